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
  private var numbers: Set<Int32> = []

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
    }
  }

  mutating func add(_ kind: TextPart.Kind, _ lines: Range<Int>, marker: Int = 0) {
    parts.append(TextPart(kind: kind, lines: lines, markerLength: marker, rule: rule, score: score))
  }

  func string(_ line: Int) -> String { text.text(text.lines[line]) }

  private mutating func classify(_ index: Int) {
    let group = text.groups[index]
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
      let after = line + 1 < group.lines.upperBound ? line + 1..<line + 2 : next
      let blanks = line == group.lines.lowerBound ? group.blanksBefore : 0
      classify(line..<line + 1, next: after, blanksBefore: blanks)
      line += 1
    }
  }

  /// Whether lines of an unwrapped text belong together.
  private func isWhole(_ lines: Range<Int>) -> Bool {
    isVerse(lines) || isPreformatted(lines) || (lines.count == 2 && underline(lines.upperBound - 1) != nil)
      || noteLabel(lines.lowerBound) != nil
  }

  private mutating func classify(_ lines: Range<Int>, next: Range<Int>?, blanksBefore: Int) {
    rule = "marks only"
    score = nil
    if isSceneBreak(lines) { return add(.sceneBreak, lines) }
    rule = "a note's label"
    if takeNotes(lines) { return }
    if form == .automatic {
      rule = "an underline"
      if lines.count == 2, let underline = underline(lines.upperBound - 1) {
        return addHeading(lines.lowerBound..<lines.lowerBound + 1, underline: underline)
      }
      rule = "a number with its neighbour"
      if isNumberedHeading(lines, next: next) { return addHeading(lines) }
    } else if isHeading(lines, of: form) {
      rule = "headings are \(form.rawValue)"
      return addHeading(lines)
    }
    rule = "markers before lines"
    if let end = takeList(lines) {
      if end < lines.upperBound { addParagraphs(end..<lines.upperBound) }
      return
    }
    if takeListUnderText(lines) { return }
    let score = HeadingScore(text, lines: lines, next: next, blanksBefore: blanksBefore)
    self.score = score.points
    rule = "the score of a heading"
    if score.isHeading && form == .automatic { return addHeading(lines) }
    rule = "columns kept by spaces"
    if isPreformatted(lines) { return add(.preformatted, lines) }
    rule = "nothing else fits"
    addParagraphs(lines)
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

  private mutating func addHeading(_ lines: Range<Int>, underline: Int = 2) {
    let score = HeadingScore(text, lines: lines)
    let first = string(lines.lowerBound).lowercased().filter { $0.isLetter }
    isUnderNotes = TextWords.notes.contains(first)
    add(.heading(score.style(underline: underline)), lines)
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

  // MARK: Lists

  func marker(_ line: Int) -> TextMarker? { TextMarker(text.bytes, text.lines[line].start..<text.lines[line].end) }

  /// A one-line `n. Title` is a heading if prose follows it and a sibling with the next or the previous number exists.
  private func isNumberedHeading(_ lines: Range<Int>, next: Range<Int>?) -> Bool {
    guard lines.count == 1, let number = marker(lines.lowerBound)?.number, let next, marker(next.lowerBound) == nil
    else {
      return false
    }
    let line = text.lines[lines.lowerBound]
    guard line.length <= max(60, text.measure * 6 / 10), ![".", ",", ";", ":"].contains(text.text(line).suffix(1))
    else {
      return false
    }
    return numbers.contains(number &+ 1) || numbers.contains(number &- 1)
  }

  /// Takes the lines from the first as a list: lines with markers, and the rests of items. Where lines are wrapped, all
  /// lines without a marker are such rests; otherwise those that are set in.
  ///
  /// - Returns: The line after the list, or `nil` if it is none.
  private mutating func takeList(_ lines: Range<Int>) -> Int? {
    guard let first = marker(lines.lowerBound) else { return nil }
    let indent = text.lines[lines.lowerBound].indent
    var starts: [(line: Int, marker: TextMarker)] = [(lines.lowerBound, first)]
    var end = lines.lowerBound + 1
    while end < lines.upperBound {
      if let next = marker(end), text.lines[end].indent <= indent + 1, next.continues(starts[starts.count - 1].marker) {
        starts.append((end, next))
      } else if !(text.isWrapped || text.lines[end].indent > indent) {
        break
      }
      end += 1
    }
    let continuesList = if case .item(let last) = parts.last?.kind { first.continues(last) } else { false }
    let begins = (first.number ?? 1) <= 1
    let whole = lines.lowerBound..<end
    guard continuesList || (begins && (starts.count > 1 || nextGroupContinues(whole, first))) else { return nil }
    for (index, start) in starts.enumerated() {
      let stop = index + 1 < starts.count ? starts[index + 1].line : end
      add(.item(start.marker), start.line..<stop, marker: start.marker.length)
    }
    return end
  }

  private func nextGroupContinues(_ lines: Range<Int>, _ marker: TextMarker) -> Bool {
    guard lines.upperBound < text.lines.count, let next = self.marker(lines.upperBound) else { return false }
    return next.continues(marker)
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
  private func isVerse(_ lines: Range<Int>) -> Bool {
    guard lines.count >= 2 else { return false }
    let isShort = lines.allSatisfy { text.lines[$0].length <= 65 }
    if !text.isWrapped {
      let isSetIn = lines.allSatisfy { text.lines[$0].indent >= text.bodyIndent + 2 }
      return isShort && (text.groupsOfSeveral * 3 < text.groups.count || isSetIn || beginsLikeVerse(lines))
    }
    let limit = text.measure * 9 / 10
    let meant = lines.dropFirst().count { line in
      text.lines[line - 1].width + 1 + string(line).prefix { $0 != " " }.count <= limit
    }
    if meant == lines.count - 1 { return text.lines[lines.upperBound - 1].width <= limit }
    return isShort && text.measure <= 65 && beginsLikeVerse(lines) && (meant > 0 && lines.count > 2 || lines.count >= 6)
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
