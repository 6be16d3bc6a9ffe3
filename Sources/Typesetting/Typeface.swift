internal import DocumentModel
internal import FontShaping

/// A font with the measures that setting lines takes again and again.
struct Typeface: Sendable {
  /// The font.
  var font: FontID
  /// Font units in an em.
  var unitsPerEm: Int
  /// Width of a word space, in font units.
  var space: Int
  /// The line-end hyphen, whose text is a soft hyphen.
  var hyphen: ShapedText.RunID
  /// Width of that, in font units.
  var hyphenAdvance: Int
  /// Height of small letters, in font units.
  var xHeight: Int
  /// From the baseline up and down, in font units; both positive.
  var ascender: Int
  var descender: Int

  /// A length of font units at a type size, both lengths in scaled points. Rounded to the nearest.
  func scaled(_ units: Int, at size: Int32) -> Int32 {
    let product = 2 * units * Int(size) + unitsPerEm
    return Int32(clamping: product >= 0 ? product / (2 * unitsPerEm) : -((-product) / (2 * unitsPerEm)))
  }
}

/// What a font is chosen by.
struct TypefaceKey: Hashable, Sendable {
  var family: FamilyStyle.Name
  var isBold: Bool
  var isItalic: Bool
  var isSmallCaps: Bool
  var figures: ParagraphStyle.Figures

  /// A number of its own for each key, below 96.
  fileprivate var index: Int {
    let family = self.family == .text ? 0 : self.family == .display ? 1 : 2
    let figures = ParagraphStyle.Figures.allCases.firstIndex(of: self.figures) ?? 0
    return family * 32 + figures * 8 + (isBold ? 4 : 0) + (isItalic ? 2 : 0) + (isSmallCaps ? 1 : 0)
  }

  /// The OpenType features that it asks for.
  fileprivate var features: FontFeatures {
    var features: FontFeatures = isSmallCaps ? .smallCaps : []
    switch figures {
    case .usual: break
    case .lining: features.formUnion(.liningFigures)
    case .oldStyle: features.formUnion(.oldStyleFigures)
    case .tabular: features.formUnion([.liningFigures, .tabularFigures])
    }
    return features
  }

  /// The face of a paragraph style.
  init(_ style: ParagraphStyle) {
    family = style.family
    isBold = style.isBold
    isItalic = style.isItalic
    isSmallCaps = style.isSmallCaps
    figures = style.figures
  }
}

/// The faces in use.
struct Typefaces {
  /// All of them; a face's number is its index.
  private(set) var faces: [Typeface] = []
  private var numbers = [Int32](repeating: -1, count: 96)
  private let fonts: FontSet
  private let families: FamilyStyle

  /// No faces yet.
  init(_ fonts: FontSet, families: FamilyStyle) {
    self.fonts = fonts
    self.families = families
  }

  /// The face at a number.
  subscript(number: Int32) -> Typeface { faces[Int(number)] }

  /// The number of the face for a key.
  mutating func number(for key: TypefaceKey) throws(TypesettingError) -> Int32 {
    if numbers[key.index] >= 0 { return numbers[key.index] }
    let font: FontID
    do {
      font = try fonts.font(
        family: families[key.family], isBold: key.isBold, isItalic: key.isItalic,
        features: key.features)
    } catch {
      throw .font(error)
    }
    let number = number(of: font)
    numbers[key.index] = number
    return number
  }

  /// The number of the face with a font.
  mutating func number(of font: FontID) -> Int32 {
    if let known = faces.firstIndex(where: { $0.font == font }) { return Int32(known) }
    let metrics = fonts.metrics(of: font)
    let hyphen = fonts.shape([0xC2, 0xAD], in: font, as: fonts.traits(language: "", direction: .leftToRight))
    faces.append(
      Typeface(
        font: font, unitsPerEm: max(1, metrics.unitsPerEm), space: max(1, metrics.spaceAdvance), hyphen: hyphen,
        hyphenAdvance: Int(fonts.shapes.runs[Int(hyphen)].advance), xHeight: metrics.xHeight,
        ascender: max(0, metrics.ascender), descender: abs(metrics.descender)))
    return Int32(faces.count - 1)
  }
}
