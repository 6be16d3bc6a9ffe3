public import DocumentModel

/// A PDF made elsewhere, whose pages are put on sheets. Everything but the pages stays as it is: fonts, pictures, tags, links,
/// the outline, the metadata.
///
/// A page becomes a form that a sheet shows; see ``ForeignPDF/imposed(_:)`` for what that changes elsewhere.
public final class ForeignPDF {
  let file: PDFObjects
  var pages: [ForeignPage]
  /// Whether its text runs from right to left, as far as it says.
  public let isRightToLeft: Bool
  /// The language that it says it is in, or empty.
  public let language: String

  /// Reads a file.
  ///
  /// - Throws: ``PDFImposingError``.
  public init(_ bytes: [UInt8]) throws(PDFImposingError) {
    let file = try PDFObjects(bytes)
    file.pushInherited()
    pages = (0..<max(0, file.pageCount)).map { ForeignPage(file.page($0), in: file) }
    let preferences = file.entry("/ViewerPreferences", of: file.root)
    language = file.text(file.entry("/Lang", of: file.root))
    isRightToLeft = file.name(file.entry("/Direction", of: preferences)) == "/R2L"
    self.file = file
    if pages.isEmpty { throw .noPages }
  }

  /// The sizes of its pages as they are read.
  public var sizes: [Size] {
    pages.map { Size(width: .points($0.width * $0.scale), height: .points($0.height * $0.scale)) }
  }

  /// Makes pages smaller where they are larger than their place, and with `enlarges` larger where they are smaller.
  public func fit(into places: [Size], enlarges: Bool) {
    for index in pages.indices where index < places.count {
      let (width, height) = (places[index].width.inPoints, places[index].height.inPoints)
      let scale = min(width / pages[index].width, height / pages[index].height)
      pages[index].scale = scale > 1 && !enlarges ? 1 : scale * 0.999_999
    }
  }

  /// The folios of its pages as its page labels say them; else their ordinals.
  public var folios: [String] { PageLabelReader(file, count: pages.count).folios }
}
