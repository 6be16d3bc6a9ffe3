/// A font family whose files are known by name, so that they are found without asking fontconfig.
struct FontFamily {
  /// The family's name.
  var name: String
  /// Folder of its files below the folders that are searched.
  var folder: String
  /// File names; empty where the family has no such face.
  var regular: String
  var bold = ""
  var italic = ""
  var boldItalic = ""
  /// The Debian package that installs it.
  var package: String
  /// Number of the family's face in each of its files.
  var index = 0

  /// The families by name; others are looked up by the machine's own font list.
  static func named(_ name: String) -> FontFamily? {
    known.first { $0.name == name } ?? noto(name)
  }

  /// Package to suggest when nothing else is known.
  static let usualPackage = "fonts-linuxlibertine"

  private static let known: [FontFamily] = [
    libertine("Linux Libertine O", "R", bold: "RB", italic: "RI", boldItalic: "RBI"),
    libertine("Linux Libertine Display O", "DR"),
    libertine("Linux Libertine Initials O", "I"),
    libertine("Linux Libertine Mono O", "M"),
    FontFamily(
      name: "Linux Biolinum O", folder: "opentype/linux-libertine", regular: "LinBiolinum_R.otf",
      bold: "LinBiolinum_RB.otf", italic: "LinBiolinum_RI.otf", package: usualPackage),
    dejaVu("DejaVu Serif", "DejaVuSerif", slanted: "Italic"),
    dejaVu("DejaVu Sans", "DejaVuSans", slanted: "Oblique"),
    dejaVu("DejaVu Sans Mono", "DejaVuSansMono", slanted: "Oblique"),
    sil("Gentium Plus", "GentiumPlus", folder: "truetype/gentiumplus", package: "fonts-sil-gentiumplus"),
    sil("Charis SIL", "CharisSIL", folder: "truetype/charis", package: "fonts-sil-charis"),
    FontFamily(
      name: "Carlito", folder: "truetype/crosextra", regular: "Carlito-Regular.ttf", bold: "Carlito-Bold.ttf",
      italic: "Carlito-Italic.ttf", boldItalic: "Carlito-BoldItalic.ttf", package: "fonts-crosextra-carlito"),
    FontFamily(
      name: "Caladea", folder: "truetype/crosextra", regular: "Caladea-Regular.ttf", bold: "Caladea-Bold.ttf",
      italic: "Caladea-Italic.ttf", boldItalic: "Caladea-BoldItalic.ttf", package: "fonts-crosextra-caladea"),
  ]

  private static func libertine(
    _ name: String, _ regular: String, bold: String = "", italic: String = "", boldItalic: String = ""
  ) -> FontFamily {
    func file(_ face: String) -> String { face.isEmpty ? "" : "LinLibertine_\(face).otf" }
    return FontFamily(
      name: name, folder: "opentype/linux-libertine", regular: file(regular), bold: file(bold),
      italic: file(italic), boldItalic: file(boldItalic), package: usualPackage)
  }

  private static func dejaVu(_ name: String, _ stem: String, slanted: String) -> FontFamily {
    FontFamily(
      name: name, folder: "truetype/dejavu", regular: "\(stem).ttf", bold: "\(stem)-Bold.ttf",
      italic: "\(stem)-\(slanted).ttf", boldItalic: "\(stem)-Bold\(slanted).ttf",
      package: "fonts-dejavu-extra")
  }

  private static func sil(_ name: String, _ stem: String, folder: String, package: String) -> FontFamily {
    FontFamily(
      name: name, folder: folder, regular: "\(stem)-Regular.ttf", bold: "\(stem)-Bold.ttf",
      italic: "\(stem)-Italic.ttf", boldItalic: "\(stem)-BoldItalic.ttf", package: package)
  }

  /// Noto names its files after its families.
  private static func noto(_ name: String) -> FontFamily? {
    guard name.hasPrefix("Noto ") else { return nil }
    if let cjk = notoCJK(name) { return cjk }
    let stem = String(name.filter { $0 != " " })
    return FontFamily(
      name: name, folder: "truetype/noto", regular: "\(stem)-Regular.ttf", bold: "\(stem)-Bold.ttf",
      italic: "\(stem)-Italic.ttf", boldItalic: "\(stem)-BoldItalic.ttf", package: "fonts-noto-core")
  }

  /// Chinese, Japanese and Korean share their files.
  private static func notoCJK(_ name: String) -> FontFamily? {
    let parts = name.split(separator: " ")
    guard parts.count == 4, parts[2] == "CJK", let index = ["JP", "KR", "SC", "TC"].firstIndex(of: parts[3]) else {
      return nil
    }
    let stem = "Noto\(parts[1])CJK"
    return FontFamily(
      name: name, folder: "opentype/noto", regular: "\(stem)-Regular.ttc", bold: "\(stem)-Bold.ttc",
      package: "fonts-noto-cjk", index: index)
  }

  /// The file of a face, or of the nearest face that the family has.
  func faces(isBold: Bool, isItalic: Bool) -> [FontFace] {
    let wanted = FontFace(isBold: isBold, isItalic: isItalic, file: "")
    let all = [
      FontFace(isBold: false, isItalic: false, file: regular), FontFace(isBold: true, isItalic: false, file: bold),
      FontFace(isBold: false, isItalic: true, file: italic), FontFace(isBold: true, isItalic: true, file: boldItalic),
    ]
    return all.filter { !$0.file.isEmpty }.sorted { $0.distance(from: wanted) < $1.distance(from: wanted) }
  }
}

/// One face of a family.
struct FontFace {
  /// Whether it is bold.
  var isBold: Bool
  /// Whether it is italic or oblique.
  var isItalic: Bool
  /// Its file's name.
  var file: String

  /// How little it would do in another's place: a wrong slant is worse than a wrong weight.
  func distance(from other: FontFace) -> Int {
    (isItalic == other.isItalic ? 0 : 2) + (isBold == other.isBold ? 0 : 1)
  }
}
