import DocumentModel
@testable import FontShaping
import Testing

private let libertine = ["Linux Libertine O"]

private func fontSet() -> FontSet { FontSet(searching: ["/usr/share/fonts"]) }

private func bytes(_ text: String) -> ArraySlice<UInt8> { [UInt8](text.utf8)[...] }

struct FontShapingTests {
  @Test func `a word's advance is the sum of its glyphs'`() throws {
    let fonts = fontSet()
    let font = try fonts.font(family: libertine)
    let run = fonts.shape(bytes("AVAST"), in: font, as: fonts.traits(language: "en"))
    let shaped = fonts.shapes.runs[Int(run)]
    let glyphs = fonts.shapes.glyphs[Int(shaped.glyphs.lowerBound)..<Int(shaped.glyphs.upperBound)]
    #expect(glyphs.map(\.cluster) == [0, 1, 2, 3, 4])
    #expect(glyphs.reduce(0) { $0 + $1.advance } == shaped.advance)
    #expect(fonts.shapes.string(of: run) == "AVAST")
    #expect(fonts.diagnostics.all.isEmpty)
  }

  @Test func `the same word is shaped once, and told apart by font, language and direction`() throws {
    let fonts = fontSet()
    let roman = try fonts.font(family: libertine)
    let italic = try fonts.font(family: libertine, isItalic: true)
    let english = fonts.traits(language: "en")
    let run = fonts.shape(bytes("word"), in: roman, as: english)
    #expect(fonts.shape(bytes("xword").dropFirst(), in: roman, as: english) == run)
    #expect(fonts.shape(bytes("words"), in: roman, as: english) != run)
    #expect(fonts.shape(bytes("word"), in: italic, as: english) != run)
    #expect(fonts.shape(bytes("word"), in: roman, as: fonts.traits(language: "tr")) != run)
    #expect(
      fonts.shape(bytes("word"), in: roman, as: fonts.traits(language: "en", direction: .rightToLeft)) != run)
  }

  @Test func `a run tells whether its font has all its characters`() throws {
    let fonts = fontSet()
    let font = try fonts.font(family: libertine)
    let traits = fonts.traits(language: "en")
    #expect(fonts.isComplete(fonts.shape(bytes("soft\u{AD}ly"), in: font, as: traits)))
    let missing = fonts.shape(bytes("a\u{4E00}b"), in: font, as: traits)
    #expect(!fonts.isComplete(missing))
    #expect(fonts.shape(bytes("a\u{4E00}b"), in: font, as: traits) == missing)
    #expect(!fonts.isComplete(missing))
  }

  @Test func `figures are old-style, lining or of one width as asked`() throws {
    let fonts = fontSet()
    let traits = fonts.traits(language: "en")
    func glyphs(_ text: String, _ features: FontFeatures) throws -> [ShapedGlyph] {
      let font = try fonts.font(family: libertine, isBold: false, isItalic: false, features: features)
      let run = fonts.shape(bytes(text), in: font, as: traits)
      let range = fonts.shapes.runs[Int(run)].glyphs
      return Array(fonts.shapes.glyphs[Int(range.lowerBound)..<Int(range.upperBound)])
    }
    #expect(try glyphs("1914", []).map(\.glyph) != glyphs("1914", .oldStyleFigures).map(\.glyph))
    let widths = try glyphs("0123456789", [.liningFigures, .tabularFigures]).map(\.advance)
    #expect(Set(widths).count == 1)
  }

  @Test func `ten thousand words are all found again`() throws {
    let fonts = fontSet()
    let font = try fonts.font(family: libertine)
    let traits = fonts.traits(language: "en")
    let words = (0..<10_000).map { bytes("w\($0)") }
    let runs = words.map { fonts.shape($0, in: font, as: traits) }
    #expect(Set(runs).count == words.count)
    #expect(words.map { fonts.shape($0, in: font, as: traits) } == runs)
  }

  @Test func `a ligature stands for all of its characters`() throws {
    let fonts = fontSet()
    let font = try fonts.font(family: libertine)
    let run = fonts.shape(bytes("office"), in: font, as: fonts.traits(language: "en"))
    let range = fonts.shapes.runs[Int(run)].glyphs
    #expect(fonts.shapes.glyphs[Int(range.lowerBound)..<Int(range.upperBound)].map(\.cluster) == [0, 1, 4, 5])
  }

  @Test func `a soft hyphen is seen at the end of a run only`() throws {
    let fonts = fontSet()
    let font = try fonts.font(family: libertine)
    let traits = fonts.traits(language: "en")
    func advance(_ text: String) -> Int32 {
      let run = fonts.shape(bytes(text), in: font, as: traits)
      return fonts.shapes.runs[Int(run)].advance
    }
    #expect(advance("exam\u{AD}ple") == advance("example"))
    #expect(advance("\u{AD}") > 0)
    #expect(advance("\u{AD}") == advance("-"))
  }

  @Test func `small capitals share the file and differ in glyphs`() throws {
    let fonts = fontSet()
    let font = try fonts.font(family: libertine)
    let small = try fonts.font(family: libertine, isSmallCaps: true)
    #expect(font != small)
    #expect(fonts.file(of: font) == fonts.file(of: small))
    let traits = fonts.traits(language: "en")
    _ = fonts.shape(bytes("a"), in: font, as: traits)
    _ = fonts.shape(bytes("a"), in: small, as: traits)
    #expect(fonts.shapes.glyphs[0].glyph != fonts.shapes.glyphs[1].glyph)
    #expect(fonts.diagnostics.all.isEmpty)
  }

  @Test func `a missing family gives way to the next with a note, and none is an error that names a package`() throws {
    let fonts = fontSet()
    _ = try fonts.font(family: ["No Such Family", "Linux Libertine O"])
    #expect(fonts.diagnostics.all.map(\.severity) == [.note])
    let error = #expect(throws: FontError.self) { try fonts.font(family: ["No Such Family"]) }
    #expect(error?.diagnostic.hint.contains("fonts-linuxlibertine") == true)
  }

  @Test func `a face that a family lacks is not made up`() throws {
    let fonts = fontSet()
    let font = try fonts.font(family: ["Linux Libertine Mono O"], isBold: true)
    let regular = try fonts.font(family: ["Linux Libertine Mono O"])
    #expect(fonts.file(of: font) == fonts.file(of: regular))
    #expect(fonts.diagnostics.all.map(\.severity) == [.note])
  }

  @Test func `fontconfig finds a family whose file names are not known`() throws {
    let fonts = fontSet()
    let font = try fonts.font(family: ["DejaVu Sans Condensed"], isBold: true)
    #expect(fonts.metrics(of: font).unitsPerEm == 2048)
    #expect(fonts.diagnostics.all.isEmpty)
  }

  @Test func `a character the font lacks is found elsewhere, or nowhere`() throws {
    let fonts = fontSet()
    let font = try fonts.font(family: libertine)
    #expect(!fonts.hasGlyph(for: 0x0627, in: font))
    let arabic = try #require(fonts.fallback(for: 0x0627, like: font))
    #expect(fonts.hasGlyph(for: 0x0627, in: arabic))
    #expect(fonts.fallback(for: 0x10FFFD, like: font) == nil)
  }

  @Test func `what a font for code lacks comes from another for code`() throws {
    let fonts = fontSet()
    _ = try fonts.font(family: libertine)
    let code = try fonts.font(family: ["Linux Libertine Mono O"])
    for scalar in [0x0416, 0x03A9] as [UInt32] {
      try #require(!fonts.hasGlyph(for: scalar, in: code))
      let found = try #require(fonts.fallback(for: scalar, like: code))
      let narrow = fonts.shape(bytes("i"), in: found, as: fonts.traits(language: "ru"))
      let wide = fonts.shape(bytes("Ж"), in: found, as: fonts.traits(language: "ru"))
      #expect(fonts.shapes.runs[Int(narrow)].advance == fonts.shapes.runs[Int(wide)].advance)
    }
  }

  @Test func `fallbacks suit the script, the language and the face`() {
    func first(_ scalar: UInt32, _ language: String, isSerif: Bool = true) -> String? {
      FallbackFamilies.names(for: scalar, language: language, isSerif: isSerif).first
    }
    #expect(first(0x0627, "ar") == "Noto Naskh Arabic")
    #expect(first(0x0627, "ar", isSerif: false) == "Noto Sans Arabic")
    #expect(first(0x4E95, "ja") == "Noto Serif CJK JP" && first(0x4E95, "zh-Hant") == "Noto Serif CJK TC")
    #expect(first(0x4E95, "en") == "Noto Serif CJK SC" && first(0x3042, "en") == "Noto Serif CJK JP")
    #expect(first(0x0416, "ru") == "Linux Libertine O")
  }

  @Test func `no run holds .notdef, and its text stays what it is`() throws {
    let fonts = fontSet()
    let font = try fonts.font(family: libertine)
    let run = fonts.shape(bytes("a\u{10FFFD}b"), in: font, as: fonts.traits(language: "en"))
    #expect(fonts.shapes.glyphs.allSatisfy { $0.glyph.number != 0 })
    #expect(fonts.shapes.string(of: run) == "a\u{10FFFD}b")
  }

  @Test func `metrics are those of the file`() throws {
    let fonts = fontSet()
    let metrics = fonts.metrics(of: try fonts.font(family: libertine))
    #expect(metrics.unitsPerEm == 1000)
    #expect(metrics.spaceAdvance == 250)
    #expect((600...700).contains(metrics.capHeight))
    #expect((400...500).contains(metrics.xHeight))
    #expect(metrics.descender < 0 && metrics.ascender > 0)
  }

  @Test(arguments: ["Linux Libertine O", "DejaVu Serif"])
  func `a subset keeps what is asked for and numbers it anew`(family: String) throws {
    let fonts = fontSet()
    let font = try fonts.font(family: [family])
    _ = fonts.shape(bytes("Häuser"), in: font, as: fonts.traits(language: "de"))
    let glyphs = fonts.shapes.glyphs.map(\.glyph)
    let subset = try fonts.subset(font, keeping: glyphs)
    #expect(subset.program == (family == "DejaVu Serif" ? .trueType : .cff))
    #expect(Set(glyphs.map { subset.newNumbers[Int($0.number)] }).count == Set(glyphs).count)
    #expect(glyphs.allSatisfy { subset.newNumbers[Int($0.number)] > 0 })
    #expect(subset.bytes.count < 10_000)
    let units = fonts.metrics(of: font).unitsPerEm
    for glyph in fonts.shapes.glyphs {
      let width = Int(subset.widths[Int(subset.newNumbers[Int(glyph.glyph.number)])])
      #expect(abs(width * units - Int(glyph.advance) * 1000) <= units * 40)
    }
  }

  @Test func `hostile text is shaped without harm`() throws {
    let fonts = fontSet()
    let font = try fonts.font(family: libertine)
    let traits = fonts.traits(language: "")
    for text in [[], [0xFF, 0xFE], [0xC2], [0xC2, 0xAD], [UInt8](repeating: 0x61, count: 70_000)] as [[UInt8]] {
      let run = fonts.shape(text[...], in: font, as: traits)
      #expect(fonts.shapes.runs[Int(run)].text.count == text.count)
    }
  }
}
