/// Text made safe for the languages that a bundle is written in.
enum Markup {
  /// Text for XML and HTML, between tags and in attributes; what XML cannot hold is left out.
  static func text(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n", "\t", "\r": result.append(" ")
      case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value): break
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A string of JSON, quotation marks included; it may stand in a script too.
  static func json(_ text: String) -> String {
    var result: [UInt8] = [0x22]
    json(text, into: &result)
    return String(decoding: result + [0x22], as: UTF8.self)
  }

  /// Writes the inside of a JSON string, runs of plain bytes at a time.
  static func json(_ text: String, into result: inout [UInt8]) {
    let bytes = Array(text.utf8)
    var start = 0
    for index in bytes.indices {
      let byte = bytes[index]
      let isSeparator =
        byte == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] | 1 == 0xA9
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x3C || byte == 0x7F || isSeparator else { continue }
      result += bytes[start..<index]
      start = index + (isSeparator ? 3 : 1)
      switch byte {
      case 0x22: result += Array("\\\"".utf8)
      case 0x5C: result += Array("\\\\".utf8)
      case 0x0A: result += Array("\\n".utf8)
      default:
        let value = isSeparator ? 0x2000 + Int(bytes[index + 2]) - 0x80 : Int(byte)
        let digits = String(value, radix: 16)
        result += Array(("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
      }
    }
    result += bytes[start...]
  }

  /// A path as a relative address: what is not plain in an address is written with percent signs.
  static func address(_ path: String) -> String {
    var result: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: result.append(byte)
      default: result += Array("%\(Digest.hexadecimal([byte]).uppercased())".utf8)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
