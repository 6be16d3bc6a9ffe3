/// The list of addresses at the end of a plain text such as our own text edition: a heading, and under it lines of `<1>
/// address`, which the text refers to by `<1>` behind the words of a link.
struct PlainTextLinks {
  /// The parts without the list.
  let parts: [TextPart]
  /// The addresses, with their titles after a space; the first is that of `<1>`.
  private(set) var addresses: [String] = []

  /// Takes the list out of `parts` if the text refers to each of its addresses.
  init(_ parts: [TextPart], in text: TextLines) {
    for index in parts.indices {
      guard case .heading = parts[index].kind else { continue }
      var end = index + 1
      var lines: [Int] = []
      while end < parts.count, Self.mayList(parts[end].kind), Self.continuesList(parts[end], !lines.isEmpty, text) {
        lines += parts[end].lines
        end += 1
      }
      let found = Self.entries(lines, text)
      guard !found.isEmpty else { continue }
      var rest = parts
      rest.removeSubrange(index..<end)
      guard Self.numbers(in: rest, text).isSuperset(of: 1...found.count) else { continue }
      self.parts = rest
      addresses = found
      return
    }
    self.parts = parts
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

  /// The entries of lines, if they are numbered from 1 on.
  private static func entries(_ lines: [Int], _ text: TextLines) -> [String] {
    var entries: [String] = []
    for line in lines {
      let current = text.lines[line]
      if let (number, end) = number(at: current.start, text.bytes) {
        guard number == entries.count + 1 else { return [] }
        let content = text.bytes[min(end, current.end)..<current.end].drop { $0 == 0x20 }
        entries.append(String(decoding: content, as: UTF8.self))
      } else if let last = entries.last?.utf8.last {
        // Addresses are divided after these marks, and titles at spaces.
        let joins = "/?&-".utf8.contains(last) && !entries[entries.count - 1].contains(" ")
        entries[entries.count - 1] +=
          (joins ? "" : " ") + String(decoding: text.bytes[current.start..<current.end], as: UTF8.self)
      } else {
        return []
      }
    }
    return entries.contains("") ? [] : entries
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
  private static func number(at index: Int, _ bytes: [UInt8]) -> (number: Int, end: Int)? {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "<") else { return nil }
    let digits = bytes[(index + 1)...].prefix(6).prefix(while: CharacterClass.isDigit)
    guard let number = Int(String(decoding: digits, as: UTF8.self)), digits.endIndex < bytes.count,
      bytes[digits.endIndex] == UInt8(ascii: ">")
    else { return nil }
    return (number, digits.endIndex + 1)
  }
}
