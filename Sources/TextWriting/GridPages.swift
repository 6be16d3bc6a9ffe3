public import DocumentModel
public import Typesetting

/// The plain-text edition: pages of character cells, parted by form feeds.
///
/// UTF-8 unless the style says otherwise; there are no tabs and no spaces at line ends but for `format=flowed`. No line has
/// more cells than the style's grid has columns, or 20 if those are fewer, and no page more lines than it has rows, or 4. A
/// booklet's sides hold two pages beside each other, and a tri-fold's three.
public struct GridPages: Hashable, Sendable {
  /// The whole text.
  public let bytes: [UInt8]
  /// Number of pages, before they are put on sheets.
  public let count: Int

  /// The lines of all pages, for those who look at one of them.
  public var pages: [String] {
    bytes.split(separator: 0x0C, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reports characters beyond U+FFFF: CUPS' `texttopdf`, which prints plain text, takes the first for the end of the file.
  fileprivate func reportWhatPrintersDrop(to diagnostics: inout Diagnostics) {
    guard let first = bytes.firstIndex(where: { $0 >= 0xF0 }) else { return }
    let character = String(decoding: bytes[first...].prefix(4), as: UTF8.self)
    let others = bytes[first...].count { $0 >= 0xF0 } - 1
    let rest = others == 0 ? "" : others == 1 ? " and one more like it" : " and \(others) more like it"
    diagnostics.report(
      Diagnostic(
        .note, .charactersBeyondPrinting,
        "“\(character)”\(rest) cannot be printed from plain text: CUPS leaves out all that follows it",
        hint: "print the PDF, or the text in the layout “ascii-72x58”"))
  }
}

extension Document {
  /// Returns the document as pages of plain text.
  ///
  /// - Parameters:
  ///   - style: Its grid says how many columns and rows there are; its book style what becomes of chapters and contents.
  ///   - hyphenator: Divides words; `nil` leaves them whole.
  ///   - diagnostics: Where to report what could not be shown as it is meant: characters that ASCII lacks.
  public func gridPages(
    in style: Style, hyphenatedBy hyphenator: Hyphenator?, reporting diagnostics: inout Diagnostics
  ) -> GridPages {
    let notation: TextNotation
    switch style.grid.encoding {
    case .utf8: notation = .plain
    case .ascii: notation = .ascii(Transliterator(language: metadata.language))
    case .escPos: notation = .ascii(Transliterator(language: metadata.language, keeping: CodePage1252.scalars))
    }
    // Lines that a reader of mail joins again cannot end in hyphens.
    let divides = style.grid.form != .flowed
    let pages = set(in: style, hyphenatedBy: divides ? hyphenator : nil, notation)
    if case .ascii(let transliterator) = notation { transliterator.report(to: &diagnostics) }
    if ![.scroll, .flowed].contains(style.grid.form) { pages.reportWhatPrintersDrop(to: &diagnostics) }
    return pages.finished(in: style.grid, CellMeter(language: metadata.language))
  }

  /// Returns the document as pages of Braille, in North American Braille ASCII (BRF).
  ///
  /// - Parameter style: Its grid says how many cells and lines there are, and the grade or table of Braille.
  /// - Throws: ``TextError`` if liblouis or its table for the language is not installed.
  public func braillePages(in style: Style) throws(TextError) -> GridPages {
    let grid = style.grid
    let translator = try BrailleTranslator(
      language: metadata.language, grade: grid.brailleGrade, table: grid.brailleTable)
    var style = style
    if grid.firstLineIndent == 0 { style.grid.firstLineIndent = 2 }
    style.grid.form = .pages
    style.grid.textColumns = 1
    style.grid.isJustified = false
    let pages = set(in: style, hyphenatedBy: nil, .braille(translator))
    return GridPages(bytes: BrailleCells.ascii(of: pages.bytes), count: pages.count)
      .finished(in: style.grid, CellMeter(language: "en"))
  }

  private func set(in style: Style, hyphenatedBy hyphenator: Hyphenator?, _ notation: TextNotation) -> GridPages {
    var flow = TextFlow(self, in: style, hyphenatedBy: hyphenator, notation)
    var title = Galley()
    if flow.columns < flow.pageColumns {
      var wide = style
      wide.grid.textColumns = 1
      var titleFlow = TextFlow(self, in: wide, hyphenatedBy: hyphenator, notation)
      titleFlow.setTitle()
      title = titleFlow.galley
    } else {
      flow.setTitle()
    }
    flow.setContents()
    flow.endTitlePage()
    flow.set(0..<blocks.count, left: min(max(style.grid.bodyIndent, 0), flow.columns / 4))
    let text = flow.galley
    let notes = flow.setNotes(markedAt: text.marks)
    flow.galley = text
    flow.setLinks()
    flow.setColophon()
    return GridComposer(flow, notes, title: title).pages()
  }
}

extension Diagnostic.Code {
  /// Text has characters that print systems cannot take from plain text.
  static let charactersBeyondPrinting = Diagnostic.Code("characters-beyond-printing")
}
