/// A PDF 1.7 file on its way: objects are numbered, packed into object streams and found again by a cross-reference
/// stream (ISO 32000-1, 7.5.7 and 7.5.8).
struct PDFFile {
  /// Where an object is.
  private enum Place {
    case nowhere
    case at(Int)
    case packed(in: Int, index: Int)
  }

  /// Objects in one object stream. ISO 32000-1 sets no limit; readers expand a whole stream to get at one object.
  private static let objectsPerStream = 200

  private var file = PDFBytes()
  private var places: [Place] = [.nowhere]
  private var packed = PDFBytes()
  private var packedIndex = PDFBytes()
  private var packedCount = 0
  private var packedStream = ObjectID(number: 0)
  private let deflater = Deflater(.little)
  private lazy var thoroughDeflater = Deflater(.usual)

  /// A file with nothing but its header.
  init() {
    file.put("%PDF-1.7\n%")
    file.put(bytes: [0xE2, 0xE3, 0xCF, 0xD3, 0x0A] as [UInt8])
  }

  /// Makes room for so many bytes; what is not used of it costs nothing.
  mutating func reserve(bytes: Int) { file.reserve(bytes) }

  /// A number for an object to be written later.
  mutating func reserve() -> ObjectID {
    places.append(.nowhere)
    return ObjectID(number: places.count - 1)
  }

  /// Writes an object that is no stream.
  mutating func write(_ object: ObjectID, _ body: (inout PDFBytes) -> Void) {
    if packedCount == 0 { packedStream = reserve() }
    packedIndex.put(object.number)
    packedIndex.put(byte: 0x20)
    packedIndex.put(packed.bytes.count)
    packedIndex.put(byte: 0x20)
    body(&packed)
    packed.put(byte: 0x0A)
    places[object.number] = .packed(in: packedStream.number, index: packedCount)
    packedCount += 1
    if packedCount == PDFFile.objectsPerStream { flush() }
  }

  /// Writes a new object that is no stream.
  mutating func add(_ body: (inout PDFBytes) -> Void) -> ObjectID {
    let object = reserve()
    write(object, body)
    return object
  }

  /// Writes a stream, compressed; `entries` puts what its dictionary holds besides length and filter.
  mutating func writeStream(
    _ object: ObjectID, _ data: [UInt8], with effort: Deflater.Effort = .little,
    entries: (inout PDFBytes) -> Void = { _ in }
  ) {
    let compressed = effort == .usual ? thoroughDeflater.compressed(data) : deflater.compressed(data)
    writeRawStream(object, compressed) {
      entries(&$0)
      $0.put("/Filter/FlateDecode")
    }
  }

  /// Writes a stream as it is; `entries` puts what its dictionary holds besides the length.
  mutating func writeRawStream(_ object: ObjectID, _ data: [UInt8], entries: (inout PDFBytes) -> Void) {
    places[object.number] = .at(file.bytes.count)
    file.put(object.number)
    file.put(" 0 obj\n<<")
    entries(&file)
    file.put("/Length ")
    file.put(data.count)
    file.put(">>\nstream\n")
    file.put(bytes: data)
    file.put("\nendstream\nendobj\n")
  }

  private mutating func flush() {
    if packedCount == 0 { return }
    let count = packedCount
    let first = packedIndex.bytes.count
    let data = packedIndex.bytes + packed.bytes
    packedCount = 0
    packed.removeAll()
    packedIndex.removeAll()
    writeStream(packedStream, data) {
      $0.put("/Type/ObjStm/N ")
      $0.put(count)
      $0.put("/First ")
      $0.put(first)
    }
  }

  /// The whole file, with its catalog and its information dictionary.
  mutating func finished(root: ObjectID, info: ObjectID) -> [UInt8] {
    flush()
    let identifier = ContentHash(of: file.bytes).hexadecimal
    let index = reserve()
    let start = file.bytes.count
    places[index.number] = .at(start)
    let count = places.count
    writeStream(index, rows()) {
      $0.put("/Type/XRef/W[1 5 2]/DecodeParms<</Predictor 12/Columns 8>>/Size ")
      $0.put(count)
      $0.put("/Root ")
      $0.put(root)
      $0.put("/Info ")
      $0.put(info)
      $0.put(words: "/ID[<\(identifier)><\(identifier)>]")
    }
    file.put(words: "startxref\n\(start)\n%%EOF\n")
    return file.bytes
  }

  /// The cross-reference rows (kind, place, index), each after PNG's filter "up".
  private func rows() -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(places.count * 9)
    var above: UInt64 = 0
    for (number, place) in places.enumerated() {
      let (kind, position, index): (UInt8, Int, Int) =
        switch place {
        case .nowhere: (0, 0, number == 0 ? 65_535 : 0)
        case .at(let offset): (1, offset, 0)
        case .packed(let stream, let index): (2, stream, index)
        }
      let row = UInt64(kind) << 56 | UInt64(position & 0xFF_FFFF_FFFF) << 16 | UInt64(index & 0xFFFF)
      rows.append(2)
      var shift: UInt64 = 56
      while true {
        rows.append(UInt8(truncatingIfNeeded: row >> shift) &- UInt8(truncatingIfNeeded: above >> shift))
        if shift == 0 { break }
        shift -= 8
      }
      above = row
    }
    return rows
  }
}

/// A hash of 128 bits that tells contents apart; not a cryptographic one.
struct ContentHash {
  /// The two halves.
  let high: UInt64
  let low: UInt64

  /// The hash of some bytes: two multiplicative hashes over words of eight bytes, mixed as in MurmurHash3.
  init(of bytes: [UInt8]) {
    var high: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
    var low: UInt64 = 0x9E37_79B9_7F4A_7C15
    func add(_ word: UInt64) {
      high = ContentHash.mixed(high ^ word)
      low = (low ^ word) &* 0x100_0000_01b3
      low ^= low >> 29
    }
    let whole = bytes.count & ~7
    unsafe bytes.withUnsafeBytes { words in
      for index in stride(from: 0, to: whole, by: 8) {
        add(UInt64(bigEndian: unsafe words.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      }
    }
    if whole < bytes.count { add(bytes[whole...].reduce(0) { $0 << 8 | UInt64($1) }) }
    self.high = high
    self.low = ContentHash.mixed(low)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let once = (value ^ value >> 33) &* 0xff51_afd7_ed55_8ccd
    return once ^ once >> 33
  }

  /// 32 hexadecimal digits.
  var hexadecimal: String {
    [high, low].map { half in
      let digits = String(half, radix: 16, uppercase: true)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  /// Six capital letters, as the tag of an embedded font's name.
  var tag: String {
    var rest = high
    var letters: [UInt8] = []
    for _ in 0..<6 {
      letters.append(0x41 + UInt8(rest % 26))
      rest /= 26
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
