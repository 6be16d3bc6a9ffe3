/// Which text begins which printed page, for the page list of an e-book.
public struct PageMap: Hashable, Sendable {
  /// One page's beginning.
  public struct Entry: Hashable, Sendable {
    /// The printed page number.
    public var folio: String
    /// The place in the document.
    public var start: TextPosition

    /// An entry.
    public init(folio: String, start: TextPosition) {
      self.folio = folio
      self.start = start
    }
  }

  /// Pages in order; those without body text are left out.
  public var entries: [Entry]

  /// A page map.
  public init(_ entries: [Entry]) { self.entries = entries }
}

extension Pages {
  /// Which text begins which page.
  public var map: PageMap {
    PageMap(
      pages.compactMap { page in
        page.folio.isEmpty ? nil : page.start.map { PageMap.Entry(folio: page.folio, start: $0) }
      })
  }
}
