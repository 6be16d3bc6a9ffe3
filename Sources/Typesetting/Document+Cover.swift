public import DocumentModel
public import FontShaping

extension Document {
  /// Returns a cover: title, subtitle, authors and date in the style's typefaces inside a frame, 1200 × 1800 pixels.
  ///
  /// It is set as a page like any other, so that every script is shaped, ordered and divided as it should be, in the
  /// greatest of seven sizes at which the title takes few lines and no word is wider than the page.
  ///
  /// - Parameters:
  ///   - title: The title, if it is not the metadata's.
  ///   - style: Decides typefaces and whether there is colour.
  ///   - fonts: The fonts.
  /// - Returns: The drawing; `nil` if no typeface has some character of it.
  /// - Throws: ``TypesettingError``, if a font is not there.
  public func coverDrawing(
    titled title: String, in style: Style, using fonts: FontSet
  ) throws(TypesettingError) -> Drawing? {
    let text = CoverText(title: title, metadata: metadata)
    var setting = try CoverSetting(text, titleSize: CoverSetting.sizes[0], in: style, using: fonts)
    for size in CoverSetting.sizes.dropFirst() where !setting.isGood {
      setting = try CoverSetting(text, titleSize: size, in: style, using: fonts)
    }
    return setting.lacksGlyphs ? nil : setting.drawing
  }
}
