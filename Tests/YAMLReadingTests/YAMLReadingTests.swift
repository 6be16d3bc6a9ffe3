import DocumentModel
import Testing
import YAMLReading

@Suite struct YAMLReadingTests {
  func node(_ text: String) throws(YAMLError) -> YAMLNode { try YAMLNode(parsing: Array(text.utf8)) }

  /// The source text of a range.
  func text(_ range: SourceRange, of source: String) -> String {
    String(decoding: Array(source.utf8)[Int(range.start)..<Int(range.end)], as: UTF8.self)
  }

  @Test func `keys keep their order and values their kind`() throws {
    let root = try node("title: Émile\ncount: 12\nlist: [a, 'b']\nyes: true\nquoted: \"true\"\nnone: ~\nempty:\n")
    #expect(root.mapping?.map(\.key) == ["title", "count", "list", "yes", "quoted", "none", "empty"])
    #expect(root["title"]?.text == "Émile")
    #expect(root["count"]?.integer == 12)
    #expect(root["list"]?.sequence?.map(\.text) == ["a", "b"])
    #expect(root["yes"]?.bool == true)
    #expect(root["quoted"]?.bool == nil)
    #expect(root["quoted"]?.text == "true")
    #expect(root["none"]?.isNull == true)
    #expect(root["empty"]?.isNull == true)
    #expect(root["missing"] == nil)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every scalar knows its bytes whatever ends a line`(lineEnd: String) throws {
    let source = ["Überschrift: Größe", "日本: \"語\"", "list:", "  - ½", "  - end", "last: 😀"].joined(separator: lineEnd)
    func check(_ node: YAMLNode) {
      switch node.content {
      case .scalar(let scalar, let isPlain):
        #expect(text(node.source, of: source) == (isPlain ? scalar : "\"\(scalar)\""))
      case .sequence(let nodes): nodes.forEach(check)
      case .mapping(let entries):
        for entry in entries {
          #expect(text(entry.keySource, of: source) == entry.key)
          check(entry.value)
        }
      }
    }
    let root = try node(source)
    #expect(root.mapping?.count == 4)
    check(root)
  }

  @Test func `places of a slice are places in the whole`() throws {
    let source = Array("---\ntitle: x\n---\n".utf8)
    let root = try YAMLNode(parsing: source[4..<13], file: 3)
    #expect(root["title"]?.source == SourceRange(file: 3, 11, 12))
  }

  @Test func `an empty document is null`() throws {
    #expect(try node("").isNull)
    #expect(try node("# only a comment\n").isNull)
  }

  @Test func `an alias stands for its anchor`() throws {
    let root = try node("a: &x [1, 2]\nb: *x\n")
    #expect(root["b"]?.sequence?.map(\.integer) == [1, 2])
    #expect(root["b"]?.source == SourceRange(16, 18))
  }

  @Test func `a broken document says line and column`() {
    let source = "title: a\nauthor: b: c\n"
    let error = #expect(throws: YAMLError.self) { try node(source) }
    let file = SourceFile(name: "x", bytes: Array(source.utf8))
    #expect(error?.place.map { file.place(at: Int($0.start)) } == SourceFile.Place(line: 2, column: 10))
    #expect(error?.diagnostic.severity == .error)
    #expect(error?.diagnostic.hint.isEmpty == false)
  }

  @Test func `aliases that multiply are refused`() {
    var source = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      source += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",") + "]\n"
    }
    let error = #expect(throws: YAMLError.self) { try node(source) }
    guard case .tooManyNodes = error else { Issue.record("\(String(describing: error))"); return }
  }

  @Test func `deep nesting is refused without a crash`() {
    for source in [
      String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
      String(repeating: "{a: ", count: 100_000),
    ] { #expect(throws: YAMLError.self) { try node(source) } }
  }

  @Test func `what a mapping cannot hold is refused with its place`() {
    #expect(throws: YAMLError.duplicateKey("a", SourceRange(5, 6))) { try node("a: 1\na: 2\n") }
    #expect(throws: YAMLError.keyIsNotText(SourceRange(1, 2))) { try node("{[a]: b}") }
    #expect(throws: YAMLError.unknownAnchor("x", SourceRange(3, 5))) { try node("a: *x\n") }
    #expect(throws: YAMLError.severalDocuments(SourceRange(2, 5))) { try node("a\n---\nb\n") }
  }

  @Test func `bytes that are not text are refused`() {
    #expect(throws: YAMLError.self) { try YAMLNode(parsing: [0x61, 0xFF, 0x62]) }
    #expect(throws: YAMLError.self) { try YAMLNode(parsing: [0x61, 0x00, 0x62]) }
  }

  @Test func `any cut of a document is read or refused`() {
    let source = Array("a: &x {b: [1, \"é\\n\"], c: |\n  text\n  more\n}\nd: *x\n? k\n: v\n".utf8)
    for end in source.indices {
      for start in 0...end { _ = try? YAMLNode(parsing: source[start..<end]) }
    }
  }
}
