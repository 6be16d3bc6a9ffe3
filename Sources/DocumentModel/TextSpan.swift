/// Inline markup over a range of a leaf block's text. Spans are properly nested.
public struct TextSpan: Hashable, Sendable {
  /// What the markup means.
  public enum Kind: Hashable, Sendable {
    /// Emphasis, usually italic.
    case emphasis
    /// Strong emphasis, usually bold.
    case strong
    /// Text struck out.
    case strikethrough
    /// Raised text.
    case superscript
    /// Lowered text.
    case `subscript`
    /// Code, set as it stands.
    case code
    /// A link; index into ``Document/links``.
    case link(TableIndex)
    /// A picture; index into ``Document/images``. The range is its alternative text, which is not body text.
    case image(TableIndex)
    /// The place of a note's mark; index into ``Document/notes``. The range is empty.
    case noteReference(TableIndex)
    /// A hard line end; the range is its line feed.
    case lineBreak
    /// Markup to be sanitised by the writers that can carry it; not body text.
    case rawHTML
    /// A formula; index into ``Document/formulas``. The range is its text on one line; spans in it tell what is raised,
    /// lowered or set in other letters.
    case formula(TableIndex)
    /// Text with ``attributes`` of its own: a class, an identifier, a language.
    case attributed
  }

  /// What the markup means.
  public var kind: Kind
  /// The text it covers, as offsets into ``Document/text``.
  public var range: TextRange
  /// Index one past the last span nested in it, so that `index + 1..<end` are those.
  public var end: Int32 = 0
  /// Index into ``Document/attributes``, or `.none`.
  public var attributes: TableIndex = .none
  /// Where it stands in the source, markers included.
  public var source: SourceRange

  /// A span of `kind` over `range`.
  public init(_ kind: Kind, over range: TextRange, source: SourceRange) {
    self.kind = kind
    self.range = range
    self.source = source
  }
}

/// Identifier, classes and the like of a block or span.
public struct Attributes: Hashable, Sendable {
  /// Name that links point to, unique in the document; empty if there is none.
  public var identifier = ""
  /// Classes in the order written.
  public var classes: [String] = []
  /// Info string of a code block, entities resolved; its first word is the language of the code.
  public var info = ""
  /// Language tag (BCP 47) of the text, or empty.
  public var language = ""
  /// Other `key=value` pairs in the order written.
  public var pairs: [Pair] = []

  /// One `key=value`.
  public struct Pair: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Its value.
    public var value: String

    /// A pair.
    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// No attributes.
  public init() {}
}

/// Where a link leads.
public struct Link: Hashable, Sendable {
  /// The address as written, escapes and entities resolved; `#name` leads to the element of that identifier.
  public var destination: String
  /// The title, or empty.
  public var title: String

  /// A link.
  public init(to destination: String, title: String = "") {
    self.destination = destination
    self.title = title
  }
}

/// A picture of the manuscript.
public struct Image: Hashable, Sendable {
  /// The path or address as written.
  public var destination: String
  /// The title, or empty.
  public var title: String
  /// Where it is referred to first.
  public var source: SourceRange
  /// The markup of a drawing that stands in the manuscript itself, in raw HTML; empty for a picture that has an address.
  public var markup: [UInt8] = []
  /// The bytes, once they were loaded; writers show the alternative text while there are none.
  public var picture: Picture?

  /// A picture not yet loaded.
  public init(at destination: String, title: String = "", source: SourceRange) {
    self.destination = destination
    self.title = title
    self.source = source
  }

  /// Whether it is a file of the manuscript, and not made in the run from what the manuscript says.
  public var isFile: Bool {
    markup.isEmpty && !destination.hasPrefix("qr:") && !DataAddress.isMeant(by: destination)
  }
}

/// A footnote.
public struct Note: Hashable, Sendable {
  /// The label as written; empty for an inline note.
  public var label: String
  /// The block of kind ``Block/Kind/note(_:)`` that holds its text.
  public var block: Int32
  /// The first place that refers to it, as an index into ``Document/spans``; `.none` if nothing does.
  public var reference: TableIndex = .none

  /// A note with its text in `block`.
  public init(label: String, block: Int) {
    self.label = label
    self.block = Int32(block)
  }

  /// The printed number of the note at `index` of ``Document/notes``.
  public static func number(of index: TableIndex) -> Int { Int(index) + 1 }
}
