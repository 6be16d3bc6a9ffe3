import Testing

@testable import Serving

@Suite(.serialized) struct ServerTests {
  private static let large = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

  private func server(_ limits: Server.Limits = Server.Limits()) throws -> Server {
    var site = Site()
    site.add(Array("<p>home".utf8), at: "index.html")
    site.add(ServerTests.large, at: "large.pdf")
    return try Server(serving: site, to: .thisMachine, port: 0, limits: limits)
  }

  @Test func `a file comes whole, with its type, plain and not to be guessed`() throws {
    let server = try server()
    defer { server.close() }
    let answer = try Client.get("/", port: server.port, headers: "Accept-Encoding: gzip, br\r\n")
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n") && answer.hasSuffix("\r\n\r\n<p>home"))
    #expect(answer.contains("Content-Type: text/html; charset=utf-8\r\n") && answer.contains("Content-Length: 7\r\n"))
    #expect(!answer.lowercased().contains("content-encoding") && answer.contains("nosniff"))
    let client = try Client(port: server.port)
    client.send("GET /large.pdf HTTP/1.0\r\nHost: localhost\r\n\r\n")
    var bytes: [UInt8] = []
    while case let more = client.receive(), !more.isEmpty { bytes += more }
    #expect(bytes.suffix(ServerTests.large.count).elementsEqual(ServerTests.large))
  }

  @Test func `HEAD gives the headers of GET`() throws {
    let server = try server()
    defer { server.close() }
    let request = "HEAD /large.pdf HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    let answer = try Client.ask(request, port: server.port)
    #expect(answer.contains("Content-Length: 3000000\r\n") && answer.hasSuffix("\r\n\r\n"))
  }

  @Test func `requests in one breath are answered in order`() throws {
    let server = try server()
    defer { server.close() }
    let one = "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"
    let two = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    let answer = try Client.ask(one + one + two, port: server.port)
    let statuses = answer.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
    #expect(statuses == ["404", "404", "200"])
  }

  @Test(arguments: [
    "\r\n\r\n", "GET\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "GET / HTTP/1.1\r\nContent-Length: -1\r\nHost: localhost\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + String(repeating: "a", count: 200_000) + "\r\n\r\n",
    "GET /" + String(repeating: "a", count: 200_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
  ])
  func `what is not HTTP gets nothing, and the next one is served`(request: String) throws {
    var limits = Server.Limits()
    limits.request = 500
    let server = try server(limits)
    defer { server.close() }
    #expect(!(try Client.ask(request, port: server.port)).contains("home"))
    #expect(try Client.get("/", port: server.port).contains("home"))
  }

  @Test func `a client that does not finish its request is let go`() throws {
    var limits = Server.Limits()
    limits.request = 300
    let server = try server(limits)
    defer { server.close() }
    let slow = try Client(port: server.port)
    let silent = try Client(port: server.port)
    for byte in "GET / HTTP" {
      slow.send(String(byte))
      #expect(try Client.get("/", port: server.port).contains("home"))
    }
    #expect(slow.receive().isEmpty && silent.receive().isEmpty)
  }

  @Test func `a client that does not take its answer is let go, and holds nobody up`() throws {
    var limits = Server.Limits()
    limits.progress = 400
    let server = try server(limits)
    defer { server.close() }
    let lazy = try (0..<20).map { _ in try Client(port: server.port) }
    for client in lazy {
      for _ in 0..<8 { client.send("GET /large.pdf HTTP/1.1\r\nHost: localhost\r\n\r\n") }
    }
    #expect(try Client.get("/", port: server.port).contains("home"))
    let patient = try Client(port: server.port, patience: 2)
    #expect(patient.receive().isEmpty)
    var taken = 0
    while case let more = lazy[0].receive(), !more.isEmpty { taken += more.count }
    #expect(taken < 8 * ServerTests.large.count)
  }

  @Test func `two hundred connections at once are served`() throws {
    let server = try server()
    defer { server.close() }
    let clients = try (0..<200).map { _ in try Client(port: server.port) }
    for client in clients { client.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n") }
    for client in clients { #expect(client.receiveAll().hasSuffix("home")) }
  }

  @Test func `too many connections are closed, and the others go on`() throws {
    var limits = Server.Limits()
    limits.connections = 5
    let server = try server(limits)
    defer { server.close() }
    let first = try (0..<5).map { _ in try Client(port: server.port) }
    for client in first { client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") }
    for client in first { #expect(client.receiveAll(until: "home").hasSuffix("home")) }
    #expect(try Client(port: server.port).receive().isEmpty)
    first[0].send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    #expect(first[0].receiveAll().hasSuffix("home"))
    #expect(try Client.get("/", port: server.port).hasSuffix("home"))
  }

  @Test func `whoever looks is told of a change, and gets the new site`() throws {
    let server = try server()
    defer { server.close() }
    let reader = try Client(port: server.port)
    reader.send("GET /.pamphlet/changes HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(reader.receiveAll(until: "data: 1\n\n").contains("text/event-stream"))
    var site = Site()
    for round in 2..<50 {
      site.add(Array("new \(round)".utf8), at: "index.html")
      server.update(site)
      server.update(site)
      let paths = round == 2 ? "index.html\tlarge.pdf" : "index.html"
      let message = "data: \(round)\t\(paths)\n\n"
      #expect(reader.receiveAll(until: message).contains(message))
    }
    #expect(server.lastPath == nil)
    #expect(try Client.get("/index.html", port: server.port).hasSuffix("new 49"))
    #expect(server.lastPath == "index.html")
    #expect(try Client.get("/large.pdf", port: server.port).hasPrefix("HTTP/1.1 404"))
  }

  @Test func `only this machine is listened to, and a port in use is told`() throws {
    let server = try server()
    defer { server.close() }
    #expect(throws: ServingError.self) { _ = try Server(serving: Site(), to: .thisMachine, port: server.port) }
    for address in Server.localAddresses { #expect(!address.hasPrefix("127.")) }
  }
}
