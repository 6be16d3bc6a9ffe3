import DocumentModel

/// The first pass over a Markdown file: lines → blocks (CommonMark 0.31.2, appendix “A parsing strategy”).
///
/// For each line: which of the open blocks does it continue; which new blocks does it open; the rest is text. Only the last
/// block is ever changed, so drafts are appended in preorder. No step recurses, and no line costs more than
/// ``deepestNesting`` steps beyond its length.
struct BlockParser: ~Copyable {
  /// Containers inside one another, at most; what is nested deeper is read as text. A limit of ours.
  static let deepestNesting = 100

  let bytes: ByteView
  let dialect: MarkdownDialect
  var drafts = Stack<DraftBlock>()
  var lines = Stack<LineSlice>()
  /// Indices of the open blocks, the outermost first.
  var open: [Int32] = []
  /// How many of the open blocks the current line continues.
  var matched = 0
  var cursor = LineCursor()
  /// What the text of the file may refer to.
  var definitions = InlineDefinitions()
  var notes: [NoteDefinition] = []
  /// Where nesting first went too deep.
  var tooDeep: Int?
  /// Divisions that the end of the file closed.
  var unclosedDivisions: [Int32] = []

  init(_ bytes: ByteView, dialect: MarkdownDialect) {
    self.bytes = bytes
    self.dialect = dialect
  }

  /// Reads the bytes from `start`; `line` is the number of lines before it.
  mutating func parse(from start: Int, afterLine line: Int) {
    lines.reserveCapacity(bytes.count / 64)
    drafts.reserveCapacity(bytes.count / 256)
    cursor.number = Int32(line)
    cursor.endsAtFormFeed = dialect.contains(.pageBreaks)
    drafts.append(draft(.document, from: start))
    open = [0]
    var position = start
    while position < bytes.count {
      cursor.begin(at: position, in: bytes)
      position = cursor.next
      readLine()
    }
    for block in open { if case .division = drafts[Int(block)].kind { unclosedDivisions.append(block) } }
    close(downTo: 0)
  }

  var tip: Int { Int(open[open.count - 1]) }
  /// The innermost block that the current line continues.
  var container: Int { Int(open[matched - 1]) }
  /// Whether the line continues every open block.
  var matchesAll: Bool { matched == open.count }

  /// The first byte of the text of the line, or 0 at its end.
  var firstByte: UInt8 { cursor.nextNonspace < cursor.end ? bytes[cursor.nextNonspace] : 0 }

  func draft(_ kind: DraftBlock.Kind, from start: Int) -> DraftBlock {
    let line = Int32(lines.count)
    return DraftBlock(
      kind: kind, lines: line..<line, start: Int32(start), stop: Int32(start), firstLine: cursor.number,
      lastLine: cursor.number)
  }

  private mutating func readLine() {
    matched = 1
    while matched < open.count {
      cursor.findNextNonspace(in: bytes)
      switch continues(Int(open[matched])) {
      case .yes: matched += 1
      case .isDone: return
      case .no:
        openBlocks()
        return
      }
    }
    openBlocks()
  }

  /// Opens the blocks that begin on this line, then adds what is left as text.
  private mutating func openBlocks() {
    var isLeaf = takesLinesOnly(container)
    while !isLeaf {
      cursor.findNextNonspace(in: bytes)
      switch openBlock() {
      case .container: continue
      case .leaf: isLeaf = true
      case .isDone: return
      case .none:
        cursor.advanceToNextNonspace()
        addText()
        return
      }
    }
    cursor.findNextNonspace(in: bytes)
    addText()
  }

  private mutating func addText() {
    if !matchesAll && !cursor.isBlank && drafts[tip].kind == .paragraph {
      addLine()  // a lazy continuation
      return
    }
    closeUnmatched()
    switch drafts[tip].kind {
    case .paragraph, .indentedCode, .fencedCode, .table, .verse: addLine()
    case .formula:
      addLine()
      if endsFormula() { close(downTo: open.count - 1) }
    case .html(let condition):
      addLine()
      if endsHTML(condition) { close(downTo: open.count - 1) }
    default:
      if cursor.offset < cursor.end && !cursor.isBlank {
        add(.paragraph, from: cursor.nextNonspace)
        cursor.advanceToNextNonspace()
        addLine()
      }
    }
  }

  /// Whether every further line is text for `block`, whatever it looks like.
  private func takesLinesOnly(_ block: Int) -> Bool {
    switch drafts[block].kind {
    case .indentedCode, .fencedCode, .html, .verse, .formula: true
    default: false
    }
  }

  /// Adds the rest of the line to the text of the last block.
  mutating func addLine() {
    var padding = 0
    var start = cursor.offset
    if cursor.isInTab {
      start += 1
      padding = 4 - cursor.column % 4
    }
    let block = tip
    lines.append(LineSlice(start: Int32(start), end: Int32(cursor.end), padding: Int32(padding)))
    drafts[block].lines = drafts[block].lines.lowerBound..<Int32(lines.count)
    drafts[block].stop = Int32(cursor.end)
    drafts[block].lastLine = cursor.number
  }
}
