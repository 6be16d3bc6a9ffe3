public import DocumentModel

/// Why text cannot be set in a font.
public enum FontError: DiagnosableError, Hashable {
  /// None of the families is installed; `package` is a Debian package that has one that would do.
  case missing(families: [String], package: String)
  /// The font's licence bits (fsType) forbid to embed it.
  case embeddingRestricted(family: String)
  /// The font's file cannot be cut down to the glyphs needed.
  case unusable(family: String)
  /// HarfBuzz is not installed.
  case noShaper

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .missing(let families, let package):
      Diagnostic(
        .error, .missingFont, "None of these fonts is installed: \(families.joined(separator: ", "))",
        hint: "Install one, for example with: apt-get install \(package)")
    case .embeddingRestricted(let family):
      Diagnostic(
        .error, .restrictedFont, "The font \(family) may not be embedded in a PDF by its licence",
        hint: "Choose another family in the layout")
    case .unusable(let family):
      Diagnostic(
        .error, .unusableFont, "The file of the font \(family) is damaged", hint: "Install its package again")
    case .noShaper:
      Diagnostic(
        .error, .noShaper, "HarfBuzz, which sets letters, is not installed",
        hint: "Install it, for example with: apt-get install libharfbuzz-subset0")
    }
  }
}

extension Diagnostic.Code {
  static let missingFont = Diagnostic.Code("missing-font")
  static let restrictedFont = Diagnostic.Code("restricted-font")
  static let unusableFont = Diagnostic.Code("unusable-font")
  static let noShaper = Diagnostic.Code("no-shaper")
  static let substitutedFont = Diagnostic.Code("substituted-font")
}
