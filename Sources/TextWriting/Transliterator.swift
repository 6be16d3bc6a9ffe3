internal import DocumentModel

/// Writes text with the characters of ASCII, or of code page 1252, by the customs of its language, and counts what it
/// replaced.
///
/// A character is looked up in the language's table, then in the general one (``Transliteration``). What neither has is told
/// by its name in the Unicode Character Database: a letter with marks loses them, a Greek, Hebrew or Arabic letter becomes
/// the Latin one, a syllable its sound. The rest is shown by its number, so that nothing is lost.
final class Transliterator {
  private let own: [UInt32: String]
  /// Characters above ASCII that are written as they are.
  private let kept: Set<UInt32>
  private var counts: [UInt32: Int] = [:]
  private var results: [UInt32: String] = [:]

  /// A transliterator for a language (BCP 47).
  ///
  /// - Parameter kept: Characters to be left as they are.
  init(language: String, keeping kept: Set<UInt32> = []) {
    own = Transliteration.table(for: language)
    self.kept = kept
  }

  /// Returns text in ASCII, and for every byte of the original where it went.
  func written(_ bytes: [UInt8]) -> (bytes: [UInt8], places: [Int32]) {
    var result: [UInt8] = []
    var places: [Int32] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    places.reserveCapacity(bytes.count + 1)
    var position = 0
    while position < bytes.count {
      let start = position
      let byte = bytes[position]
      if byte < 0x80 && (position + 1 == bytes.count || bytes[position + 1] != 0xCC && bytes[position + 1] != 0xCD) {
        places.append(Int32(result.count))
        result.append(byte)
        position += 1
        continue
      }
      let scalar = composed(bytes, &position)
      places.append(contentsOf: repeatElement(Int32(result.count), count: position - start))
      append(scalar, before: bytes[position...], to: &result)
    }
    places.append(Int32(result.count))
    return (result, places)
  }

  /// Returns a few words in ASCII.
  func written(_ text: String) -> String { String(decoding: written(Array(text.utf8)).bytes, as: UTF8.self) }

  /// Reports how often each character was replaced, and by what.
  func report(to diagnostics: inout Diagnostics) {
    let known = counts.keys.sorted().filter { counts[$0]! > 0 }
    guard !known.isEmpty else { return }
    let total = known.reduce(0) { $0 + counts[$1]! }
    let list = known.map { "\(shown($0)) as \(results[$0] ?? "") (\(counts[$0]!))" }.joined(separator: ", ")
    diagnostics.report(
      Diagnostic(
        .note, .substitutedCharacters, "\(total) characters are written in ASCII: \(list)",
        hint: "a layout with `encoding: utf-8` keeps them"))
  }

  private func shown(_ scalar: UInt32) -> String {
    let text = Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
    return (0x300...0x36F).contains(scalar) ? "U+0" + String(scalar, radix: 16, uppercase: true) : text
  }

  /// The character at a position, put together from a letter and a mark where the language's table has the two as one.
  private func composed(_ bytes: [UInt8], _ position: inout Int) -> UInt32 {
    let scalar = bytes.decodeScalar(at: &position)
    guard position + 1 < bytes.count, bytes[position] == 0xCC else { return scalar }
    var next = position
    let mark = bytes.decodeScalar(at: &next)
    guard let both = Transliteration.compositions[UInt64(scalar) << 32 | UInt64(mark)] else { return scalar }
    position = next
    return both
  }

  private func append(_ scalar: UInt32, before rest: ArraySlice<UInt8>, to result: inout [UInt8]) {
    if scalar < 0x80 || kept.contains(scalar) || CellWord.special(scalar) != nil && scalar != 0xFEFF {
      if let scalar = Unicode.Scalar(scalar) { result += String(Character(scalar)).utf8 }
      return
    }
    // Spaces that no line may end at stay such.
    if scalar == 0x202F || scalar == 0x2007 { return result += "\u{A0}".utf8 }
    let replacement: String
    if let known = results[scalar] {
      replacement = known
    } else {
      replacement = own[scalar] ?? Transliteration.general[scalar] ?? Transliteration.byName(scalar)
      results[scalar] = replacement
    }
    counts[scalar, default: 0] += 1
    var bytes = Array(replacement.utf8)
    // In a word of capitals all letters of a replacement are capitals; a fraction keeps apart from the number before it.
    if bytes.count > 1, bytes[0].isCapital, isCapital(rest) || (!isLetter(rest) && result.last?.isCapital == true) {
      bytes = bytes.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
    }
    if let first = bytes.first, first.isDigit, bytes.contains(0x2F), result.last?.isDigit == true {
      result.append(0x20)
    }
    result += bytes
  }

  private func isCapital(_ rest: ArraySlice<UInt8>) -> Bool {
    guard !rest.isEmpty else { return false }
    var position = rest.startIndex
    return Unicode.Scalar(rest.decodeScalar(at: &position))?.properties.isUppercase ?? false
  }

  private func isLetter(_ rest: ArraySlice<UInt8>) -> Bool {
    guard !rest.isEmpty else { return false }
    var position = rest.startIndex
    return Unicode.Scalar(rest.decodeScalar(at: &position))?.properties.isAlphabetic ?? false
  }
}

extension Diagnostic.Code {
  static let substitutedCharacters = Diagnostic.Code("substituted-characters")
}

extension UInt8 {
  fileprivate var isCapital: Bool { self >= 0x41 && self <= 0x5A }
  fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
