import DocumentModel
import FontShaping
import Imposition
import Testing

@testable import PDFWriting

/// Pictures of other forms, words that say their text, and files that go with a document.
struct PrintingTests {
  /// A GIF of 3 × 2 pixels: red, green, blue; blue, nothing, red.
  private static let gif: [UInt8] = {
    let header =
      [UInt8]("GIF89a".utf8) + [3, 0, 2, 0, 0x81, 0, 0] + [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]
      + [0x21, 0xF9, 4, 1, 0, 0, 3, 0] + [0x2C, 0, 0, 0, 0, 3, 0, 2, 0, 0]
    // Clear, six colours, end: the codes grow by a bit once there are eight.
    let codes: [(Int, width: Int)] = [(4, 3), (0, 3), (1, 3), (2, 3), (2, 4), (3, 4), (0, 4), (5, 4)]
    var bits: [Int] = []
    for (code, width) in codes { bits += (0..<width).map { code >> $0 & 1 } }
    while bits.count % 8 != 0 { bits.append(0) }
    let data = stride(from: 0, to: bits.count, by: 8).map { start in
      UInt8((0..<8).reduce(0) { $0 | bits[start + $1] << $1 })
    }
    return header + [2, UInt8(data.count)] + data + [0, 0x3B]
  }()

  @Test func `a GIF becomes a PNG with the same pixels`() throws {
    let picture = try Picture(.gif, width: 3, height: 2, bytes: Self.gif).printable()
    #expect(picture.format == .png && picture.condition == .whole)
    let image = try #require(ImageData(picture))
    #expect(image.opacity == [255, 255, 255, 255, 0, 255])
    #expect(image.bytes.prefix(12) == [255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 255])
    #expect(image.bytes.suffix(3) == [255, 0, 0])
  }

  @Test func `a GIF that is cut short anywhere is no danger`() {
    for length in Self.gif.indices {
      _ = try? Picture(.gif, width: 3, height: 2, bytes: Array(Self.gif[..<length])).printable()
    }
  }

