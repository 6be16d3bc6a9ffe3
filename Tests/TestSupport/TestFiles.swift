import Glibc

/// Files that tests read: those of the repository, those shared beside it, and those of this machine's packages.
public enum TestFiles {
  /// The repository's folder.
  public static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  /// The bytes of a file below the repository's folder, or `nil` if it is not there.
  public static func bytes(_ path: String) -> [UInt8]? { bytes(at: root + "/" + path) }

  /// The text of a file below the repository's folder, or `nil` if it is not there.
  public static func text(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }

  /// The bytes of a text in the folder of real texts beside the repository, or `nil` if it is not there.
  public static func corpus(_ name: String) -> [UInt8]? { bytes("../shared/corpus/" + name) }

  /// The bytes of a file by its whole path, or `nil` if it is not there.
  public static func bytes(at path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "rb") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = unsafe fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }
}
