/// The one page of a PDF that cairo wrote, taken apart into objects that another file can take over.
///
/// This reads what cairo writes as PDF 1.4, a table of offsets with the objects one after another, and nothing else.
struct CairoPage {
  /// An object: its dictionary or other content, and the data of a stream.
  struct Object {
    /// The number in cairo's file.
    var number: Int
    var body: ArraySlice<UInt8>
    var data: ArraySlice<UInt8>?
  }

  /// What the page shows, a stream with cairo's filter.
  var content: Object
  /// The objects that it needs, in the order of their numbers.
  var objects: [Object]
  /// The number of the resources among them.
  let resources: Int
  /// Width and height as cairo writes them, in points.
  let size: (width: ArraySlice<UInt8>, height: ArraySlice<UInt8>)

  /// Takes a file apart; `nil` if it is not as cairo writes it.
  init?(_ file: [UInt8]) {
    let all = CairoPage.objects(of: file)
    guard let page = all.first(where: { CairoPage.position(of: "/Type /Page ", in: $0.body) != nil }),
      let contentNumber = CairoPage.number(after: "/Contents ", in: page.body),
      let resources = CairoPage.number(after: "/Resources ", in: page.body),
      let content = all.first(where: { $0.number == contentNumber }), content.data != nil,
      let box = CairoPage.position(of: "/MediaBox [", in: page.body)
    else { return nil }
    let numbers = page.body[box...].prefix { $0 != 0x5D }.split { $0 == 0x20 }
    guard numbers.count == 4 else { return nil }
    size = (numbers[2], numbers[3])
    self.content = content
    self.resources = resources
    // Only what is reached from the resources: not the page tree, not the lengths of streams, not cairo's name.
    var reached: Set<Int> = [resources]
    var waiting = [resources]
    while let next = waiting.popLast() {
      guard let object = all.first(where: { $0.number == next }) else { return nil }
      for number in CairoPage.references(in: object) where reached.insert(number).inserted { waiting.append(number) }
    }
    objects = all.filter { reached.contains($0.number) }
  }

  private static func objects(of file: [UInt8]) -> [Object] {
    guard let trailer = position(of: "startxref\n", in: file.suffix(64)) else { return [] }
    let table = value(at: trailer, in: file[...])
    guard table < file.count, let first = position(of: " ", in: file[table...].dropFirst(5)) else { return [] }
    let count = value(at: first, in: file[...])
    guard let rows = file[first...].firstIndex(of: 0x0A).map({ $0 + 1 }), rows + 20 * count <= file.count else {
      return []
    }
    let places = (1..<max(1, count)).map { (number: $0, start: value(at: rows + 20 * $0, in: file[...])) }
    let sorted = places.map(\.start).sorted() + [table]
    return places.compactMap { place in
      guard let end = sorted.first(where: { $0 > place.start }), end <= file.count else { return nil }
      return object(place.number, file[place.start..<end])
    }
  }

  private static func object(_ number: Int, _ bytes: ArraySlice<UInt8>) -> Object? {
    guard let start = position(of: " 0 obj\n", in: bytes), let end = lastPosition(of: "endobj", in: bytes) else {
      return nil
    }
    let whole = bytes[start..<end]
    guard let data = position(of: "stream\n", in: whole), let dataEnd = lastPosition(of: "\nendstream", in: whole)
    else {
      return Object(number: number, body: whole, data: nil)
    }
    return Object(number: number, body: whole[start..<data - 7], data: whole[data..<max(data, dataEnd)])
  }

  /// The index after the first place at which a mark stands.
  static func position(of mark: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let mark = [UInt8]("\(mark)".utf8)
    return bytes.indices.first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }.map { $0 + mark.count }
  }

  /// The last place at which a mark stands.
  private static func lastPosition(of mark: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let mark = [UInt8]("\(mark)".utf8)
    return bytes.indices.last { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }

  private static func number(after mark: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    position(of: mark, in: bytes).map { value(at: $0, in: bytes) }
  }

  /// The whole number at an index, at most ten digits.
  private static func value(at index: Int, in bytes: ArraySlice<UInt8>) -> Int {
    bytes[index...].prefix(10).prefix { (0x30...0x39).contains($0) }.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The numbers of the objects that an object refers to, but for the length of its own stream.
  private static func references(in object: Object) -> [Int] {
    var numbers: [Int] = []
    forEachPart(of: object) { if case .reference(let number) = $0 { numbers.append(number) } }
    return numbers
  }

  /// A part of an object's body.
  enum Part {
    /// Bytes to be taken over as they are.
    case bytes(ArraySlice<UInt8>)
    /// `n 0 R`.
    case reference(Int)
  }

  /// Calls `body` with the parts of an object, without the length of a stream.
  static func forEachPart(of object: Object, _ body: (Part) -> Void) {
    var bytes = object.body
    if object.data != nil, let length = position(of: "/Length ", in: bytes) {
      body(.bytes(bytes[bytes.startIndex..<length - 8]))
      // A number, or a reference to one.
      var end = length
      while end < bytes.endIndex, (0x30...0x39).contains(bytes[end]) { end += 1 }
      if bytes[end...].starts(with: " 0 R".utf8) { end += 4 }
      bytes = bytes[end...]
    }
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      guard (0x30...0x39).contains(bytes[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.endIndex, (0x30...0x39).contains(bytes[end]) { end += 1 }
      if bytes[end...].starts(with: " 0 R".utf8) {
        body(.bytes(bytes[start..<index]))
        body(.reference(value(at: index, in: bytes)))
        end += 4
        start = end
      }
      index = end
    }
    body(.bytes(bytes[start...]))
  }
}
