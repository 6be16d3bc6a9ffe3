/// A content stream of cairo's with its colours made grey.
///
/// Cairo sets colours with `rg` and `RG` alone. Grey is what it is for pictures: 0.299 red, 0.587 green, 0.114 blue.
struct GreyContent {
  /// The stream in grey.
  private(set) var bytes: [UInt8] = []
  private let content: [UInt8]
  private var index = 0
  /// Where the numbers before the next operator stand in ``bytes``.
  private var operands: [(place: Int, value: Int?)] = []

  /// Makes a stream grey.
  init(_ content: [UInt8]) {
    self.content = content
    bytes.reserveCapacity(content.count)
    while index < content.count { takeToken() }
  }

  private mutating func takeToken() {
    switch content[index] {
    case 0, 9, 10, 12, 13, 32: copy(upTo: index + 1)
    case UInt8(ascii: "("):
      operands.removeAll()
      copy(upTo: endOfString)
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "%"):
      operands.removeAll()
      copy(upTo: index + 1)
    default:
      let end = content[(index + 1)...].firstIndex { GreyContent.endsToken($0) } ?? content.count
      take(content[index..<end])
    }
  }

  /// Takes a number, a name or an operator.
  private mutating func take(_ token: ArraySlice<UInt8>) {
    let isNumber = token.first.map { (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0) } ?? false
    if isNumber {
      operands.append((bytes.count, GreyContent.millionths(token)))
      return copy(upTo: token.endIndex)
    }
    let isStroke = token.elementsEqual("RG".utf8)
    let last = operands.suffix(3)
    if isStroke || token.elementsEqual("rg".utf8), last.count == 3, let place = last.first?.place {
      bytes.removeSubrange(place...)
      bytes += GreyContent.grey(last.map { $0.value ?? 0 })
      bytes += isStroke ? " G".utf8 : " g".utf8
      index = token.endIndex
    } else {
      copy(upTo: token.endIndex)
    }
    operands.removeAll(keepingCapacity: true)
  }

  private mutating func copy(upTo end: Int) {
    bytes += content[index..<min(end, content.count)]
    index = end
  }

  /// The index after the string that begins here, with strings and marks in it.
  private var endOfString: Int {
    var depth = 0
    var place = index
    while place < content.count {
      switch content[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      place += 1
      if depth == 0 { break }
    }
    return min(place, content.count)
  }

  private static func endsToken(_ byte: UInt8) -> Bool {
    byte <= 32 || "()<>[]{}/%".utf8.contains(byte)
  }

  /// A number in millionths; `nil` if it is none.
  static func millionths(_ token: ArraySlice<UInt8>) -> Int? {
    let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }),
      parts[0].count <= 6
    else { return nil }
    let digits = parts[0] + ((parts.count > 1 ? Array(parts[1]) : []) + [UInt8](repeating: 0x30, count: 6)).prefix(6)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The grey of a colour whose parts are millionths, written as PDF has it.
  static func grey(_ colour: [Int]) -> [UInt8] {
    let grey = min(1_000_000, (299 * colour[0] + 587 * colour[1] + 114 * colour[2] + 500) / 1000)
    if grey == 1_000_000 { return [0x31] }
    if grey == 0 { return [0x30] }
    var digits = Array(String(1_000_000 + grey).utf8.dropFirst())
    while digits.last == 0x30 { digits.removeLast() }
    return [0x30, 0x2E] + digits
  }
}
