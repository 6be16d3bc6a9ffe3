import DocumentModel
import Styling
import TestSupport
import Testing

@testable import XHTMLWriting

@Suite struct PictureTests {
  @Test(arguments: [("Words", nil), (" ", "a"), (" \u{A0}", "a")])
  func `a link with nothing but a picture has a name`(alternative: String, title: String?) throws {
    var manuscript = Manuscript()
    let link = manuscript.link("https://\(title ?? "b").example/")
    let image = manuscript.image("a.png", Picture(.png, width: 1, height: 1, bytes: Array("picture".utf8)))
    manuscript.leaf(.paragraph, alternative, [(link, alternative), (image, alternative)])
    var diagnostics = Diagnostics()
    let chapter = try manuscript.document.chapters(in: .base, reporting: &diagnostics)[0]
    let written = string(chapter.bytes)
    #expect(written.contains(title.map { " title=\"https://\($0).example/\"><img" } ?? "alt=\"Words\""))
    #expect(written.contains("alt=\"\"") == (title != nil) && chapter.hasUndescribedPictures == (title != nil))
  }

  /// A JPEG of the segments given, and an image after them.
  private func jpeg(_ segments: [(UInt8, [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8]
    for (marker, body) in segments {
      bytes += [0xFF, marker, 0, UInt8(body.count + 2)]
      bytes += body
    }
    return bytes + [0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9]
  }

  @Test func `what a camera says is left out, what a picture needs stays`() {
    let place: [UInt8] = Array("Exif\0\0MM".utf8) + [0, 0x2A, 0, 0, 0, 8, 0, 0]
    let all = jpeg([
      (0xE0, Array("JFIF\0".utf8)), (0xE1, place), (0xE2, Array("ICC_PROFILE\0x".utf8)), (0xFE, Array("me".utf8)),
      (0xDB, [1]),
    ])
    let kept = jpeg([(0xE0, Array("JFIF\0".utf8)), (0xE2, Array("ICC_PROFILE\0x".utf8)), (0xDB, [1])])
    #expect(Picture(.jpeg, width: 1, height: 1, bytes: all).withoutMetadata.bytes == kept)
  }

  @Test func `a picture that was turned stays turned`() {
    let directory: [UInt8] = [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
    let header: [UInt8] = [0, 0x2A, 0, 0, 0, 8]
    let turned: [UInt8] = Array("Exif\0\0MM".utf8) + header + directory
    let all = jpeg([(0xE1, turned + [1, 2, 3, 4])])
    #expect(Picture(.jpeg, width: 1, height: 1, bytes: all).withoutMetadata.bytes == jpeg([(0xE1, turned)]))
  }

  @Test func `a GIF keeps its pictures, how long and how often they are shown, and no words of its maker`() {
    let head: [UInt8] = Array("GIF89a".utf8) + [2, 0, 2, 0, 0x80, 0, 0, 200, 40, 40, 40, 40, 200]
    let loop: [UInt8] = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
    let control: [UInt8] = [0x21, 0xF9, 4, 1, 5, 0, 1, 0]
    let image: [UInt8] = [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x44, 0x02, 0x05, 0]
    let comment: [UInt8] = [0x21, 0xFE, 2, 0x3B, 0x21, 0]
    let notes: [UInt8] = [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8) + [2, 1, 1, 0]
    let all = head + notes + loop + comment + control + image + control + image + comment + [0x3B] + Array("after".utf8)
    let kept = head + loop + control + image + control + image + [0x3B]
    #expect(Picture(.gif, width: 2, height: 2, bytes: all).withoutMetadata.bytes == kept)
  }

  @Test func `a damaged picture is passed on as it is`() {
    var generator = SeededGenerator(seed: 3)
    for format in [Picture.Format.jpeg, .png, .webp, .gif, .svg] {
      for _ in 0..<200 {
        let start: [UInt8] = format == .jpeg ? [0xFF, 0xD8] : []
        let bytes =
          start
          + (0..<Int.random(in: 0...60, using: &generator)).map { _ in
            [0, 0xFF, 0xE1, 1, 8].randomElement(using: &generator)!
          }
        let picture = Picture(format, width: 1, height: 1, bytes: bytes)
        #expect(picture.withoutMetadata.bytes.count <= max(bytes.count, 60))
      }
    }
  }
}
