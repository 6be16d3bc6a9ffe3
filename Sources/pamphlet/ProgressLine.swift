import Glibc
import PamphletKit

/// A line on the terminal that says what long work is at. It is shown only where somebody sits before a terminal, only when
/// the work takes longer than a moment, and is wiped when the work is done.
final class ProgressLine {
  /// Milliseconds before which nothing is shown.
  private static let patience = 300

  private let isShown: Bool
  private let start = ProgressLine.milliseconds
  private var isOnScreen = false

  /// A line that is shown if it is wanted and standard error is a terminal.
  init(isWanted: Bool) { isShown = isWanted && isatty(2) == 1 }

  /// Shows what is being done.
  func tell(_ words: String) {
    guard isShown, ProgressLine.milliseconds - start > ProgressLine.patience else { return }
    Terminal.write("\r\u{1B}[K\(words)…", toErrors: true)
    isOnScreen = true
  }

  /// Wipes the line.
  func clear() {
    if isOnScreen { Terminal.write("\r\u{1B}[K", toErrors: true) }
    isOnScreen = false
  }

  private static var milliseconds: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
