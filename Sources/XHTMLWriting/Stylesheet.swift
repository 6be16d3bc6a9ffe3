public import DocumentModel

extension Style {
  /// The style sheet of e-books: the style's proportions, in em.
  ///
  /// It sets no text colours, so that dark themes work, no direction, which is the markup's, and no family, which is the
  /// reader's choice. It keeps to what old readers understand: no variables, no flexible boxes.
  public func stylesheet(isVertical: Bool = false) -> String {
    let rules = [paragraphRules, headingRules, setOffRules, Self.fixedRules].joined(separator: "\n")
    return isVertical ? VerticalStylesheet.turned(rules) : rules
  }

  private var body: ParagraphStyle { self[.body] }

  private var paragraphRules: String {
    let hyphens = hyphenation.isOn ? "auto" : "manual"
    let leading = ratio(body.leading.scaledPoints, body.size.scaledPoints)
    let indent = em(body.firstLineIndent, in: body)
    let space = em(max(body.spaceBefore, body.spaceAfter), in: body)
    return """
      body { margin: 5%; padding: 0; line-height: \(leading); -epub-hyphens: \(hyphens); -webkit-hyphens: \(hyphens); \
      hyphens: \(hyphens); overflow-wrap: break-word; }
      p { margin: \(space) 0; text-indent: 0; text-align: \(alignment(body)); orphans: 2; widows: 2; }
      p + p { text-indent: \(indent); }
      h1, h2, h3, h4, h5, h6, pre, code, table, figcaption, .title, .subtitle, .author, .date { -epub-hyphens: none; \
      -webkit-hyphens: none; hyphens: none; }

      """
  }

  private var headingRules: String {
    var rules = """
      h1, h2, h3, h4, h5, h6 { text-indent: 0; break-after: avoid; page-break-after: avoid; break-inside: avoid; \
      page-break-inside: avoid; }

      """
    for rank in 1...6 {
      let shift = min(rank + 1, 6)
      let selector =
        rank == 1
        ? "h1, .titled h2" : rank == 6 ? "h6" : "h\(rank), .titled h\(shift)\(rank == 2 ? ", .continued h1" : "")"
      rules += rule(selector, .heading(rank: rank))
      if rank == 1 { rules += openingRule }
    }
    rules += rule("h1.title, .titled h1.title", .title)
    rules += rule("p.subtitle", .subtitle) + rule("p.author", .author) + rule("p.date", .date)
    rules += "header.work { margin: 25% 0 4em; }\n.titled header.work { margin: 1em 0 2em; }\n"
    return rules
  }

  /// A chapter begins below the head of its page, as in print, and further down than headings inside it stand from the text.
  private var openingRule: String {
    let look = self[.heading(rank: 1)]
    let least = Length(scaledPoints: look.size.scaledPoints * 5 / 2)
    return
      "h1:first-child { margin: \(em(max(look.spaceBefore, least), in: look)) 0 \(em(look.spaceAfter, in: look)); }\n"
  }

  private var setOffRules: String {
    let quotation = self[.quotation]
    let verse = self[.verse]
    let code = self[.code]
    let note = self[.note]
    return """
      blockquote { margin: \(em(quotation.spaceBefore, in: quotation)) \(em(quotation.indentEnd, in: quotation)) \
      \(em(quotation.spaceAfter, in: quotation)) \(em(quotation.indentStart, in: quotation)); \
      font-size: \(size(quotation)); }
      p.verse { margin: \(em(verse.spaceBefore, in: verse)) 0 \(em(verse.spaceAfter, in: verse)) \
      \(em(verse.indentStart, in: verse)); padding: 0; text-indent: 0; text-align: start; font-size: \(size(verse)); }
      pre { margin: \(em(code.spaceBefore, in: code)) 0 \(em(code.spaceAfter, in: code)); font-size: \(size(code)); \
      text-align: start; text-indent: 0; white-space: pre-wrap; overflow-wrap: break-word; }
      pre, code { font-family: monospace, monospace; }
      pre code { font-size: 1em; }
      p code, li code, td code, h1 code, h2 code, h3 code { font-size: 0.9em; }
      figcaption, caption { \(declarations(.caption)) }
      table { \(declarations(.table)) border-collapse: collapse; }
      hr { width: 20%; margin: \(em(self[.sceneBreak].spaceBefore, in: body)) auto \
      \(em(self[.sceneBreak].spaceAfter, in: body)); border: 0; border-top: 1px solid; }
      \(Self.dropCap("", leading: body.leading.scaledPoints, size: body.size.scaledPoints))
      aside { margin: 0.5em 0; font-size: \(size(note)); line-height: \(ratio(note.leading.scaledPoints, note.size.scaledPoints)); }

      """
  }

