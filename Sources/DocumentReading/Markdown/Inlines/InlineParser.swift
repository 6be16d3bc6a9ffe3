import DocumentModel

/// The second pass: the text of one leaf → text and spans (CommonMark 0.31.2, “phase 2: inline structure”).
///
/// The scan makes a flat list of ``InlinePiece``; brackets and delimiter runs are resolved on stacks of their own; then
/// ``emit(into:)`` writes text and spans in preorder. One parser serves all leaves of a file and keeps its buffers.
struct InlineParser: ~Copyable {
  let dialect: MarkdownDialect
  let file: Int
  let references: LinkReferences
  /// Labels of the file's footnotes, normalised.
  let noteIndices: [String: Int32]
  let abbreviations: Abbreviations
  /// Addresses that a plain text lists.
  let addresses: [String]

  var buffer = InlineBuffer()
  /// The buffer's bytes while a leaf is being read.
  var bytes = ByteView()
  var side: [UInt8] = []
  var pieces = Stack<InlinePiece>()
  /// Text on its way into the document.
  var staged = Stack<UInt8>()
  var delimiters: [DelimiterRun] = []
  var lastDelimiter: Int32 = -1
  var marks: [EmphasisMark] = []
  var brackets: [OpenBracket] = []
  /// Below this height of the stack a `[` cannot open a link any more, because a link stands inside it.
  var inactiveBrackets = 0
  var codeRuns = CodeRuns()
  /// Kinds of raw HTML whose end is known not to come, as bits.
  var missingEnds = 0
  /// First byte of the text that is not yet in a piece.
  var textStart = 0
  var position = 0
  var spaces: Int32 = 0
  /// Inline notes of this leaf whose text is yet to be written.
  var waitingNotes: [WaitingNote] = []
  /// Index into ``Document/notes`` of the file's first footnote.
  var noteBase: Int32 = 0
  /// Footnote labels that no definition has, as ranges of the buffer.
  var missingNotes: [Range<Int>] = []
  /// The leaf as an array, once drawings were met in it.
  var markupCopy: [UInt8] = []
  /// Elements of this leaf whose content is not shown.
  var unseenElements: [SourceRange] = []
  /// What is not understood in the formulas of this leaf.
  var formulaProblems: [(FormulaProblem, SourceRange)] = []
  /// The ruby that is open.
  var ruby = RubyReader()
  /// Whether the leaf is verse, all of whose line ends are kept.
  var isVerse = false
  /// Whether quotation marks and dashes are set as ``typography`` says; otherwise what was typed is left.
  let isSmart: Bool
  let typography: Typography
  /// Quotation marks of this leaf that are open.
  var quotations: [OpenQuotation] = []
  /// Bytes at which something may begin.
  private let special: ByteSet

  init(
    dialect: MarkdownDialect, file: Int, definitions: InlineDefinitions, typography: Typography?
  ) {
    self.dialect = dialect
    isSmart = typography != nil
    self.typography = typography ?? Typography(language: "en")
    self.file = file
    references = definitions.references
    noteIndices = definitions.notes
    abbreviations = definitions.abbreviations
    addresses = definitions.addresses
    var special = ByteSet()
    for byte in dialect.contains(.noMarkup) ? "[".utf8 : "\n\\`*_[]!<&".utf8 { special.insert(byte) }
    if !addresses.isEmpty { special.insert(UInt8(ascii: "<")) }
    if dialect.contains(.strikethrough) || dialect.contains(.scripts) { special.insert(UInt8(ascii: "~")) }
    if dialect.contains(.scripts) || dialect.contains(.notes) { special.insert(UInt8(ascii: "^")) }
    if dialect.contains(.bareAddresses) { for byte in ":.@".utf8 { special.insert(byte) } }
    if dialect.contains(.math) { special.insert(UInt8(ascii: "$")) }
    if let typography {
      for byte in "'\"-.".utf8 { special.insert(byte) }
      if typography.hasNarrowSpaces { for byte in ";?!:".utf8 + [0xC2] { special.insert(byte) } }
    }
    self.special = special
  }

