import Glibc

/// Files to be written, all or none: every one is written to a temporary name beside its place, and only when all of them
/// are on the disk are they renamed. An interrupted or failed run leaves the old files whole.
struct OutputFiles {
  /// Why a file was not written.
  struct Failure: Error {
    /// The file.
    var path: String
    /// The system's error number; 0 if what is made would take the place of what it is made of.
    var number: Int32
    /// What to tell the user.
    var message: String {
      let input = "the edition is made from this file; choose another place with -o"
      let reason = number == 0 ? input : Terminal.reason(number)
      return "cannot write \(path): \(reason)"
    }
  }

  /// A file's device and number, whatever it is called.
  private struct Identity: Hashable {
    var device: dev_t
    var number: ino_t
  }

  private var pending: [(temporary: String, path: String)] = []
  /// The files that are not to be touched.
  private let kept: Set<Identity>

  /// No files yet; none may take the place of `inputs`, such as a text edition that of the manuscript beside it.
  init(keeping inputs: [String] = []) {
    kept = Set(inputs.compactMap { Self.status(of: $0).map { Identity(device: $0.st_dev, number: $0.st_ino) } })
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status : nil
  }

  /// Puts the bytes beside `path`, ready to take its place.
  mutating func add(_ bytes: [UInt8], at path: String) throws(Failure) {
    if let status = Self.status(of: path) {
      if kept.contains(Identity(device: status.st_dev, number: status.st_ino)) { throw fail(path, 0) }
      if status.st_mode & S_IFMT != S_IFREG { return try writeThrough(bytes, to: path, mode: status.st_mode) }
    }
    let place = OutputFiles.resolved(path)
    let cut = place.lastIndex(of: "/").map { place.index(after: $0) } ?? place.startIndex
    let temporary = place[..<cut] + ".\(place[cut...].prefix(80)).\(getpid()).part"
    let descriptor = unsafe open(String(temporary), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw fail(path, errno) }
    pending.append((String(temporary), place))
    let number = Terminal.write(bytes, to: descriptor)
    let closed = close(descriptor) == 0 ? 0 : errno
    if number != 0 || closed != 0 { throw fail(path, number != 0 ? number : closed) }
  }

  /// Puts every added file in its place.
  mutating func commit() throws(Failure) {
    while let file = pending.first {
      guard unsafe rename(file.temporary, file.path) == 0 else { throw fail(file.path, errno) }
      pending.removeFirst()
    }
  }

  /// A pipe or a device cannot be replaced, only written to.
  private mutating func writeThrough(_ bytes: [UInt8], to path: String, mode: mode_t) throws(Failure) {
    guard mode & S_IFMT != S_IFDIR else { throw fail(path, EISDIR) }
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fail(path, errno) }
    let number = Terminal.write(bytes, to: descriptor)
    close(descriptor)
    if number != 0 { throw fail(path, number) }
  }

  private mutating func fail(_ path: String, _ number: Int32) -> Failure {
    for file in pending { unsafe unlink(file.temporary) }
    pending = []
    return Failure(path: path, number: number)
  }

  /// The file that a symbolic link leads to, so that the link stays a link.
  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(Failure) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
      let part = String(path[..<end])
      if unsafe mkdir(part, 0o777) != 0 && errno != EEXIST { throw Failure(path: part, number: errno) }
    }
  }

  /// Whether there is a folder at `path`.
  static func isFolder(_ path: String) -> Bool {
    status(of: path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  /// Whether there is something other than a folder at `path`.
  static func isFile(_ path: String) -> Bool {
    status(of: path).map { $0.st_mode & S_IFMT != S_IFDIR } ?? false
  }
}
