import Glibc
import PamphletKit

/// Where this machine keeps what a build needs.
enum Machine {
  /// How many processors there are.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Resources for a manuscript: fonts and hyphenation of the system, pictures from the manuscript's own folder.
  static var resources: Resources {
    var resources = Resources(
      fontFolders: ["/usr/share/fonts", "/usr/local/share/fonts"] + userFonts, hyphenationPatterns: hyphenation(for:),
      picture: picture(at:referredToBy:), layout: layout(at:))
    resources.chapter = chapter(at:listedBy:)
    return resources
  }

  /// A file of the book inside the folder of the file that lists it.
  private static func chapter(at path: String, listedBy list: String) -> Result<[UInt8], Resources.PictureProblem> {
    let slash = list.lastIndex(of: "/")
    guard let root = realPath(slash.map { $0 == list.startIndex ? "/" : String(list[..<$0]) } ?? "."),
      let place = realPath(path)
    else { return .failure(.missing) }
    guard root == "/" || place.hasPrefix(root + "/") else { return .failure(.outsideFolder) }
    do {
      return .success(try InputFile.read(place))
    } catch {
      return .failure(error.number == ENOENT ? .missing : .unreadable(error.reason))
    }
  }

  /// The time editions carry, from SOURCE_DATE_EPOCH: seconds since 1970. No clock is read.
  static var sourceDate: Int? { Terminal.environment("SOURCE_DATE_EPOCH").flatMap { Int($0) } }

  private static var userFonts: [String] {
    guard let home = Terminal.environment("HOME"), !home.isEmpty else { return [] }
    return [home + "/.local/share/fonts", home + "/.fonts"]
  }

  /// The dictionary of the language and region, else of the language in its usual region, else of any region.
  private static func hyphenation(for language: String) -> [UInt8]? {
    let parts = language.split(separator: "-").map(String.init)
    guard let primary = parts.first?.lowercased(), primary.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return nil
    }
    let region = parts.dropFirst().first { $0.utf8.count == 2 }?.uppercased()
    let usual = ["en": "US", "pt": "PT", "zh": "CN", "sv": "SE", "da": "DK", "cs": "CZ", "el": "GR", "uk": "UA"]
    let norwegian = ["nb": "nb_NO", "no": "nb_NO", "nn": "nn_NO"]
    var names: [String] = []
    if let region { names.append("\(primary)_\(region)") }
    if let name = norwegian[primary] { names.append(name) }
    names.append("\(primary)_\(usual[primary] ?? primary.uppercased())")
    names.append(primary)
    for name in names {
      if let bytes = try? InputFile.read("/usr/share/hyphen/hyph_\(name).dic") { return bytes }
    }
    return nil
  }

  /// A picture inside the folder of the file that refers to it, symbolic links resolved.
  private static func picture(
    at path: String, referredToBy referrer: String
  ) -> Result<[UInt8], Resources.PictureProblem> {
    if path.contains("://") || path.hasPrefix("//") { return .failure(.remote) }
    guard !path.utf8.contains(0) else { return .failure(.missing) }
    let slash = referrer.lastIndex(of: "/")
    let folder = slash.map { $0 == referrer.startIndex ? "/" : String(referrer[..<$0]) } ?? "."
    guard let root = realPath(folder) else { return .failure(.missing) }
    guard let place = realPath(path.hasPrefix("/") ? path : folder + "/" + path) else { return .failure(.missing) }
    guard root == "/" || place.hasPrefix(root + "/") else { return .failure(.outsideFolder) }
    do {
      return .success(try InputFile.read(place))
    } catch {
      return .failure(error.number == ENOENT ? .missing : .unreadable(error.reason))
    }
  }

  private static func layout(at path: String) -> Result<[UInt8], Resources.PictureProblem> {
    do {
      return .success(try InputFile.read(path))
    } catch {
      return .failure(error.number == ENOENT ? .missing : .unreadable(error.reason))
    }
  }

  /// The path of what is at a path, symbolic links resolved; `nil` if there is nothing.
  static func realPath(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
