public import DocumentModel
import YAMLReading

/// The order of a book's files, as a list file says it.
public enum BookOrder {
  /// The paths that a file lists, in order, each as seen from where that file's own path is seen; `nil` if it lists none.
  ///
  /// A file called `SUMMARY.md` lists them as links (the form of mdBook and GitBook), any other Markdown file under the key
  /// `chapters` of its front matter. Addresses, places inside a file, and a file named twice do not count. A file with
  /// `chapters` is itself the first of the book.
  public static func paths(listedBy file: SourceFile) -> [String]? {
    let name = file.name.split(separator: "/").last.map(String.init) ?? ""
    let isSummary = name.lowercased() == "summary.md"
    let listed = isSummary ? links(in: file) : chapters(in: file)
    guard let listed, !listed.isEmpty else { return nil }
    var seen: Set<String> = isSummary ? [] : [path(file.name, besides: "")]
    var paths: [String] = []
    for item in listed {
      let path = path(item, besides: file.name)
      if !path.isEmpty && seen.insert(path).inserted { paths.append(path) }
    }
    return isSummary ? paths : [file.name] + paths
  }

  /// The line, from 1, in which a file lists a path; `nil` if its name is written in a way of its own there.
  public static func line(listing path: String, in file: SourceFile) -> Int? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    for form in [name, name.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")] {
      let bytes = Array(form.utf8)
      let place = file.bytes.indices.first { file.bytes[$0...].starts(with: bytes) }
      if let place, !bytes.isEmpty { return file.place(at: place).line }
    }
    return nil
  }

  /// The destinations of links to files.
  private static func links(in file: SourceFile) -> [String]? {
    var diagnostics = Diagnostics()
    guard
      let document = try? Document(markdown: [file], dialect: .commonMark, reporting: &diagnostics)
    else { return nil }
    return document.spans.compactMap { span in
      guard case .link(let index) = span.kind else { return nil }
      let destination = document.links[Int(index)].destination
      guard !destination.contains(":"), !destination.hasPrefix("#") else { return nil }
      return destination.prefix { $0 != "#" && $0 != "?" }.percentDecoded
    }
  }

  /// The texts of the list `chapters`.
  private static func chapters(in file: SourceFile) -> [String]? {
    guard let front = try? FrontMatter(file, file: 0) else { return nil }
    return front.entries.first { $0.key.lowercased() == "chapters" }?.value.sequence?.compactMap(\.text)
  }

  /// A path as seen from where `base` is seen, without `.` and `..` where they can be resolved.
  private static func path(_ path: String, besides base: String) -> String {
    path.hasPrefix("/") ? BookFiles.path(path, relativeTo: "") : BookFiles.path(path, relativeTo: base)
  }
}
