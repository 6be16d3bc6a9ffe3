import DocumentModel
import Testing

@Suite struct TIFFDirectoryTests {
  private let big: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
  private let little: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]

  @Test func `a camera's orientation is read in either byte order`() {
    for tiff in [big, little] {
      let segment = TIFFDirectory.mark + tiff
      #expect(TIFFDirectory.orientation(inSegment: segment[...]) == 6)
      for length in segment.indices { #expect(TIFFDirectory.orientation(inSegment: segment[..<length]) == nil) }
    }
  }

  @Test func `what no camera writes is no orientation`() {
    var (unordered, turned) = (big, big)
    unordered[0] = 0x58
    turned[19] = 9
    for tiff in [unordered, turned] {
      #expect(TIFFDirectory.orientation(inSegment: (TIFFDirectory.mark + tiff)[...]) == nil)
    }
  }

  @Test func `lists the fields that are in the file`() {
    var directory = TIFFDirectory(little)
    #expect(directory.count == 1 && directory.entries.map(\.tag) == [0x0112])
    directory = TIFFDirectory(little.dropLast())
    #expect(directory.count == 1 && directory.entries.isEmpty)
  }
}
