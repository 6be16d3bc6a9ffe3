/// Numbers in letters and in Roman numerals, as lists and pages are counted.
public enum Numerals {
  private static let signs = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
  ]

  /// i, ii, iii …; figures outside 1…3999.
  public static func roman(_ number: Int) -> String {
    guard (1...3999).contains(number) else { return String(number) }
    var (rest, text) = (number, "")
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  /// a … z, aa, ab …; figures below 1.
  public static func letters(_ number: Int) -> String {
    guard number > 0 else { return String(number) }
    var rest = number
    var letters: [UInt8] = []
    while rest > 0 {
      rest -= 1
      letters.append(UInt8(0x61 + rest % 26))
      rest /= 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

extension ListStyle.Marker {
  /// A number as a list counts it, with its full stop: "3.", "c.", "III."; "•" for bullets.
  public func label(_ number: Int) -> String {
    switch self {
    case .bullet: "•"
    case .decimal: "\(number)."
    case .lowerAlpha: Numerals.letters(number) + "."
    case .upperAlpha: Numerals.letters(number).uppercased() + "."
    case .lowerRoman: Numerals.roman(number) + "."
    case .upperRoman: Numerals.roman(number).uppercased() + "."
    }
  }
}
