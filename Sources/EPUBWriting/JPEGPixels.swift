import CTurboJPEG
import Glibc

/// JPEG to pixels and back, by libturbojpeg, which is opened only when a photograph is too large.
@safe struct JPEGPixels {
  private typealias Handle = UnsafeMutableRawPointer
  private typealias Make = @convention(c) () -> Handle?
  private typealias Destroy = @convention(c) (Handle?) -> CInt
  private typealias Header =
    @convention(c) (
      Handle?, UnsafePointer<UInt8>?, CUnsignedLong, UnsafeMutablePointer<CInt>?, UnsafeMutablePointer<CInt>?,
      UnsafeMutablePointer<CInt>?, UnsafeMutablePointer<CInt>?
    ) -> CInt
  private typealias Decompress =
    @convention(c) (
      Handle?, UnsafePointer<UInt8>?, CUnsignedLong, UnsafeMutablePointer<UInt8>?, CInt, CInt, CInt, CInt, CInt
    ) -> CInt
  private typealias Compress =
    @convention(c) (
      Handle?, UnsafePointer<UInt8>?, CInt, CInt, CInt, CInt, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?,
      UnsafeMutablePointer<CUnsignedLong>?, CInt, CInt, CInt
    ) -> CInt
  private typealias Release = @convention(c) (UnsafeMutablePointer<UInt8>?) -> Void

  private let library: UnsafeMutableRawPointer

  /// `nil` if the library is not installed.
  init?() {
    guard let library = unsafe dlopen("libturbojpeg.so.0", RTLD_NOW | RTLD_LOCAL) else { return nil }
    unsafe self.library = unsafe library
  }

  private func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    unsafe dlsym(library, name).map { unsafe unsafeBitCast($0, to: type) }
  }

  /// The pixels of a photograph, as many as `most` or a few more where the library can leave some out while it reads. Printing
  /// inks become red, green and blue as if each were perfect, unless `readsInks` is false: then there are none.
  func pixels(of file: [UInt8], atMost most: Int, readsInks: Bool = true) -> PixelImage? {
    guard let make = unsafe function("tjInitDecompress", as: Make.self),
      let destroy = unsafe function("tjDestroy", as: Destroy.self),
      let header = unsafe function("tjDecompressHeader3", as: Header.self),
      let decompress = unsafe function("tjDecompress2", as: Decompress.self), let handle = unsafe make()
    else { return nil }
    defer { _ = unsafe destroy(handle) }
    var (width, height, sampling, space) = (CInt(0), CInt(0), CInt(0), CInt(0))
    let size = CUnsignedLong(file.count)
    guard unsafe header(handle, file, size, &width, &height, &sampling, &space) == 0, width > 0, height > 0 else {
      return nil
    }
    let hasInks = space == CInt(TJCS_CMYK.rawValue) || space == CInt(TJCS_YCCK.rawValue)
    guard readsInks || !hasInks else { return nil }
    // The library reads pictures at eighths of their size; the least that is no smaller than what is wanted.
    var eighths = 8
    while eighths > 1 {
      let fewer = eighths - 1
      let pixels = (Int(width) * fewer + 7) / 8 * ((Int(height) * fewer + 7) / 8)
      guard pixels >= most else { break }
      eighths = fewer
    }
    let (columns, rows) = ((Int(width) * eighths + 7) / 8, (Int(height) * eighths + 7) / 8)
    let form = CInt((hasInks ? TJPF_CMYK : TJPF_RGB).rawValue)
    let length = columns * rows * (hasInks ? 4 : 3)
    var isDone = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      let status = unsafe decompress(handle, file, size, buffer.baseAddress, CInt(columns), 0, CInt(rows), form, 0)
      isDone = status == 0
      count = isDone ? length : 0
    }
    guard isDone else { return nil }
    let colours = hasInks ? Self.colours(ofInks: bytes, areInverted: Self.isFromAdobe(file)) : bytes
    return PixelImage(width: columns, height: rows, channels: 3, bytes: colours)
  }

  /// What cyan, magenta, yellow and black leave of white light; files of most programs have them upside down.
  private static func colours(ofInks inks: [UInt8], areInverted: Bool) -> [UInt8] {
    var colours: [UInt8] = []
    colours.reserveCapacity(inks.count / 4 * 3)
    let flip: UInt8 = areInverted ? 0 : 255
    for start in stride(from: 0, to: inks.count - 3, by: 4) {
      let black = Int(inks[start + 3] ^ flip)
      for ink in start..<start + 3 { colours.append(UInt8((Int(inks[ink] ^ flip) * black + 127) / 255)) }
    }
    return colours
  }

  /// Whether a file has the segment in which Adobe's programs say how colours are written (ITU-T T.872, 6.5.3).
  private static func isFromAdobe(_ file: [UInt8]) -> Bool {
    var index = 2
    while index + 9 <= file.count, file[index] == 0xFF, file[index + 1] != 0xDA {
      if file[index + 1] == 0xEE && file[(index + 4)..<(index + 9)].elementsEqual("Adobe".utf8) { return true }
      index += file[index + 1] == 0xFF ? 1 : 2 + max(2, Int(file[index + 2]) << 8 | Int(file[index + 3]))
    }
    return false
  }

  /// A picture without opacity as JPEG, without its colours if that is wanted.
  func file(of image: PixelImage, quality: Int, isGrey: Bool) -> [UInt8]? {
    guard image.channels == 3, let make = unsafe function("tjInitCompress", as: Make.self),
      let destroy = unsafe function("tjDestroy", as: Destroy.self),
      let release = unsafe function("tjFree", as: Release.self),
      let compress = unsafe function("tjCompress2", as: Compress.self), let handle = unsafe make()
    else { return nil }
    defer { _ = unsafe destroy(handle) }
    var output: UnsafeMutablePointer<UInt8>?
    var size: CUnsignedLong = 0
    let status = unsafe compress(
      handle, image.bytes, CInt(image.width), 0, CInt(image.height), CInt(TJPF_RGB.rawValue), &output, &size,
      CInt((isGrey ? TJSAMP_GRAY : TJSAMP_420).rawValue), CInt(quality), 0)
    defer { unsafe release(output) }
    guard status == 0, let output = unsafe output else { return nil }
    return unsafe Array(UnsafeBufferPointer(start: output, count: Int(size)))
  }
}
