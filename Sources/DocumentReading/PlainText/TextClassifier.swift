internal import DocumentModel

/// Decides what the groups of a plain text are. The rules are tried in order; the first that fits decides.
struct TextClassifier {
  let text: TextLines
  let form: ReadingOptions.HeadingForm
  /// The rule and the score that decide at the moment.
  private var rule = "the first lines"
  private var score: Int?
  private(set) var parts: [TextPart] = []
  /// Labels that stand before notes.
  private(set) var noteLabels: Set<String> = []
  private var isUnderNotes = false
  /// Numbers of one-line groups, and of the lines of a text that is not wrapped.
  private(set) var numbers: Set<Int32> = []

  init(_ text: TextLines, headings form: ReadingOptions.HeadingForm) {
    self.text = text
    self.form = form
    for group in text.groups where group.lines.count == 1 || !text.isWrapped {
      for line in group.lines { if let number = marker(line)?.number { numbers.insert(number) } }
    }
    var index = classifyFront()
    while index < text.groups.count {
      if text.groups[index].startsPage && index > 0 { add(.pageBreak, 0..<0) }
      classify(index)
      index += 1
      // The rows of a table may have blank lines between them.
      while let end = parts.last?.lines.upperBound, index < text.groups.count,
        text.groups[index].lines.upperBound <= end
      { index += 1 }
    }
  }

  mutating func add(_ kind: TextPart.Kind, _ lines: Range<Int>, marker: Int = 0) {
    parts.append(TextPart(kind: kind, lines: lines, markerLength: marker, rule: rule, score: score))
  }

  func string(_ line: Int) -> String { text.text(text.lines[line]) }

  private mutating func classify(_ index: Int) {
    let group = text.groups[index]
    if group.isNote {
      rule = "a note's place"
      if PlainTextLinks.number(at: text.lines[group.lines.lowerBound].start, text.bytes) != nil {
        return add(.linkTarget, group.lines)
      }
      if !takeNotes(group.lines) { add(.noteParagraph, group.lines) }
      return
    }
    let next = index + 1 < text.groups.count ? text.groups[index + 1].lines : nil
    if text.isWrapped || group.lines.count == 1 || isWhole(group.lines) {
      return classify(group.lines, next: next, blanksBefore: group.blanksBefore)
    }
    // Every line is a paragraph of its own, or a heading without a blank line after it.
    var line = group.lines.lowerBound
    while line < group.lines.upperBound {
      if let end = takeList(line..<group.lines.upperBound) {
        line = end
        continue
      }
      if form == .automatic, line + 1 < group.lines.upperBound, headUnderline(of: line, isApart: false) != nil {
        classify(line..<line + 2, next: nil, blanksBefore: 0)
        line += 2
        continue
      }
      let after = line + 1 < group.lines.upperBound ? line + 1..<line + 2 : next
      let blanks = line == group.lines.lowerBound ? group.blanksBefore : 0
      classify(line..<line + 1, next: after, blanksBefore: blanks)
      line += 1
    }
  }

  /// Whether lines of an unwrapped text belong together.
  private func isWhole(_ lines: Range<Int>) -> Bool {
    isVerse(lines) || isPreformatted(lines) || TextTable(text, lines) != nil
      || (lines.count == 2 && underline(lines.upperBound - 1) != nil)
      || noteLabel(lines.lowerBound) != nil
  }

  private mutating func classify(_ lines: Range<Int>, next: Range<Int>?, blanksBefore: Int) {
    rule = "marks only"
    score = nil
    if isSceneBreak(lines) { return add(.sceneBreak, lines) }
    rule = "a note's label"
    if takeNotes(lines) { return }
    rule = "dots before page numbers"
    if takeContents(lines) { return }
    rule = "columns under rules"
    if let table = TextTable(text, lines) { return add(.table(table), table.lines) }
    if form == .automatic {
      rule = "an underline"
      if lines.count > 1, let underline = headUnderline(of: lines.lowerBound, isApart: lines.count == 2) {
        addHeading(lines.lowerBound..<lines.lowerBound + 1, underline: underline)
        // The text may follow without a blank line.
        return lines.count > 2 ? classify(lines.dropFirst(2), next: next, blanksBefore: 0) : ()
      }
      rule = "a number with its neighbour"
      if isNumberedHeading(lines, next: next) { return addHeading(lines) }
    } else if isHeading(lines, of: form) {
      rule = "headings are \(form.rawValue)"
      return addHeading(lines)
    }
    rule = "set in as the item before it"
    if isInItem(lines) { return add(.itemParagraph, lines) }
    rule = "markers before lines"
    if let end = takeList(lines) {
      if end < lines.upperBound { addParagraphs(end..<lines.upperBound) }
      return
    }
    if takeListUnderText(lines) || takeDashes(lines) { return }
    let score = HeadingScore(text, lines: lines, next: next, blanksBefore: blanksBefore)
    self.score = score.points
    rule = "the score of a heading"
    if score.isHeading && form == .automatic { return addHeading(lines) }
    rule = "columns kept by spaces"
    if isPreformatted(lines) { return add(.preformatted, lines) }
    rule = "a line with others set in under it"
    if takeDefinition(lines) { return }
    rule = "nothing else fits"
    addParagraphs(lines)
  }

