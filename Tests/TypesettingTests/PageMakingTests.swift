import DocumentModel
import FontShaping
import Glibc
import Styling
import Testing

@testable import Typesetting

/// Properties of pages made of generated documents.
@Suite struct PageMakingTests {
  /// Documents to try: a few in every run, ten thousand with `PAMPHLET_DOCUMENTS=10000` in the environment.
  private static var count: Int {
    guard let value = unsafe getenv("PAMPHLET_DOCUMENTS") else { return 40 }
    return unsafe Int(String(cString: value)) ?? 40
  }

  @Test func `every note begins on the page of its mark, whatever the notes are like`() throws {
    let fonts = FontSet(searching: ["/usr/share/fonts"])
    var marked = 0
    var misplaced: [Int] = []
    for seed in 0..<Self.count {
      var generator = NotedManuscript(seed: UInt64(seed) + 1)
      var style = seed % 3 == 0 ? Style.narrow : .plain
      style.page.columns = seed % 5 == 4 ? 2 : 1
      let sample = try Sample(generator.text(), in: style, fonts: fonts)
      let (marks, notes) = sample.pagesOfMarksAndNotes
      marked += marks.count
      if marks != notes { misplaced.append(seed) }
    }
    #expect(marked > Self.count * 3)
    #expect(misplaced.isEmpty, "seeds \(misplaced)")
  }

  @Test func `facing pages of running text end on the same line, and nearly all pages on the last one`() throws {
    var facing = 0
    var level = 0
    var pages = 0
    var full = 0
    for seed in 1...6 {
      var generator = ManuscriptGenerator(seed: UInt64(seed))
      let text = (0..<160).map { _ in generator.sentence(110) }.joined(separator: "\n\n")
      let sample = try Sample(text)
      let feet = sample.feet
      for page in stride(from: 1, to: feet.count - 2, by: 2) {
        facing += 1
        if feet[page] == feet[page + 1] { level += 1 }
      }
      // Chapters would begin lower, and the last page ends where the text does.
      let lowest = feet.dropLast().max()
      pages += feet.count - 1
      full += feet.dropLast().count { $0 == lowest }
    }
    #expect(full * 20 >= pages * 19)
    #expect(facing > 20)
    #expect(level == facing)
  }

  @Test func `the columns of the last page are even and every line is on the grid`() throws {
    for columns in 2...3 {
      var style = Style.plain
      style.page.size = .a4
      style.page.columns = columns
      var generator = ManuscriptGenerator(seed: UInt64(columns))
      let text = (0..<90).map { _ in generator.sentence(80) }.joined(separator: "\n\n")
      let sample = try Sample(text, in: style)
      let last = sample.pages.pages.count - 1
      var feet: [Int: Int] = [:]
      let step = (style.page.columnMeasure + style.page.columnGap).scaledPoints
      let left = (last % 2 == 0 ? style.page.inner : style.page.outer).scaledPoints
      let leading = style[.body].leading.scaledPoints
      for run in sample.runs where run.page == last {
        let column = max(0, run.x - left + run.size / 5) / step
        feet[column] = max(feet[column] ?? 0, run.y)
      }
      #expect(feet.count == columns)
      #expect((feet.values.max() ?? 0) - (feet.values.min() ?? 0) <= 3 * leading)
      let phases = Set(sample.runs.filter { $0.size == style[.body].size.scaledPoints }.map { $0.y % leading })
      #expect(phases.count == 1)
    }
  }

  @Test func `the head of a table is repeated where it goes on, outside the text`() throws {
    let rows = (0..<120).map { "| row\($0) | words of a cell |\n" }.joined()
    let sample = try Sample("| Name | What |\n|---|---|\n" + rows)
    #expect(sample.pages.pages.count > 2)
    for page in sample.pages.pages {
      var texts: [String] = []
      for case .text(let item) in page.items {
        texts += page.segments[item.segments.asInts].map { sample.pages.shapes.string(of: $0.run) }
      }
      #expect(texts.contains("Name"))
    }
    #expect(sample.words(inNotes: false).filter { $0 == "Name" }.count == 1)
    #expect(sample.words(inNotes: false).filter { $0.hasPrefix("row") }.count == 120)
  }

  @Test func `a long work lists only what a few pages of contents can hold`() throws {
    let text = (1...12).map { part in
      "# Part \(part)\n\n" + (1...40).map { "## Chapter \($0)\n\nWords.\n\n" }.joined()
    }.joined()
    var style = Style.plain
    style.book.contents = .always
    let sample = try Sample(text, in: style)
    let entries = sample.pages.elements.filter { $0.role == .contentsItem }.count
    #expect(entries == 12)
  }
}

/// Texts that are made to fit a number of pages.
@Suite struct CopyfitTests {
  /// What is promised: a text whose number of pages, as the layout sets it, differs from the number asked for by no more
  /// than 8 % is set in exactly that number.
  @Test(arguments: 1...6)
  func `documents within eight per cent of a number of pages are set in exactly that`(seed: Int) throws {
    let fonts = FontSet(searching: ["/usr/share/fonts"])
    var generator = ManuscriptGenerator(seed: UInt64(seed) * 31)
    let sample = try Sample(generator.manuscript(blocks: 90 + seed * 8, notes: seed % 2 == 0), fonts: fonts)
    let natural = sample.pages.pages.count
    #expect(natural > 12)
    for wanted in natural - 4...natural + 4 where abs(wanted - natural) * 100 <= wanted * 8 {
      var diagnostics = Diagnostics()
      let pages = try sample.document.pages(
        in: .plain, using: fonts, hyphenatedBy: Hyphenator(patterns: Sample.patterns), fitting: wanted...wanted,
        reporting: &diagnostics)
      #expect(pages.pages.count == wanted)
    }
  }

