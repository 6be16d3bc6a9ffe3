extension TextMarker {
  /// The marker that begins a line: a bullet, `1.`, `1)`, `(1)`, `a)` or `(a)`, with a space after it. Long dashes begin
  /// speech. Signs that say something, such as ✓ and ☐, are part of the text.
  init?(_ bytes: [UInt8], _ line: Range<Int>) {
    var index = line.lowerBound
    guard index < line.upperBound else { return nil }
    func isSpace(_ index: Int) -> Bool { index < line.upperBound && CharacterClass.isSpaceOrTab(bytes[index]) }
    func skipSpace(_ start: Int) -> Int {
      var index = start
      while isSpace(index) { index += 1 }
      return index
    }
    let bullets: [(text: StaticString, form: String)] = [
      ("-", "-"), ("*", "*"), ("+", "+"), ("\u{2022}", "•"), ("\u{25AA}", "▪"), ("\u{25E6}", "◦"), ("\u{2023}", "‣"),
      ("\u{B7}", "·"), ("\u{2043}", "⁃"), ("\u{2219}", "∙"), ("\u{25A0}", "■"), ("\u{25AB}", "▫"), ("\u{25B6}", "▶"),
      ("\u{25B8}", "▸"), ("\u{25BA}", "►"), ("\u{25C6}", "◆"), ("\u{25CB}", "○"), ("\u{25CF}", "●"), ("\u{2756}", "❖"),
      ("\u{27A2}", "➢"), ("\u{F0B7}", "•"),
    ]
    for bullet in bullets where bytes.hasBytes(bullet.text, at: index) {
      let end = index + bullet.text.utf8CodeUnitCount
      guard isSpace(end) else { return nil }
      self.init(form: bullet.form, number: nil, length: skipSpace(end) - line.lowerBound)
      return
    }
    // What word processors write for a hollow bullet.
    if bytes.hasBytes("o\t", at: index) {
      self.init(form: "o", number: nil, length: skipSpace(index + 1) - line.lowerBound)
      return
    }
    let isEnclosed = bytes[index] == UInt8(ascii: "(")
    if isEnclosed { index += 1 }
    let digits = index
    var number: Int32 = 0
    while index < line.upperBound && index - digits < 4 && CharacterClass.isDigit(bytes[index]) {
      number = number * 10 + Int32(bytes[index] &- 0x30)
      index += 1
    }
    let isLetter = index == digits && index < line.upperBound && CharacterClass.isLetter(bytes[index])
    if isLetter {
      number = Int32((bytes[index] | 0x20) &- 0x60)
      index += 1
    }
    guard index > digits, index < line.upperBound else { return nil }
    let closing = bytes[index]
    guard closing == UInt8(ascii: ")") || (closing == UInt8(ascii: ".") && !isEnclosed && !isLetter), isSpace(index + 1)
    else {
      return nil
    }
    let form = isEnclosed ? "()" : closing == UInt8(ascii: ")") ? ")" : "."
    self.init(form: isLetter ? "a" + form : form, number: number, length: skipSpace(index + 1) - line.lowerBound)
  }
}
