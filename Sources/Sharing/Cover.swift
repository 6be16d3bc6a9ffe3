import DocumentModel

/// The picture that stands for a work: its own, or one drawn from its title and authors.
struct Cover {
  /// The picture for browsers.
  let picture: Picture
  /// The same as pixels for e-readers that draw nothing else; `nil` if ``picture`` is of pixels.
  let thumbnail: [UInt8]?

  /// Width and height of a drawn cover, in CSS pixels: 2 to 3, as most readers expect.
  static let size = (width: 600, height: 900)

  /// The cover of a work.
  init(of work: SharedWork) {
    let colours = CoverColours(for: work.identifier)
    if let own = work.cover {
      picture = own
      let isPixels = own.format == .png || own.format == .jpeg || own.format == .gif
      thumbnail = isPixels ? nil : PlainPicture.cover(in: colours)
    } else {
      let drawing = Array(Cover.drawing(of: work, in: colours).utf8)
      picture = Picture(.svg, width: Cover.size.width, height: Cover.size.height, bytes: drawing)
      thumbnail = PlainPicture.cover(in: colours)
    }
  }

  /// A cover of coloured bands with the title on a light field, SVG.
  private static func drawing(of work: SharedWork, in colours: CoverColours) -> String {
    let lines = CoverLines(work.title)
    let authors = work.metadata.authors.map(\.name).joined(separator: " · ")
    let authorLines = authors.isEmpty ? [] : CoverLines(authors, widest: 30).lines
    var shapes = ""
    var y = 450 - lines.size * 11 / 20 * (lines.lines.count - 1)
    for line in lines.lines {
      shapes += "<text x=\"300\" y=\"\(y)\" font-size=\"\(lines.size)\" font-weight=\"600\" fill=\"\(colours.dark)\">"
      shapes += Markup.text(line) + "</text>\n"
      y += lines.size * 11 / 10
    }
    y = 800
    for line in authorLines.prefix(2) {
      shapes += "<text x=\"300\" y=\"\(y)\" font-size=\"34\" fill=\"\(colours.paper)\">\(Markup.text(line))</text>\n"
      y += 42
    }
    let direction = Direction(language: work.metadata.language)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 900" width="600" height="900" \
      xml:lang="\(Markup.text(work.metadata.language))" direction="\(direction.rawValue)" \
      text-anchor="middle" font-family="Georgia, 'Times New Roman', serif">
      <title>\(Markup.text(work.title))</title>
      <rect width="600" height="900" fill="\(colours.dark)"/>
      <rect y="180" width="600" height="540" fill="\(colours.paper)"/>
      <rect y="168" width="600" height="4" fill="\(colours.bright)"/>
      <rect y="728" width="600" height="4" fill="\(colours.bright)"/>
      <path d="M300 62l28 28-28 28-28-28z" fill="\(colours.bright)"/>
      \(shapes)</svg>

      """
  }
}

/// A title broken into lines, and the size at which they fit the cover.
struct CoverLines {
  /// The lines, at most eight.
  let lines: [String]
  /// Size of the type, in pixels.
  let size: Int

  /// Breaks `text` at spaces, or anywhere in a word that is too long.
  init(_ text: String, widest: Int? = nil) {
    let clean = FoldingHelp.oneLine(text)
    let count = clean.count
    let measure = widest ?? (count <= 24 ? 10 : count <= 60 ? 13 : 18)
    var lines: [String] = []
    for word in clean.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= measure {
        lines[lines.count - 1] += " " + word
        continue
      }
      var rest = word[...]
      while rest.count > measure + 4 {
        lines.append(String(rest.prefix(measure)))
        rest = rest.dropFirst(measure)
      }
      lines.append(String(rest))
    }
    if lines.count > 8 { lines = Array(lines.prefix(7)) + [lines[7] + "…"] }
    self.lines = lines
    let isWide = clean.unicodeScalars.contains { $0.value >= 0x2E80 && $0.value < 0xFB00 }
    let longest = max(1, lines.map(\.count).max() ?? 1) * (isWide ? 2 : 1)
    size = min(96, max(24, 1_060 / longest), max(24, 460 / max(1, lines.count)))
  }
}

/// Three colours that go together.
struct CoverColours {
  /// The ground, `#rrggbb`.
  let dark: String
  /// The lines.
  let bright: String
  /// The field of the title.
  let paper: String

  private static let sets = [
    ("#1f3a5f", "#d9a441", "#f7f3e9"), ("#5b2333", "#d8b26e", "#f8f1ea"), ("#23483c", "#d6a657", "#f4f3e8"),
    ("#3b2f5c", "#d3a5c9", "#f5f1f7"), ("#6b3e1d", "#e2b864", "#f9f3e7"), ("#264653", "#e9a66b", "#f5f4ee"),
    ("#4a4e2c", "#cdbb5c", "#f6f4e6"), ("#3d3d45", "#c96f53", "#f5f3f0"),
  ]

  /// The colours of a work, by its identifier.
  init(for identifier: String) {
    let set = CoverColours.sets[Int(Digest(of: Array(identifier.utf8)).bytes[0]) % CoverColours.sets.count]
    (dark, bright, paper) = set
  }
}
