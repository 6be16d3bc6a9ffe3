public import DocumentModel
import YAMLReading

extension SourceFile {
  /// Whether the file has front matter with a title.
  public var hasOwnTitle: Bool {
    guard let front = try? FrontMatter(self, file: 0) else { return false }
    return front.entries.contains { $0.key.lowercased() == "title" && $0.value.text?.isEmpty == false }
  }
}
