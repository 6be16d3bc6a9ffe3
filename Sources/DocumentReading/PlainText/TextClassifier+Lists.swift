/// Lists, and what looks like them.
extension TextClassifier {
  /// How many parts back the list is looked for that goes on.
  private static let longestInnerList = 100

  /// The marker that a line begins with.
  func marker(_ line: Int) -> TextMarker? {
    var marker = TextMarker(text.bytes, text.lines[line].start..<text.lines[line].end)
    marker?.indent = text.lines[line].indent
    return marker
  }

  /// A one-line `n. Title` is a heading if prose follows it and a sibling with the next or the previous number exists.
  func isNumberedHeading(_ lines: Range<Int>, next: Range<Int>?) -> Bool {
    guard lines.count == 1, let number = marker(lines.lowerBound)?.number, let next, marker(next.lowerBound) == nil
    else {
      return false
    }
    let line = text.lines[lines.lowerBound]
    let words = text.text(line)
    guard line.length <= max(60, text.measure * 6 / 10), ![",", ";", ":"].contains(words.suffix(1)),
      !words.hasSuffix(".") || isNumberedTitle(words, before: next)
    else {
      return false
    }
    return numbers.contains(number &+ 1) || numbers.contains(number &- 1)
  }

  /// Whether a numbered line with a full stop is a title and no sentence: “4. Conveying Copies.” over a longer text.
  private func isNumberedTitle(_ words: String, before next: Range<Int>) -> Bool {
    let parts = words.split(separator: " ")
    guard (2...9).contains(parts.count), parts[1].first?.isUppercase == true,
      parts.dropFirst().dropLast().allSatisfy({ !$0.hasSuffix(".") })
    else { return false }
    return next.reduce(0) { $0 + text.lines[$1].length } > words.utf8.count * 2
  }

  /// Takes the lines from the first as a list: lines with markers, and the rests of items. Where lines are wrapped, all
  /// lines without a marker are such rests; otherwise those that are set in. A marker that is set in further than its item's
  /// text begins a list in the item.
  ///
  /// - Returns: The line after the list, or `nil` if it is none.
  mutating func takeList(_ lines: Range<Int>) -> Int? {
    guard let first = marker(lines.lowerBound) else { return nil }
    var starts: [(line: Int, marker: TextMarker)] = [(lines.lowerBound, first)]
    var levels = [first]
    var end = lines.lowerBound + 1
    while end < lines.upperBound {
      if let next = marker(end), takeLevel(of: next, among: &levels) {
        starts.append((end, next))
      } else if !(text.isWrapped || text.lines[end].indent > first.indent) {
        break
      }
      end += 1
    }
    let begins = (first.number ?? 1) <= 1
    let whole = lines.lowerBound..<end
    guard continuesList(first) || (begins && (starts.count > 1 || nextGroupContinues(whole, first))) else { return nil }
    for (index, start) in starts.enumerated() {
      addItem(start.marker, start.line..<(index + 1 < starts.count ? starts[index + 1].line : end))
    }
    return end
  }

  /// Takes lines that all begin with a dash as items, if none of them ends as speech does.
  mutating func takeDashes(_ lines: Range<Int>) -> Bool {
    let first = string(lines.lowerBound)
    guard lines.count >= 2, let dash = ["– ", "— "].first(where: first.hasPrefix) else { return false }
    let areItems = lines.allSatisfy { line in
      let content = string(line)
      return content.hasPrefix(dash) && content.count <= 60 && content.last?.isPunctuation == false
    }
    guard areItems else { return false }
    for line in lines {
      let marker = TextMarker(form: dash, number: nil, length: dash.utf8.count, indent: text.lines[line].indent)
      add(.item(marker), line..<line + 1, marker: marker.length)
    }
    return true
  }

  /// Adds an item. Lines in it that are numbered after it, as `2.1` and `2.2` are in item 2, are paragraphs of their own.
  private mutating func addItem(_ marker: TextMarker, _ lines: Range<Int>) {
    var starts = [lines.lowerBound]
    if let number = marker.number {
      for line in lines.dropFirst() where string(line).hasPrefix("\(number).") {
        let parts = string(line).prefix { $0 != " " }.split(separator: ".")
        let isNumber = parts.allSatisfy { $0.allSatisfy { ("0"..."9").contains($0) } }
        if isNumber && parts.count >= 2 && (starts.count > 1 || parts[1] == "1") { starts.append(line) }
      }
    }
    for (start, end) in zip(starts, starts.dropFirst() + [lines.upperBound]) {
      if start == lines.lowerBound {
        add(.item(marker), start..<end, marker: marker.length)
      } else {
        add(.itemParagraph, start..<end)
      }
    }
  }

  /// Whether a marker goes on with one of the lists that are open, or begins one in the innermost item.
  private func takeLevel(of marker: TextMarker, among levels: inout [TextMarker]) -> Bool {
    guard let last = levels.last else { return false }
    if marker.indent >= last.indent + max(2, last.length), (marker.number ?? 1) <= 1 {
      levels.append(marker)
      return true
    }
    guard let level = levels.lastIndex(where: { marker.indent <= $0.indent + 1 && marker.continues($0) }) else {
      return false
    }
    levels.removeSubrange((level + 1)...)
    levels[level] = marker
    return true
  }

  /// Whether the parts end with an item, of the same list or of one around it.
  private func continuesList(_ marker: TextMarker) -> Bool {
    for part in parts.suffix(Self.longestInnerList).reversed() {
      switch part.kind {
      case .item(let item) where item.indent <= marker.indent + 1: return marker.continues(item)
      case .item, .itemParagraph: continue
      default: return false
      }
    }
    return false
  }

  private func nextGroupContinues(_ lines: Range<Int>, _ marker: TextMarker) -> Bool {
    guard lines.upperBound < text.lines.count, let next = self.marker(lines.upperBound) else { return false }
    return next.continues(marker)
  }

  /// Whether lines begin exactly where the text of the item before them does.
  func isInItem(_ lines: Range<Int>) -> Bool {
    let before = parts.suffix(Self.longestInnerList).last { $0.kind != .itemParagraph }
    guard case .item(let item)? = before?.kind, marker(lines.lowerBound) == nil else { return false }
    return lines.allSatisfy { text.lines[$0].indent == item.indent + item.length } && !isVerse(lines)
  }
}
