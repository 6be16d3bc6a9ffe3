import DocumentModel
import Styling
import Testing
import XHTMLWriting

@testable import EPUBWriting

/// A small document: headings with a paragraph each, and pictures in figures.
func sample(
  _ headings: [String] = ["First", "Second"], pictures: [Picture] = [], _ change: (inout Metadata) -> Void = { _ in }
) -> Document {
  var document = Document()
  document.metadata.title = "A Work & Its Title"
  document.metadata.authors = [Person("Ann Author")]
  change(&document.metadata)
  func leaf(_ kind: Block.Kind, _ text: String, _ identifier: String = "") {
    var block = Block(kind, source: SourceRange(0, 0))
    let start = document.text.count
    document.text += Array(text.utf8)
    block.text = TextRange(start, document.text.count)
    block.end = Int32(document.blocks.count + 1)
    if !identifier.isEmpty {
      var attributes = Attributes()
      attributes.identifier = identifier
      block.attributes = TableIndex(document.attributes.count)
      document.attributes.append(attributes)
    }
    document.blocks.append(block)
  }
  for (index, heading) in headings.enumerated() {
    leaf(.heading(level: 1), heading, "h\(index)")
    leaf(.paragraph, "Text of \(heading).")
  }
  for picture in pictures {
    leaf(.paragraph, "a picture")
    var span = TextSpan(
      .image(TableIndex(document.images.count)), over: document.blocks[document.blocks.count - 1].text,
      source: SourceRange(0, 0))
    span.end = Int32(document.spans.count + 1)
    document.spans.append(span)
    document.blocks[document.blocks.count - 1].spans = Int32(document.spans.count - 1)..<Int32(document.spans.count)
    var image = Image(at: "x", source: SourceRange(0, 0))
    image.picture = picture
    document.images.append(image)
  }
  return document
}

/// The publication of a document, with a page map if there is one, and no warnings but those of these codes.
func publication(
  of document: Document, pages: PageMap? = nil, modified: Int? = nil, codes: [String] = []
) throws -> Publication {
  var diagnostics = Diagnostics()
  let chapters = try document.chapters(in: .base, pageMap: pages, reporting: &diagnostics)
  #expect(diagnostics.all.map(\.code.name) == codes)
  return Publication(document: document, chapters: chapters, style: .base, options: .init(modified: modified))
}

/// The package document of a publication.
func package(of publication: Publication) -> String {
  let manifest = Manifest(publication)
  return String(decoding: PackageDocument(manifest).bytes, as: UTF8.self)
}

/// The smallest picture that can be walked.
let dot = Picture(
  .png, width: 1, height: 1,
  bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0])
    + chunk("tEXt", Array("Author\0Somebody".utf8)) + chunk("IDAT", [1, 2, 3]) + chunk("IEND", []))

/// A PNG chunk without a true checksum.
func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
  [0, 0, 0, UInt8(data.count)] + Array(name.utf8) + data + [0, 0, 0, 0]
}
