import DocumentModel
import FontShaping
import Imposition
import PDFWriting
import Typesetting

extension Build {
  /// The printed editions, and which text begins which of their pages.
  struct Print {
    /// The files.
    var files: [Artifact] = []
    /// The pages of the PDF; `nil` if none is made.
    var map: PageMap?
  }

  /// Sets the pages once for both printed editions.
  func printed(
    _ document: Document, _ styles: [Edition: Style], using resources: Resources, _ hyphenator: Hyphenator?,
    reporting diagnostics: inout Diagnostics
  ) throws -> Print {
    var print = Print()
    let wanted = editions.filter { $0 == .pdf || $0 == .booklet }
    guard var style = wanted.first.flatMap({ styles[$0] }) else { return print }
    let printing = try printing.settled(by: style.print)
    let options = printing.options(for: document.metadata.direction, hasBackCover: !document.back.isEmpty)
    if wanted.contains(.booklet) || style.print.fitsPages { style = try printing.fitted(style, options: options) }
    tellProgress("setting pages")
    let fonts = FontSet(searching: resources.fontFolders)
    let pages = try document.pages(in: style, using: fonts, hyphenatedBy: hyphenator, reporting: &diagnostics)
    if wanted.contains(.pdf) { print.map = pages.map }
    var description = document.metadata
    description.title = document.displayTitle
    for edition in wanted {
      var files = [(suffix: edition.fileSuffix, sheets: pages.sheets)]
      if edition == .booklet {
        let sheets = try printing.sheets(of: pages, options: options)
        for note in printing.notes(on: sheets) { diagnostics.report(note) }
        files = printing.files(of: sheets)
      }
      for file in files {
        let bytes = try file.sheets.pdf(
          describing: description, pictures: document.images, using: fonts, options: PDFOptions(modified: modified))
        print.files.append(Artifact(edition: edition, suffix: file.suffix, bytes: bytes))
      }
    }
    return print
  }
}
