public import DocumentModel

/// A file of a bundle: where it goes and what is in it.
public struct SharedFile: Hashable, Sendable {
  /// The path from the bundle's folder, with `/` between folders.
  public var path: String
  /// The content.
  public var bytes: [UInt8]

  /// A file.
  public init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A work to be handed round: what is known of it, its editions and what they were made from.
public struct SharedWork: Sendable {
  /// The name its files begin with, such as the manuscript's without its ending; made safe by the bundle.
  public var name: String
  /// Title, authors, language and the like.
  public var metadata: Metadata
  /// The title for lists, never empty; ``Document/displayTitle``.
  public var title: String
  /// The cover; `nil` has one drawn from the title.
  public var cover: Picture?
  /// The editions, in the order in which they are offered.
  public var editions: [SharedEdition] = []
  /// The text that the search looks through.
  public var passages: [Passage] = []
  /// The manuscript and its pictures, with paths from the manuscript's folder.
  public var sources: [SharedFile] = []

  /// A work without editions as yet.
  public init(named name: String, title: String, metadata: Metadata) {
    self.name = name
    self.title = title
    self.metadata = metadata
  }

  /// The identifier that catalogues know it by: the author's own, else one that follows from title, authors and language,
  /// so that a corrected copy is still the same work.
  public var identifier: String {
    let own = metadata.identifier
    if own.hasPrefix("urn:") || own.contains("://") { return own }
    let names = metadata.authors.map(\.name).joined(separator: "\u{1F}")
    let key = [own, title, names, metadata.language].joined(separator: "\u{1E}")
    return "urn:uuid:" + UniqueIdentifier.text(from: Digest(of: Array(key.utf8)))
  }
}

/// An edition of a shared work.
public struct SharedEdition: Sendable {
  /// What it is for.
  public enum Kind: Hashable, Sendable {
    /// For e-book readers.
    case epub
    /// One page for a browser.
    case page
    /// Plain text.
    case text
    /// Pages as PDF, one to a sheet.
    case pages
    /// Sheets as PDF, to be printed on both sides, folded once and stapled.
    case booklet(Flip)
    /// Sheets as PDF that are folded another way, told in the language of the work.
    case folded(help: String)
    /// Braille, ready for an embosser.
    case braille
  }

  /// The edge about which the printer turns the sheet.
  public enum Flip: Hashable, Sendable {
    /// The short edge.
    case short
    /// The long edge.
    case long
  }

  /// What it is for.
  public var kind: Kind
  /// What is added to the work's name, such as `.epub`.
  public var suffix: String
  /// The file.
  public var bytes: [UInt8]

  /// An edition.
  public init(_ kind: Kind, suffix: String, bytes: [UInt8]) {
    self.kind = kind
    self.suffix = suffix
    self.bytes = bytes
  }

  /// Whether it belongs with the files to print.
  var isForPrint: Bool {
    switch kind {
    case .pages, .booklet, .folded: true
    case .epub, .page, .text, .braille: false
    }
  }

  /// Its media type.
  var mediaType: String {
    switch kind {
    case .epub: "application/epub+zip"
    case .page: "text/html"
    case .text: "text/plain"
    case .pages, .booklet, .folded: "application/pdf"
    case .braille: "text/vnd.braille"
    }
  }
}
