import DocumentModel
import Testing
import Typesetting

/// Tables of many columns.
struct TableTests {
  @Test(arguments: [("zh", "数值", "图形安装程序可以在映像以及安装方法中获得"), ("ko", "물레방아는", "골목 끝에서 오래전에 멈추었고 아무도 그것을 고치지 않았다")])
  func `short words without spaces are kept whole in narrow columns`(language: String, head: String, text: String)
    throws
  {
    let row = "| \(text) | 3 | \(text)\(text)\(text) |"
    let sample = try Sample(
      "---\nlang: \(language)\n---\n\n| \(head) | \(head) | \(head) |\n|---|--:|---|\n\(row)\n\(row)", in: .narrow)
    // The heads are on one line.
    var (heads, baselines) = ("", Set<Int>())
    for run in sample.runs where heads.count < 3 * head.count {
      heads += run.text
      baselines.insert(run.y)
    }
    #expect(heads == head + head + head && baselines.count == 1)
  }

  @Test(arguments: 5...9) func `words of Korean that fit their column stay whole`(count: Int) throws {
    let words = ["물레방아는", "골목", "끝에서", "오래전에", "멈추었고", "아무도", "그것을", "고치지", "않았다"]
    let text = (0..<count * 3).map { words[$0 % count] }.joined(separator: " ")
    let rest = (0..<8).map { _ in String(repeating: "m", count: 9) }.joined(separator: " ")
    let sample = try Sample(
      "---\nlang: ko\n---\n\n| \(words[0]) | Rest |\n|---|---|\n| \(text) | \(rest) \(rest) |", in: .narrow)
    let runs = sample.runs.filter { $0.text.unicodeScalars.allSatisfy { $0.value > 0x1100 } }
    let lines = Dictionary(grouping: runs, by: { [$0.page, $0.y] }).values.map { $0.map(\.text).joined() }
    #expect(lines.count > 4)
    for line in lines {
      var rest = line[...]
      while let word = words.first(where: { rest.hasPrefix($0) }) { rest = rest.dropFirst(word.count) }
      #expect(rest.isEmpty, "\(lines)")
    }
  }

  @Test func `words bound by a no-break space are one in tables`() throws {
    let long = String(repeating: "m ", count: 40)
    let text = "| ten\u{A0}kilograms | \(long) |\n|---|---|\n| 3 | \(long) |"
    let sample = try Sample(text, in: .narrow)
    let runs = sample.runs.filter { $0.text.contains("ten") || $0.text.contains("kilograms") }
    #expect(!runs.isEmpty && Set(runs.map(\.y)).count == 1)
  }

  private static let words = [
    "rain", "wheel", "independently", "thunderstorms", "mill", "Temperature", "12345", "extraordinary", "good", "98",
    "Remarks",
  ]

  /// A page with room for some 40 characters.
  private static var small: Style {
    var style = Style.plain
    style.page.size = Size(width: .points(280), height: .points(400))
    return style
  }

  /// A table of so many columns and five rows under its head.
  private static func table(of columns: Int) -> (markdown: String, cells: [[String]]) {
    let cells = (0..<6).map { row in (0..<columns).map { words[(row * 5 + $0 * 7 + row * $0) % words.count] } }
    let rows = cells.map { "| " + $0.joined(separator: " | ") + " |" }
    let line = "|" + String(repeating: "---|", count: columns)
    return (([rows[0], line] + rows.dropFirst()).joined(separator: "\n"), cells)
  }

  @Test(arguments: [2, 4, 6, 8, 10, 12, 16, 24]) func `words in tables stay whole, in type that can be read`(
    columns: Int
  ) throws {
    let (markdown, cells) = Self.table(of: columns)
    for style in [Style.plain, Self.small] {
      let sample = try Sample(markdown, in: style, hyphenated: false)
      #expect(sample.words(inNotes: false) == cells.flatMap { $0 })
      let least = max(6 << 16, style[.table].size.scaledPoints * 7 / 10)
      for run in sample.runs {
        #expect(Self.words.contains(run.text), "\(run.text) on a page \(style.page.size.width.inPoints) points wide")
        #expect(run.size >= least && run.size <= style[.table].size.scaledPoints)
      }
    }
  }

  @Test func `in large print no table is set smaller than 16 points`() throws {
    var style = Style.plain
    style[.body].size = .points(18)
    style[.table].size = .points(18)
    let sample = try Sample(Self.table(of: 9).markdown, in: style)
    #expect(sample.runs.allSatisfy { $0.size >= 16 << 16 })
  }

  @Test func `where columns find no room each row is a record under the heads of its columns`() throws {
    let (markdown, cells) = Self.table(of: 14)
    let sample = try Sample(markdown, in: Self.small)
    var labels = 0
    for page in sample.pages.pages {
      for case .text(let item) in page.items where item.owner == .decoration { labels += item.segments.count }
    }
    // The first record has the heads themselves; the other four repeat them.
    #expect(labels == 4 * 14)
    let left = try #require(sample.runs.map(\.x).min())
    for run in sample.runs { #expect((run.x == left) == cells[0].contains(run.text) || Self.isShared(run.text, cells)) }
    #expect(sample.words(inNotes: false) == cells.flatMap { $0 })
  }

  private static func isShared(_ word: String, _ cells: [[String]]) -> Bool {
    cells[0].contains(word) && cells.dropFirst().contains { $0.contains(word) }
  }

  @Test func `a long word leaves the other columns their room`() throws {
    let text =
      "the stones of the mill were lifted twice a year and dressed by a man who came from the next valley for it"
    let name = "with-an-extremely-long-option-name-of-a-kind-nobody-types"
    let markdown = "| A | B | C |\n|---|---|---|\n| \(name) | \(text) | \(text) |\n"
    let sample = try Sample(markdown)
    let lines = Set(sample.runs.map(\.y)).count
    #expect(lines <= 10)
  }
}
