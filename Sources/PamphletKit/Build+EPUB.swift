import DocumentModel
import EPUBWriting
import FontShaping
import Typesetting
import XHTMLWriting

extension Build {
  /// The e-book, with a cover in the layout's typefaces if the manuscript names no picture and the machine has the typefaces.
  func epub(
    _ document: Document, _ style: Style, _ map: PageMap?, using resources: Resources,
    _ diagnostics: inout Diagnostics
  ) throws -> [UInt8] {
    var options = ChapterOptions()
    options.hasKoboSpans = isForKobo
    options.jobs = jobs
    let chapters = try document.chapters(in: style, pageMap: map, options: options, reporting: &diagnostics)
    var publication = Publication(
      document: document, chapters: chapters, style: style,
      options: Publication.Options(modified: modified, jobs: jobs))
    let index = Int(document.metadata.coverImage)
    if !document.images.indices.contains(index) || document.images[index].picture == nil {
      let fonts = FontSet(searching: resources.fontFolders)
      publication.cover = try? document.coverDrawing(titled: document.displayTitle, in: style, using: fonts)
    }
    return try publication.epub()
  }
}
