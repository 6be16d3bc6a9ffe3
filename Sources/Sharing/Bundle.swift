public import DocumentModel

/// A folder to be handed round: every edition of one or many works, a page to open them by, catalogues for e-readers, help
/// for folding, the manuscripts and the checksums of it all. The same works give the same bytes.
public struct Bundle: Sendable {
  /// The files, by path. Paths are relative and safe on every file system; see ``SafeName``.
  public private(set) var files: [SharedFile]

  /// How many bytes all files have.
  public var size: Int { files.reduce(0) { $0 + $1.bytes.count } }

  /// Puts works together.
  ///
  /// - Parameters:
  ///   - title: The title of a collection; empty takes the work's own, or the first one's.
  ///   - modified: The time that catalogues give, in seconds since 1970; `nil` takes each work's date.
  /// - Throws: ``SharingError/noWork`` and ``SharingError/duplicatePath(_:)``.
  public init(
    of works: [SharedWork], titled title: String, modified: Int64?, reporting diagnostics: inout Diagnostics
  ) throws(SharingError) {
    guard let first = works.first else { throw .noWork }
    var stems: Set<String> = []
    var named: [NamedWork] = []
    for work in works { named.append(try NamedWork(work, among: &stems)) }
    let title = title.isEmpty ? first.title : title
    let language = first.metadata.language
    let folding = FoldingHelp(for: named).bytes
    let page = IndexPage(of: named, titled: title, language: language, hasFoldingHelp: folding != nil)
    var files = [SharedFile("index.html", page.bytes)]
    for work in named { files += Bundle.files(of: work) }
    files += Catalogue(of: named, titled: title, modified: modified).files
    if let folding { files.append(SharedFile("print/HOW-TO-FOLD.txt", folding)) }
    files.append(SharedFile("README.txt", Readme(of: named, titled: title, language: language).bytes))
    let checksums = Checksums(of: files.map { Checksums.Entry($0.path, Digest(of: $0.bytes)) })
    files.append(SharedFile(Checksums.path, checksums.file))
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for work in named { Budget(of: work).report(to: &diagnostics) }
  }

  /// The same with a signature of the checksums, and so of everything.
  public func signed(by key: borrowing SigningKey) throws(SharingError) -> Bundle {
    guard let list = files.first(where: { $0.path == Checksums.path }) else { throw .noWork }
    let signature = try key.signature(of: list.bytes, trustedComment: "file:\(Checksums.path)\thashed")
    var bundle = self
    bundle.files.removeAll { $0.path == Checksums.signaturePath }
    bundle.files.append(SharedFile(Checksums.signaturePath, signature.file))
    bundle.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return bundle
  }

  private static func files(of work: NamedWork) -> [SharedFile] {
    var files = work.editions.map { SharedFile($0.path, $0.edition.bytes) }
    files.append(SharedFile(work.coverPath, work.cover.picture.bytes))
    if let thumbnail = work.cover.thumbnail { files.append(SharedFile(work.thumbnailPath, thumbnail)) }
    let isSearched = !work.work.passages.isEmpty && work.path { $0 == .page } != nil
    if isSearched { files.append(SharedFile(work.searchPath, SearchIndex.script(of: work))) }
    return files + work.sources
  }
}
