/// Title, subtitle, author and date.
extension TextClassifier {
  /// Takes title, subtitle, author and date from the first groups.
  ///
  /// - Returns: The first group of the body.
  mutating func classifyFront() -> Int {
    guard text.groups.count >= 2 else { return 0 }
    let first = text.groups[0].lines
    if isUnderlinedTitle(first) {
      add(.title, first.lowerBound..<first.lowerBound + 1)
    } else if isTitle(text.groups[0]) {
      add(.title, titleLines(first))
      for line in titleLines(first).upperBound..<first.upperBound { addFront(line) }
    } else {
      return 0
    }
    var index = 1
    while index < min(4, text.groups.count - 1), takesFront(index) { index += 1 }
    return index
  }

  /// Takes a group under the title that is an author, a date, or a subtitle with one of these after it.
  private mutating func takesFront(_ index: Int) -> Bool {
    let lines = text.groups[index].lines
    guard lines.count <= 2 else { return false }
    if lines.count == 2, TextWords.by.contains(string(lines.lowerBound).lowercased()),
      text.lines[lines.upperBound - 1].length <= 60
    {
      add(.author, lines, marker: text.lines[lines.lowerBound].end - text.lines[lines.lowerBound].start + 1)
      return true
    }
    if lines.allSatisfy({ frontKind($0) != nil }) {
      for line in lines { addFront(line) }
      return true
    }
    guard index == 1, lines.count == 1, text.groups.count > 3, isFront(text.groups[2].lines),
      text.lines[lines.lowerBound].length <= 100, !isSceneBreak(lines)
    else { return false }
    add(.subtitle, lines)
    return true
  }

  private func isFront(_ lines: Range<Int>) -> Bool {
    frontKind(lines.lowerBound) != nil
      || (lines.count == 2 && TextWords.by.contains(string(lines.lowerBound).lowercased()))
  }

  private mutating func addFront(_ line: Int) {
    let kind = frontKind(line) ?? .subtitle
    let content = string(line)
    var length = 0
    if kind == .author, let space = content.firstIndex(of: " "),
      TextWords.by.contains(content[..<space].lowercased())
    {
      length = content[...space].utf8.count
    }
    add(kind, line..<line + 1, marker: length)
  }

  /// Author or date, if a line is one.
  private func frontKind(_ line: Int) -> TextPart.Kind? {
    let content = string(line)
    if DateReader.date(afterPlace: content) != nil { return .date }
    let words = content.split(separator: " ")
    guard let word = words.first, words.count >= 2, words.count <= 12, TextWords.by.contains(word.lowercased()),
      words[1].first?.isUppercase == true, ![".", "!", "?", ":"].contains(content.suffix(1)) || words.count <= 4
    else { return nil }
    return .author
  }

  /// The title is the first line, and the next ones while they too are capitals or the first is filled to the measure.
  private func titleLines(_ lines: Range<Int>) -> Range<Int> {
    var end = lines.lowerBound + 1
    while end < lines.upperBound, text.isWrapped, text.lines[end - 1].length >= text.measure * 8 / 10,
      frontKind(end) == nil
    { end += 1 }
    return lines.lowerBound..<end
  }

  /// Whether the first line has an underline as no other line has.
  private func isUnderlinedTitle(_ lines: Range<Int>) -> Bool {
    guard lines.count == 2, let kind = underline(lines.upperBound - 1) else { return false }
    return text.groups.dropFirst().allSatisfy { $0.lines.count != 2 || underline($0.lines.upperBound - 1) != kind }
  }

  private func isTitle(_ group: TextGroup) -> Bool {
    let lines = group.lines
    let line = text.lines[lines.lowerBound]
    guard lines.count <= 5, !isSceneBreak(lines), marker(lines.lowerBound) == nil, line.length <= 150 else {
      return false
    }
    let content = text.text(line)
    guard ![",", ";", ":"].contains(content.suffix(1)), DateReader.date(content) == nil else { return false }
    if content.hasSuffix(".") && (content.contains(". ") || line.length > 50) { return false }
    if lines.count > 1 && underline(lines.lowerBound + 1) != nil { return false }
    let first = content.lowercased().prefix { $0.isLetter }
    if TextWords.chapters.contains(String(first)) || TextWords.headings.contains(String(first)) { return false }
    if lines.count == 1 { return true }
    // Several lines: a title page, unless they are a paragraph that fills the measure.
    let isFilled = lines.dropLast().allSatisfy { text.lines[$0].width >= text.measure * 8 / 10 }
    return !isFilled || lines.allSatisfy { HeadingScore.isCapital(string($0)) }
  }
}
