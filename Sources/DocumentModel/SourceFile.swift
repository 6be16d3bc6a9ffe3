/// A file of the manuscript, as UTF-8.
public struct SourceFile: Hashable, Sendable {
  /// The name as the user gave it; shown in diagnostics, never in an edition.
  public var name: String
  /// The text, decoded to UTF-8.
  public var bytes: [UInt8]

  /// A file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A line and a column, both counted from 1; the column counts characters (Unicode scalars).
  public struct Place: Hashable, Sendable {
    /// Line, from 1.
    public var line: Int
    /// Column, from 1.
    public var column: Int

    /// A place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// The line and column of the byte at `offset`. Lines end with LF, CR or CR LF.
  public func place(at offset: Int) -> Place { place(at: offset, from: 0, Place(line: 1, column: 1)) }

  /// The same, counted on from the byte at `start`, whose place is known.
  func place(at offset: Int, from start: Int, _ known: Place) -> Place {
    var (line, column) = (known.line, known.column)
    var index = start
    let stop = min(max(offset, 0), bytes.count)
    while index < stop {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 && byte != 0x0D {
        column += 1
      }
    }
    return Place(line: line, column: column)
  }
}

/// A half-open range of bytes of one source file.
public struct SourceRange: Hashable, Sendable {
  /// Index into ``Document/sources``.
  public var file: Int32
  /// First byte.
  public var start: Int32
  /// One past the last byte.
  public var end: Int32

  /// The bytes `start..<end` of a file.
  public init(file: Int = 0, _ start: Int, _ end: Int) {
    self.file = Int32(file)
    self.start = Int32(start)
    self.end = Int32(end)
  }
}