  private func rule(_ selector: String, _ role: ParagraphRole) -> String { "\(selector) { \(declarations(role)) }\n" }

  private func declarations(_ role: ParagraphRole) -> String {
    let look = self[role]
    var text = "margin: \(em(look.spaceBefore, in: look)) 0 \(em(look.spaceAfter, in: look));"
    text += " font-size: \(size(look)); line-height: \(ratio(look.leading.scaledPoints, look.size.scaledPoints));"
    text += " font-weight: \(look.isBold ? "bold" : "normal"); font-style: \(look.isItalic ? "italic" : "normal");"
    if look.isSmallCaps { text += " font-variant: small-caps;" }
    return text + " text-align: \(alignment(look));"
  }

  private func alignment(_ look: ParagraphStyle) -> String {
    switch look.alignment {
    case .justified: "justify"
    case .start: "start"
    case .center: "center"
    case .end: "end"
    }
  }

  private func size(_ look: ParagraphStyle) -> String { ratio(look.size.scaledPoints, body.size.scaledPoints) + "em" }

  private func em(_ length: Length, in look: ParagraphStyle) -> String {
    length == .zero ? "0" : ratio(length.scaledPoints, look.size.scaledPoints) + "em"
  }

  /// A first letter as high as two lines: its foot stands on the second, its head is as high as the capitals of the first,
  /// 0.7 em above the base line. What it has less than the two lines in height keeps it away from the third.
  static func dropCap(_ selector: String, leading: Int, size: Int) -> String {
    let letter = 10 * leading + 7 * size
    return "\(selector).drop-cap::first-letter { float: left; margin: 0 0.06em -0.1em 0; padding: 0; "
      + "font-size: \(ratio(letter, 7 * size))em; line-height: \(ratio(14 * leading, letter)); }"
  }

