public import DocumentModel

extension Style {
  /// The style that every layout starts from: an A5 book page in Linux Libertine 10.5/13.
  public static var base: Style {
    let body = ParagraphStyle(size: .points(10.5), leading: .points(13))
    var paragraphs = ParagraphRole.allCases.map { _ in body }
    func set(_ role: ParagraphRole, _ change: (inout ParagraphStyle) -> Void) { change(&paragraphs[role.rawValue]) }
    set(.body) { $0.firstLineIndent = .points(13) }
    for role in [ParagraphRole.body, .quotation, .epigraph, .verse, .note, .caption] {
      set(role) { $0.figures = .oldStyle }
    }
    set(.table) { $0.figures = .tabular }
    let headings: [(ParagraphRole, Double, Int)] = [
      (.heading1, 15, 26), (.heading2, 12.5, 13), (.heading3, 10.5, 13), (.heading4, 10.5, 13), (.heading5, 10.5, 13),
      (.heading6, 10.5, 13),
    ]
    for (role, size, before) in headings {
      set(role) {
        $0.family = .display
        $0.size = .points(size)
        $0.leading = .points(size > 13 ? 19.5 : 13)
        $0.spaceBefore = .points(before)
        $0.spaceAfter = .points(6.5)
        $0.alignment = .start
        $0.keepsWithNext = true
        $0.isBold = role == .heading1 || role == .heading2 || role == .heading4
        $0.isItalic = role == .heading3 || role == .heading5
      }
    }
    set(.title) {
      $0.family = .display
      $0.size = .points(20)
      $0.leading = .points(26)
      $0.spaceAfter = .points(6.5)
      $0.alignment = .center
      $0.keepsWithNext = true
    }
    for role in [ParagraphRole.subtitle, .author, .date] {
      set(role) {
        $0.alignment = .center
        $0.isItalic = role != .author
        $0.isSmallCaps = role == .author
        $0.keepsWithNext = true
        $0.spaceAfter = .points(6.5)
      }
    }
    for role in [ParagraphRole.quotation, .verse] {
      set(role) {
        $0.size = .points(10)
        $0.indentStart = .points(13)
        $0.indentEnd = role == .quotation ? .points(13) : .zero
        $0.alignment = role == .verse ? .start : .justified
        $0.spaceBefore = .points(6.5)
        $0.spaceAfter = .points(6.5)
      }
    }
    set(.epigraph) {
      $0.size = .points(9.5)
      $0.indentStart = .points(65)
      $0.alignment = .start
      $0.spaceAfter = .points(13)
    }
    set(.pullQuote) {
      $0.family = .display
      $0.size = .points(13)
      $0.leading = .points(19.5)
      $0.indentStart = .points(26)
      $0.indentEnd = .points(26)
      $0.alignment = .center
      $0.spaceBefore = .points(13)
      $0.spaceAfter = .points(13)
    }
    set(.code) {
      $0.family = .code
      $0.size = .points(8.5)
      $0.alignment = .start
      $0.spaceBefore = .points(6.5)
      $0.spaceAfter = .points(6.5)
    }
    set(.note) {
      $0.size = .points(8.5)
      $0.leading = .points(10.5)
    }
    set(.caption) {
      $0.size = .points(9)
      $0.leading = .points(11)
      $0.alignment = .center
      $0.spaceBefore = .points(4)
      $0.spaceAfter = .points(6.5)
    }
    set(.table) {
      $0.size = .points(9)
      $0.leading = .points(11)
      $0.alignment = .start
    }
    set(.sceneBreak) {
      $0.alignment = .center
      $0.spaceBefore = .points(13)
      $0.spaceAfter = .points(13)
    }
    set(.runningHead) {
      $0.size = .points(9)
      $0.leading = .points(13)
      $0.isItalic = true
      $0.alignment = .start
    }
    set(.contents) { $0.alignment = .start }
    let page = PageStyle(
      size: .a5, inner: .millimetres(18), outer: .millimetres(16), top: .millimetres(20), bottom: .millimetres(22))
    return Style(
      name: "base", summary: "An A5 book page", page: page, grid: GridStyle(columns: 72, rows: 58),
      paragraphs: paragraphs, hyphenation: HyphenationStyle(), book: BookStyle(),
      families: FamilyStyle(
        text: ["Linux Libertine O"], display: ["Linux Libertine O"], code: ["Linux Libertine Mono O"]),
      linksAsNotes: false, usesColour: false)
  }
}
