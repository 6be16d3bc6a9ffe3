import Glibc

/// A C library that is opened when a picture needs it: linking it would slow down every start. It stays open until the
/// process ends.
@safe
struct LoadedLibrary {
  private let handle: UnsafeMutableRawPointer

  /// Opens a library by its name, such as `libwebp.so.7`; `nil` if it is not installed.
  init?(_ name: String) {
    guard let handle = unsafe dlopen(name, RTLD_NOW | RTLD_LOCAL) else { return nil }
    unsafe self.handle = unsafe handle
  }

  /// A function of the library, which must be of that type.
  @unsafe
  func function<Signature>(_ name: String, _ type: Signature.Type) -> Signature? {
    guard let symbol = unsafe dlsym(handle, name) else { return nil }
    return unsafe unsafeBitCast(symbol, to: type)
  }
}
