import DocumentModel
import YAMLReading

extension LayoutKey where Part == Style {
  /// The keys of a layout file, but for `extends`, with ems and lines of `body`.
  static func top(relativeTo body: ParagraphStyle) -> [LayoutKey] {
    let look = LayoutKey<ParagraphStyle>.all(relativeTo: body)
    let groups = ParagraphRole.allCases.map { role in
      LayoutKey.group(role.layoutName, \Style[role], { look })
    }
    return groups + [
      .text("summary", \.summary), .group("page", \.page) { LayoutKey<PageStyle>.all },
      .group("text", \.grid) { LayoutKey<GridStyle>.all },
      .group("hyphenation", \.hyphenation) { LayoutKey<HyphenationStyle>.all },
      .group("book", \.book) { LayoutKey<BookStyle>.all },
      .group("families", \.families) { LayoutKey<FamilyStyle>.all },
      .flag("links-as-notes", \.linksAsNotes), .flag("page-references", \.pageReferences),
      .group("print", \.print) { LayoutKey<PrintStyle>.all },
      LayoutKey("scale") { (style, node) throws(LayoutError) in
        style.setSizes(onScale: try node.ratio)
      },
      .choice("notes", \.notePlacement, NotePlacement.allCases.map(\.rawValue)),
      .choice("emphasis", \.emphasis, Emphasis.allCases.map(\.rawValue)),
      LayoutKey("ink") { (style, node) throws(LayoutError) in
        style.usesColour = try Style.isColour(try node.words, at: node.source)
      },
      .group("fitting", \.fitting) { LayoutKey<FittingStyle>.all },
      .flag("embed-source", \.embedsSource),
    ]
  }
}

extension ParagraphRole {
  /// The name of the role in a layout file.
  var layoutName: String {
    switch self {
    case .body: "body"
    case .heading1: "heading1"
    case .heading2: "heading2"
    case .heading3: "heading3"
    case .heading4: "heading4"
    case .heading5: "heading5"
    case .heading6: "heading6"
    case .title: "title"
    case .subtitle: "subtitle"
    case .author: "author"
    case .date: "date"
    case .quotation: "quotation"
    case .epigraph: "epigraph"
    case .pullQuote: "pull-quote"
    case .verse: "verse"
    case .code: "code"
    case .note: "note"
    case .caption: "caption"
    case .table: "table"
    case .sceneBreak: "scene-break"
    case .runningHead: "running-head"
    case .contents: "contents"
    }
  }
}

extension LayoutKey where Part == ParagraphStyle {
  static func all(relativeTo body: ParagraphStyle) -> [LayoutKey] {
    [
      .length("size", \.size, relativeTo: body), .length("leading", \.leading, relativeTo: body),
      .length("space-before", \.spaceBefore, relativeTo: body),
      .length("space-after", \.spaceAfter, relativeTo: body),
      .length("indent", \.firstLineIndent, relativeTo: body),
      .length("indent-start", \.indentStart, relativeTo: body),
      .length("indent-end", \.indentEnd, relativeTo: body), .flag("bold", \.isBold),
      .choice("figures", \.figures, ParagraphStyle.Figures.allCases.map(\.rawValue)),
      .flag("italic", \.isItalic), .flag("small-caps", \.isSmallCaps),
      .flag("keep-with-next", \.keepsWithNext),
      .choice("align", \.alignment, ["justified", "start", "center", "end"]),
      .choice("family", \.family, FamilyStyle.Name.allCases.map(\.rawValue)),
    ]
  }
}

extension LayoutKey where Part == PageStyle {
  static var all: [LayoutKey] {
    [
      LayoutKey("size") { (page, node) throws(LayoutError) in page.size = try node.pageSize },
      .length("inner", \.inner), .length("outer", \.outer), .length("top", \.top), .length("bottom", \.bottom),
      .flag("running-heads", \.hasRunningHeads), .flag("folios", \.hasFolios), .number("columns", \.columns, 1...3),
      .length("column-gap", \.columnGap),
      .group("opening", \.opening) { [LayoutKey<PageMargins>.top, .bottom] },
      .group("front-matter", \.frontMatter) { LayoutKey<PageMargins>.all },
      .group("left", \.left) { LayoutKey<PageMargins>.all }, .group("right", \.right) { LayoutKey<PageMargins>.all },
      .choice("left-head", \.leftHead, RunningHead.allCases.map(\.rawValue)),
      .choice("right-head", \.rightHead, RunningHead.allCases.map(\.rawValue)),
      .choice("folio", \.folioPlace, FolioPlace.allCases.map(\.rawValue)),
    ]
  }
}

