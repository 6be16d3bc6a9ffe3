import DocumentModel
import FontShaping

/// Writes what pages show as PDF content (ISO 32000-1, 9.4).
///
/// All positions are whole numbers: of 1/1000 pt for the starts of lines, of 1/1000 em within them. What rounding leaves
/// over is carried forward, so that no error grows along a line. The bytes of a word are made once for each font.
struct ContentWriter {
  private let pages: Pages
  private let fonts: EmbeddedFonts
  /// What is asked of ``EmbeddedFonts/files`` for each word; copying those themselves would cost more than the words.
  private let faces: [Face]
  private let roles: [StaticString]
  private let turns: [Int: PictureTurn]
  /// The bytes of runs, as they stand inside a string.
  private var words = PDFBytes()
  private var wordOfRun: [Word]

  /// A run's bytes, and how far they move the pen in 1/1000 em.
  private struct Word {
    /// The bytes, and where those of a word space end that stand behind them.
    var bytes: Range<Int32>
    var spaceEnd: Int32
    var advance: Int32
    var glyphs: Int32

    /// A word that was not made yet.
    static let none = Word(bytes: 0..<0, spaceEnd: 0, advance: 0, glyphs: -1)
  }

  /// A font file as its words need it.
  private struct Face {
    /// Number of the resource of variant 0.
    let firstResource: Int
    /// Font units in an em.
    let unitsPerEm: Int
    /// The word space, if the font has one, and its width in 1/1000 em.
    private(set) var space: (number: UInt16, width: Int)?
    /// The new numbers of glyphs, and the widths by these in 1/1000 em.
    private let newNumbers: [UInt16]
    private let widths: [Int32]

    init(_ file: EmbeddedFonts.File) {
      firstResource = file.firstResource
      unitsPerEm = file.unitsPerEm
      newNumbers = file.subset?.newNumbers ?? []
      widths = file.subset?.widths ?? []
      space = file.space.map { glyph($0) }
    }

    /// The new number of a glyph and its width in 1/1000 em.
    @inline(__always)
    func glyph(_ old: GlyphID) -> (number: UInt16, width: Int) {
      guard Int(old.number) < newNumbers.count else { return (0, 0) }
      let number = newNumbers[Int(old.number)]
      return (number, Int(widths[Int(number)]))
    }
  }

  /// What was set last; PDF keeps it until it changes.
  private var resource = -1
  private var size = Length.zero
  private var scale: Int32 = 1000
  private var tracking: Int32 = 0
  /// Where the current line starts, in 1/1000 pt.
  private var line: (x: Int, y: Int) = (0, 0)

  /// A writer for `pages`; `turns` has the pictures that are in the resources.
  init(_ pages: Pages, fonts: EmbeddedFonts, turns: [Int: PictureTurn]) {
    self.pages = pages
    self.fonts = fonts
    faces = fonts.files.map { Face($0) }
    roles = pages.elements.map(\.tag)
    self.turns = turns
    wordOfRun = [Word](repeating: .none, count: pages.shapes.runs.count)
  }

  /// Puts a page's content; without its tags if it is shown a second time.
  mutating func put(_ page: Page, _ marks: ArraySlice<Mark>, isRepeated: Bool, into content: inout PDFBytes) {
    resource = -1
    scale = 1000
    tracking = 0
    if isRepeated { content.put("/Artifact BMC\n") }
    for mark in marks {
      if !isRepeated { putStart(of: mark, on: page, into: &content) }
      putItems(of: mark, on: page, into: &content)
      if !isRepeated { content.put("EMC\n") }
    }
    if isRepeated { content.put("EMC\n") }
  }

  private func putStart(of mark: Mark, on page: Page, into content: inout PDFBytes) {
    switch mark.owner {
    case .element(let element):
      // Poppler looks for the text of marked content in spans only; what it belongs to is told by its number.
      content.put(mark.actualText >= 0 || mark.saysText ? "/Span" : roles[Int(element)])
      content.put("<</MCID ")
      content.put(Int(mark.identifier))
      if mark.actualText >= 0 {
        content.put("/ActualText")
        content.put(text: pages.actualTexts[Int(mark.actualText)])
      } else if mark.saysText, let segments = mark.segments {
        content.put("/ActualText")
        content.put(text: page.segments[segments.asInts].reduce("") { $0 + pages.shapes.string(of: $1.run) })
      }
      content.put(">>BDC\n")
    case .pagination: content.put("/Artifact<</Type/Pagination>>BDC\n")
    case .decoration: content.put("/Artifact<</Type/Layout>>BDC\n")
    }
  }

