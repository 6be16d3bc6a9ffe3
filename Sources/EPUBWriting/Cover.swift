import DocumentModel
import XHTMLWriting

/// The cover: the author's picture, or one drawn from title and authors.
struct Cover {
  /// Its picture's file, which libraries and shops show.
  let picture: Manifest.PictureFile
  /// The file that the cover page shows, if that is another.
  let drawing: Manifest.PictureFile?
  /// What it shows, in words.
  let description: String
  /// Whether it was drawn.
  let isDrawn: Bool

  /// The cover of a publication.
  init(_ publication: Publication, title: String) {
    let document = publication.document
    let metadata = document.metadata
    let authors = metadata.authors.map(\.name).filter { !$0.isEmpty }
    let words = ([title] + authors).joined(separator: ", ")
    let index = Int(metadata.coverImage)
    if document.images.indices.contains(index), let picture = document.images[index].picture {
      self.picture = Manifest.file(of: picture, named: picture.fileName(number: index + 1))
      drawing = nil
      description = metadata.coverDescription.isEmpty ? words : metadata.coverDescription
      isDrawn = false
      return
    }
    description = words
    isDrawn = true
    if let cover = publication.cover, let deflate = Deflate(level: 1), let png = cover.png(using: deflate) {
      picture = Manifest.PictureFile(
        name: "images/cover.png", mediaType: "image/png", bytes: png, isCompressed: true)
      drawing = Manifest.PictureFile(
        name: "images/cover.svg", mediaType: "image/svg+xml", bytes: cover.svg(titled: words), isCompressed: false)
      return
    }
    let simple = CoverDrawing(
      title: title, subtitle: metadata.subtitle, authors: authors, date: metadata.date?.text ?? "")
    picture = Manifest.PictureFile(
      name: "images/cover.svg", mediaType: "image/svg+xml", bytes: Array(simple.svg.utf8), isCompressed: false)
    drawing = nil
  }

  /// The cover on its page: the drawing for readers that can choose, and the picture for all.
  private var image: String {
    let image = "<img src=\"\(picture.name)\" alt=\"\(escaped(description))\" role=\"doc-cover\"/>"
    guard let drawing else { return image }
    return "<picture><source srcset=\"\(drawing.name)\" type=\"\(drawing.mediaType)\"/>\(image)</picture>"
  }

  /// The page that shows it.
  func page(in manifest: Manifest) -> [UInt8] {
    let head = pageHead(
      titled: manifest.vocabulary.cover, in: manifest.language, manifest.publication.document.metadata.direction)
    let text = """
      \(head) class="cover">
      <main>
      <section epub:type="cover" aria-label="\(escaped(manifest.vocabulary.cover))">
      <h1 class="cover">\(image)</h1>
      </section>
      </main>
      </body>
      </html>

      """
    return Array(text.utf8)
  }
}
