import DocumentModel

/// Reads page labels (ISO 32000-1, 12.4.2).
struct PageLabelReader {
  /// The label of each page.
  private(set) var folios: [String]

  init(_ file: PDFObjects, count: Int) {
    folios = (0..<count).map { String($0 + 1) }
    guard let labels = file.present("/PageLabels", of: file.root) else { return }
    var ranges: [(start: Int, label: UInt32)] = []
    var open = [labels]
    var seen = 0
    while let node = open.popLast(), seen < 100_000 {
      seen += 1
      open += file.items(file.entry("/Kids", of: node))
      let numbers = file.items(file.entry("/Nums", of: node))
      for index in stride(from: 0, to: numbers.count - 1, by: 2) {
        if let start = file.number(numbers[index]), start >= 0, start < Double(count) {
          ranges.append((Int(start), numbers[index + 1]))
        }
      }
    }
    ranges.sort { $0.start < $1.start }
    for (index, range) in ranges.enumerated() {
      let end = index + 1 < ranges.count ? ranges[index + 1].start : count
      let prefix = file.text(file.entry("/P", of: range.label))
      let style = file.name(file.entry("/S", of: range.label))
      let first = Int(file.number(file.entry("/St", of: range.label)) ?? 1)
      for page in range.start..<max(range.start, end) {
        folios[page] = prefix + PageLabelReader.numeral(first + page - range.start, style)
      }
    }
  }

  private static func numeral(_ number: Int, _ style: String) -> String {
    switch style {
    case "/D": String(number)
    case "/r": Numerals.roman(number)
    case "/R": Numerals.roman(number).uppercased()
    case "/a", "/A":
      String(
        repeating: Character(UnicodeScalar(UInt8((style == "/a" ? 0x61 : 0x41) + (max(1, number) - 1) % 26))),
        count: (max(1, number) - 1) / 26 + 1)
    default: ""
    }
  }
}