  private mutating func putItems(of mark: Mark, on page: Page, into content: inout PDFBytes) {
    var isText = false
    for index in mark.items {
      if case .text(var text) = page.items[index] {
        if let segments = mark.segments { text.segments = segments }
        if text.segments.isEmpty || text.size.scaledPoints <= 0 { continue }
        if !isText {
          content.put("BT\n")
          line = (0, 0)
          isText = true
        }
        put(text, in: mark, of: page, into: &content)
        continue
      }
      if isText { content.put("ET\n") }
      isText = false
      switch page.items[index] {
      case .text: break
      case .rule(let rectangle, _): content.put(rectangle, onPageOf: page.size.height)
      case .picture(let picture, let rectangle, _):
        if let turn = turns[Int(picture)] {
          content.put(picture: picture, turn, in: rectangle, onPageOf: page.size.height)
        }
      }
    }
    if isText { content.put("ET\n") }
  }

  private mutating func put(_ text: TextItem, in mark: Mark, of page: Page, into content: inout PDFBytes) {
    let isResized = text.size != size
    if isResized { resource = -1 }
    size = text.size
    let x = text.origin.x.thousandths
    let y = (page.size.height - text.origin.y).thousandths
    content.put(thousandths: x - line.x)
    content.put(byte: 0x20)
    content.put(thousandths: y - line.y)
    content.put(" Td\n")
    line = (x, y)
    if text.scale != scale {
      scale = text.scale
      content.put(thousandths: Int(scale) * 100)
      content.put(" Tz\n")
    }
    if text.tracking != tracking || tracking != 0 && isResized {
      tracking = text.tracking
      content.put(thousandths: (Int(tracking) * text.size.thousandths).roundedQuotient(by: 1000))
      content.put(" Tc\n")
    }
    var pen = Pen(size: text.size, scale: text.scale)
    let segments = page.segments[text.segments.asInts]
    for index in segments.indices {
      let segment = segments[index]
      let hasWord = !(mark.beginsWithSpace && index == segments.startIndex)
      let hasSpace = segment.spaceFollows && !(mark.saysText && index == segments.endIndex - 1)
      let isLeft = hasSpace && goesLeft(after: index, in: segments)
      let isPlain = fonts.isPlain[Int(segment.run)]
      if hasWord && isPlain {
        putWord(segment, andSpace: hasSpace && !isLeft, with: &pen, into: &content)
      } else if hasWord {
        putGlyphs(of: segment, with: &pen, into: &content)
      }
      if hasSpace && !(hasWord && isPlain && !isLeft) {
        putSpace(after: segment, isLeft: isLeft, with: &pen, into: &content)
      }
    }
    pen.close(&content)
  }

  /// Whether the line is read from right to left after a segment.
  private func goesLeft(after index: Int, in segments: ArraySlice<TextSegment>) -> Bool {
    if index + 1 < segments.endIndex { return segments[index + 1].offset < segments[index].offset }
    if pages.shapes.isReversed(pages.shapes.runs[Int(segments[index].run)]) { return true }
    return index > segments.startIndex && segments[index - 1].offset > segments[index].offset
  }

  /// Puts a word that is drawn in one go, with the space on its right if that follows.
  private mutating func putWord(
    _ segment: TextSegment, andSpace hasSpace: Bool, with pen: inout Pen, into content: inout PDFBytes
  ) {
    let file = fonts.file(of: pages.shapes.runs[Int(segment.run)].font)
    select(faces[file].firstResource, with: &pen, into: &content)
    pen.move(to: pen.position(of: segment.offset), &content)
    let word = word(of: Int(segment.run), in: file)
    pen.open(&content)
    let end = hasSpace ? word.spaceEnd : word.bytes.upperBound
    content.put(words, Int(word.bytes.lowerBound)..<Int(end))
    pen.advance(by: Int(word.advance) + Int(word.glyphs) * Int(tracking))
    if hasSpace, let space = faces[file].space { pen.advance(by: space.width + Int(tracking)) }
  }

