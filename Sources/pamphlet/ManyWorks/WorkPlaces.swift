import PamphletKit

/// Where the editions of many works go: into one folder, and works of the same name into folders of their own in it, named
/// after those that they come from. It does not depend on the order of the works.
struct WorkPlaces {
  /// Works that would be written over each other.
  struct Clash: Error {
    /// Two of them.
    var paths: (String, String)
    /// What to tell the user.
    var message: String { "\(paths.0) and \(paths.1) would be written over each other; make them apart" }
  }

  /// The works, each once, in the order in which they were named.
  let works: [WorkInput]
  /// The folder of each, with a slash at its end.
  let folders: [String]

  /// Places for works in the folder `output`.
  init(of named: [WorkInput], in output: String) throws(Clash) {
    var seen: Set<String> = []
    let works = named.filter { seen.insert($0.path).inserted }
    let output = output.hasSuffix("/") ? output : output + "/"
    var groups: [String: [Int]] = [:]
    for (index, work) in works.enumerated() { groups[work.name.lowercased(), default: []].append(index) }
    var folders = [String](repeating: output, count: works.count)
    for group in groups.values where group.count > 1 {
      let ways = [1, 2].map { way in group.map { WorkPlaces.folder(of: works[$0], way: way) } }
      guard let places = ways.first(where: { Set($0.map { $0.lowercased() }).count == group.count }) else {
        let first = works[group[0]]
        let place = WorkPlaces.folder(of: first, way: 2)
        let other = group.dropFirst().map { works[$0] }.first { WorkPlaces.folder(of: $0, way: 2) == place }
        throw Clash(paths: (first.path, (other ?? works[group[1]]).path))
      }
      for (index, place) in zip(group, places) { folders[index] = output + place }
    }
    self.works = works
    self.folders = folders
  }

  /// The folder of a work whose name is not its own: that which it is in, or one that is called like the file as well.
  private static func folder(of work: WorkInput, way: Int) -> String {
    var parts = work.path.split(separator: "/").filter { $0 != "." && $0 != ".." }
    if way == 1 { _ = parts.popLast() }
    return parts.map { $0 + "/" }.joined()
  }
}
