/// Finds font files by family.
final class FontLocator {
  private let folders: [String]
  private lazy var fontconfig = Fontconfig(folders: folders)

  /// A locator that looks into `folders` first.
  init(folders: [String]) { self.folders = folders }

  /// Where a face is.
  struct Location {
    /// The open file.
    var file: FontFile
    /// Whether it is bold and italic as asked for.
    var isExact: Bool
  }

  /// The face of a family that comes nearest to what is asked for; `nil` if the family is not installed.
  func face(of family: String, isBold: Bool, isItalic: Bool) -> Location? {
    knownFace(of: family, isBold: isBold, isItalic: isItalic)
      ?? fontconfig?.face(of: family, isBold: isBold, isItalic: isItalic)
  }

  /// The same among the families that are found without fontconfig.
  func knownFace(of family: String, isBold: Bool, isItalic: Bool) -> Location? {
    guard let known = FontFamily.named(family) else { return nil }
    for face in known.faces(isBold: isBold, isItalic: isItalic) {
      for folder in folders {
        for path in ["\(folder)/\(known.folder)/\(face.file)", "\(folder)/\(face.file)"] {
          guard let file = FontFile(path: path, index: known.index) else { continue }
          return Location(file: file, isExact: face.isBold == isBold && face.isItalic == isItalic)
        }
      }
    }
    return nil
  }

  /// Any installed face that has a character.
  func face(for scalar: UInt32, isBold: Bool, isItalic: Bool) -> Location? {
    guard let face = fontconfig?.face(for: scalar, isBold: isBold, isItalic: isItalic) else { return nil }
    return face.file.glyph(for: scalar) == nil ? nil : face
  }
}
