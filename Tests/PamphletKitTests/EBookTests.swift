import DocumentModel
import PamphletKit
import Testing

/// The files of the e-book made of a manuscript, as text.
private func book(
  _ text: String, pictures: [String: [UInt8]] = [:], _ settings: (inout Build) -> Void = { _ in }
) throws -> [String: [UInt8]] {
  let artifact = try artifact(text, pictures: pictures, settings)
  let files = try #require(SharedFile.files(inZip: artifact.bytes))
  return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
}

private func artifact(
  _ text: String, pictures: [String: [UInt8]] = [:], _ settings: (inout Build) -> Void = { _ in }
) throws -> Artifact {
  let result = try result(of: text, pictures: pictures, settings)
  guard case .made(let artifacts) = result.outcome else {
    Issue.record("nothing was made: \(result.diagnostics)")
    throw NothingMade()
  }
  return artifacts[0]
}

private func result(
  of text: String, pictures: [String: [UInt8]] = [:], _ settings: (inout Build) -> Void = { _ in }
) throws -> Build.Result {
  let resources = Resources(
    fontFolders: ["/usr/share/fonts"], hyphenationPatterns: { _ in nil },
    picture: { path, _ in pictures[path].map { .success($0) } ?? .failure(.missing) },
    layout: { _ in .failure(.missing) })
  var build = Build(Manuscript([Manuscript.File(name: "a.md", bytes: Array(text.utf8))]), editions: [.epub])
  settings(&build)
  return build.run(using: resources)
}

private struct NothingMade: Error {}

private func text(_ files: [String: [UInt8]], _ name: String) -> String {
  String(decoding: files["EPUB/" + name] ?? [], as: UTF8.self)
}

