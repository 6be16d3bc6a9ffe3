internal import DocumentModel
internal import FontShaping

/// Makes a document take a certain number of pages.
///
/// First by the choice of paragraphs' numbers of lines and of page breaks alone; then by the rungs of a ladder, the least
/// change first: letters and spaces up to 1 % narrower or wider, leading by up to 3 %, space between paragraphs, margins,
/// and type in steps of a quarter of a point, never beyond ``Style/fitting``.
struct Copyfitter {
  let document: Document
  let style: Style
  let fonts: FontSet
  let hyphenator: Hyphenator?
  /// The numbers of pages that will do.
  let wanted: ClosedRange<Int>
  /// The page numbers that it is set with.
  var numbers = PageNumbers()

  /// A document set on a rung.
  struct Trial {
    var rung: FitRung
    var compositor: Compositor
    /// The numbers of pages it can have.
    var counts: PageCounts

    /// The pages, so many of them.
    func makeUp(pages count: Int) -> MakeUp {
      var makeUp = MakeUp(compositor.area)
      makeUp.makeUp(compositor.galley, notes: compositor.noteGalley, pages: count)
      return makeUp
    }
  }

  /// The document on the first rung on which it fits, and its number of pages.
  ///
  /// - Throws: ``TypesettingError/doesNotFit(_:)`` if there is none.
  func fitted() throws(TypesettingError) -> (Trial, pages: Int) {
    let first = try trial(FitRung())
    if let pages = first.counts.best(in: wanted) { return (first, pages) }
    let isLong = first.counts.bounds.lowerBound > wanted.upperBound
    let ladder = isLong ? FitRung.tightening(style) : FitRung.loosening(style)
    guard let rung = try firstRung(of: ladder, isLong: isLong) else {
      throw .doesNotFit(misfit(try trial(ladder.last ?? FitRung()), isLong: isLong))
    }
    if let pages = rung.counts.best(in: wanted) { return (rung, pages) }
    for other in rung.rung.neighbours {
      let other = try trial(other)
      if let pages = other.counts.best(in: wanted) { return (other, pages) }
    }
    throw .doesNotFit(misfit(rung, isLong: false))
  }

  /// The first rung on which the text is short enough, or long enough.
  private func firstRung(of ladder: [FitRung], isLong: Bool) throws(TypesettingError) -> Trial? {
    var low = 0
    var high = ladder.count
    var found: Trial?
    while low < high {
      let middle = (low + high) / 2
      let trial = try trial(ladder[middle])
      let reaches =
        isLong
        ? trial.counts.bounds.lowerBound <= wanted.upperBound : trial.counts.bounds.upperBound >= wanted.lowerBound
      if reaches {
        found = trial
        high = middle
      } else {
        low = middle + 1
      }
    }
    return found
  }

  private func trial(_ rung: FitRung) throws(TypesettingError) -> Trial {
    let style = rung == FitRung() ? style : style.fitted(to: rung)
    let (compositor, _) = try document.settled(in: style, using: fonts, hyphenatedBy: hyphenator, numbers)
    let parts = MakeUpPart.parts(of: compositor.galley, notes: compositor.noteGalley, in: compositor.area)
    var counts = PageCounts(parts, compositor.area, most: wanted.upperBound + wanted.upperBound / 4 + 4)
    counts.count(compositor.galley, compositor.noteGalley)
    return Trial(rung: rung, compositor: compositor, counts: counts)
  }

  /// By how much a text misses its number of pages, and where it is shortened most easily.
  private func misfit(_ trial: Trial, isLong: Bool) -> Misfit {
    let compositor = trial.compositor
    var makeUp = MakeUp(compositor.area)
    makeUp.makeUp(compositor.galley, notes: compositor.noteGalley)
    let grid = max(1, compositor.galley.grid)
    func lines(_ plan: PagePlan) -> Int {
      plan.columns.reduce(0) { sum, column in
        let notes = column.notes.joined().reduce(0) { $0 + Int(compositor.noteGalley.rows[$1].height) }
        return sum + (makeUp.rows[column.rows].reduce(notes) { $0 + Int($1.height) } + grid - 1) / grid
      }
    }
    let limit = isLong ? wanted.upperBound : wanted.lowerBound
    var count = 0
    if isLong {
      count = makeUp.plans.dropFirst(limit).reduce(0) { $0 + lines($1) }
    } else {
      let room = Int(compositor.height) / grid * compositor.columns
      let last = makeUp.plans.last.map { room - lines($0) } ?? 0
      count = max(0, limit - makeUp.plans.count) * room + max(0, last) - room + 1
    }
    let all = makeUp.plans.reduce(0) { $0 + lines($1) }
    let words = document.text.split { $0 <= 0x20 }.count
    return Misfit(
      isLong: isLong, pages: limit, lines: max(1, count), words: max(1, max(1, count) * words / max(1, all)),
      cuts: isLong ? ShortLines(makeUp.rows, in: document).blocks : [])
  }
}

/// By how much a text misses its number of pages.
public struct Misfit: Hashable, Sendable {
  /// Whether it is too long; too short otherwise.
  public var isLong: Bool
  /// The number of pages wanted.
  public var pages: Int
  /// The lines that are too many or too few.
  public var lines: Int
  /// About how many words those lines have.
  public var words: Int
  /// Blocks that lose a line with their last word.
  public var cuts: [Int]
}

/// Finds the paragraphs whose last line is a single short word.
struct ShortLines {
  /// Index of their blocks, the shortest last lines first; at most ten.
  private(set) var blocks: [Int] = []

  /// Looks through the rows of pages.
  init(_ rows: [GalleyRow], in document: Document) {
    var found: [(length: Int, block: Int)] = []
    var last: [Int: Int] = [:]
    for row in rows where row.start.block >= 0 { last[Int(row.start.block)] = Int(row.start.offset) }
    for (block, offset) in last.sorted(by: { $0.key < $1.key }) where offset > 0 {
      let text = document.blocks[block].text.indices.dropFirst(offset)
      let words = document.text[text].split { $0 <= 0x20 }
      guard let word = words.first, words.count == 1 else { continue }
      found.append((word.count, block))
    }
    blocks = found.sorted { ($0.length, $0.block) < ($1.length, $1.block) }.prefix(10).map(\.block)
  }
}
