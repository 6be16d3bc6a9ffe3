import DocumentModel
import Sharing
import Testing

@Suite struct CatalogueTests {
  @Test func `the feed is XML, and every link is a file with its true length`() throws {
    let tool = try Tool(needing: "xmllint", package: "libxml2-utils")
    defer { tool.clean() }
    let (bundle, _) = try Samples.bundle(Samples.awkward, titled: "A & B")
    for file in bundle.files { try tool.write(file.bytes, to: file.path) }
    let checked = try tool.run("xmllint --noout opds.xml covers/*.svg")
    #expect(checked.status == 0, "\(checked.output)")
    let sizes = Dictionary(uniqueKeysWithValues: bundle.files.map { ($0.path, $0.bytes.count) })
    let feed = bundle.text("opds.xml")
    for line in feed.split(separator: "\n") where line.contains("<link") && line.contains("length=") {
      let href = try #require(line.split(separator: "href=\"").last?.split(separator: "\"").first)
      let length = try #require(line.split(separator: "length=\"").last?.split(separator: "\"").first)
      #expect(sizes[String(href)] == Int(length), "\(line)")
    }
    for required in ["<id>", "<title>", "<updated>"] {
      #expect(feed.split(separator: required).count - 1 == Samples.awkward.count + 1, "\(required)")
    }
  }

  @Test func `the JSON feed is JSON, and has what its schema asks of every publication`() throws {
    let tool = try Tool(needing: "jq", package: "jq")
    defer { tool.clean() }
    let (bundle, _) = try Samples.bundle(Samples.awkward, titled: "A \"B\"")
    for file in bundle.files { try tool.write(file.bytes, to: file.path) }
    let rule = """
      .metadata.title == "A \\"B\\"" and (.links | any(.rel == "self")) and (.publications | length == \
      \(Samples.awkward.count)) and (.publications | all((.metadata.title | length > 0) and \
      (.links | any(.rel == "self")) and (.links | any(.rel | contains("acquisition"))) and \
      (.images | any(.type == "image/png"))))
      """
    try tool.write(Array(rule.utf8), to: "rule.jq")
    let checked = try tool.run("jq -e -f rule.jq opds.json && jq -e .metadata.title opds/*.json")
    #expect(checked.status == 0, "\(checked.output)")
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (1_489_968_000, "2017-03-20T00:00:00Z"),
    (-1, "1969-12-31T23:59:59Z"), (Int64.max, "9999-12-31T23:59:59Z"), (Int64.min, "0001-01-01T00:00:00Z"),
  ])
  func `a given time is the time of the feed`(seconds: Int64, expected: String) throws {
    var diagnostics = Diagnostics()
    let bundle = try Bundle(of: [Samples.work()], titled: "", modified: seconds, reporting: &diagnostics)
    #expect(bundle.text("opds.xml").contains("<updated>\(expected)</updated>"))
    #expect(bundle.text("opds.json").contains("\"modified\":\"\(expected)\""))
  }

  @Test func `the identifier follows from the work and not from its text`() {
    var work = Samples.work()
    let before = work.identifier
    work.editions[0].bytes = [1]
    #expect(work.identifier == before && before.hasPrefix("urn:uuid:") && before.utf8.count == 45)
    work.metadata.authors = []
    #expect(work.identifier != before)
    work.metadata.identifier = "urn:isbn:9780141439556"
    #expect(work.identifier == "urn:isbn:9780141439556")
  }

  @Test func `a drawn cover has pixels that a decoder reads`() throws {
    let tool = try Tool(needing: "pngfix", package: "libpng-tools")
    defer { tool.clean() }
    let (bundle, _) = try Samples.bundle([Samples.work()])
    let file = try #require(bundle.files.first { $0.path == "covers/essay.png" })
    try tool.write(file.bytes, to: "cover.png")
    let checked = try tool.run("pngfix --strip=none cover.png")
    #expect(checked.status == 0, "\(checked.output)")
    #expect(file.bytes.count < 2_000)
  }
}