  /// Takes a short line and what is set in directly under it as a term and its definition.
  private mutating func takeDefinition(_ lines: Range<Int>) -> Bool {
    guard lines.count > 1, text.isWrapped else { return false }
    let term = text.lines[lines.lowerBound]
    let indent = text.lines[lines.lowerBound + 1].indent
    let word = string(lines.lowerBound + 1).prefix { $0 != " " }.count
    guard term.indent == text.bodyIndent, indent >= term.indent + 2, term.length <= 60,
      term.width + 1 + word <= text.measure, !".!?…:,;".contains(string(lines.lowerBound).suffix(1)),
      lines.dropFirst().allSatisfy({ text.lines[$0].indent == indent })
    else { return false }
    add(.term, lines.lowerBound..<lines.lowerBound + 1)
    add(.definition, lines.lowerBound + 1..<lines.upperBound)
    return true
  }

  /// Whether a group of at most three short lines has the form that the caller says headings have.
  private func isHeading(_ lines: Range<Int>, of form: ReadingOptions.HeadingForm) -> Bool {
    guard lines.count <= 3, lines.allSatisfy({ text.lines[$0].length <= 120 }) else { return false }
    let words = lines.map(string).joined(separator: " ")
    switch form {
    case .automatic, .none: return false
    case .questions: return words.hasSuffix("?")
    case .capitals: return HeadingScore.isCapital(words)
    case .numbered:
      let first = words.prefix { $0 != " " && $0 != ")" && $0 != ":" }
      let isNumber = first.contains(where: \.isNumber) && first.allSatisfy { $0.isNumber || $0 == "." }
      let isRoman = first.hasSuffix(".") && first.dropLast().allSatisfy { "IVXLCDM".contains($0) } && first.count > 1
      return (isNumber || isRoman) && lines.count == 1 && !words.hasSuffix(";")
    }
  }

  /// Takes a paragraph with a list directly under it.
  private mutating func takeListUnderText(_ lines: Range<Int>) -> Bool {
    guard lines.count >= 3, let start = lines.dropFirst().first(where: { marker($0) != nil }),
      let first = marker(start), (first.number ?? 1) <= 1, marker(lines.lowerBound) == nil
    else { return false }
    let before = parts.count
    guard takeList(start..<lines.upperBound) != nil else { return false }
    let items = parts[before...]
    parts.removeSubrange(before...)
    guard items.count >= 2 else { return false }
    addParagraphs(lines.lowerBound..<start)
    parts += items
    return true
  }

  func isSceneBreak(_ lines: Range<Int>) -> Bool {
    guard lines.count == 1 else { return false }
    let line = string(lines.lowerBound)
    guard line.unicodeScalars.allSatisfy({ " *#~-_=•⁂◆❦§·".unicodeScalars.contains($0) }) else { return false }
    let marks = line.filter { $0 != " " }
    return marks.count >= 3 || marks.allSatisfy { "*#~•⁂◆❦§".contains($0) }
  }

  /// 0 for a line of `=`, 1 for a line of `-`.
  func underline(_ line: Int) -> Int? {
    let marks = string(line)
    guard marks.utf8.count >= 3 else { return nil }
    if marks.allSatisfy({ $0 == "=" }) { return 0 }
    return marks.allSatisfy({ $0 == "-" || $0 == "~" }) ? 1 : nil
  }

  /// The underline of a line, if that makes it a heading. Where they are not apart from other text, the underline has to be about
  /// as long as the heading, which is no row of columns.
  private func headUnderline(of line: Int, isApart: Bool) -> Int? {
    guard let kind = underline(line + 1) else { return nil }
    let (head, rule) = (text.lines[line], text.lines[line + 1])
    let isColumns = string(line).contains("  ") || string(line).contains("\t")
    return isApart || abs(head.length - rule.length) <= 2 && !isColumns && head.indent == rule.indent ? kind : nil
  }

