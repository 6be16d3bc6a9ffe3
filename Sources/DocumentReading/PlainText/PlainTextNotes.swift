/// Decides which notes of a plain text are notes: those that the text refers to.
enum PlainTextNotes {
  /// The parts, with notes that nothing refers to made paragraphs.
  static func withReferences(_ parts: [TextPart], in text: TextLines) -> [TextPart] {
    var parts = parts
    var defined: Set<String> = []
    for part in parts { if case .note(let label) = part.kind { defined.insert(label) } }
    guard !defined.isEmpty else { return parts }
    var referred: Set<String> = []
    for part in parts {
      for line in part.lines {
        let skip = line == part.lines.lowerBound ? part.markerLength : 0
        let end = text.lines[line].end
        collect(text.bytes, min(end, text.lines[line].start + skip)..<end, into: &referred)
      }
    }
    for index in parts.indices {
      guard case .note(let label) = parts[index].kind else { continue }
      if referred.contains(label) && defined.remove(label) != nil { continue }
      parts[index].kind = .paragraph
      parts[index].markerLength = 0
    }
    return parts
  }

  private static func collect(_ bytes: [UInt8], _ range: Range<Int>, into labels: inout Set<String>) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "[") else {
        index += 1
        continue
      }
      var start = index + 1
      if start < range.upperBound && bytes[start] == UInt8(ascii: "^") { start += 1 }
      var end = start
      while end < range.upperBound && end - start < 8 && bytes[end] != UInt8(ascii: "]") { end += 1 }
      if end < range.upperBound && bytes[end] == UInt8(ascii: "]") {
        labels.insert(String(decoding: bytes[start..<end], as: UTF8.self))
      }
      index += 1
    }
  }
}
