import Glibc

/// A PDF in memory as a graph of objects. An object is known by a number; what is no such object is null.
@safe
final class PDFObjects {
  let functions: QPDFFunctions
  private(set) var data: QPDF.Data
  /// The file's bytes, which the library reads from while it lives.
  private let bytes: UnsafeMutableBufferPointer<CChar>

  /// Opens a file.
  init(_ file: [UInt8]) throws(PDFImposingError) {
    guard let library = QPDF(), let functions = QPDFFunctions(library) else { throw .noLibrary }
    self.functions = functions
    unsafe bytes = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(1, file.count))
    for (index, byte) in file.enumerated() { unsafe bytes[index] = CChar(bitPattern: byte) }
    unsafe data = unsafe functions.make()
    unsafe functions.silence(data)
    unsafe functions.suppressWarnings(data, 1)
    let status = unsafe functions.read(data, "PDF", UnsafePointer(bytes.baseAddress!), UInt64(file.count), nil)
    if status & 2 != 0 {
      let (code, reason) = problem
      throw code == 4 ? .encrypted : .unreadable(reason)
    }
    if unsafe functions.isEncrypted(data) != 0 { throw .encrypted }
  }

  deinit {
    unsafe functions.cleanUp(&data)
    unsafe bytes.deallocate()
  }

  /// The last error: its code, and words without a full stop.
  private var problem: (code: CInt, reason: String) {
    let error = unsafe functions.error(data)
    let code = unsafe functions.errorCode(data, error)
    let detail = unsafe functions.errorDetail(data, error).map { unsafe String(cString: $0) }
    return (code, detail ?? "it is damaged")
  }

  /// The finished file.
  func written() throws(PDFImposingError) -> [UInt8] {
    var status = unsafe functions.beginWrite(data)
    unsafe functions.setDeterministic(data, 1)
    unsafe functions.setObjectStreams(data, 2)
    unsafe functions.setCompression(data, 1)
    // PDF/A wants the line end that other PDFs can do without.
    unsafe functions.setStreamEnds(data, 1)
    status |= unsafe functions.write(data)
    guard status & 2 == 0, let buffer = unsafe functions.buffer(data) else { throw .unwritable(problem.reason) }
    let count = unsafe functions.bufferLength(data)
    return unsafe Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  // MARK: Reading

  var root: UInt32 { unsafe functions.root(data) }
  var pageCount: Int { unsafe Int(functions.pageCount(data)) }
  func page(_ number: Int) -> UInt32 { unsafe functions.page(data, number) }
  /// Gives every page what it inherits from the nodes above it.
  func pushInherited() { _ = unsafe functions.pushInherited(data) }
  func updatePages() { _ = unsafe functions.updatePages(data) }

  func isArray(_ object: UInt32) -> Bool { unsafe functions.isArray(data, object) != 0 }
  func isDictionary(_ object: UInt32) -> Bool { unsafe functions.isDictionary(data, object) != 0 }
  func isStream(_ object: UInt32) -> Bool { unsafe functions.isStream(data, object) != 0 }
  func isName(_ object: UInt32) -> Bool { unsafe functions.isName(data, object) != 0 }
  func isInteger(_ object: UInt32) -> Bool { unsafe functions.isInteger(data, object) != 0 }
  func isNull(_ object: UInt32) -> Bool { unsafe functions.isNull(data, object) != 0 }
  /// The number of an indirect object; 0 for one that stands in another.
  func identity(_ object: UInt32) -> CInt { unsafe functions.objectID(data, object) }

  /// A number; `nil` for anything else.
  func number(_ object: UInt32) -> Double? {
    unsafe functions.isNumber(data, object) != 0 ? functions.number(data, object) : nil
  }

  /// A name with its stroke, or empty.
  func name(_ object: UInt32) -> String {
    guard isName(object), let name = unsafe functions.name(data, object) else { return "" }
    return unsafe String(cString: name)
  }

  /// A text string, or empty.
  func text(_ object: UInt32) -> String {
    guard unsafe functions.isString(data, object) != 0, let text = unsafe functions.text(data, object) else {
      return ""
    }
    return unsafe String(cString: text)
  }

  /// The entry of a dictionary, or of a stream's; null if there is none.
  func entry(_ key: String, of object: UInt32) -> UInt32 {
    guard isDictionary(object) || isStream(object) else { return unsafe functions.newNull(data) }
    return unsafe functions.key(data, isStream(object) ? functions.dictionary(data, object) : object, key)
  }

  /// An entry, if it is there.
  func present(_ key: String, of object: UInt32) -> UInt32? {
    let value = entry(key, of: object)
    return isNull(value) ? nil : value
  }

  /// The keys of a dictionary.
  func keys(_ dictionary: UInt32) -> [String] {
    guard isDictionary(dictionary) else { return [] }
    unsafe functions.beginKeys(data, dictionary)
    var keys: [String] = []
    while unsafe functions.hasKeys(data) != 0, let key = unsafe functions.nextKey(data) {
      keys.append(unsafe String(cString: key))
    }
    return keys
  }

  func count(_ array: UInt32) -> Int { isArray(array) ? unsafe Int(functions.count(data, array)) : 0 }
  func item(_ index: Int, of array: UInt32) -> UInt32 { unsafe functions.item(data, array, CInt(index)) }
  func items(_ array: UInt32) -> [UInt32] { (0..<count(array)).map { item($0, of: array) } }
  func numbers(_ array: UInt32) -> [Double] { items(array).compactMap { number($0) } }

  /// The content of a page, decoded.
  func content(ofPage page: UInt32) -> [UInt8] {
    var buffer: UnsafeMutablePointer<UInt8>?
    var count = 0
    guard unsafe functions.pageContent(data, page, &buffer, &count) & 2 == 0, let buffer = unsafe buffer else {
      return []
    }
    defer { unsafe free(buffer) }
    return unsafe Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  // MARK: Making

  func set(_ key: String, of object: UInt32, to value: UInt32) {
    let target = isStream(object) ? unsafe functions.dictionary(data, object) : object
    unsafe functions.replaceKey(data, target, key, value)
  }
  func remove(_ key: String, of object: UInt32) {
    let target = isStream(object) ? unsafe functions.dictionary(data, object) : object
    unsafe functions.removeKey(data, target, key)
  }
  func setItem(_ index: Int, of array: UInt32, to value: UInt32) {
    unsafe functions.setItem(data, array, CInt(index), value)
  }
  func append(_ value: UInt32, to array: UInt32) { unsafe functions.append(data, array, value) }
  func eraseLast(of array: UInt32) { unsafe functions.erase(data, array, CInt(count(array) - 1)) }
  func integer(_ value: Int) -> UInt32 { unsafe functions.newInteger(data, Int64(value)) }
  func real(_ value: Double) -> UInt32 { unsafe functions.newReal(data, decimal(value)) }
  func named(_ name: String) -> UInt32 { unsafe functions.newName(data, name) }
  func string(_ text: String) -> UInt32 { unsafe functions.newText(data, text) }
  func array(_ items: [UInt32] = []) -> UInt32 {
    let array = unsafe functions.newArray(data)
    for item in items { append(item, to: array) }
    return array
  }
  func dictionary(_ entries: KeyValuePairs<String, UInt32> = [:]) -> UInt32 {
    let dictionary = unsafe functions.newDictionary(data)
    for (key, value) in entries { set(key, of: dictionary, to: value) }
    return dictionary
  }
  func indirect(_ object: UInt32) -> UInt32 { unsafe functions.makeIndirect(data, object) }
  func stream(_ bytes: [UInt8]) -> UInt32 {
    let stream = unsafe functions.newStream(data)
    let null = unsafe functions.newNull(data)
    unsafe bytes.withUnsafeBufferPointer {
      unsafe functions.replaceData(data, stream, $0.baseAddress, $0.count, null, null)
    }
    return stream
  }
}

/// A number as PDF writes it: at most five decimals, no exponent.
func decimal(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e9 else { return "0" }
  let scaled = Int((value * 100_000).rounded())
  let (whole, part) = scaled.magnitude.quotientAndRemainder(dividingBy: 100_000)
  let sign = scaled < 0 ? "-" : ""
  guard part != 0 else { return "\(sign)\(whole)" }
  var digits = String(part)
  digits = String(repeating: "0", count: 5 - digits.count) + digits
  while digits.hasSuffix("0") { digits.removeLast() }
  return "\(sign)\(whole).\(digits)"
}
