/// An address outside the work that a link may lead to, in a form every reader accepts.
struct Address {
  /// The address with every character that URLs do not allow percent-encoded.
  let text: String

  /// Why an address cannot be linked.
  enum Problem {
    /// It has no scheme: a file beside the manuscript.
    case isRelative
    /// Its scheme could run a program or read a file.
    case hasForbiddenScheme(String)
    /// It is not an address.
    case isMalformed
  }

  /// Schemes that lead to documents, people and places, and nowhere into the reader's machine.
  private static let schemes: Set<String> = [
    "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "geo", "urn", "doi", "news", "nntp", "irc", "ircs",
    "xmpp", "magnet", "gemini", "gopher", "matrix", "sip", "sips", "bitcoin", "isbn",
  ]

  /// Reads an address as it was written.
  static func read(_ written: String) -> Result<Address, Problem> {
    var bytes = Array(written.utf8).filter { $0 > 0x20 || $0 == 0x20 }
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
    if bytes.starts(with: [0x2F, 0x2F]) { bytes = Array("https:".utf8) + bytes }
    guard let colon = bytes.firstIndex(of: 0x3A), colon > 0, isLetter(bytes[0]),
      bytes[..<colon].allSatisfy({ isAlphanumeric($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
    else { return .failure(.isRelative) }
    let scheme = String(decoding: bytes[..<colon].map(lowercased), as: UTF8.self)
    guard schemes.contains(scheme) else { return .failure(.hasForbiddenScheme(scheme)) }
    let rest = bytes[(colon + 1)...]
    guard !rest.isEmpty else { return .failure(.isMalformed) }
    if ["http", "https", "ftp", "ftps", "sftp"].contains(scheme) {
      guard rest.starts(with: [0x2F, 0x2F]) else { return .failure(.isMalformed) }
      let authority = rest.dropFirst(2).prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 && $0 != 0x5C }
      guard isAuthority(authority) else { return .failure(.isMalformed) }
      let path = encoded(rest[authority.endIndex...])
      return .success(Address(text: scheme + "://" + String(decoding: authority, as: UTF8.self) + path))
    }
    return .success(Address(text: scheme + ":" + encoded(rest)))
  }

  /// Whether bytes are `user@host:port` with a host that can be looked up.
  private static func isAuthority(_ authority: ArraySlice<UInt8>) -> Bool {
    var host = authority
    if let at = host.lastIndex(of: 0x40) {
      guard host[..<at].allSatisfy({ isAlphanumeric($0) || [0x2D, 0x2E, 0x5F, 0x3A].contains($0) }) else {
        return false
      }
      host = host[(at + 1)...]
    }
    if host.first == 0x5B {
      guard let close = host.firstIndex(of: 0x5D), close > host.startIndex + 2 else { return false }
      let isNumber = isVersion6(host[(host.startIndex + 1)..<close])
      return isNumber && isPort(host[(close + 1)...])
    }
    if let colon = host.firstIndex(of: 0x3A) {
      guard isPort(host[colon...]) else { return false }
      host = host[..<colon]
    }
    var labels = host.split(separator: 0x2E, omittingEmptySubsequences: false)
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    guard host.count <= 253, !labels.isEmpty,
      labels.allSatisfy({ label in
        (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
          && label.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F || $0 >= 0x80 }
      })
    else { return false }
    guard let last = labels.last, last.allSatisfy(isDigit) else { return true }
    return labels.count == 4
      && labels.allSatisfy { Int(String(decoding: $0, as: UTF8.self)).map { $0 <= 255 } ?? false }
  }

  /// Whether bytes are an IPv6 address in hexadecimal: eight groups, or fewer and one double colon.
  private static func isVersion6(_ bytes: ArraySlice<UInt8>) -> Bool {
    let groups = bytes.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy(isHex) }) else { return false }
    let empty = groups.count { $0.isEmpty }
    if empty == 0 { return groups.count == 8 }
    let edges = (groups.first?.isEmpty == true ? 1 : 0) + (groups.last?.isEmpty == true ? 1 : 0)
    let isEdge = empty == 2 && edges == 1 || empty == 3 && edges == 2 && groups.count == 3
    return groups.count <= 8 + (isEdge ? 1 : 0) && (isEdge || empty == 1 && edges == 0)
  }

  /// Whether bytes are nothing, or a colon and a port number.
  private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    let digits = bytes.dropFirst()
    return first == 0x3A && digits.count <= 5 && digits.allSatisfy(isDigit)
      && (digits.isEmpty || Int(String(decoding: digits, as: UTF8.self)).map { $0 <= 65535 } ?? false)
  }

  /// Percent-encodes what may not stand in a path, query or fragment; keeps letters of every script.
  private static func encoded(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    var inFragment = false
    for (index, byte) in zip(bytes.indices, bytes) {
      let isAllowed: Bool
      switch byte {
      case 0x25: isAllowed = index + 2 < bytes.endIndex && isHex(bytes[index + 1]) && isHex(bytes[index + 2])
      case 0x23:
        isAllowed = !inFragment
        inFragment = true
      case 0x21, 0x24, 0x26...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5F, 0x7E: isAllowed = true
      default: isAllowed = isAlphanumeric(byte) || byte >= 0x80
      }
      if isAllowed {
        result.append(byte)
      } else {
        result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Address.Problem: Error {}

/// Whether a byte is a hexadecimal digit.
func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte | 0x20) }
