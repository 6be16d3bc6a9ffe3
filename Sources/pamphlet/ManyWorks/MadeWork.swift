import PamphletKit

/// A work among many: where its editions go, and the record by which it is known whether they are there already.
///
/// Records are in the folder `.pamphlet` of the folder for editions. They hold digests and the names of files, nothing else.
struct MadeWork {
  /// The work.
  let input: WorkInput
  /// The folder for its editions, with a slash at its end.
  let folder: String
  /// The path of its record.
  let recordPath: String

  /// A work whose editions go to `folder`, which is `output` or in it.
  init(_ input: WorkInput, in folder: String, of output: String) {
    self.input = input
    self.folder = folder
    let place = folder.hasPrefix(output) ? String(folder.dropFirst(output.count)) : folder
    let name = Digest(of: Array("\(place)\0\(input.name)".utf8)).hexadecimal.prefix(32)
    recordPath = output + (output.hasSuffix("/") ? "" : "/") + ".pamphlet/\(name).made"
  }

  /// Whether its editions are there, made with the same settings from the same files.
  func isMade(with settings: Digest) -> Bool {
    guard let bytes = try? InputFile.read(recordPath), let record = MadeRecord(parsing: bytes) else { return false }
    let paths = input.files.map { MadeWork.path($0, below: input.root) }
    return record.holds(for: settings, of: paths) {
      MadeWork.digest(of: $0.hasPrefix("/") ? $0 : input.root + $0)
    } making: {
      MadeWork.digest(of: folder + $0)
    }
  }

  /// The record of a build; `nil` if it is to be made again all the same, because there was something to tell of it.
  ///
  /// - Parameters:
  ///   - layout: The layout file, which counts among the settings.
  ///   - outputs: What was made, by path.
  static func record(
    of tracked: TrackedBuild, below root: String, settings: Digest, layout: String?, making outputs: [(String, [UInt8])]
  ) -> MadeRecord? {
    guard tracked.result.diagnostics.isEmpty else { return nil }
    var read: [MadeRecord.File] = []
    for input in tracked.inputs where input.path != layout {
      guard let digest = input.digest else { return nil }
      read.append(MadeRecord.File(path(input.path, below: root), digest))
    }
    let made = outputs.map { path, bytes in
      MadeRecord.File(path.split(separator: "/").last.map(String.init) ?? path, Digest(of: bytes))
    }
    return MadeRecord(settings, reading: read, making: made)
  }

  private static func path(_ path: String, below root: String) -> String {
    path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
  }

  private static func digest(of path: String) -> Digest? { (try? InputFile.read(path)).map { Digest(of: $0) } }
}
