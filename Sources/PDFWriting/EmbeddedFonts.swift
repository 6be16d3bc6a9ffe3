import DocumentModel
import FontShaping

/// The fonts that pages use, cut down to the glyphs in use, and the resource that shows each glyph with its text.
struct EmbeddedFonts {
  /// One font file and what is used of it.
  struct File {
    /// Any font over the file.
    var font: FontID
    /// Font units in an em.
    var unitsPerEm: Int
    /// What its glyphs stand for.
    var texts = GlyphTexts()
    /// The glyph of a word space, if the font has one.
    var space: GlyphID?
    /// The glyphs in use; known once all runs were seen.
    var subset: FontSubset?
    /// Number of the resource of variant 0; the others follow.
    var firstResource = 0
  }

  /// The files in the order in which the text uses them.
  private(set) var files: [File] = []
  /// Index into ``files`` by ``FontID/index``; -1 for fonts not used.
  private var fileOfFont: [Int] = []
  /// The variant that shows each glyph of ``ShapedText/glyphs`` with its text.
  private(set) var variants: [UInt8]

  /// Whether a run is drawn in one go: no glyph raised, all in the first variant. By run number.
  private(set) var isPlain: [Bool]

  /// Runs with a glyph that stands for too many texts to tell, as that for characters no font has. By run number.
  private(set) var unreadable: Set<Int> = []

  /// The fonts of all runs that `pages` places.
  init(usedIn pages: Pages, from fonts: FontSet) throws(PDFError) {
    variants = [UInt8](repeating: 0, count: pages.shapes.glyphs.count)
    isPlain = [Bool](repeating: true, count: pages.shapes.runs.count)
    collect(pages, from: fonts)
    var resource = 0
    for index in files.indices {
      do {
        files[index].subset = try fonts.subset(files[index].font, keeping: files[index].texts.glyphs)
      } catch {
        throw .font(error)
      }
      files[index].firstResource = resource
      resource += files[index].texts.variantCount
    }
  }

  private mutating func collect(_ pages: Pages, from fonts: FontSet) {
    var isUsed = [Bool](repeating: false, count: pages.shapes.runs.count)
    for page in pages.pages {
      for segment in page.segments where !isUsed[Int(segment.run)] {
        isUsed[Int(segment.run)] = true
        collect(run: Int(segment.run), of: pages.shapes, from: fonts)
      }
    }
  }

  private mutating func collect(run: Int, of shapes: ShapedText, from fonts: FontSet) {
    let shaped = shapes.runs[run]
    let file = addFile(of: shaped.font, from: fonts)
    if files[file].texts.knowsPlainly(shaped, of: shapes) {
      isPlain[run] = shaped.glyphs.asInts.allSatisfy { shapes.glyphs[$0].yOffset == 0 }
      return
    }
    GlyphTexts.forEach(in: shaped, of: shapes) { index, text in
      let glyph = shapes.glyphs[index]
      let variant = files[file].texts.variant(of: glyph.glyph, for: text)
      if variant == nil { unreadable.insert(run) }
      variants[index] = variant ?? 0
      if variants[index] != 0 || glyph.yOffset != 0 { isPlain[run] = false }
    }
  }

  private mutating func addFile(of font: FontID, from fonts: FontSet) -> Int {
    let number = Int(font.index)
    while fileOfFont.count <= number { fileOfFont.append(-1) }
    if fileOfFont[number] >= 0 { return fileOfFont[number] }
    let same = files.firstIndex { fonts.file(of: $0.font) == fonts.file(of: font) }
    if let same {
      fileOfFont[number] = same
      return same
    }
    var file = File(font: font, unitsPerEm: fonts.metrics(of: font).unitsPerEm)
    file.space = fonts.glyph(for: 0x20, in: font)
    if let space = file.space { _ = file.texts.variant(of: space, for: [0x20]) }
    files.append(file)
    fileOfFont[number] = files.count - 1
    return files.count - 1
  }

  /// The fonts in use at their own numbers, `nil` where a font is not in use.
  var fontNumbers: [FontID?] { fileOfFont.enumerated().map { $0.element < 0 ? nil : FontID($0.offset) } }

  /// The index into ``files`` of the file that a font is in.
  func file(of font: FontID) -> Int { fileOfFont[Int(font.index)] }
}
