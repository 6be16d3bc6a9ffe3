import PamphletKit
import Testing

@Suite struct SharedWorkTests {
  private let resources = Resources(
    fontFolders: ["/usr/share/fonts"], hyphenationPatterns: { _ in nil },
    picture: { path, _ in path == "img/a b.png" ? .success(pixel) : .failure(.missing) },
    layout: { _ in .failure(.missing) })

  private func result(_ text: String, named name: String = "books/essay.md") -> Build.Result {
    let manuscript = Manuscript([Manuscript.File(name: name, bytes: Array(text.utf8))])
    return Build(manuscript, editions: [.html, .text, .epub]).run(using: resources)
  }

  private let text = """
    ---
    title: On Small Things
    author: Anne
    ---

    # One

    Some words. ![A dot](<img/a b.png>)

    ## Two

    More words.
    """

  @Test func `a work is shared with its editions, its text and its sources`() throws {
    let result = result(text)
    #expect(result.diagnostics.isEmpty)
    let work = try #require(SharedWork(named: "essay", from: result, below: "books/"))
    #expect(work.title == "On Small Things" && work.metadata.authors.map(\.name) == ["Anne"])
    #expect(work.editions.map(\.kind) == [.page, .epub, .text])
    #expect(work.passages.map(\.heading).contains("Two"))
    #expect(work.sources.map(\.path) == ["essay.md", "img/a b.png"])
    #expect(work.sources[0].bytes == Array(text.utf8))
  }

  @Test func `every passage's anchor is in the page`() throws {
    let work = try #require(SharedWork(named: "essay", from: result(text), below: "books/"))
    let page = String(decoding: work.editions[0].bytes, as: UTF8.self)
    for passage in work.passages where !passage.anchor.isEmpty {
      #expect(page.contains("id=\"\(passage.anchor)\""), "\(passage.anchor)")
    }
  }

  @Test(arguments: ["../../etc/x.md", "/etc/x.md", "a/../../x.md", "books/../x.md"])
  func `no source leads out of the bundle`(name: String) throws {
    let work = try #require(SharedWork(named: "x", from: result("# A\n\nb\n", named: name), below: "books/"))
    #expect(work.sources.allSatisfy { !$0.path.hasPrefix("/") && !$0.path.split(separator: "/").contains("..") })
  }

  @Test func `a run that made nothing is not shared`() {
    var build = Build(Manuscript([Manuscript.File(name: "a.md", bytes: [])]), editions: [.pdf])
    build.layout = "./not-there.yaml"
    #expect(SharedWork(named: "a", from: build.run(using: resources), below: "") == nil)
  }

  @Test func `a folder survives its ZIP file, and is the same to the byte`() throws {
    let files = [SharedFile("a.txt", Array("a".utf8)), SharedFile("b/c.txt", [UInt8](repeating: 1, count: 100_000))]
    let zip = try SharedFile.zip(files)
    #expect(SharedFile.files(inZip: zip) == files)
    #expect(try SharedFile.zip(files) == zip && zip.count < 2_000)
    for length in stride(from: 0, to: zip.count, by: 7) { _ = SharedFile.files(inZip: Array(zip[..<length])) }
  }

  @Test func `an edition tells its author and nothing else`() throws {
    let work = try #require(SharedWork(named: "essay", from: result(text), below: "books/"))
    for edition in work.editions {
      let report = try #require(PrivacyReport(ofFile: "essay" + edition.suffix, edition.bytes, lookingFor: ["books"]))
      #expect(report.findings.allSatisfy { $0.kind == .field || $0.kind == .time }, "\(report.findings)")
    }
  }
}

/// A picture of one pixel.
private let pixel: [UInt8] = [
  0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0,
  0,
  0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 10, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8, 0x0F, 0, 1, 1, 1, 0, 0x1B,
  0xB6,
  0xEE, 0x56, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
]
