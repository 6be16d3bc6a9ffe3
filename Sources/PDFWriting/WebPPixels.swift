import DocumentModel
import Glibc

/// Decodes WebP by libwebp (`decode.h`).
enum WebPPixels {
  private typealias Decode =
    @convention(c) (
      UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<CInt>?, UnsafeMutablePointer<CInt>?
    ) -> UnsafeMutablePointer<UInt8>?
  private typealias Information =
    @convention(c) (
      UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<CInt>?, UnsafeMutablePointer<CInt>?
    ) -> CInt
  private typealias Free = @convention(c) (UnsafeMutableRawPointer?) -> Void

  /// The pixels of a file.
  static func pixels(of bytes: [UInt8]) throws(Picture.PrintingProblem) -> ColourPixels {
    guard let library = LoadedLibrary("libwebp.so.7"),
      let information = unsafe library.function("WebPGetInfo", Information.self),
      let decode = unsafe library.function("WebPDecodeRGBA", Decode.self),
      let free = unsafe library.function("WebPFree", Free.self)
    else { throw .libraryMissing(package: "libwebp7") }
    var (width, height): (CInt, CInt) = (0, 0)
    guard unsafe information(bytes, bytes.count, &width, &height) == 1, width > 0, height > 0,
      Int(width) * Int(height) <= ColourPixels.most,
      let decoded = unsafe decode(bytes, bytes.count, &width, &height)
    else { throw .damaged }
    defer { unsafe free(decoded) }
    let copy = unsafe [UInt8](UnsafeBufferPointer(start: decoded, count: Int(width) * Int(height) * 4))
    return ColourPixels(width: Int(width), height: Int(height), bytes: copy)
  }
}
