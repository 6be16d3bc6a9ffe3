import PamphletKit

extension WorkInput {
  /// Names told, at most.
  private static let mostNames = 5

  /// What is said of texts in a work's folder that a build did not read, but for editions in `output`; `nil` if there are none.
  func leftOut(by build: TrackedBuild, besides output: String? = nil) -> Diagnostic? {
    guard OutputFiles.isFolder(path),
      let texts = try? WorkTexts(below: root, besides: output, ignoringLists: true)
    else { return nil }
    let read = Set(build.inputs.compactMap { Machine.realPath($0.path) })
    let left = texts.all.map(\.path).filter { text in
      // A plain text of the work's name is its edition, wherever that was put.
      !text.lowercased().hasSuffix("/summary.md") && !text.hasSuffix("/\(name).txt")
        && Machine.realPath(text).map { !read.contains($0) } ?? false
    }
    guard !left.isEmpty else { return nil }
    var names = left.prefix(Self.mostNames).map { String($0.dropFirst(root.count)) }.joined(separator: ", ")
    if left.count > Self.mostNames { names += " and \(left.count - Self.mostNames) more" }
    return Diagnostic(
      .note, Diagnostic.Code("left-out"), "in the folder \(path), but not in the work: \(names)",
      hint: "what belongs to it can be listed in SUMMARY.md")
  }
}
