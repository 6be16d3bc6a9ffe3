import CPNG
import Glibc

/// PNG to pixels and back, by libpng, which is opened only when a picture is too large.
@safe struct PNGPixels {
  private typealias Begin = @convention(c) (png_imagep?, UnsafeRawPointer?, Int) -> CInt
  private typealias Finish =
    @convention(c) (
      png_imagep?, png_const_colorp?, UnsafeMutableRawPointer?, Int32, UnsafeMutableRawPointer?
    ) -> CInt
  private typealias Write =
    @convention(c) (
      png_imagep?, UnsafeMutableRawPointer?, UnsafeMutablePointer<Int>?, CInt, UnsafeRawPointer?, Int32,
      UnsafeRawPointer?
    ) -> CInt
  private typealias Free = @convention(c) (png_imagep?) -> Void

  private let library: UnsafeMutableRawPointer

  /// `nil` if the library is not installed.
  init?() {
    guard let library = unsafe dlopen("libpng16.so.16", RTLD_NOW | RTLD_LOCAL) else { return nil }
    unsafe self.library = unsafe library
  }

  private func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    unsafe dlsym(library, name).map { unsafe unsafeBitCast($0, to: type) }
  }

  private static func image(format: Int) -> png_image {
    var image = unsafe png_image()
    unsafe image.version = UInt32(PNG_IMAGE_VERSION)
    unsafe image.format = UInt32(format)
    return unsafe image
  }

  /// The pixels of a picture. Interlaced ones of 16 bits are not read: libpng 1.6.39 garbles them.
  func pixels(of file: [UInt8]) -> PixelImage? {
    guard file.count > 28, !(file[24] == 16 && file[28] == 1),
      let begin = unsafe function("png_image_begin_read_from_memory", as: Begin.self),
      let finish = unsafe function("png_image_finish_read", as: Finish.self),
      let free = unsafe function("png_image_free", as: Free.self)
    else { return nil }
    var image = unsafe Self.image(format: 0)
    defer { unsafe free(&image) }
    return unsafe file.withUnsafeBytes { input in
      guard unsafe begin(&image, input.baseAddress, input.count) != 0 else { return nil }
      let hasAlpha = unsafe image.format & UInt32(PNG_FORMAT_FLAG_ALPHA) != 0
      unsafe image.format = UInt32(hasAlpha ? PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA : PNG_FORMAT_FLAG_COLOR)
      let (width, height, channels) = unsafe (Int(image.width), Int(image.height), hasAlpha ? 4 : 3)
      var isDone = false
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: width * height * channels) { buffer, count in
        isDone = unsafe finish(&image, nil, buffer.baseAddress, 0, nil) != 0
        count = isDone ? width * height * channels : 0
      }
      return isDone ? PixelImage(width: width, height: height, channels: channels, bytes: bytes) : nil
    }
  }

  /// A picture as PNG, without anything but its pixels.
  func file(of picture: PixelImage) -> [UInt8]? {
    guard let write = unsafe function("png_image_write_to_memory", as: Write.self) else { return nil }
    let alpha = picture.channels == 4 ? PNG_FORMAT_FLAG_ALPHA : 0
    var image = unsafe Self.image(format: Int(PNG_FORMAT_FLAG_COLOR | alpha))
    unsafe image.width = UInt32(picture.width)
    unsafe image.height = UInt32(picture.height)
    var size = picture.bytes.count + picture.bytes.count / 8 + 4096
    var isDone = false
    let file = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      isDone = unsafe write(&image, buffer.baseAddress, &size, 0, picture.bytes, 0, nil) != 0
      count = isDone ? size : 0
    }
    return isDone ? file : nil
  }
}
