import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Serves a site, read-only, until it is closed. HTTP itself is SwiftNIO's.
public final class Server: Sendable {
  /// Who may ask.
  public enum Audience: Sendable {
    /// This machine only.
    case thisMachine
    /// Everybody in the same network.
    case localNetwork
  }

  /// Bounds that keep one client from taking the server from the others; times in milliseconds.
  struct Limits: Sendable {
    /// Connections at one time; more are closed at once.
    var connections = 512
    /// Time for a whole request to arrive, and for the next one on the same connection.
    var request: Int64 = 20_000
    /// Time in which a client must take some of what it asked for.
    var progress: Int64 = 30_000
    /// Time between signs of life in the stream of changes.
    var heartbeat: Int64 = 15_000
  }

  /// What all connections share.
  struct State: Sendable {
    /// What is served.
    var site: Site
    /// The bodies in the form that is sent, by tag: one copy for all connections.
    var bodies: [String: ByteBuffer] = [:]
    /// Counts the sites served so far.
    var generation = 1
    /// The path that was asked for last.
    var lastPath: String?
    /// Connections at this time.
    var connections = 0
    /// Connections that wait for changes.
    var listeners: [ObjectIdentifier: any Channel] = [:]
  }

  private let group: MultiThreadedEventLoopGroup
  private let channel: any Channel
  private let state: SharedState

  /// The port that is listened on.
  public var port: Int { channel.localAddress?.port ?? 0 }

  /// Begins to serve.
  ///
  /// - Parameter port: The port; 0 takes any that is free.
  /// - Throws: ``ServingError/cannotListen(port:reason:)``.
  public convenience init(serving site: Site, to audience: Audience, port: Int) throws(ServingError) {
    try self.init(serving: site, to: audience, port: port, limits: Limits())
  }

  init(serving site: Site, to audience: Audience, port: Int, limits: Limits) throws(ServingError) {
    let shared = SharedState(State(site: site))
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let hosts: Set<String>? = audience == .thisMachine ? ["localhost", "127.0.0.1", "[::1]"] : nil
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.maxMessagesPerRead, value: 4)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
          try pipeline.addHandler(Connection(shared, hosts: hosts, limits: limits))
        }
      }
    do {
      channel = try bootstrap.bind(host: audience == .thisMachine ? "127.0.0.1" : "0.0.0.0", port: port).wait()
    } catch {
      try? group.syncShutdownGracefully()
      throw .cannotListen(port: port, reason: "\(error)")
    }
    self.group = group
    state = shared
  }

  /// Serves another site from now on, and tells everybody who looks at the old one which files are other: the number of
  /// the site and the paths, with tabs between them.
  public func update(_ site: Site) {
    let (message, listeners) = state.value.withLock { state in
      let changes = site.changes(since: state.site)
      state.site = site
      guard !changes.isEmpty else { return ("", [any Channel]()) }
      let tags = Set(site.resources.values.map(\.tag))
      state.bodies = state.bodies.filter { tags.contains($0.key) }
      state.generation += 1
      let message = ([String(state.generation)] + changes).joined(separator: "\t")
      return (message, Array(state.listeners.values))
    }
    for listener in listeners {
      let text = ByteBuffer(string: "data: \(message)\n\n")
      listener.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(text)), promise: nil)
    }
  }

  /// The path that was asked for last, leaving out the preview's own: what somebody looks at.
  public var lastPath: String? { state.value.withLock { $0.lastPath } }

  /// Ends all connections and stops.
  public func close() {
    try? channel.close().wait()
    try? group.syncShutdownGracefully()
  }

  /// This machine's addresses in its network (IPv4), for people to type; none without a network.
  public static var localAddresses: [String] {
    let devices = (try? System.enumerateDevices()) ?? []
    return devices.compactMap { device in
      guard case .v4 = device.address, let address = device.address?.ipAddress else { return nil }
      return address.hasPrefix("127.") || address.hasPrefix("169.254.") ? nil : address
    }
  }
}

/// The state behind a lock: the event loop reads it, whoever rebuilds the site writes it.
final class SharedState: Sendable {
  /// The state.
  let value: Mutex<Server.State>

  init(_ state: Server.State) { value = Mutex(state) }
}
