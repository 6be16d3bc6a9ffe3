/// Which constructs beyond CommonMark 0.31.2 a Markdown reader understands.
package struct MarkdownDialect: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// GFM tables.
  package static let tables = MarkdownDialect(rawValue: 1 << 0)
  /// `~~struck out~~`
  package static let strikethrough = MarkdownDialect(rawValue: 1 << 1)
  /// `~struck out~` too, as GFM has it; otherwise a single tilde is a subscript.
  package static let singleTildeStrikes = MarkdownDialect(rawValue: 1 << 2)
  /// `- [x]` before a list item.
  package static let taskLists = MarkdownDialect(rawValue: 1 << 3)
  /// Addresses without angle brackets.
  package static let bareAddresses = MarkdownDialect(rawValue: 1 << 4)
  /// `[^x]` with `[^x]: …`, and `^[…]`.
  package static let notes = MarkdownDialect(rawValue: 1 << 5)
  /// `{#id .class key=value}` on headings, code, links, pictures and bracketed text.
  package static let attributes = MarkdownDialect(rawValue: 1 << 6)
  /// `::: name`
  package static let divisions = MarkdownDialect(rawValue: 1 << 7)
  /// A term, then `: definition`.
  package static let definitionLists = MarkdownDialect(rawValue: 1 << 8)
  /// `| a line of verse`
  package static let lineBlocks = MarkdownDialect(rawValue: 1 << 9)
  /// `\newpage`, form feeds and the other forms.
  package static let pageBreaks = MarkdownDialect(rawValue: 1 << 10)
  /// A picture alone in its paragraph is a figure.
  package static let figures = MarkdownDialect(rawValue: 1 << 11)
  /// `x^2^` and `H~2~O`
  package static let scripts = MarkdownDialect(rawValue: 1 << 12)
  /// YAML between `---` lines at the top, and the title taken from the first heading.
  package static let frontMatter = MarkdownDialect(rawValue: 1 << 13)
  /// What a construct has no place for is kept as text: surplus table cells, the address of a link without words.
  package static let keepsEverything = MarkdownDialect(rawValue: 1 << 14)
  /// `$…$` and `$$…$$`
  package static let math = MarkdownDialect(rawValue: 1 << 16)
  /// `*[HTML]: Hypertext Markup Language`
  package static let abbreviations = MarkdownDialect(rawValue: 1 << 17)
  /// `[[Page]]` and `[[Page|words]]`
  package static let wikiLinks = MarkdownDialect(rawValue: 1 << 18)
  /// `> [!NOTE]`
  package static let callouts = MarkdownDialect(rawValue: 1 << 19)
  /// Lists marked `a.`, `A)`, `i.` and the like.
  package static let letteredLists = MarkdownDialect(rawValue: 1 << 20)
  /// Straight quotation marks, `--` and `...` become those of the language.
  package static let smartPunctuation = MarkdownDialect(rawValue: 1 << 21)
  /// Line ends between Chinese or Japanese characters are nothing; elsewhere they are spaces.
  package static let unspacedLines = MarkdownDialect(rawValue: 1 << 22)
  /// Raw HTML is understood: pictures, drawings, emphasis, and what is not to be seen.
  package static let htmlElements = MarkdownDialect(rawValue: 1 << 23)
  /// No markup at all but addresses and `[1]`: text that is not Markdown.
  static let noMarkup = MarkdownDialect(rawValue: 1 << 15)

  /// CommonMark and nothing more.
  package static let commonMark: MarkdownDialect = []
  /// GitHub's.
  package static let gitHub: MarkdownDialect = [
    .tables, .strikethrough, .singleTildeStrikes, .taskLists, .bareAddresses, .notes,
  ]
  /// Ours: everything.
  package static let pamphlet: MarkdownDialect = [
    .tables, .strikethrough, .taskLists, .bareAddresses, .notes, .attributes, .divisions, .definitionLists,
    .lineBlocks, .pageBreaks, .figures, .scripts, .frontMatter, .keepsEverything, .math, .abbreviations, .wikiLinks,
    .callouts, .letteredLists, .smartPunctuation, .unspacedLines, .htmlElements,
  ]
}
