import Glibc

/// Standard input, output and error.
enum Terminal {
  /// Writes text to standard output or standard error.
  static func write(_ text: String, toErrors: Bool) {
    _ = write(Array(text.utf8), to: toErrors ? STDERR_FILENO : STDOUT_FILENO)
  }

  /// Writes all bytes to a file descriptor; returns 0 or the error number.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    unsafe bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = unsafe Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += count
      }
      return 0
    }
  }

  /// Whether what is written to standard error has colours: on a terminal that shows them, or where they are asked for.
  static var showsColour: Bool {
    guard unsafe getenv("NO_COLOR") == nil else { return false }
    return isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb" || environment("CLICOLOR_FORCE") != nil
  }

  /// An environment variable.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The words of the system for an error number.
  static func reason(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }

  /// A line of a picture in dark on light, whatever the colours of the terminal are; as it is where there are no colours.
  static func darkOnLight(_ line: String) -> String {
    let isColoured = isatty(STDOUT_FILENO) == 1 && environment("TERM") != "dumb"
    return isColoured ? "\u{1B}[38;5;16;48;5;231m\(line)\u{1B}[0m" : line
  }

  /// Ends the program at once.
  static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }
}
