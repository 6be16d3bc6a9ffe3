public import DocumentModel

/// A size of paper with the name that people know it by.
public struct Paper: Hashable, Sendable {
  /// The name, as it stands in the names of files.
  public var name: String
  /// The size, upright or as given.
  public var size: Size

  /// ISO A4.
  public static let a4 = Paper(name: "A4", size: .a4)

  /// The papers with names.
  public static let known = [
    Paper("A3", 297, 420), a4, Paper("A5", 148, 210), Paper("A6", 105, 148), Paper("B4", 250, 353),
    Paper("B5", 176, 250), Paper(name: "Letter", size: .letter),
    Paper(name: "Legal", size: Size(width: .points(612), height: .points(1008))),
    Paper(name: "Tabloid", size: Size(width: .points(792), height: .points(1224))),
  ]

  /// Paper by its name, in any case, or by its size such as `200x250mm`, `8.5in x 11in` or `595x842pt`. Sides are from 10 mm
  /// to 2 m.
  ///
  /// - Throws: ``ImpositionError/unknownPaper(_:)``.
  public init(named name: String) throws(ImpositionError) {
    if let known = Paper.known.first(where: { $0.name.lowercased() == name.lowercased() }) {
      self = known
    } else if let size = Paper.size(name.lowercased()) {
      self.init(name: name.lowercased(), size: size)
    } else {
      throw .unknownPaper(name)
    }
  }

  /// The size with the short edge above.
  public var upright: Size { size.width > size.height ? size.turned : size }

  private init(_ name: String, _ width: Int, _ height: Int) {
    self.init(
      name: name, size: Size(width: .millimetres(Double(width)), height: .millimetres(Double(height))))
  }

  init(name: String, size: Size) {
    self.name = name
    self.size = size
  }

  private static func size(_ text: String) -> Size? {
    let units: [(name: String, points: Int, per: Int)] = [
      ("mm", 720, 254), ("cm", 7200, 254), ("in", 72, 1), ("pt", 1, 1),
    ]
    guard let unit = units.first(where: { text.hasSuffix($0.name) }) else { return nil }
    var sides = text.filter { $0 != " " }.dropLast(2).split(separator: "x", omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    // The unit may stand at both sides.
    if sides[0].hasSuffix(unit.name) { sides[0] = sides[0].dropLast(2) }
    let lengths = sides.compactMap { thousandths($0) }.map { number in
      Length(scaledPoints: (number * unit.points << 16) / (unit.per * 1000))
    }
    let good = Length.millimetres(10)...Length.millimetres(2000)
    guard lengths.count == 2, lengths.allSatisfy({ good.contains($0) }) else { return nil }
    return Size(width: lengths[0], height: lengths[1])
  }

  /// A number with at most three decimals, in thousandths; at most 100 000.
  private static func thousandths(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let whole = Int(parts[0]), whole <= 100_000
    else { return nil }
    guard parts.count == 2 else { return whole * 1000 }
    guard (1...3).contains(parts[1].utf8.count), let part = Int(parts[1]) else { return nil }
    let scale = [100, 10, 1][parts[1].utf8.count - 1]
    return whole * 1000 + part * scale
  }
}
