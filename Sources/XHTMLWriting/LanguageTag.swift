/// A language tag whose form was checked (BCP 47, section 2.1; grandfathered tags are not accepted).
package struct LanguageTag: Hashable, Sendable {
  /// The tag.
  package let text: String

  /// The tag as written, with hyphens for underscores; `nil` if it is not well formed.
  package init?(_ written: String) {
    let tag = String(written.map { $0 == "_" ? "-" : $0 })
    let subtags = tag.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) }
    guard let primary = subtags.first, tag.utf8.count <= 100 else { return nil }
    guard subtags.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(isAlphanumeric) }) else { return nil }
    guard primary.count >= 2, primary.allSatisfy(isLetter) else { return nil }
    var stage = 0
    var index = 1
    var seen: [[UInt8]] = []
    while index < subtags.count {
      let subtag = subtags[index].map(lowercased)
      guard subtag.count > 1 else { break }
      let isWord = subtag.allSatisfy(isLetter)
      if stage == 0 && isWord && subtag.count == 3 && primary.count <= 3 && index <= 3 {
        stage = 0
      } else if stage < 1 && isWord && subtag.count == 4 {
        stage = 1
      } else if stage < 2 && (isWord && subtag.count == 2 || !subtag.contains(where: isLetter) && subtag.count == 3) {
        stage = 2
      } else if (subtag.count >= 5 || subtag.count == 4 && !isLetter(subtag[0])) && !seen.contains(subtag) {
        stage = 3
        seen.append(subtag)
      } else {
        return nil
      }
      index += 1
    }
    guard Self.areExtensions(subtags[index...].map { $0.map(lowercased) }) else { return nil }
    text = tag
  }

  /// Whether every singleton is followed by a subtag of its own and none comes twice.
  private static func areExtensions(_ subtags: [[UInt8]]) -> Bool {
    var singletons: [UInt8] = []
    var isOpen = false
    for subtag in subtags {
      if singletons.last == 0x78 {
        isOpen = false
      } else if subtag.count == 1 {
        if isOpen || singletons.contains(subtag[0]) { return false }
        singletons.append(subtag[0])
        isOpen = true
      } else {
        isOpen = false
      }
    }
    return !isOpen
  }
}

/// Whether a byte is an ASCII letter.
func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

/// Whether a byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// Whether a byte is an ASCII letter or digit.
func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

/// An ASCII letter in lower case; any other byte as it is.
func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
