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
      files = try manuscript.sources(using: resources, reporting: &diagnostics)
      var document = try read(files, reporting: &diagnostics)
      if editions.contains(where: { $0 == .epub || $0 == .html }) { document.addRawPictures() }
      document.loadPictures(with: resources, reporting: &diagnostics)
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
    case is ImpositionError: .doesNotFit
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
    for edition in editions { styles[edition] = try style(for: edition, using: resources, files: &files) }
    if readsOnly { return [] }
    let hyphenator = self.hyphenator(for: document, using: resources)
    let print = try printed(document, styles, using: resources, hyphenator, reporting: &diagnostics)
    return try editions.flatMap { edition in
      let style = styles[edition]!
      switch edition {
      case .epub:
        let chapters = try document.chapters(in: style, pageMap: print.map, reporting: &diagnostics)
        let publication = Publication(
          document: document, chapters: chapters, style: style, options: Publication.Options(modified: modified))
        return [Artifact(edition: edition, bytes: try publication.epub(reporting: &diagnostics))]
      case .markdown: return [Artifact(edition: edition, bytes: document.markdown)]
      case .html: return [Artifact(edition: edition, bytes: try document.onePage(in: style, reporting: &diagnostics))]
      case .text:
        let pages = document.gridPages(in: style, hyphenatedBy: hyphenator, reporting: &diagnostics)
        return [Artifact(edition: edition, bytes: pages.bytes)]
      case .braille: return [Artifact(edition: edition, bytes: try document.braillePages(in: style).bytes)]
      case .pdf, .booklet: return print.files.filter { $0.edition == edition }
      }
    }
  }
}
