public import DocumentModel
public import DocumentReading
import EPUBWriting
import FontShaping
import Imposition
import PDFWriting
import Styling
import TextWriting
import Typesetting
import XHTMLWriting

/// One run: a manuscript in, its editions out. The whole way through the house is in this file.
public struct Build {
  /// What is to be published.
  public var manuscript: Manuscript
  /// The editions wanted, each once.
  public var editions: [Edition]
  /// The layout for all editions, a name or a path; `nil` takes each edition's own.
  public var layout: String?
  /// How the booklet is printed.
  public var printing = Printing()
  /// What is said about the work beside the manuscript.
  public var reading = ReadingOptions()
  /// Whether the PDF carries the manuscript with it.
  public var embedsSource = false
  /// Whether the e-book has Kobo's spans, and its name their ending.
  public var isForKobo = false
  /// Threads for what can be done apart from the rest; editions are the same for any number.
  public var jobs = 1
  /// Called with what is being done, in a few words, whenever that changes.
  public var tellProgress: (String) -> Void = { _ in }
  /// The time the editions carry, in seconds since 1970; `nil` takes the work's date.
  public var modified: Int?

  /// Whether everything is read that the editions are made from, and nothing is made.
  public var readsOnly = false

  /// A run with the usual layouts.
  public init(_ manuscript: Manuscript, editions: [Edition]) {
    self.manuscript = manuscript
    self.editions = editions
  }

  /// How a run ended.
  public enum Outcome: Sendable {
    /// Every edition was made.
    case made([Artifact])
    /// The manuscript or the layout has errors.
    case failed
    /// A file that is needed is missing or cannot be read.
    case missingFile
    /// The pages do not fit the paper.
    case doesNotFit
  }

  /// What a run gave.
  public struct Result: Sendable {
    /// How it ended.
    public var outcome: Outcome
    /// What is to be told.
    public var diagnostics: [Diagnostic]
    /// The files that the diagnostics point into.
    public var files: [SourceFile]
    /// The work as it was understood, unless it was not.
    public var document: Document?
  }

  /// Makes the editions.
  public func run(using resources: Resources) -> Result {
    var diagnostics = Diagnostics()
    var files: [SourceFile] = []
    var outcome = Outcome.failed
    var understood: Document?
    do {
      tellProgress("reading")
      files = try manuscript.sources(using: resources, reporting: &diagnostics)
      var document = try read(files, reporting: &diagnostics)
      document.loadPictures(with: resources, reporting: &diagnostics)
      if !Set(editions).isDisjoint(with: [.epub, .html, .pdf, .booklet]) { document.addContactCode() }
      understood = document
      outcome = .made(try make(document, using: resources, files: &files, reporting: &diagnostics))
    } catch let error as any DiagnosableError {
      diagnostics.report(error.diagnostic)
      outcome = Build.outcome(of: error)
    } catch {
      diagnostics.report(Diagnostic(.error, Diagnostic.Code("internal"), "\(error)"))
    }
    return Result(outcome: outcome, diagnostics: diagnostics.all, files: files, document: understood)
  }

  private static func outcome(of error: any DiagnosableError) -> Outcome {
    switch error {
    case is ImpositionError, TypesettingError.doesNotFit: .doesNotFit
    case is FontError: .missingFile
    case LayoutError.unreadable, is TextError: .missingFile
    default: .failed
    }
  }

  private func read(_ files: [SourceFile], reporting diagnostics: inout Diagnostics) throws -> Document {
    try manuscript.isMarkdown(files)
      ? Document(markdown: files, options: reading, reporting: &diagnostics)
      : Document(plainText: files, options: reading, reporting: &diagnostics)
  }

  /// What divides words, if an edition is wanted whose lines we break ourselves.
  private func hyphenator(for document: Document, using resources: Resources) -> Hyphenator? {
    guard !Set(editions).isDisjoint(with: [.pdf, .booklet, .text]) else { return nil }
    return resources.hyphenationPatterns(document.metadata.language).map { Hyphenator(patterns: $0) }
  }

  /// Each edition from the document, in the order in which they help each other.
  private func make(
    _ document: Document, using resources: Resources, files: inout [SourceFile],
    reporting diagnostics: inout Diagnostics
  ) throws -> [Artifact] {
    var styles: [Edition: Style] = [:]
    for edition in editions {
      styles[edition] = try style(
        for: edition, of: document.metadata, using: resources, files: &files, reporting: &diagnostics)
    }
    if readsOnly { return [] }
    let hyphenator = self.hyphenator(for: document, using: resources)
    var shown = document
    if editions.contains(where: { $0 == .epub || $0 == .html }) {
      shown.scalePictures(decoded: { try? $0.printable() }, reporting: &diagnostics)
    }
    // Text and the offline copy need no fonts: in a large work they are made beside the printed editions.
    let beside = editions.filter { $0 != .epub && $0 != .pdf && $0 != .booklet }
    let isLarge = document.text.count >= Self.largeText && beside.count < editions.count
    let errand = Errand(isAtOnce: isLarge) { [styles, shown] in
      beside.map { Self.made($0, of: $0 == .html ? shown : document, in: styles[$0]!, hyphenator) }
    }
    let print = try printed(document, styles, using: resources, hyphenator, reporting: &diagnostics)
    var others = errand.value[...]
    return try editions.flatMap { edition in
      tellProgress("writing \(edition.rawValue)")
      let style = styles[edition]!
      switch edition {
      case .epub:
        let bytes = try epub(shown, style, print.map, using: resources, &diagnostics)
        return [Artifact(edition: edition, suffix: isForKobo ? ".kepub.epub" : nil, bytes: bytes)]
      case .pdf, .booklet: return print.files.filter { $0.edition == edition }
      case .markdown, .html, .text, .braille:
        let made = others.removeFirst()
        for diagnostic in made.diagnostics.all { diagnostics.report(diagnostic) }
        return [Artifact(edition: edition, bytes: try made.bytes.get())]
      }
    }
  }

  /// Fewest bytes of text that are worth a thread.
  private static let largeText = 100_000

  /// An edition's bytes, with what is to be told.
  private struct Made: Sendable {
    var bytes: Swift.Result<[UInt8], any Error>
    var diagnostics: Diagnostics
  }

  /// Makes an edition that needs no fonts.
  private static func made(
    _ edition: Edition, of document: Document, in style: Style, _ hyphenator: Hyphenator?
  ) -> Made {
    var diagnostics = Diagnostics()
    let bytes = Swift.Result {
      switch edition {
      case .html: try document.onePage(in: style, reporting: &diagnostics)
      case .text: document.gridPages(in: style, hyphenatedBy: hyphenator, reporting: &diagnostics).bytes
      case .braille: try document.braillePages(in: style).bytes
      case .markdown, .epub, .pdf, .booklet: document.markdown
      }
    }
    return Made(bytes: bytes, diagnostics: diagnostics)
  }
}
