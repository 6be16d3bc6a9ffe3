import XHTMLWriting

/// Reads the finished files of a package back and holds them to their grammars and to the rules between them. Chapters
/// were read back when they were made.
struct PackageProof {
  private let files: [File]
  private let chapters: [Chapter]

  /// A proof of `files`.
  init(_ files: [File], chapters: [Chapter]) {
    self.files = files
    self.chapters = chapters
  }

  /// Checks everything.
  func check() throws(EPUBError) {
    var rules = TargetRules()
    var found: [(name: String, facts: XMLFacts)] = []
    var names: Set<String> = []
    for file in files {
      if !names.insert(file.name.lowercased()).inserted {
        throw .unsound(file: file.name, line: 0, reason: "another file has the same name")
      }
      let name = file.name.hasPrefix("EPUB/") ? String(file.name.dropFirst(5)) : file.name
      guard let subject = subject(of: name) else {
        rules.add(name)
        continue
      }
      do {
        let facts = try XMLProof.check(file.bytes, against: subject)
        rules.add(name, facts)
        found.append((name, facts))
      } catch {
        throw .unsound(file: file.name, line: error.line, reason: error.reason)
      }
    }
    for chapter in chapters {
      rules.add(chapter.name, identifiers: chapter.headings.map(\.identifier) + chapter.pageMarks.map(\.identifier))
    }
    for (name, facts) in found where name != "META-INF/container.xml" {
      if let problem = facts.firstProblem ?? rules.firstProblem(in: name, facts) {
        throw .unsound(file: name, line: problem.line, reason: problem.text)
      }
    }
  }

  private func subject(of name: String) -> Grammar.Subject? {
    switch name {
    case "META-INF/container.xml": .container
    case "package.opf": .package
    case "nav.xhtml": .navigation
    case "toc.ncx": .ncx
    case "cover.xhtml": .chapter
    default: nil
    }
  }
}
