import Glibc

/// Files beside the tests.
enum TestFiles {
  /// The repository's folder.
  static let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()

  /// The bytes of a file below the repository's folder, or `nil` if it is not there.
  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = unsafe fopen(root + "/" + path, "rb") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  static func text(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }
}
