internal import DocumentModel
internal import FontShaping

/// Collecting: a leaf's text and spans become measured words with a look each.
extension Compositor {
  /// Measures of fewer ems are narrow: they hold fewer than some 45 characters.
  private static var narrowMeasure: Int32 { 20 }

  /// Fills ``paragraph`` with a leaf's text.
  mutating func collect(_ leaf: Leaf, in setting: TextSetting) throws(TypesettingError) {
    paragraph.reset(origin: Int(leaf.range.start))
    paragraph.narrowest = min(setting.measure.first, setting.measure.others)
    paragraph.hangs = setting.style.alignment == .justified
    adapt(toNarrow: paragraph.narrowest / Self.narrowMeasure < Int32(clamping: setting.style.size.scaledPoints))
    let language = setting.language.isEmpty ? document.metadata.language : setting.language
    let slice = text[leaf.range.indices]
    let isWestern = hasWesternText && Int(leaf.range.end) <= document.text.count
    if !isWestern && BidiOrder.mayConcern(slice) || document.metadata.direction == .rightToLeft {
      let order = BidiOrder(of: slice, usual: document.metadata.direction)
      paragraph.base = order.base
      if order.levels.contains(where: { $0 > 0 }) { paragraph.levels = order.levels }
      paragraph.hangs = false
    }
    if !isWestern { findOpportunities(in: slice, language: language) }
    paragraph.looks.append(try look(of: setting, language: language))
    if let bound = lastLanguage?.bound { paragraph.bound = bound }
    var leaf = leaf
    if let initial = setting.initial {
      var rest = paragraph.looks[0]
      rest.divides = false
      rest.actualText = initial.rest
      paragraph.looks.append(rest)
      paragraph.add(TextStretch(text: text, range: initial.word, look: 1), from: &typeCase)
      leaf.range.start = TextRange(initial.word.upperBound, initial.word.upperBound).start
    }
    var walk = SpanWalk(leaf)
    while let step = walk.next(document.spans) {
      switch step {
      case .text(let range): paragraph.add(TextStretch(text: text, range: range, look: walk.look), from: &typeCase)
      case .span(let index): try open(index, in: &walk)
      case .mark(let footnote): try addMark(of: footnote, look: walk.look, at: walk.position)
      case .page(let reference): addPage(reference, at: walk.position)
      }
    }
  }

  /// Chooses what makes filled lines good in a narrow measure, or in a usual one.
  private mutating func adapt(toNarrow isNarrow: Bool) {
    guard isNarrow != (paragraph.hyphenCost == WordBreakFinder.narrowHyphenCost) else { return }
    paragraph.hyphenCost = isNarrow ? WordBreakFinder.narrowHyphenCost : WordBreakFinder.hyphenCost
    let longestHyphenRun = filledBreaker.parameters.longestHyphenRun
    filledBreaker.parameters = isNarrow ? .narrowPrint : .print
    filledBreaker.parameters.longestHyphenRun = longestHyphenRun
  }

  /// The look of plain text in a setting.
  private mutating func look(of setting: TextSetting, language: String) throws(TypesettingError) -> Look {
    var key = TypefaceKey(setting.style)
    if lastLanguage?.tag != language {
      lastLanguage = (language, isDivided(language), hasTwoCases(language), BoundSpace(language: language))
    }
    // Scripts without cases have no italics: headings that would stand out by them are bold, other text is upright.
    if key.isItalic && lastLanguage?.hasTwoCases == false {
      key.isItalic = false
      if key.family == .display { key.isBold = true }
    }
    if key.figures == .oldStyle && lastLanguage?.hasTwoCases == false { key.figures = .lining }
    var look = Look(
      key: key, face: try typeCase.faces.number(for: key), size: Int32(clamping: setting.style.size.scaledPoints),
      owner: setting.owner, traits: typeCase.fonts.traits(language: language))
    look.divides = setting.divides && lastLanguage?.divides ?? false
    return look
  }

  /// Whether a language is written with letters of two cases, among which old-style figures are at home.
  private func hasTwoCases(_ language: String) -> Bool {
    let others: Set<String> = [
      "am", "ar", "as", "bn", "ckb", "dv", "fa", "gu", "he", "hi", "ja", "ka", "km", "kn", "ko", "lo", "ml", "mr", "my",
      "ne", "or", "pa", "ps", "sa", "sd", "si", "ta", "te", "th", "ti", "ug", "ur", "yi", "yue", "zh",
    ]
    return !others.contains(language.prefix { $0 != "-" }.lowercased())
  }

  /// Whether words of a language may be divided with the document's patterns.
  func isDivided(_ language: String) -> Bool {
    func primary(_ tag: String) -> Substring { tag.split(separator: "-").first ?? "" }
    return primary(language).lowercased() == primary(document.metadata.language).lowercased()
  }

  private mutating func findOpportunities(in slice: ArraySlice<UInt8>, language: String) {
    var scalars = UTF8Scalars(slice)
    guard LineOpportunities.mayConcern(slice) else { return }
    var concerned = false
    while !concerned, let scalar = scalars.next() { concerned = LineOpportunities.concerns(scalar) }
    guard concerned else { return }
    let offsets = LineOpportunities(in: slice, language: language).offsets
    var opportunities = [Bool](repeating: false, count: slice.count)
    for offset in offsets where isBetweenConcerned(offset, in: slice) { opportunities[offset] = true }
    paragraph.opportunities = opportunities
  }

