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
    var numbers = PageNumbers()
    while true {
      let (compositor, makeUp) = try settled(in: style, using: fonts, hyphenatedBy: hyphenator, numbers)
      guard let next = numbers.next(after: compositor, makeUp) else {
        return try Self.pages(compositor, makeUp, fonts, reporting: &diagnostics)
      }
      numbers = next
    }
  }

  /// The document as typeset pages, as many of them as are wanted.
  ///
  /// Paragraphs are set in more or fewer lines, and if that is not enough the setting is changed within the limits of
  /// ``Style/fitting``; a note tells how.
  ///
  /// - Parameter wanted: The numbers of pages that will do.
  /// - Throws: ``TypesettingError/doesNotFit(_:)``, too; notes then name the paragraphs that are shortened most easily.
  public func pages(
    in style: Style, using fonts: FontSet, hyphenatedBy hyphenator: Hyphenator?, fitting wanted: ClosedRange<Int>,
    reporting diagnostics: inout Diagnostics
  ) throws(TypesettingError) -> Pages {
    var copyfitter = Copyfitter(
      document: self, style: style, fonts: fonts, hyphenator: hyphenator, wanted: wanted)
    do {
      var (trial, count) = try copyfitter.fitted()
      var makeUp = trial.makeUp(pages: count)
      while let next = copyfitter.numbers.next(after: trial.compositor, makeUp) {
        copyfitter.numbers = next
        (trial, count) = try copyfitter.fitted()
        makeUp = trial.makeUp(pages: count)
      }
      let changes = trial.rung.changes(to: style)
      if !changes.isEmpty {
        diagnostics.report(
          Diagnostic(.note, .copyfit, "set in \(count) pages with \(changes.joined(separator: ", "))"))
      }
      return try Self.pages(trial.compositor, makeUp, fonts, reporting: &diagnostics)
    } catch {
      if case .doesNotFit(let misfit) = error {
        for block in misfit.cuts {
          diagnostics.report(
            Diagnostic(
              .note, .copyfit, "this paragraph loses a line with its last word", at: blocks[block].source))
        }
      }
      throw error
    }
  }

  private static func pages(
    _ compositor: consuming Compositor, _ makeUp: MakeUp, _ fonts: FontSet, reporting diagnostics: inout Diagnostics
  ) throws(TypesettingError) -> Pages {
    var drawer = PageDrawer(compositor, makeUp)
    var pages = Pages()
    pages.pages = try drawer.pages()
    pages.elements = drawer.compositor.elements
    pages.actualTexts = drawer.compositor.actualTexts
    pages.outline = drawer.compositor.outline
    pages.shapes = fonts.shapes
    for diagnostic in drawer.compositor.diagnostics.all { diagnostics.report(diagnostic) }
    return pages
  }

  /// The document, set, and cut into pages. Where pages differ in width, it is set once for each change of it.
  func settled(
    in style: Style, using fonts: FontSet, hyphenatedBy hyphenator: Hyphenator?, _ numbers: PageNumbers
  ) throws(TypesettingError) -> (Compositor, MakeUp) {
    var starts: [Int] = []
    while true {
      var compositor = Compositor(
        self, in: style, using: TypeCase(fonts, style: style, hyphenator: hyphenator))
      compositor.panels.starts = starts
      compositor.pageNumbers = numbers
      compositor.galley.pageStarts = starts
      try compositor.setDocument()
      var makeUp = MakeUp(compositor.area)
      makeUp.makeUp(compositor.galley, notes: compositor.noteGalley)
      guard let next = compositor.nextStart(makeUp.plans) else { return (compositor, makeUp) }
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

  /// Where the text goes.
  var area: MakeUp.Area {
    let growth = style.page.openingGrowth.scaledPoints / galley.grid * galley.grid
    var area = MakeUp.Area(
      height: height, frontHeight: frontHeight, openingHeight: height + Int32(clamping: growth),
      noteSeparator: noteSeparator)
    area.columns = columns
    area.isOfPanels = !style.panels.isEmpty
    area.mayGrow = [style.page, style.page.of(.left), style.page.of(.right)]
      .allSatisfy { $0.bottom.scaledPoints >= 3 * galley.grid }
    return area
  }

  /// Space between the text and the notes, in scaled points.
  var noteSeparator: Int32 { Int32(clamping: style[.body].leading.scaledPoints) }
}
