/// Style sheets for lines that run from top to bottom, in columns from right to left.
enum VerticalStylesheet {
  /// Turns the physical margins, paddings and rules of a style sheet by a quarter, so that what was above a line is before
  /// it, and adds what vertical writing needs.
  static func turned(_ stylesheet: String) -> String {
    var turned: [Substring] = []
    for declaration in stylesheet.split(separator: ";", omittingEmptySubsequences: false) {
      turned.append(Substring(self.declaration(declaration)))
    }
    return turned.joined(separator: ";") + rules
  }

  private static func declaration(_ text: Substring) -> String {
    for name in ["margin:", "padding:"] {
      guard let range = text.range(ofLast: name) else { continue }
      let values = text[range.upperBound...].split(separator: " ")
      guard (1...4).contains(values.count) else { return String(text) }
      let top = values[0]
      let right = values.count > 1 ? values[1] : top
      let bottom = values.count > 2 ? values[2] : top
      let left = values.count > 3 ? values[3] : right
      // Lines begin at the top, where the left was, and follow each other to the left, where the bottom was.
      return text[..<range.upperBound] + " \(left) \(top) \(right) \(bottom)"
    }
    var text = String(text)
    let sides = [
      ("border-top:", "border-right:"), ("border-bottom:", "border-left:"), ("border-left:", "border-top:"),
      ("border-right:", "border-bottom:"),
    ]
    for (old, new) in sides {
      if let range = text[...].range(ofLast: old) {
        text.replaceSubrange(range, with: new)
        return text
      }
    }
    return text
  }

  private static let rules = """

    html { -epub-writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; writing-mode: vertical-rl; }
    a.noteref, .upright { -epub-text-combine: horizontal; -webkit-text-combine: horizontal; text-combine-upright: all; }
    img { max-width: 95vw; max-height: 100%; }
    hr { width: auto; height: 20%; border-top: 0; border-right: 1px solid; }

    """
}

extension Substring {
  /// Where `mark` stands last.
  fileprivate func range(ofLast mark: String) -> Range<Index>? {
    let count = mark.utf8.count
    var start = utf8.index(endIndex, offsetBy: -count, limitedBy: startIndex)
    while let place = start {
      if utf8[place...].starts(with: mark.utf8) { return place..<utf8.index(place, offsetBy: count) }
      start = place > startIndex ? utf8.index(before: place) : nil
    }
    return nil
  }
}
