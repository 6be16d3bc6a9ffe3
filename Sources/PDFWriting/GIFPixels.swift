/// The first image of a GIF file (GIF89a, Appendix F), on a transparent ground of the file's size.
///
/// Decoded here, as PNG is: libgif hands out structures whose layout a program must know, and the code is no longer than
/// what would guard them. What a damaged file does not say stays transparent.
struct GIFPixels {
  /// The pixels.
  private(set) var pixels: ColourPixels

  private let file: [UInt8]
  private var palette: Range<Int>?
  private var transparent: Int?

  /// Where an image is on the ground.
  private struct Frame {
    var left: Int
    var top: Int
    var width: Int
    var height: Int
    var isInterlaced: Bool
  }

  /// Decodes a file; `nil` if there is no image in it.
  init?(_ file: [UInt8]) {
    self.file = file
    guard file.count > 13, file.starts(with: [0x47, 0x49, 0x46, 0x38]) else { return nil }
    let (width, height) = (file.littleEndian(at: 6), file.littleEndian(at: 8))
    guard width > 0, height > 0, width * height <= ColourPixels.most else { return nil }
    pixels = ColourPixels(width: width, height: height, bytes: [UInt8](repeating: 0, count: width * height * 4))
    var index = 13
    takePalette(flags: file[10], at: &index)
    while index < file.count {
      switch file[index] {
      case 0x21:
        if index + 7 < file.count, file[index + 1] == 0xF9 {
          transparent = file[index + 3] & 1 == 1 ? Int(file[index + 6]) : nil
        }
        index += 2
        _ = blocks(at: &index)
      case 0x2C:
        guard index + 10 < file.count else { return nil }
        let frame = Frame(
          left: file.littleEndian(at: index + 1), top: file.littleEndian(at: index + 3),
          width: file.littleEndian(at: index + 5), height: file.littleEndian(at: index + 7),
          isInterlaced: file[index + 9] & 0x40 != 0)
        let flags = file[index + 9]
        index += 10
        takePalette(flags: flags, at: &index)
        guard palette != nil, index < file.count, (1...11).contains(file[index]) else { return nil }
        let firstWidth = Int(file[index])
        index += 1
        draw(
          GIFPixels.expanded(blocks(at: &index), firstWidth: firstWidth, most: frame.width * frame.height), in: frame)
        return
      default: return nil
      }
    }
    return nil
  }

  private mutating func takePalette(flags: UInt8, at index: inout Int) {
    guard flags & 0x80 != 0 else { return }
    let count = 3 << (Int(flags & 7) + 1)
    palette = index..<min(index + count, file.count)
    index += count
  }

  /// The content of a chain of blocks; `index` comes to stand after it.
  private func blocks(at index: inout Int) -> [UInt8] {
    var content: [UInt8] = []
    while index < file.count, file[index] > 0 {
      let end = min(file.count, index + 1 + Int(file[index]))
      content += file[index + 1..<end]
      index = end
    }
    index += 1
    return content
  }

  /// Numbers of colours from codes of growing width (LZW).
  private static func expanded(_ data: [UInt8], firstWidth: Int, most: Int) -> [UInt8] {
    let clear = 1 << firstWidth
    var output: [UInt8] = []
    output.reserveCapacity(min(most, ColourPixels.most))
    // Each code stands for what a code before it does, and one colour more: where that is in the output, and how much.
    var starts = [Int](repeating: 0, count: 4096)
    var counts = [Int](repeating: 0, count: 4096)
    var (next, width, previous) = (clear + 2, firstWidth + 1, -1)
    var (bits, bitCount, index) = (0, 0, 0)
    while output.count < most {
      while bitCount < width, index < data.count {
        bits |= Int(data[index]) << bitCount
        bitCount += 8
        index += 1
      }
      guard bitCount >= width else { break }
      let code = bits & ((1 << width) - 1)
      bits >>= width
      bitCount -= width
      if code == clear + 1 { break }
      if code == clear {
        (next, width, previous) = (clear + 2, firstWidth + 1, -1)
        continue
      }
      guard code < next || code == next && previous >= 0 else { break }
      let start = output.count
      if previous >= 0, next < 4096 {
        starts[next] = start - length(of: previous, clear, counts)
        counts[next] = length(of: previous, clear, counts) + 1
        next += 1
      }
      if code < clear {
        output.append(UInt8(truncatingIfNeeded: code))
      } else {
        // The last colour may be the first of what is being written.
        for offset in 0..<counts[code] where output.count < most { output.append(output[starts[code] + offset]) }
      }
      if next == 1 << width, width < 12 { width += 1 }
      previous = code
    }
    return output
  }

  private static func length(of code: Int, _ clear: Int, _ counts: [Int]) -> Int { code < clear ? 1 : counts[code] }

  /// Puts an image's colours in their places.
  private mutating func draw(_ colours: [UInt8], in frame: Frame) {
    guard let palette, frame.width > 0 else { return }
    var rows = Array(0..<frame.height)
    if frame.isInterlaced {
      rows = [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { Array(stride(from: $0.0, to: frame.height, by: $0.1)) }
    }
    for (position, colour) in colours.enumerated() where Int(colour) != transparent {
      let x = frame.left + position % frame.width
      let y = frame.top + rows[min(position / frame.width, rows.count - 1)]
      let entry = palette.lowerBound + 3 * Int(colour)
      guard x < pixels.width, y < pixels.height, entry + 2 < palette.upperBound else { continue }
      let pixel = 4 * (y * pixels.width + x)
      for channel in 0..<3 { pixels.bytes[pixel + channel] = file[entry + channel] }
      pixels.bytes[pixel + 3] = 255
    }
  }
}

extension [UInt8] {
  /// The two bytes at an offset as a number, low byte first.
  fileprivate func littleEndian(at offset: Int) -> Int { Int(self[offset]) | Int(self[offset + 1]) << 8 }
}
