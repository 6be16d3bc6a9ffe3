import DocumentModel
import FontShaping
import Glibc
import Imposition
import PDFWriting
import Testing

struct PDFWritingTests {
  static var metadata: Metadata {
    var metadata = Metadata()
    metadata.title = "Über & unter <allem>"
    metadata.authors = [Person("A. Author"), Person("B. Béta")]
    metadata.language = "en-GB"
    metadata.keywords = ["one", "two"]
    metadata.description = "A (sample) of everything"
    return metadata
  }

  static let pictures = [
    SamplePictures.image(SamplePictures.opaque), SamplePictures.image(SamplePictures.translucent),
  ]

  @Test func `write samples where the environment asks for them`() throws {
    guard let folder = unsafe getenv("PDF_SAMPLES").map({ unsafe String(cString: $0) }) else { return }
    let sample = try SamplePages.everything()
    let pages = sample.finished
    let reading = try pages.sheets.pdf(describing: Self.metadata, pictures: Self.pictures, using: sample.fonts)
    let booklet = try pages.imposed(by: .saddleStitch(signatureOf: nil), on: .a4).pdf(
      describing: Self.metadata, pictures: Self.pictures, using: sample.fonts)
    for (name, bytes) in [("reading", reading), ("booklet", booklet)] {
      let file = unsafe fopen("\(folder)/\(name).pdf", "w")
      unsafe fwrite(bytes, 1, bytes.count, file)
      unsafe fclose(file)
    }
  }
}