  /// What no layout changes.
  private static let fixedRules = """
    aside, figcaption, figure, header, main, section { display: block; }
    .title + p, header + p, hr + p, h1 + p, h2 + p, h3 + p, h4 + p, h5 + p, h6 + p { text-indent: 0; }
    p.heading + p { text-indent: 0; }
    .subtitle, .author, .date, .caption, .formula, .missing, .pages { text-indent: 0; }
    p.imprint { margin: 0; text-indent: 0; font-size: 0.85em; }
    p.heading { margin: 1em 0 0.5em; text-indent: 0; font-weight: bold; }
    p.formula { margin: 1em 0; text-align: center; }
    mtable.left mtd, mtable.aligned mtd:nth-child(even) { text-align: left; }
    mtable.aligned mtd:nth-child(odd) { text-align: right; }
    blockquote p, li p, dd p, td p, aside p { text-indent: 0; }
    blockquote p + p, li p + p, dd p + p, aside p + p { text-indent: 1em; }
    ul, ol { margin: 0.5em 0; padding: 0 0 0 1.75em; }
    li ul, li ol { margin: 0.15em 0; }
    [dir="rtl"] ul, [dir="rtl"] ol { padding: 0 1.75em 0 0; }
    li { margin: 0.15em 0; text-indent: 0; }
    li.task { list-style-type: none; text-indent: -1.35em; }
    dt { margin: 0.5em 0 0; font-weight: bold; break-after: avoid; page-break-after: avoid; }
    tr { break-inside: avoid; page-break-inside: avoid; }
    dd { margin: 0 0 0.5em 1.5em; }
    [dir="rtl"] dd { margin: 0 1.5em 0.5em 0; }
    figure { margin: 1.25em 0; padding: 0; text-align: center; break-inside: avoid; page-break-inside: avoid; }
    figure p { text-align: center; text-indent: 0; }
    p.pictures { margin: 1.25em 0; text-align: center; text-indent: 0; }
    li p.pictures, td p.pictures { text-align: start; }
    img { max-width: 100%; max-height: 95vh; height: auto; }
    h1.unseen { margin: 0; width: 1px; height: 1px; font-size: 0.05em; line-height: 1; overflow: hidden; opacity: 0; }
    h1.cover { margin: 0; text-align: center; }
    table { margin: 1em auto; }
    div.wide { margin: 1em 0; overflow: auto; }
    div.wide table { margin: 0 auto; }
    caption { caption-side: top; }
    th, td { padding: 0.3em 0.6em; text-align: start; vertical-align: top; }
    thead { border-bottom: 1px solid; }
    table { border-top: 1px solid; border-bottom: 1px solid; }
    th.left, td.left { text-align: left; }
    th.center, td.center { text-align: center; }
    th.right, td.right { text-align: right; }
    a.noteref { font-size: 0.75em; line-height: 0; vertical-align: super; text-decoration: none; }
    sup, sub { font-size: 0.75em; line-height: 0; }
    div.notes { margin: 2em 0 0; padding: 1em 0 0; border-top: 1px solid; }
    .small-caps { font-variant: small-caps; }
    .smallcaps { font-variant: small-caps; }
    .epigraph { margin: 1em 0 1.5em 20%; font-style: italic; }
    .left, .left p { text-align: left; }
    .center, .center p { text-align: center; text-indent: 0; }
    .right, .right p { text-align: right; text-indent: 0; }
    div.left, div.center, div.right { margin: 0.75em 0; }
    div.left + p, div.center + p, div.right + p { text-indent: 0; }
    p.left { text-align: left; }
    p.center { text-align: center; }
    p.right { text-align: right; }
    .details, .callout { margin: 1em 0; padding: 0 0 0 1em; border-left: 1px solid; }
    [dir="rtl"] .details, [dir="rtl"] .callout { padding: 0 1em 0 0; border-left: 0; border-right: 1px solid; }
    .callout p, .epigraph p, .pull-quote p { text-indent: 0; }
    .pull-quote p { text-align: center; }
    p.attribution { text-indent: 0; text-align: end; }
    .summary { font-weight: bold; text-indent: 0; }
    ruby rt { font-size: 0.5em; }
    :lang(ja) em { font-style: normal; -epub-text-emphasis-style: filled sesame; \
    -webkit-text-emphasis: filled sesame; text-emphasis: filled sesame; }
    p.code { text-indent: 0; }
    p.code img { width: 9em; }
    .drop-cap + * { clear: both; }
    .pull-quote { margin: 1.5em 10%; font-size: 1.2em; text-align: center; }
    .letter { margin: 1em 0 1em 1.5em; }
    div.aside { margin: 1em 0; padding: 0.5em 1em; border: 1px solid; }
    .page-break { break-after: page; page-break-after: always; }
    .missing { border: 1px solid; padding: 0 0.3em; }

    """
}

/// A quotient with up to three decimals, rounded to the nearest.
private func ratio(_ numerator: Int, _ denominator: Int) -> String {
  guard denominator > 0 else { return "1" }
  let (product, overflow) = abs(numerator).multipliedReportingOverflow(by: 2000)
  guard !overflow else { return "1" }
  let thousandths = (product + denominator) / (2 * denominator)
  var text = "\(thousandths / 1000)"
  var decimals = String(1000 + thousandths % 1000).dropFirst()
  while decimals.last == "0" { decimals.removeLast() }
  if !decimals.isEmpty { text += "." + decimals }
  return numerator < 0 && thousandths > 0 ? "-" + text : text
}
