import DocumentModel
import Testing

@Suite struct PictureChunksTests {
  @Test func `goes through the chunks of PNG`() {
    let file =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [0, 0, 0, 2] + Array("IDAT".utf8) + [1, 2, 0, 0, 0, 0]
      + [0, 0, 0, 0] + Array("IEND".utf8) + [9, 9, 9, 9]
    let chunks = Array(PictureChunks(png: file))
    #expect(chunks.map(\.name) == ["IDAT", "IEND"])
    #expect(chunks.map(\.content) == [16..<18, 30..<30] && chunks.map(\.range) == [8..<22, 22..<34])
  }

  @Test func `goes through the chunks of WebP, whose lengths are even`() {
    let file = Array("RIFF____WEBPEXIF".utf8) + [1, 0, 0, 0, 7, 0] + Array("VP8L".utf8) + [1, 0, 0, 0, 8]
    let chunks = Array(PictureChunks(webP: file))
    #expect(chunks.map(\.name) == ["EXIF", "VP8L"])
    #expect(chunks.map(\.content) == [20..<21, 30..<31] && chunks.map(\.range) == [12..<22, 22..<31])
  }

  @Test func `ends at a chunk that is cut short`() {
    var chunks = PictureChunks(webP: Array("RIFF____WEBPVP8L".utf8) + [4, 0, 0, 0, 1])
    #expect(chunks.next() == nil && chunks.isCutShort)
    chunks = PictureChunks(png: [UInt8](repeating: 255, count: 40))
    #expect(chunks.next() == nil && chunks.isCutShort)
    chunks = PictureChunks(png: [])
    #expect(chunks.next() == nil && !chunks.isCutShort)
  }
}