  @Test(arguments: [1, 2]) func `pages of figures that are left over are counted`(columns: Int) throws {
    var style = Style.narrow
    style.page.columns = columns
    if columns == 2 { style.page.size = Size(width: .points(420), height: .points(330)) }
    let text = (0..<300).map { ["some", "words", "of", "no", "great", "weight"][$0 % 6] }.joined(separator: " ")
    let figures = (0..<5).map { "![Alt](a\($0).png){placement=top}\n\n" }.joined()
    var document = try Sample("\(text)\n\n\(figures)End.").document
    for index in document.images.indices {
      document.images[index].picture = Picture(.png, width: 120, height: 290, bytes: [])
    }
    let fonts = FontSet(searching: ["/usr/share/fonts"])
    var fitting = 0
    for wanted in 4...10 {
      var diagnostics = Diagnostics()
      do {
        let pages = try document.pages(
          in: style, using: fonts, hyphenatedBy: nil, fitting: wanted...wanted, reporting: &diagnostics)
        #expect(pages.pages.count == wanted)
        fitting += 1
      } catch {
        guard case .doesNotFit = error else { throw error }
      }
    }
    #expect(fitting > 0)
  }

  @Test func `what cannot fit is an error that says by how much`() throws {
    var generator = ManuscriptGenerator(seed: 5)
    let sample = try Sample(generator.manuscript(blocks: 120))
    var diagnostics = Diagnostics()
    do {
      _ = try sample.document.pages(
        in: .plain, using: sample.fonts, hyphenatedBy: nil, fitting: 2...2, reporting: &diagnostics)
      Issue.record("A long text fits two pages")
    } catch {
      guard case .doesNotFit(let misfit) = error else { throw error }
      #expect(misfit.isLong && misfit.lines > 100 && misfit.words > 500)
    }
  }

  @Test func `rungs keep to the limits of the layout`() {
    let style = Style.base
    for rung in FitRung.tightening(style) + FitRung.loosening(style) {
      let fitted = style.fitted(to: rung)
      #expect(fitted[.body].size >= style.fitting.smallestSize && fitted[.body].size <= style.fitting.largestSize)
      for margin in [fitted.page.inner, fitted.page.outer, fitted.page.top, fitted.page.bottom] {
        #expect(margin >= style.fitting.leastMargin)
      }
      let ratio = fitted[.heading1].leading.scaledPoints * 2
      #expect(ratio == fitted[.body].leading.scaledPoints * 3)
    }
  }
}

/// Manuscripts with notes of every kind: short ones, long ones, several on a line, of several paragraphs.
private struct NotedManuscript {
  private var generator: ManuscriptGenerator
  private var count = 0

  init(seed: UInt64) { generator = ManuscriptGenerator(seed: seed) }

  mutating func text() -> String {
    var text = ""
    var notes = ""
    for _ in 0..<4 + generator.number(below: 14) {
      switch generator.number(below: 9) {
      case 0: text += "## \(generator.sentence(6))\n\n"
      case 1: text += "> \(marked(generator.sentence(40), &notes))\n\n"
      case 2: text += "- \(marked(generator.sentence(30), &notes))\n- \(generator.sentence(20))\n\n"
      case 3: text += "| a | b |\n|---|---|\n| \(marked(generator.sentence(20), &notes)) | \(generator.word()) |\n\n"
      default: text += marked(generator.sentence(90), &notes) + "\n\n"
      }
    }
    return text + notes
  }

  private mutating func marked(_ sentence: String, _ notes: inout String) -> String {
    var words = sentence.split(separator: " ").map(String.init)
    for _ in 0..<generator.number(below: 4) {
      count += 1
      words[generator.number(below: words.count)] += "[^\(count)]"
      let length = [3, 12, 40, 120, 260][generator.number(below: 5)]
      notes += "[^\(count)]: \(generator.sentence(length))\n"
      if generator.number(below: 6) == 0 { notes += "\n    \(generator.sentence(40))\n" }
      notes += "\n"
    }
    return words.joined(separator: " ")
  }
}

extension Sample {
  /// The page of the first mark of each note, and that of the note's first line.
  var pagesOfMarksAndNotes: (marks: [Int32: Int], notes: [Int32: Int]) {
    var marks: [Int32: Int] = [:]
    var notes: [Int32: Int] = [:]
    for run in runs {
      if case .element(let note)? = pages.elements[Int(run.element)].target,
        enclosing(run.element, { $0 == .reference }) != nil, marks[note] == nil
      {
        marks[note] = run.page
      }
      if let note = enclosing(run.element, { $0 == .note }), notes[note] == nil { notes[note] = run.page }
    }
    return (marks, notes)
  }

  /// The baseline of the last line of text on each page.
  fileprivate var feet: [Int] {
    var feet = [Int](repeating: 0, count: pages.pages.count)
    for run in runs { feet[run.page] = max(feet[run.page], run.y) }
    return feet
  }
}
