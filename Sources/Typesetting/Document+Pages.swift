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
    let (compositor, plans) = try settled(in: style, using: fonts, hyphenatedBy: hyphenator)
    var drawer = PageDrawer(compositor, plans: plans)
    var pages = Pages()
    pages.pages = try drawer.pages()
    pages.elements = drawer.compositor.elements
    pages.outline = drawer.compositor.outline
    pages.shapes = fonts.shapes
    for diagnostic in drawer.compositor.diagnostics.all { diagnostics.report(diagnostic) }
    return pages
  }

  /// The document, set, and cut into pages. Where pages differ in width, it is set once for each change of it.
  private func settled(
    in style: Style, using fonts: FontSet, hyphenatedBy hyphenator: Hyphenator?
  ) throws(TypesettingError) -> (Compositor, [MakeUp.Plan]) {
    var starts: [Int] = []
    while true {
      var compositor = Compositor(
        self, in: style, using: TypeCase(fonts, style: style, hyphenator: hyphenator))
      compositor.panels.starts = starts
      compositor.galley.pageStarts = starts
      try compositor.setDocument()
      var makeUp = MakeUp(height: compositor.height, noteSeparator: compositor.noteSeparator)
      makeUp.isOfPanels = !style.panels.isEmpty
      makeUp.makeUp(compositor.galley, notes: compositor.noteGalley)
      if makeUp.plans.isEmpty { makeUp.addBlank(isFrontMatter: false) }
      guard let next = compositor.nextStart(makeUp.plans) else { return (compositor, makeUp.plans) }
      starts.append(next)
    }
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
