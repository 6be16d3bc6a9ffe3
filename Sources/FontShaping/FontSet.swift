internal import CHarfBuzz
public import DocumentModel

/// The fonts of one piece of work and everything that was shaped with them.
///
/// Owns the open font files. A word that was shaped once is not shaped again: ``shapes`` holds each word of each font once,
/// and pages point into it.
public final class FontSet {
  /// All runs shaped so far. Their numbers never change.
  public private(set) var shapes = ShapedText()
  /// What had to be replaced; each is reported once.
  public internal(set) var diagnostics = Diagnostics()

  var fonts: [Font] = []
  var files: [FontFile] = []
  var families: [Int: String] = [:]
  var requests: [FontRequest: FontID] = [:]
  var fallbacks: [FallbackQuery: FontID?] = [:]
  let locator: FontLocator
  private lazy var buffer = ShapingBuffer()
  private var words = WordTable()
  /// The runs in which characters are replaced.
  private var incomplete: Set<ShapedText.RunID> = []
  private var languages = [ShapingLanguage("")]

  /// Fonts from files in `folders` (such as `/usr/share/fonts`), which are searched first, and else from wherever the
  /// machine keeps fonts.
  public init(searching folders: [String]) {
    locator = FontLocator(folders: folders)
    // Room for the words of a long book; what is not used of it costs nothing.
    shapes.glyphs.reserveCapacity(1 << 19)
    shapes.runs.reserveCapacity(1 << 16)
    shapes.text.reserveCapacity(1 << 19)
  }

  /// A font file with the features that are switched on in it.
  struct Font {
    /// Index into ``files``.
    var file: Int
    /// What was asked for; fallbacks are chosen by it.
    var isBold: Bool
    var isItalic: Bool
    var features: FontFeatures
    /// The features as HarfBuzz wants them.
    var requests: [hb_feature_t]
    var metrics: FontMetrics
  }

  /// The measures of a font.
  public func metrics(of font: FontID) -> FontMetrics { fonts[Int(font.index)].metrics }

  /// The number of the file that a font is in. Fonts that differ in features only share their file, and PDF embeds a file
  /// once.
  public func file(of font: FontID) -> Int { fonts[Int(font.index)].file }

  /// Whether the font has a glyph of its own for a character.
  public func hasGlyph(for scalar: UInt32, in font: FontID) -> Bool {
    glyph(for: scalar, in: font) != nil
  }

  /// The glyph that a character has in the font before any feature changes it, if it has one.
  public func glyph(for scalar: UInt32, in font: FontID) -> GlyphID? {
    files[file(of: font)].glyph(for: scalar)
  }

  /// The language tag that some traits were made from.
  public func language(of traits: TextTraits) -> String { languages[Int(traits.language)].tag }

  /// The language and direction that words are shaped with, from a language tag (BCP 47).
  public func traits(language: String, direction: Direction = .leftToRight) -> TextTraits {
    let index = languages.firstIndex { $0.tag == language } ?? languages.count
    if index == languages.count { languages.append(ShapingLanguage(language)) }
    return TextTraits(language: UInt16(clamping: index), direction: direction)
  }

  /// The longest text that one run can hold, in bytes; split what is longer.
  public static let longestRun = 60_000

  /// Shapes a word or any other text of one script and direction; the same text in the same font gives the same run.
  ///
  /// A soft hyphen (U+00AD) at the very end is set as a visible hyphen, elsewhere it is not seen. A character that the
  /// font lacks is set as a replacement glyph: ask ``isComplete(_:)``, and ``fallback(for:like:)`` for another font.
  ///
  /// - Parameter text: UTF-8, at most ``longestRun`` bytes.
  public func shape(_ text: ArraySlice<UInt8>, in font: FontID, as traits: TextTraits) -> ShapedText.RunID {
    let key = WordTable.Key(font: font, traits: traits)
    let (run, isNew) = words.run(of: text, key: key)
    if isNew { shapeAnew(text, in: font, as: traits) }
    return run
  }

