import Sharing
import Testing

@Suite struct ChecksumsTests {
  private func entries(_ contents: [(String, String)]) -> [Checksums.Entry] {
    contents.map { Checksums.Entry($0.0, Digest(of: Array($0.1.utf8))) }
  }

  @Test func `a digest is that of the standard`() {
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(Digest(of: Array("abc".utf8)).hexadecimal == expected)
    #expect(Digest(hexadecimal: expected.uppercased().utf8) == Digest(of: Array("abc".utf8)))
    #expect(Digest(of: []).hexadecimal.hasPrefix("e3b0c44298fc1c14"))
    #expect(Digest(hexadecimal: expected.dropLast().utf8) == nil)
  }

  @Test func `a list survives its file, whatever the names are`() throws {
    let list = Checksums(of: entries([("b", "1"), ("a\nb", "2"), ("c\\d", "3"), ("e f", "4"), ("é", "5")]))
    #expect(try Checksums(parsing: list.file) == list)
  }

  @Test func `sha256sum and we read each other's lists`() throws {
    let tool = try Tool(needing: "sha256sum", package: "coreutils")
    defer { tool.clean() }
    let contents = [("plain", "1"), ("with space", "2"), ("back\\slash", "3"), ("line\nend", "4")]
    for (path, text) in contents { try tool.write(Array(text.utf8), to: path) }
    let list = Checksums(of: entries(contents))
    try tool.write(list.file, to: "SHA256SUMS")
    let checked = try tool.run("sha256sum --strict -c SHA256SUMS")
    #expect(checked.status == 0, "\(checked.output)")
    let made = try tool.run("rm SHA256SUMS; sha256sum -b *")
    #expect(try Checksums(parsing: Array(made.output.utf8)) == list)
  }

  @Test func `what was changed, added and removed is told apart`() {
    let list = Checksums(of: entries([("a", "1"), ("b", "2"), ("c", "3")]))
    let folder = entries([("c", "3"), ("b", "two"), ("d", "4"), ("SHA256SUMS", "x"), ("SHA256SUMS.minisig", "y")])
    let changes = list.changes(in: folder)
    #expect(changes.changed == ["b"] && changes.added == ["d"] && changes.removed == ["a"])
    #expect(list.changes(in: entries([("a", "1"), ("b", "2"), ("c", "3")])).isEmpty)
  }

  @Test(arguments: [
    "x", "zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  ",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  ../a",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  /etc/passwd",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a/../../b",
  ])
  func `a list that is none, or that leads out of its folder, is refused`(line: String) {
    #expect(throws: SharingError.malformedChecksum(line: 2)) { try Checksums(parsing: Array("\n\(line)\n".utf8)) }
  }
}
