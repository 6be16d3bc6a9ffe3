public import DocumentModel
import FontShaping
import Imposition
import PDFImposing

/// One run over a PDF made elsewhere: its pages are put on sheets.
public struct Imposing: Sendable {
  /// How it is printed.
  public var printing = Printing()
  /// Whether pages are made larger, too, to fill their places; they are always made smaller if they must be.
  public var enlarges = false
  /// Which way the text runs; `nil` takes what the file says.
  public var direction: Direction?
  /// Whether the last page is a back cover, which blanks must not push inwards.
  public var hasBackCover = false
  /// What help for folding calls the work.
  public var title = ""

  /// A saddle-stitched booklet on A4.
  public init() {}

  /// A file of sheets, and what is added to the name of what it was made of.
  public struct File: Sendable {
    /// What is added to the name.
    public var suffix: String
    /// The file, whole.
    public var bytes: [UInt8]
  }

  /// The files to be printed, and what there is to tell.
  ///
  /// - Throws: ``ImpositionError`` if the pages do not fit, or the error of reading the PDF.
  public func files(of pdf: [UInt8], using resources: Resources) throws -> (files: [File], notes: [Diagnostic]) {
    let printing = try printing.settled(by: PrintStyle(), size: nil)
    var foreign = try ForeignPDF(pdf)
    let direction = direction ?? (foreign.isRightToLeft ? .rightToLeft : .leftToRight)
    let options = printing.options(for: direction, hasBackCover: hasBackCover)
    guard let scheme = printing.scheme, let paper = printing.paper else { return ([], []) }
    let sizes = foreign.sizes
    let places = try SheetPlaces(scheme, pageCount: sizes.count, on: paper.size, shape: sizes[0], options: options)
    let frames = placeSizes(places, count: sizes.count)
    foreign.fit(into: frames, enlarges: enlarges)
    var pages = Pages()
    for (size, folio) in zip(foreign.sizes, foreign.folios) { pages.pages.append(Page(size: size, folio: folio)) }
    let sheets = try printing.sheets(of: pages, options: options)
    var files: [File] = []
    for (suffix, part) in printing.files(of: sheets) {
      if !files.isEmpty {
        // Sheets are made of a file but once.
        foreign = try ForeignPDF(pdf)
        foreign.fit(into: frames, enlarges: enlarges)
      }
      files.append(File(suffix: suffix, bytes: try foreign.imposed(part)))
    }
    if printing.foldHelp != nil {
      let guide = FoldingGuide(for: sheets, of: printing, options: options, language: foreign.language)
      let fonts = FontSet(searching: resources.fontFolders)
      if let help = try guide.file(printing.foldHelp, for: title, printing, using: fonts) {
        files.append(File(suffix: help.suffix, bytes: help.bytes))
      }
    }
    return (files, printing.notes(on: sheets))
  }

  /// The size of each page's place; of a back cover's, the last.
  private func placeSizes(_ places: SheetPlaces, count: Int) -> [Size] {
    var sizes = (0..<count).map { places.places[min($0, places.places.count - 1)].frame.size }
    if hasBackCover, let last = places.places.last { sizes[count - 1] = last.frame.size }
    return sizes
  }
}
