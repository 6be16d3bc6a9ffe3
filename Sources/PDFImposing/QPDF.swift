import Glibc

/// The library qpdf, opened only when a PDF made elsewhere is imposed: its C interface, as far as we use it.
///
/// What is declared here are the functions of qpdf-c.h of qpdf 11; an object is a number that the library hands out.
@safe
struct QPDF: Sendable {
  typealias Data = OpaquePointer?
  typealias Name = UnsafePointer<CChar>
  typealias Buffer = UnsafeMutablePointer<UInt8>
  typealias Make = @convention(c) (Data) -> UInt32
  typealias Of = @convention(c) (Data, UInt32) -> UInt32
  typealias Test = @convention(c) (Data, UInt32) -> CInt
  typealias Get = @convention(c) (Data, UInt32, Name) -> UInt32
  typealias Put = @convention(c) (Data, UInt32, UInt32) -> Void
  typealias Set = @convention(c) (Data, CInt) -> Void

  /// The library.
  @safe private struct Library: @unchecked Sendable {
    let handle: UnsafeMutableRawPointer
  }
  private let library: Library

  /// The library; `nil` if it is not installed.
  init?() {
    for name in ["libqpdf.so.29", "libqpdf.so.30", "libqpdf.so.31", "libqpdf.so.28", "libqpdf.so"] {
      if let handle = unsafe dlopen(name, RTLD_NOW | RTLD_LOCAL) {
        library = unsafe Library(handle: handle)
        return
      }
    }
    return nil
  }

  /// A function by its name.
  func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    guard let symbol = unsafe dlsym(library.handle, name) else { return nil }
    return unsafe unsafeBitCast(symbol, to: type)
  }
}
