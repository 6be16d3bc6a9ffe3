/// Values in one place that grow and shrink at the end, for the innermost loops: nothing is counted, shared or copied, and
/// emptying it costs nothing. Indices are checked.
@safe struct Stack<Element>: ~Copyable {
  private var start: UnsafeMutablePointer<Element>
  private var capacity = 64
  private(set) var count = 0

  init() { unsafe start = .allocate(capacity: capacity) }

  deinit {
    unsafe start.deinitialize(count: count)
    unsafe start.deallocate()
  }

  var isEmpty: Bool { count == 0 }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return unsafe start[index]
    }
    @inline(__always) _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      yield unsafe &start[index]
    }
  }

  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { grow(to: 2 * capacity) }
    unsafe (start + count).initialize(to: element)
    count += 1
  }

  var indices: Range<Int> { 0..<count }

  var last: Element? { count == 0 ? nil : self[count - 1] }

  mutating func removeLast() -> Element {
    precondition(count > 0)
    count -= 1
    return unsafe (start + count).move()
  }

  mutating func reserveCapacity(_ larger: Int) { if larger > capacity { grow(to: larger) } }

  mutating func removeAll() { removeLast(count) }

  mutating func removeLast(_ number: Int) {
    precondition(number >= 0 && number <= count)
    count -= number
    unsafe (start + count).deinitialize(count: number)
  }

  @inline(never) private mutating func grow(to larger: Int) {
    let place = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    unsafe place.moveInitialize(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = place
    capacity = larger
  }
}

extension Stack where Element == UInt8 {
  /// What is there now; of use until something is appended or the stack goes.
  var view: ByteView { unsafe ByteView(UnsafeBufferPointer(start: start, count: count)) }

  @inline(__always) mutating func append(_ view: ByteView, _ range: Range<Int>) {
    if count + range.count > capacity { grow(to: max(2 * capacity, count + range.count)) }
    unsafe (start + count).initialize(from: view.pointer(to: range), count: range.count)
    count += range.count
  }

  @inline(__always) mutating func append(_ text: ShortText) {
    if count + ShortText.longest > capacity { grow(to: 2 * capacity) }
    unsafe UnsafeMutableRawPointer(start + count).storeBytes(of: text.bits.littleEndian, as: UInt64.self)
    count += text.count
  }
}
