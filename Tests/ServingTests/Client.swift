import Glibc
import Testing

/// A plain client on loopback, for requests that no browser would send.
final class Client {
  private let socket: Int32

  /// Connects to a port of this machine; waits for an answer for at most `patience` seconds at a time.
  init(port: Int, patience: Int = 60) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var timeout = timeval(tv_sec: patience, tv_usec: 0)
    _ = unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    let status = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(status == 0)
  }

  deinit { close(socket) }

  /// Sends text as it is.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// What comes next, at most `count` bytes; empty at the end or when nothing came in time.
  func receive(_ count: Int = 65_536) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    let got = unsafe recv(socket, &buffer, count, 0)
    return got > 0 ? Array(buffer[..<got]) : []
  }

  /// Everything until the server closes or `marker` was seen.
  func receiveAll(until marker: String? = nil) -> String {
    var bytes: [UInt8] = []
    while case let more = receive(), !more.isEmpty {
      bytes += more
      if let marker, String(decoding: bytes, as: UTF8.self).contains(marker) { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The answer to one request after which the connection is closed.
  static func ask(_ request: String, port: Int) throws -> String {
    let client = try Client(port: port)
    client.send(request)
    return client.receiveAll()
  }

  /// A request for a path.
  static func get(_ path: String, port: Int, headers: String = "") throws -> String {
    try ask("GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\(headers)\r\n", port: port)
  }
}
