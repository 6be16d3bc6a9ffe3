internal import DocumentModel
internal import Typesetting

extension TextFlow {
  /// Cost of ending a page inside a paragraph; between two of them it is nothing.
  private static var insideCost: Int32 { 4 }
  /// Cost of ending a page after a hyphen.
  private static var hyphenCost: Int32 { 60 }
  /// Cost of ending a page inside a stanza or a block of code, which are to be whole if they fit.
  private static var wholeCost: Int32 { 900 }

  /// Sets a paragraph between the margins of the innermost container.
  ///
  /// - Parameters:
  ///   - alignment: How its lines stand; as the style has it if `nil`.
  ///   - isIndented: Whether its first line is indented.
  ///   - hanging: Cells by which all lines but the first are indented.
  mutating func setParagraph(
    _ text: InlineText, alignment: CellAlignment? = nil, isIndented: Bool = false, hanging: Int = 0
  ) {
    var frame = frames[frames.count - 1]
    var text = notation.written(text)
    var hanging = hanging
    if !prefix.isEmpty {
      text.insert(prefix + [0x20])
      prefix = []
      hanging = min(2, frame.left)
      frame.left -= hanging
    }
    let measure = max(1, columns - frame.left - frame.right)
    let isJustified = style.grid.isJustified && measure >= 28
    let indent = isIndented && hanging == 0 ? min(style.grid.firstLineIndent, measure / 2) : 0
    let rest = min(hanging, measure / 2)
    let lines =
      alignment == .center
      ? setter.balancedLines(of: text, in: measure)
      : setter.lines(
        of: text, in: LineMeasure(first: Int32(measure - indent), others: Int32(measure - rest)),
        alignment ?? (isJustified ? .justified : .start))
    var mark = 0
    for (index, line) in lines.enumerated() {
      galley.add(
        line.text, at: column(of: line, in: frame, alignment) + (index == 0 ? indent : rest),
        cost: cost(of: line, index, lines.count))
      let next = index + 1 < lines.count ? lines[index + 1].start : 0
      if style.grid.form == .flowed && alignment == nil && frame.left == 0 && next > 0 && text.bytes[next - 1] == 0x20 {
        galley.flow()
      }
      addMarks(of: text, from: &mark, to: index + 1 < lines.count ? lines[index + 1].start : .max)
    }
  }

  /// Cost of ending a page after a line of a paragraph: no widows, no orphans.
  private func cost(of line: LineSetter.Line, _ index: Int, _ count: Int) -> Int32 {
    if index == count - 1 { return 0 }
    if index == 0 || index == count - 2 { return VerticalItem.forbidden }
    return line.endsInHyphen ? Self.hyphenCost : Self.insideCost
  }

  private func column(of line: LineSetter.Line, in frame: Frame, _ alignment: CellAlignment?) -> Int {
    let free = max(0, columns - frame.left - frame.right - line.width)
    switch alignment {
    case .center: return frame.left + free / 2
    case .end: return frame.left + free
    default: return frame.left
    }
  }

  /// Notes which marks stand on the last line: those of a text from `mark` on, up to an offset.
  mutating func addMarks(of text: InlineText, from mark: inout Int, to end: Int) {
    while mark < text.marks.count, text.marks[mark].offset < end {
      galley.marks.append((galley.lines.count - 1, text.marks[mark].note))
      mark += 1
    }
  }

  /// Sets a line or two in the middle.
  mutating func setCentred(_ text: InlineText, keepsNext: Bool) {
    setParagraph(text, alignment: .center)
    if keepsNext { galley.keepLastLine() }
  }

  /// Sets a heading; the first two ranks are underlined, in Braille the first is centred and the others are indented.
  mutating func setHeading(_ index: Int) {
    let section = beginSection(at: index)
    let rank = section?.rank ?? 6
    if let section {
      if section.rank == 1 { setDueLinks() }
      if section.rank == 1 && opensPage && !galley.lines.isEmpty { endPage() }
      galley.space(rank <= 2 ? 2 : 1, cost: Int32(-120 / rank))
    }
    let text = inlineText(of: document.blocks[index]).undivided
    let first = galley.lines.count
    let frame = frames[frames.count - 1]
    if frames.count == 1 { frames[0].left = max(0, frame.left - style.grid.bodyIndent) }
    if notation.isBraille && rank > 1 { frames[frames.count - 1].left = clampedLeft(frame.left + min(2 * rank, 6)) }
    setParagraph(text, alignment: notation.isBraille && rank == 1 ? .center : .start)
    defer { frames[frames.count - 1] = frame }
    guard galley.lines.count > first else { return }
    // The space before it is a line of its own, and the section begins after it.
    let start = galley.lines[first].isSpace ? first + 1 : first
    if section != nil, let place = sectionIndex(of: index) { sectionLines[place] = min(start, galley.lines.count - 1) }
    if rank <= 2 && !notation.isBraille {
      let widest = galley.lines[start...].map { meter.width(of: galley.bytes[$0.text]) }.max() ?? 0
      let left = frames[frames.count - 1].left
      let rule = [UInt8](repeating: rank == 1 ? 0x3D : 0x2D, count: max(0, widest - left))
      galley.add(rule, at: left)
    }
    for line in start..<galley.lines.count { galley.lines[line].cost = VerticalItem.forbidden }
  }

