import DocumentModel

/// An address that holds what it leads to (RFC 2397).
struct DataAddress {
  /// What it holds.
  let bytes: [UInt8]

  /// Reads `data:TYPE;base64,…` or `data:TYPE,…`.
  init?(_ address: String) {
    guard let comma = address.firstIndex(of: ",") else { return nil }
    let data = Document.percentDecoded(String(address[address.index(after: comma)...]))
    guard address[..<comma].lowercased().hasSuffix(";base64") else {
      bytes = Array(data.utf8)
      return
    }
    guard let decoded = Base64.forgivingBytes(of: data) else { return nil }
    bytes = decoded
  }
}

extension Image {
  /// Its address as messages say it: of one that is very long, the beginning.
  var shownAddress: String { destination.utf8.count <= 200 ? destination : "\(destination.prefix(40))…" }
}
