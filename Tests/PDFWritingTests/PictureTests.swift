import DocumentModel
import Testing

@testable import PDFWriting

struct PictureTests {
  @Test func `an opaque PNG goes in as it is`() throws {
    let image = try #require(ImageData(SamplePictures.opaque))
    #expect(image.packing == .png && image.colours == .rgb && image.opacity == nil)
    let palette = try #require(ImageData(SamplePictures.palette))
    #expect(palette.packing == .png && palette.bits == 1)
    #expect(palette.colours == .palette([255, 0, 0, 0, 0, 255]))
  }

  @Test func `a translucent PNG is split into colour and opacity`() throws {
    let image = try #require(ImageData(SamplePictures.translucent))
    #expect(image.packing == .none && image.colours == .grey)
    #expect(image.opacity == [255, 128, 64, 0])
    #expect(image.bytes.count == 4)
  }

  @Test func `damaged pictures are told from whole ones`() {
    for picture in [SamplePictures.opaque, SamplePictures.translucent, SamplePictures.palette] {
      for length in 0..<picture.bytes.count - 20 {
        var cut = picture
        cut.bytes = Array(picture.bytes[..<length])
        #expect(ImageData(cut) == nil)
      }
    }
  }

  @Test func `what can be drawn is told without drawing it`() {
    for whole in [SamplePictures.opaque, SamplePictures.translucent, SamplePictures.palette] {
      #expect(whole.condition == .whole)
      for length in whole.bytes.indices {
        var cut = whole
        cut.bytes = Array(whole.bytes[..<length])
        #expect((cut.condition == .unusable) == (ImageData(cut) == nil))
        cut.bytes = whole.bytes
        cut.bytes[length] ^= 0x55
        #expect((cut.condition == .unusable) == (ImageData(cut) == nil))
      }
    }
  }

