import ArgumentParser
import PamphletKit
import Serving

/// `pamphlet serve`: the work in the browser while it is written, or for everybody in the room.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the editions in the browser, made again at every change.",
    discussion: """
      Only this machine is served. With --lan everybody in the same network can read the finished work, with its catalogue \
      for e-readers at /opds.xml; nothing can be written. Control-C ends it.
      """)

  @Argument(
    help: ArgumentHelp("A Markdown or plain-text file, or a folder of them.", valueName: "work"), completion: .file())
  var work: String

  @Option(help: ArgumentHelp("The port; 0 takes any.", valueName: "number"))
  var port: Int = 8017

  @Flag(help: "Serve the local network: the finished work, not the preview.")
  var lan = false

  @Option(name: .shortAndLong, help: "A layout for all editions: a name from `pamphlet layouts`, or a file.")
  var layout: String?

  @Option(help: "How to read the files: automatic (by name), markdown or text.")
  var from: MarkupOption = .automatic

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
  }

  func run() throws {
    let printer = DiagnosticPrinter(form: .short, isQuiet: quiet)
    let live = LiveWork(path: work, markup: from.markup, layout: layout)
    var server: Server?
    var stage = Stage(isPreview: !lan)
    try live.follow(telling: printer) {
      lan || server == nil ? [Edition.usual] : Stage.steps(lookingAt: server?.lastPath)
    } whenBuilt: { name, tracked, isLast in
      stage.show(tracked, called: name, isLast: isLast)
      if isLast { printer.print(stage.diagnostics, in: tracked.result.files) }
      // An error while typing leaves the last good editions on the screen; there is nothing to share before the first.
      guard stage.isReady else { return }
      if let server { return server.update(stage.site) }
      do {
        let first = try Server(serving: stage.site, to: lan ? .localNetwork : .thisMachine, port: port)
        announce(first)
        server = first
      } catch let error as ServingError {
        printer.print([error.diagnostic], in: [])
        throw ExitStatus.file
      }
    }
  }

  private func announce(_ server: Server) {
    guard lan else { return Terminal.write("http://localhost:\(server.port)/\n", toErrors: false) }
    for address in Server.localAddresses {
      let url = "http://\(address):\(server.port)/"
      Terminal.write("\(url)\n\(url)opds.xml for e-readers\n", toErrors: false)
      guard !quiet, let code = QRCode(url) else { continue }
      Terminal.write(code.lines.map { Terminal.darkOnLight($0) + "\n" }.joined(), toErrors: false)
    }
    if Server.localAddresses.isEmpty {
      Terminal.write("There is no network; http://localhost:\(server.port)/\n", toErrors: false)
    }
  }
}
