import DocumentModel

/// A number of an object in the file, from 1.
struct ObjectID: Hashable, Comparable {
  var number: Int

  static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// Bytes in PDF syntax, as they are put together.
struct PDFBytes {
  /// The bytes so far.
  private(set) var bytes: [UInt8] = []

  /// Makes room for so many bytes in all.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func put(byte: UInt8) { bytes.append(byte) }

  mutating func put(_ text: StaticString) {
    text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Words that are not known beforehand. Not an overload of the other: literals would take this one, which is slow.
  mutating func put(words: String) { bytes.append(contentsOf: words.utf8) }

  mutating func put(bytes other: some Collection<UInt8>) { bytes.append(contentsOf: other) }

  /// Some of other bytes. Words are put so: a slice would have to be counted as a reference, which takes as long.
  mutating func put(_ other: PDFBytes, _ range: Range<Int>) {
    unsafe other.bytes.withUnsafeBufferPointer {
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// A whole number.
  mutating func put(_ number: Int) {
    if number < 0 { bytes.append(0x2D) }
    putDigits(number.magnitude)
  }

  private mutating func putDigits(_ number: UInt) {
    if number < 10 {
      bytes.append(0x30 + UInt8(number))
      return
    }
    // Digits come from the back; eight of them wait in a number for those before.
    if number >= 100_000_000 {
      putDigits(number / 100_000_000)
      putDigits(number % 100_000_000, count: 8)
    } else {
      putDigits(number, count: 1)
    }
  }

  /// At least so many digits of a number below 10⁸.
  private mutating func putDigits(_ number: UInt, count: Int) {
    var rest = UInt32(truncatingIfNeeded: number)
    var digits: UInt64 = 0
    var found = 0
    repeat {
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      found += 1
    } while rest > 0 || found < count
    for _ in 0..<found {
      bytes.append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }

  /// A number given in thousandths, without needless zeros.
  mutating func put(thousandths number: Int) {
    if number < 0 { bytes.append(0x2D) }
    let magnitude = number.magnitude
    putDigits(magnitude / 1000)
    var fraction = magnitude % 1000
    if fraction == 0 { return }
    bytes.append(0x2E)
    var unit: UInt = 100
    while fraction > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: fraction / unit))
      fraction %= unit
      unit /= 10
    }
  }

  /// A length in points.
  mutating func put(_ length: Length) { put(thousandths: length.thousandths) }

  /// A reference to an object.
  mutating func put(_ object: ObjectID) {
    put(object.number)
    put(" 0 R")
  }

  /// A string of any bytes, in parentheses.
  mutating func put(string: some Sequence<UInt8>) {
    bytes.append(0x28)
    for byte in string { putEscaped(byte) }
    bytes.append(0x29)
  }

  /// One byte inside a string in parentheses.
  mutating func putEscaped(_ byte: UInt8) {
    switch byte {
    case 0x28, 0x29, 0x5C:
      bytes.append(0x5C)
      bytes.append(byte)
    case 0x0D:
      bytes.append(0x5C)
      bytes.append(0x72)
    default: bytes.append(byte)
    }
  }

  /// Text for readers: ASCII as it is, anything else in UTF-16.
  mutating func put(text: String) {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      put(string: text.utf8)
    } else {
      put("<FEFF")
      for unit in text.utf16 { put(hex: unit) }
      put(byte: 0x3E)
    }
  }

  /// Four hexadecimal digits.
  mutating func put(hex number: UInt16) {
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(truncatingIfNeeded: number >> shift & 15)
      bytes.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
    }
  }
}

extension Length {
  /// The length in 1/1000 pt, rounded to the nearest.
  var thousandths: Int { (scaledPoints * 1000 + 0x8000) >> 16 }
}
