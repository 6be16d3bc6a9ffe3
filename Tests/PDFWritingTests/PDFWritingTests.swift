import DocumentModel
import FontShaping
import Glibc
import Imposition
@testable import PDFWriting
import Testing

/// Whether the sheets are the reading copy or a booklet.
enum Arrangement: CaseIterable {
  case reading, booklet

  func sheets(_ pages: Pages) throws -> Sheets {
    self == .reading ? pages.sheets : try pages.imposed(by: .saddleStitch(signatureOf: nil), on: .a4)
  }
}

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

  static func everything(_ arrangement: Arrangement) throws -> [UInt8] {
    let sample = try SamplePages.everything()
    return try arrangement.sheets(sample.finished).pdf(
      describing: metadata, pictures: pictures, using: sample.fonts)
  }

  @Test(arguments: Arrangement.allCases)
  func `every object is found where the index says, and every reference leads to one`(_ arrangement: Arrangement) throws
  {
    let file = try #require(FileReader(try Self.everything(arrangement)))
    #expect(file.objects.count > 50)
    for (number, object) in file.objects where !object.contains("/ObjStm") {
      for reference in FileReader.references(in: object) {
        #expect(file.objects[reference] != nil, "\(number) refers to \(reference)")
      }
    }
  }

  @Test func `the same input gives the same bytes`() throws {
    #expect(try Self.everything(.reading) == Self.everything(.reading))
    #expect(try Self.everything(.booklet) == Self.everything(.booklet))
  }

  @Test(arguments: Arrangement.allCases)
  func `all content belongs to one element or is an artifact`(_ arrangement: Arrangement) throws {
    let sample = try SamplePages.everything()
    let sheets = try arrangement.sheets(sample.finished)
    let builder = try PDFBuilder(sheets, fonts: sample.fonts)
    var owned = Set<Int32>()
    for element in sheets.pages.elements.indices {
      for case .mark(let mark) in builder.order.kids(of: element) {
        #expect(owned.insert(mark).inserted)
        #expect(builder.content.marks[Int(mark)].element == Int32(element))
      }
    }
    for (index, mark) in builder.content.marks.enumerated() {
      #expect(owned.contains(Int32(index)) == (mark.element >= 0))
      #expect((mark.identifier >= 0) == (mark.element >= 0))
    }
    for (side, owners) in builder.content.elementsOfSide.enumerated() {
      let marks = builder.content.marks.filter { builder.placed[Int($0.page)]?.side == side && $0.element >= 0 }
      #expect(Set(marks.map(\.identifier)) == Set(owners.indices.map { Int32($0) }))
      #expect(marks.allSatisfy { owners[Int($0.identifier)] == $0.element })
    }
  }

  @Test func `a booklet is read in the order of its pages, not of its sheets`() throws {
    let sample = try SamplePages.everything()
    let reading = try PDFBuilder(sample.finished.sheets, fonts: sample.fonts)
    let booklet = try PDFBuilder(Arrangement.booklet.sheets(sample.finished), fonts: sample.fonts)
    for element in sample.finished.elements.indices {
      #expect(reading.order.kids(of: element) == booklet.order.kids(of: element))
    }
  }

  @Test func `marked content opens and closes in turn, and text inside it only`() throws {
    let file = try #require(FileReader(try Self.everything(.reading)))
    let contents = file.streams.values.map { String(decoding: $0, as: UTF8.self) }.filter { $0.contains("BDC\n") }
    #expect(contents.count == 2)
    for content in contents {
      var depth = 0
      for line in content.split(separator: "\n") {
        if line.hasSuffix("BDC") || line.hasSuffix("BMC") { depth += 1 }
        if line == "EMC" { depth -= 1 }
        if line.hasSuffix("TJ") || line.hasSuffix("Do Q") || line.hasSuffix("re f") { #expect(depth == 1) }
        #expect((0...1).contains(depth))
      }
      #expect(depth == 0)
    }
  }

  @Test func `a table has a head and a body, and header cells say what they are for`() throws {
    let file = try #require(FileReader(try Self.everything(.reading)))
    let tables = file.objects.values.filter { $0.contains("/S/Table") }
    let heads = file.objects.filter { $0.value.contains("/S/THead") }
    let bodies = file.objects.filter { $0.value.contains("/S/TBody") }
    let head = try #require(heads.first)
    let body = try #require(bodies.first)
    #expect(tables.count == 1 && heads.count == 1 && bodies.count == 1)
    let rows = file.objects.filter { $0.value.contains("/S/TR") }
    #expect(rows.filter { $0.value.contains("/P \(head.key) 0 R") }.count == 1)
    #expect(rows.filter { $0.value.contains("/P \(body.key) 0 R") }.count == 2)
    for row in rows {
      let part = row.value.contains("/P \(head.key) 0 R") ? head.value : body.value
      #expect(
        FileReader.references(in: part).contains(row.key) && !FileReader.references(in: tables[0]).contains(row.key))
    }
    #expect(file.objects.values.filter { $0.contains("/S/TH/") && $0.contains("/Scope/Column") }.count == 2)
  }

  @Test func `a header cell beside data is the header of its row`() throws {
    var sample = try SamplePages()
    let table = sample.element(.table)
    for (index, roles) in [[StructureElement.Role.tableHeader, .tableCell], [.tableHeader, .tableCell]].enumerated() {
      let row = sample.element(.tableRow, in: table)
      for role in roles { sample.line("Cell \(index)", sample.element(role, in: row), isLast: true) }
    }
    let bytes = try sample.finished.sheets.pdf(describing: Self.metadata, pictures: [], using: sample.fonts)
    let file = try #require(FileReader(bytes))
    #expect(file.objects.values.filter { $0.contains("/S/TH/") && $0.contains("/Scope/Row") }.count == 2)
    #expect(!file.objects.values.contains { $0.contains("/THead") || $0.contains("/TBody") })
  }

  @Test func `a page placed twice is read once`() throws {
    let sample = try SamplePages.everything()
    var sheets = sample.finished.sheets
    let once = try PDFBuilder(sheets, fonts: sample.fonts)
    sheets.sides.append(sheets.sides[0])
    let twice = try PDFBuilder(sheets, fonts: sample.fonts)
    #expect(twice.content.elementsOfSide == once.content.elementsOfSide + [[]])
    let bytes = try sheets.pdf(describing: Self.metadata, pictures: Self.pictures, using: sample.fonts)
    let file = try #require(FileReader(bytes))
    #expect(file.streams.values.filter { String(decoding: $0, as: UTF8.self).hasPrefix("/Artifact BMC\n") }.count == 1)
  }

  @Test func `what readers are told is the same in both places`() throws {
    let file = try #require(FileReader(try Self.everything(.reading)))
    let info = try #require(file.objects.values.first { $0.contains("/Producer") && $0.contains("/ModDate") })
    #expect(info.contains("/Subject(A \\(sample\\) of everything)"))
    #expect(info.contains("/CreationDate(D:20000101)"))
    let packet = try #require(
      file.streams.values.map { String(decoding: $0, as: UTF8.self) }.first { $0.contains("xmpmeta") })
    #expect(packet.contains("Über &amp; unter &lt;allem&gt;"))
    #expect(packet.contains("<xmp:ModifyDate>2000-01-01</xmp:ModifyDate>"))
    let catalog = try #require(file.objects.values.first { $0.contains("/Type/Catalog") })
    #expect(catalog.contains("/Lang(en-GB)") && catalog.contains("/DisplayDocTitle true"))
  }

  @Test func `pages without anything make a file`() throws {
    let fonts = FontSet(searching: [])
    for sheets in [Pages().sheets, Sheets(sides: [SheetSide(size: .a4, placements: [])], pages: Pages())] {
      let file = try #require(FileReader(try sheets.pdf(describing: Metadata(), pictures: [], using: fonts)))
      #expect(file.objects.values.contains { $0.contains("/Type/Pages/Count 1") })
    }
  }

  @Test(arguments: [1, 31, 32, 33, 1024, 1025])
  func `the page tree holds every page once`(count: Int) throws {
    var pages = Pages()
    pages.pages = (0..<count).map { Page(size: .a5, folio: "\($0 + 1)") }
    let bytes = try pages.sheets.pdf(describing: Metadata(), pictures: [], using: FontSet(searching: []))
    let file = try #require(FileReader(bytes))
    let nodes = file.objects.filter { $0.value.contains("/Type/Pages/Count") }
    func leaves(_ node: Int) -> [Int] {
      guard let text = nodes[node] else { return [node] }
      let kids = FileReader.references(in: String(text.split(separator: "/Kids").last ?? "")).flatMap(leaves)
      #expect(FileReader.number("/Count ", in: text) == kids.count)
      #expect(FileReader.references(in: text).count <= 34)
      return kids
    }
    let root = try #require(nodes.first { !$0.value.contains("/Parent") }).key
    let pageObjects = file.objects.filter { $0.value.contains("/Type/Page/Parent") }.keys
    #expect(leaves(root) == pageObjects.sorted())
    #expect(leaves(root).count == count)
  }

  @Test func `write samples where the environment asks for them`() throws {
    guard let folder = unsafe getenv("PDF_SAMPLES").map({ unsafe String(cString: $0) }) else { return }
    for arrangement in Arrangement.allCases {
      let bytes = try Self.everything(arrangement)
      let file = unsafe fopen("\(folder)/\(arrangement).pdf", "w")
      unsafe fwrite(bytes, 1, bytes.count, file)
      unsafe fclose(file)
    }
  }
}
