import Glibc

/// A line on the terminal that says how far the work is; nothing where there is no terminal.
struct Progress {
  private let count: Int
  private let isShown: Bool
  private var done = 0

  /// The progress of `count` works.
  init(of count: Int, isShown: Bool) {
    self.count = count
    self.isShown = isShown && count > 1 && isatty(STDERR_FILENO) == 1 && Terminal.environment("TERM") != "dumb"
  }

  /// One more is done.
  mutating func advance() { done += 1 }

  /// Says what is being made.
  func show(_ name: String) {
    guard isShown else { return }
    let text = "\(done) of \(count) made; now \(DiagnosticPrinter.printable(name))"
    Terminal.write("\r\u{1B}[K" + String(text.prefix(max(10, Progress.columns - 1))), toErrors: true)
  }

  /// Takes the line away, for something that stays.
  func clear() {
    if isShown { Terminal.write("\r\u{1B}[K", toErrors: true) }
  }

  private static var columns: Int {
    var size = winsize()
    guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
