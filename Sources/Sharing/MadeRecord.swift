/// What is written down of a work that was made, so that it need not be made again: digests of all that it was made from and
/// of all that was made. It has no time, no name of the machine and no path but those that the manuscript itself has in it.
///
/// A record holds only as long as everything is as it was; whatever cannot be told makes it void, never the other way round.
public struct MadeRecord: Hashable, Sendable {
  /// A file, by its path from the folder of the manuscript (what was read) or of the editions (what was made).
  public typealias File = Plan.Input

  /// The digest of what decides the output beside the files: the program, its settings, the machine's fonts.
  public let settings: Digest
  /// The files that were read: the manuscript's in their order, then those that they refer to.
  public let read: [File]
  /// The files that were made.
  public let made: [File]

  /// A record; `nil` if a path has a line end in it, which the record's file cannot hold.
  public init?(_ settings: Digest, reading read: [File], making made: [File]) {
    let isWhole = (read + made).allSatisfy { file in
      !file.path.isEmpty && !file.path.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0 }
    }
    guard isWhole else { return nil }
    self.settings = settings
    self.read = read
    self.made = made
  }

  private static let heading = "pamphlet made 1"

  /// The record as a file of lines.
  public var file: [UInt8] {
    var text = "\(MadeRecord.heading)\nsettings \(settings.hexadecimal)\n"
    for file in read { text += "read \(file.digest.hexadecimal) \(file.path)\n" }
    for file in made { text += "made \(file.digest.hexadecimal) \(file.path)\n" }
    return Array(text.utf8)
  }

  /// The record in a file; `nil` if it is not one, or is cut off.
  public init?(parsing bytes: [UInt8]) {
    guard bytes.last == 0x0A, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var lines = text.utf8.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    guard let heading = lines.popFirst(), String(Substring(heading)) == MadeRecord.heading else { return nil }
    var settings: Digest?
    var (read, made): ([File], [File]) = ([], [])
    for line in lines {
      let parts = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count >= 2, let digest = Digest(hexadecimal: parts[1]) else { return nil }
      switch (String(Substring(parts[0])), parts.count) {
      case ("settings", 2) where settings == nil: settings = digest
      case ("read", 3): read.append(File(String(Substring(parts[2])), digest))
      case ("made", 3): made.append(File(String(Substring(parts[2])), digest))
      default: return nil
      }
    }
    guard let settings, !read.isEmpty, !made.isEmpty else { return nil }
    self.init(settings, reading: read, making: made)
  }

  /// Whether making the work again would give what is there.
  ///
  /// - Parameters:
  ///   - settings: What decides the output now.
  ///   - manuscript: Paths of the work's own files now.
  ///   - read: The digest of a file that is read, by its path in the record; `nil` if it cannot be read.
  ///   - made: The same for a file that was made.
  public func holds(
    for settings: Digest, of manuscript: [String], reading read: (String) -> Digest?, making made: (String) -> Digest?
  ) -> Bool {
    guard settings == self.settings, self.read.count >= manuscript.count,
      self.read.prefix(manuscript.count).map(\.path) == manuscript
    else { return false }
    return self.read.allSatisfy { read($0.path) == $0.digest } && self.made.allSatisfy { made($0.path) == $0.digest }
  }
}
