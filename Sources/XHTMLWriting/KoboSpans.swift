/// Puts the spans into a chapter that Kobo's readers count pages and keep places by: one around each sentence and each
/// picture, called `kobo.P.S` after paragraph and segment.
///
/// Works on markup of ours, which is well formed. Nothing else of the text or its structure changes.
struct KoboSpans {
  /// Elements that begin a paragraph.
  private static let paragraphs: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "caption", "figcaption", "pre",
  ]
  /// Elements that are left as they are with everything in them.
  private static let skipped: Set<String> = ["rt", "svg", "math"]

  private let input: [UInt8]
  private var index = 0
  private var output: [UInt8] = []
  private var paragraph = 0
  private var segment = 0

  /// The chapter with spans. Places of the manuscript's blocks move with the text.
  static func added(to chapter: Chapter) -> Chapter {
    var chapter = chapter
    var spans = KoboSpans(chapter.bytes)
    chapter.origins = chapter.origins.map { origin in
      spans.run(to: origin.offset)
      return Chapter.Origin(offset: spans.output.count, block: origin.block)
    }
    spans.run(to: spans.input.count)
    chapter.bytes = spans.output
    return chapter
  }

  private init(_ bytes: [UInt8]) {
    input = bytes
    output.reserveCapacity(bytes.count * 3 / 2)
    let main = Array("<main".utf8)
    while index < bytes.count, !bytes[index...].starts(with: main) { index += 1 }
    output += bytes[..<index]
  }

  /// Goes on up to an offset, which is between tags.
  private mutating func run(to end: Int) {
    while index < end {
      if input[index] == 0x3C { copyTag() } else { copyText() }
    }
  }

  private mutating func copyTag() {
    let end = (input[index...].firstIndex(of: 0x3E) ?? input.count - 1) + 1
    let tag = input[index..<end]
    let name = String(decoding: tag.dropFirst().prefix { isAlphanumeric($0) }, as: UTF8.self)
    index = end
    if name == "img" {
      open()
      output += tag
      output += Array("</span>".utf8)
      return
    }
    output += tag
    if Self.paragraphs.contains(name) {
      paragraph += 1
      segment = 0
    }
    guard Self.skipped.contains(name), tag.suffix(2).first != 0x2F else { return }
    let closing = Array("</\(name)>".utf8)
    while index < input.count, !input[index...].starts(with: closing) {
      output.append(input[index])
      index += 1
    }
  }

  private mutating func copyText() {
    let end = input[index...].firstIndex(of: 0x3C) ?? input.count
    while index < end {
      let stop = sentenceEnd(before: end)
      let sentence = input[index..<stop]
      if sentence.allSatisfy({ $0 <= 0x20 }) {
        output += sentence
      } else {
        open()
        output += sentence
        output += Array("</span>".utf8)
      }
      index = stop
    }
  }

  /// One past the next sentence with the space behind it, at most `end`.
  private func sentenceEnd(before end: Int) -> Int {
    var place = index
    while place < end {
      let byte = input[place]
      let isWide = byte == 0xE3 && place + 2 < end && input[place + 1] == 0x80 && input[place + 2] == 0x82
      place += isWide ? 3 : 1
      if isWide { return place }
      guard byte == 0x2E || byte == 0x21 || byte == 0x3F else { continue }
      var next = place
      while next < end, input[next] == 0x22 || input[next] == 0x29 || input[next] >= 0x80 { next += 1 }
      guard next < end, input[next] <= 0x20, next - place <= 6 else { continue }
      while next < end, input[next] <= 0x20 { next += 1 }
      return next
    }
    return end
  }

  private mutating func open() {
    if paragraph == 0 { paragraph = 1 }
    segment += 1
    output += Array("<span class=\"koboSpan\" id=\"kobo.\(paragraph).\(segment)\">".utf8)
  }
}
