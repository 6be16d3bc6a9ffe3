import Glibc

/// Processes of this program that work at the same time.
struct Crew {
  /// What came of a job.
  struct Result {
    /// Its number.
    var job: Int
    /// How it ended; ``ExitStatus/internal`` if it was ended from outside.
    var status: ExitStatus
    /// What it wrote to standard output.
    var output: [UInt8]
    /// What it wrote to standard error.
    var errors: [UInt8]
  }

  /// A process at work, with the nameless files that it writes to.
  private struct Worker {
    var job: Int
    var output: Int32
    var errors: Int32
  }

  private let size: Int
  private var workers: [pid_t: Worker] = [:]
  private var stillborn: [Result] = []

  /// A crew of at most `size` processes, and of one at least.
  init(size: Int) { self.size = max(1, size) }

  /// Whether one more can begin.
  var hasRoom: Bool { workers.count + stillborn.count < size }

  /// Begins a job: this program with other arguments, with nothing to read.
  mutating func start(_ job: Int, _ arguments: [String]) {
    let output = Crew.namelessFile()
    let errors = Crew.namelessFile()
    var process: pid_t = 0
    let number = output < 0 || errors < 0 ? errno : Crew.spawn(&process, arguments, output, errors)
    guard number == 0 else {
      let message = "error: no further process can be started: \(Terminal.reason(number)) [file]\n"
      stillborn.append(Result(job: job, status: .file, output: [], errors: Array(message.utf8)))
      for descriptor in [output, errors] where descriptor >= 0 { close(descriptor) }
      return
    }
    workers[process] = Worker(job: job, output: output, errors: errors)
  }

  /// Waits until a job is done; `nil` if none is at work.
  mutating func waitForOne() -> Result? {
    if let result = stillborn.popLast() { return result }
    while !workers.isEmpty {
      var status: Int32 = 0
      let process = unsafe waitpid(-1, &status, 0)
      if process < 0 {
        guard errno == EINTR else { return nil }
        continue
      }
      guard let worker = workers.removeValue(forKey: process) else { continue }
      let isExit = status & 0x7F == 0
      return Result(
        job: worker.job, status: isExit ? ExitStatus(rawValue: status >> 8 & 0xFF) ?? .internal : .internal,
        output: Crew.take(worker.output), errors: Crew.take(worker.errors))
    }
    return nil
  }

  private static func spawn(
    _ process: inout pid_t, _ arguments: [String], _ output: Int32, _ errors: Int32
  ) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    var words: [UnsafeMutablePointer<CChar>?] = unsafe (["pamphlet"] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    return unsafe posix_spawn(&process, "/proc/self/exe", &actions, nil, &words, environ)
  }

  /// A file without a name, for this process and those that it hands it to.
  private static func namelessFile() -> Int32 {
    guard let file = unsafe tmpfile() else { return -1 }
    defer { unsafe fclose(file) }
    return unsafe fcntl(fileno(file), F_DUPFD_CLOEXEC, 3)
  }

  /// All that was written to a nameless file, which is closed.
  private static func take(_ descriptor: Int32) -> [UInt8] {
    defer { close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    guard size > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: Int(size))
    let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
    return Array(bytes.prefix(max(0, count)))
  }
}
