/// The lists of addresses in a plain text such as our own text edition, which refers to them by `<1>` behind the words of
/// a link: lines of `<1> address` under a heading, under a rule at the end of a chapter, or among the notes of pages.
struct PlainTextLinks {
  /// The parts without the lists.
  let parts: [TextPart]
  /// The addresses, with their titles after a space; the first is that of `<1>`.
  private(set) var addresses: [String] = []

  /// Takes the lists out of `parts` if they number their addresses from 1 on and the text refers to each.
  init(_ parts: [TextPart], in text: TextLines) {
    var rest: [TextPart] = []
    var entries: [(number: Int, address: String)] = []
    var index = 0
    while index < parts.count {
      let (end, found) = Self.list(from: index, of: parts, text)
      entries += found
      if end == index { rest.append(parts[index]) }
      index = max(end, index + 1)
    }
    let known = Dictionary(entries.map { ($0.number, $0.address) }) { first, _ in first }
    let isWhole = (0..<known.count).allSatisfy { known[$0 + 1] != nil }
    if !known.isEmpty, isWhole, entries.allSatisfy({ known[$0.number] == $0.address }),
      Self.numbers(in: rest, text).isSuperset(of: known.keys)
    {
      self.parts = rest
      addresses = (1...known.count).compactMap { known[$0] }
    } else {
      self.parts = parts.map { part in
        guard part.kind == .linkTarget else { return part }
        var part = part
        part.kind = .paragraph
        return part
      }
    }
  }

  /// The entries of the list that begins with a part, and the part after it: the same part if none begins there.
  private static func list(
    from start: Int, of parts: [TextPart], _ text: TextLines
  ) -> (end: Int, entries: [(number: Int, address: String)]) {
    var lines: [Int] = []
    var end = start
    if parts[start].kind == .linkTarget {
      lines = Array(parts[start].lines)
      end += 1
    } else {
      if case .heading = parts[start].kind {
        end += 1
      } else if isRule(parts[start].lines.first, text), parts[start].lines.count > 1, mayList(parts[start].kind) {
        lines = Array(parts[start].lines.dropFirst())
        end += 1
      } else {
        return (start, [])
      }
      while end < parts.count, mayList(parts[end].kind), continuesList(parts[end], !lines.isEmpty, text) {
        lines += parts[end].lines
        end += 1
      }
    }
    let entries = entries(lines, text)
    return entries.isEmpty ? (start, []) : (end, entries)
  }

  /// Whether a line is a rule of hyphens.
  private static func isRule(_ line: Int?, _ text: TextLines) -> Bool {
    guard let line else { return false }
    let marks = text.bytes[text.lines[line].start..<text.lines[line].end]
    return marks.count >= 3 && marks.allSatisfy { $0 == UInt8(ascii: "-") }
  }

  private static func mayList(_ kind: TextPart.Kind) -> Bool {
    switch kind {
    case .paragraph, .verse, .preformatted, .quotation: true
    default: false
    }
  }

  /// Whether a part begins with an entry, or goes on with one.
  private static func continuesList(_ part: TextPart, _ isBegun: Bool, _ text: TextLines) -> Bool {
    guard let first = part.lines.first else { return false }
    return number(at: text.lines[first].start, text.bytes) != nil || isBegun && text.lines[first].indent >= 4
  }

  /// The entries of lines; none if one of them has no address.
  private static func entries(_ lines: [Int], _ text: TextLines) -> [(number: Int, address: String)] {
    var entries: [(number: Int, address: String)] = []
    for line in lines {
      let current = text.lines[line]
      if let (number, end) = number(at: current.start, text.bytes) {
        let content = text.bytes[min(end, current.end)..<current.end].drop { $0 == 0x20 }
        entries.append((number, String(decoding: content, as: UTF8.self)))
      } else if let last = entries.last?.address.utf8.last {
        // Addresses are divided after these marks, and titles at spaces.
        let joins = "/?&-".utf8.contains(last) && !entries[entries.count - 1].address.contains(" ")
        entries[entries.count - 1].address +=
          (joins ? "" : " ") + String(decoding: text.bytes[current.start..<current.end], as: UTF8.self)
      } else {
        return []
      }
    }
    return entries.contains { $0.address.isEmpty } ? [] : entries
  }

  /// The numbers that the text refers to.
  private static func numbers(in parts: [TextPart], _ text: TextLines) -> Set<Int> {
    var numbers: Set<Int> = []
    for part in parts {
      for line in part.lines {
        for index in text.lines[line].start..<text.lines[line].end where text.bytes[index] == UInt8(ascii: "<") {
          if let (number, _) = number(at: index, text.bytes) { numbers.insert(number) }
        }
      }
    }
    return numbers
  }

  /// The number of a mark `<n>` at `index`, and where the mark ends.
  static func number(at index: Int, _ bytes: [UInt8]) -> (number: Int, end: Int)? {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "<") else { return nil }
    let digits = bytes[(index + 1)...].prefix(6).prefix(while: CharacterClass.isDigit)
    guard let number = Int(String(decoding: digits, as: UTF8.self)), digits.endIndex < bytes.count,
      bytes[digits.endIndex] == UInt8(ascii: ">")
    else { return nil }
    return (number, digits.endIndex + 1)
  }
}
