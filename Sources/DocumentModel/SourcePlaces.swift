/// Tells lines and columns of many places: a file is gone through once, however many of its bytes are asked for.
public struct SourcePlaces: Sendable {
  /// The files that are asked about.
  public let files: [SourceFile]
  /// The places of every 1,024th byte of a file, from its first, as far as anybody has asked.
  private var marks: [[SourceFile.Place]]
  private static let step = 1024

  /// For places in `files`.
  public init(_ files: [SourceFile]) {
    self.files = files
    marks = Array(repeating: [SourceFile.Place(line: 1, column: 1)], count: files.count)
  }

  /// The line and column of the byte at `offset`, or at the end of a shorter file; `file` is an index of ``files``.
  public mutating func place(at offset: Int, in file: Int) -> SourceFile.Place {
    let stop = min(max(offset, 0), files[file].bytes.count)
    let mark = stop / Self.step
    while marks[file].count <= mark {
      let start = (marks[file].count - 1) * Self.step
      marks[file].append(files[file].place(at: start + Self.step, from: start, marks[file][marks[file].count - 1]))
    }
    return files[file].place(at: stop, from: mark * Self.step, marks[file][mark])
  }
}
