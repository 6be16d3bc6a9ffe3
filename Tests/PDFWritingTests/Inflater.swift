/// Expands zlib data of unknown size (RFC 1950, 1951), slowly.
enum Inflater {
  static func expanded(_ data: [UInt8]) -> [UInt8]? {
    var reader = BitReader(data: data, position: 16)
    var output: [UInt8] = []
    while true {
      guard let isLast = reader.bits(1), let kind = reader.bits(2) else { return nil }
      switch kind {
      case 0:
        reader.align()
        guard let length = reader.bits(16), reader.bits(16) != nil else { return nil }
        for _ in 0..<length {
          guard let byte = reader.bits(8) else { return nil }
          output.append(UInt8(byte))
        }
      case 1, 2:
        guard let codes = kind == 1 ? fixed : dynamic(&reader), copy(codes, &reader, &output) else { return nil }
      default: return nil
      }
      if isLast == 1 { return output }
    }
  }

  private typealias Codes = (literals: Code, distances: Code)

  private static var fixed: Codes {
    let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
    return (Code(lengths), Code([Int](repeating: 5, count: 30)))
  }

  private static func dynamic(_ reader: inout BitReader) -> Codes? {
    guard let literals = reader.bits(5), let distances = reader.bits(5), let count = reader.bits(4) else { return nil }
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var lengths = [Int](repeating: 0, count: 19)
    for index in 0..<count + 4 { lengths[order[index]] = reader.bits(3) ?? 0 }
    let code = Code(lengths)
    var all: [Int] = []
    while all.count < literals + distances + 258 {
      guard let symbol = code.next(&reader) else { return nil }
      switch symbol {
      case 16: all += [Int](repeating: all.last ?? 0, count: 3 + (reader.bits(2) ?? 0))
      case 17: all += [Int](repeating: 0, count: 3 + (reader.bits(3) ?? 0))
      case 18: all += [Int](repeating: 0, count: 11 + (reader.bits(7) ?? 0))
      default: all.append(symbol)
      }
    }
    return (Code(Array(all[..<(literals + 257)])), Code(Array(all[(literals + 257)...])))
  }

  private static func copy(_ codes: Codes, _ reader: inout BitReader, _ output: inout [UInt8]) -> Bool {
    while let symbol = codes.literals.next(&reader) {
      if symbol == 256 { return true }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      let index = symbol - 257
      let extra = index < 8 || index == 28 ? 0 : (index - 4) / 4
      let base = index == 28 ? 258 : index < 8 ? index + 3 : ((4 + index % 4) << extra) + 3
      guard let added = reader.bits(extra), let code = codes.distances.next(&reader) else { return false }
      let distanceExtra = code < 4 ? 0 : (code - 2) / 2
      let distanceBase = code < 4 ? code + 1 : ((2 + code % 2) << distanceExtra) + 1
      guard let more = reader.bits(distanceExtra), distanceBase + more <= output.count else { return false }
      for _ in 0..<base + added { output.append(output[output.count - distanceBase - more]) }
    }
    return false
  }
}

/// Reads bits, the lowest of each byte first.
struct BitReader {
  let data: [UInt8]
  var position: Int

  mutating func bits(_ count: Int) -> Int? {
    guard position + count <= data.count * 8 else { return nil }
    var value = 0
    for bit in 0..<count {
      value |= Int(data[position >> 3] >> (position & 7) & 1) << bit
      position += 1
    }
    return value
  }

  mutating func align() { position = (position + 7) & ~7 }
}

/// A canonical Huffman code.
struct Code {
  private var symbols: [Int: Int] = [:]

  init(_ lengths: [Int]) {
    var code = 0
    for length in 1...15 {
      for (symbol, own) in lengths.enumerated() where own == length {
        symbols[length << 16 | code] = symbol
        code += 1
      }
      code <<= 1
    }
  }

  func next(_ reader: inout BitReader) -> Int? {
    var code = 0
    for length in 1...15 {
      guard let bit = reader.bits(1) else { return nil }
      code = code << 1 | bit
      if let symbol = symbols[length << 16 | code] { return symbol }
    }
    return nil
  }
}
