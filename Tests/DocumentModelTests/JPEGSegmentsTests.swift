import DocumentModel
import Testing

@Suite struct JPEGSegmentsTests {
  @Test func `goes from segment to segment up to the scan`() {
    let file: [UInt8] =
      [0xFF, 0xD8, 0xFF, 0xE0, 0, 3, 7, 0xFF, 0xFF, 0xFE, 0, 2, 0xFF, 0x01, 0xFF, 0xC2, 0, 4, 1, 2]
      + [0xFF, 0xDA, 0, 2, 1, 2, 0xFF, 0xE0, 0, 2]
    let segments = Array(JPEGSegments(file))
    #expect(segments.map(\.marker) == [0xE0, 0xFE, 0xC2, 0xDA])
    #expect(segments.map(\.content) == [6..<7, 12..<12, 18..<20, 24..<24])
    #expect(segments.map(\.isFrame) == [false, false, true, false] && segments[3].isScan)
  }

  @Test func `ends where a file cannot be followed`() {
    #expect(Array(JPEGSegments([0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0xFF, 0xE0, 0, 2])).isEmpty)
    #expect(Array(JPEGSegments([0xFF, 0xD8, 0x00, 0xE0, 0, 2])).isEmpty)
    let cut = Array(JPEGSegments([0xFF, 0xD8, 0xFF, 0xE0, 0, 9, 1]))
    #expect(cut.map(\.range) == [2..<13])
    for count in 0..<4 { #expect(Array(JPEGSegments([UInt8]([0xFF, 0xD8, 0xFF, 0xE0].prefix(count)))).isEmpty) }
  }
}
