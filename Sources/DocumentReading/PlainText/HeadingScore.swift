/// How much a group looks like a heading, by the weights of the rules, in tenths of a point.
struct HeadingScore {
  /// Points in tenths from which a group is a heading.
  static let threshold = 30
  /// Characters that a heading has at most; a longer line is not read any further.
  private static let longest = 300

  private let text: TextLines
  private let lines: Range<Int>
  private let content: String
  private let firstWord: String
  private let eastAsianDivision: Int?
  private(set) var points = 0

  /// Scores nothing; for the style of a heading that another rule found.
  init(_ text: TextLines, lines: Range<Int>) {
    self.text = text
    self.lines = lines
    content = text.text(text.lines[lines.lowerBound])
    eastAsianDivision = EastAsian.division(content)
    firstWord = String(content.prefix { $0.isLetter || $0 == "-" }).lowercased()
  }

  /// Scores `lines`; `next` are the lines after them, `blanks` the blank lines before them.
  init(_ text: TextLines, lines: Range<Int>, next: Range<Int>?, blanksBefore blanks: Int) {
    self.init(text, lines: lines)
    if line.length > Self.longest { return }
    scoreForm(blanksBefore: blanks, isFirst: lines.lowerBound == 0)
    scoreText()
    scoreNext(next)
    if lines.count > 1 { points = isOpening ? max(points, Self.threshold) : 0 }
  }

  var isHeading: Bool { points >= Self.threshold }

  private var line: TextLine { text.lines[lines.lowerBound] }

  /// `CHAPTER I`, and up to two short lines under it.
  private var isOpening: Bool {
    guard lines.count <= 3, isDivision, hasNumber else { return false }
    return lines.allSatisfy { text.lines[$0].length <= 60 } && !content.hasSuffix(",")
      && !text.text(text.lines[lines.upperBound - 1]).hasSuffix(",")
  }

  /// `CHAPTER I.` and nothing more, or `Erstes Kapitel`.
  var isNumberAlone: Bool {
    let words = content.split { $0 == " " || $0 == "." || $0 == ":" }
    return words.count == 2 && (isDivision && hasNumber || TextWords.chapters.contains(words[1].lowercased()))
  }

  var isDivision: Bool {
    eastAsianDivision != nil || content.hasPrefix("§ ") || TextWords.chapters.contains(firstWord)
      || TextWords.parts.contains(firstWord)
  }

  /// Whether the second word is a number, in digits, Roman digits or a word in capitals.
  private var hasNumber: Bool {
    if eastAsianDivision != nil { return true }
    let words = content.split { $0 == " " || $0 == "." || $0 == ":" }
    guard words.count >= 2 else { return false }
    let second = words[1].uppercased()
    let numbers: Set<String> = [
      "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE", "THE",
      "FIRST", "SECOND", "THIRD", "LAST", "PREMIER", "UN", "EINS", "UNO", "PRIMERO", "PRIMO",
    ]
    return second.allSatisfy { $0.isNumber } || second.allSatisfy { "IVXLCDM".contains($0) } || numbers.contains(second)
  }

  private mutating func scoreForm(blanksBefore: Int, isFirst: Bool) {
    points += 10
    points += line.length <= max(50, min(text.measure, 120) * 6 / 10) ? 10 : -15
    points += content.split(separator: " ").count <= 12 ? 5 : -10
    if blanksBefore >= 2 && !isFirst { points += 7 }
    if isCentred { points += 10 }
  }

  private mutating func scoreText() {
    if content.hasSuffix("?") { points += 5 }
    if Self.isCapital(content) { points += 20 }
    if TextWords.headings.contains(firstWord) || (isDivision && hasNumber) { points += 15 }
    if let last = content.last, ".,;:…。、；：".contains(last) { points -= isDivision && hasNumber && last == "." ? 0 : 30 }
    if let first = content.first, "\"“„«‘'".contains(first) { points -= 15 }
    if content.first?.isLowercase == true { points -= 20 }
    // Who is quoted.
    if ["— ", "– ", "-- "].contains(where: content.hasPrefix) { points -= 30 }
    if content.hasPrefix("(") && content.hasSuffix(")") { points -= 30 }
    if isSpeech || firstWord == "copyright" || content.hasPrefix("©") { points -= 30 }
    if hasDottedNumber { points += 10 }
    if isListOfNames { points -= 15 }
    let bytes = Array(content.utf8)
    if bytes.indices.contains(where: { bytes.hasBytes("://", at: $0) || bytes.hasBytes("www.", at: $0) }) {
      points -= 30
    }
  }

  /// Whether it is a label and what it has: `Present: Ann, Ben and Cora`.
  private var isListOfNames: Bool {
    guard !isDivision, let mark = content.firstIndex(of: ":") else { return false }
    return content[mark...].contains(",")
  }

  /// Whether it begins with a number of several parts: `2.1`.
  private var hasDottedNumber: Bool {
    let number = content.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    return number.split(separator: ".").count > 1 && content.dropFirst(number.count).hasPrefix(" ")
  }

  /// Whether it is a line of a play: a name in capitals with a colon or a full stop after it, and what is said.
  private var isSpeech: Bool {
    guard !isDivision, let mark = content.firstIndex(where: { $0 == ":" || $0 == "." }) else { return false }
    let name = content[..<mark]
    let rest = content[content.index(after: mark)...]
    return name.count <= 30 && Self.isCapital(String(name)) && !name.contains(where: \.isNumber)
      && !name.allSatisfy { "IVXLCDM".contains($0) } && rest.contains(where: \.isLowercase) && rest.hasPrefix(" ")
  }

  private mutating func scoreNext(_ next: Range<Int>?) {
    guard let next else {
      points -= 20
      return
    }
    let length = next.reduce(0) { $0 + text.lines[$1].length }
    let ending = text.text(text.lines[next.upperBound - 1]).last
    let isFinished = ending.map { ".!?…”\"’)".contains($0) } ?? false
    let isList = TextMarker(text.bytes, text.lines[next.lowerBound].start..<text.lines[next.lowerBound].end) != nil
    if length > max(120, text.measure) || isList || isFinished { points += 10 }
  }

  /// Whether the space on both sides is about the same and more than paragraphs have.
  private var isCentred: Bool {
    guard text.measure <= 100, line.indent >= text.bodyIndent + 8 else { return false }
    let right = text.bodyIndent + text.measure - line.width
    return abs(right - (line.indent - text.bodyIndent)) <= 6
  }

  /// Whether it has letters and all of them are capitals.
  static func isCapital(_ text: String) -> Bool {
    var letters = 0
    for character in text {
      if character.isLowercase { return false }
      if character.isUppercase { letters += 1 }
    }
    return letters >= 2
  }

  /// What ranks the heading. A line of `=` under it says that by itself.
  func style(underline: Int) -> HeadingStyle {
    if underline == 0 {
      return HeadingStyle(division: 0, numbers: 1, underline: 0, isCapital: false, isCentred: false)
    }
    let number = content.prefix { $0.isNumber || $0 == "." }
    return HeadingStyle(
      division: eastAsianDivision
        ?? (TextWords.parts.contains(firstWord) && hasNumber
          ? 0 : TextWords.chapters.contains(firstWord) && hasNumber ? 1 : 2),
      numbers: max(1, number.split(separator: ".").count), underline: underline, isCapital: Self.isCapital(content),
      isCentred: isCentred)
  }
}
