import Glibc
import PamphletKit

/// Waits until some files are other than they were. The kernel tells of changes in their folders (inotify); whether a
/// file's content is other is then read from the file, so that a save without a change is none.
final class FileWatcher {
  private let descriptor: Int32
  private var folders: [Int32: String] = [:]
  private var digests: [String: Digest?] = [:]

  /// A watcher of nothing.
  init() throws(InputFile.Failure) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { throw InputFile.Failure(number: errno) }
  }

  deinit { close(descriptor) }

  /// Watches these files from now on, and no others unless `keepingOthers` says so.
  func watch(_ paths: [String], keepingOthers: Bool) {
    var kept: [String: Digest?] = keepingOthers ? digests : [:]
    for path in paths { kept[path] = .some(digests[path] ?? FileWatcher.digest(of: path)) }
    digests = kept
    let wanted = Set(digests.keys.map(FileWatcher.folder(of:)))
    for (watch, folder) in folders where !wanted.contains(folder) {
      inotify_rm_watch(descriptor, watch)
      folders[watch] = nil
    }
    let mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE
    for folder in wanted where !folders.values.contains(folder) {
      let watch = unsafe inotify_add_watch(descriptor, folder, UInt32(mask))
      if watch >= 0 { folders[watch] = folder }
    }
  }

  /// Comes back when a watched file is other than before, or after `milliseconds` (−1 waits for ever).
  func waitForChange(atMost milliseconds: Int32 = -1) -> Bool {
    while true {
      guard waitForEvent(milliseconds) else { return false }
      // An editor writes, renames and removes in a few steps; they are one change.
      while waitForEvent(8) {}
      var isChanged = false
      for (path, old) in digests {
        let new = FileWatcher.digest(of: path)
        if new != old {
          digests[path] = .some(new)
          isChanged = true
        }
      }
      if isChanged { return true }
    }
  }

  /// Waits for the kernel to tell of something, and takes all that it has to tell.
  private func waitForEvent(_ milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&request, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while unsafe Glibc.read(descriptor, &buffer, buffer.count) > 0 {}
    return true
  }

  private static func digest(of path: String) -> Digest? { (try? InputFile.read(path)).map { Digest(of: $0) } }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
