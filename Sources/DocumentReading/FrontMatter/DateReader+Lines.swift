import DocumentModel

/// Dates in a line under a title that says a little more: “No. 41, 6 May 2023”, “Held on 3 March 2020 in the hall”.
extension DateReader {
  /// Words before the number of an issue.
  private static let issues: Set<String> = [
    "no", "nr", "number", "issue", "vol", "volume", "year", "nummer", "heft", "ausgabe", "jahrgang", "numéro", "n°",
    "nº", "numero", "número", "núm", "årgång", "numer",
  ]
  /// Words between which and the date nothing stands but words of this kind.
  private static let introductions: Set<String> = [
    "held", "on", "of", "from", "published", "vom", "am", "gehalten", "erschienen", "tenue", "du", "le", "celebrada",
    "celebrado", "el", "del", "tenuta", "tenuto", "il", "van", "gehouden", "op", "den", "från", "hållet", "z", "dnia",
    "em", "realizada", "de",
  ]

  /// The date that a line tells, perhaps after an issue's number, a place or a word such as “held on”, and before a few words
  /// more. Its text is the whole line.
  static func date(inLine text: String) -> PublicationDate? {
    if let date = date(afterPlace: text) { return date }
    guard text.utf8.count <= 100 else { return nil }
    let words = text.split(separator: " ")
    let start = introductionEnd(in: words)
    guard start > 0 || text.contains(",") else { return nil }
    for end in stride(from: min(words.count, start + 6), to: start + 1, by: -1) {
      guard start > 0 || words[end - 1].hasSuffix(","), words.count - end <= 6,
        var found = date(words[start..<end].joined(separator: " "))
      else { continue }
      found.text = text
      return found
    }
    return nil
  }

  /// How many words at the beginning lead up to a date.
  private static func introductionEnd(in words: [Substring]) -> Int {
    var index = 0
    var isIssue = false
    while index < words.count {
      let word = words[index].lowercased().filter { $0.isLetter || $0.isNumber || $0 == "°" || $0 == "º" }
      let isNumber = isIssue && words[index].hasSuffix(",") && word.allSatisfy(\.isNumber)
      guard isNumber || issues.contains(word) || introductions.contains(word) else { return index }
      isIssue = issues.contains(word)
      index += 1
    }
    return 0
  }
}
