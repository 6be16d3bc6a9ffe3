import DocumentModel

/// The characters of an XML file (XML 1.0, 4.3.3 and appendix F).
enum XMLEncoding {
  /// The file in UTF-8 without a byte order mark; `nil` if it is in an encoding that drawings do not have.
  static func utf8(_ file: [UInt8]) -> [UInt8]? {
    if file.starts(with: [0xFE, 0xFF]) { return utf16(file.dropFirst(2), isBigEndian: true) }
    if file.starts(with: [0xFF, 0xFE]) { return utf16(file.dropFirst(2), isBigEndian: false) }
    if file.starts(with: [0x00, 0x3C]) { return utf16(file[...], isBigEndian: true) }
    if file.starts(with: [0x3C, 0x00]) { return utf16(file[...], isBigEndian: false) }
    let bytes = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
    switch declaredName(of: bytes) {
    case "iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii":
      // The letters are the same; what else Windows has there are quotation marks and dashes of texts.
      return bytes.contains { $0 >= 0x80 }
        ? Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8) : bytes
    case "utf-8", "utf8", nil:
      return bytes.contains { $0 >= 0x80 } ? Array(String(decoding: bytes, as: UTF8.self).utf8) : bytes
    default: return nil
    }
  }

  /// Whether a file looks like XML in any of these encodings.
  static func isXML(_ file: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [[0xFE, 0xFF], [0xFF, 0xFE], [0x00, 0x3C], [0x3C, 0x00]]
    if marks.contains(where: { file.starts(with: $0) }) { return true }
    let start = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return file[start...].first { $0 > 0x20 } == 0x3C
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
    Array(UTF16Units(bytes, isBigEndian: isBigEndian).text.utf8)
  }

  /// The encoding that the file's first line names, in lower case.
  private static func declaredName(of bytes: [UInt8]) -> String? {
    guard bytes.starts(with: Array("<?xml".utf8)) else { return nil }
    let line = String(decoding: bytes.prefix(200).prefix { $0 != 0x3E }, as: UTF8.self).lowercased()
    let parts = line.split(separator: "encoding", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let quote = parts[1].first(where: { $0 == "\"" || $0 == "'" }) else { return nil }
    let words = parts[1].split(separator: quote, omittingEmptySubsequences: false)
    return words.count > 1 ? String(words[1]) : nil
  }
}
