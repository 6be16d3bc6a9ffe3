@testable import PDFWriting

/// Reads back what ``PDFFile`` wrote: just enough of PDF to check it against itself.
struct FileReader {
  /// The objects that are no streams, and the dictionaries of those that are, by number.
  private(set) var objects: [Int: String] = [:]
  /// The expanded data of streams, by number.
  private(set) var streams: [Int: [UInt8]] = [:]
  /// The dictionary of the cross-reference stream.
  private(set) var trailer = ""
  private let bytes: [UInt8]

  /// Reads a file; `nil` if an offset, a length or a compressed stream is wrong.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    let tail = String(decoding: bytes.suffix(40), as: UTF8.self)
    guard let word = tail.split(separator: "startxref\n").last?.split(separator: "\n").first, let start = Int(word),
      let index = stream(at: start)
    else { return nil }
    trailer = index.dictionary
    let rows = FileReader.unfiltered(index.data)
    for (number, row) in rows.enumerated() where row[0] == 1 {
      let offset = row[1...5].reduce(0) { $0 << 8 | Int($1) }
      guard let found = stream(at: offset), found.number == number else { return nil }
      objects[number] = found.dictionary
      streams[number] = found.data
    }
    for (number, row) in rows.enumerated() where row[0] == 2 {
      let container = row[1...5].reduce(0) { $0 << 8 | Int($1) }
      guard let object = packed(Int(row[6]) << 8 | Int(row[7]), in: container, number: number) else { return nil }
      objects[number] = object
    }
    guard rows.dropFirst().allSatisfy({ $0[0] == 1 || $0[0] == 2 }) else { return nil }
  }

  private func packed(_ index: Int, in container: Int, number: Int) -> String? {
    guard let data = streams[container], let dictionary = objects[container],
      let first = FileReader.number("/First ", in: dictionary)
    else { return nil }
    let header = String(decoding: data[..<first], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    guard header.count > 2 * index + 1, header[2 * index] == number else { return nil }
    let start = first + header[2 * index + 1]
    let end = 2 * index + 3 < header.count ? first + header[2 * index + 3] : data.count
    return String(decoding: data[start..<end], as: UTF8.self)
  }

  /// The stream whose object starts at an offset.
  private func stream(at offset: Int) -> (number: Int, dictionary: String, data: [UInt8])? {
    guard offset < bytes.count else { return nil }
    let head = String(decoding: bytes[offset..<min(offset + 600, bytes.count)], as: UTF8.self)
    let parts = head.split(separator: "stream\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(head.prefix { $0.isNumber }),
      let length = FileReader.number("/Length ", in: String(parts[0]))
    else { return nil }
    let start = offset + parts[0].utf8.count + 7
    guard start + length <= bytes.count else { return nil }
    let raw = [UInt8](bytes[start..<start + length])
    guard parts[0].contains("/Filter/FlateDecode/Length") else { return (number, String(parts[0]), raw) }
    guard let data = Inflater.expanded(raw) else { return nil }
    return (number, String(parts[0]), data)
  }

  private static func unfiltered(_ data: [UInt8]) -> [[UInt8]] {
    var above = [UInt8](repeating: 0, count: 8)
    return stride(from: 0, to: data.count, by: 9).map { start in
      let row = (0..<8).map { data[start + 1 + $0] &+ above[$0] }
      above = row
      return row
    }
  }

  /// The whole number after a name.
  static func number(_ name: String, in text: String) -> Int? {
    text.split(separator: name, maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
      .flatMap { Int($0.prefix { $0.isNumber }) }
  }

  /// All numbers before ` 0 R` in a text.
  static func references(in text: String) -> [Int] {
    text.split(separator: " 0 R", omittingEmptySubsequences: false).dropLast().compactMap { part in
      Int(String(part.reversed().prefix { $0.isNumber }.reversed()))
    }
  }
}
