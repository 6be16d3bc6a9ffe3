import XHTMLWriting

/// A cover for machines without typefaces: title, a rule, authors, inside a frame, in the reader's own type.
struct CoverDrawing {
  /// The drawing, 1200 × 1800.
  let svg: String

  /// A line of the title and its width.
  private static let measure = 960
  /// Characters of a title that a cover shows at most; the whole of it stands on the title page.
  private static let longest = 400

  /// Draws a cover.
  init(title: String, subtitle: String, authors: [String], date: String) {
    let size = [132, 108, 88, 72, 60, 48].first { Self.lines(of: title, size: $0).count <= ($0 > 80 ? 4 : 7) } ?? 40
    var text = ""
    var y = 430
    for line in Self.lines(of: title, size: size).prefix(12) {
      text += Self.line(line, size: size, y: y)
      y += size * 5 / 4
    }
    y += 10
    for line in Self.lines(of: subtitle, size: 52).prefix(4) {
      text += Self.line(line, size: 52, y: y, style: " font-style=\"italic\"")
      y += 68
    }
    var foot = 1560
    if !date.isEmpty { text += Self.line(Self.lines(of: date, size: 40)[0], size: 40, y: 1640) }
    let names = authors.flatMap { Self.lines(of: $0, size: 60) }.prefix(6)
    for name in names.reversed() {
      text += Self.line(name, size: 60, y: foot)
      foot -= 80
    }
    if !names.isEmpty { text += "<path d=\"M520 \(max(foot - 10, y))H680\" stroke=\"#8a2b20\" stroke-width=\"6\"/>\n" }
    svg = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="1200" height="1800" viewBox="0 0 1200 1800">
      <rect width="1200" height="1800" fill="#f6f1e4"/>
      <path d="M60 60H1140V1740H60Z" fill="none" stroke="#8a2b20" stroke-width="6"/>
      <path d="M78 78H1122V1722H78Z" fill="none" stroke="#8a2b20" stroke-width="2"/>
      <g font-family="Georgia, 'Times New Roman', serif" fill="#2b2622" text-anchor="middle">
      \(text)</g>
      </svg>

      """
  }

  private static func line(_ text: String, size: Int, y: Int, style: String = "") -> String {
    "<text x=\"600\" y=\"\(y)\" font-size=\"\(size)\"\(style)>\(escaped(text))</text>\n"
  }

  /// Divides text into lines that fit, by an estimate of half an em a letter and a whole one for East Asian characters.
  private static func lines(of text: String, size: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    for word in text.prefix(longest).split(whereSeparator: \.isWhitespace) {
      var word = word
      while !word.isEmpty {
        let wordWidth = self.width(of: word, size: size)
        if width > 0 && width + size / 4 + wordWidth <= measure {
          line += " " + word
          width += size / 4 + wordWidth
          break
        }
        if !line.isEmpty { lines.append(line) }
        var piece = word
        while self.width(of: piece, size: size) > measure, piece.count > 1 { piece.removeLast() }
        line = String(piece)
        width = self.width(of: piece, size: size)
        word = word[piece.endIndex...]
      }
    }
    return lines + (line.isEmpty ? [] : [line])
  }

  private static func width(of word: Substring, size: Int) -> Int {
    word.unicodeScalars.reduce(0) { sum, scalar in
      if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.canonicalCombiningClass != .notReordered {
        return sum
      }
      return sum + (scalar.value >= 0x2E80 ? size : scalar.properties.isUppercase ? size * 7 / 10 : size * 52 / 100)
    }
  }
}
