/// Title, subtitle, author and date.
extension TextClassifier {
  /// Takes title, subtitle, author and date from the first groups.
  ///
  /// - Returns: The first group of the body.
  mutating func classifyFront() -> Int {
    guard text.groups.count >= 2, !isLetterhead else { return 0 }
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

  /// Takes a group under the title that is an author, a date, or a subtitle with one of these or a heading in capitals after
  /// it.
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
    guard index == 1, lines.count == 1, text.groups.count > 3,
      isFront(text.groups[2].lines) || isAboveCapitals(index),
      text.lines[lines.lowerBound].length <= 100, !isSceneBreak(lines)
    else { return false }
    add(.subtitle, lines)
    return true
  }

  /// Whether a line that is neither capitals nor a sentence has nothing but a heading in capitals below it.
  private func isAboveCapitals(_ index: Int) -> Bool {
    let (lines, below) = (text.groups[index].lines, text.groups[index + 1])
    let words = string(lines.lowerBound)
    return form == .automatic && !HeadingScore.isCapital(words) && !".,:;!?…".contains(words.suffix(1))
      && below.lines.count == 1
      && HeadingScore.isCapital(string(below.lines.lowerBound)) && !HeadingScore(text, lines: lines).isDivision
      && HeadingScore(
        text, lines: below.lines, next: text.groups[index + 2].lines, blanksBefore: below.blanksBefore
      ).isHeading
  }

  private func isFront(_ lines: Range<Int>) -> Bool {
    frontKind(lines.lowerBound) != nil
      || (lines.count == 2 && TextWords.by.contains(string(lines.lowerBound).lowercased()))
  }

  private mutating func addFront(_ line: Int) {
    let kind = frontKind(line) ?? .subtitle
    add(kind, line..<line + 1, marker: kind == .author ? nameStart(in: string(line)) ?? 0 : 0)
  }

  /// Author or date, if a line is one.
  private func frontKind(_ line: Int) -> TextPart.Kind? {
    let content = string(line)
    if DateReader.date(inLine: content) != nil { return .date }
    return nameStart(in: content) == nil && !isLoneName(line) ? nil : .author
  }

  /// Whether a centred line is a few words of a script other than Latin, each with a capital if it has capitals: where a byline
  /// has no word for “by”, the name stands by itself under the title.
  private func isLoneName(_ line: Int) -> Bool {
    let (right, left) = (
      text.bodyIndent + text.measure - text.lines[line].width, text.lines[line].indent - text.bodyIndent
    )
    guard text.measure <= 100, left >= 8, abs(right - left) <= 6, text.lines[line].length <= 60 else { return false }
    let words = string(line).split(separator: " ")
    return words.count <= 4
      && words.allSatisfy { word in
        word.first?.isLowercase == false
          && word.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic && !$0.isASCII || ".-’・·".unicodeScalars.contains($0)
          }
      }
  }

  /// Where the author's name begins in a line that tells it, in bytes: after “by”, also in “A sermon by Ann Lee”, or at
  /// once if it has initials. `nil` for other lines.
  private func nameStart(in content: String) -> Int? {
    let words = content.split(separator: " ")
    guard words.count >= 2, words.count <= 12, ![".", "!", "?", ":"].contains(content.suffix(1)) || words.count <= 4
    else { return nil }
    if TextWords.by.contains(words[0].lowercased()) {
      return words[1].first?.isLowercase == false ? start(of: words[1], in: content) : nil
    }
    if let by = words.dropFirst().firstIndex(where: { TextWords.by.contains(String($0)) }), by + 2 < words.count,
      words.count <= 9, isName(words[(by + 1)...])
    {
      return start(of: words[by + 1], in: content)
    }
    let isFirstOfMany = words[0] == "I." && text.groups.contains { string($0.lines.lowerBound).hasPrefix("II. ") }
    if isFirstOfMany { return nil }
    let hasInitials = words.dropLast().contains { $0.count == 2 && $0.hasSuffix(".") && $0.first?.isUppercase == true }
    return hasInitials && words.count <= 5 && words.last!.count > 2 && isName(words[...]) ? 0 : nil
  }

  private func start(of word: Substring, in content: String) -> Int {
    content.utf8.distance(from: content.startIndex, to: word.startIndex)
  }

  /// Whether words are two to five capitalised ones, particles aside.
  private func isName(_ words: ArraySlice<Substring>) -> Bool {
    let own = words.filter { !TextWords.particles.contains(String($0)) }
    return (2...5).contains(own.count)
      && own.allSatisfy { word in
        word.first?.isUppercase == true && word.allSatisfy { $0.isLetter || ".-’',".contains($0) }
      }
  }

  /// Whether the text begins with the sender's address of a letter: lines far to the right or with numbers, and a
  /// salutation soon after.
  private var isLetterhead: Bool {
    let lines = text.groups[0].lines
    guard lines.count >= 2 || text.lines[lines.lowerBound].indent >= 20 else { return false }
    return text.groups.dropFirst().prefix(4).contains { group in
      let content = string(group.lines.lowerBound)
      let word = content.lowercased().prefix { $0.isLetter }
      return group.lines.count == 1 && [",", "!", ":"].contains(content.suffix(1))
        && TextWords.salutations.contains(String(word))
    }
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
    // Several lines: a title page, unless they are a paragraph that fills the measure. A name under a line ends no sentence.
    if lines.count == 2, isName(text.text(text.lines[lines.upperBound - 1]).split(separator: " ")[...]) { return true }
    let isFilled = lines.dropLast().allSatisfy { text.lines[$0].width >= text.measure * 8 / 10 }
    return !isFilled || lines.allSatisfy { HeadingScore.isCapital(string($0)) }
  }
}
