public import DocumentModel

extension Diagnostic.Code {
  /// The bytes of a file are not the text they seem to be.
  static let textEncoding = Diagnostic.Code("text-encoding")
}

extension SourceFile {
  /// A file from its bytes on disk: UTF-8, UTF-16 with a byte order mark, or else Windows-1252 with a warning.
  ///
  /// In a file that is UTF-8 but for some bytes, only those are read as Windows-1252. NUL and other characters that no
  /// edition can hold become U+FFFD, so nothing is dropped; a vertical tab becomes a line feed.
  public init(decoding bytes: [UInt8], named name: String, reporting diagnostics: inout Diagnostics) {
    var decoder = TextDecoder()
    if bytes.starts(with: [0xFF, 0xFE]) {
      decoder.decodeUTF16(bytes, isBigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      decoder.decodeUTF16(bytes, isBigEndian: true)
    } else {
      decoder.decodeUTF8(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    }
    self.init(name: name, bytes: decoder.output)
    if decoder.foreign > 0 {
      diagnostics.warn(
        .textEncoding,
        "\(name) is not UTF-8: \(decoder.foreign) bytes were read as Windows-1252, the first in line \(decoder.line)",
        hint: "save the file as UTF-8")
    }
    if decoder.replaced > 0 {
      diagnostics.warn(
        .textEncoding, "\(name) has \(decoder.replaced) characters that no edition can hold; U+FFFD stands for each")
    }
  }
}

/// Turns the bytes of a file into UTF-8 that every writer can use.
private struct TextDecoder {
  var output: [UInt8] = []
  /// Bytes read as Windows-1252.
  var foreign = 0
  /// Line of the first of them.
  var line = 0
  /// Characters replaced by U+FFFD.
  var replaced = 0

  /// Windows-1252, 0x80…0x9F; 0 where it has nothing.
  private static let upperHalf: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  mutating func decodeUTF8(_ bytes: [UInt8], from start: Int) {
    let end = bytes.withView { decodeUTF8($0, from: start) }
    if end == 0 { output = bytes } else { output += bytes[end...] }
  }

  /// Decodes up to the last byte that is changed.
  ///
  /// - Returns: The index after that byte.
  private mutating func decodeUTF8(_ bytes: ByteView, from start: Int) -> Int {
    var copied = start
    var index = start
    while true {
      index = Self.firstChanged(in: bytes, from: index)
      guard index < bytes.count else { return copied }
      let byte = bytes[index]
      let length = byte < 0x80 ? 0 : Self.sequenceLength(bytes, at: index)
      output.append(bytes, copied..<index)
      if byte == 0x0B {
        output.append(0x0A)
      } else if byte < 0x80 || length > 0 {
        replace()
      } else {
        appendForeign(byte)
      }
      index += max(1, length)
      copied = index
    }
  }

  /// The first byte from `start` on that cannot stay as it is.
  private static func firstChanged(in bytes: ByteView, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      index = ByteSearch.afterLetters(in: bytes, from: ByteSearch.firstUnprintable(in: bytes, from: index))
      let stop = min(index + 16, bytes.count)
      while index < stop {
        guard let length = unchangedLength(bytes, at: index) else { return index }
        index += length
      }
    }
    return index
  }

  /// The length of the character at `index`, or `nil` if it cannot stay as it is.
  @inline(__always) private static func unchangedLength(_ bytes: ByteView, at index: Int) -> Int? {
    let byte = bytes[index]
    if byte < 0x80 { return ByteSearch.isPrintable(byte) ? 1 : nil }
    let length = sequenceLength(bytes, at: index)
    return length == 0 || byte == 0xEF && isNoncharacter(bytes, at: index) ? nil : length
  }

  private static func isNoncharacter(_ bytes: ByteView, at index: Int) -> Bool {
    bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
  }

  private mutating func appendForeign(_ byte: UInt8) {
    if foreign == 0 { line = 1 + output.count { $0 == 0x0A } }
    foreign += 1
    let value = byte >= 0xA0 ? UInt16(byte) : Self.upperHalf[Int(byte - 0x80)]
    output.append(value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}")
  }

  /// The length of the well-formed UTF-8 sequence of several bytes at `index`, or 0 (Unicode, table 3-7).
  private static func sequenceLength(_ bytes: ByteView, at index: Int) -> Int {
    let first = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }

  mutating func decodeUTF16(_ bytes: [UInt8], isBigEndian: Bool) {
    output.reserveCapacity(bytes.count)
    var units = UTF16Units(bytes.dropFirst(2), isBigEndian: isBigEndian)
    var codec = UTF16()
    while true {
      switch codec.decode(&units) {
      case .scalarValue(let scalar): append(scalar)
      case .error: replace()
      case .emptyInput:
        if !bytes.count.isMultiple(of: 2) { output.append("\u{FFFD}") }
        return
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0B: output.append(0x0A)
    case 0..<0x09, 0x0E..<0x20, 0xFFFE, 0xFFFF: replace()
    default: output.append(scalar)
    }
  }

  private mutating func replace() {
    output.append(Unicode.Scalar("\u{FFFD}"))
    replaced += 1
  }
}
