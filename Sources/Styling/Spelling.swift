/// Finds the word that somebody meant.
enum Spelling {
  /// A hint that names the nearest known word, or all of them if none is near.
  static func hint(for word: String, among known: [String]) -> String {
    if let nearest = nearest(to: word, among: known) { return "did you mean “\(nearest)”?" }
    return "there is " + known.joined(separator: ", ")
  }

  /// The known word with the fewest changes from `word`, at most a third of its letters.
  static func nearest(to word: String, among known: [String]) -> String? {
    let letters = Array(word.lowercased().utf8.prefix(64))
    let ranked = known.map { (distance(letters, Array($0.lowercased().utf8)), $0) }
    guard let best = ranked.min(by: { $0.0 < $1.0 }), best.0 <= max(1, letters.count / 3) else { return nil }
    return best.1
  }

  /// Levenshtein's distance, with two letters that changed places as one change.
  private static func distance(_ from: [UInt8], _ to: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for (line, letter) in from.enumerated() {
      var row = [line + 1]
      for (column, other) in to.enumerated() {
        var changes = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, row[column] + 1)
        if line > 0, column > 0, letter == to[column - 1], other == from[line - 1] {
          changes = min(changes, beforeLast[column - 1] + 1)
        }
        row.append(changes)
      }
      (beforeLast, last) = (last, row)
    }
    return last[to.count]
  }
}
