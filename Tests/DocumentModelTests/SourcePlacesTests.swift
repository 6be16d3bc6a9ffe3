import DocumentModel
import Testing

@Suite struct SourcePlacesTests {
  @Test func `places asked for in any order are those counted from the start`() {
    let parts = ["a", "é", "漢", "\r\n", "\r", "\n", "\u{1F469}", "words of a line "]
    var generator = SystemRandomNumberGenerator()
    let texts = (0..<2).map { _ in (0..<3_000).map { _ in parts.randomElement(using: &generator)! }.joined() }
    let files = texts.map { SourceFile(name: "a", bytes: Array($0.utf8)) }
    var places = SourcePlaces(files)
    for _ in 0..<2_000 {
      let file = Int.random(in: 0...1, using: &generator)
      let offset = Int.random(in: -3...files[file].bytes.count + 3, using: &generator)
      #expect(places.place(at: offset, in: file) == files[file].place(at: offset))
    }
  }

  @Test func `an empty file has one place`() {
    var places = SourcePlaces([SourceFile(name: "a", bytes: [])])
    #expect(places.place(at: 7, in: 0) == SourceFile.Place(line: 1, column: 1))
  }
}
