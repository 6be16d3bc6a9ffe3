import DocumentModel
import Sharing
import Testing

@Suite struct BundleTests {
  @Test func `a work alone has the files that people look for`() throws {
    let (bundle, diagnostics) = try Samples.bundle([Samples.work()])
    #expect(diagnostics.isEmpty)
    let expected = [
      "README.txt", "SHA256SUMS", "SOURCE/essay/NAMES.txt", "SOURCE/essay/essay.md", "SOURCE/essay/pictures/e-t.png",
      "covers/essay.png", "covers/essay.svg", "essay.epub", "essay.html", "essay.txt", "index.html", "opds.json",
      "opds.xml", "opds/essay.json", "print/HOW-TO-FOLD.txt", "print/essay-A4-booklet-flip-SHORT-edge.pdf",
      "print/essay.pdf", "search/essay.js",
    ]
    #expect(bundle.files.map(\.path) == expected)
  }

  @Test func `every name is safe on a memory stick, whatever the works are called`() throws {
    let (bundle, _) = try Samples.bundle(Samples.awkward)
    var seen: Set<String> = []
    for file in bundle.files {
      #expect(seen.insert(file.path.lowercased()).inserted, "\(file.path) is there twice")
      #expect(file.path.utf8.count <= 200)
      for name in file.path.split(separator: "/", omittingEmptySubsequences: false) {
        #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Array("\"*:<>?\\|".utf8).contains($0) }, "\(name)")
        #expect((1...64).contains(name.utf8.count) && name.first != "." && name.last != "." && name.first != "-")
        let stem = name.prefix { $0 != "." }.lowercased()
        #expect(!["con", "prn", "aux", "nul", "com1", "lpt9"].contains(stem))
      }
    }
  }

  @Test func `no folder of a bundle is called like a file`() throws {
    let paths = try Samples.bundle(Samples.awkward).bundle.files.map { $0.path.lowercased() }
    var folders: Set<String> = []
    for path in paths {
      var parts = path.split(separator: "/")
      while parts.popLast() != nil { folders.insert(parts.joined(separator: "/")) }
    }
    #expect(folders.isDisjoint(with: paths))
  }

  @Test(arguments: [
    ("Über die Größe", "Ueber-die-Groesse"), ("Война и мир", "Voyna-i-mir"), ("Ἰλιάς", "Ilias"), ("हिन्दी", "hindii"),
    ("かな", "kana"), ("한국", "hangug"), ("Łódź", "Lodz"), ("Trần Hưng Đạo", "Tran-Hung-Dao"), ("café", "cafe"),
  ])
  func `a name of another alphabet can still be read`(name: String, expected: String) throws {
    let (bundle, _) = try Samples.bundle([Samples.work(name)])
    #expect(bundle.files.contains { $0.path == expected + ".epub" }, "\(bundle.files.map(\.path))")
  }

  @Test func `the same works give the same bytes`() throws {
    let once = try Samples.bundle(Samples.awkward).bundle.files
    let again = try Samples.bundle(Samples.awkward).bundle.files
    #expect(once == again)
  }

  @Test func `sha256sum accepts the checksums, and notices a change`() throws {
    let tool = try Tool(needing: "sha256sum", package: "coreutils")
    defer { tool.clean() }
    let (bundle, _) = try Samples.bundle(Samples.awkward)
    for file in bundle.files { try tool.write(file.bytes, to: file.path) }
    let checked = try tool.run("sha256sum --strict --quiet -c SHA256SUMS")
    #expect(checked.status == 0 && checked.output.isEmpty, "\(checked.output)")
    try tool.write(Array("other".utf8), to: "Essay.txt")
    #expect(try tool.run("sha256sum --strict -c SHA256SUMS").status != 0)
  }

  @Test func `a signed bundle is accepted by minisign`() throws {
    let tool = try Tool(needing: "minisign", package: "minisign")
    defer { tool.clean() }
    let key = try SigningKey.generate()
    let bundle = try Samples.bundle([Samples.work()]).bundle.signed(by: key)
    for file in bundle.files { try tool.write(file.bytes, to: file.path) }
    let checked = try tool.run("minisign -Vm SHA256SUMS -P \(key.publicKey.text)")
    #expect(checked.status == 0, "\(checked.output)")
  }

  @Test func `nothing to share is an error`() {
    #expect(throws: SharingError.noWork) { try Samples.bundle([]) }
  }

  @Test func `two editions of one name are an error`() {
    var work = Samples.work()
    work.editions.append(SharedEdition(.text, suffix: ".TXT", bytes: []))
    #expect(throws: SharingError.duplicatePath("essay.TXT")) { try Samples.bundle([work]) }
  }

  @Test func `an edition beyond its budget is noted`() throws {
    var work = Samples.work()
    work.editions[1].bytes = [UInt8](repeating: 0, count: 60_005)
    let notes = try Samples.bundle([work]).diagnostics
    #expect(notes.map(\.code.name) == ["large-edition"] && notes[0].severity == .note)
  }

  @Test(arguments: ["en", "de", "he", "zh-Hant", "tlh", "fr-CA", "no", ""])
  func `folding is told in the language of the work`(language: String) throws {
    let bundle = try Samples.bundle([Samples.work(language: language)]).bundle
    let help = bundle.text("print/HOW-TO-FOLD.txt")
    #expect(help.contains("essay-A4-booklet-flip-SHORT-edge.pdf") && help.contains("1. ") && help.contains("3. "))
    let isEnglish = ["en", "tlh", "no", ""].contains(language)
    #expect(help.contains("Staple twice") == isEnglish)
  }
}
