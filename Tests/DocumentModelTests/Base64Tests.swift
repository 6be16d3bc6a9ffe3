import DocumentModel
import Testing

@Suite struct Base64Tests {
  @Test func `text is padded, and read in the one way it is written`() {
    let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
    for (plain, encoded) in cases {
      #expect(Base64.text(of: Array(plain.utf8)) == encoded)
      #expect(Base64.bytes(of: encoded) == Array(plain.utf8))
    }
    for wrong in ["Zg", "Zg=", "Zh==", "Zm9v Yg==", "Zg==Zg==", "Zm9v====", "Z", "Zm9*"] {
      #expect(Base64.bytes(of: wrong) == nil, "\(wrong)")
    }
  }

  @Test func `space and missing padding are forgiven where browsers forgive them`() {
    for text in ["Zm 9v\nYg==", "Zm9vYg", "Zm9vYh=="] {
      #expect(Base64.forgivingBytes(of: text) == Array("foob".utf8), "\(text)")
    }
    for wrong in ["Z", "Zg==Zg==", "Zm9*"] { #expect(Base64.forgivingBytes(of: wrong) == nil, "\(wrong)") }
  }
}
