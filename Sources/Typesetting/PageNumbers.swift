internal import DocumentModel
internal import FontShaping

/// The printed numbers of the pages that links in a document lead to.
///
/// They are known only when the pages are, and the pages depend on how wide they are. So the text is set with the numbers
/// that came out last until they are those that come out. Should they go back and forth, all numbers get the width of the
/// widest: then the next pages do not depend on them any more, and the round after that one has them right.
struct PageNumbers: Hashable, Sendable {
  /// The number for each identifier of ``targets``; empty for one that leads nowhere.
  private(set) var folios: [String: String] = [:]
  /// Identifiers that links with a number lead to.
  var targets: Set<String> = []
  /// Characters that each number has room for at least.
  private(set) var reserved = 0
  private var rounds = 0

  /// The rounds in which numbers have the room they need. Two are the rule: one to find them, one to see that they are right.
  private static let freeRounds = 4
  /// All rounds. Two with reserved room are enough.
  private static let mostRounds = 8

  /// What stands for the number of an identifier.
  func folio(of identifier: String) -> String { folios[identifier] ?? "00" }

  /// The numbers on some pages; `nil` if they are those that the text was set with.
  func next(after compositor: Compositor, _ makeUp: MakeUp) -> PageNumbers? {
    guard !compositor.pageNumbers.targets.isEmpty, rounds < Self.mostRounds else { return nil }
    var next = self
    next.rounds += 1
    next.folios = compositor.folios(of: compositor.pageNumbers.targets, in: makeUp)
    if next.folios == folios { return nil }
    if next.rounds >= Self.freeRounds { next.reserved = makeUp.plans.reduce(0) { max($0, $1.folio.utf8.count) } }
    return next
  }
}

/// The number of a page, to be printed at the end of a link.
struct PageReference: Sendable {
  /// Where the link leads.
  var identifier: String
  /// Look of the link.
  var look: Int32
  /// Whether the number stands for the link's text, and not after it.
  var isAlone: Bool
}

extension Compositor {
  /// Whether links in the document are printed with the number of the page they lead to.
  var printsPages: Bool {
    style.page.hasFolios && (document.metadata.pageReferences ?? style.pageReferences)
  }

  /// Takes up a link in the document that is printed with its page.
  mutating func openLinkWithPage(_ link: Link, span: TextSpan, look: Look, walk: inout SpanWalk) {
    let identifier = String(link.destination.dropFirst())
    let isAlone = text[span.range.indices].elementsEqual(link.destination.utf8)
    var look = look
    look.owner = addElement(.link, in: look.owner, attributes: span.attributes)
    openLinks.append((look.owner, identifier))
    pageNumbers.targets.insert(identifier)
    paragraph.looks.append(look)
    let index = Int32(paragraph.looks.count - 1)
    let reference = PageReference(identifier: identifier, look: index, isAlone: isAlone)
    if isAlone && !pageNumbers.folio(of: identifier).isEmpty {
      walk.skip(span)
      addPage(reference, at: Int(span.range.start))
    } else {
      walk.expect(.page(reference), after: span)
      walk.enter(span, look: index)
    }
  }

  /// Adds the number of a page, in the words of the document's language.
  mutating func addPage(_ reference: PageReference, at index: Int) {
    let folio = pageNumbers.folio(of: reference.identifier)
    guard !folio.isEmpty else { return }
    let words = Vocabulary(language: document.metadata.language)
    let form = reference.isAlone ? words.pageNamed : words.pageReference
    let parts = form.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var look = paragraph.looks[Int(reference.look)]
    look.divides = false
    paragraph.looks.append(look)
    let number = Int32(paragraph.looks.count - 1)
    let offset = index - paragraph.origin
    let level = paragraph.levels.isEmpty ? 0 : paragraph.levels[max(0, min(offset - 1, paragraph.levels.count - 1))]
    if !reference.isAlone {
      if form.utf8.first == UInt8(ascii: "(") {
        addWords(" ", look: number, level: level, at: offset)
      } else {
        paragraph.append(.penalty(0), LinePart(kind: .none, look: number, offset: Int32(clamping: offset)))
      }
    }
    addWords(parts[0], look: number, level: level, at: offset)
    addNumber(folio, look: number, level: level + level % 2, at: offset)
    addWords(parts.count > 1 ? parts[1] : "", look: number, level: level, at: offset)
  }

