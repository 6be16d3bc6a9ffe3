import DocumentModel

/// The measures of a font, in font units.
public struct FontMetrics: Hashable, Sendable {
  /// Font units in an em.
  public var unitsPerEm: Int
  /// From the baseline up to the top that lines are spaced by.
  public var ascender: Int
  /// From the baseline down; negative.
  public var descender: Int
  /// Height of capitals.
  public var capHeight: Int
  /// Height of small letters.
  public var xHeight: Int
  /// Width of a word space.
  public var spaceAdvance: Int
}

/// A font cut down to the glyphs that an edition uses.
public struct FontSubset: Sendable {
  /// How the outlines are written.
  public enum Program: Hashable, Sendable {
    /// The bare table `CFF `.
    case cff
    /// A whole TrueType file.
    case trueType
  }

  /// How the outlines are written.
  public var program: Program
  /// The font program.
  public var bytes: [UInt8]
  /// The new number of each old glyph; 0 where it was not kept.
  public var newNumbers: [UInt16]
  /// Advances by new number, in 1/1000 em.
  public var widths: [Int32]
  /// The PostScript name of the whole font: letters, digits and hyphens.
  public var postScriptName: String
  /// How the font looks, for a reader that must replace it.
  public var descriptor: Descriptor

  /// How a font looks; lengths in 1/1000 em.
  public struct Descriptor: Hashable, Sendable {
    /// Left, bottom, right and top of all glyphs.
    public var box: [Int]
    /// Angle of upright strokes in degrees anticlockwise; negative in italics.
    public var italicAngle: Int
    /// Height above the baseline.
    public var ascent: Int
    /// Depth below the baseline; negative.
    public var descent: Int
    /// Height of capitals.
    public var capHeight: Int
    /// Thickness of upright strokes, guessed from the weight.
    public var stemWidth: Int
    /// Whether all glyphs are equally wide.
    public var isFixedPitch: Bool
    /// Whether strokes have serifs, as far as the file says.
    public var isSerif: Bool
  }
}

extension FontFile {
  /// The measures of the font.
  var metrics: FontMetrics {
    let lines = lineExtents
    let os2 = table("OS/2")
    let hasHeights = os2.bigEndian(at: 0) >= 2
    func height(at offset: Int, of scalar: UInt32, fallback: Int) -> Int {
      let stated = hasHeights ? Int(Int16(truncatingIfNeeded: os2.bigEndian(at: offset))) : 0
      return stated > 0 ? stated : glyph(for: scalar).flatMap { top(of: $0) } ?? fallback
    }
    return FontMetrics(
      unitsPerEm: unitsPerEm, ascender: lines.ascender, descender: lines.descender,
      capHeight: height(at: 88, of: 0x48, fallback: unitsPerEm * 7 / 10),
      xHeight: height(at: 86, of: 0x78, fallback: unitsPerEm / 2),
      spaceAdvance: glyph(for: 0x20).map { advance(of: $0) } ?? unitsPerEm / 4)
  }

  /// How the font looks.
  var descriptor: FontSubset.Descriptor {
    let head = table("head")
    let os2 = table("OS/2")
    let post = table("post")
    let metrics = metrics
    let weight = min(max(os2.bigEndian(at: 4), 100), 900)
    let familyClass = os2.bigEndian(at: 30) >> 8
    return FontSubset.Descriptor(
      box: [36, 38, 40, 42].map { thousandths(Int(Int16(truncatingIfNeeded: head.bigEndian(at: $0)))) },
      italicAngle: Int(Int16(truncatingIfNeeded: post.bigEndian(at: 4))), ascent: thousandths(metrics.ascender),
      descent: thousandths(metrics.descender), capHeight: thousandths(metrics.capHeight),
      stemWidth: 50 + weight * weight / 4225,
      isFixedPitch: post.bigEndian(at: 12) | post.bigEndian(at: 14) != 0,
      isSerif: (1...7).contains(familyClass))
  }

  /// A length of font units in 1/1000 em, rounded to the nearest.
  func thousandths(_ units: Int) -> Int {
    let doubled = units * 2000 + unitsPerEm
    let quotient = doubled / (2 * unitsPerEm)
    return doubled % (2 * unitsPerEm) < 0 ? quotient - 1 : quotient
  }

  /// Whether the licence bits (OS/2 fsType) allow to embed a subset of the outlines.
  var allowsEmbedding: Bool {
    let type = table("OS/2").bigEndian(at: 8)
    return type & 0xF != 2 && type & 0x300 == 0
  }
}

extension [UInt8] {
  /// The two bytes at an offset as a number, high byte first; 0 past the end.
  func bigEndian(at offset: Int) -> Int {
    offset + 1 < count ? Int(self[offset]) << 8 | Int(self[offset + 1]) : 0
  }
}