/// A drawing of its own size, for manuscripts that need a picture.
private let drawing = Array(
  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>".utf8)

@Suite struct EBookTests {
  @Test func `a picture that its address holds is one of the book`() throws {
    let packed = Base64.text(of: drawing)
    for address in [
      "data:image/svg+xml;base64,\(packed)",
      "DATA:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E",
    ] {
      let result = try result(of: "<img alt=\"One\" src=\"\(address)\">\n\n![](data:image/png;base64,A)")
      #expect(result.diagnostics.map(\.code.name) == ["missing-image"])
      guard case .made(let artifacts) = result.outcome else { throw NothingMade() }
      let files = try #require(SharedFile.files(inZip: artifacts[0].bytes))
      #expect(files.contains { $0.path == "EPUB/images/picture-1.svg" })
    }
  }

  @Test func `files in folders of a work may have pictures beside its first file, and none beyond`() throws {
    var asked: [String] = []
    let resources = Resources(
      fontFolders: ["/usr/share/fonts"], hyphenationPatterns: { _ in nil },
      picture: { path, referrer in
        asked.append("\(path) from \(referrer)")
        return path.hasPrefix("..") ? .failure(.outsideFolder) : .success(drawing)
      }, layout: { _ in .failure(.missing) })
    let files = [
      Manuscript.File(name: "w/a.md", bytes: Array("# A\n\n![x](../c.svg)".utf8)),
      Manuscript.File(name: "w/b/b.md", bytes: Array("# B\n\n![x](../c.svg) ![y](../../d.svg)".utf8)),
    ]
    let result = Build(Manuscript(files), editions: [.epub]).run(using: resources)
    #expect(result.diagnostics.map(\.code.name) == ["missing-image", "missing-image"])
    #expect(
      asked == [
        "../c.svg from w/a.md", "../c.svg from w/b/b.md", "c.svg from w/a.md", "../../d.svg from w/b/b.md",
      ])
  }

  @Test func `a drawing that could do harm is made safe for every edition, and told once`() throws {
    let unsafe = """
      <svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload='x()'><script>x</script><path d='M0 0h9v9'/></svg>
      """
    let safe = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9\"/></svg>\n"
    let manuscript = """
      ---
      title: T
      cover-image: a.svg
      ---

      ![One](a.svg)

      <svg><title>Two</title><path d="M1"/></svg>
      """
    let made = try result(of: manuscript, pictures: ["a.svg": Array(unsafe.utf8)]) {
      $0.editions = [.epub, .html, .pdf, .text]
    }
    let told = made.diagnostics
    #expect(told.map(\.code.name) == ["unsafe-picture"])
    let ending = "a script (line 1) and an attribute that would run a script (line 1)"
    #expect(told.first?.message.hasSuffix(ending) == true)
    guard case .made(let artifacts) = made.outcome, let files = SharedFile.files(inZip: artifacts[0].bytes) else {
      throw NothingMade()
    }
    let drawings = files.filter { $0.path.hasSuffix(".svg") }.map { String(decoding: $0.bytes, as: UTF8.self) }
    let other = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Two</title><path d=\"M1\"/></svg>\n"
    #expect(drawings == [safe, safe, other])
    let page = String(decoding: artifacts[1].bytes, as: UTF8.self)
    #expect(page.contains("alt=\"Two\"") && !page.contains("script"))
    #expect(String(decoding: artifacts[3].bytes, as: UTF8.self).contains("[Picture: Two]"))
    let shared = try #require(SharedWork(named: "t", from: made, below: ""))
    #expect(shared.sources.map(\.path) == ["a.md", "a.svg"])
    #expect(shared.sources.last.map { String(decoding: $0.bytes, as: UTF8.self) } == safe)
  }

  @Test func `a compressed drawing is a drawing, and a damaged one is told`() throws {
    // `drawing`, by gzip.
    let packed: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 179, 41, 46, 75, 87, 168, 200, 205, 201, 43, 182, 85, 202, 40, 41, 41, 176, 210,
      215, 47, 47, 47, 215, 43, 55, 214, 203, 47, 74, 215, 55, 50, 48, 48, 208, 7, 170, 80, 82, 40, 207, 76, 41, 201,
      176, 85, 178, 84, 82, 200, 72, 205, 76, 207, 40, 1, 49, 237, 108, 138, 82, 147, 75, 176, 74, 233, 219, 217, 128,
      244, 217, 1, 0, 35, 60, 147, 248, 95, 0, 0, 0,
    ]
    let made = try result(
      of: "![One](a.svgz) ![Two](b.svgz)", pictures: ["a.svgz": packed, "b.svgz": Array(packed.dropLast(20))])
    #expect(made.diagnostics.map(\.code.name) == ["missing-image"])
    #expect(made.diagnostics.first?.message.contains("b.svgz is left out: it is compressed and damaged") == true)
    #expect(made.document?.images.map { $0.picture?.width } == [9, nil])
  }

  @Test func `a work without a cover picture gets one drawn, as PNG and as SVG`() throws {
    let files = try book("---\ntitle: The Long River\nauthor: Ann Author\n---\n\nText.\n")
    let png = try #require(files["EPUB/images/cover.png"])
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(Array(png[16..<24]) == [0, 0, 4, 176, 0, 0, 7, 8])
    #expect(text(files, "images/cover.svg").contains("<path"))
    #expect(text(files, "cover.xhtml").contains("srcset=\"images/cover.svg\""))
    #expect(
      text(files, "package.opf").contains(
        "href=\"images/cover.png\" media-type=\"image/png\" properties=\"cover-image\""))
  }

  @Test func `a title that no typeface can show is left to the reader's`() throws {
    let files = try book("---\ntitle: \"\u{12031}\u{12000}\"\nlang: akk\n---\n\nText.\n")
    #expect(files["EPUB/images/cover.png"] == nil || !text(files, "images/cover.svg").isEmpty)
    #expect(!text(files, "images/cover.svg").isEmpty)
  }

  @Test func `taking away one alternative text takes away the claim, and giving it brings it back`() throws {
    func claims(_ alternative: String) throws -> (Bool, Bool) {
      let manuscript = "---\ntitle: T\n---\n\n![One](a.svg)\n\n![\(alternative)](b.svg)\n"
      let package = text(try book(manuscript, pictures: ["a.svg": drawing, "b.svg": drawing]), "package.opf")
      return (
        package.contains("accessibilityFeature\">alternativeText"), package.contains("accessModeSufficient\">textual<")
      )
    }
    #expect(try claims("Two") == (true, true))
    #expect(try claims("") == (false, false))
    #expect(try claims("Two again") == (true, true))
    let raw =
      "---\ntitle: T\n---\n\n<p><img src=a.svg alt=One></p>\n\n<svg><title>Two</title><path d='M0 0h9'/></svg>\n"
    for (written, isClaimed) in [
      (raw, true), (raw.replacing("alt=One", with: ""), false), (raw.replacing("Two", with: ""), false),
    ] {
      let package = text(try book(written, pictures: ["a.svg": drawing]), "package.opf")
      #expect(package.contains("alternativeText") == isClaimed)
    }
  }

  @Test func `formulas are claimed where there are any`() throws {
    for (formula, isClaimed) in [("$x^2$", true), ("x", false)] {
      let package = text(try book("---\ntitle: T\n---\n\nIt is \(formula).\n"), "package.opf")
      #expect(package.contains("accessibilityFeature\">MathML<") == isClaimed)
    }
  }

  @Test func `Kobo's spans hold every sentence and lose no word`() throws {
    let manuscript = "---\ntitle: T\n---\n\n# One\n\nFirst *here*. Second “there.” Third\n\n- item\n"
    let plain = text(try book(manuscript), "chapter-1.xhtml")
    let made = try artifact(manuscript) { $0.isForKobo = true }
    #expect(made.suffix == ".kepub.epub")
    let kobo = text(try book(manuscript) { $0.isForKobo = true }, "chapter-1.xhtml")
    #expect(kobo.contains("<span class=\"koboSpan\" id=\"kobo.3.1\">First </span><em>"))
    #expect(kobo.contains("Second “there.” </span>"))
    var without = kobo
    while let start = without.firstRange(of: "<span class=\"koboSpan\""),
      let end = without[start.lowerBound...].firstIndex(of: ">")
    {
      without.removeSubrange(start.lowerBound...end)
      let close = try #require(without[start.lowerBound...].firstRange(of: "</span>"))
      without.removeSubrange(close)
    }
    #expect(without == plain)
  }

  @Test func `vertical writing turns the pages and the margins`() throws {
    let files = try book("---\ntitle: 川\nlang: ja\nwriting: vertical\n---\n\n本文。\n")
    #expect(text(files, "package.opf").contains("page-progression-direction=\"rtl\""))
    let style = text(files, "style.css")
    #expect(style.contains("writing-mode: vertical-rl"))
    #expect(style.contains("table { border-right: 1px solid; border-left: 1px solid; }"))
    #expect(style.contains(".details, .callout { margin: 0 1em 0 1em; padding: 1em 0 0 0; border-top: 1px solid; }"))
    #expect(!text(try book("---\ntitle: 川\nlang: ja\n---\n\n本文。\n"), "style.css").contains("writing-mode"))
  }

  @Test func `licence and contact stand in a colophon, the contact as a code`() throws {
    let head =
      "---\ntitle: T\nlicense: CC BY-SA 4.0\ncontact: https://example.org/c?a=1&b=2\npublisher: P & Co\n---\n\nText.\n"
    let files = try book(head)
    let page = text(files, "colophon.xhtml")
    #expect(page.contains("href=\"https://creativecommons.org/licenses/by-sa/4.0/\""))
    #expect(page.contains("href=\"https://example.org/c?a=1&amp;b=2\""))
    #expect(page.contains("P &amp; Co"))
    let code = try #require(files.keys.first { $0.hasPrefix("EPUB/images/picture") })
    #expect(String(decoding: files[code]!, as: UTF8.self).contains("crispEdges"))
    #expect(try book("---\ntitle: T\n---\n\nText.\n")["EPUB/colophon.xhtml"] == nil)
  }

  @Test func `conformance is claimed only on the author's word`() throws {
    let claim = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"
    let package = text(
      try book("---\ntitle: T\nconforms-to: \(claim)\ncertified-by: A Reader\n---\n\nText.\n"), "package.opf")
    #expect(package.contains("dcterms:conformsTo\" id=\"conformance\">\(claim)<"))
    #expect(package.contains("a11y:certifiedBy\">A Reader<"))
    #expect(!text(try book("---\ntitle: T\n---\n\nText.\n"), "package.opf").contains("conformsTo"))
  }

  @Test func `an e-book is the same whatever the number of jobs`() throws {
    let chapter = String(repeating: "Words of a chapter that is long enough to be worth a thread.\n\n", count: 300)
    let manuscript = (1...20).map { "# Chapter \($0)\n\n\(chapter)" }.joined()
    let one = try artifact(manuscript)
    for jobs in [2, 3, 16] { #expect(try artifact(manuscript) { $0.jobs = jobs }.bytes == one.bytes) }
  }

  @Test func `a large GIF that stands still is made smaller; one that moves is told to be large`() throws {
    // 3000 × 2000 pixels, of which the file says four.
    let head: [UInt8] = Array("GIF89a".utf8) + [0xB8, 0x0B, 0xD0, 0x07, 0x80, 0, 0, 200, 40, 40, 40, 40, 200]
    let image: [UInt8] = [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x44, 0x02, 0x05, 0]
    let files = try book("![A](a.gif)\n", pictures: ["a.gif": head + image + [0x3B]])
    #expect(files["EPUB/images/picture-1.png"] != nil)
    #expect(text(files, "package.opf").contains("accessibilityHazard\">none<"))
    let moving = try result(of: "![A](a.gif)\n", pictures: ["a.gif": head + image + image + [0x3B]])
    #expect(moving.diagnostics.map(\.code.name) == ["large-picture"])
    guard case .made(let artifacts) = moving.outcome, let kept = SharedFile.files(inZip: artifacts[0].bytes) else {
      throw NothingMade()
    }
    #expect(kept.contains { $0.path == "EPUB/images/picture-1.gif" && $0.bytes == head + image + image + [0x3B] })
    let package = kept.first { $0.path.hasSuffix(".opf") }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    #expect(package.contains("accessibilityHazard\">unknown<"))
  }

  @Test func `a picture too large for readers is made smaller, with a note`() throws {
    let files = try book(
      "---\ntitle: T\ncover-image: a.svg\n---\n\n![Large](large.png)\n",
      pictures: ["a.svg": drawing, "large.png": largePicture])
    let name = try #require(files.keys.first { $0.hasPrefix("EPUB/images/picture") && $0.hasSuffix(".png") })
    let png = try #require(files[name])
    let width = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
    let height = png[20..<24].reduce(0) { $0 << 8 | Int($1) }
    #expect(width * height <= 4_000_000 && width * height > 3_900_000)
    #expect(abs(width * 2 - height * 3) <= 3)
  }
}

/// A black picture of 3000 × 2000 pixels, one bit each, in a single stored block a row.
private let largePicture: [UInt8] = {
  func number(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
  func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = .max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
  func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return number(UInt32(data.count)) + body + number(checksum(body))
  }
  let row = [UInt8](repeating: 0, count: 376)
  var data: [UInt8] = [0x78, 0x01]
  for index in 0..<2000 {
    data += [index == 1999 ? 1 : 0, 0x78, 0x01, 0x87, 0xFE] + row
  }
  // Adler-32 of 752,000 zeros.
  data += number(UInt32(752_000 % 65_521) << 16 | 1)
  return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    + chunk("IHDR", number(3000) + number(2000) + [1, 0, 0, 0, 0]) + chunk("IDAT", data) + chunk("IEND", [])
}()
