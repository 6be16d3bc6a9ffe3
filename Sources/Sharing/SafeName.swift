/// File names that survive every memory stick, mail program and operating system: letters, digits, `-`, `_` and `.` of
/// ASCII, no more than 64, none that Windows keeps for its devices.
enum SafeName {
  /// The longest name, in bytes.
  static let longest = 64
  /// The longest name of a work, so that the longest suffix of an edition still fits.
  static let longestStem = 32

  /// Whether a name can stay as it is.
  static func isSafe(_ name: String) -> Bool {
    guard (1...longest).contains(name.utf8.count), name.utf8.allSatisfy(isAllowed) else { return false }
    return name.utf8.first != 0x2E && name.utf8.first != 0x2D && name.utf8.last != 0x2E && !isDevice(name)
  }

  /// A safe name that still tells what `name` was: transliterated, other characters as hyphens, cut to `limit` bytes.
  ///
  /// What has no letters that could be carried over is named by its digest.
  static func safe(_ name: String, limit: Int = longest) -> String {
    if isSafe(name), name.utf8.count <= limit { return name }
    let (stem, ending) = split(name)
    var result: [UInt8] = []
    for byte in Transliteration.ascii(stem).utf8 {
      let kept: UInt8 = isAllowed(byte) ? byte : 0x2D
      if kept == 0x2D && (result.isEmpty || result.last == 0x2D) { continue }
      if kept == 0x2E && result.isEmpty { continue }
      result.append(kept)
    }
    result = Array(result.prefix(limit - ending.utf8.count))
    while let last = result.last, last == 0x2D || last == 0x2E { result.removeLast() }
    if result.isEmpty { result = Array("work-\(Digest(of: Array(name.utf8)).hexadecimal.prefix(8))".utf8) }
    if isDevice(String(decoding: result, as: UTF8.self) + ending) { result = Array("work-".utf8) + result }
    return String(decoding: result, as: UTF8.self) + ending
  }

  /// A safe name that none of `taken` equals, case apart; a number tells those apart that would be the same.
  static func unique(_ name: String, limit: Int = longest, among taken: inout Set<String>) -> String {
    var candidate = safe(name, limit: limit)
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      let (stem, ending) = split(candidate.isEmpty ? name : safe(name, limit: limit))
      let suffix = "-\(number)" + ending
      candidate = String(stem.prefix(limit - suffix.utf8.count)) + suffix
      number += 1
    }
    return candidate
  }

  /// A name without its ending, and the ending with its dot if it is a short safe one.
  private static func split(_ name: String) -> (stem: String, ending: String) {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
    let ending = String(name[dot...])
    let isEnding = (2...9).contains(ending.utf8.count) && ending.utf8.dropFirst().allSatisfy { isAllowed($0) }
    return isEnding ? (String(name[..<dot]), ending) : (name, "")
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  /// Whether Windows takes a name for a device, whatever its ending.
  private static func isDevice(_ name: String) -> Bool {
    let stem = name.prefix { $0 != "." }.lowercased()
    if ["con", "prn", "aux", "nul"].contains(stem) { return true }
    return stem.utf8.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt")) && stem.last!.isNumber
  }
}
