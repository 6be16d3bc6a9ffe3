/// A small ICC profile (ICC.1:2010, version 4) that says what our colour numbers mean.
struct ColourProfile {
  /// The profile's bytes.
  let bytes: [UInt8]
  /// How many numbers make a colour.
  let componentCount: Int
  /// Its name, for people.
  let name: String

  /// Grey with sRGB's tone curve, for pages of text.
  static let grey = ColourProfile(
    name: "Grey, sRGB tone curve", kind: Kind(space: "GRAY", componentCount: 1),
    tags: [("kTRC", ColourProfile.curve)])

  /// Black ink, with the same curve.
  static let blackInk = ColourProfile(
    name: "Black ink, sRGB tone curve", kind: Kind(space: "GRAY", componentCount: 1, profile: "prtr"),
    tags: [("kTRC", ColourProfile.curve)])

  /// sRGB (IEC 61966-2-1): its primaries adapted to D50, in 1/65536.
  static let sRGB = ColourProfile(
    name: "sRGB IEC61966-2.1", kind: Kind(space: "RGB ", componentCount: 3),
    tags: [
      ("rXYZ", place(0x6FA2, 0x38F5, 0x0390)), ("gXYZ", place(0x6299, 0xB785, 0x18DA)),
      ("bXYZ", place(0x24A0, 0x0F84, 0xB6CF)), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
    ])

  /// Four-colour printing on coated paper, roughly: the colours of the sixteen solid overprints, and straight lines between.
  static let fourColour = ColourProfile(
    name: "Coated paper, approximate",
    kind: Kind(space: "CMYK", componentCount: 4, profile: "scnr", connection: "Lab "),
    tags: [("A2B0", ColourProfile.overprints)])

  /// What a profile is for.
  private struct Kind {
    var space: String
    var componentCount: Int
    var profile = "mntr"
    var connection = "XYZ "
  }

  private init(name: String, kind: Kind, tags: [(String, [UInt8])]) {
    self.name = name
    componentCount = kind.componentCount
    let all =
      [
        ("desc", ColourProfile.text(name)), ("cprt", ColourProfile.text("Public domain")),
        ("wtpt", ColourProfile.place(0xF6D6, 0x10000, 0xD32D)),
      ] + tags
    var table = ColourProfile.number(all.count)
    var data: [UInt8] = []
    let start = 128 + 4 + 12 * all.count
    for (tag, content) in all {
      table += [UInt8](tag.utf8) + ColourProfile.number(start + data.count) + ColourProfile.number(content.count)
      data += content
      while data.count % 4 != 0 { data.append(0) }
    }
    let header = ColourProfile.header(kind, size: start + data.count)
    bytes = header + table + data
  }

  private static func header(_ kind: Kind, size: Int) -> [UInt8] {
    let names = kind.profile + kind.space + kind.connection
    var header = number(size) + number(0) + number(0x0420_0000) + [UInt8](names.utf8)
    // 2000-01-01, so that the bytes are always the same.
    for part in [2000, 1, 1, 0, 0, 0] { header += [UInt8(part >> 8), UInt8(part & 255)] }
    header += [UInt8]("acsp".utf8) + [UInt8](repeating: 0, count: 28)
    header += number(0xF6D6) + number(0x10000) + number(0xD32D)
    return header + [UInt8](repeating: 0, count: 128 - header.count)
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func place(_ x: Int, _ y: Int, _ z: Int) -> [UInt8] {
    [UInt8]("XYZ ".utf8) + number(0) + number(x) + number(y) + number(z)
  }

  private static func text(_ text: String) -> [UInt8] {
    let characters = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    return [UInt8]("mluc".utf8) + number(0) + number(1) + number(12) + [UInt8]("enUS".utf8)
      + number(characters.count) + number(28) + characters
  }

  /// sRGB's tone curve: ((x + 0.055) / 1.055)^2.4 from 0.04045 up, below it x / 12.92; a parametric curve of type 3.
  private static let curve =
    [UInt8]("para".utf8) + number(0) + [0, 3, 0, 0] + number(0x26666) + number(0xF2A7) + number(0x0D59)
    + number(0x13D0) + number(0x0A5B)

  /// A table of 2 × 2 × 2 × 2 colours (lut8Type): cyan varies slowest, black fastest. The CIELAB values are typical of
  /// offset on coated paper, rounded and not taken from a measured standard: enough to show a picture, not to proof one.
  private static let overprints: [UInt8] = {
    let solids: [(Int, Int, Int)] = [
      (95, 0, -2), (16, 0, 0), (89, -5, 93), (14, 0, 8), (48, 74, -3), (9, 8, 0), (47, 68, 48), (9, 8, 5),
      (55, -37, -50), (9, -5, -8), (50, -65, 27), (9, -8, 4), (24, 22, -46), (4, 4, -8), (23, 0, 0), (0, 0, 0),
    ]
    var bytes = [UInt8]("mft1".utf8) + number(0) + [4, 3, 2, 0]
    for entry in 0..<9 { bytes += number(entry % 4 == 0 ? 0x10000 : 0) }
    let straight = (0...255).map { UInt8($0) }
    for _ in 0..<4 { bytes += straight }
    for (lightness, a, b) in solids {
      bytes += [UInt8((lightness * 255 + 50) / 100), UInt8(a + 128), UInt8(b + 128)]
    }
    for _ in 0..<3 { bytes += straight }
    return bytes
  }()
}
