import DocumentModel

extension StructureElement {
  /// The tag of the element, with its slash.
  var tag: StaticString {
    switch role {
    case .document: "/Document"
    case .section: "/Sect"
    case .heading(let rank): StructureElement.headings[min(max(rank, 1), 6) - 1]
    case .paragraph: "/P"
    case .blockQuotation: "/BlockQuote"
    case .list: "/L"
    case .listItem: "/LI"
    case .label: "/Lbl"
    case .listBody: "/LBody"
    case .table: "/Table"
    case .tableRow: "/TR"
    case .tableHeader: "/TH"
    case .tableCell: "/TD"
    // A picture without a description is drawn as an artifact; what else is in the figure remains.
    case .figure: alternative.isEmpty ? "/Div" : "/Figure"
    case .caption: "/Caption"
    case .code: "/Code"
    case .formula: alternative.isEmpty ? "/Span" : "/Formula"
    case .note: "/Note"
    case .reference: "/Reference"
    case .link: linkTarget == nil ? "/Span" : "/Link"
    case .span: "/Span"
    case .emphasis: "/Em"
    case .strong: "/Strong"
    case .contents: "/TOC"
    case .contentsItem: "/TOCI"
    }
  }

  private static let headings: [StaticString] = ["/H1", "/H2", "/H3", "/H4", "/H5", "/H6"]

  /// Tags of PDF 2.0 that we use, and what they mean in PDF 1.7.
  static let roleMap: StaticString = "<</Em/Span/Strong/Span>>"

  /// Where a link leads, if it leads anywhere.
  var linkTarget: Target? {
    guard role == .link, let target else { return nil }
    if case .address(let address) = target, address.isEmpty { return nil }
    return target
  }

  /// The language if it is a well-formed tag; `nil` if it is empty or none.
  var languageTag: String? { language.isEmpty ? nil : String(wellFormedLanguage: language) }
}

extension String {
  /// A language tag: parts of one to eight letters or digits, the first of letters only (RFC 3066).
  init?(wellFormedLanguage language: String) {
    let parts = language.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isGood = part.allSatisfy {
        (0x41...0x5A).contains($0 & 0xDF) || (index > 0 && (0x30...0x39).contains($0))
      }
      guard isGood, (1...8).contains(part.count) else { return nil }
    }
    self = language
  }
}
