import DocumentModel
import PamphletKit
import Testing

/// Resources of this machine's packages, with pictures and layouts from memory.
private func resources(pictures: [String: [UInt8]] = [:], layouts: [String: String] = [:]) -> Resources {
  Resources(
    fontFolders: ["/usr/share/fonts"], hyphenationPatterns: { _ in nil },
    picture: { path, _ in pictures[path].map { .success($0) } ?? .failure(.missing) },
    layout: { path in layouts[path].map { .success(Array($0.utf8)) } ?? .failure(.missing) })
}

private func build(_ text: String, named name: String = "a.md", as editions: [Edition] = Edition.allCases) -> Build {
  Build(Manuscript([Manuscript.File(name: name, bytes: Array(text.utf8))]), editions: editions)
}

private func artifacts(_ result: Build.Result) throws -> [Artifact] {
  guard case .made(let artifacts) = result.outcome else {
    Issue.record("nothing was made: \(result.diagnostics)")
    return []
  }
  return artifacts
}

/// Whether `bytes` holds the bytes of `text`.
private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
  let wanted = Array(text.utf8)
  return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
}

@Suite struct BuildTests {
  @Test func `one run makes every edition`() throws {
    let result = build("# Bread\n\nFlour, *water* and salt.\n\n## Method\n\nKnead and wait.\n").run(using: resources())
    let made = try artifacts(result)
    #expect(made.map(\.edition) == Edition.allCases)
    #expect(result.diagnostics.isEmpty)
    #expect(made[0].bytes.starts(with: [0x50, 0x4B, 3, 4]))
    #expect(contains(made[0].bytes, "mimetypeapplication/epub+zip"))
    #expect(made[1].bytes.starts(with: Array("%PDF-1.7".utf8)))
    #expect(made[2].bytes.starts(with: Array("%PDF-1.7".utf8)))
    #expect(contains(made[3].bytes, "Flour, _water_ and salt."))
    #expect(contains(made[4].bytes, "<em>water</em>"))
  }

  @Test func `two runs give the same bytes`() throws {
    let text = "---\ntitle: T\nauthor: [A, B]\n---\n\nText with a note.[^1]\n\n[^1]: The note.\n"
    let first = try artifacts(build(text).run(using: resources()))
    let second = try artifacts(build(text).run(using: resources()))
    #expect(first.count == Edition.allCases.count && first.map(\.bytes) == second.map(\.bytes))
  }

  @Test func `printed editions are the same whatever the number of jobs`() throws {
    let paragraph = String(repeating: "Words of a paragraph go on. ", count: 40) + "[^a]\n\n"
    let text =
      "# One\n\n" + String(repeating: paragraph, count: 120)
      + "[^a]: A note.\n\n# Two\n\n| a | b |\n|---|---|\n| c | d |\n"
    let made = try [1, 2, 7].map { jobs in
      var build = build(text, as: [.pdf, .booklet, .epub])
      build.jobs = jobs
      return try artifacts(build.run(using: resources())).map(\.bytes)
    }
    #expect(made[0].count == 3 && made[1] == made[0] && made[2] == made[0])
  }

  @Test func `what is made beside other editions is what is made alone, and tells the same`() throws {
    let paragraph = String(repeating: "Words of a paragraph go on. ", count: 40) + "\n\n"
    let text = "A ![red door](door.png) here.\n\n" + String(repeating: paragraph, count: 100)
    let editions: [Edition] = [.html, .epub, .text, .markdown]
    let together = build(text, as: editions).run(using: resources())
    let alone = editions.map { build(text, as: [$0]).run(using: resources()) }
    #expect(try artifacts(together).map(\.bytes) == alone.map { try artifacts($0)[0].bytes })
    #expect(Set(together.diagnostics) == Set(alone.flatMap(\.diagnostics)))
    #expect(Set(together.diagnostics).count == together.diagnostics.count)
  }

