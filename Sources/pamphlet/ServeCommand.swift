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

  @Argument(help: ArgumentHelp("A Markdown or plain-text file, or a folder of them.", valueName: "work"))
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
    var server: Server?
    var lastGood: TrackedBuild?
    try LiveWork.follow(work, as: from.markup, telling: printer) { build in
      build.editions = Edition.allCases
      build.layout = layout
    } whenBuilt: { name, tracked in
      printer.print(tracked.result.diagnostics, in: tracked.result.files)
      if case .made = tracked.result.outcome { lastGood = tracked }
      // An error while typing leaves the last good editions on the screen.
      guard let shown = lastGood ?? (lan ? nil : tracked) else { return }
      let site = lan ? shared(name, shown) : preview(name, shown, telling: tracked.result)
      if let server { return server.update(site) }
      do {
        let first = try Server(serving: site, to: lan ? .localNetwork : .thisMachine, port: port)
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

  /// The bundle as a site.
  private func shared(_ name: String, _ tracked: TrackedBuild) -> Site {
    var site = Site()
    var reported = Diagnostics()
    guard let work = SharedWork(named: name, from: tracked.result, below: ""),
      let bundle = try? Bundle(of: [work], titled: "", modified: nil, reporting: &reported)
    else { return site }
    for file in bundle.files { site.add(file.bytes, at: file.path) }
    return site
  }

  /// The editions in tabs, and the diagnostics.
  private func preview(_ name: String, _ tracked: TrackedBuild, telling latest: Build.Result) -> Site {
    var site = Site()
    var tabs: [Preview.Tab] = []
    if case .made(let artifacts) = tracked.result.outcome {
      for edition in [Edition.html, .epub, .pdf, .booklet, .text] {
        guard let artifact = artifacts.first(where: { $0.edition == edition }) else { continue }
        let path = name + edition.fileSuffix
        site.add(artifact.bytes, at: path)
        if edition == .epub {
          tabs += EPUBPages(artifact.bytes, addedTo: &site).tabs
        } else {
          tabs.append(Preview.Tab(edition.tabLabel, path: path))
        }
      }
    }
    let messages = latest.diagnostics.map { diagnostic in
      Preview.Message(diagnostic.severity.rawValue, ServeCommand.text(of: diagnostic, in: latest.files))
    }
    let title = tracked.result.document?.displayTitle ?? name
    Preview(titled: title, tabs: tabs, messages: messages).add(to: &site)
    return site
  }

  private static func text(of diagnostic: Diagnostic, in files: [SourceFile]) -> String {
    var text = "\(diagnostic.severity.rawValue): \(diagnostic.message)"
    if let place = diagnostic.place, files.indices.contains(Int(place.file)) {
      let file = files[Int(place.file)]
      let start = file.place(at: Int(place.start))
      text = "\(file.name):\(start.line):\(start.column): " + text
    }
    return diagnostic.hint.isEmpty ? text : text + "\n  hint: " + diagnostic.hint
  }
}

extension Edition {
  /// What a tab says.
  fileprivate var tabLabel: String {
    switch self {
    case .epub: "E-book"
    case .pdf: "Pages"
    case .booklet: "Booklet"
    case .text: "Text"
    case .html: "Web page"
    }
  }
}