  @Test func `a picture that is none is told from one`() {
    for format in [Picture.Format.gif, .webp, .svg] {
      #expect(throws: Picture.PrintingProblem.damaged) {
        try Picture(format, width: 2, height: 2, bytes: [1, 2, 3]).printable()
      }
    }
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>"
    #expect(throws: Picture.PrintingProblem.damaged) {
      try Picture(.svg, width: 2, height: 2, bytes: [UInt8](bomb.utf8)).printable()
    }
  }

  @Test func `a drawing stays lines, the same in every run`() throws {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><defs><linearGradient id="g"><stop offset="0"
      stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs><path d="M1 1L39 19" stroke="black"/>
      <rect width="9" height="9" fill="url(#g)" opacity=".5"/></svg>
      """
    var image = Image(at: "a.svg", source: SourceRange(0, 0))
    image.picture = Picture(.svg, width: 40, height: 20, bytes: [UInt8](svg.utf8))
    func pdf() throws -> [UInt8] {
      var sample = try SamplePages()
      let figure = sample.element(.figure) { $0.alternative = "A line" }
      let place = Rectangle(x: .points(40), y: .points(90), width: .points(80), height: .points(40))
      sample.add(.picture(0, place, .element(figure)))
      return try sample.finished.sheets.pdf(describing: Metadata(), pictures: [image], using: sample.fonts)
    }
    let bytes = try pdf()
    #expect(try pdf() == bytes)
    let file = try #require(FileReader(bytes))
    #expect(file.objects.values.contains { $0.contains("/Subtype/Form/BBox[0 0 30 15]") })
    #expect(!file.objects.values.contains { $0.contains("/Subtype/Image") || $0.contains("/Interpolate true") })
    for (number, object) in file.objects where !object.contains("/ObjStm") {
      for reference in FileReader.references(in: object) {
        #expect(file.objects[reference] != nil, "\(number) refers to \(reference)")
      }
    }
  }

  @Test func `a photograph on its side is as high as it is wide once it stands`() throws {
    let exif: [UInt8] =
      [0xFF, 0xE1, 0, 34] + [UInt8]("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
      + [0, 0, 0, 0]
    let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 5, 1, 1, 0x11, 0]
    let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9]
    let stored = Picture(.jpeg, width: 5, height: 3, bytes: [0xFF, 0xD8] + exif + frame + scan)
    let upright = try stored.printable()
    #expect(upright.width == 3 && upright.height == 5)
    let box = Rectangle(x: .zero, y: .zero, width: .points(30), height: .points(50))
    #expect(try #require(ImageData(upright)).turn.fitted(box) == box)
    #expect(try #require(ImageData(stored)).turn.fitted(box) != box)
  }

  @Test func `a picture with more pixels than paper can show is reduced, and no other`() throws {
    let row: [UInt8] = [255, 0, 0, 255, 0, 0, 255, 255, 255, 0, 0, 255, 0, 0, 255, 0]
    let pixels = ColourPixels(width: 4, height: 2, bytes: row + row)
    let picture = try pixels.picture()
    #expect(ImageData.divisor(of: picture, drawn: .points(100)) == 1)
    let width = Length(scaledPoints: (72 << 16) * 2 / ImageData.finest + 1)
    #expect(ImageData.divisor(of: picture, drawn: width) == 2)
    let image = try #require(ImageData(reducing: picture, by: 2))
    #expect(image.width == 2 && image.height == 1)
    #expect(image.bytes == [127, 0, 127, 255, 0, 0])
    #expect(image.opacity == [255, 127])
    let grey = try #require(ImageData(reducing: picture, by: 1, inGrey: true))
    #expect(grey.colours == .grey && grey.bytes == [76, 29, 76, 0, 76, 29, 76, 0])
  }

  @Test func `a drawing is grey where pictures are`() throws {
    let pixels = try ColourPixels(width: 1, height: 1, bytes: [255, 0, 0, 255]).picture().bytes
      .map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20"><defs>
      <linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset=".4" stop-color="lime" stop-opacity=".5"/>
      <stop offset="1" stop-color="blue"/></linearGradient><radialGradient id="r"><stop offset="0" stop-color="yellow"/>
      <stop offset="1" stop-color="purple"/></radialGradient><pattern id="p" width="2" height="2"
      patternUnits="userSpaceOnUse"><rect width="1" height="1" fill="teal"/></pattern><filter id="b"><feGaussianBlur
      stdDeviation="1"/></filter><mask id="m"><rect width="9" height="9" fill="url(#g)"/></mask></defs>
      <path d="M1 1L39 19" stroke="orange"/><rect width="9" height="9" fill="url(#g)"/>
      <circle cx="20" cy="9" r="5" fill="url(#r)" opacity=".5"/><rect x="9" width="4" height="4" fill="url(#p)"/>
      <rect x="30" width="4" height="4" fill="#36c" filter="url(#b)"/><rect width="9" height="9" fill="red" mask="url(#m)"/>
      <text x="2" y="18" font-size="5" fill="green">a (b) rg</text>
      <image x="30" y="10" width="5" height="5" xlink:href="data:image/png,\(pixels)"/></svg>
      """
    let picture = Picture(.svg, width: 40, height: 20, bytes: [UInt8](svg.utf8))
    let colour = try #require(SVGDrawing.page(of: picture))
    guard let grey = colour.inGrey else {
      Issue.record("Something on the page is not known")
      return
    }
    #expect(grey.objects.map(\.number) == colour.objects.map(\.number))
    for object in [grey.content] + grey.objects {
      let body = String(decoding: object.body, as: UTF8.self)
      #expect(!body.contains("RGB") && !body.contains("/C0 [ 1 0 0 ]"))
      guard let data = object.data, body.contains("/Subtype /Form") || object.number == grey.content.number else {
        continue
      }
      let text = String(decoding: try #require(Inflater.expanded(Array(data))), as: UTF8.self)
      #expect(!text.contains(" rg") && !text.contains(" RG"))
    }
  }

  @Test func `colours in a stream become grey and nothing else changes`() {
    func grey(_ content: String) -> String { String(decoding: GreyContent(Array(content.utf8)).bytes, as: UTF8.self) }
    #expect(grey("q 1 0 0 rg 0.5 0.5 .5 RG\n0 0 9 9 re f Q") == "q 0.299 g 0.5 G\n0 0 9 9 re f Q")
    #expect(grey("1 1 1 rg(1 0 0 rg \\) ()) Tj 0 0 0 RG[1 2 3]0 d") == "1 g(1 0 0 rg \\) ()) Tj 0 G[1 2 3]0 d")
    #expect(grey("/Pattern cs /p5 scn 2 rg (open") == "/Pattern cs /p5 scn 2 rg (open")
  }

  @Test func `photographs larger than paper can show are told with the pixels they need`() throws {
    var image = Image(at: "a.jpg", source: SourceRange(0, 0))
    var pages = Pages()
    pages.pages = [Page(size: .a5, folio: "")]
    let frame = Rectangle(x: .zero, y: .zero, width: .points(72), height: .points(72))
    pages.pages[0].items = [.picture(0, frame, .decoration)]
    for (pixels, needed) in [(600, Int?.none), (3000, 450)] {
      image.picture = Picture(.jpeg, width: pixels, height: pixels, bytes: [])
      let large = pages.largePhotographs(among: [image, image])
      #expect(large.map(\.image) == (needed == nil ? [] : [0]) && large.first?.pixels == needed)
    }
  }

  @Test func `words say their text where more characters lack a font than fonts can tell apart`() throws {
    var sample = try SamplePages()
    let paragraph = sample.element(.paragraph)
    let words = (0..<300).map { String(Unicode.Scalar(0x1B170 + UInt32($0))!) }
    sample.line(words.joined(separator: " "), paragraph, isLast: true)
    let file = try #require(
      FileReader(try sample.finished.sheets.pdf(describing: Metadata(), pictures: [], using: sample.fonts)))
    let content = file.streams.values.map { String(decoding: $0, as: UTF8.self) }.first { $0.contains("BDC") } ?? ""
    #expect(content.contains("/ActualText<FEFFD82CDE9B>>>BDC") && !content.contains("/ActualText<FEFFD82CDD70>"))
    #expect((50...60).contains(content.components(of: "/ActualText")))
  }

  @Test func `a word with loose accents says its text, and its space stands apart`() throws {
    var sample = try SamplePages()
    let paragraph = sample.element(.paragraph)
    sample.line("plain x\u{0302}y end", paragraph, isLast: true)
    let file = try #require(
      FileReader(try sample.finished.sheets.pdf(describing: Metadata(), pictures: [], using: sample.fonts)))
    let content = file.streams.values.map { String(decoding: $0, as: UTF8.self) }.first { $0.contains("BDC") } ?? ""
    #expect(content.contains("/ActualText<FEFF007803020079>>>BDC"))
    #expect(content.components(of: "/ActualText") == 1)
    #expect(content.components(of: "BDC\n") == content.components(of: "EMC\n"))
    #expect(content.contains("/Span<</MCID 1/ActualText"), "Poppler looks for it in spans only")
    #expect(content.components(of: "/P<</MCID ") == 2)
  }

  @Test func `a file that goes with the document makes it PDF 3`() throws {
    let sample = try SamplePages.everything()
    var options = PDFOptions()
    let manuscript = PDFOptions.Attachment(
      name: "letter.md", mediaType: "text/markdown", description: "The manuscript", bytes: [UInt8]("# Hi".utf8))
    options.attachments = [manuscript, manuscript]
    let bytes = try sample.finished.sheets.pdf(
      describing: PDFWritingTests.metadata, pictures: PDFWritingTests.pictures, using: sample.fonts, options: options)
    let file = try #require(FileReader(bytes))
    let files = file.objects.values.filter { $0.contains("/AFRelationship/Source") }
    #expect(files.count == 2 && files.contains { $0.contains("/UF(letter.md)") })
    #expect(files.contains { $0.contains("/UF(2-letter.md)") })
    #expect(file.objects.values.contains { $0.contains("/Type/Catalog") && $0.contains("/AF[") })
    #expect(file.streams.values.contains([UInt8]("# Hi".utf8)))
    #expect(String(decoding: bytes, as: UTF8.self).contains("<pdfaid:part>3</pdfaid:part>"))
  }
}

extension String {
  /// How often another text occurs in it.
  fileprivate func components(of other: String) -> Int {
    split(separator: other, omittingEmptySubsequences: false).count - 1
  }
}
