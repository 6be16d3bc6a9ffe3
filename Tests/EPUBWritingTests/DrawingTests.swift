import DocumentModel
import Testing

@testable import EPUBWriting

@Suite struct DrawingTests {
  /// A square with a smaller one, drawn the other way round, cut out of its middle.
  private let ring = Drawing.Shape(
    [
      .move(.init(64, 64)), .line(.init(64 * 9, 64)), .line(.init(64 * 9, 64 * 9)), .line(.init(64, 64 * 9)),
      .move(.init(64 * 4, 64 * 4)), .line(.init(64 * 4, 64 * 6)), .line(.init(64 * 6, 64 * 6)),
      .line(.init(64 * 6, 64 * 4)),
    ], ink: .text)

  @Test func `a shape inks what is inside it, and no hole`() {
    let raster = Raster(ring, width: 10, height: 10)
    func ink(_ x: Int, _ y: Int) -> Int { Int(raster.ink[(y - raster.top) * raster.width + x - raster.left]) }
    #expect(ink(1, 1) == Raster.full && ink(8, 8) == Raster.full)
    #expect(ink(4, 4) == 0 && ink(5, 5) == 0)
    #expect(raster.ink.reduce(0) { $0 + Int($1) } == (64 - 4) * Raster.full)
  }

  @Test func `the ink of a shape is its area, wherever it lies`() {
    for shift in stride(from: 0, to: 64, by: 7) {
      let shape = Drawing.Shape(x: 128 + shift, y: 128 + shift, width: 64 * 5, height: 64 * 3, ink: .text)
      let sum = Raster(shape, width: 20, height: 20).ink.reduce(0) { $0 + Int($1) }
      #expect(abs(sum - 15 * Raster.full) <= 5 * Raster.full / 4)
    }
  }

  @Test func `shapes over the edge are cut there`() {
    let shape = Drawing.Shape(x: -640, y: -640, width: 64 * 100, height: 64 * 100, ink: .text)
    let raster = Raster(shape, width: 10, height: 10)
    #expect(raster.ink.count == 100 && raster.ink.allSatisfy { Int($0) == Raster.full })
  }

  @Test func `a picture is written as PNG that unpacks to its rows`() throws {
    var drawing = Drawing(width: 11, height: 10)
    drawing.shapes = [ring]
    let png = try #require(written(drawing))
    let start = try #require(png.indices.first { png[$0...].starts(with: "IDAT".utf8) })
    let length = png[(start - 4)..<start].reduce(0) { $0 << 8 | Int($1) }
    let rows = try #require(Deflate.inflated(Array(png[(start + 4)..<(start + 4 + length)]), limit: 1000))
    #expect(rows.count == 10 * 7)
    #expect(Array(rows[7..<14]) == [0, 0x0E, 0xEE, 0xEE, 0xEE, 0xE0, 0x00])
  }

  private func written(_ drawing: Drawing) -> [UInt8]? {
    guard let deflate = Deflate() else { return nil }
    return drawing.png(using: deflate)
  }

  @Test func `pixels are scaled to their mean, weighed by opacity`() {
    let image = PixelImage(
      width: 2, height: 2, channels: 4, bytes: [200, 0, 0, 255, 0, 0, 0, 0, 100, 0, 0, 255, 9, 9, 9, 0])
    let one = image.scaled(toWidth: 1, height: 1)
    #expect(one.bytes == [150, 0, 0, 127])
  }

  @Test func `a photograph goes through libturbojpeg and comes back smaller`() throws {
    let library = try #require(JPEGPixels())
    let grey = PixelImage(
      width: 640, height: 480, channels: 3, bytes: [UInt8](repeating: 90, count: 640 * 480 * 3))
    let file = try #require(library.file(of: grey, quality: 85))
    let half = try #require(library.pixels(of: file, atMost: 320 * 240))
    #expect(half.width == 320 && half.height == 240)
    #expect(half.bytes.allSatisfy { abs(Int($0) - 90) <= 2 })
  }

  @Test func `other forms go through their libraries unchanged`() throws {
    let bytes: [UInt8] = (0..<1024).map { index in index % 4 == 3 ? 255 : UInt8(index % 200) }
    let image = PixelImage(width: 16, height: 16, channels: 4, bytes: bytes)
    let png = try #require(PNGPixels())
    let file = try #require(png.file(of: image))
    #expect(png.pixels(of: file)?.bytes == image.bytes)
    let webp = try #require(WebPPixels())
    let packed = try #require(webp.file(of: image, quality: 90))
    #expect(webp.pixels(of: packed)?.width == 16)
  }
}
