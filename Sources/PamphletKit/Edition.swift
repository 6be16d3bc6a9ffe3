/// One form in which a work is published.
public enum Edition: String, CaseIterable, Hashable, Sendable {
  /// An e-book, EPUB 3.3.
  case epub
  /// Pages to read on a screen or print one by one, tagged PDF.
  case pdf
  /// The same pages arranged on sheets to be printed on both sides, folded once and stapled.
  case booklet
  /// Plain text, page by page, for any printer and any terminal.
  case text = "txt"
  /// One file for a browser, with nothing outside it.
  case html
  /// Braille for embossers and displays, BRF; translated by liblouis.
  case braille = "brf"

  /// All that are made unless others are named. Braille is not among them: not every language has a table.
  public static let usual: [Edition] = [.epub, .pdf, .booklet, .text, .html]

  /// What is added to the manuscript's name to name the edition's file. A booklet's name says what to click in the
  /// print dialog.
  public var fileSuffix: String {
    switch self {
    case .epub: ".epub"
    case .pdf: ".pdf"
    case .booklet: "-A4-booklet-flip-SHORT-edge.pdf"
    case .text: ".txt"
    case .html: ".html"
    case .braille: ".brf"
    }
  }

  /// The layout taken when the user names none.
  public var defaultLayout: String {
    switch self {
    case .epub, .html: "ebook"
    case .pdf, .booklet: "book-a5"
    case .text: "leaflet-text"
    case .braille: "brf-40x25"
    }
  }
}

/// One edition, made.
public struct Artifact: Sendable {
  /// Which edition it is.
  public var edition: Edition
  /// The file, whole.
  public var bytes: [UInt8]
}