extension LayoutKey where Part == PageMargins {
  static var all: [LayoutKey] { [margin("inner", \.inner), margin("outer", \.outer), top, bottom] }

  static var top: LayoutKey { margin("top", \.top) }

  static var bottom: LayoutKey { margin("bottom", \.bottom) }

  private static func margin(_ name: String, _ path: WritableKeyPath<PageMargins, Length?>) -> LayoutKey {
    LayoutKey(name) { (margins, node) throws(LayoutError) in margins[keyPath: path] = try node.length }
  }
}

extension LayoutKey where Part == FittingStyle {
  static var all: [LayoutKey] {
    [
      .length("smallest-size", \.smallestSize), .length("largest-size", \.largestSize),
      .length("least-margin", \.leastMargin),
    ]
  }
}

extension LayoutKey where Part == PrintStyle {
  static var all: [LayoutKey] {
    [
      .text("scheme", \.scheme), .text("paper", \.paper), .flag("fit-pages", \.fitsPages),
      LayoutKey("fold-margin") { (print, node) throws(LayoutError) in print.foldMargin = try node.length },
      LayoutKey("cut-margin") { (print, node) throws(LayoutError) in print.cutMargin = try node.length },
    ]
  }
}

extension LayoutKey where Part == GridStyle {
  static var all: [LayoutKey] {
    [
      .number("columns", \.columns, 20...400), .number("rows", \.rows, 12...1000),
      .number("indent", \.firstLineIndent, 0...8), .flag("justified", \.isJustified), .flag("header", \.hasHeader),
      .flag("footer", \.hasFooter), .number("body-indent", \.bodyIndent, 0...16),
      .number("text-columns", \.textColumns, 1...4), .number("column-gap", \.columnGap, 1...16),
      .choice("form", \.form, GridStyle.Form.allCases.map(\.rawValue)),
      .choice("encoding", \.encoding, GridStyle.Encoding.allCases.map(\.rawValue)),
      .choice("line-end", \.lineEnd, GridStyle.LineEnd.allCases.map(\.rawValue)),
      .choice("tables", \.tableRules, GridStyle.TableRules.allCases.map(\.rawValue)),
      .choice("emphasis", \.emphasis, GridStyle.Emphasis.allCases.map(\.rawValue)),
      .choice("link-notes", \.linkNotes, GridStyle.LinkNotes.allCases.map(\.rawValue)),
      .flag("qr-codes", \.hasQRCodes), .number("braille-grade", \.brailleGrade, 1...2),
      .text("braille-table", \.brailleTable),
    ]
  }
}

extension LayoutKey where Part == HyphenationStyle {
  static var all: [LayoutKey] {
    [
      .flag("on", \.isOn), .number("left", \.leftMinimum, 1...20), .number("right", \.rightMinimum, 1...20),
      .number("run", \.longestRun, 1...20),
    ]
  }
}

extension LayoutKey where Part == BookStyle {
  static var all: [LayoutKey] {
    let choices = ["automatic", "always", "never"]
    return [
      .choice("title-page", \.titlePage, choices), .choice("contents", \.contents, choices),
      .number("contents-depth", \.contentsDepth, 1...6),
      .choice("opening", \.opening, ["automatic", "page", "recto", "run-on"]), .text("ornament", \.ornament),
      .number("drop-caps", \.dropCaps, 1...5),
    ]
  }
}

extension LayoutKey where Part == FamilyStyle {
  static var all: [LayoutKey] {
    [.names("text", \.text), .names("display", \.display), .names("code", \.code)]
  }
}
