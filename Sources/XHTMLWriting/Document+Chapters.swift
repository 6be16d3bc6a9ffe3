public import DocumentModel

extension Document {
  /// Returns the XHTML files of an e-book, each checked against its grammar.
  ///
  /// A section of rank 1 is a file; text before the first heading is a file of its own; a book has a title page.
  ///
  /// - Parameters:
  ///   - style: Decides whether there is a title page.
  ///   - pageMap: Where printed pages begin; each gets a mark at its exact place.
  ///   - reporting: Receives a warning for everything that is not kept as it was written.
  /// - Returns: At least one file, in reading order.
  /// - Throws: ``XHTMLError/unsound(file:line:reason:place:)``, which would be a defect of this program.
  public func chapters(
    in style: Style, pageMap: PageMap? = nil, reporting: inout Diagnostics
  ) throws(XHTMLError) -> [Chapter] {
    let book = Book(self, in: style, pageMap: pageMap, isOnePage: false, reporting: &reporting)
    var writer = ChapterWriter(book, reporting: reporting)
    let chapters = book.parts.indices.map { writer.write(part: $0) }
    reporting = writer.warnings.finished()
    try prove(chapters, pictures: book.pictureNames.compactMap(\.self))
    return chapters
  }

  /// Reads the files back and holds them to their grammar and to the rules between them.
  private func prove(_ chapters: [Chapter], pictures: [String]) throws(XHTMLError) {
    var rules = TargetRules()
    rules.add("style.css")
    for picture in pictures { rules.add(picture) }
    var facts: [XMLFacts] = []
    var names = ElementNames()
    for chapter in chapters { names.add(from: chapter.bytes) }
    let proof = XMLProof(of: .chapter, names: names, size: chapters.reduce(0) { $0 + $1.bytes.count })
    for chapter in chapters {
      do {
        let found = try proof.check(chapter.bytes)
        rules.add(chapter.name, found)
        facts.append(found)
      } catch {
        throw unsound(chapter, line: error.line, reason: error.reason)
      }
    }
    for (chapter, facts) in zip(chapters, facts) {
      if facts.mains != 1 { throw unsound(chapter, line: 0, reason: "it has \(facts.mains) main parts") }
      if let problem = facts.firstProblem ?? rules.firstProblem(in: chapter.name, facts) {
        throw unsound(chapter, line: problem.line, reason: problem.text)
      }
    }
  }

  func unsound(_ chapter: Chapter, line: Int, reason: String) -> XHTMLError {
    var offset = 0
    var lines = line
    while lines > 1, offset < chapter.bytes.count {
      if chapter.bytes[offset] == 0x0A { lines -= 1 }
      offset += 1
    }
    return .unsound(
      file: chapter.name, line: line, reason: reason, place: chapter.source(ofByte: offset, in: self))
  }
}