  /// Reads the buffer into ``pieces``.
  mutating func scan(adding document: inout Document) {
    bytes = buffer.bytes
    reset()
    let count = bytes.count
    while position < count {
      position = ByteSearch.first(of: special, in: bytes, from: position) { [bytes] byte, place in
        Self.isCertain(byte) || Self.mayBegin(place, in: bytes)
      }
      if position < count { scanSpecial(&document) }
    }
    flush(upTo: count)
    settleQuotations()
    resolveEmphasis(above: -1)
  }

  /// Whether a byte counts whatever stands around it.
  @inline(__always) private static func isCertain(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: ".") && byte != UInt8(ascii: "-")
  }

  /// Whether something may begin at a full stop or hyphen: an ellipsis, a dash, or the address after `www`.
  @inline(__always) private static func mayBegin(_ place: Int, in bytes: ByteView) -> Bool {
    if place + 1 < bytes.count && bytes[place + 1] == bytes[place] { return true }
    return place > 0 && bytes[place - 1] | 0x20 == UInt8(ascii: "w")
  }

  private mutating func reset() {
    // Most leaves leave these empty, and emptying what is empty is not free.
    if !side.isEmpty { side.removeAll(keepingCapacity: true) }
    pieces.removeAll()
    if !delimiters.isEmpty { delimiters.removeAll(keepingCapacity: true) }
    if !marks.isEmpty { marks.removeAll(keepingCapacity: true) }
    if !brackets.isEmpty { brackets.removeAll(keepingCapacity: true) }
    if !waitingNotes.isEmpty { waitingNotes.removeAll(keepingCapacity: true) }
    if !missingNotes.isEmpty { missingNotes.removeAll(keepingCapacity: true) }
    if !markupCopy.isEmpty { markupCopy.removeAll(keepingCapacity: true) }
    if !unseenElements.isEmpty { unseenElements.removeAll(keepingCapacity: true) }
    if !formulaProblems.isEmpty { formulaProblems.removeAll(keepingCapacity: true) }
    lastDelimiter = -1
    inactiveBrackets = 0
    codeRuns.removeAll()
    missingEnds = 0
    textStart = 0
    position = 0
    spaces = 0
  }

  private mutating func scanSpecial(_ document: inout Document) {
    switch bytes[position] {
    case 0x0A: scanLineEnd()
    case UInt8(ascii: "\\"): scanEscape()
    case UInt8(ascii: "`"): scanCode(&document)
    case UInt8(ascii: "*"), UInt8(ascii: "_"): scanDelimiters()
    case UInt8(ascii: "~"): scanTildes()
    case UInt8(ascii: "^"): scanCaret()
    case UInt8(ascii: "["): if dialect.contains(.noMarkup) { scanPlainNote() } else { scanOpeningBracket(&document) }
    case UInt8(ascii: "!"):
      if position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "["), !isNoteReference(at: position + 1) {
        openBracket(.image, width: 2)
      } else {
        scanHighPunctuation(width: 1)
      }
    case UInt8(ascii: "]"): scanClosingBracket(&document)
    case UInt8(ascii: "<"): if dialect.contains(.noMarkup) { scanPlainLink(&document) } else { scanAngle(&document) }
    case UInt8(ascii: "&"): scanReference()
    case UInt8(ascii: "."): scanPoint(&document)
    case UInt8(ascii: ":"), UInt8(ascii: "@"): scanAddressMark(&document)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): scanQuotation()
    case UInt8(ascii: "-"): scanHyphens()
    case UInt8(ascii: ";"), UInt8(ascii: "?"): scanHighPunctuation(width: 1)
    case 0xC2: scanGuillemet()
    case UInt8(ascii: "$"): scanFormula()
    default: position += 1
    }
  }

  /// A full stop, an ellipsis, or the first of `www.`.
  private mutating func scanPoint(_ document: inout Document) {
    let next = position + 1
    if next < bytes.count && bytes[next] == UInt8(ascii: ".") && scanEllipsis() { return }
    if position > 0 && bytes[position - 1] | 0x20 == UInt8(ascii: "w") && dialect.contains(.bareAddresses) {
      scanBareAddress(&document)
    } else {
      position = next
    }
  }

  private mutating func scanAddressMark(_ document: inout Document) {
    let start = position
    if dialect.contains(.bareAddresses) { scanBareAddress(&document) } else { position += 1 }
    guard position == start + 1, bytes[start] == UInt8(ascii: ":") else { return }
    position = start
    scanHighPunctuation(width: 1)
  }

  /// Makes a piece of the text before `end`.
  mutating func flush(upTo end: Int) {
    if end > textStart { add(.text, textStart..<end) }
    textStart = end
  }

  /// Appends a piece whose text is the whole of it.
  mutating func add(_ kind: InlinePiece.Kind, _ range: Range<Int>) { add(kind, text: range, whole: range) }

  mutating func add(_ kind: InlinePiece.Kind, text: Range<Int>, whole: Range<Int>) {
    pieces.append(InlinePiece(kind: kind, text: Self.narrow(text), whole: Self.narrow(whole)))
  }

  /// A range of a leaf, which is no longer than a manuscript may be.
  @inline(__always) private static func narrow(_ range: Range<Int>) -> Range<Int32> {
    Int32(truncatingIfNeeded: range.lowerBound)..<Int32(truncatingIfNeeded: range.upperBound)
  }

  /// Appends a piece for everything from the pending text's end to `end`, and goes on there.
  mutating func take(_ kind: InlinePiece.Kind, text: Range<Int>, from start: Int, to end: Int) {
    flush(upTo: start)
    add(kind, text: text, whole: start..<end)
    position = end
    textStart = end
  }

  /// Gives the last piece attributes of its own.
  mutating func giveLastPiece(_ attributes: Attributes, _ document: inout Document) {
    document.attributes.append(attributes)
    pieces[pieces.count - 1].attributes = TableIndex(document.attributes.count - 1)
  }

  private mutating func scanLineEnd() {
    let next = position + 1
    if next < bytes.count, bytes[next] >= 0x20, joinsIdeographs() { return }
    if position > textStart && bytes[position - 1] != 0x20 && next < bytes.count && bytes[next] != 0x20 {
      return position = next
    }
    var end = position
    while end > textStart && bytes[end - 1] == 0x20 { end -= 1 }
    let spacesBefore = position - end
    flush(upTo: end)
    add(spacesBefore >= 2 ? .lineBreak : .text, text: position..<position + 1, whole: end..<position + 1)
    position += 1
    while position < bytes.count && bytes[position] == 0x20 { position += 1 }
    textStart = position
  }

  /// Drops a line end between Chinese or Japanese characters, where no space stands between words; marks of emphasis may
  /// stand there too.
  private mutating func joinsIdeographs() -> Bool {
    guard dialect.contains(.unspacedLines), !isVerse else { return false }
    func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") }
    var (end, start) = (position, position + 1)
    while end > 0, isMark(bytes[end - 1]) { end -= 1 }
    while start < bytes.count, isMark(bytes[start]) { start += 1 }
    guard end > 0, bytes[end - 1] >= 0x80, EastAsian.isUnspaced(before: end, after: start, in: bytes) else {
      return false
    }
    flush(upTo: position)
    position += 1
    textStart = position
    return true
  }

  private mutating func scanEscape() {
    let next = position + 1
    guard next < bytes.count else {
      position = next
      return
    }
    if bytes[next] == 0x0A {
      var end = next + 1
      while end < bytes.count && bytes[end] == 0x20 { end += 1 }
      take(.lineBreak, text: next..<next + 1, from: position, to: next + 1)
      position = end
      textStart = end
    } else if CharacterClass.isPunctuation(bytes[next]) {
      flush(upTo: position)
      textStart = next
      position = next + 1
    } else {
      position = next
    }
  }

  private mutating func scanReference() {
    let start = side.count
    if let end = CharacterReference.read(bytes, at: position, upTo: bytes.count, into: &side) {
      take(.literal, text: start..<side.count, from: position, to: end)
    } else {
      position += 1
    }
  }
}
