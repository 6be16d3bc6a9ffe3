public import DocumentModel

/// How chapters are written, beside their style.
public struct ChapterOptions: Hashable, Sendable {
  /// Whether Kobo's spans are put round sentences.
  public var hasKoboSpans = false
  /// Threads that check chapters; the chapters are the same for any number.
  public var jobs = 1

  /// Plain chapters, on one thread.
  public init() {}
}

extension Document {
  /// Returns the XHTML files of an e-book, each checked against its grammar.
  ///
  /// A section of rank 1 is a file; text before the first heading is a file of its own; a book has a title page; what the
  /// front matter says of publisher, rights, licence and contact stands at the end.
  ///
  /// - Parameters:
  ///   - style: Decides whether there is a title page.
  ///   - pageMap: Where printed pages begin; each gets a mark at its exact place.
  ///   - options: How they are written.
  ///   - reporting: Receives a warning for everything that is not kept as it was written.
  /// - Returns: At least one file, in reading order.
  /// - Throws: ``XHTMLError/unsound(file:line:reason:place:)``, which would be a defect of this program.
  public func chapters(
    in style: Style, pageMap: PageMap? = nil, options: ChapterOptions = ChapterOptions(),
    reporting: inout Diagnostics
  ) throws(XHTMLError) -> [Chapter] {
    let book = Book(self, in: style, pageMap: pageMap, isOnePage: false, reporting: &reporting)
    var writer = ChapterWriter(book, reporting: reporting)
    var chapters = book.parts.indices.map { writer.write(part: $0) }
    if writer.hasColophon { chapters.append(writer.writeColophonFile()) }
    reporting = writer.warnings.finished()
    if options.hasKoboSpans { chapters = chapters.map(KoboSpans.added) }
    try prove(chapters, pictures: book.pictureNames.compactMap(\.self), jobs: options.jobs)
    return chapters
  }

  /// Markup of a book in bytes from which on several threads check it sooner than one.
  private static let manyBytes = 200_000

  /// Reads the files back and holds them to their grammar and to the rules between them.
  private func prove(_ chapters: [Chapter], pictures: [String], jobs: Int) throws(XHTMLError) {
    var names = ElementNames()
    for chapter in chapters { names.add(from: chapter.bytes) }
    let size = chapters.reduce(0) { $0 + $1.bytes.count }
    let proof = XMLProof(of: .chapter, names: names, size: size)
    let found = parallelMap(chapters.count, jobs: size < Self.manyBytes ? 1 : jobs) { index in
      Result { () throws(XMLProof.Failure) in try proof.check(chapters[index].bytes) }
    }
    var rules = TargetRules()
    rules.add("style.css")
    for picture in pictures { rules.add(picture) }
    var facts: [XMLFacts] = []
    for (chapter, result) in zip(chapters, found) {
      switch result {
      case .success(let found):
        rules.add(chapter.name, found)
        facts.append(found)
      case .failure(let failure): throw unsound(chapter, line: failure.line, reason: failure.reason)
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