  private func sectionIndex(of block: Int) -> Int? {
    var low = 0
    var high = sections.count
    while low < high {
      let middle = (low + high) / 2
      if Int(sections[middle].heading) < block { low = middle + 1 } else { high = middle }
    }
    return low < sections.count && Int(sections[low].heading) == block ? low : nil
  }

  /// Whether chapters begin on new pages.
  private var opensPage: Bool {
    switch style.book.opening {
    case .automatic: isBook
    case .page, .recto: true
    case .runOn: false
    }
  }

  /// Sets verse or a formula: each line on its own, turned over with a further indent where it is too long.
  mutating func setLinesApart(_ text: InlineText) {
    setPrefix()
    // Half of what a quotation is set in by, so that the two can be told apart.
    enter(of: frames[frames.count - 1], step: columns >= 60 ? 2 : 1)
    setLines(of: text, turnover: 4)
    frames.removeLast()
  }

  private mutating func enter(of frame: Frame, step: Int) {
    var inner = frame
    inner.left = clampedLeft(frame.left + step)
    frames.append(inner)
  }

  /// Sets every line of a text by itself, with the spaces it begins with.
  private mutating func setLines(of text: InlineText, turnover: Int) {
    let text = notation.written(text)
    let frame = frames[frames.count - 1]
    let first = galley.lines.count
    let measure = max(2, columns - frame.left - frame.right)
    var mark = 0
    var start = 0
    while start < text.bytes.count {
      let end = text.bytes[start...].firstIndex(of: 0x0A) ?? text.bytes.count
      var line = InlineText()
      line.bytes = Array(text.bytes[start..<end])
      let lead = line.bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count
      let indent = min(lead, measure / 2)
      let rest = min(indent + turnover, measure / 2)
      let lines = setter.lines(
        of: line, in: LineMeasure(first: Int32(measure - indent), others: Int32(measure - rest)), .start)
      if lines.isEmpty { galley.space(1, cost: -10) }
      for (index, piece) in lines.enumerated() {
        let isTurned = index < lines.count - 1
        galley.add(
          piece.text, at: frame.left + (index == 0 ? indent : rest),
          cost: isTurned ? VerticalItem.forbidden : Self.wholeCost)
        addMarks(of: text, from: &mark, to: start + (isTurned ? lines[index + 1].start : end - start + 1))
      }
      start = end + 1
    }
    finishWhole(from: first)
  }

  /// Forbids page ends after the first and before the last line of a block, and allows one after it.
  mutating func finishWhole(from first: Int) {
    let count = galley.lines.count
    // The space before it is a line of its own.
    let first = first < count && galley.lines[first].isSpace ? first + 1 : first
    guard count > first else { return }
    galley.lines[count - 1].cost = 0
    if count - first > 1 {
      galley.lines[first].cost = VerticalItem.forbidden
      galley.lines[count - 2].cost = VerticalItem.forbidden
    }
  }

  /// Sets code as it stands; lines that are too long go on in the next, after a backslash.
  mutating func setCode(_ block: Block) {
    let frame = frames[frames.count - 1]
    let left = clampedLeft(frame.left + (columns >= 60 ? 4 : 2))
    let measure = max(2, columns - left - frame.right)
    setPrefix()
    let text = notation.written(Array(document.text[block.text.indices]))
    let first = galley.lines.count
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      let line = expanded(line)
      var rest = meter.width(of: line[...])
      var start = 0
      while rest > measure {
        var end = start
        var width = 0
        while true {
          var next = end
          let cells = meter.cluster(in: line[...], at: &next)
          if width + cells > measure - 1 && end > start { break }
          width += cells
          end = next
        }
        galley.add(line[start..<end] + [0x5C], at: left, cost: VerticalItem.forbidden)
        rest -= width
        start = end
      }
      galley.add(Array(line[start...]), at: left, cost: line.isEmpty ? Self.wholeCost / 2 : Self.wholeCost)
    }
    finishWhole(from: first)
  }

  /// A line of code with its tabs expanded and without control characters.
  private func expanded(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var position = line.startIndex
    var column = 0
    while position < line.endIndex {
      if line[position] == 0x09 {
        let cells = 4 - column % 4
        result.append(contentsOf: repeatElement(0x20, count: cells))
        column += cells
        position += 1
        continue
      }
      let start = position
      var next = position
      let isControl = CellWord.special(line.decodeScalar(at: &next)) == .control && line[start] != 0x20
      column += meter.cluster(in: line, at: &position)
      if isControl { position = next } else { result += line[start..<position] }
    }
    return result
  }

  /// Sets a marker of Braille that waits on a line of its own.
  mutating func setPrefix() {
    if !prefix.isEmpty { setParagraph(InlineText()) }
  }
}
