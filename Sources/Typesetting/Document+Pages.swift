public import DocumentModel
public import FontShaping

extension Document {
  /// The document as typeset pages.
  ///
  /// The pages are a display list in reading order with a structure of their own. A book (see ``Document/isBook`` and
  /// ``BookStyle``) has a title page and a contents list before the text, numbered in roman figures; the text begins on a
  /// recto, numbered from 1. There is always at least one page.
  ///
  /// - Parameters:
  ///   - style: How it looks.
  ///   - fonts: The fonts; all that is shaped is in them afterwards and in the pages.
  ///   - hyphenator: Patterns of the document's language; without them only soft hyphens divide words.
  ///   - diagnostics: Gets a warning for each character that no font has.
  /// - Throws: ``TypesettingError``, if a font is not there or the page is too small for any text.
  public func pages(
    in style: Style, using fonts: FontSet, hyphenatedBy hyphenator: Hyphenator?,
    reporting diagnostics: inout Diagnostics
  ) throws(TypesettingError) -> Pages {
    let typeCase = TypeCase(fonts, style: style, hyphenator: hyphenator)
    var compositor = Compositor(self, in: style, using: typeCase)
    try compositor.setDocument()
    var makeUp = MakeUp(height: compositor.height, noteSeparator: compositor.noteSeparator)
    makeUp.makeUp(compositor.galley, notes: compositor.noteGalley)
    if makeUp.plans.isEmpty { makeUp.addBlank(isFrontMatter: false) }
    var drawer = PageDrawer(compositor, plans: makeUp.plans)
    var pages = Pages()
    pages.pages = try drawer.pages()
    pages.elements = drawer.compositor.elements
    pages.outline = drawer.compositor.outline
    pages.shapes = fonts.shapes
    for diagnostic in drawer.compositor.diagnostics.all { diagnostics.report(diagnostic) }
    return pages
  }
}

extension Compositor {
  /// The outline: all sections, by their headings.
  var outline: [OutlineEntry] {
    var entries: [OutlineEntry] = []
    for (index, section) in sections.enumerated() where headingElements[index] >= 0 {
      let depth = min(section.rank, (entries.last?.depth ?? 0) + 1)
      entries.append(
        OutlineEntry(document.plainText(of: Int(section.heading)), depth: depth, element: headingElements[index]))
    }
    return entries
  }

  /// Space between the text and the notes, in scaled points.
  var noteSeparator: Int32 { Int32(clamping: style[.body].leading.scaledPoints) }
}
