/// The first directory of a TIFF file, where cameras note what they know (TIFF 6.0, 2; EXIF 2.32, 4.6).
package struct TIFFDirectory {
  /// A field.
  package struct Entry {
    /// What it is.
    package let tag: Int
    /// How many values it has.
    package let count: Int
    /// Where its value is or, if that is longer than four bytes, the offset of it.
    package let place: Int
  }

  /// Entries looked at, at most.
  private static let most = 512

  private let bytes: [UInt8]
  private let isLittleEndian: Bool
  /// How many entries it says it has.
  package private(set) var count = 0
  /// Those that are in the file.
  package private(set) var entries: [Entry] = []

  /// Reads a file.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isLittleEndian = bytes.first == UInt8(ascii: "I")
    let start = number(at: 4, 4)
    count = number(at: start, 2)
    for index in 0..<min(count, Self.most) {
      let place = start + 2 + 12 * index
      guard place + 12 <= bytes.count else { break }
      entries.append(Entry(tag: number(at: place, 2), count: number(at: place + 4, 4), place: place + 8))
    }
  }

  /// A number of so many bytes; 0 beyond the end.
  package func number(at index: Int, _ count: Int) -> Int {
    guard index >= 0, index + count <= bytes.count else { return 0 }
    let part = bytes[index..<index + count]
    return isLittleEndian
      ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
  }
}

extension TIFFDirectory {
  /// What stands before the directory in a segment of JPEG.
  package static let mark = Array("Exif\0\0".utf8)

  /// How a camera was held, 1…8, by what a segment of JPEG holds; `nil` if it does not say.
  package static func orientation(inSegment content: ArraySlice<UInt8>) -> Int? {
    let file = Array(content.dropFirst(mark.count))
    guard content.starts(with: mark), file.starts(with: "II".utf8) || file.starts(with: "MM".utf8) else { return nil }
    let directory = TIFFDirectory(file)
    guard let entry = directory.entries.first(where: { $0.tag == 0x0112 }) else { return nil }
    let orientation = directory.number(at: entry.place, 2)
    return (1...8).contains(orientation) ? orientation : nil
  }
}
