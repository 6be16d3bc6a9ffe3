/// Margins of a class of pages, as far as they differ from those of other pages.
public struct PageMargins: Hashable, Sendable {
  /// Margin at the spine.
  public var inner: Length?
  /// Margin at the fore edge.
  public var outer: Length?
  /// Margin above the text.
  public var top: Length?
  /// Margin below the text.
  public var bottom: Length?

  /// No differences.
  public init() {}
}

/// A class of pages with margins of its own.
public enum PageClass: Hashable, Sendable {
  /// A left-hand page of the text; a right-hand one.
  case left, right
  /// A page of the front matter.
  case frontMatter
}

extension PageStyle {
  /// The page style with the margins of a class of pages.
  public func of(_ pages: PageClass) -> PageStyle {
    let margins =
      switch pages {
      case .left: left
      case .right: right
      case .frontMatter: frontMatter
      }
    var page = self
    page.inner = margins.inner ?? inner
    page.outer = margins.outer ?? outer
    page.top = margins.top ?? top
    page.bottom = margins.bottom ?? bottom
    return page
  }

  /// How much higher the text of a page that opens a chapter is than that of others; negative if it is lower.
  public var openingGrowth: Length { opening.bottom.map { bottom - $0 } ?? .zero }

  /// The edges of a page.
  public enum Edge: Hashable, Sendable, CaseIterable { case inner, outer, top, bottom }

  /// Changes the margins at an edge, of all classes of pages alike.
  public mutating func change(_ edge: Edge, _ changed: (Length) -> Length) {
    let (path, own): (WritableKeyPath<PageStyle, Length>, WritableKeyPath<PageMargins, Length?>) =
      switch edge {
      case .inner: (\.inner, \.inner)
      case .outer: (\.outer, \.outer)
      case .top: (\.top, \.top)
      case .bottom: (\.bottom, \.bottom)
      }
    self[keyPath: path] = changed(self[keyPath: path])
    for pages in [\PageStyle.opening, \.frontMatter, \.left, \.right] {
      self[keyPath: pages][keyPath: own] = self[keyPath: pages][keyPath: own].map(changed)
    }
  }
}
