import DocumentModel
import PamphletKit
import Testing

struct ImposingTests {
  private static var resources: Resources {
    Resources(
      fontFolders: ["/usr/share/fonts"], hyphenationPatterns: { _ in nil }, picture: { _, _ in .failure(.missing) },
      layout: { _ in .failure(.missing) })
  }

  /// A PDF of so many empty pages of a size in points, each with a link to the next.
  private static func pdf(_ count: Int, width: Int = 420, height: Int = 595, rotate: Int = 0) -> [UInt8] {
    var objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    for page in 0..<count {
      let next = 3 + 2 * ((page + 1) % count)
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Rotate \(rotate)/Annots[\(objects.count + 2) 0 R]>>"
      )
      objects.append("<</Type/Annot/Subtype/Link/Rect[10 20 30 40]/Dest[\(next) 0 R/XYZ 5 100 0]>>")
    }
    let kids = (0..<count).map { "\(3 + 2 * $0) 0 R" }.joined(separator: " ")
    objects[1] = "<</Type/Pages/Count \(count)/Kids[\(kids)]>>"
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    text += "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  @Test func `a PDF made elsewhere is put on sheets, and its name says what to click`() throws {
    var imposing = Imposing()
    let (files, notes) = try imposing.files(of: Self.pdf(8), using: Self.resources)
    #expect(files.map(\.suffix) == ["-A4-booklet-flip-SHORT-edge.pdf"] && notes.isEmpty)
    #expect(files[0].bytes.starts(with: Array("%PDF-".utf8)))
    imposing.printing.duplex = .manual
    let both = try imposing.files(of: Self.pdf(8), using: Self.resources).files
    #expect(both.map(\.suffix) == ["-A4-booklet-1-fronts.pdf", "-A4-booklet-2-backs.pdf"])
    // The same again, to the byte.
    #expect(try imposing.files(of: Self.pdf(8), using: Self.resources).files.map(\.bytes) == both.map(\.bytes))
  }

  @Test(arguments: ImpositionScheme.examples) func `pages of any size are made to fit any scheme`(scheme: String) throws
  {
    var imposing = Imposing()
    imposing.printing.scheme = try ImpositionScheme(named: scheme)
    for (width, height, rotate) in [(420, 595, 0), (595, 420, 90), (900, 300, 0), (50, 50, 180)] {
      let pdf = Self.pdf(4, width: width, height: height, rotate: rotate)
      #expect(!(try imposing.files(of: pdf, using: Self.resources).files.isEmpty))
    }
  }

  @Test func `what is no PDF is told as an error`() {
    #expect(throws: (any Error).self) { try Imposing().files(of: Array("Hello".utf8), using: Self.resources) }
    #expect(throws: (any Error).self) { try Imposing().files(of: [], using: Self.resources) }
  }

  @Test func `sheets that are too many for a staple are a warning`() throws {
    let notes = try Imposing().files(of: Self.pdf(100), using: Self.resources).notes
    #expect(notes.map(\.code.name) == ["thick-signature"] && notes[0].severity == .warning)
  }
}
