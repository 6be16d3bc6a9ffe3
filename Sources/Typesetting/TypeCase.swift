internal import DocumentModel
internal import FontShaping

/// The compositor's type case: faces, the words shaped in them, and the rule for characters that a face lacks.
struct TypeCase {
  /// The fonts, which hold all shaped text.
  let fonts: FontSet
  /// The faces in use.
  var faces: Typefaces
  /// Measures of the words shaped.
  var measures: WordMeasures
  /// What no font has, in the order met.
  private(set) var missing: [UInt32] = []
  private var known: Set<UInt32> = []

  /// A type case for a style.
  init(_ fonts: FontSet, style: Style, hyphenator: Hyphenator?) {
    self.fonts = fonts
    faces = Typefaces(fonts, families: style.families)
    measures = WordMeasures(fonts, hyphenator: hyphenator, style: style.hyphenation)
  }

  /// Some bytes of a shaped word. They are copied, lest the shaped text be while it grows.
  func text(of run: ShapedText.RunID, from: Int32, to: Int32) -> [UInt8] {
    let shapes = fonts.shapes
    let start = Int(shapes.runs[Int(run)].text.lowerBound)
    return Array(shapes.text[start + Int(from)..<start + Int(to)])
  }

  /// A piece of a word with the face that can set it.
  struct Piece {
    /// Bytes of the word.
    var range: Range<Int>
    /// Number of the face.
    var face: Int32
  }

  /// Parts a word at the places where it has to change to another face because the one wanted lacks characters.
  ///
  /// A mark follows the character that it belongs to.
  ///
  /// - Parameter language: That of the word.
  mutating func pieces(of word: ArraySlice<UInt8>, face: Int32, language: String) -> [Piece] {
    var pieces: [Piece] = []
    var scalars = UTF8Scalars(word)
    var start = word.startIndex
    while let scalar = scalars.next() {
      let range = start..<scalars.position
      start = scalars.position
      if !pieces.isEmpty && scalar.isMark {
        pieces[pieces.count - 1].range = pieces[pieces.count - 1].range.lowerBound..<range.upperBound
        continue
      }
      let found = self.face(for: scalar, like: face, language)
      if let last = pieces.last, last.face == found {
        pieces[pieces.count - 1].range = last.range.lowerBound..<range.upperBound
      } else {
        pieces.append(Piece(range: range, face: found))
      }
    }
    return pieces
  }

  private mutating func face(for scalar: UInt32, like face: Int32, _ language: String) -> Int32 {
    let font = faces[face].font
    if scalar.isInvisible { return face }
    // Among ideographs, quotation marks, dashes and ellipses of Chinese are as wide as they are.
    let isWide = language.hasPrefix("zh") && [0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026].contains(scalar)
    if !isWide, fonts.hasGlyph(for: scalar, in: font) { return face }
    if let fallback = fonts.fallback(for: scalar, like: font, language: language) {
      return faces.number(of: fallback)
    }
    if known.insert(scalar).inserted { missing.append(scalar) }
    return face
  }
}
