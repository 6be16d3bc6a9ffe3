/// Bytes that something else owns, read without a copy and without counting references.
///
/// Whoever makes a view keeps its bytes in place as long as it is used: ``Swift/Array/withView(_:)`` those of an array, a
/// ``Stack`` those of its own. Indices begin at 0; all but those of ``ByteSearch`` are checked.
@safe struct ByteView: RandomAccessCollection {
  let start: UnsafePointer<UInt8>
  let count: Int

  /// No bytes.
  init() {
    unsafe start = UnsafePointer(bitPattern: 1)!
    count = 0
  }

  /// The bytes of a buffer, which must outlive the view.
  @unsafe init(_ buffer: UnsafeBufferPointer<UInt8>) {
    unsafe start = buffer.baseAddress ?? UnsafePointer(bitPattern: 1)!
    count = buffer.count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always) subscript(index: Int) -> UInt8 {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    return unsafe start[index]
  }

  /// A part as a view of its own, whose first byte has the index 0.
  func view(of range: Range<Int>) -> ByteView { unsafe ByteView(buffer(of: range)) }

  @inline(__always) @unsafe fileprivate func buffer(of range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: pointer(to: range), count: range.count)
  }

  /// Where a part begins that is known to be there.
  @inline(__always) @unsafe func pointer(to range: Range<Int>) -> UnsafePointer<UInt8> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe start + range.lowerBound
  }

  func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? { try unsafe body(UnsafeBufferPointer(start: start, count: count)) }
}

extension [UInt8] {
  /// Calls `body` with a view of the array, which is of use until `body` returns.
  func withView<Result, Failure: Error>(_ body: (ByteView) throws(Failure) -> Result) throws(Failure) -> Result {
    try unsafe withUnsafeBufferPointer { buffer throws(Failure) in try unsafe body(ByteView(buffer)) }
  }

  /// Appends a part of a view.
  @inline(__always) mutating func append(_ view: ByteView, _ range: Range<Int>) {
    unsafe append(contentsOf: view.buffer(of: range))
  }
}
