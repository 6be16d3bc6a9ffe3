/// Which font of the font set, an index into the set's fonts.
public struct FontID: Hashable, Sendable {
  /// The index.
  public var index: UInt16

  /// The font at `index`.
  public init(_ index: Int) { self.index = UInt16(index) }
}

/// A glyph's number in its font.
public struct GlyphID: Hashable, Sendable {
  /// The number; 0 is .notdef.
  public var number: UInt16

  /// The glyph numbered `number`.
  public init(_ number: UInt16) { self.number = number }
}

/// One glyph as shaped, in font units.
public struct ShapedGlyph: Hashable, Sendable {
  /// The glyph.
  public var glyph: GlyphID
  /// Byte offset into the run's text of the first character it stands for.
  public var cluster: UInt16
  /// Advance along the line.
  public var advance: Int32
  /// Shift to the right when drawn.
  public var xOffset: Int16
  /// Shift upwards when drawn.
  public var yOffset: Int16

  /// A glyph.
  public init(_ glyph: GlyphID, cluster: UInt16, advance: Int32, xOffset: Int16 = 0, yOffset: Int16 = 0) {
    self.glyph = glyph
    self.cluster = cluster
    self.advance = advance
    self.xOffset = xOffset
    self.yOffset = yOffset
  }
}

/// A piece of text (mostly a word) as one font sets it. It has no size and no place, so pages share it.
public struct ShapedRun: Hashable, Sendable {
  /// The font.
  public var font: FontID
  /// Its glyphs, left to right, as indices into ``ShapedText/glyphs``.
  public var glyphs: Range<Int32>
  /// Its text in logical order, as indices into ``ShapedText/text``.
  public var text: Range<Int32>
  /// Sum of the advances, in font units.
  public var advance: Int32

  /// A run.
  public init(font: FontID, glyphs: Range<Int32>, text: Range<Int32>, advance: Int32) {
    self.font = font
    self.glyphs = glyphs
    self.text = text
    self.advance = advance
  }
}

/// All shaped runs of a piece of work, each only once. Pages point into it with a ``ShapedText/RunID``.
public struct ShapedText: Sendable {
  /// Index of a run.
  public typealias RunID = Int32

  /// The runs.
  public var runs: [ShapedRun] = []
  /// Glyphs of all runs.
  public var glyphs: [ShapedGlyph] = []
  /// UTF-8 text of all runs.
  public var text: [UInt8] = []

  /// Nothing shaped.
  public init() {}

  /// The text of a run.
  public func string(of run: RunID) -> String {
    let range = runs[Int(run)].text
    return String(decoding: text[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }
}
