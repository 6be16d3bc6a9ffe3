import CQREncode
import Glibc

/// A QR code: a square of dark and light modules. Made by libqrencode, which is opened only when a code is asked for.
@safe
public struct QRCode {
  /// Modules along an edge.
  public let size: Int
  /// Row by row, whether a module is dark.
  public let modules: [Bool]

  private typealias Code = UnsafeMutablePointer<CQREncode.QRcode>
  private typealias Encode = @convention(c) (UnsafePointer<CChar>?, CInt, QRecLevel) -> Code?

  /// The code for a text; `nil` if the text is too long or the library is not installed.
  public init?(_ text: String) {
    guard !text.isEmpty, !text.utf8.contains(0), let library = unsafe dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL),
      let encode = unsafe dlsym(library, "QRcode_encodeString8bit"), let free = unsafe dlsym(library, "QRcode_free"),
      let code = unsafe unsafeBitCast(encode, to: Encode.self)(text, 0, QR_ECLEVEL_L)
    else { return nil }
    defer { unsafe unsafeBitCast(free, to: (@convention(c) (Code?) -> Void).self)(code) }
    let size = unsafe Int(code.pointee.width)
    guard size > 0, let data = unsafe code.pointee.data else { return nil }
    self.size = size
    modules = (0..<size * size).map { unsafe data[$0] & 1 == 1 }
  }

  /// The code in half blocks: a cell is one module wide and two high. Ink is dark.
  var halfBlocks: [[UInt8]] {
    stride(from: 0, to: size, by: 2).map { row in
      var line: [UInt8] = []
      for column in 0..<size {
        let (upper, lower) = (isDark(row, column), isDark(row + 1, column))
        line += Array((upper ? (lower ? "█" : "▀") : lower ? "▄" : " ").utf8)
      }
      return line
    }
  }

  /// The code in ASCII: a module is two cells wide and one high.
  var hashes: [[UInt8]] {
    (0..<size).map { row in (0..<size).flatMap { isDark(row, $0) ? [0x23, 0x23] as [UInt8] : [0x20, 0x20] } }
  }

  private func isDark(_ row: Int, _ column: Int) -> Bool { row < size && modules[row * size + column] }
}
