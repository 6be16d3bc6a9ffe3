import DocumentModel
import Testing

@testable import DocumentReading

@Suite struct FrontMatterTests {
  func read(_ text: String) throws -> (Document, [Diagnostic]) {
    var diagnostics = Diagnostics()
    let document = try Document.markdown(text, &diagnostics)
    #expect(document.violations == [])
    return (document, diagnostics.all)
  }

  @Test func `a layout is a name or stands there itself`() throws {
    let (named, _) = try read("---\nlayout: book-a6\nfontsize: 11pt\nmainfont: EB Garamond\n---\n\nText.\n")
    #expect(named.metadata.layout?.name == "book-a6")
    #expect(named.metadata.printSettings.map(\.key) == ["fontsize", "mainfont"])
    #expect(named.metadata.printSettings.map(\.value) == ["11pt", "EB Garamond"])
    let (whole, _) = try read("---\nlayout:\n  extends: book-a6\n---\n\nText.\n")
    #expect(whole.metadata.layout?.name == "")
    let (_, diagnostics) = try read("---\nlayout: [1]\n---\n\nText.\n")
    #expect(diagnostics.contains { $0.severity == .warning })
  }

  @Test func `what print says beside the length of the work is not passed over`() throws {
    let (document, none) = try read("---\nprint: {pages: 8}\n---\n\nText.\n")
    #expect(document.metadata.pageGoal == .pages(8) && none.isEmpty)
    for text in ["print: 8", "print: {scheme: z-fold}", "print: {pages: 0}"] {
      let (_, diagnostics) = try read("---\n\(text)\n---\n\nText.\n")
      #expect(diagnostics.map(\.code) == [.badValue], "\(text)")
    }
  }

  @Test func `every key has its place`() throws {
    let (document, diagnostics) = try read(
      """
      ---
      title: A Title
      subtitle: "More: of it"
      author:
        - Ann Lee
        - name: Bo Ek
          role: editor
          file-as: Ek, Bo
      date: 2017-03-20
      lang: he
      tags: [one, two]
      subject: History
      abstract: >
        Two
        lines.
      rights: © Ann
      license: CC0-1.0
      publisher: P
      isbn: 978-3-16-148410-0
      contributor: Cy Dow
      cover-image: c.png
      cover-alt: A cover
      toc: yes
      toc-depth: 2
      links-as-notes: true
      layout: {name: x}
      ---
      Text.
      """)
    let metadata = document.metadata
    #expect(diagnostics.isEmpty)
    #expect(metadata.title == "A Title" && metadata.subtitle == "More: of it")
    #expect(metadata.authors.map(\.name) == ["Ann Lee", "Bo Ek"])
    #expect(metadata.authors[1].role == "edt")
    #expect(metadata.authors[1].sortName == "Ek, Bo")
    #expect(metadata.date?.iso == "2017-03-20")
    #expect(metadata.language == "he" && metadata.languageIsGiven && metadata.direction == .rightToLeft)
    #expect(metadata.keywords == ["one", "two"] && metadata.subjects == ["History"])
    #expect(metadata.description == "Two lines.")
    #expect(metadata.rights == "© Ann" && metadata.license == "CC0-1.0" && metadata.publisher == "P")
    #expect(metadata.identifier == "urn:isbn:9783161484100")
    #expect(metadata.contributors == [Person("Cy Dow", role: "ctb")])
    #expect(document.images[Int(metadata.coverImage)].destination == "c.png")
    #expect(metadata.coverDescription == "A cover")
    #expect(metadata.wantsContents == true && metadata.contentsDepth == 2 && metadata.linksAsNotes == true)
    #expect(document.blocks.count == 1)
  }

  @Test func `an unknown key is reported with the nearest one and its place`() throws {
    let (_, diagnostics) = try read("---\nsubtitel: x\ndocumentclass: book\nzzzzzz: 1\ntoc: maybe\n---\n")
    #expect(diagnostics.map(\.code) == [.unknownKey, .unknownKey, .unknownKey, .badValue])
    #expect(diagnostics[0].hint == "did you mean “subtitle”?")
    #expect(diagnostics[0].place == SourceRange(4, 12))
    #expect(diagnostics[1].severity == .note)
    #expect(diagnostics[2].hint == "")
  }

