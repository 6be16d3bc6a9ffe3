public import DocumentModel

/// What a font is asked for by.
struct FontRequest: Hashable {
  var families: [String]
  var isBold: Bool
  var isItalic: Bool
  var features: FontFeatures
}

extension FontSet {
  /// The font of the first family in `family` that is installed.
  ///
  /// Faces are never made up: where a family has no bold or no italic, its nearest face is taken and a note tells so in
  /// ``diagnostics``.
  ///
  /// - Throws: ``FontError/missing(families:package:)`` if none is installed,
  ///   ``FontError/embeddingRestricted(family:)`` if its licence forbids to embed it, ``FontError/noShaper`` without
  ///   HarfBuzz.
  public func font(
    family: [String], isBold: Bool = false, isItalic: Bool = false, isSmallCaps: Bool = false
  ) throws(FontError) -> FontID {
    try font(family: family, isBold: isBold, isItalic: isItalic, features: isSmallCaps ? .smallCaps : [])
  }

  /// The same with any OpenType features.
  public func font(
    family: [String], isBold: Bool, isItalic: Bool, features: FontFeatures
  ) throws(FontError) -> FontID {
    let request = FontRequest(families: family, isBold: isBold, isItalic: isItalic, features: features)
    if let font = requests[request] { return font }
    for (rank, name) in family.enumerated() {
      guard let face = locator.face(of: name, isBold: isBold, isItalic: isItalic) else { continue }
      guard face.file.allowsEmbedding else { throw .embeddingRestricted(family: name) }
      if rank > 0 { substitute(family[0], by: name) }
      if !face.isExact { noteMissingFace(of: name, isBold: isBold, isItalic: isItalic) }
      let font = add(face.file, named: name, for: request)
      requests[request] = font
      return font
    }
    guard isHarfBuzzInstalled else { throw .noShaper }
    let package = family.lazy.compactMap { FontFamily.named($0)?.package }.first
    throw .missing(families: family, package: package ?? FontFamily.usualPackage)
  }

  /// The number of a font in `file`, a new one if it was not used with these features before.
  func add(_ file: FontFile, named family: String, for request: FontRequest) -> FontID {
    let index = files.firstIndex { $0.path == file.path && $0.index == file.index } ?? files.count
    if index == files.count {
      files.append(file)
      families[index] = family
    }
    var features = request.features.union(.closePunctuation)
    for (feature, tag) in FontFeatures.all where features.contains(feature) && !file.has(tag) {
      features.remove(feature)
      if feature == .smallCaps { noteMissingSmallCaps(of: family) }
    }
    let same = fonts.firstIndex {
      $0.file == index && $0.features == features && $0.isBold == request.isBold && $0.isItalic == request.isItalic
    }
    if let same { return FontID(same) }
    fonts.append(
      Font(
        file: index, isBold: request.isBold, isItalic: request.isItalic, features: features,
        requests: features.requests, metrics: files[index].metrics))
    return FontID(fonts.count - 1)
  }

  private func substitute(_ wanted: String, by found: String) {
    let package = FontFamily.named(wanted)?.package
    diagnostics.report(
      Diagnostic(
        .note, .substitutedFont, "The font \(wanted) is not installed; \(found) is used instead",
        hint: package.map { "It is in the Debian package \($0)" } ?? ""))
  }

  private func noteMissingFace(of family: String, isBold: Bool, isItalic: Bool) {
    let face = isBold ? isItalic ? "bold italic" : "bold" : isItalic ? "italic" : "upright"
    diagnostics.report(
      Diagnostic(.note, .substitutedFont, "The font \(family) has no \(face) face; its nearest face is used"))
  }

  private func noteMissingSmallCaps(of family: String) {
    diagnostics.report(
      Diagnostic(.note, .substitutedFont, "The font \(family) has no small capitals; small letters are used"))
  }
}
