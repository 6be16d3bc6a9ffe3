internal import DocumentModel

/// Turns text into cells of Braille, in the alphabet of Unicode's patterns (U+2800…), with spaces for blank cells so that
/// lines can end at them.
final class BrailleTranslator {
  private let louis: Louis
  private let table: String
  private var known: [[UInt8]: [UInt8]] = [:]
  private var spellings: [UInt32: [UInt32]] = [:]

  /// The translator for a document in a language and grade.
  init(language: String, grade: Int, table: String) throws(TextError) {
    guard let louis = Louis() else { throw .noLouis }
    self.louis = louis
    let names = table.isEmpty ? BrailleTables.names(for: language, grade: grade) : [table]
    guard !names.isEmpty else { throw .noTable(language: language) }
    guard let name = names.first(where: { louis.hasTable($0) }) else { throw .badTable(names[0]) }
    self.table = name
  }

  /// Returns text in Braille, and for every byte of the original where it went. Line feeds stay.
  func written(_ bytes: [UInt8]) -> (bytes: [UInt8], places: [Int32]) {
    var result: [UInt8] = []
    var places = [Int32](repeating: 0, count: bytes.count + 1)
    var line: [UInt32] = []
    var origins: [Int] = []
    var position = 0
    while position <= bytes.count {
      if position == bytes.count || bytes[position] == 0x0A {
        translate(line, at: origins, into: &result, &places)
        line.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        places[position] = Int32(result.count)
        if position < bytes.count { result.append(0x0A) }
        position += 1
        continue
      }
      let start = position
      let scalar = bytes.decodeScalar(at: &position)
      switch CellWord.special(scalar) {
      case .space, .noBreakSpace: line.append(0x20)
      case nil:
        let scalars = spelled(scalar)
        line += scalars
        origins.append(contentsOf: repeatElement(start, count: max(0, scalars.count - 1)))
        if scalars.isEmpty { continue }
      case .control where scalar == 0x20 || scalar == 0x09: line.append(0x20)
      default: continue
      }
      origins.append(start)
    }
    // Bytes inside a character stand where it begins.
    for index in bytes.indices where bytes[index] & 0xC0 == 0x80 { places[index] = places[index - 1] }
    return (result, places)
  }

  /// A character, or if the table has no cells for it what it would be in ASCII: the library would show its number.
  private func spelled(_ scalar: UInt32) -> [UInt32] {
    if scalar < 0x80 { return [scalar] }
    if let known = spellings[scalar] { return known }
    var result = [scalar]
    if !louis.knows(scalar, by: table) {
      let text = Transliteration.general[scalar] ?? Transliteration.byName(scalar)
      result = text.unicodeScalars.map(\.value)
    }
    spellings[scalar] = result
    return result
  }

  /// Returns a few words in Braille.
  func written(_ text: [UInt8]) -> [UInt8] {
    if let cells = known[text] { return cells }
    let cells: [UInt8] = written(text).bytes
    if text.count < 80 { known[text] = cells }
    return cells
  }

  private func translate(_ line: [UInt32], at origins: [Int], into result: inout [UInt8], _ places: inout [Int32]) {
    guard !line.isEmpty, let (cells, starts) = louis.cells(of: line, by: table) else { return }
    var offsets: [Int32] = []
    offsets.reserveCapacity(cells.count + 1)
    for cell in cells {
      offsets.append(Int32(result.count))
      BrailleCells.append(cell, to: &result)
    }
    offsets.append(Int32(result.count))
    for (index, origin) in origins.enumerated().reversed() { places[origin] = offsets[min(starts[index], cells.count)] }
  }
}

/// Cells of Braille as bytes.
enum BrailleCells {
  /// North American Braille ASCII: the character for each pattern of six dots, in the order of Unicode's patterns.
  private static let ascii = Array(##" A1B'K2L@CIF/MSP"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\0Z7(_?W]#Y)="##.utf8)

  /// Appends a pattern in UTF-8, a space if it has no dots. Dots 7 and 8 are left out: paper has six.
  static func append(_ cell: UInt32, to bytes: inout [UInt8]) {
    let dots = UInt8(cell & 0x3F)
    if dots == 0 { bytes.append(0x20) } else { bytes += [0xE2, 0xA0, 0x80 | dots] }
  }

  /// Patterns in UTF-8 as Braille ASCII; all else stays.
  static func ascii(of bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0xA0 {
        result.append(ascii[Int(bytes[index + 2] & 0x3F)])
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
