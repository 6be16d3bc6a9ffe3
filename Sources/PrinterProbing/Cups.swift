import Glibc

/// The library of CUPS, opened only when a printer is asked what it can do: its IPP client, as far as we use it.
@safe
struct Cups {
  typealias Pointer = OpaquePointer?
  typealias Text = UnsafePointer<CChar>

  private let connect:
    @convention(c) (Text, CInt, Pointer, CInt, CInt, CInt, CInt, UnsafeMutablePointer<CInt>?) -> Pointer
  private let close: @convention(c) (Pointer) -> Void
  private let newRequest: @convention(c) (CInt) -> Pointer
  private let addString: @convention(c) (Pointer, CInt, CInt, Text, Text?, Text) -> Pointer
  private let addStrings: @convention(c) (Pointer, CInt, CInt, Text, CInt, Text?, UnsafePointer<Text?>) -> Pointer
  private let send: @convention(c) (Pointer, Pointer, Text) -> Pointer
  private let status: @convention(c) (Pointer) -> CInt
  private let lastError: @convention(c) () -> Text?
  private let find: @convention(c) (Pointer, Text, CInt) -> Pointer
  private let count: @convention(c) (Pointer) -> CInt
  private let string: @convention(c) (Pointer, CInt, UnsafeMutablePointer<Text?>?) -> Text?
  private let integer: @convention(c) (Pointer, CInt) -> CInt
  private let collection: @convention(c) (Pointer, CInt) -> Pointer
  private let delete: @convention(c) (Pointer) -> Void

  /// `nil` if the library is not installed.
  init?() {
    guard let library = unsafe dlopen("libcups.so.2", RTLD_NOW | RTLD_LOCAL) else { return nil }
    func function<Function>(_ name: String, _ type: Function.Type) -> Function? {
      unsafe dlsym(library, name).map { unsafe unsafeBitCast($0, to: type) }
    }
    typealias C = Cups
    guard
      let connect = unsafe function(
        "httpConnect2",
        (@convention(c) (Text, CInt, Pointer, CInt, CInt, CInt, CInt, UnsafeMutablePointer<CInt>?) -> Pointer).self),
      let close = unsafe function("httpClose", (@convention(c) (Pointer) -> Void).self),
      let newRequest = unsafe function("ippNewRequest", (@convention(c) (CInt) -> Pointer).self),
      let addString = unsafe function(
        "ippAddString", (@convention(c) (Pointer, CInt, CInt, Text, Text?, Text) -> Pointer).self),
      let addStrings = unsafe function(
        "ippAddStrings", (@convention(c) (Pointer, CInt, CInt, Text, CInt, Text?, UnsafePointer<Text?>) -> Pointer).self
      ),
      let send = unsafe function("cupsDoRequest", (@convention(c) (Pointer, Pointer, Text) -> Pointer).self),
      let status = unsafe function("ippGetStatusCode", (@convention(c) (Pointer) -> CInt).self),
      let lastError = unsafe function("cupsLastErrorString", (@convention(c) () -> Text?).self),
      let find = unsafe function("ippFindAttribute", (@convention(c) (Pointer, Text, CInt) -> Pointer).self),
      let count = unsafe function("ippGetCount", (@convention(c) (Pointer) -> CInt).self),
      let string = unsafe function(
        "ippGetString", (@convention(c) (Pointer, CInt, UnsafeMutablePointer<Text?>?) -> Text?).self),
      let integer = unsafe function("ippGetInteger", (@convention(c) (Pointer, CInt) -> CInt).self),
      let collection = unsafe function("ippGetCollection", (@convention(c) (Pointer, CInt) -> Pointer).self),
      let delete = unsafe function("ippDelete", (@convention(c) (Pointer) -> Void).self)
    else { return nil }
    unsafe (self.connect, self.close, self.newRequest) = unsafe (connect, close, newRequest)
    unsafe (self.addString, self.send, self.status) = unsafe (addString, send, status)
    unsafe (self.lastError, self.find, self.count) = unsafe (lastError, find, count)
    unsafe (self.string, self.integer, self.collection) = unsafe (string, integer, collection)
    unsafe self.delete = unsafe delete
    unsafe self.addStrings = unsafe addStrings
  }

  /// What a printer says of itself, handed to `body`; the reason in words if it says nothing.
  func attributes<Result>(
    of printer: PrinterAddress, _ body: (Answer) -> Result
  ) throws(ProbeError) -> Result {
    // Encrypted if the address says so, else if the printer asks for it; ten seconds at most.
    guard
      let connection = unsafe connect(
        printer.host, CInt(printer.port), nil, 0, printer.isEncrypted ? 3 : 0, 1, 10_000, nil)
    else { throw .silent(reason) }
    defer { unsafe close(connection) }
    let request = unsafe newRequest(0x000B)
    _ = unsafe addString(request, 1, 0x45, "printer-uri", nil, printer.text)
    // The papers with their margins are told only to who asks for them (PWG 5100.7, 6.1.1).
    unsafe "all".withCString { all in
      unsafe "media-col-database".withCString { papers in
        _ = unsafe addStrings(request, 1, 0x44, "requested-attributes", 2, nil, [all, papers])
      }
    }
    let answer = unsafe send(connection, request, printer.path)
    guard let answer = unsafe answer, unsafe status(answer) < 0x100 else {
      unsafe delete(answer)
      throw .silent(reason)
    }
    defer { unsafe delete(answer) }
    return unsafe body(Answer(cups: self, group: answer))
  }

  private var reason: String { unsafe lastError().map { unsafe String(cString: $0) } ?? "no answer" }

  /// Attributes of a printer, or of a collection among them.
  @safe
  struct Answer {
    fileprivate let cups: Cups
    fileprivate let group: Pointer

    private func attribute(_ name: String) -> OpaquePointer? { unsafe cups.find(group, name, 0) }

    private func count(_ attribute: Pointer) -> CInt { max(0, unsafe cups.count(attribute)) }

    /// The words of an attribute; none if it is not there.
    func strings(_ name: String) -> [String] {
      guard let found = unsafe attribute(name) else { return [] }
      return unsafe (0..<count(found)).compactMap { index in
        unsafe cups.string(found, index, nil).map { unsafe String(cString: $0) }
      }
    }

    /// The numbers of an attribute; none if it is not there.
    func integers(_ name: String) -> [Int] {
      guard let found = unsafe attribute(name) else { return [] }
      return unsafe (0..<count(found)).map { unsafe Int(cups.integer(found, $0)) }
    }

    /// The collections of an attribute; none if it is not there.
    func collections(_ name: String) -> [Answer] {
      guard let found = unsafe attribute(name) else { return [] }
      return unsafe (0..<count(found)).compactMap { index in
        unsafe cups.collection(found, index).map { unsafe Answer(cups: cups, group: $0) }
      }
    }
  }
}