  @Test func `a file with the name of a plain text is read as one`() throws {
    let result = build("Two stars: *a*\n", named: "a.txt", as: [.html]).run(using: resources())
    #expect(contains(try artifacts(result)[0].bytes, "*a*"))
  }

  @Test func `a missing picture is a warning with its place and its alternative text is shown`() throws {
    let result = build("A ![red door](door.png) here.\n", as: [.html, .text]).run(using: resources())
    for artifact in try artifacts(result) { #expect(contains(artifact.bytes, "red door")) }
    let warning = try #require(result.diagnostics.first)
    #expect(result.diagnostics.count == 1)
    #expect(warning.severity == .warning && warning.code == Diagnostic.Code("missing-image"))
    #expect(warning.place.map { result.files[Int($0.file)].place(at: Int($0.start)).column } == 3)
  }

  @Test func `a layout of one's own is used for every edition`() throws {
    var run = build("Text.\n", as: [.text])
    run.layout = "./mine.yaml"
    let narrow = resources(layouts: ["./mine.yaml": "text: {columns: 30, rows: 12, footer: no}"])
    let text = try artifacts(run.run(using: narrow))[0].bytes
    #expect(text.split(separator: 0x0A, omittingEmptySubsequences: false).allSatisfy { $0.count <= 30 })
  }

  @Test func `an error in a layout points into the layout's file`() throws {
    var run = build("Text.\n", as: [.text])
    run.layout = "./mine.yaml"
    let result = run.run(using: resources(layouts: ["./mine.yaml": "text:\n  colums: 30\n"]))
    guard case .failed = result.outcome else { Issue.record("it was made"); return }
    let place = try #require(result.diagnostics.first?.place)
    #expect(result.files[Int(place.file)].name == "./mine.yaml")
    #expect(result.files[Int(place.file)].place(at: Int(place.start)) == SourceFile.Place(line: 2, column: 3))
  }

  @Test func `an unknown layout is an error and a missing layout file is a missing file`() {
    var run = build("Text.\n", as: [.text])
    run.layout = "leaflet-txt"
    let unknown = run.run(using: resources())
    #expect(unknown.diagnostics.first?.hint.contains("leaflet-text") == true)
    run.layout = "./none.yaml"
    guard case .missingFile = run.run(using: resources()).outcome else { Issue.record("wrong outcome"); return }
  }

  @Test func `a layout of a website that the manuscript names is passed over with one warning`() {
    let run = build("---\nlayout: default\n---\n\nText.\n", as: [.pdf, .booklet, .text])
    let result = run.run(using: resources())
    guard case .made = result.outcome else { Issue.record("nothing was made"); return }
    #expect(result.diagnostics.map(\.code.name) == ["layout"] && result.diagnostics[0].severity == .warning)
  }

  @Test func `pages too large for half a sheet do not fit`() {
    var run = build("Text.\n", as: [.booklet])
    run.layout = "./big.yaml"
    let result = run.run(using: resources(layouts: ["./big.yaml": "page: {size: a4}\nprint: {paper: A4}"]))
    guard case .doesNotFit = result.outcome else { Issue.record("it was made"); return }
    #expect(result.diagnostics.last?.severity == .error)
  }

  @Test(arguments: [nil, "de"])
  func `what is said beside the manuscript takes the place of what it says`(language: String?) throws {
    var run = build("# Old\n\nText.\n", as: [.text])
    run.reading.title = "New"
    run.reading.authors = ["Ann Lee"]
    run.reading.language = language
    run.reading.date = "2024-05-01"
    let text = try artifacts(run.run(using: resources()))[0].bytes
    for words in ["New", "Ann Lee", "2024-05-01", "Text.", language == nil ? "[Page" : "[Seite"] {
      #expect(contains(text, words))
    }
    #expect(!contains(text, "Old"))
  }

  @Test func `an empty manuscript still makes every edition`() throws {
    #expect(try artifacts(build("").run(using: resources())).count == Edition.allCases.count)
  }
}
