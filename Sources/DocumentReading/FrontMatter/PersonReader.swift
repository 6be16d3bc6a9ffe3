import DocumentModel

/// Reads names of authors.
enum PersonReader {
  /// The persons in a line such as “Ann Lee, Bo Ek and Cy Dow”.
  static func persons(_ text: String, role: String = "aut") -> [Person] {
    var names: [String] = []
    for part in text.split(separator: ",") {
      for word in [" and ", " & ", " und ", " et ", " y "] where part.contains(word) {
        names += part.split(separator: word).map(String.init)
        break
      }
      if !names.contains(where: { part.contains($0) }) { names.append(String(part)) }
    }
    return names.map { trimmed($0) }.map { $0.hasPrefix("and ") ? String($0.dropFirst(4)) : $0 }.filter { !$0.isEmpty }
      .map { Person($0, role: role) }
  }

  static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