  private mutating func addHeading(_ lines: Range<Int>, underline: Int = 2) {
    let score = HeadingScore(text, lines: lines)
    let first = string(lines.lowerBound).lowercased().filter { $0.isLetter }
    isUnderNotes = TextWords.notes.contains(first)
    if underline == 2, joinsHeading(lines) {
      parts[parts.count - 1].lines = parts[parts.count - 1].lines.lowerBound..<lines.upperBound
      return
    }
    add(.heading(score.style(underline: underline)), lines)
  }

  /// Whether lines are the rest of the heading before them: the words of a chapter whose number stands alone.
  private func joinsHeading(_ lines: Range<Int>) -> Bool {
    guard let last = parts.last, case .heading = last.kind, last.lines.count == 1,
      last.lines.upperBound == lines.lowerBound, lines.count <= 2
    else { return false }
    return HeadingScore(text, lines: last.lines).isNumberAlone && !HeadingScore(text, lines: lines).isDivision
  }

  /// Takes lines of which most end in dots and a page's number, with the heading over them.
  private mutating func takeContents(_ lines: Range<Int>) -> Bool {
    let entries = lines.count { line in
      let content = text.bytes[text.lines[line].start..<text.lines[line].end]
      let rest = content.reversed().drop(while: CharacterClass.isDigit)
      return rest.count < content.count && rest.starts(with: [0x20, 0x2E, 0x2E])
    }
    guard entries * 2 >= lines.count, entries > 1 || parts.last?.kind == .contents else { return false }
    if let last = parts.last, case .heading = last.kind,
      last.lines.upperBound == lines.lowerBound
        || last.lines.upperBound + 1 == lines.lowerBound
    {
      parts[parts.count - 1].kind = .contents
    }
    add(.contents, lines)
    return true
  }

  // MARK: Notes

  /// Takes a group whose first line begins with `[n]`, or with `n.` under a heading “Notes”.
  private mutating func takeNotes(_ lines: Range<Int>) -> Bool {
    guard noteLabel(lines.lowerBound) != nil else { return false }
    var start = lines.lowerBound
    for line in lines.dropFirst() + [lines.upperBound] {
      guard line == lines.upperBound || noteLabel(line) != nil else { continue }
      if let (label, length) = noteLabel(start) {
        add(.note(label: label), start..<line, marker: length)
        noteLabels.insert(label)
      }
      start = line
    }
    return true
  }

  private func noteLabel(_ line: Int) -> (String, length: Int)? {
    let content = string(line)
    if content.hasPrefix("["), let end = content.firstIndex(of: "]") {
      let label = content[content.index(after: content.startIndex)..<end].drop { $0 == "^" }
      let rest = content[content.index(after: end)...]
      guard !label.isEmpty, label.count <= 4, label.allSatisfy({ $0.isNumber || $0 == "*" }),
        rest.hasPrefix(" ") || rest.hasPrefix(":")
      else { return nil }
      let space = rest.prefix { $0 == " " || $0 == ":" }
      return (String(label), content.utf8.count - rest.utf8.count + space.utf8.count)
    }
    guard isUnderNotes, let marker = marker(line), let number = marker.number else { return nil }
    return (String(number), marker.length)
  }

  // MARK: Paragraphs

  /// Columns kept by tabs or several spaces in most lines: a table or the like, set as it stands.
  private func isPreformatted(_ lines: Range<Int>) -> Bool {
    guard lines.count >= 2 else { return false }
    let aligned = lines.count { line in
      let content = text.bytes[text.lines[line].start..<text.lines[line].end]
      var run = 0
      return content.contains { byte in
        run = byte == 0x20 ? run + 1 : 0
        return byte == 0x09 || run >= 3
      }
    }
    return aligned * 3 >= lines.count * 2
  }

  /// Divides a group: every line where lines are not wrapped; where a line is indented, otherwise.
  private func paragraphs(_ lines: Range<Int>) -> [Range<Int>] {
    if isVerse(lines) { return [lines] }
    if endsInAttribution(lines) {
      return paragraphs(lines.dropLast()) + [lines.upperBound - 1..<lines.upperBound]
    }
    var result: [Range<Int>] = []
    var start = lines.lowerBound
    let smallest = lines.map { text.lines[$0].indent }.min() ?? 0
    for line in lines.dropFirst() {
      let isIndented =
        text.lines[line].indent >= smallest + 2 && text.lines[line - 1].indent < text.lines[line].indent
        && lines.contains { text.lines[$0].indent == smallest }
      if !text.isWrapped || isIndented {
        result.append(start..<line)
        start = line
      }
    }
    result.append(start..<lines.upperBound)
    return result
  }