  /// Whether one of the characters around a place is of a script without spaces; between others our own rules hold.
  private func isBetweenConcerned(_ offset: Int, in slice: ArraySlice<UInt8>) -> Bool {
    let index = slice.startIndex + offset
    guard offset > 0, index < slice.endIndex, slice[index] > 0x20 else { return false }
    var before = index - 1
    while before > slice.startIndex && slice[before] & 0xC0 == 0x80 { before -= 1 }
    var scalars = UTF8Scalars(slice[before...])
    let left = scalars.next() ?? 0
    let right = scalars.next() ?? 0
    return LineOpportunities.concerns(left) || LineOpportunities.concerns(right)
  }

  /// Takes up the span at `index`.
  private mutating func open(_ index: Int, in walk: inout SpanWalk) throws(TypesettingError) {
    let span = document.spans[index]
    var look = paragraph.looks[Int(walk.look)]
    switch span.kind {
    case .image(let image):
      try addPicture(image, span: span, look: walk.look)
      walk.skip(span)
      return
    case .rawHTML:
      if RawMarkup.isLineBreak(text[span.range.indices]) {
        paragraph.endLine(look: walk.look, at: Int(span.range.start))
      }
      walk.skip(span)
      return
    case .lineBreak:
      // At the end of the text the line ends anyhow.
      if Int(span.range.end) < walk.end { paragraph.endLine(look: walk.look, at: Int(span.range.start)) }
      walk.skip(span)
      return
    case .noteReference(let note):
      try addMark(of: footnote(of: note), look: walk.look, at: Int(span.range.start))
      walk.skip(span)
      return
    case .link(let link):
      try openLink(link, span: span, look: look, walk: &walk)
      return
    default: try change(&look, for: span)
    }
    paragraph.looks.append(look)
    walk.enter(span, look: Int32(paragraph.looks.count - 1))
  }

  /// Changes a look as the kind of a span demands.
  private mutating func change(_ look: inout Look, for span: TextSpan) throws(TypesettingError) {
    switch span.kind {
    case .emphasis where isInFormula(look): look.key.isItalic = true
    case .strong where isInFormula(look): look.key.isBold = true
    case .emphasis:
      look.owner = addElement(.emphasis, in: look.owner, attributes: span.attributes)
      if style.emphasis == .bold || !isWesternText(span.range) && hasNoItalics(span.range) {
        look.key.isBold = true
      } else {
        look.key.isItalic.toggle()
      }
    case .strong:
      look.owner = addElement(.strong, in: look.owner, attributes: span.attributes)
      look.key.isBold = true
    case .strikethrough:
      look.owner = addElement(.span, in: look.owner, attributes: span.attributes)
      look.isStruck = true
    case .superscript:
      look.rise += look.size / 3
      look.size = look.size * 7 / 10
    case .subscript:
      look.rise -= look.size / 6
      look.size = look.size * 7 / 10
    case .formula(let formula):
      look.owner = addFormula(formula, in: look.owner, attributes: span.attributes)
      look.divides = false
    case .code:
      look.owner = addElement(.code, in: look.owner, attributes: span.attributes)
      look.key = TypefaceKey(style[.code])
      look.key.isBold = paragraph.looks[0].key.isBold
      look.size = codeSize(beside: look.size)
      look.divides = false
    case .attributed: changeByAttributes(&look, span)
    default: break
    }
    look.face = try typeCase.faces.number(for: look.key)
  }

  /// Whether a range of the text is known to hold letters of scripts with italics only.
  private func isWesternText(_ range: TextRange) -> Bool { hasWesternText && Int(range.end) <= document.text.count }

  /// Whether there is a letter in a range of a script that has no italics, such as those of East, South-East and South Asia:
  /// what is to stand out in it is bold.
  private func hasNoItalics(_ range: TextRange) -> Bool {
    var scalars = UTF8Scalars(text[range.indices])
    while let scalar = scalars.next() {
      switch scalar {
      case ..<0x0530: continue
      case 0x0530...0x1CFF, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFB1D...0xFDFF, 0xFE30...0xFEFF, 0xFF66...0xFFDC,
        0x10A00...0x1AFFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFF:
        return true
      default: continue
      }
    }
    return false
  }

  /// The size of code beside text of a size: in the proportion that the style gives them.
  private func codeSize(beside size: Int32) -> Int32 {
    let code = style[.code].size.scaledPoints
    let body = max(1, style[.body].size.scaledPoints)
    return Int32(clamping: Int(size) * max(code * 10, body * 8) / (body * 10))
  }

  private mutating func changeByAttributes(_ look: inout Look, _ span: TextSpan) {
    look.owner = addElement(.span, in: look.owner, attributes: span.attributes)
    guard let attributes = document.attributes(span.attributes) else { return }
    for name in attributes.classes {
      if name == "small-caps" || name == "smallcaps" { look.key.isSmallCaps = true }
      if name == "underline" || name == "mark" { look.key.isItalic = true }
    }
    if !attributes.language.isEmpty {
      look.traits = typeCase.fonts.traits(language: attributes.language)
      look.divides = look.divides && isDivided(attributes.language)
    }
  }
}
