extension Length {
  /// Reads a decimal number with a unit; at most four digits after the point and 10 000 units.
  public init?(written text: String) {
    let units: [(name: String, numerator: Int, denominator: Int)] = [
      ("pt", 1, 1), ("mm", 720, 254), ("cm", 7200, 254), ("in", 72, 1),
    ]
    let trimmed = text.filter { $0 != " " }
    if trimmed == "0" {
      self = .zero
      return
    }
    guard let unit = units.first(where: { trimmed.hasSuffix($0.name) }) else { return nil }
    let parts = trimmed.dropLast(2).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy { "0123456789".contains($0) } }),
      let whole = Int(parts[0]), whole <= 10_000
    else { return nil }
    let digits = parts.count == 2 ? parts[1] : "0"
    guard (1...4).contains(digits.count), let fraction = Int(digits) else { return nil }
    let power = [1, 10, 100, 1_000, 10_000][digits.count]
    let divisor = power * unit.denominator
    let dividend = (whole * power + fraction) * 65_536 * unit.numerator
    self.init(scaledPoints: (dividend + divisor / 2) / divisor)
  }
}
