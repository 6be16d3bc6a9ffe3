import DocumentModel

/// Ruby, as it is read for editions that set no readings over their bases: they have them behind, between parentheses. Where
/// the manuscript gives these no `rp`, they are read as if it did; editions that set ruby leave them out.
struct RubyReader {
  /// Tags looked at for an `rp`, at most. Keeps the work linear.
  static let reach = 64

  /// Whether the open ruby lacks parentheses.
  private var lacksParentheses = false
  /// What ends the open reading; empty if none is open.
  private var closing = ""

  /// The parentheses before a tag, which has a slash before its name if it is an end tag.
  ///
  /// - Parameters:
  ///   - hasParentheses: Whether the ruby that begins with the tag has some of its own.
  ///   - text: What stands before the tag.
  mutating func parentheses(before tag: String, hasParentheses: Bool, text: [UInt8]) -> String {
    switch tag {
    case "ruby":
      lacksParentheses = !hasParentheses
      return endReading()
    case "rt" where lacksParentheses:
      let end = endReading()
      let last = String(decoding: text.suffix(4), as: UTF8.self).unicodeScalars.last?.value ?? 0
      let isWide = !end.isEmpty ? end == "）" : last >= 0x2E80
      closing = isWide ? "）" : ")"
      return end + (isWide ? "（" : "(")
    case "rb", "rtc", "/rtc", "/ruby": return endReading()
    default: return ""
    }
  }

  /// The parenthesis behind a tag.
  mutating func parentheses(behind tag: String) -> String { tag == "/rt" ? endReading() : "" }

  private mutating func endReading() -> String {
    defer { closing = "" }
    return closing
  }
}

extension InlineParser {
  /// Writes a tag of raw HTML, and around one of ruby the parentheses that it lacks.
  mutating func writeTag(_ piece: InlinePiece, at index: Int, into document: inout Document) {
    guard dialect.contains(.htmlElements), let name = rubyTag(piece) else {
      return leaf(.rawHTML, piece, into: &document)
    }
    let hasParentheses = name == "ruby" && hasParentheses(from: index)
    let before = ruby.parentheses(
      before: name, hasParentheses: hasParentheses, text: Self.lastText(of: document))
    write(parentheses: before, beside: piece, into: &document)
    leaf(.rawHTML, piece, into: &document)
    write(parentheses: ruby.parentheses(behind: name), beside: piece, into: &document)
  }

  /// The last character of what was written, tags not counted.
  private static func lastText(of document: Document) -> [UInt8] {
    var end = document.text.count
    for span in document.spans.reversed() {
      guard span.kind == .rawHTML, Int(span.range.end) == end else { break }
      end = Int(span.range.start)
    }
    return Array(document.text[..<end].suffix(4))
  }

  private func write(parentheses: String, beside piece: InlinePiece, into document: inout Document) {
    guard !parentheses.isEmpty else { return }
    appendRaw("<rp>", beside: piece, into: &document)
    document.text += parentheses.utf8
    appendRaw("</rp>", beside: piece, into: &document)
  }

  private func appendRaw(_ markup: String, beside piece: InlinePiece, into document: inout Document) {
    let start = document.text.count
    document.text += markup.utf8
    var span = TextSpan(
      .rawHTML, over: TextRange(start, document.text.count),
      source: source(Int(piece.whole.lowerBound), Int(piece.whole.upperBound)))
    span.end = Int32(document.spans.count + 1)
    document.spans.append(span)
  }

  /// Whether there is an `rp` before the end of the ruby that begins with a piece.
  private func hasParentheses(from index: Int) -> Bool {
    for next in index + 1..<min(index + 1 + RubyReader.reach, pieces.count) {
      guard let name = rubyTag(pieces[next]) else { continue }
      if name == "rp" || name == "/ruby" { return name == "rp" }
    }
    return false
  }

  /// The name of a tag of ruby, after a slash if it is an end tag.
  private func rubyTag(_ piece: InlinePiece) -> String? {
    guard case .rawHTML = piece.kind else { return nil }
    let tag = piece.textIndices
    var end = tag.lowerBound + 1
    if end < tag.upperBound, bytes[end] == UInt8(ascii: "/") { end += 1 }
    guard end < tag.upperBound, bytes[end] | 0x20 == UInt8(ascii: "r") else { return nil }
    while end < tag.upperBound, CharacterClass.isAlphanumeric(bytes[end]) { end += 1 }
    guard end - tag.lowerBound <= 6 else { return nil }
    let name = String(decoding: bytes[tag.lowerBound + 1..<end].map { CharacterClass.lowercased($0) }, as: UTF8.self)
    return RubyElement.names.contains(name.hasPrefix("/") ? String(name.dropFirst()) : name) ? name : nil
  }
}
