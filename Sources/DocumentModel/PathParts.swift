/// The parts of a path, with `.` and `..` resolved by what is written; no file is looked at.
package struct PathParts {
  /// The names on the way; those in front are `..` if it leads out of the folder where it begins.
  package private(set) var names: [Substring] = []

  /// The parts of a path.
  package init(_ path: some StringProtocol) { append(path) }

  /// The folder of a file, as it is named: what of it are symbolic links is not known here.
  package init(folderOf file: String) { names = file.split(separator: "/").dropLast() }

  /// Goes on along a path that is seen from here.
  package mutating func append(_ path: some StringProtocol) {
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = names.last, last != ".." { names.removeLast() } else { names.append(Substring(part)) }
    }
  }

  /// Whether it leads to something in the folder where it begins.
  package var staysInside: Bool { names.first != ".." }

  /// The path.
  package var text: String { names.joined(separator: "/") }
}
