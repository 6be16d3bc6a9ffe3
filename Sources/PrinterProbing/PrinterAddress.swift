/// Where a printer is: an address such as `ipp://office.local/ipp/print`.
public struct PrinterAddress: Hashable, Sendable {
  /// The address as IPP wants it.
  public let text: String
  /// The machine.
  public let host: String
  /// The port; 631 unless it is said.
  public let port: Int
  /// The place on it.
  public let path: String
  /// Whether it is spoken to in encrypted form.
  public let isEncrypted: Bool

  /// Reads an address; `nil` if it is none of IPP.
  public init?(_ address: String) {
    guard let scheme = ["ipp://", "ipps://"].first(where: { address.lowercased().hasPrefix($0) }) else { return nil }
    let rest = address.dropFirst(scheme.count)
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    var host = rest[..<slash]
    var port = 631
    if let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") {
      guard let number = Int(host[host.index(after: colon)...]), (1...65535).contains(number) else { return nil }
      port = number
      host = host[..<colon]
    }
    host = host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host
    guard !host.isEmpty, !address.utf8.contains(0), !host.contains("@") else { return nil }
    text = address
    self.host = String(host)
    self.port = port
    path = slash == rest.endIndex ? "/ipp/print" : String(rest[slash...])
    isEncrypted = scheme == "ipps://"
  }
}

/// Why a printer told nothing.
public enum ProbeError: Error, Hashable {
  /// The library that asks is not installed.
  case noLibrary
  /// It did not answer; the reason in words.
  case silent(String)
}
