import DocumentModel

extension PrivacyReport {
  /// Keys of the information dictionary that name somebody or something. ISO 32000-2 table 349.
  private static let fields: [(key: String, kind: Finding.Kind)] = [
    ("/Author", .field), ("/Creator", .field), ("/Producer", .field), ("/CreationDate", .time), ("/ModDate", .time),
    ("/Company", .field), ("/Manager", .field), ("/SourceModified", .time), ("/PTEX.Fullbanner", .field),
  ]

  /// Elements of XMP that do.
  private static let elements = [
    "dc:creator", "xmp:CreatorTool", "pdf:Producer", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate",
    "xmpMM:DocumentID", "xmpMM:InstanceID", "photoshop:AuthorsPosition", "xmpMM:History", "stRef:filePath",
  ]

  /// The fields, the metadata streams and the pictures of a PDF, and whatever text its streams hold.
  mutating func lookThroughPDF(_ bytes: [UInt8], inflate: ([UInt8]) -> [UInt8]?) {
    lookThroughObjects(bytes)
    var number = 0
    for stream in PrivacyReport.streams(in: bytes) {
      number += 1
      let place = "stream \(number)"
      let content = Array(bytes[stream])
      if content.starts(with: [0xFF, 0xD8]) {
        lookThroughPicture(content, called: place)
        continue
      }
      let isPacked = content.count > 2 && content[0] & 0x0F == 8 && (Int(content[0]) << 8 | Int(content[1])) % 31 == 0
      guard let plain = isPacked ? inflate(content) : content else { continue }
      lookThroughObjects(plain)
      lookThroughXMPFields(plain)
      lookThroughText(plain, called: place)
    }
  }

  /// Strings after the keys of the information dictionary.
  private mutating func lookThroughObjects(_ bytes: [UInt8]) {
    let slash: UInt8 = 0x2F
    var index = 0
    while let start = bytes[index...].firstIndex(of: slash) {
      index = start + 1
      guard let field = PrivacyReport.fields.first(where: { bytes[start...].starts(with: $0.key.utf8) }) else {
        continue
      }
      var place = start + field.key.utf8.count
      while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
      guard place < bytes.count, let text = PrivacyReport.string(in: bytes, at: place), !text.isEmpty else { continue }
      add(field.kind, in: String(field.key.dropFirst()), text)
    }
  }

  private mutating func lookThroughXMPFields(_ bytes: [UInt8]) {
    guard bytes.starts(with: Array("<?xpacket".utf8)) || bytes.starts(with: Array("<x:xmpmeta".utf8)) else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    for name in PrivacyReport.elements {
      guard let start = text.firstRange(of: "<\(name)>") else { continue }
      let rest = text[start.upperBound...]
      let inside = rest.firstRange(of: "</\(name)>").map { rest[..<$0.lowerBound] } ?? rest.prefix(120)
      // The text between the tags of a list.
      var value = ""
      var isTag = false
      for character in inside {
        if character == "<" { isTag = true }
        if !isTag && !character.isNewline { value.append(character) }
        if character == ">" { isTag = false }
      }
      let trimmed = value.split(separator: " ").joined(separator: " ")
      let isTime = name.hasSuffix("Date")
      if !trimmed.isEmpty { add(isTime ? .time : .field, in: name, trimmed) }
    }
  }

  /// A string of PDF, literal or hexadecimal, as text. ISO 32000-2 §7.3.4, §7.9.2.
  private static func string(in bytes: [UInt8], at start: Int) -> String? {
    var content: [UInt8] = []
    if bytes[start] == 0x28 {
      var depth = 0
      var index = start
      while index < bytes.count, content.count < 2_000 {
        let byte = bytes[index]
        if byte == 0x5C {
          index += 1
          if index < bytes.count { content.append(bytes[index]) }
        } else if byte == 0x28 {
          if depth > 0 { content.append(byte) }
          depth += 1
        } else if byte == 0x29 {
          depth -= 1
          if depth == 0 { break }
          content.append(byte)
        } else {
          content.append(byte)
        }
        index += 1
      }
    } else if bytes[start] == 0x3C {
      var digits = ""
      for byte in bytes[(start + 1)...].prefix(4_000) where byte > 0x20 {
        if byte == 0x3E { break }
        digits.unicodeScalars.append(Unicode.Scalar(byte))
      }
      let all = Array(digits.utf8)
      for pair in stride(from: 0, to: all.count - 1, by: 2) {
        content.append(UInt8(String(decoding: all[pair...pair + 1], as: UTF8.self), radix: 16) ?? 0x3F)
      }
    } else {
      return nil
    }
    guard content.starts(with: [0xFE, 0xFF]) else { return String(decoding: content, as: UTF8.self) }
    return UTF16Units(content.dropFirst(2), isBigEndian: true).text
  }

  /// What is between `stream` and `endstream`.
  private static func streams(in bytes: [UInt8]) -> [Range<Int>] {
    let opening = Array("stream".utf8)
    let closing = Array("endstream".utf8)
    var streams: [Range<Int>] = []
    var index = 0
    var start: Int?
    while let next = bytes[index...].firstIndex(where: { $0 == 0x73 || $0 == 0x65 }) {
      index = next + 1
      if let begin = start {
        guard bytes[next] == 0x65, bytes[next...].starts(with: closing) else { continue }
        streams.append(begin..<next)
        start = nil
        index = next + closing.count
      } else if bytes[next...].starts(with: opening) {
        var begin = next + opening.count
        if begin < bytes.count, bytes[begin] == 0x0D { begin += 1 }
        if begin < bytes.count, bytes[begin] == 0x0A { begin += 1 }
        start = begin
        index = begin
      }
    }
    return streams
  }
}
