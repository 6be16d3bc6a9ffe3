public import DocumentModel
public import Typesetting

/// The plain-text edition: pages of character cells, parted by form feeds.
///
/// UTF-8, lines end with a line feed; there are no tabs and no spaces at line ends. No line has more cells than the style's
/// grid has columns, or 20 if those are fewer, and no page more lines than it has rows, or 4.
public struct GridPages: Hashable, Sendable {
  /// The whole text.
  public let bytes: [UInt8]
  /// Number of pages.
  public let count: Int

  /// The lines of all pages, for those who look at one of them.
  public var pages: [String] {
    bytes.split(separator: 0x0C, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Document {
  /// Returns the document as pages of plain text.
  ///
  /// - Parameters:
  ///   - style: Its grid says how many columns and rows there are; its book style what becomes of chapters and contents.
  ///   - hyphenator: Divides words; `nil` leaves them whole.
  ///   - diagnostics: Where to report what could not be shown as it is meant.
  public func gridPages(
    in style: Style, hyphenatedBy hyphenator: Hyphenator?, reporting diagnostics: inout Diagnostics
  ) -> GridPages {
    var flow = TextFlow(self, in: style, hyphenatedBy: hyphenator)
    flow.setTitle()
    flow.setContents()
    flow.endTitlePage()
    flow.set(0..<blocks.count)
    let text = flow.galley
    let notes = flow.setNotes(markedAt: text.marks)
    flow.galley = text
    flow.setLinks()
    flow.setColophon()
    return GridComposer(flow, notes).pages()
  }
}
