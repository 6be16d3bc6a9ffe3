import DocumentModel
import YAMLReading

extension Diagnostic.Code {
  /// A key of the front matter that means nothing here.
  static let unknownKey = Diagnostic.Code("unknown-key")
  /// A value of the front matter that is not what its key needs.
  static let badValue = Diagnostic.Code("bad-value")
  /// Front matter of a file that is not the book's first.
  static let ignoredFrontMatter = Diagnostic.Code("ignored-front-matter")
}

/// The YAML between `---` lines at the top of a file.
struct FrontMatter {
  /// Keys and values; empty if there is no front matter.
  var entries: [YAMLNode.Entry] = []
  /// First byte of the text after it.
  var end = 0
  /// Lines it takes up.
  var lines = 0

  /// No front matter.
  init() {}

  /// Finds and reads the front matter of a file.
  ///
  /// What stands between two lines of `---` is front matter only if it is a mapping; else it is text between breaks.
  init(_ source: SourceFile, file: Int) throws(DocumentReadingError) {
    let bytes = source.bytes
    guard let (content, end, lines) = bytes.withView({ Self.find($0) }) else { return }
    do throws(YAMLError) {
      let root = try YAMLNode(parsing: bytes[content], file: file)
      guard let mapping = root.mapping else {
        if !content.isEmpty && !root.isNull { return }
        (self.end, self.lines) = (end, lines)
        return
      }
      self.entries = mapping
      (self.end, self.lines) = (end, lines)
    } catch {
      guard Self.looksLikeYAML(bytes[content]) else { return }
      throw .frontMatter(error.diagnostic)
    }
  }

  /// The range between the two lines, the end of the second, and the number of lines in all.
  private static func find(_ bytes: ByteView) -> (content: Range<Int>, end: Int, lines: Int)? {
    var cursor = LineCursor()
    cursor.begin(at: 0, in: bytes)
    guard isFence(bytes, cursor, "---"), cursor.next > cursor.end else { return nil }
    let start = cursor.next
    while cursor.next < bytes.count {
      cursor.begin(at: cursor.next, in: bytes)
      if cursor.number == 2 && cursor.start == cursor.end { return nil }
      if isFence(bytes, cursor, "---") || isFence(bytes, cursor, "...") {
        return (start..<cursor.start, cursor.next, Int(cursor.number))
      }
    }
    return nil
  }

  private static func isFence(_ bytes: ByteView, _ line: LineCursor, _ fence: StaticString) -> Bool {
    guard line.end - line.start >= 3, bytes.hasBytes(fence, at: line.start) else { return false }
    return bytes[line.start + 3..<line.end].allSatisfy(CharacterClass.isSpaceOrTab)
  }

  /// Whether the first line with text begins with a key.
  private static func looksLikeYAML(_ bytes: ArraySlice<UInt8>) -> Bool {
    for line in bytes.split(whereSeparator: CharacterClass.isLineEnd) {
      if line.first == UInt8(ascii: "#") { continue }
      let key = line.prefix { CharacterClass.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      return !key.isEmpty && key.endIndex < line.endIndex && line[key.endIndex] == UInt8(ascii: ":")
    }
    return false
  }
}
