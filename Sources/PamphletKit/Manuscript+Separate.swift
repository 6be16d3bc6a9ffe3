import DocumentModel
import DocumentReading

extension Manuscript {
  /// Whether there are several files and each of them begins by saying its title, as works of their own do.
  public var isOfSeparateWorks: Bool {
    guard files.count > 1 else { return false }
    var ignored = Diagnostics()
    return files.allSatisfy { file in
      guard file.bytes.starts(with: Array("---".utf8)) else { return false }
      return SourceFile(decoding: file.bytes, named: file.name, reporting: &ignored).hasOwnTitle
    }
  }
}
