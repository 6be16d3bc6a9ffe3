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
    let size = style.print.fitsPages ? nil : style.page.size
    let printing = try printing.settled(by: style.print, size: size)
    let options = printing.options(for: document.metadata.direction, hasBackCover: !document.back.isEmpty)
    if wanted.contains(.booklet) || style.print.fitsPages { style = try printing.fitted(style, options: options) }
    var document = document
    document.preparePicturesForPrint(reporting: &diagnostics)
    tellProgress("setting pages")
    let fonts = FontSet(searching: resources.fontFolders)
    let pages = try pages(of: document, in: style, as: printing, using: (fonts, hyphenator), reporting: &diagnostics)
    if wanted.contains(.pdf) { print.map = pages.map }
    document.reprintPhotographs(on: pages, inGrey: !style.usesColour && printing.press != .cmyk)
    var description = document.metadata
    description.title = document.displayTitle
    let job = PrintJob(
      document: document, description: description, pages: pages, style: style, printing: printing, options: options,
      fonts: fonts)
    for edition in wanted { print.files += try artifacts(of: edition, from: job, reporting: &diagnostics) }
    return print
  }

  /// The pages, as many as are wanted.
  private func pages(
    of document: Document, in style: Style, as printing: Printing, using type: (FontSet, Hyphenator?),
    reporting diagnostics: inout Diagnostics
  ) throws -> Pages {
    let (fonts, hyphenator) = type
    let goal = printing.goal ?? document.metadata.pageGoal
    if case .automatic? = goal {
      var natural = Diagnostics()
      let pages = try document.pages(in: style, using: fonts, hyphenatedBy: hyphenator, reporting: &natural)
      if let wanted = printing.cheaper(than: pages.pages.count) {
        var fitting = Diagnostics()
        if let fitted = try? document.pages(
          in: style, using: fonts, hyphenatedBy: hyphenator, fitting: wanted...wanted, reporting: &fitting)
        {
          for diagnostic in fitting.all { diagnostics.report(diagnostic) }
          return fitted
        }
      }
      for diagnostic in natural.all { diagnostics.report(diagnostic) }
      return pages
    }
    guard let goal, let wanted = printing.pages(for: goal) else {
      return try document.pages(in: style, using: fonts, hyphenatedBy: hyphenator, reporting: &diagnostics)
    }
    return try document.pages(
      in: style, using: fonts, hyphenatedBy: hyphenator, fitting: wanted, reporting: &diagnostics)
  }

  /// The manuscript's files as a PDF carries them, without their folders.
  func attachments(of document: Document) -> [PDFOptions.Attachment] {
    document.sources.map { source in
      let name = source.name.split(separator: "/").last.map(String.init) ?? source.name
      let isPlain = name.lowercased().hasSuffix(".txt") || !name.contains(".")
      return PDFOptions.Attachment(
        name: name == "-" ? "manuscript.txt" : name, mediaType: isPlain ? "text/plain" : "text/markdown",
        description: "The manuscript that this document was made from", bytes: source.bytes)
    }
  }
}
