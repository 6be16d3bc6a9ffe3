import Sharing
import Testing

@Suite struct PrivacyReportTests {
  private func report(_ text: String, as form: PrivacyReport.Form, names: [String] = []) -> [PrivacyReport.Finding] {
    PrivacyReport(of: Array(text.utf8), as: form, lookingFor: names).findings
  }

  @Test(arguments: [
    "see /home/anna/books/x.md", "(/Users/anna)", "C:\\Users\\anna\\x", "file:///srv/x", "\"/root/x\"",
    "at /tmp/build.1/x",
  ])
  func `a folder of somebody's machine is found`(text: String) {
    #expect(report(text, as: .text).map(\.kind) == [.folder])
  }

  @Test(arguments: [
    "https://example.org/home/page", "a home/office", "profile", "/", "and/or", "/home/ and away", "tmp",
    "the file: here",
    "x/tmp/y", "",
  ])
  func `an address or a stroke is no folder`(text: String) { #expect(report(text, as: .text).isEmpty) }

  @Test func `a name is found as a word, case apart, and not inside another`() {
    #expect(report("By ANNA, in Savannah.", as: .text, names: ["anna"]).map(\.text) == ["anna"])
    #expect(report("Savannah annals", as: .text, names: ["anna", "al"]).isEmpty)
  }

  @Test func `the fields of a page are found, and its embedded pictures looked through`() {
    let png = pictureWithText("Author", "Anna")
    let page = """
      <html><head><meta charset="utf-8"><meta name="author" content="A &amp; B"><meta content='x 1' name='generator'/>
      </head><body><svg sodipodi:docname="plan.svg"></svg><img src="data:image/png;base64,\(base64(png))"></body></html>
      """
    let found = report(page, as: .page)
    #expect(found.map(\.text) == ["A &amp; B", "x 1", "plan.svg", "Author: Anna"])
    #expect(found[3].kind == .picture && found[3].place.contains("picture 1"))
  }

  @Test func `the fields of a package document are found`() {
    let package = """
      <package><metadata><dc:title>T</dc:title><dc:creator id="c">Anna</dc:creator>
      <meta property="dcterms:modified">2017-03-20T00:00:00Z</meta></metadata></package>
      """
    let report = PrivacyReport(
      ofEPUB: [("OEBPS/package.opf", Array(package.utf8)), ("OEBPS/a.xhtml", Array("<p>/home/anna/</p>".utf8))],
      lookingFor: [])
    #expect(report.findings.map(\.text) == ["Anna", "2017-03-20T00:00:00Z", "/home/anna/"])
  }

  @Test func `the camera, the place and the artist of a photograph are found`() {
    var tiff: [UInt8] = Array("II*\0".utf8) + [8, 0, 0, 0, 3, 0]
    func entry(_ tag: UInt16, _ count: UInt8, _ value: [UInt8]) -> [UInt8] {
      [UInt8(tag & 255), UInt8(tag >> 8), 2, 0, count, 0, 0, 0] + value
    }
    tiff += entry(0x0110, 4, Array("X10\0".utf8)) + entry(0x013B, 5, [50, 0, 0, 0]) + entry(0x8825, 1, [0, 0, 0, 0])
    tiff += [0, 0, 0, 0] + Array("Anna\0".utf8)
    let content = Array("Exif\0\0".utf8) + tiff
    let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(content.count + 2)] + content + [0xFF, 0xDA, 0, 2]
    let found = PrivacyReport(of: photo, as: .picture, lookingFor: []).findings.map(\.text)
    #expect(found == ["model: X10", "artist: Anna", "the place where it was taken (GPS)"])
    // Every way of cutting or damaging it is survived.
    for length in photo.indices { _ = PrivacyReport(of: Array(photo[..<length]), as: .picture, lookingFor: []) }
    for index in photo.indices.dropFirst(2) {
      var damaged = photo
      damaged[index] = 0xFF
      _ = PrivacyReport(of: damaged, as: .picture, lookingFor: [])
    }
  }

  @Test func `the fields, the XMP and the packed streams of a PDF are found`() {
    let xmp = """
      <?xpacket begin=""?><x:xmpmeta><dc:creator><rdf:Seq><rdf:li>Anna</rdf:li></rdf:Seq></dc:creator>
      <xmp:CreateDate>2017</xmp:CreateDate></x:xmpmeta>
      """
    let pdf = """
      %PDF-1.7
      1 0 obj <</Author (Anna \\(B\\)) /Producer <FEFF00500051> /CreationDate (D:2017)>> endobj
      2 0 obj <</Length 9>> stream
      \(xmp)
      endstream endobj
      3 0 obj <</Length 9 /Filter /FlateDecode>> stream
      x\u{1}packed
      endstream endobj
      """
    let report = PrivacyReport(of: Array(pdf.utf8), as: .pdf, lookingFor: ["anna"]) { packed in
      packed.starts(with: [0x78, 0x01]) ? Array("BT (/home/anna/x) Tj".utf8) : nil
    }
    let texts = report.findings.map { "\($0.place)=\($0.text)" }
    for expected in [
      "Author=Anna (B)", "Producer=PQ", "CreationDate=D:2017", "dc:creator=Anna", "xmp:CreateDate=2017",
      "stream 2=/home/anna/x", "stream 2=anna",
    ] { #expect(texts.contains(expected), "\(expected) in \(texts)") }
  }

  @Test(arguments: [PrivacyReport.Form.pdf, .page, .text, .picture])
  func `nothing that it looks through makes it stumble`(form: PrivacyReport.Form) {
    var generator = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 1...UInt64.max, using: &generator)
    var state = seed
    let words = [
      "<meta", "name=\"", "\"", ">", "stream", "endstream", "/Author", "(", "<", "FEFF", "\\", "/home/", ";base64,",
      "A",
    ]
    for _ in 0..<300 {
      var bytes: [UInt8] = form == .picture ? [0xFF, 0xD8] : []
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let choice = Int(state >> 33)
        bytes += choice % 3 == 0 ? [UInt8(choice >> 8 & 255)] : Array(words[choice % words.count].utf8)
      }
      _ = PrivacyReport(of: bytes, as: form, lookingFor: ["abc"], inflate: { $0 })
    }
    print("seed \(seed)")
  }

  private func pictureWithText(_ key: String, _ value: String) -> [UInt8] {
    let content = Array("\(key)\0\(value)".utf8)
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, UInt8(content.count)] + Array("tEXt".utf8)
      + content
      + [0, 0, 0, 0]
  }

  private func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
      for digit in 0..<4 {
        text.append(start + digit <= bytes.count ? alphabet[group >> (18 - 6 * digit) & 63] : "=")
      }
    }
    return text
  }
}
