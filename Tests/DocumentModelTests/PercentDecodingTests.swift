import DocumentModel
import Testing

@Suite struct PercentDecodingTests {
  @Test(arguments: [
    ("plain", "plain"), ("a%20b", "a b"), ("%C3%a9", "é"), ("100%", "100%"), ("%4", "%4"), ("%zz%41", "%zzA"),
    ("%%41", "%A"), ("%+f", "%+f"), ("", ""),
  ])
  func `resolves escapes and keeps what is none`(text: String, decoded: String) {
    #expect(text.percentDecoded == decoded)
  }
}
