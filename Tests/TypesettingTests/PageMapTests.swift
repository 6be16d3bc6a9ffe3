import DocumentModel
import Styling
import Testing
import Typesetting

/// The page map: the text at each page's place in the document is the text that the page begins with.
@Suite struct PageMapTests {
  /// A book of paragraphs long enough to be set in more or fewer lines, with notes, lists and headings.
  private func manuscript(seed: UInt64) -> String {
    var generator = ManuscriptGenerator(seed: seed)
    var text = ""
    var notes = ""
    for chapter in 0..<4 {
      text += "# Part \(chapter)\n\n"
      for number in 0..<14 {
        let words = generator.sentence(40 + (number * 37 + Int(seed)) % 90)
        let name = "\(chapter)-\(number)"
        text += number % 5 == 2 ? words + "[^\(name)]\n\n" : words + "\n\n"
        if number % 5 == 2 { notes += "[^\(name)]: \(generator.sentence(20))\n\n" }
        if number == 6 { text += "- \(generator.sentence(30))\n- \(generator.sentence(30))\n\n## Section\n\n" }
      }
    }
    return text + notes
  }

  /// Letters and figures only: what is at a place may be written with other quotation marks, spaces and soft hyphens.
  private func letters(_ text: some StringProtocol) -> String { String(text.filter { $0.isLetter || $0.isNumber }) }

  private func check(_ sample: Sample) {
    let document = sample.document
    var checked = 0
    for (number, page) in sample.pages.pages.enumerated() {
      guard let start = page.start else { continue }
      let block = document.blocks[Int(start.block)]
      let rest = document.text[block.text.indices].dropFirst(Int(start.offset))
      let text = letters(String(decoding: rest, as: UTF8.self))
      let isNote = { (element: Int32) in sample.enclosing(element) { $0 == .note } != nil }
      let isLabel = { (element: Int32) in sample.enclosing(element) { $0 == .label } != nil }
      let first = sample.runs.first { $0.page == number && !isNote($0.element) && !isLabel($0.element) }
      let begun = letters(first?.text ?? "")
      #expect(!begun.isEmpty && text.hasPrefix(begun), "page \(page.folio): \(begun) is not \(text.prefix(20))")
      checked += 1
    }
    #expect(checked >= 6 && sample.pages.map.entries.count == checked)
    let places = sample.pages.map.entries.map(\.start)
    for (one, next) in zip(places, places.dropFirst()) {
      #expect((one.block, one.offset) < (next.block, next.offset))
    }
  }

  @Test(arguments: 0..<6)
  func `each page begins with the text at its place`(seed: Int) throws {
    var style = Style.narrow
    // With room under the text, so that spreads may end a line later.
    style.page.size = Size(width: .points(230), height: .points(330 + Double(seed) * 7))
    style.book.opening = seed % 2 == 0 ? .page : .runOn
    for columns in [1, 2] {
      style.page.columns = columns
      if columns == 2 { style.page.size.width = .points(430) }
      check(try Sample(manuscript(seed: UInt64(seed + 1)), in: style))
    }
  }
}
