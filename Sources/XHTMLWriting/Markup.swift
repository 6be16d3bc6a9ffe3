import DocumentModel

/// Bytes of markup in the making. Text goes in escaped, markup goes in as it stands.
struct Markup {
  /// What was written.
  var bytes: [UInt8] = []
  /// Whether a character that XML forbids was replaced since this was last reset.
  var replacedCharacters = false

  /// Number of bytes written.
  var count: Int { bytes.count }

  /// Appends markup of our own.
  mutating func add(_ markup: StaticString) {
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Appends markup that was escaped before.
  mutating func add(markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Appends a number.
  mutating func add(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Appends text, escaped for content and for attribute values.
  mutating func add(text: String) { add(text: Array(text.utf8)[...]) }

  /// Appends UTF-8 text, escaped for content and for attribute values. Characters that XML cannot carry become U+FFFD.
  mutating func add(text: ArraySlice<UInt8>) {
    var start = text.startIndex
    var index = start
    while true {
      index = Self.firstSpecial(in: text, from: index)
      if index >= text.endIndex { break }
      var length = 1
      let replacement: StaticString
      switch text[index] {
      case 0x20, 0x21, 0x23...0x25, 0x27...0x3B, 0x3D, 0x3F...0xEE, 0xF0...0xFF, 0x09, 0x0A:
        index += 1
        continue
      case 0x26: replacement = "&amp;"
      case 0x3C: replacement = "&lt;"
      case 0x3E: replacement = "&gt;"
      case 0x22: replacement = "&quot;"
      case 0x0D: replacement = "\n"
      case 0xEF:
        let isNonCharacter =
          index + 2 < text.endIndex && text[index + 1] == 0xBF && (text[index + 2] == 0xBE || text[index + 2] == 0xBF)
        if !isNonCharacter {
          index += 1
          continue
        }
        length = 3
        replacement = "\u{FFFD}"
        replacedCharacters = true
      default:
        replacement = "\u{FFFD}"
        replacedCharacters = true
      }
      bytes.append(contentsOf: text[start..<index])
      add(replacement)
      index += length
      start = index
    }
    bytes.append(contentsOf: text[start..<text.endIndex])
  }

  /// The first byte from `start` on that may have to be escaped; or one of the last bytes, which are not looked at together.
  private static func firstSpecial(in text: ArraySlice<UInt8>, from start: Int) -> Int {
    unsafe text.withUnsafeBytes { bytes in
      var index = start - text.startIndex
      while index + ByteVector.count <= bytes.count {
        let vector = unsafe ByteVector(bytes, at: index)
        let special =
          vector.marksOfControls | vector.marks(of: 0x22) | vector.marks(of: 0x26) | vector.marks(of: 0x3C)
          | vector.marks(of: 0x3E) | vector.marks(of: 0xEF)
        let first = special.firstMark
        index += first
        if first < ByteVector.count { break }
      }
      return text.startIndex + index
    }
  }

  /// Appends ` name="value"`.
  mutating func add(_ name: StaticString, _ value: String) {
    add(" ")
    add(name)
    add("=\"")
    add(text: value)
    add("\"")
  }
}

/// Text escaped for content and for attribute values.
package func escaped(_ text: String) -> String {
  var markup = Markup()
  markup.add(text: text)
  return String(decoding: markup.bytes, as: UTF8.self)
}
