import CFontconfig
import Glibc

/// The machine's own list of fonts, asked only for families whose files are not known by name.
///
/// The library is opened when it is first needed: linking it would cost more at start-up than a whole pamphlet takes. It
/// stays open until the process ends.
@safe
final class Fontconfig {
  private let library: UnsafeMutableRawPointer
  private let configuration: OpaquePointer

  private typealias Pattern = OpaquePointer
  private typealias Name = UnsafePointer<CChar>
  private typealias Bytes = UnsafePointer<FcChar8>

  /// The machine's fonts and those in `folders`; `nil` if fontconfig is not installed.
  init?(folders: [String]) {
    guard let library = unsafe dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_LOCAL) else { return nil }
    unsafe self.library = unsafe library
    guard let load = unsafe dlsym(library, "FcInitLoadConfigAndFonts"),
      let configuration = unsafe unsafeBitCast(load, to: (@convention(c) () -> OpaquePointer?).self)()
    else { return nil }
    unsafe self.configuration = unsafe configuration
    for folder in folders where folder != "/usr/share/fonts" {
      let add = unsafe function("FcConfigAppFontAddDir", (@convention(c) (Pattern?, Name?) -> FcBool).self)
      _ = unsafe add?(configuration, folder)
    }
  }

  private func function<Signature>(_ name: String, _ type: Signature.Type) -> Signature? {
    guard let symbol = unsafe dlsym(library, name) else { return nil }
    return unsafe unsafeBitCast(symbol, to: type)
  }

  /// The face of a family that comes nearest to what is asked for; `nil` if the family is not installed.
  func face(of family: String, isBold: Bool, isItalic: Bool) -> FontLocator.Location? {
    unsafe match(isBold: isBold, isItalic: isItalic) { pattern in
      let add = unsafe self.function("FcPatternAddString", (@convention(c) (Pattern?, Name?, Name?) -> FcBool).self)
      _ = unsafe add?(pattern, FC_FAMILY, family)
    } accepting: { found in
      (0..<16).contains { index in
        unsafe self.text(FC_FAMILY, index, of: found)?.lowercased() == family.lowercased()
      }
    }
  }

  /// The face that the machine would choose for a character.
  func face(for scalar: UInt32, isBold: Bool, isItalic: Bool) -> FontLocator.Location? {
    let create = unsafe function("FcCharSetCreate", (@convention(c) () -> OpaquePointer?).self)
    let addCharacter = unsafe function("FcCharSetAddChar", (@convention(c) (OpaquePointer?, FcChar32) -> FcBool).self)
    let destroy = unsafe function("FcCharSetDestroy", (@convention(c) (OpaquePointer?) -> Void).self)
    guard let characters = create?() else { return nil }
    defer { unsafe destroy?(characters) }
    _ = unsafe addCharacter?(characters, scalar)
    return unsafe match(isBold: isBold, isItalic: isItalic) { pattern in
      let add = unsafe self.function(
        "FcPatternAddCharSet", (@convention(c) (Pattern?, Name?, OpaquePointer?) -> FcBool).self)
      _ = unsafe add?(pattern, FC_CHARSET, characters)
    } accepting: { _ in
      true
    }
  }

  private func match(
    isBold: Bool, isItalic: Bool, asking: (Pattern) -> Void, accepting: (Pattern) -> Bool
  ) -> FontLocator.Location? {
    let create = unsafe function("FcPatternCreate", (@convention(c) () -> Pattern?).self)
    let destroy = unsafe function("FcPatternDestroy", (@convention(c) (Pattern?) -> Void).self)
    let addNumber = unsafe function("FcPatternAddInteger", (@convention(c) (Pattern?, Name?, CInt) -> FcBool).self)
    let addFlag = unsafe function("FcPatternAddBool", (@convention(c) (Pattern?, Name?, FcBool) -> FcBool).self)
    let substitute = unsafe function(
      "FcConfigSubstitute", (@convention(c) (OpaquePointer?, Pattern?, FcMatchKind) -> FcBool).self)
    let complete = unsafe function("FcDefaultSubstitute", (@convention(c) (Pattern?) -> Void).self)
    let find = unsafe function(
      "FcFontMatch", (@convention(c) (OpaquePointer?, Pattern?, UnsafeMutablePointer<FcResult>?) -> Pattern?).self)
    guard let pattern = create?() else { return nil }
    defer { unsafe destroy?(pattern) }
    unsafe asking(pattern)
    _ = unsafe addNumber?(pattern, FC_WEIGHT, isBold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)
    _ = unsafe addNumber?(pattern, FC_SLANT, isItalic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN)
    _ = unsafe addFlag?(pattern, FC_SCALABLE, 1)
    _ = unsafe addFlag?(pattern, FC_COLOR, 0)
    _ = unsafe substitute?(configuration, pattern, FcMatchPattern)
    unsafe complete?(pattern)
    var result = FcResultNoMatch
    guard let found = unsafe find?(configuration, pattern, &result) else { return nil }
    defer { unsafe destroy?(found) }
    guard unsafe accepting(found), let path = unsafe text(FC_FILE, 0, of: found),
      let file = FontFile(path: path, index: unsafe number(FC_INDEX, of: found) & 0xFFFF)
    else { return nil }
    let isBoldFound = unsafe number(FC_WEIGHT, of: found) >= Int(FC_WEIGHT_DEMIBOLD)
    let isItalicFound = unsafe number(FC_SLANT, of: found) > 0
    return FontLocator.Location(file: file, isExact: isBoldFound == isBold && isItalicFound == isItalic)
  }

  private func text(_ name: String, _ index: Int, of pattern: Pattern) -> String? {
    let get = unsafe function(
      "FcPatternGetString",
      (@convention(c) (Pattern?, Name?, CInt, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> FcResult).self)
    var value: UnsafeMutablePointer<CChar>?
    guard unsafe get?(pattern, name, CInt(index), &value) == FcResultMatch, let value = unsafe value else { return nil }
    return unsafe String(cString: value)
  }

  private func number(_ name: String, of pattern: Pattern) -> Int {
    let get = unsafe function(
      "FcPatternGetInteger",
      (@convention(c) (Pattern?, Name?, CInt, UnsafeMutablePointer<CInt>?) -> FcResult).self)
    var value: CInt = 0
    return unsafe get?(pattern, name, 0, &value) == FcResultMatch ? Int(value) : 0
  }
}
