/// An address that holds what it leads to (RFC 2397): `data:TYPE;base64,…` or `data:TYPE,…`.
package struct DataAddress {
  /// Whether the data are written in Base64.
  package let isBase64: Bool
  /// The data as they are written.
  package let data: Substring

  /// Reads an address; `nil` if it is no such one.
  package init?(_ address: String) {
    guard DataAddress.isMeant(by: address), let comma = address.firstIndex(of: ",") else { return nil }
    isBase64 = address[..<comma].lowercased().hasSuffix(";base64")
    data = address[address.index(after: comma)...]
  }

  /// What it holds; `nil` if that is damaged.
  package var bytes: [UInt8]? {
    let decoded = data.percentDecoded
    return isBase64 ? Base64.forgivingBytes(of: decoded) : Array(decoded.utf8)
  }

  /// Whether an address begins as one that holds what it leads to.
  package static func isMeant(by address: String) -> Bool { address.prefix(5).lowercased() == "data:" }
}