  @Test func `broken front matter is an error with its place`() {
    let error = #expect(throws: DocumentReadingError.self) { try read("---\ntitle: a: b\n---\nText\n") }
    #expect(error?.diagnostic.place?.start == 12)
  }

  @Test func `lines of hyphens around prose are no front matter`() throws {
    for text in [
      "---\n\nProse: of it\n\n---\n", "---\nProse without end\n", "---\nJust text\n---\n", "----\na: b\n---\n",
    ] {
      let (document, diagnostics) = try read(text)
      #expect(diagnostics.isEmpty)
      #expect(document.blocks.first?.kind == .sceneBreak)
    }
  }

  @Test(arguments: [
    ("# T\n\nText", "T", 1), ("# T\n\n# U\n\nText", "", 3), ("Text\n\n# T", "", 2), ("# *T*x\n\nA", "Tx", 1),
    ("# [T](http://a.b)\n\nA", "", 2), ("---\ntitle: “T” x\n---\n# T X\n\nA\n\n# B", "“T” x", 2),
    ("---\ntitle: U\n---\n# T\n\nA", "U", 2), ("# T[^1]\n\nA\n\n[^1]: n", "", 4),
  ])
  func `a first heading is the title unless something would be lost`(text: String, title: String, blocks: Int) throws {
    let (document, _) = try read(text)
    #expect(document.metadata.title == title)
    #expect(document.blocks.count == blocks)
  }

  @Test func `date and author under the title are taken once`() throws {
    let (document, _) = try read(
      "---\ntitle: T\ndate: 2017-03-20\n---\n# T\n\n*March 20, 2017*\n\nby Ann Lee and Bo Ek\n\nby day he wrote.")
    #expect(document.blocks.count == 1)
    #expect(document.metadata.date == PublicationDate("March 20, 2017", year: 2017, month: 3, day: 20))
    #expect(document.metadata.authors.map(\.name) == ["Ann Lee", "Bo Ek"])
    #expect(document.metadata.byline == "by Ann Lee and Bo Ek")
    #expect(document.plainText(of: 0) == "by day he wrote.")
  }

  @Test func `front matter faked as headings is understood`() throws {
    let (document, _) = try read(
      "# Title: Common Sense\n\n## Author: Thomas Paine\n\n## Year: 1776\n\n-----\n\n## I\n\nText")
    #expect(document.metadata.title == "Common Sense")
    #expect(document.metadata.authors == [Person("Thomas Paine")])
    #expect(document.metadata.date?.iso == "1776")
    let imprint = document.blocks.indices.prefix(3)
    #expect(
      imprint.map { document.plainText(of: $0) } == ["Title: Common Sense", "Author: Thomas Paine", "Year: 1776"])
    #expect(imprint.allSatisfy { document.attributes(document.blocks[$0].attributes)?.classes == ["imprint"] })
    #expect(document.blocks.count == 5)
  }

  @Test(arguments: [
    ("2017-03-20", "2017-03-20"), ("March 20, 2017", "2017-03-20"), ("20 March 2017", "2017-03-20"),
    ("20. März 2017", "2017-03-20"), ("le 1er août 1914", "1914-08-01"), ("Monday, 3rd of May, 2021", "2021-05-03"),
    ("20/3/2017", "2017-03-20"), ("3/20/2017", "2017-03-20"), ("3/4/2017", "2017"), ("March 2017", "2017-03"),
    ("1984", "1984"), ("2017-03", "2017-03"), ("20.3.2017", "2017-03-20"), ("2017-03-20T10:00:00Z", "2017-03-20"),
  ])
  func `dates are understood in many forms`(text: String, iso: String) {
    #expect(DateReader.date(text)?.iso == iso)
  }

  @Test(arguments: ["May I?", "12 monkeys", "March on", "99", "13/13/2017", "2017-13-01", "1 2 3 May 2000", "", "12"])
  func `other texts are no dates`(text: String) { #expect(DateReader.date(text) == nil) }
}
