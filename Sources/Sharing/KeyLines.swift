/// The lines of a key or signature file, without their ends.
struct KeyLines {
  /// How the first line begins.
  static let comment = "untrusted comment: "
  /// How the third line of a signature begins.
  static let trustedComment = "trusted comment: "
  /// The longest such file that is looked at, in bytes. minisign's lines are at most 8 KiB.
  static let longest = 65_536

  private let lines: [String]

  /// The lines of a file; none if it is too long or not UTF-8. Lines end with LF or CR LF; empty lines at the end do not
  /// count.
  init(_ file: [UInt8]) {
    guard file.count <= KeyLines.longest, let text = String(validating: file, as: UTF8.self) else {
      lines = []
      return
    }
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(line.last == 0x0D ? line.dropLast() : line) ?? ""
    }
    while lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  /// How many there are.
  var count: Int { lines.count }

  /// The line at `index`, from 0.
  subscript(index: Int) -> String { lines[index] }
}
