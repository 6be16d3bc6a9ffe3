import Glibc
import Synchronization

/// Calls `body` with every number below `count`, on as many threads as there are jobs, and returns what it gave in order.
///
/// What `body` gives must depend on nothing but its number; then it does not matter how many jobs there are.
package func parallelMap<Result: Sendable>(
  _ count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Result
) -> [Result] {
  guard jobs > 1, count > 1 else { return (0..<count).map(body) }
  let work = MapWork(count, body)
  var threads: [pthread_t] = []
  for _ in 1..<min(jobs, count) {
    var thread = pthread_t()
    let handle = unsafe Unmanaged<Work>.passRetained(work).toOpaque()
    if unsafe pthread_create(&thread, nil, runWork, handle) == 0 {
      threads.append(thread)
    } else {
      unsafe Unmanaged<Work>.fromOpaque(handle).release()
    }
  }
  work.run()
  for thread in threads { pthread_join(thread, nil) }
  return work.finished
}

/// What a thread does.
private class Work: @unchecked Sendable {
  func run() {}
}

private final class MapWork<Result: Sendable>: Work, @unchecked Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Result
  private let next = Atomic<Int>(0)
  private let results: Mutex<[Result?]>

  init(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.body = body
    results = Mutex([Result?](repeating: nil, count: count))
  }

  override func run() {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = body(index)
      results.withLock { $0[index] = result }
    }
  }

  var finished: [Result] { results.withLock { $0.map { $0! } } }
}

/// Threads begin here.
private func runWork(_ handle: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let handle = unsafe handle else { return nil }
  unsafe Unmanaged<Work>.fromOpaque(handle).takeRetainedValue().run()
  return nil
}
