import Glibc

/// A file to be read, whole and bounded.
enum InputFile {
  /// Why a file was not read.
  struct Failure: Error {
    /// The system's error number.
    var number: Int32
    /// The reason in words.
    var reason: String {
      switch number {
      case EFBIG: "it is larger than 1 GiB"
      case ENODATA: "no text is in the folder itself; name those in folders below, or use --each"
      default: Terminal.reason(number)
      }
    }
  }

  /// The largest input, in bytes. Offsets are 32 bits wide.
  static let largest = 1 << 30

  /// The bytes of the file at `path`, or of standard input for `-`. Devices are refused unless they are standard input.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    if path == "-" { return try read(from: STDIN_FILENO, expecting: 0) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Failure(number: errno) }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else { throw Failure(number: EISDIR) }
    guard kind == S_IFREG || kind == S_IFIFO else { throw Failure(number: EINVAL) }
    return try read(from: descriptor, expecting: Int(status.st_size))
  }

  private static func read(from descriptor: Int32, expecting size: Int) throws(Failure) -> [UInt8] {
    guard size <= largest else { throw Failure(number: EFBIG) }
    var bytes = [UInt8](repeating: 0, count: max(size + 1, 1 << 16))
    var count = 0
    while true {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw Failure(number: errno)
      }
      if got == 0 { break }
      count += got
      guard count <= largest else { throw Failure(number: EFBIG) }
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: count)) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}