  /// Puts the space after a word, where the pen is; if the line goes on to the left, on the left of the word.
  private mutating func putSpace(
    after segment: TextSegment, isLeft: Bool, with pen: inout Pen, into content: inout PDFBytes
  ) {
    let run = pages.shapes.runs[Int(segment.run)]
    let file = fonts.file(of: run.font)
    guard let glyph = faces[file].space else { return }
    select(faces[file].firstResource, with: &pen, into: &content)
    if isLeft {
      pen.move(to: pen.position(of: segment.offset) - glyph.width * Pen.unit, &content)
    } else if pen.isAtStart {
      let width = Int(run.advance) * 1000 * Pen.unit / faces[file].unitsPerEm
      pen.move(to: pen.position(of: segment.offset) + width, &content)
    }
    pen.open(&content)
    content.put(glyph: glyph.number)
    pen.advance(by: glyph.width + Int(tracking))
  }

  private mutating func select(_ wanted: Int, with pen: inout Pen, into content: inout PDFBytes) {
    if wanted == resource { return }
    pen.close(&content)
    resource = wanted
    content.put("/F")
    content.put(wanted)
    content.put(byte: 0x20)
    content.put(size)
    content.put(" Tf\n")
  }

  /// Puts a run glyph by glyph: some are raised, or shown by another variant of the font.
  private mutating func putGlyphs(of segment: TextSegment, with pen: inout Pen, into content: inout PDFBytes) {
    let run = pages.shapes.runs[Int(segment.run)]
    let file = faces[fonts.file(of: run.font)]
    let start = pen.position(of: segment.offset)
    let unitsPerEm = file.unitsPerEm
    let isReversed = pages.shapes.isReversed(run)
    var tracked = 0
    pages.shapes.forEachGlyphAsRead(of: run) { placed in
      let shaped = pages.shapes.glyphs[placed.index]
      let glyph = file.glyph(shaped.glyph)
      select(file.firstResource + Int(fonts.variants[placed.index]), with: &pen, into: &content)
      if shaped.yOffset != 0 { putRise(Int(shaped.yOffset), unitsPerEm, with: &pen, into: &content) }
      let nudge = isReversed && glyph.width == 0 ? Self.nudge : 0
      let place = (placed.position + Int(shaped.xOffset)) * 1000 / unitsPerEm + tracked - nudge
      pen.move(to: start + place * Pen.unit, &content)
      pen.open(&content)
      content.put(glyph: glyph.number)
      pen.advance(by: glyph.width + Int(tracking))
      tracked += Int(tracking)
      if shaped.yOffset != 0 { putRise(0, unitsPerEm, with: &pen, into: &content) }
    }
  }

  /// By how many 1/1000 em a glyph that takes no room is moved on in words that run from right to left: less than anybody sees.
  /// Poppler orders letters by where they begin, and tears words in which two begin at one place, such as lam-alef.
  private static var nudge: Int { 1 }

  private func putRise(_ units: Int, _ unitsPerEm: Int, with pen: inout Pen, into content: inout PDFBytes) {
    pen.close(&content)
    content.put(size.scaled(units, unitsPerEm: unitsPerEm))
    content.put(" Ts\n")
  }

  /// The bytes of a plain run, made when they are first needed.
  private mutating func word(of run: Int, in number: Int) -> Word {
    if wordOfRun[run].glyphs >= 0 { return wordOfRun[run] }
    let file = faces[number]
    let start = words.bytes.count
    var pen = 0
    var glyphs: Int32 = 0
    let isReversed = pages.shapes.isReversed(pages.shapes.runs[run])
    pages.shapes.forEachGlyphAsRead(of: pages.shapes.runs[run]) { placed in
      let glyph = pages.shapes.glyphs[placed.index]
      var wanted = ((placed.position + Int(glyph.xOffset)) * 1000).roundedQuotient(by: file.unitsPerEm)
      if isReversed && file.glyph(glyph.glyph).width == 0 { wanted -= Self.nudge }
      if wanted != pen {
        words.put(byte: 0x29)
        words.put(pen - wanted)
        words.put(byte: 0x28)
        pen = wanted
      }
      let embedded = file.glyph(glyph.glyph)
      words.put(glyph: embedded.number)
      pen += embedded.width
      glyphs += 1
    }
    let bytes = Int32(clamping: start)..<Int32(clamping: words.bytes.count)
    if let space = file.space { words.put(glyph: space.number) }
    let word = Word(
      bytes: bytes, spaceEnd: Int32(clamping: words.bytes.count), advance: Int32(clamping: pen), glyphs: glyphs)
    wordOfRun[run] = word
    return word
  }
}
