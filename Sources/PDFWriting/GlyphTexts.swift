import DocumentModel

/// What each glyph of a font stands for, for copying and reading aloud.
///
/// A glyph has one text in a PDF font. Where it stands for another (a hyphen for a soft hyphen), it is shown through a
/// second font over the same outlines: a variant.
struct GlyphTexts {
  /// The most variants of a font; runs of glyphs that would need more say their text beside them.
  static let mostVariants = 250

  private var arena: [UInt8] = []
  private var first: [Range<Int32>?] = []
  private var others: [GlyphID: [Range<Int32>]] = [:]
  /// How many fonts it takes to tell all texts; at least 1.
  private(set) var variantCount = 1

  /// The variant in which `glyph` stands for `text`; `nil` if it has too many others.
  mutating func variant(of glyph: GlyphID, for text: ArraySlice<UInt8>) -> UInt8? {
    let number = Int(glyph.number)
    while first.count <= number { first.append(nil) }
    guard let known = first[number] else {
      first[number] = keep(text)
      return 0
    }
    if isEqual(known, text) { return 0 }
    let others = others[glyph] ?? []
    if let index = others.firstIndex(where: { isEqual($0, text) }) { return UInt8(index + 1) }
    guard others.count + 1 < GlyphTexts.mostVariants else { return nil }
    self.others[glyph] = others + [keep(text)]
    variantCount = max(variantCount, others.count + 2)
    return UInt8(others.count + 1)
  }

  /// Whether each glyph of a run stands for one byte and is known to: so it is with most words.
  func knowsPlainly(_ run: ShapedRun, of shapes: ShapedText) -> Bool {
    guard run.glyphs.count == run.text.count else { return false }
    for offset in 0..<run.glyphs.count {
      let glyph = shapes.glyphs[Int(run.glyphs.lowerBound) + offset]
      let number = Int(glyph.glyph.number)
      guard Int(glyph.cluster) == offset, number < first.count, let known = first[number], known.count == 1,
        arena[Int(known.lowerBound)] == shapes.text[Int(run.text.lowerBound) + offset]
      else { return false }
    }
    return true
  }

  private mutating func keep(_ text: ArraySlice<UInt8>) -> Range<Int32> {
    let start = Int32(arena.count)
    arena += text
    return start..<Int32(arena.count)
  }

  private func isEqual(_ range: Range<Int32>, _ text: ArraySlice<UInt8>) -> Bool {
    arena[Int(range.lowerBound)..<Int(range.upperBound)].elementsEqual(text)
  }

  /// The glyphs in use, in the order of their numbers.
  var glyphs: [GlyphID] { first.indices.filter { first[$0] != nil }.map { GlyphID(UInt16($0)) } }

  /// The text of a glyph in a variant. In a variant in which it is not used it keeps its first text.
  func text(of glyph: GlyphID, variant: Int) -> ArraySlice<UInt8> {
    let others = variant > 0 ? others[glyph] ?? [] : []
    let range = variant > 0 && variant <= others.count ? others[variant - 1] : first[Int(glyph.number)] ?? 0..<0
    return arena[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  /// Calls `body` with each glyph of a run (an index into ``ShapedText/glyphs``) and the text it stands for.
  ///
  /// Where a cluster has several glyphs, its characters are dealt out to them in reading order, one to each and the rest to
  /// the last, whatever each glyph shows: so the text is read right even where letters change places in shaping. Soft
  /// hyphens are left out but where a glyph stands for nothing else.
  static func forEach(in run: ShapedRun, of shapes: ShapedText, _ body: (Int, ArraySlice<UInt8>) -> Void) {
    let glyphs = Int(run.glyphs.lowerBound)..<Int(run.glyphs.upperBound)
    let text = shapes.text[Int(run.text.lowerBound)..<Int(run.text.upperBound)]
    guard let firstGlyph = glyphs.first else { return }
    let isReversed = shapes.isReversed(run)
    var start = firstGlyph
    while start < glyphs.upperBound {
      let cluster = shapes.glyphs[start].cluster
      var end = start + 1
      while end < glyphs.upperBound, shapes.glyphs[end].cluster == cluster { end += 1 }
      let next: Int? =
        isReversed
        ? (start > glyphs.lowerBound ? Int(shapes.glyphs[start - 1].cluster) : nil)
        : (end < glyphs.upperBound ? Int(shapes.glyphs[end].cluster) : nil)
      // Characters before the first cluster vanished; they go with it.
      let isFirst = isReversed ? end == glyphs.upperBound : start == glyphs.lowerBound
      let lower = min(text.endIndex, isFirst ? text.startIndex : text.startIndex + Int(cluster))
      let upper = next.map { text.startIndex + $0 } ?? text.endIndex
      let whole = text[lower..<max(lower, min(upper, text.endIndex))]
      let content = whole.count > 2 ? withoutSoftHyphens(whole) : whole
      if end - start == 1 {
        body(start, content)
      } else {
        deal(content, to: isReversed ? Array((start..<end).reversed()) : Array(start..<end), body)
      }
      start = end
    }
  }

  private static func deal(_ text: ArraySlice<UInt8>, to glyphs: [Int], _ body: (Int, ArraySlice<UInt8>) -> Void) {
    var rest = text
    for glyph in glyphs.dropLast() {
      var end = rest.isEmpty ? rest.startIndex : rest.startIndex + 1
      while end < rest.endIndex, rest[end] & 0xC0 == 0x80 { end += 1 }
      body(glyph, rest[rest.startIndex..<end])
      rest = rest[end...]
    }
    if let last = glyphs.last { body(last, rest) }
  }

  private static func withoutSoftHyphens(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(0xAD) else { return text }
    var kept: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == 0xC2, index + 1 < text.endIndex, text[index + 1] == 0xAD {
        index += 2
      } else {
        kept.append(text[index])
        index += 1
      }
    }
    return kept.isEmpty ? text.prefix(2) : kept[...]
  }
}