  /// Adds words of our own at a place of the paragraph, as text of an embedding level.
  private mutating func addWords(_ words: String, look: Int32, level: UInt8, at offset: Int) {
    guard !words.isEmpty else { return }
    let range = intern(words)
    let (origin, levels, opportunities) = (paragraph.origin, paragraph.levels, paragraph.opportunities)
    paragraph.origin = Int(range.start)
    paragraph.levels = [UInt8](repeating: level, count: words.utf8.count)
    paragraph.opportunities = []
    let first = paragraph.parts.count
    paragraph.add(TextStretch(text: text, range: range.indices, look: look), from: &typeCase)
    (paragraph.origin, paragraph.levels, paragraph.opportunities) = (origin, levels, opportunities)
    for part in paragraph.parts.indices[first...] { paragraph.parts[part].offset = Int32(clamping: offset) }
  }

  /// Adds a number that nothing widens or narrows, with the room that is reserved for it.
  private mutating func addNumber(_ folio: String, look index: Int32, level: UInt8, at offset: Int) {
    let look = paragraph.looks[Int(index)]
    let face = typeCase.faces[look.face]
    var traits = look.traits
    traits.direction = .leftToRight
    func shape(_ digits: String) -> (run: ShapedText.RunID, width: Int32) {
      let run = typeCase.fonts.shape(Array(digits.utf8)[...], in: face.font, as: traits)
      return (run, max(0, face.scaled(Int(typeCase.measures.word(run).advance), at: look.size)))
    }
    let reserved = pageNumbers.reserved > 0 ? shape(String(repeating: "8", count: pageNumbers.reserved)).width : 0
    let number = shape(folio)
    var part = LinePart(kind: .text, look: index, run: number.run, offset: Int32(clamping: offset))
    part.level = level
    part.to = Int32(folio.utf8.count)
    part.word = paragraph.wordCount
    paragraph.wordCount += 1
    paragraph.append(.box(max(number.width, reserved)), part)
  }

  /// The printed numbers of the pages on which identifiers are.
  func folios(of identifiers: Set<String>, in makeUp: MakeUp) -> [String: String] {
    let pages = pagesOfElements(makeUp)
    var folios: [String: String] = [:]
    for identifier in identifiers {
      guard let element = elementOfIdentifier[identifier] else {
        folios[identifier] = ""
        continue
      }
      // What has no text of its own is where the text after it is.
      let page = pages[Int(element)...].first { $0 >= 0 } ?? pages.max() ?? 0
      folios[identifier] = makeUp.plans[max(0, Int(page))].folio
    }
    return folios
  }

  /// The first page of each element, or -1.
  private func pagesOfElements(_ makeUp: MakeUp) -> [Int32] {
    var pages = [Int32](repeating: -1, count: elements.count)
    func find(_ items: Range<Int32>, in galley: Galley, on page: Int) {
      for item in galley.items[items.asInts] {
        guard case .element(var element) = item.owner else { continue }
        while element >= 0 && pages[Int(element)] < 0 {
          pages[Int(element)] = Int32(clamping: page)
          element = elements[Int(element)].parent
        }
      }
    }
    for (page, plan) in makeUp.plans.enumerated() {
      for row in makeUp.rows[plan.across] { find(row.items, in: galley, on: page) }
      for column in plan.columns {
        for row in makeUp.rows[column.rows] { find(row.items, in: galley, on: page) }
        for row in column.notes.joined() { find(noteGalley.rows[row].items, in: noteGalley, on: page) }
      }
    }
    return pages
  }
}
