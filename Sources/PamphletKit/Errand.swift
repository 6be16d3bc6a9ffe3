import Glibc

/// Work done on a thread of its own while who asked for it goes on, or when its value is asked for.
final class Errand<Value: Sendable> {
  private let work: Work<Value>
  private var thread: pthread_t?

  /// Begins the work at once, unless that is not wanted or there is no thread to be had.
  init(isAtOnce: Bool, _ body: @escaping @Sendable () -> Value) {
    work = Work(body)
    guard isAtOnce else { return }
    var thread = pthread_t()
    let handle = unsafe Unmanaged<AnyWork>.passRetained(work)
    let status = unsafe pthread_create(
      &thread, nil,
      { handle in
        unsafe Unmanaged<AnyWork>.fromOpaque(handle!).takeRetainedValue().run()
        return nil
      }, handle.toOpaque())
    if status == 0 { self.thread = thread } else { unsafe handle.release() }
  }

  deinit { wait() }

  /// What the work gave, when it is done.
  var value: Value {
    wait()
    if work.value == nil { work.run() }
    return work.value!
  }

  private func wait() {
    if let thread { _ = pthread_join(thread, nil) }
    thread = nil
  }
}

/// What a thread is given, whatever it makes.
private class AnyWork: @unchecked Sendable {
  func run() {}
}

/// One thread writes the value before another, which joined it, reads it.
private final class Work<Value: Sendable>: AnyWork, @unchecked Sendable {
  private let body: @Sendable () -> Value
  private(set) var value: Value?

  init(_ body: @escaping @Sendable () -> Value) { self.body = body }

  override func run() { value = body() }
}
