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

  /// The ink of a picture's pixels, row by row.
  private func ink(of shape: Drawing.Shape, _ width: Int, _ height: Int) -> [Int] {
    var ink = [Int](repeating: 0, count: width * height)
    Raster(shape, width: width, height: height).forEachRun { columns, y, amount in
      for x in columns { ink[y * width + x] += amount }
    }
    return ink
  }

  @Test func `a shape inks what is inside it, and no hole`() {
    let ink = ink(of: ring, 10, 10)
    #expect(ink[11] == Raster.full && ink[88] == Raster.full)
    #expect(ink[44] == 0 && ink[55] == 0)
    #expect(ink.reduce(0, +) == (64 - 4) * Raster.full)
  }

  @Test func `the ink of a shape is its area, wherever it lies`() {
    for shift in stride(from: 0, to: 64, by: 7) {
      let shape = Drawing.Shape(x: 128 + shift, y: 128 + shift, width: 64 * 5, height: 64 * 3, ink: .text)
      let sum = ink(of: shape, 20, 20).reduce(0, +)
      #expect(abs(sum - 15 * Raster.full) <= 8)
    }
  }

  @Test func `shapes over the edge are cut there`() {
    let shape = Drawing.Shape(x: -640, y: -640, width: 64 * 100, height: 64 * 100, ink: .text)
    #expect(ink(of: shape, 10, 10).allSatisfy { $0 == Raster.full })
    for shift in [-700, -100, 100, 500] {
      let slanted = Drawing.Shape(
        [.move(.init(shift, -100)), .line(.init(shift + 300, 320)), .line(.init(shift - 90, 900))], ink: .text)
      let whole = Drawing.Shape(
        slanted.steps.map { step in
          guard case .move(let place) = step else {
            guard case .line(let place) = step else { return step }
            return .line(.init(Int(place.x) + 640, Int(place.y) + 640))
          }
          return .move(.init(Int(place.x) + 640, Int(place.y) + 640))
        }, ink: .text)
      let inside = ink(of: whole, 40, 40)
      let cut = ink(of: slanted, 10, 10)
      for y in 0..<10 {
        for x in 0..<10 { #expect(abs(cut[y * 10 + x] - inside[(y + 10) * 40 + x + 10]) <= 6) }
      }
    }
  }

  @Test func `a picture is written as PNG that unpacks to its rows`() throws {
    var drawing = Drawing(width: 11, height: 10)
    drawing.shapes = [ring]
    let rows = try rows(of: drawing)
    #expect(rows.count == 10 * 4)
    #expect(Array(rows[4..<8]) == [0, 0b00_10_10_10, 0b10_10_10_10, 0b10_00_00_00])
    #expect(Array(rows[16..<20]) == [0, 0b00_10_10_10, 0b00_00_10_10, 0b10_00_00_00])
  }

  @Test func `a pixel that is half covered has the shade between, and the darker of two shapes holds`() throws {
    var drawing = Drawing(width: 4, height: 1)
    drawing.shapes = [
      Drawing.Shape(x: 32, y: 0, width: 160, height: 64, ink: .text),
      Drawing.Shape(x: 64, y: 0, width: 64, height: 64, ink: .ornament),
    ]
    #expect(try rows(of: drawing) == [0, 0b01_11_10_00])
  }

  @Test func `outlines in SVG go on from where the pen is, and errors of rounding do not add up`() throws {
    var drawing = Drawing(width: 11, height: 10)
    drawing.shapes = [ring]
    let svg = String(decoding: drawing.svg(titled: "Ring"), as: UTF8.self)
    #expect(svg.contains("d=\"M10 10l80 0l0 80l-80 0ZM40 40l0 20l20 0l0-20Z\""))
    // A seventh of a pixel, nine times and then back: the places themselves are rounded, not the way between them.
    let steps = (1...9).map { Drawing.Step.line(.init($0 * 9, 0)) }
    drawing.shapes = [Drawing.Shape([.move(.init(0, 0))] + steps + [.line(.init(0, 64))], ink: .text)]
    let path = String(decoding: drawing.svg(titled: "Line"), as: UTF8.self)
    #expect(path.contains("M0 0l1 0l1 0l2 0l1 0l2 0l1 0l1 0l2 0l1 0l-12 10Z"))
  }

  /// The rows of a drawing's PNG, each after its filter.
  private func rows(of drawing: Drawing) throws -> [UInt8] {
    guard let deflate = Deflate() else { return [] }
    let written = drawing.png(using: deflate)
    let png = try #require(written)
    let start = try #require(png.indices.first { png[$0...].starts(with: "IDAT".utf8) })
    let length = png[(start - 4)..<start].reduce(0) { $0 << 8 | Int($1) }
    return try #require(Deflate.inflated(Array(png[(start + 4)..<(start + 4 + length)]), limit: 1000))
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
    let file = try #require(library.file(of: grey, quality: 85, isGrey: false))
    let half = try #require(library.pixels(of: file, atMost: 320 * 240))
    #expect(half.width == 320 && half.height == 240)
    #expect(half.bytes.allSatisfy { abs(Int($0) - 90) <= 2 })
    let photograph = Picture(.jpeg, width: 640, height: 480, bytes: file)
    let printed = try #require(photograph.reprinted(toWidth: 200, inGrey: true))
    #expect(printed.width == 200 && printed.height == 150 && printed.bytes.count < file.count)
    #expect(Picture(.png, width: 640, height: 480, bytes: file).reprinted(toWidth: 200, inGrey: true) == nil)
  }

  /// 8 × 8 pixels full of cyan with a fifth of black, upside down as most programs write inks, and the same without Adobe's
  /// segment, which makes them those of the opposite.
  private static let inks: [UInt8] = [
    0xFF, 0xD8, 0xFF, 0xEE, 0, 14, 65, 100, 111, 98, 101, 0, 100, 0, 0, 0, 0, 0, 0xFF, 0xDB, 0, 67, 0, 8, 6, 6, 7, 6, 5,
    8, 7,
    7, 7, 9, 9, 8, 10, 12, 20, 13, 12, 11, 11, 12, 25, 18, 19, 15, 20, 29, 26, 31, 30, 29, 26, 28, 28, 32, 36, 46, 39,
    32, 34,
    44, 35, 28, 28, 40, 55, 41, 44, 48, 49, 52, 52, 52, 31, 39, 57, 61, 56, 50, 60, 46, 51, 52, 50, 0xFF, 0xC0, 0, 20,
    8, 0, 8,
    0, 8, 4, 67, 17, 0, 77, 17, 0, 89, 17, 0, 75, 17, 0, 0xFF, 0xC4, 0, 21, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0,
    7, 8, 0xFF, 0xC4, 0, 20, 16, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xDA, 0, 14, 4, 67, 0, 77, 0,
    89, 0,
    75, 0, 0, 63, 0, 0x9F, 0xCF, 0xE7, 0xF2, 0x63, 0xFF, 0xD9,
  ]

  @Test func `a photograph in printing inks becomes grey, and keeps them where colours are wanted`() throws {
    let library = try #require(JPEGPixels())
    let (cyan, opposite) = (Self.inks, Array(Self.inks[..<2] + Self.inks[18...]))
    for (file, wanted) in [(cyan, [0, 204, 204]), (opposite, [51, 0, 0])] {
      let pixels = try #require(library.pixels(of: file, atMost: 64)).bytes
      for (index, sample) in pixels.enumerated() { #expect(abs(Int(sample) - wanted[index % 3]) <= 3) }
      #expect(library.pixels(of: file, atMost: 64, readsInks: false) == nil)
      let photograph = Picture(.jpeg, width: 8, height: 8, bytes: file)
      #expect(photograph.reprinted(toWidth: 8, inGrey: false) == nil)
      let printed = try #require(photograph.reprinted(toWidth: 8, inGrey: true))
      let grey = try #require(library.pixels(of: printed.bytes, atMost: 64)).bytes
      let mean = (wanted[0] * 299 + wanted[1] * 587 + wanted[2] * 114) / 1000
      #expect(grey.allSatisfy { abs(Int($0) - mean) <= 4 })
    }
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
