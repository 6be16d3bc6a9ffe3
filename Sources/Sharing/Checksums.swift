/// The list `SHA256SUMS` of a bundle: every file's digest, in the form of `sha256sum`.
public struct Checksums: Hashable, Sendable {
  /// One file.
  public struct Entry: Hashable, Sendable {
    /// The path.
    public var path: String
    /// The digest of its content.
    public var digest: Digest

    /// An entry.
    public init(_ path: String, _ digest: Digest) {
      self.path = path
      self.digest = digest
    }
  }

  /// The name of the list in a bundle.
  public static let path = "SHA256SUMS"
  /// The name of the list's signature in a bundle.
  public static let signaturePath = "SHA256SUMS.minisig"
  /// Files that the list does not list: itself and its signature.
  public static let unlisted: Set<String> = [path, signaturePath]

  /// The files, by path.
  public let entries: [Entry]

  /// The list of some files; the list itself and its signature are left out.
  public init(of files: some Sequence<Entry>) {
    entries = files.filter { !Checksums.unlisted.contains($0.path) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Reads a list as `sha256sum` writes it, with or without its marks for binary files and for escaped names.
  ///
  /// - Throws: ``SharingError/malformedChecksum(line:)``, also for a path that leads out of the folder.
  public init(parsing list: [UInt8]) throws(SharingError) {
    var entries: [Entry] = []
    var number = 0
    for line in list.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty { continue }
      let isEscaped = line.first == 0x5C
      let fields = isEscaped ? line.dropFirst() : line
      let name = fields.dropFirst(66)
      guard fields.count > 66, let digest = Digest(hexadecimal: fields.prefix(64)),
        fields[fields.startIndex + 64] == 0x20, [0x20, 0x2A].contains(fields[fields.startIndex + 65]),
        let path = String(validating: isEscaped ? Checksums.unescaped(name) : Array(name), as: UTF8.self),
        Checksums.staysInside(path)
      else { throw .malformedChecksum(line: number) }
      entries.append(Entry(path.hasPrefix("./") ? String(path.dropFirst(2)) : path, digest))
    }
    self.init(of: entries)
  }

  /// The list as a file.
  public var file: [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      let name = Checksums.escaped(entry.path)
      if name.count != entry.path.utf8.count { bytes.append(0x5C) }
      bytes += Array(entry.digest.hexadecimal.utf8) + [0x20, 0x20] + name + [0x0A]
    }
    return bytes
  }

  /// Whether a path names something below the folder it is seen from.
  static func staysInside(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.utf8.contains(0)
      && !path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }

  private static func escaped(_ name: String) -> [UInt8] {
    name.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x5C: [0x5C, 0x5C]
      case 0x0A: [0x5C, 0x6E]
      case 0x0D: [0x5C, 0x72]
      default: [byte]
      }
    }
  }

  private static func unescaped(_ name: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in name {
      if isEscaped {
        result.append(byte == 0x6E ? 0x0A : byte == 0x72 ? 0x0D : byte)
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    return result
  }
}

/// What is different between a list of checksums and the files that are there.
public struct FolderChanges: Hashable, Sendable {
  /// Files with another content than the list says, by path.
  public var changed: [String] = []
  /// Files that the list does not know, by path.
  public var added: [String] = []
  /// Files of the list that are not there, by path.
  public var removed: [String] = []

  /// Whether nothing is different.
  public var isEmpty: Bool { changed.isEmpty && added.isEmpty && removed.isEmpty }
}

extension Checksums {
  /// What is different in a folder; the list itself and its signature do not count.
  public func changes(in folder: some Sequence<Entry>) -> FolderChanges {
    var expected: [String: Digest] = [:]
    for entry in entries { expected[entry.path] = entry.digest }
    var found: Set<String> = []
    var changes = FolderChanges()
    for entry in Checksums(of: folder).entries {
      found.insert(entry.path)
      guard let digest = expected[entry.path] else {
        changes.added.append(entry.path)
        continue
      }
      if digest != entry.digest { changes.changed.append(entry.path) }
    }
    for entry in entries where !found.contains(entry.path) { changes.removed.append(entry.path) }
    return changes
  }
}
