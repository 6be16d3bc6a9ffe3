import PamphletKit

/// A diagnostic in the long form:
///
///     warning[missing-image]: the picture a.png is left out: there is no such file
///      --> book/one.md:12:5
///       |
///    12 | See ![that](a.png).
///       |     ^^^^^^^^^^^^^^
///       = hint: paths are relative to the file that names the picture
struct DiagnosticExcerpt {
  /// The lines, each with its line end.
  private(set) var text = ""
  private let showsColour: Bool
  /// Columns of a line that are shown, at most.
  private static let widest = 100

  /// Shows `diagnostic`, which may point into the files of `places`.
  init(_ diagnostic: Diagnostic, in places: inout SourcePlaces, showsColour: Bool) {
    self.showsColour = showsColour
    let colour = diagnostic.severity == .error ? 31 : diagnostic.severity == .warning ? 33 : 36
    let head = painted("\(diagnostic.severity.rawValue)[\(diagnostic.code.name)]", colour)
    text = "\(head): \(DiagnosticPrinter.printable(diagnostic.message))\n"
    var margin = " "
    if let place = diagnostic.place, places.files.indices.contains(Int(place.file)) {
      let start = places.place(at: Int(place.start), in: Int(place.file))
      margin = excerpt(of: places.files[Int(place.file)], place, start, colour)
    }
    if !diagnostic.hint.isEmpty {
      text += "\(margin)\(painted("=", 34)) hint: \(DiagnosticPrinter.printable(diagnostic.hint))\n"
    }
  }

  private func painted(_ text: String, _ colour: Int) -> String {
    showsColour ? "\u{1B}[1;\(colour)m\(text)\u{1B}[0m" : text
  }

  /// Appends the place and the line.
  ///
  /// - Returns: The space before a bar.
  private mutating func excerpt(of file: SourceFile, _ place: SourceRange, _ start: SourceFile.Place, _ colour: Int)
    -> String
  {
    let name = file.name == "-" ? "<stdin>" : DiagnosticPrinter.printable(file.name)
    let number = String(start.line)
    let margin = String(repeating: " ", count: number.utf8.count + 1)
    text += "\(margin.dropLast())\(painted("-->", 34)) \(name):\(start.line):\(start.column)\n"
    let line = Self.surroundings(of: Int(place.start), in: file.bytes)
    let before = Self.shown(file.bytes[line.lowerBound..<min(max(line.lowerBound, Int(place.start)), line.upperBound)])
    let stop = min(line.upperBound, max(Int(place.end), Int(place.start)))
    let marked = Self.shown(file.bytes[min(Int(place.start), stop)..<stop])
    let after = Self.shown(file.bytes[stop..<line.upperBound])
    let skipped = max(0, before.count - Self.widest / 2)
    let isCut = skipped > 0 || line.lowerBound > 0 && !Self.endsLine(file.bytes[line.lowerBound - 1])
    let lead = (isCut ? "…" : "") + String(before.dropFirst(skipped))
    let whole = lead + String(marked) + String(after)
    let rest =
      whole.unicodeScalars.count > Self.widest
      ? String(String.UnicodeScalarView(whole.unicodeScalars.prefix(Self.widest))) + "…" : whole
    let width = max(1, min(Self.columns(String(marked)), Self.widest - min(Self.widest - 1, Self.columns(lead))))
    let bar = painted("|", 34)
    text += "\(margin)\(bar)\n\(painted(number, 34)) \(bar) \(rest)\n"
    let space = String(repeating: " ", count: Self.columns(lead))
    text += "\(margin)\(bar) \(space)\(painted(String(repeating: "^", count: width), colour))\n"
    return margin
  }

  /// The line around a byte, without its end, and of a long line no more than can be shown: a thousand warnings about
  /// one line must not cost a thousand times its length.
  private static func surroundings(of offset: Int, in bytes: [UInt8]) -> Range<Int> {
    let reach = 8 * widest
    var start = min(max(0, offset), bytes.count)
    var end = start
    let first = max(0, start - reach)
    let last = min(bytes.count, end + reach)
    while start > first && !endsLine(bytes[start - 1]) { start -= 1 }
    while end < last && !endsLine(bytes[end]) { end += 1 }
    while start > 0 && start < end && bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > start && end < bytes.count && bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<end
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Bytes as they are shown: tabs as one space, no control characters.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    DiagnosticPrinter.printable(String(decoding: bytes.map { $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self))
  }

  /// The columns a terminal needs for a text.
  private static func columns(_ text: String) -> Int { CellMeter(language: "").width(of: Array(text.utf8)[...]) }
}
