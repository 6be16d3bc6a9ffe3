import DocumentModel
import Testing

/// Bytes looked at together against bytes looked at one by one.
struct ByteVectorTests {
  /// Every value at every place, among others that differ from it by one or in the highest bit.
  @Test func `a byte is found wherever it stands`() {
    for value in 0...255 as ClosedRange<UInt8> {
      for place in 0..<ByteVector.count {
        var bytes = (0..<ByteVector.count).map { $0 % 2 == 0 ? value &+ 1 : value ^ 0x80 }
        bytes[place] = value
        let vector = unsafe bytes.withUnsafeBytes { unsafe ByteVector($0, at: 0) }
        #expect(vector.marks(of: value).firstMark == place)
        #expect(vector.marks(of: value).markCount == 1)
        #expect(vector.marksOfControls.markCount == bytes.count { $0 < 0x20 })
        #expect(vector.marksOfControls.firstMark == bytes.firstIndex { $0 < 0x20 } ?? ByteVector.count)
      }
    }
  }

  @Test(arguments: 0..<40)
  func `a work is a book from its ten thousandth word on`(shift: Int) {
    var document = Document()
    let before = [UInt8](repeating: 0x20, count: shift)
    document.text = before + Array(repeating: Array("of\n".utf8), count: Document.bookLength - 1).joined()
    #expect(!document.isBook)
    document.text += Array("it ".utf8)
    #expect(document.isBook)
  }
}