  @Test func `a JPEG that breaks off shows what is left of it`() throws {
    let frame: [UInt8] = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 5, 1, 1, 0x11, 0]
    let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3]
    let end: [UInt8] = [0xFF, 0xD9]
    func picture(_ bytes: [UInt8]) -> Picture { Picture(.jpeg, width: 5, height: 3, bytes: bytes) }
    #expect(picture(frame + scan + end).condition == .whole)
    #expect(picture(frame + scan + end + [0, 0, 7]).condition == .whole)
    #expect(try #require(ImageData(picture(frame + scan + end + [0, 0, 7]))).bytes == frame + scan + end)
    #expect(picture(frame + scan).condition == .cutShort)
    #expect(try #require(ImageData(picture(frame + scan))).bytes == frame + scan + end)
    for length in 0..<frame.count + 10 { #expect(picture(Array((frame + scan)[..<length])).condition == .unusable) }
  }

  @Test func `a JPEG loses everything that is not picture`() throws {
    let header: [UInt8] = [0xFF, 0xD8]
    let place: [UInt8] = [0xFF, 0xE1, 0, 6, 0x45, 0x78, 0x69, 0x66]
    let comment: [UInt8] = [0xFF, 0xFE, 0, 4, 0x68, 0x69]
    let frame: [UInt8] = [0xFF, 0xC2, 0, 11, 8, 0, 3, 0, 5, 1, 1, 0x11, 0]
    let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9]
    let file = header + place + comment + frame + scan
    let image = try #require(ImageData(Picture(.jpeg, width: 5, height: 3, bytes: file)))
    #expect(image.width == 5 && image.height == 3 && image.colours == .grey)
    #expect(image.bytes == header + frame + scan)
    for length in 0..<file.count - scan.count {
      #expect(ImageData(Picture(.jpeg, width: 5, height: 3, bytes: Array(file[..<length]))) == nil)
    }
  }

  @Test func `a picture in passes is the picture in rows`() throws {
    let (width, height) = (11, 9)
    func pixel(_ x: Int, _ y: Int) -> [UInt8] { [UInt8(x * 20), UInt8(y * 25), UInt8(x * y), UInt8(255 - x)] }
    let pixels: [[[UInt8]]] = (0..<height).map { y in (0..<width).map { x in pixel(x, y) } }
    let rows: [[UInt8]] = pixels.map { row in [0] + Array(row.joined()) }
    var passes: [[UInt8]] = []
    let steps: [[Int]] = [
      [0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2],
    ]
    for step in steps {
      for row in stride(from: step[1], to: height, by: step[3]) {
        let taken: [[UInt8]] = stride(from: step[0], to: width, by: step[2]).map { pixels[row][$0] }
        passes.append([0] + Array(taken.joined()))
      }
    }
    let whole = SamplePictures.png(width: width, height: height, type: 6, raw: Array(rows.joined()))
    let inPasses = SamplePictures.png(
      width: width, height: height, type: 6, raw: Array(passes.joined()), interlaced: true)
    let one = try #require(ImageData(whole))
    let other = try #require(ImageData(inPasses))
    #expect(one.bytes == other.bytes && one.opacity == other.opacity)
    let all: [[UInt8]] = Array(pixels.joined())
    #expect(one.bytes == all.flatMap { $0.prefix(3) })
    #expect(one.opacity == all.map { $0[3] })
  }

  @Test func `filters of rows are undone`() throws {
    let raw: [[UInt8]] = [[1, 10, 255, 5, 0], [2, 1, 0, 1, 0], [3, 10, 0, 10, 0], [4, 1, 0, 1, 0]]
    let image = try #require(ImageData(SamplePictures.png(width: 2, height: 4, type: 4, raw: Array(raw.joined()))))
    #expect(image.bytes == [10, 15, 11, 16, 15, 25, 16, 26])
    #expect(image.opacity == [255, 255, 255, 255, 127, 191, 127, 191])
  }

  @Test func `a colour that is transparent is cut out`() throws {
    let transparent = SamplePictures.chunk("tRNS", [0, 7])
    let image = try #require(
      ImageData(SamplePictures.png(width: 2, height: 1, type: 0, raw: [0, 7, 8], extra: transparent)))
    #expect(image.bytes == [7, 8] && image.opacity == [0, 255])
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func `a turned photograph fills the middle of its box`(orientation: Int) {
    let turn = PictureTurn(orientation: orientation)
    let box = Rectangle(x: .points(10), y: .points(20), width: .points(60), height: .points(40))
    let fitted = turn.fitted(box)
    #expect(turn.swapsSides ? fitted.size.height == box.size.height : fitted == box)
    #expect(fitted.size.width <= box.size.width)
    let matrix = turn.matrix(left: .points(10), bottom: .points(5), size: box.size)
    func place(_ u: Int, _ v: Int) -> [Length] {
      [matrix[0] * u + matrix[2] * v + matrix[4], matrix[1] * u + matrix[3] * v + matrix[5]]
    }
    let corners = Set([place(0, 0), place(1, 0), place(0, 1), place(1, 1)])
    let wanted = [10, 70].flatMap { x in [5, 45].map { [Length.points(x), Length.points($0)] } }
    #expect(corners == Set(wanted))
    // The first row starts where EXIF says: its corner, in turn, as left or right and top or bottom.
    let isRight = [2, 3, 6, 7].contains(orientation)
    let isBottom = [3, 4, 7, 8].contains(orientation)
    #expect(place(0, 1) == [.points(isRight ? 70 : 10), .points(isBottom ? 5 : 45)])
  }

  @Test func `printing inks bring their own profile`() throws {
    let inks: [UInt8] = [0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8, 0, 3, 0, 5, 4] + [UInt8](repeating: 1, count: 12)
    let scan: [UInt8] = [0xFF, 0xDA, 0, 2, 0xFF, 0xD9]
    let image = try #require(ImageData(Picture(.jpeg, width: 5, height: 3, bytes: inks + scan)))
    #expect(image.colours == .fourColour(isInverted: false))
    #expect(ColourProfile.fourColour.bytes.count % 4 == 0)
    #expect(ColourProfile.fourColour.componentCount == 4)
  }
}
