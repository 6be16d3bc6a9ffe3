internal import DocumentModel

/// What to say about a character that no font has.
enum MissingGlyph {
  /// Warns of characters that no font has: once for each package that would help, naming the first of them.
  static func report(_ missing: [UInt32], to diagnostics: inout Diagnostics) {
    var packages: [(name: String, scalars: [UInt32])] = []
    for scalar in missing {
      let name = package(for: scalar)
      if let known = packages.firstIndex(where: { $0.name == name }) {
        packages[known].scalars.append(scalar)
      } else {
        packages.append((name, [scalar]))
      }
    }
    for package in packages {
      let named = package.scalars.prefix(mostNamed).map(name(of:)).joined(separator: ", ")
      let rest = package.scalars.count - mostNamed
      let more = rest > 0 ? " and \(rest) more" : ""
      diagnostics.warn(
        .missingGlyph, "No font on this machine has \(named)\(more); a sign stands in for each",
        hint: "Install a font, for example with: apt-get install \(package.name)")
    }
  }

  /// Most characters that one warning names.
  private static let mostNamed = 8

  /// The character and its number, such as `ښ (U+069A)`.
  static func name(of scalar: UInt32) -> String {
    let hex = String(scalar, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    guard let character = Unicode.Scalar(scalar), scalar >= 0x20 else { return number }
    return "\(character) (\(number))"
  }

  /// Which Debian package has a font with it.
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
