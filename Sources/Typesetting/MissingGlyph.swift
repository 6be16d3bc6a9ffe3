/// What to say about a character that no font has.
enum MissingGlyph {
  /// The character and its number, such as `ښ (U+069A)`.
  static func name(of scalar: UInt32) -> String {
    let hex = String(scalar, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    guard let character = Unicode.Scalar(scalar), scalar >= 0x20 else { return number }
    return "\(character) (\(number))"
  }

  /// Which Debian package has a font with it.
  static func hint(for scalar: UInt32) -> String {
    "Install a font that has it, for example with: apt-get install \(package(for: scalar))"
  }

  private static func package(for scalar: UInt32) -> String {
    switch scalar {
    case 0x2E80...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
      "fonts-noto-cjk"
    case 0x1F000...0x1FAFF: "fonts-symbola"
    case 0x2190...0x2BFF, 0x1D400...0x1D7FF: "fonts-noto-core fonts-dejavu-core"
    case 0x0600...0x06FF, 0x0750...0x077F, 0x08A0...0x08FF: "fonts-noto-core fonts-hosny-amiri"
    case 0x12000...0x123FF, 0x13000...0x1342F: "fonts-noto-extra"
    default: "fonts-noto-core"
    }
  }
}
