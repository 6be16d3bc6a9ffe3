import NIOCore
import NIOHTTP1
import Synchronization

/// One connection: answers one request after the other, sends no faster than the client takes, and gives up on a client
/// that does neither ask nor take.
final class Connection: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// Bytes written at a time.
  private static let chunk = 65_536
  /// The most that a request may bring along; nothing of it is read.
  private static let largestBody = 65_536

  private let shared: SharedState
  private let hosts: Set<String>?
  private let limits: Server.Limits
  private var question: Question?
  private var keepsAlive = false
  private var received = 0
  private var deadline: Scheduled<Void>?
  private var pending: ByteBuffer?
  private var isSending = false
  private var isStreaming = false
  private var isCounted = false

  init(_ shared: SharedState, hosts: Set<String>?, limits: Server.Limits) {
    self.shared = shared
    self.hosts = hosts
    self.limits = limits
  }

  func channelActive(context: ChannelHandlerContext) {
    let isWelcome = shared.value.withLock { state in
      guard state.connections < limits.connections else { return false }
      state.connections += 1
      return true
    }
    isCounted = isWelcome
    if isWelcome { expire(after: limits.request, context) } else { context.close(promise: nil) }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    let name = ObjectIdentifier(context.channel)
    let wasCounted = isCounted
    isCounted = false
    shared.value.withLock { state in
      state.listeners[name] = nil
      if wasCounted { state.connections -= 1 }
    }
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      received = 0
      keepsAlive = head.isKeepAlive
      question = Question(
        method: head.method.rawValue, target: head.uri, host: head.headers.first(name: "host"),
        knownTags: head.headers.first(name: "if-none-match"), range: head.headers.first(name: "range"),
        rangeTag: head.headers.first(name: "if-range"))
    case .body(let body):
      received += body.readableBytes
      if received > Connection.largestBody { context.close(promise: nil) }
    case .end:
      guard let question, !isStreaming else { return }
      self.question = nil
      answer(question, context)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { sendMore(context) }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func answer(_ question: Question, _ context: ChannelHandlerContext) {
    let (answer, body) = shared.value.withLock { state in
      let answer = state.site.answer(to: question, calledBy: hosts)
      if answer.resource != nil, let path = Site.path(of: question.target), !path.isEmpty, !path.hasPrefix(".pamphlet/")
      {
        state.lastPath = path
      }
      guard let resource = answer.resource, !answer.isHead else { return (answer, ByteBuffer?.none) }
      let whole = state.bodies[resource.tag] ?? ByteBuffer(bytes: resource.bytes)
      state.bodies[resource.tag] = whole
      return (answer, whole.getSlice(at: whole.readerIndex + answer.part.lowerBound, length: answer.part.count))
    }
    var headers = HTTPHeaders(Answer.common.map { ($0.name, $0.value) } + answer.headers.map { ($0.name, $0.value) })
    let status = HTTPResponseStatus(statusCode: answer.status)
    if answer.isStream && !answer.isHead { return listen(context, headers) }
    if answer.resource != nil {
      headers.add(name: "Content-Length", value: String(answer.part.count))
    } else if answer.status != 304 {
      headers.add(name: "Content-Length", value: "0")
    }
    if !keepsAlive { headers.add(name: "Connection", value: "close") }
    let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    pending = body ?? ByteBuffer()
    expire(after: limits.progress, context)
    sendMore(context)
  }

  /// Writes as much as the client takes; comes back when it took some.
  private func sendMore(_ context: ChannelHandlerContext) {
    // A write can make room at once and call this again.
    guard !isSending, var rest = pending else { return }
    isSending = true
    var isProgress = false
    while context.channel.isWritable, rest.readableBytes > 0 {
      let length = min(Connection.chunk, rest.readableBytes)
      guard let slice = rest.readSlice(length: length) else { break }
      context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(slice))), promise: nil)
      isProgress = true
    }
    isSending = false
    pending = rest
    if rest.readableBytes > 0 {
      if isProgress { expire(after: limits.progress, context) }
      return
    }
    pending = nil
    let isLast = !keepsAlive
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      if isLast { bound.value.close(promise: nil) }
    }
    expire(after: limits.request, context)
  }

  /// Answers with the stream of changes, which ends with the connection.
  private func listen(_ context: ChannelHandlerContext, _ common: HTTPHeaders) {
    var headers = common
    headers.add(name: "Content-Type", value: "text/event-stream")
    headers.add(name: "Connection", value: "close")
    isStreaming = true
    deadline?.cancel()
    let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let name = ObjectIdentifier(context.channel)
    let channel = context.channel
    let generation = shared.value.withLock { state in
      state.listeners[name] = channel
      return state.generation
    }
    say("retry: 500\ndata: \(generation)\n\n", context)
    beat(context)
  }

  private func say(_ text: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
  }

  /// Keeps the stream alive, and notices who left or does not listen any more.
  private func beat(_ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: .milliseconds(limits.heartbeat)) {
      let (connection, context) = bound.value
      guard context.channel.isWritable else { return context.close(promise: nil) }
      connection.say(": \n\n", context)
      connection.beat(context)
    }
  }

  /// Closes the connection unless something happens in time.
  private func expire(after time: Int64, _ context: ChannelHandlerContext) {
    deadline?.cancel()
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: .milliseconds(time)) { bound.value.close(promise: nil) }
  }
}
