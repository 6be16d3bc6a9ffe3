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

  /// The pixels of a photograph, as many as `most` or a few more where the library can leave some out while it reads.
  func pixels(of file: [UInt8], atMost most: Int) -> PixelImage? {
    guard let make = unsafe function("tjInitDecompress", as: Make.self),
      let destroy = unsafe function("tjDestroy", as: Destroy.self),
      let header = unsafe function("tjDecompressHeader3", as: Header.self),
      let decompress = unsafe function("tjDecompress2", as: Decompress.self), let handle = unsafe make()
    else { return nil }
    defer { _ = unsafe destroy(handle) }
    var (width, height, sampling, space) = (CInt(0), CInt(0), CInt(0), CInt(0))
    let size = CUnsignedLong(file.count)
    guard unsafe header(handle, file, size, &width, &height, &sampling, &space) == 0, width > 0, height > 0,
      space != TJCS_CMYK.rawValue, space != TJCS_YCCK.rawValue
    else { return nil }
    // The library reads pictures at eighths of their size; the least that is no smaller than what is wanted.
    var eighths = 8
    while eighths > 1 {
      let fewer = eighths - 1
      let pixels = (Int(width) * fewer + 7) / 8 * ((Int(height) * fewer + 7) / 8)
      guard pixels >= most else { break }
      eighths = fewer
    }
    let (columns, rows) = ((Int(width) * eighths + 7) / 8, (Int(height) * eighths + 7) / 8)
    var isDone = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: columns * rows * 3) { buffer, count in
      let status = unsafe decompress(
        handle, file, size, buffer.baseAddress, CInt(columns), 0, CInt(rows), CInt(TJPF_RGB.rawValue), 0)
      isDone = status == 0
      count = isDone ? columns * rows * 3 : 0
    }
    return isDone ? PixelImage(width: columns, height: rows, channels: 3, bytes: bytes) : nil
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
