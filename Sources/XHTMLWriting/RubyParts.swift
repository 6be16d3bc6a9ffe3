/// The parts of a ruby element that is being written, in the order of the manuscript, to be put side by side as HTML has them:
/// each base with its reading behind it (WHATWG HTML, 4.5.10), whatever older form they came in.
struct RubyParts {
  /// What begins at an offset.
  enum Kind {
    /// Text that is no base of its own, or what stands between the others.
    case rest
    /// A base of an `rb`.
    case base
    /// An `rt`, start and end tag included.
    case reading
    /// A container of readings, which are the second ones of its bases if these have some.
    case container
  }

  /// Bases, and rows of their readings.
  private struct Group {
    var bases: [[UInt8]] = []
    var rows: [[[UInt8]]] = []
    var isNumbered = true
  }

  /// Parts, at most; what comes after them is text of the last one. libxml2 takes quadratic time for the children of ruby.
  private static let most = 512

  private var parts: [(kind: Kind, start: Int)]
  private let start: Int

  /// Parts of an element whose content begins at an offset.
  init(at start: Int) {
    self.start = start
    parts = [(.rest, start)]
  }

  /// Whether no more parts may begin.
  var isFull: Bool { parts.count >= Self.most }

  /// Notes that something begins.
  mutating func begin(_ kind: Kind, at offset: Int) { parts.append((kind, offset)) }

  /// Ends a container of readings: what it says outside of them is one.
  mutating func closeContainer(_ bytes: inout [UInt8]) {
    guard let index = parts.lastIndex(where: { $0.kind == .container }) else { return }
    let start = parts[index].start
    if index == parts.count - 1, bytes[start...].contains(where: { $0 > 0x20 }) {
      bytes.insert(contentsOf: "<rt>".utf8, at: start)
      bytes += "</rt>".utf8
      begin(.reading, at: start)
    }
    begin(.rest, at: bytes.count)
  }

  /// Puts the parts of the element in order. An element must end with a reading.
  func settle(_ bytes: inout [UInt8]) {
    let groups = self.groups(in: bytes)
    let isOld = groups.contains {
      $0.rows.count > 1 || $0.bases.count > 1 && $0.isNumbered && $0.rows.first?.count ?? 0 > 1
    }
    let lacksReading = groups.last?.rows.isEmpty ?? true
    if isOld { bytes.replaceSubrange(start..., with: groups.flatMap(Self.markup)) }
    if lacksReading { bytes += "<rt></rt>".utf8 }
  }

  private func groups(in bytes: [UInt8]) -> [Group] {
    var groups: [Group] = []
    var row = 0
    for (index, part) in parts.enumerated() {
      let content = Array(bytes[part.start..<(index + 1 < parts.count ? parts[index + 1].start : bytes.count)])
      switch part.kind {
      case .container:
        row = groups.last?.rows.count ?? 0
        if !groups.isEmpty, content.contains(where: { $0 > 0x20 }) { groups[groups.count - 1].bases.append(content) }
      case .reading:
        if groups.isEmpty { groups.append(Group()) }
        let last = groups.count - 1
        while groups[last].rows.count <= row { groups[last].rows.append([]) }
        groups[last].rows[row].append(content)
      case .base, .rest:
        if content.allSatisfy({ $0 <= 0x20 }) { continue }
        if groups.last?.rows.isEmpty != true {
          groups.append(Group())
          row = 0
        }
        groups[groups.count - 1].bases.append(content)
        if part.kind == .rest { groups[groups.count - 1].isNumbered = false }
      }
    }
    return groups
  }

  /// Bases with their readings; those of a second row stand around what has those of the first.
  private static func markup(of group: Group) -> [UInt8] {
    let count = group.bases.count
    let first = group.rows.first ?? []
    var units = [group.bases.flatMap(\.self) + first.flatMap(\.self)]
    if count > 1 && first.count > 1 {
      units = group.bases.enumerated().map { index, base in
        let readings = index == count - 1 ? first.dropFirst(index) : first.dropFirst(index).prefix(1)
        return base + (readings.isEmpty ? Array("<rt></rt>".utf8) : readings.flatMap(\.self))
      }
    }
    guard group.rows.count > 1 else { return units.flatMap(\.self) }
    let second = group.rows[1]
    if second.count != units.count { units = [units.flatMap(\.self)] }
    let readings = second.count == units.count ? second : [second.flatMap(\.self)]
    let wrapped = zip(units, readings).flatMap { Array("<ruby>".utf8) + $0 + Array("</ruby>".utf8) + $1 }
    return wrapped + group.rows.dropFirst(2).flatMap { $0.flatMap(\.self) }
  }
}
