import DocumentModel
import FontShaping
import Styling
import Testing
import Typesetting

@Suite struct PagesTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6]

  @Test(arguments: seeds) func `every word of the manuscript is on the pages, in order`(seed: UInt64) throws {
    var generator = ManuscriptGenerator(seed: seed)
    let style = seed % 2 == 0 ? Style.plain : .narrow
    let sample = try Sample(generator.manuscript(blocks: 60, notes: true), in: style)
    #expect(sample.words(inNotes: false) == sample.wordsOfDocument(inNotes: false))
    #expect(sample.words(inNotes: true) == sample.wordsOfDocument(inNotes: true))
    #expect(sample.diagnostics.all.isEmpty)
  }

  @Test(arguments: seeds) func `nothing stands outside the text area`(seed: UInt64) throws {
    var generator = ManuscriptGenerator(seed: seed)
    let sample = try Sample(generator.manuscript(blocks: 60, notes: true), in: seed % 2 == 0 ? .plain : .narrow)
    try expectInside(sample)
  }

  /// Checks every run against the text area, with a fifth of the type size for what hangs over its edges. Nothing stands
  /// below the foot but the last line of a page in a spread that runs one line long; the page beside it ends on that line
  /// or on the one before.
  private func expectInside(_ sample: Sample) throws {
    let page = sample.style.page
    let foot = (page.top + page.textHeight).scaledPoints
    let leading = sample.style[.body].leading.scaledPoints
    var feet = [Int](repeating: 0, count: sample.pages.pages.count)
    for run in sample.runs {
      let tolerance = run.size / 5
      let left = (run.page % 2 == 0 ? page.inner : page.outer).scaledPoints
      #expect(run.x >= left - tolerance && run.end <= left + page.measure.scaledPoints + tolerance, "\(run)")
      let top = page.top.scaledPoints
      #expect(run.y > top && run.y < foot + leading, "\(run)")
    }
    for (number, page) in sample.pages.pages.enumerated() {
      for case .text(let text) in page.items where text.owner != .pagination {
        feet[number] = max(feet[number], text.origin.y.scaledPoints)
      }
    }
    for (page, lowest) in feet.enumerated() where lowest >= foot {
      let facing = page % 2 == 1 ? page + 1 : page - 1
      #expect(
        feet.indices.contains(facing) && (feet[facing] > lowest - leading * 5 / 4 || facing == feet.count - 1),
        "page \(page) of \(feet.map { ($0 - foot) * 100 / leading })")
    }
  }

  @Test(arguments: seeds) func `no page has a widow or an orphan`(seed: UInt64) throws {
    var generator = ManuscriptGenerator(seed: seed)
    let sample = try Sample(generator.manuscript(blocks: 80))
    var lines: [Int32: [Int: Set<Int>]] = [:]
    for run in sample.runs {
      guard let block = sample.enclosing(run.element, { $0 == .paragraph }) else { continue }
      lines[block, default: [:]][run.page, default: []].insert(run.y)
    }
    #expect(lines.contains { $0.value.count > 1 }, "The manuscript is too short to show anything")
    for (block, pages) in lines where pages.count > 1 {
      for (page, lines) in pages { #expect(lines.count > 1, "element \(block) on page \(page)") }
    }
  }

  @Test(arguments: seeds) func `a note begins on the page of its mark`(seed: UInt64) throws {
    var generator = ManuscriptGenerator(seed: seed)
    let sample = try Sample(generator.manuscript(blocks: 80, notes: true))
    var marks: [Int32: Int] = [:]
    var notes: [Int32: Int] = [:]
    for run in sample.runs {
      let element = sample.pages.elements[Int(run.element)]
      if case .element(let note)? = element.target, marks[note] == nil { marks[note] = run.page }
      if let note = sample.enclosing(run.element, { $0 == .note }), notes[note] == nil { notes[note] = run.page }
    }
    #expect(marks.count > 3)
    #expect(marks == notes)
  }

  @Test func `the same manuscript gives the same pages`() throws {
    var generator = ManuscriptGenerator(seed: 9)
    let text = generator.manuscript(blocks: 40, notes: true)
    let first = try Sample(text)
    let second = try Sample(text)
    #expect(first.pages.pages == second.pages.pages)
    #expect(first.pages.elements == second.pages.elements)
  }

  @Test func `justified lines end exactly at the measure`() throws {
    var generator = ManuscriptGenerator(seed: 4)
    let text = (0..<12).map { _ in generator.sentence(90).filter { $0 != "*" && $0 != "`" } }.joined(separator: "\n\n")
    let sample = try Sample(text)
    let style = sample.style.page
    var ends: [Int32: [Sample.Run]] = [:]
    for run in sample.runs {
      if let last = ends[run.element]?.last, last.y == run.y && last.page == run.page {
        ends[run.element]![ends[run.element]!.count - 1] = run
      } else {
        ends[run.element, default: []].append(run)
      }
    }
    var filled = 0
    var short = 0
    for lines in ends.values {
      for line in lines.dropLast() {
        let right = (line.page % 2 == 0 ? style.inner : style.outer).scaledPoints + style.measure.scaledPoints
        let hangs = line.text.last.map { ".,;:\u{AD}—)krtvwxy".contains($0) } ?? false
        if line.end < right - line.size / 5 {
          // Too loose to be filled.
          short += 1
        } else if hangs {
          #expect(line.end > right && line.end <= right + line.size / 5, "\(line)")
        } else {
          #expect(abs(line.end - right) <= 2)
        }
        filled += 1
      }
    }
    #expect(filled > 30)
    #expect(short * 20 < filled)
  }

  @Test func `body lines of all pages share one grid`() throws {
    var generator = ManuscriptGenerator(seed: 5)
    let sample = try Sample(generator.manuscript(blocks: 60))
    let leading = sample.style[.body].leading.scaledPoints
    var phases: [Int: Int] = [:]
    for run in sample.runs where run.size == sample.style[.body].size.scaledPoints {
      let parent = sample.pages.elements[Int(run.element)].parent
      guard sample.pages.elements[Int(run.element)].role == .paragraph,
        sample.pages.elements[Int(parent)].role != .listBody
      else { continue }
      phases[run.y % leading, default: 0] += 1
    }
    #expect(phases.count == 1, "\(phases)")
  }

  @Test(arguments: [
    "", "\n", "***", "> ", "- ", "| a |\n|---|\n", "# ", "![](x.png)", "[^1]\n\n[^1]:", "```\n```", "\\newpage",
  ])
  func `a document without text has a page`(markdown: String) throws {
    let sample = try Sample(markdown)
    #expect(!sample.pages.pages.isEmpty)
    #expect(sample.pages.elements[0].role == .document)
  }

  @Test func `long words and addresses never reach over the measure`() throws {
    let word = String(repeating: "abcdefghij", count: 80)
    let text = """
      https://example.org/\(word)?q=\(word)

      \(word)

      `\(word)`

      > > > - \(word)

      | \(word) | b | c |
      |---|---|---|
      | a | \(word) | c |

      ```
      \(word) \(word)
      ```
      """
    for style in [Style.plain, .narrow] {
      let sample = try Sample(text, in: style)
      try expectInside(sample)
      #expect(sample.runs.map(\.text).joined().filter { $0.isLetter }.count >= word.count * 7)
    }
  }

  @Test func `words joined by no-break spaces or in mixed directions still end lines`() throws {
    for piece in ["a\u{A0}", "a\u{5D0}", "a*b*"] {
      let sample = try Sample(String(repeating: piece, count: 3000))
      try expectInside(sample)
      #expect(Set(sample.runs.map { [$0.page, $0.y] }).count > 20)
    }
  }

  @Test func `nesting of any depth is set`() throws {
    let text = String(repeating: "> ", count: 300) + "deep\n\n" + String(repeating: "- ", count: 200) + "deeper"
    let sample = try Sample(text)
    try expectInside(sample)
    #expect(sample.words(inNotes: false).contains("deep"))
    #expect(sample.words(inNotes: false).contains("deeper"))
  }

  @Test func `a row higher than a page goes on over pages`() throws {
    let long = (0..<900).map { "word\($0)" }.joined(separator: " ")
    let sample = try Sample("| a | b |\n|---|---|\n| \(long) | short |\n")
    #expect(sample.pages.pages.count > 1)
    try expectInside(sample)
    let numbers = Set(sample.runs.map(\.text))
    #expect((0..<900).allSatisfy { numbers.contains("word\($0)") })
  }

  @Test func `a page may end after a table`() throws {
    let table = "| a | b |\n|---|---|\n" + String(repeating: "| c | d |\n", count: 6) + "\n"
    let sample = try Sample(table + String(repeating: "\n## Heading\n\n" + table, count: 12), in: .narrow)
    let heights = sample.pages.pages.dropLast().map { page in
      page.items.reduce(0) { lowest, item in
        if case .text(let text) = item, text.owner != .pagination { return max(lowest, text.origin.y.scaledPoints) }
        return lowest
      }
    }
    let foot = sample.style.page.top.scaledPoints + sample.style.page.textHeight.scaledPoints
    #expect(heights.allSatisfy { $0 > foot * 2 / 3 })
  }

  @Test func `a table of very many columns loses no cell`() throws {
    let cells = (0..<90).map { "c\($0)" }
    let text = "|\(cells.joined(separator: "|"))|\n|\(cells.map { _ in "-" }.joined(separator: "|"))|\n"
    let sample = try Sample(text)
    try expectInside(sample)
    #expect(sample.words(inNotes: false) == cells)
  }
}
