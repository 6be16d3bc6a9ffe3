internal import DocumentModel

/// The text of a leaf block as it will be printed, with its markup turned into characters.
///
/// Soft line ends are spaces, hard ones line feeds. Emphasis is `_so_` and strong emphasis `*so*`; a note's mark is `[1]`,
/// a link's `<1>`.
struct InlineText {
  /// The text, UTF-8.
  var bytes: [UInt8] = []
  /// Parts in which no word is divided: code, and text in another language.
  var verbatim: [Range<Int>] = []
  /// The notes whose marks stand in the text, and where each mark begins.
  var marks: [(offset: Int, note: TableIndex)] = []

  /// Nothing.
  init() {}

  /// Plain text.
  init(_ text: String) { bytes = Array(text.utf8) }

  /// Puts something before the text.
  mutating func insert(_ prefix: [UInt8]) {
    bytes = prefix + bytes
    verbatim = verbatim.map { $0.lowerBound + prefix.count..<$0.upperBound + prefix.count }
    marks = marks.map { ($0.offset + prefix.count, $0.note) }
  }

  /// The same text, with no word to be divided: a heading's.
  var undivided: InlineText {
    var text = self
    text.verbatim = [0..<bytes.count]
    return text
  }
}

extension TextFlow {
  /// A span whose text is being written.
  private struct OpenSpan {
    var index: Int
    var closing: [UInt8]
    /// Number of the link note that it refers to, or 0.
    var link: Int
    var start: Int
    var isVerbatim: Bool
    /// Of the spans around it and itself: whether there is emphasis, strong emphasis, and small capitals.
    var isEmphatic: Bool
    var isStrong: Bool
    var isCapital: Bool
  }

  /// Turns a block's text and spans into characters.
  mutating func inlineText(of block: Block) -> InlineText {
    var result = InlineText()
    result.bytes.reserveCapacity(block.text.count + 16)
    var position = Int(block.text.start)
    var open: [OpenSpan] = []
    var span = Int(block.spans.lowerBound)
    while true {
      while let last = open.last, Int(document.spans[last.index].end) <= span {
        copy(&position, upTo: Int(document.spans[last.index].range.end), of: block, to: &result, open.last)
        result.bytes += last.closing
        refer(to: last.link, in: &result)
        if last.isVerbatim { result.verbatim.append(last.start..<result.bytes.count) }
        open.removeLast()
      }
      guard span < Int(block.spans.upperBound) else { break }
      let current = document.spans[span]
      copy(&position, upTo: Int(current.range.start), of: block, to: &result, open.last)
      if appendLeaf(current, to: &result) {
        position = max(position, Int(current.range.end))
        span = max(span + 1, Int(current.end))
        continue
      }
      let outer = open.last
      let (opening, closing) = marks(around: current, within: outer)
      result.bytes += opening
      open.append(
        OpenSpan(
          index: span, closing: closing, link: linkNumber(of: current), start: result.bytes.count,
          isVerbatim: isVerbatim(current),
          isEmphatic: outer?.isEmphatic == true || current.kind == .emphasis,
          isStrong: outer?.isStrong == true || current.kind == .strong,
          isCapital: outer?.isCapital == true || isSmallCaps(current)))
      span += 1
    }
    copy(&position, upTo: Int(block.text.end), of: block, to: &result, open.last)
    return result
  }

  /// Copies text as far as `end`.
  private func copy(
    _ position: inout Int, upTo end: Int, of block: Block, to result: inout InlineText, _ open: OpenSpan?
  ) {
    guard end > position else { return }
    let range = position..<end
    position = end
    if open?.isCapital == true {
      result.bytes += String(decoding: document.text[range], as: UTF8.self).uppercased().utf8
    } else if block.kind == .verse {
      result.bytes += document.text[range]
    } else {
      for byte in document.text[range] { result.bytes.append(byte == 0x0A ? 0x20 : byte) }
    }
  }

  /// Writes a span whose text is not body text; false if it is another kind.
  private mutating func appendLeaf(_ span: TextSpan, to result: inout InlineText) -> Bool {
    switch span.kind {
    case .image(let image):
      result.bytes += pictureText(image, alternative: span.range)
      let destination = document.images[Int(image)].destination
      if destination.hasPrefix("http://") || destination.hasPrefix("https://") {
        refer(to: linkNumber(of: destination), in: &result)
      }
    case .rawHTML: if RawMarkup.isLineBreak(document.text[span.range.indices]) { result.bytes.append(0x0A) }
    case .lineBreak: result.bytes.append(0x0A)
    case .formula(let formula):
      let start = result.bytes.count
      result.bytes += document.formula(formula).line.utf8
      result.verbatim.append(start..<result.bytes.count)
    case .noteReference(let note):
      result.marks.append((result.bytes.count, note))
      result.bytes += "[\(Note.number(of: note))]".utf8
    default: return false
    }
    return true
  }

  private func isSmallCaps(_ span: TextSpan) -> Bool {
    document.attributes(span.attributes)?.classes.contains { $0 == "small-caps" || $0 == "smallcaps" } ?? false
  }

  private func isVerbatim(_ span: TextSpan) -> Bool {
    if span.kind == .code { return true }
    guard let language = document.attributes(span.attributes)?.language, !language.isEmpty else { return false }
    return language.prefix { $0 != "-" } != document.metadata.language.prefix { $0 != "-" }
  }

  /// What stands before and after the text of a span.
  private func marks(around span: TextSpan, within outer: OpenSpan?) -> (opening: [UInt8], closing: [UInt8]) {
    if span.range.isEmpty { return ([], []) }
    let isShown = style.grid.emphasis == .marks && !notation.isBraille
    switch span.kind {
    case .emphasis where !isShown, .strong where !isShown, .strikethrough where !isShown: return ([], [])
    case .emphasis: return outer?.isEmphatic == true ? ([], []) : ([0x5F], [0x5F])
    case .strong: return outer?.isStrong == true ? ([], []) : ([0x2A], [0x2A])
    case .strikethrough: return ([0x7E], [0x7E])
    case .superscript:
      let isNumber = document.text[span.range.indices].contains { $0 >= 0x30 && $0 <= 0x39 }
      return (isNumber ? [0x5E] : [], [])
    default: return ([], [])
    }
  }

  /// What stands for a picture.
  private func pictureText(_ image: TableIndex, alternative: TextRange) -> [UInt8] {
    var text = document.text[alternative.indices].map { $0 == 0x0A ? 0x20 : $0 }
    if text.isEmpty { text = Array(document.images[Int(image)].title.utf8) }
    let name = Array(words.picture.utf8)
    return text.isEmpty ? [0x5B] + name + [0x5D] : [0x5B] + name + [0x3A, 0x20] + text + [0x5D]
  }
}
