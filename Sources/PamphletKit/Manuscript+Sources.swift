import DocumentModel
import DocumentReading

extension Diagnostic.Code {
  /// A file of the book that a list names but that cannot be had.
  static let missingChapter = Diagnostic.Code("missing-chapter")
}

extension Manuscript {
  /// The files decoded; one that lists the files of a book is replaced by those.
  func sources(using resources: Resources, reporting diagnostics: inout Diagnostics) throws -> [SourceFile] {
    var sources: [SourceFile] = []
    // Files that another lists come where it says, and nowhere else.
    var listed: Set<Substring> = []
    for file in files where !listed.contains(Self.bare(file.name)) {
      if let format = ForeignFormat(of: file.bytes) { throw DocumentReadingError.foreign(name: file.name, format) }
      let source = SourceFile(decoding: file.bytes, named: file.name, reporting: &diagnostics)
      guard file.name != "-", let paths = BookOrder.paths(listedBy: source) else {
        sources.append(source)
        continue
      }
      var found: [SourceFile] = []
      for path in paths {
        if path == source.name {
          found.append(source)
          continue
        }
        listed.insert(Self.bare(path))
        switch resources.chapter(path, source.name) {
        case .success(let bytes):
          if let format = ForeignFormat(of: bytes) { throw DocumentReadingError.foreign(name: path, format) }
          found.append(SourceFile(decoding: bytes, named: path, reporting: &diagnostics))
        case .failure(let problem):
          let line = BookOrder.line(listing: path, in: source).map { ":\($0)" } ?? ""
          diagnostics.warn(
            .missingChapter, "\(source.name)\(line) lists \(path), which is left out: \(problem.words)",
            hint: "paths are relative to the file that lists them")
        }
      }
      sources += found.isEmpty ? [source] : found
    }
    return sources
  }

  /// A path without the `./` that the current folder may be named by.
  private static func bare(_ path: String) -> Substring { path.hasPrefix("./") ? path.dropFirst(2) : path[...] }
}