  /// Whether the font has every character of a run, or glyphs to make it of.
  public func isComplete(_ run: ShapedText.RunID) -> Bool { incomplete.isEmpty || !incomplete.contains(run) }

  private func shapeAnew(_ text: ArraySlice<UInt8>, in font: FontID, as traits: TextTraits) {
    let firstGlyph = shapes.glyphs.count
    let firstByte = shapes.text.count
    let file = files[fonts[Int(font.index)].file]
    let request = ShapingRequest(
      direction: traits.direction, language: languages[Int(traits.language)],
      features: fonts[Int(font.index)].requests)
    buffer.shape(text, in: file, as: request, into: &shapes.glyphs)
    shapes.text += text
    var advance: Int32 = 0
    for index in firstGlyph..<shapes.glyphs.count {
      if shapes.glyphs[index].glyph.number == 0 {
        incomplete.insert(ShapedText.RunID(shapes.runs.count))
        replaceMissingGlyph(at: index, in: file)
      }
      advance &+= shapes.glyphs[index].advance
    }
    shapes.runs.append(
      ShapedRun(
        font: font, glyphs: Int32(firstGlyph)..<Int32(shapes.glyphs.count),
        text: Int32(firstByte)..<Int32(shapes.text.count), advance: advance))
  }

  /// PDF/UA forbids .notdef, so a missing character gets a glyph that the font has; its text stays what it is.
  private func replaceMissingGlyph(at index: Int, in file: FontFile) {
    for scalar in [0xFFFD, 0x25A1, 0x3F] as [UInt32] {
      guard let glyph = file.glyph(for: scalar) else { continue }
      shapes.glyphs[index].glyph = glyph
      shapes.glyphs[index].advance = Int32(clamping: file.advance(of: glyph))
      return
    }
  }

  /// The part of a font that drawing `glyphs` takes.
  public func subset(_ font: FontID, keeping glyphs: [GlyphID]) throws(FontError) -> FontSubset {
    let file = files[file(of: font)]
    guard let program = file.program(keeping: glyphs) else {
      throw .unusable(family: families[self.file(of: font)] ?? file.postScriptName)
    }
    var widths = [Int32](repeating: 0, count: 1 + Int(program.newNumbers.max() ?? 0))
    widths[0] = Int32(file.thousandths(file.advance(of: GlyphID(0))))
    for (old, new) in program.newNumbers.enumerated() where new > 0 {
      widths[Int(new)] = Int32(file.thousandths(file.advance(of: GlyphID(UInt16(old)))))
    }
    let name = file.postScriptName.utf8.filter {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
    }
    return FontSubset(
      program: file.isCFF ? .cff : .trueType, bytes: program.bytes, newNumbers: program.newNumbers, widths: widths,
      postScriptName: name.isEmpty ? "Font" : String(decoding: name.prefix(63), as: UTF8.self),
      descriptor: file.descriptor)
  }
}

/// The language and direction of a word; ``FontSet/traits(language:direction:)`` makes them.
public struct TextTraits: Hashable, Sendable {
  /// Index of the language in its font set.
  var language: UInt16
  /// The way the word runs.
  public var direction: Direction
}

/// OpenType features that a font may be used with.
public struct FontFeatures: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Features from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Small letters are set as small capitals (`smcp`).
  public static let smallCaps = FontFeatures(rawValue: 1)
  /// Figures with ascenders and descenders (`onum`).
  public static let oldStyleFigures = FontFeatures(rawValue: 2)
  /// Figures of one width (`tnum`).
  public static let tabularFigures = FontFeatures(rawValue: 4)

  /// Figures as high as capitals (`lnum`).
  public static let liningFigures = FontFeatures(rawValue: 8)
  /// Chinese, Japanese and Korean punctuation marks that meet share their blank halves (`chws`).
  static let closePunctuation = FontFeatures(rawValue: 16)

  /// Each feature with its OpenType name.
  static let all: [(FontFeatures, StaticString)] = [
    (.smallCaps, "smcp"), (.oldStyleFigures, "onum"), (.tabularFigures, "tnum"),
    (.liningFigures, "lnum"),
    (.closePunctuation, "chws"),
  ]
}
