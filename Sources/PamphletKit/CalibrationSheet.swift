import DocumentModel
import DocumentReading
import FontShaping
public import Imposition
import PDFWriting
import Styling
import Typesetting

/// Two sheets, both sides, that show how a printer turns and piles paper and how far it prints.
public enum CalibrationSheet {
  /// The sheets as a PDF of four pages of a paper.
  ///
  /// Lines 1 mm apart run along every edge, each fifth one longer: those that are missing are the margin. An arrow points
  /// up, and a cross marks the middle.
  ///
  /// - Throws: The error of a typeface that is not there.
  public static func pdf(on paper: Paper, using resources: Resources) throws -> [UInt8] {
    var style = try BuiltInLayouts.style(named: "essay-a4") ?? Style.base
    style.page.size = paper.size
    style.page.inner = .millimetres(35)
    style.page.outer = .millimetres(35)
    style.page.top = .millimetres(30)
    style.page.hasRunningHeads = false
    style.page.hasFolios = false
    style.book.titlePage = .never
    style.book.contents = .never
    style.book.opening = .page
    var diagnostics = Diagnostics()
    let source = SourceFile(name: "printer-test.md", bytes: Array(text.utf8))
    let document = try Document(markdown: [source], reporting: &diagnostics)
    let fonts = FontSet(searching: resources.fontFolders)
    var pages = try document.pages(in: style, using: fonts, hyphenatedBy: nil, reporting: &diagnostics)
    for index in pages.pages.indices { draw(on: &pages.pages[index], isFront: index % 2 == 0) }
    return try pages.sheets.pdf(describing: document.metadata, pictures: [], using: fonts, options: PDFOptions())
  }

  private static let text = """
    ---
    title: Printer test
    lang: en
    ---
    # Sheet A, front

    Print these four pages on two sheets, both sides, at their real size. If the printer does not turn paper by itself, \
    print pages 1 and 3, put the two sheets back as you always do, and print pages 2 and 4. Then take the sheet whose \
    front is A and look at its back.

    1. Turn it over as you turn the page of a book. Does the arrow on the back point up or down?
    2. Which letter is on the back, A or B?

    # Sheet A, back

    The lines along each edge are 1 mm apart; each fifth is longer. Count those that are missing: that is the margin.

    # Sheet B, front

    Hold a sheet against the light: how far is the cross of the back from that of the front?

    # Sheet B, back

    The answers go into `pamphlet printer test`.

    """

  private static func draw(on page: inout Page, isFront: Bool) {
    let (width, height) = (page.size.width, page.size.height)
    func rule(_ x: Length, _ y: Length, _ w: Length, _ h: Length) {
      page.items.append(.rule(Rectangle(x: x, y: y, width: w, height: h), .decoration))
    }
    let fine = Length.points(1) / 4
    for step in 1...15 {
      let away = Length.millimetres(Double(step))
      let length = Length.millimetres(step % 5 == 0 ? 24 : 14)
      let (middle, centre) = (width / 4, height * 3 / 4)
      rule(middle, away, length, fine)
      rule(middle, height - away, length, fine)
      rule(away, centre, fine, length)
      rule(width - away, centre, fine, length)
    }
    let (middle, centre) = (width / 2, height * 5 / 8)
    let arm = Length.millimetres(isFront ? 20 : 12)
    rule(middle - arm, centre - fine / 2, arm * 2, fine)
    rule(middle - fine / 2, centre - arm, fine, arm * 2)
    // The arrow: a shaft, and a head of bars that grow.
    let top = height * 3 / 4
    rule(middle - .millimetres(2), top + .millimetres(15), .millimetres(4), .millimetres(20))
    for bar in 0..<30 {
      let half = Length.millimetres(Double(bar) * 0.3)
      rule(middle - half, top + .millimetres(Double(bar) * 0.5), half * 2, .millimetres(0.5))
    }
  }
}
