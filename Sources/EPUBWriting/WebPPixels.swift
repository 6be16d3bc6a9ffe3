import CWebP
import Glibc

/// WebP to pixels and back, by libwebp, which is opened only when a picture is too large.
@safe struct WebPPixels {
  private typealias Decode =
    @convention(c) (
      UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<CInt>?, UnsafeMutablePointer<CInt>?
    ) -> UnsafeMutablePointer<UInt8>?
  private typealias Encode =
    @convention(c) (
      UnsafePointer<UInt8>?, CInt, CInt, CInt, Float, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?
    ) -> Int
  private typealias Free = @convention(c) (UnsafeMutableRawPointer?) -> Void

  private let library: UnsafeMutableRawPointer

  /// `nil` if the library is not installed.
  init?() {
    guard let library = unsafe dlopen("libwebp.so.7", RTLD_NOW | RTLD_LOCAL) else { return nil }
    unsafe self.library = unsafe library
  }

  private func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    unsafe dlsym(library, name).map { unsafe unsafeBitCast($0, to: type) }
  }

  /// The pixels of a picture; `nil` for one that moves.
  func pixels(of file: [UInt8]) -> PixelImage? {
    guard let decode = unsafe function("WebPDecodeRGBA", as: Decode.self),
      let free = unsafe function("WebPFree", as: Free.self)
    else {
      return nil
    }
    var (width, height) = (CInt(0), CInt(0))
    guard let pixels = unsafe decode(file, file.count, &width, &height) else { return nil }
    defer { unsafe free(pixels) }
    let bytes = unsafe Array(UnsafeBufferPointer(start: pixels, count: Int(width) * Int(height) * 4))
    return PixelImage(width: Int(width), height: Int(height), channels: 4, bytes: bytes)
  }

  /// A picture with opacity as WebP.
  func file(of image: PixelImage, quality: Int) -> [UInt8]? {
    guard image.channels == 4, let encode = unsafe function("WebPEncodeRGBA", as: Encode.self),
      let free = unsafe function("WebPFree", as: Free.self)
    else { return nil }
    var output: UnsafeMutablePointer<UInt8>?
    let size = unsafe encode(
      image.bytes, CInt(image.width), CInt(image.height), CInt(image.width * 4), Float(quality), &output)
    defer { unsafe free(output) }
    guard size > 0, let output = unsafe output else { return nil }
    return unsafe Array(UnsafeBufferPointer(start: output, count: size))
  }
}
