/// The page of the plain-text and Braille editions, in character cells.
public struct GridStyle: Hashable, Sendable {
  /// What becomes of the text once it is set.
  public enum Form: String, CaseIterable, Hashable, Sendable {
    /// Pages, parted by form feeds.
    case pages
    /// One long page without header, footer and page numbers, for receipts and archives.
    case scroll
    /// The same for mail: a line that ends in a space goes on in the next (RFC 3676, `format=flowed`).
    case flowed
    /// Two pages side by side on each side of paper, in the order in which they are folded and stapled.
    case booklet
    /// Three pages side by side on each side of paper, to be folded twice like a letter.
    case triFold = "tri-fold"
  }

  /// The bytes that characters become.
  public enum Encoding: String, CaseIterable, Hashable, Sendable {
    /// UTF-8 without byte order mark.
    case utf8 = "utf-8"
    /// ASCII: what it lacks is written with what it has, by the customs of the language.
    case ascii
    /// Commands and code page 1252 for receipt printers that speak ESC/POS.
    case escPos = "esc-pos"
  }

  /// What ends a line.
  public enum LineEnd: String, CaseIterable, Hashable, Sendable {
    /// Line feed.
    case lf
    /// Carriage return and line feed.
    case crlf
  }

  /// How tables are ruled.
  public enum TableRules: String, CaseIterable, Hashable, Sendable {
    /// A line of hyphens under the header.
    case plain
    /// A grid of `+`, `-` and `|`.
    case ascii
    /// A grid of box-drawing characters.
    case box
  }

  /// How emphasis is shown.
  public enum Emphasis: String, CaseIterable, Hashable, Sendable {
    /// `_so_`, and strong emphasis `*so*`.
    case marks
    /// Not at all.
    case none
  }

  /// Where the addresses of links stand, each with its number.
  public enum LinkNotes: String, CaseIterable, Hashable, Sendable {
    /// At the foot of the page that refers to them; again where a later page does.
    case page
    /// After the chapter that refers to them.
    case chapter
    /// After the text.
    case end
  }

  /// Cells in a line of a page.
  public var columns: Int
  /// Lines on a page, header and footer included.
  public var rows: Int
  /// Whether lines fill the measure.
  public var isJustified: Bool
  /// Whether pages have a header.
  public var hasHeader: Bool
  /// Whether pages have a footer.
  public var hasFooter: Bool
  /// Cells that the first line of a paragraph is indented; 0 puts a blank line between paragraphs.
  public var firstLineIndent: Int
  /// Cells that all text but headings is indented.
  public var bodyIndent = 0
  /// Columns of text on a page, 1…4; the last page's are of even height.
  public var textColumns = 1
  /// Cells between columns of text, and between pages side by side.
  public var columnGap = 4
  /// What becomes of the text once it is set.
  public var form = Form.pages
  /// The bytes that characters become.
  public var encoding = Encoding.utf8
  /// What ends a line.
  public var lineEnd = LineEnd.lf
  /// How tables are ruled.
  public var tableRules = TableRules.plain
  /// How emphasis is shown.
  public var emphasis = Emphasis.marks
  /// Where the addresses of links stand.
  public var linkNotes = LinkNotes.end
  /// Whether the addresses of links are also shown as QR codes, where they are not at the foot of pages.
  public var hasQRCodes = false
  /// Grade of Braille: 1 spells words out, 2 contracts them.
  public var brailleGrade = 1
  /// The table of liblouis that Braille is translated by; empty takes the language's own.
  public var brailleTable = ""

  /// A grid.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    isJustified = true
    hasHeader = true
    hasFooter = true
    firstLineIndent = 0
  }
}
