public import DocumentModel
public import XHTMLWriting

/// An e-book before it is packed.
public struct Publication: Sendable {
  /// What may differ between runs.
  public struct Options: Hashable, Sendable {
    /// When the e-book was last changed, in seconds since 1970; `nil` takes the document's date.
    public var modified: Int?
    /// Threads that compress chapters; the e-book is the same for any number.
    public var jobs = 1

    /// The usual options.
    public init(modified: Int? = nil, jobs: Int = 1) {
      self.modified = modified
      self.jobs = jobs
    }
  }

  /// The document it is made from.
  public var document: Document
  /// Its text.
  public var chapters: [Chapter]
  /// Its look.
  public var style: Style
  /// The cover, drawn in the work's typefaces, for a work without a cover picture; without one a plainer one is drawn.
  public var cover: Drawing?
  /// What may differ between runs.
  public var options: Options

  /// An e-book of `chapters`, which were made from `document`.
  public init(document: Document, chapters: [Chapter], style: Style, options: Options = Options()) {
    self.document = document
    self.chapters = chapters
    self.style = style
    self.options = options
  }

  /// Returns the EPUB 3.3 file. The same publication gives the same bytes.
  ///
  /// - Throws: ``EPUBError``.
  public func epub() throws(EPUBError) -> [UInt8] {
    guard !chapters.isEmpty else { throw .noChapters }
    let manifest = Manifest(self)
    var files = [Container.file]
    files.append(File("EPUB/package.opf", PackageDocument(manifest).bytes))
    files.append(File("EPUB/nav.xhtml", Navigation(manifest).bytes))
    files.append(File("EPUB/toc.ncx", NavigationControl(manifest).bytes))
    files.append(File("EPUB/style.css", Array(style.stylesheet(isVertical: document.metadata.isVertical).utf8)))
    files.append(File("EPUB/cover.xhtml", manifest.cover.page(in: manifest)))
    files += chapters.map { File("EPUB/" + $0.name, $0.bytes) }
    files += manifest.pictures.map { File("EPUB/" + $0.name, $0.bytes, isCompressed: $0.isCompressed) }
    try PackageProof(files, chapters: chapters).check()
    files.sort { $0.name < $1.name }
    return try Archive(files, jobs: options.jobs).bytes
  }
}

/// A file in the container.
struct File: Sendable {
  /// Its path.
  var name: String
  /// What is in it.
  var bytes: [UInt8]
  /// Whether it is compressed already, so that it is stored as it is.
  var isCompressed = false

  init(_ name: String, _ bytes: [UInt8], isCompressed: Bool = false) {
    self.name = name
    self.bytes = bytes
    self.isCompressed = isCompressed
  }
}

/// The document that says where the package document is (EPUB 3.3, 4.2.6.3.1).
enum Container {
  /// `META-INF/container.xml`.
  static var file: File {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
      <rootfiles>
      <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
      </rootfiles>
      </container>

      """
    return File("META-INF/container.xml", Array(text.utf8))
  }
}