  /// Whether every line end is meant: the next line's first word would have fitted, or every line begins like a verse.
  func isVerse(_ lines: Range<Int>) -> Bool {
    guard lines.count >= 2 else { return false }
    let isShort = lines.allSatisfy { text.lines[$0].length <= 65 }
    if !text.isWrapped {
      let isSetIn = lines.allSatisfy { text.lines[$0].indent >= text.bodyIndent + 2 }
      return isShort
        && (text.groupsOfSeveral * 3 < text.groups.count || isSetIn || beginsLikeVerse(lines) || goesOnInside(lines))
    }
    if lines.allSatisfy(isLabelled) { return true }
    let limit = text.measure * 9 / 10
    let meant = lines.dropFirst().count { line in
      text.lines[line - 1].width + firstWordWidth(line) <= limit
    }
    if meant == lines.count - 1 { return text.lines[lines.upperBound - 1].width <= limit }
    return isShort && text.measure <= 65 && beginsLikeVerse(lines) && (meant > 0 && lines.count > 2 || lines.count >= 6)
  }

  /// Whether a line is a label and what it has: `Apologies: E. Pike`. Several of them are no paragraph.
  private func isLabelled(_ line: Int) -> Bool {
    let content = string(line)
    guard let mark = content.firstIndex(of: ":"), content[mark...].dropFirst().first == " " else { return false }
    let label = content[..<mark].split(separator: " ")
    return label.count <= 3 && content[..<mark].count <= 30 && label.first?.first?.isUppercase == true
  }

  /// Whether the last of some lines says who is quoted in the others: after a mark that ends a sentence, it begins with a dash
  /// and does not end as a sentence does, as speech that goes on would.
  private func endsInAttribution(_ lines: Range<Int>) -> Bool {
    guard lines.count >= 2, ".!?…”\"’»“".contains(string(lines.upperBound - 2).suffix(1)) else { return false }
    let last = string(lines.upperBound - 1)
    guard last.count <= 60, let dash = ["— ", "– ", "-- "].first(where: last.hasPrefix) else { return false }
    return last.dropFirst(dash.count).first?.isUppercase == true && last.last?.isPunctuation == false
  }

  /// Columns that the first word of a line and the space before it take. A line may end between any two wide characters, but
  /// not between one and a letter beside it.
  private func firstWordWidth(_ line: Int) -> Int {
    let isWide = EastAsian.isWide(at: text.lines[line].start, in: text.bytes)
    guard isWide else { return 1 + string(line).prefix { $0 != " " }.count }
    var width = 0
    var wasWide = false
    for scalar in string(line).prefix(while: { $0 != " " }).unicodeScalars {
      let isWide = CellWidths.isWide(scalar.value)
      if isWide && wasWide { break }
      width += isWide ? 2 : 1
      wasWide = isWide
    }
    return width
  }

  /// Whether a line goes on in lower case with what the line before it has not ended, so that they are no paragraphs.
  private func goesOnInside(_ lines: Range<Int>) -> Bool {
    lines.dropFirst().contains { string($0).first?.isLowercase == true && !".!?:;".contains(string($0 - 1).suffix(1)) }
      && lines.allSatisfy { marker($0) == nil }
  }

  /// Whether all lines begin with a capital or a digit, whatever quotation mark stands before it.
  private func beginsLikeVerse(_ lines: Range<Int>) -> Bool {
    lines.allSatisfy { line in
      guard let first = string(line).first(where: { $0.isLetter || $0.isNumber }) else { return false }
      return !first.isLowercase && marker(line) == nil
    }
  }

  private mutating func addParagraphs(_ lines: Range<Int>) {
    for paragraph in paragraphs(lines) { addParagraph(paragraph) }
  }

  private mutating func addParagraph(_ lines: Range<Int>) {
    let indents = lines.map { text.lines[$0].indent }
    let isVerse = isVerse(lines)
    if let least = indents.min(), least >= text.bodyIndent + 2, lines.count > 1 || !isIndentedParagraph(lines) {
      add(.quotation(isVerse: isVerse), lines)
    } else {
      add(isVerse ? .verse : .paragraph, lines)
    }
  }

  /// Whether a line that stands alone is set in only as paragraphs are: most one-line paragraphs have that indent.
  private func isIndentedParagraph(_ lines: Range<Int>) -> Bool {
    let indent = text.lines[lines.lowerBound].indent
    return text.groups(indentedBy: indent) * 3 >= text.groups.count
  }
}
