import DocumentModel

/// Reads a drawing from XML written by anybody: no file but this one is opened, no entity is replaced by more than a plain
/// text, nothing is kept twice, and nothing recurses.
///
/// It is as strict as XML about tags that do not match and about what is cut short, for nobody would show such a file; and
/// it mends what takes no guessing: names that were not declared, attributes that are given twice.
struct DrawingReader {
  /// Bytes beyond which a file is no drawing for a book.
  static let mostBytes = 64 << 20
  /// Bytes that entities may add to a file.
  static let mostEntityBytes = 1 << 20

  private let bytes: [UInt8]
  private var position = 0
  private var counted = 0
  private var line = 1
  private var tree = DrawingTree(hasNamespaces: true)
  private var entities: [String: [UInt8]] = [:]
  private var entityBudget = DrawingReader.mostEntityBytes

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The drawing in a file; `nil` if it is not XML.
  static func tree(of file: [UInt8]) -> DrawingTree? {
    guard file.count <= mostBytes, let text = XMLEncoding.utf8(file) else { return nil }
    var reader = DrawingReader(text)
    return reader.read() ? reader.tree : nil
  }

  private mutating func read() -> Bool {
    while position < bytes.count {
      let wasRead = bytes[position] == 0x3C ? readMarkup() : readText()
      if !wasRead { return false }
    }
    return tree.isComplete
  }

  /// Moves the count of lines to the place that is being read.
  private mutating func countLines() {
    while counted < position {
      if bytes[counted] == 0x0A { line += 1 }
      counted += 1
    }
  }

  private func stands(_ mark: StaticString) -> Bool {
    bytes[position...].starts(with: Array(mark.description.utf8))
  }

  /// One past the next place of `mark`, beginning at `start`; `nil` if there is none.
  private func end(of mark: StaticString, from start: Int) -> Int? {
    let mark = Array(mark.description.utf8)
    var index = start
    while index + mark.count <= bytes.count {
      if bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) { return index + mark.count }
      index += 1
    }
    return nil
  }

  private mutating func readMarkup() -> Bool {
    countLines()
    if stands("<!--") { return skip(to: end(of: "-->", from: position + 4)) }
    if stands("<![CDATA[") { return readCharacterData() }
    if stands("<!DOCTYPE") { return readDeclaration() }
    if stands("<?") {
      if stands("<?xml-stylesheet") { tree.findings.add(.styleImport, line: line) }
      return skip(to: end(of: "?>", from: position + 2))
    }
    if stands("</") {
      position += 2
      let name = self.name()
      skipSpace()
      guard position < bytes.count, bytes[position] == 0x3E else { return false }
      position += 1
      return tree.close(name)
    }
    return readTag()
  }

  private mutating func skip(to end: Int?) -> Bool {
    guard let end else { return false }
    position = end
    return true
  }

  private mutating func readCharacterData() -> Bool {
    guard let end = end(of: "]]>", from: position + 9) else { return false }
    tree.add(text: Array(bytes[position + 9..<end - 3]), line: line)
    position = end
    return tree.depth > 0
  }

  private mutating func readText() -> Bool {
    let start = position
    while position < bytes.count, bytes[position] != 0x3C { position += 1 }
    let text = bytes[start..<position]
    if tree.depth == 0 { return text.allSatisfy { $0 <= 0x20 } }
    tree.add(text: decoded(text), line: line)
    return true
  }

  private mutating func readTag() -> Bool {
    guard !tree.isComplete else { return false }
    position += 1
    let name = self.name()
    guard !name.isEmpty else { return false }
    var attributes: [(name: String, value: String)] = []
    while true {
      skipSpace()
      guard position < bytes.count else { return false }
      if bytes[position] == 0x3E {
        position += 1
        tree.open(name, attributes, line: line)
        return true
      }
      if bytes[position] == 0x2F {
        guard position + 1 < bytes.count, bytes[position + 1] == 0x3E else { return false }
        position += 2
        tree.open(name, attributes, line: line)
        return tree.close(name)
      }
      guard let attribute = attribute() else { return false }
      if attributes.count < DrawingTree.mostNames { attributes.append(attribute) }
    }
  }

  private mutating func attribute() -> (name: String, value: String)? {
    let name = self.name()
    skipSpace()
    guard !name.isEmpty, position < bytes.count, bytes[position] == 0x3D else { return nil }
    position += 1
    skipSpace()
    guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27,
      let end = bytes[(position + 1)...].firstIndex(of: bytes[position])
    else { return nil }
    let value = decoded(bytes[(position + 1)..<end])
    position = end + 1
    return (name, String(decoding: value, as: UTF8.self))
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
  }

  private mutating func name() -> String {
    let start = position
    while position < bytes.count, bytes[position] > 0x20,
      ![0x22, 0x27, 0x2F, 0x3C, 0x3D, 0x3E].contains(bytes[position])
    {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  // MARK: Entities

  /// Text with its references replaced: entities of plain text of the file, numbers, and names that HTML knows.
  private mutating func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(0x26) else { return Array(text) }
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == 0x26 else {
        result.append(text[index])
        index += 1
        continue
      }
      guard let end = text[index...].prefix(66).firstIndex(of: 0x3B) else {
        result.append(0x26)
        index += 1
        continue
      }
      let reference = text[index...end]
      let known = CharacterReference.decoded(reference)
      if known.elementsEqual(reference) || entities[Self.name(of: reference)] != nil {
        result += replacement(of: reference)
      } else {
        result += known
      }
      index = end + 1
    }
    return result
  }

  private static func name(of reference: ArraySlice<UInt8>) -> String {
    String(decoding: reference.dropFirst().dropLast(), as: UTF8.self)
  }

  private mutating func replacement(of reference: ArraySlice<UInt8>) -> [UInt8] {
    guard let text = entities[Self.name(of: reference)], text.count <= entityBudget else {
      tree.findings.add(.entity, line: line)
      return []
    }
    entityBudget -= text.count
    return text
  }

  /// Reads a document type with the entities it declares, and nothing that it refers to.
  private mutating func readDeclaration() -> Bool {
    guard tree.depth == 0 else { return false }
    var isInside = false
    position += 9
    while position < bytes.count {
      switch bytes[position] {
      case 0x22, 0x27:
        guard let end = bytes[(position + 1)...].firstIndex(of: bytes[position]) else { return false }
        position = end + 1
      case 0x5B:
        isInside = true
        position += 1
      case 0x5D:
        isInside = false
        position += 1
      case 0x3E where !isInside:
        position += 1
        return true
      case 0x3C where stands("<!--"): if !skip(to: end(of: "-->", from: position + 4)) { return false }
      case 0x3C where stands("<!ENTITY"):
        position += 8
        readEntity()
      default: position += 1
      }
    }
    return false
  }

  private mutating func readEntity() {
    skipSpace()
    let name = self.name()
    skipSpace()
    guard !name.isEmpty, name != "%", entities.count < DrawingTree.mostNames, position < bytes.count,
      bytes[position] == 0x22 || bytes[position] == 0x27,
      let end = bytes[(position + 1)...].firstIndex(of: bytes[position])
    else { return }
    let text = bytes[(position + 1)..<end]
    position = end + 1
    let isPlain = !text.contains(0x3C) && !text.contains(0x26) && text.count <= 1024
    if isPlain, entities[name] == nil { entities[name] = Array(text) }
  }
}
