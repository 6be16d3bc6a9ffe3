import DocumentModel
import PamphletKit
import Testing

struct PrintingTests {
  private static func files(_ text: String, _ change: (inout Printing) -> Void = { _ in }) throws -> Build.Result {
    var build = Build(
      Manuscript([Manuscript.File(name: "a.md", bytes: Array(text.utf8))]), editions: [.pdf, .booklet])
    change(&build.printing)
    return build.run(
      using: Resources(
        fontFolders: ["/usr/share/fonts"], hyphenationPatterns: { _ in nil },
        picture: { path, _ in .success([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + cutPicture) },
        layout: { _ in .failure(.missing) }))
  }

  /// A header that says 4 × 4 pixels, and nothing after it.
  private static let cutPicture: [UInt8] = [UInt8]("IHDR".utf8) + [0, 0, 0, 4, 0, 0, 0, 4, 8, 2, 0, 0, 0, 0, 0, 0, 0]

  private static func suffixes(_ result: Build.Result) -> [String] {
    guard case .made(let artifacts) = result.outcome else { return [] }
    return artifacts.map(\.suffix)
  }

  @Test func `the names of files say what to click`() throws {
    let text = "# Bread\n\nFlour.\n"
    #expect(Self.suffixes(try Self.files(text)) == [".pdf", "-A4-booklet-flip-SHORT-edge.pdf"])
    let long = try Self.files(text) { $0.duplex = .long }
    #expect(Self.suffixes(long) == [".pdf", "-A4-booklet-flip-LONG-edge.pdf"])
    let manual = try Self.files(text) { $0.duplex = .manual }
    #expect(Self.suffixes(manual) == [".pdf", "-A4-booklet-1-fronts.pdf", "-A4-booklet-2-backs.pdf"])
    let quarto = try Self.files(text) {
      $0.scheme = .quarto
      $0.paper = Paper.known[0]
    }
    #expect(Self.suffixes(quarto) == [".pdf", "-A3-quarto-flip-LONG-edge.pdf"])
  }

  @Test func `an estimate is a note, and only where one is asked for`() throws {
    #expect(try Self.files("# Bread\n\nFlour.\n").diagnostics.isEmpty)
    let notes = try Self.files("# Bread\n\nFlour.\n") { $0.isEstimated = true }.diagnostics
    #expect(notes.map(\.code.name) == ["estimate"] && notes[0].severity == .note)
    #expect(notes[0].message.contains("1 page takes 1 sheet of A4"))
    #expect(notes[0].message.contains("ink covers about 0.0 %"))
  }

  @Test func `pages too large for A4 go on the first of the usual papers with room`() throws {
    let papers = [
      "book-a5": "A4", "essay-a4": "A3", "large-print": "A3", "half-letter": "Letter", "essay-letter": "Tabloid",
    ]
    for (layout, paper) in papers {
      let result = try Self.files("---\nlayout: \(layout)\n---\n\n# Bread\n\nFlour.\n")
      #expect(Self.suffixes(result).last == "-\(paper)-booklet-flip-SHORT-edge.pdf", "\(layout)")
    }
    let told = try Self.files("---\nlayout: essay-a4\n---\n\n# Bread\n\nFlour.\n") { $0.paper = .a4 }
    #expect(told.diagnostics.map(\.code.name) == ["paper-too-small"])
  }

  @Test func `pages that do not fit the paper are told`() throws {
    let result = try Self.files("# Bread\n\nFlour.\n") { $0.scheme = .octavo }
    guard case .doesNotFit = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(result.diagnostics.map(\.code.name) == ["paper-too-small"])
  }

  @Test func `a picture can be a QR code, without a file`() throws {
    let result = try Self.files("# Bread\n\n![Our door](qr:https://example.org/)\n")
    #expect(Self.suffixes(result).count == 2 && result.diagnostics.isEmpty)
    let picture = try #require(result.document?.images.first?.picture)
    #expect(picture.format == .svg && picture.width == picture.height && picture.width >= 29 * 4)
    #expect(try Self.files("# Bread\n\n![Our door](qr:)\n").diagnostics.map(\.code.name) == ["missing-image"])
  }

  @Test func `a damaged picture is a warning and both printed editions are made`() throws {
    let result = try Self.files("# Bread\n\n![A loaf](loaf.png)\n")
    #expect(Self.suffixes(result).count == 2)
    #expect(result.diagnostics.map(\.code.name) == ["missing-image"])
    #expect(result.diagnostics.allSatisfy { $0.severity == .warning && $0.message.contains("damaged") })
  }
}
