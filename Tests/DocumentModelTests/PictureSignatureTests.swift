import DocumentModel
import Testing

@Suite struct PictureSignatureTests {
  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D], .png), ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg), (Array("GIF89a".utf8), .gif),
      (Array("RIFF\0\0\0\0WEBPVP8 ".utf8), .webp), (Array("RIFF\0\0\0\0WAVE".utf8), nil), (Array("<svg/>".utf8), nil),
      ([], nil),
    ] as [([UInt8], Picture.Format?)])
  func `tells pictures by their first bytes`(bytes: [UInt8], format: Picture.Format?) {
    #expect(Picture.Format(signatureOf: bytes) == format)
  }
}
