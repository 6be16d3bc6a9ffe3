import DocumentModel
import XHTMLWriting

/// What a publication holds, gathered once for the documents that list it.
struct Manifest {
  /// A picture's file.
  struct PictureFile {
    /// Path from the chapters' folder.
    var name: String
    /// Its media type.
    var mediaType: String
    /// What is in it.
    var bytes: [UInt8]
    /// Whether it is compressed already.
    var isCompressed: Bool
  }

  /// The e-book.
  let publication: Publication
  /// Its language, well formed.
  let language: String
  /// Words in its language.
  let vocabulary: Vocabulary
  /// Its title, never empty.
  let title: String
  /// Its identifier.
  let identifier: String
  /// When it was last changed.
  let modified: String
  /// Its pictures, the cover's last.
  let pictures: [PictureFile]
  /// Its cover.
  let cover: Cover
  /// Whether the contents list is one of the pages that are read.
  let showsContents: Bool

  /// Gathers everything.
  init(_ publication: Publication) {
    self.publication = publication
    let document = publication.document
    language = LanguageTag(document.metadata.language)?.text ?? "en"
    vocabulary = Vocabulary(language: language)
    title = document.displayTitle
    var pictures: [PictureFile] = []
    for index in Set(publication.chapters.flatMap(\.images)).sorted() {
      guard let picture = document.images[index].picture else { continue }
      pictures.append(Self.file(of: picture, named: picture.fileName(number: index + 1)))
    }
    cover = Cover(publication, title: title)
    let coverName = cover.picture.name
    if !pictures.contains(where: { $0.name == coverName }) { pictures.append(cover.picture) }
    if let drawing = cover.drawing { pictures.append(drawing) }
    self.pictures = pictures
    showsContents = Self.showsContents(publication)
    identifier = Self.identifier(of: publication, title: title, pictures: pictures)
    let date = document.metadata.date.flatMap { Timestamp($0) }
    modified = (publication.options.modified.map { Timestamp(secondsSince1970: $0) } ?? date ?? .unknown).text
  }

  /// A picture without what its camera says about itself.
  static func file(of picture: Picture, named name: String) -> PictureFile {
    PictureFile(
      name: name, mediaType: picture.format.mediaType, bytes: picture.withoutMetadata.bytes,
      isCompressed: picture.format != .svg)
  }

  /// The author's identifier, or one made from the content.
  private static func identifier(of publication: Publication, title: String, pictures: [PictureFile]) -> String {
    let given = publication.document.metadata.identifier
    if !given.utf8.allSatisfy({ $0 <= 0x20 }) { return given }
    let files = publication.chapters.map { File($0.name, $0.bytes) } + pictures.map { File($0.name, $0.bytes) }
    let pieces = files.map { Array("\0\($0.name) \($0.bytes.count) \(Deflate.digest($0.bytes))".utf8) }
    return ContentIdentifier(of: [Array(title.utf8)] + pieces).urn
  }

  /// Whether the contents list is one of the pages that are read.
  private static func showsContents(_ publication: Publication) -> Bool {
    let document = publication.document
    let hasEntries = publication.chapters.reduce(0) { $0 + $1.headings.count } >= 2
    guard hasEntries, let wanted = document.metadata.wantsContents else {
      switch publication.style.book.contents {
      case .always: return hasEntries
      case .never: return false
      case .automatic: return hasEntries && document.isBook
      }
    }
    return wanted
  }

  /// Every page mark, with its address from the chapters' folder.
  var pages: [(folio: String, address: String)] {
    publication.chapters.flatMap { chapter in
      chapter.pageMarks.map { ($0.folio, "\(chapter.name)#\($0.identifier)") }
    }
  }

  /// The contents list: headings of chapters, and files without a heading by their title.
  var contents: [Outline.Entry] {
    var entries: [Outline.Entry] = []
    for chapter in publication.chapters {
      if chapter.role != .chapter {
        let name = chapter.role == .titlePage ? vocabulary.titlePage : chapter.title
        entries.append((1, name, chapter.name))
      }
      for heading in chapter.headings {
        entries.append((heading.rank, heading.text, "\(chapter.name)#\(heading.identifier)"))
      }
    }
    if entries.isEmpty, let first = publication.chapters.first { entries.append((1, title, first.name)) }
    return entries
  }
}
