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
  /// Markdown that reads back the same; for looking at what was understood, and for correcting it.
  case markdown = "md"
  /// Braille for embossers and displays, BRF; translated by liblouis.
  case braille = "brf"

  /// The editions made when the user names none.
  public static let usual: [Edition] = [.epub, .pdf, .booklet, .text, .html]

  /// What is added to the manuscript's name to name the edition's file; for a booklet, if it is printed as usual. See
  /// ``Artifact/suffix``.
  public var fileSuffix: String {
    switch self {
    case .epub: ".epub"
    case .pdf: ".pdf"
    case .booklet: "-A4-booklet-flip-SHORT-edge.pdf"
    case .text: ".txt"
    case .html: ".html"
    case .markdown: ".md"
    case .braille: ".brf"
    }
  }

  /// The layout taken when the user names none.
  public var defaultLayout: String {
    switch self {
    case .epub, .html, .markdown: "ebook"
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
  /// What is added to the manuscript's name to name the file. A booklet's says what to click in the print dialog.
  public var suffix: String
  /// The file, whole.
  public var bytes: [UInt8]
  /// How sheets are printed, folded and bound, in the language of the work; none for what is not folded.
  public var foldingSteps: [String] = []

  init(edition: Edition, suffix: String? = nil, bytes: [UInt8]) {
    self.edition = edition
    self.suffix = suffix ?? edition.fileSuffix
    self.bytes = bytes
  }
}
