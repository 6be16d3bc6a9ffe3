import PamphletKit
import Serving

/// What is on the screen while a work is written: its editions in tabs, each replaced when it is made again.
struct Stage {
  /// The files to serve.
  private(set) var site = Site()
  /// What the builds of this round had to tell.
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether there is something to show.
  private(set) var isReady = false
  private let isPreview: Bool
  private var roundIsOver = true
  private var tabs: [Edition: Preview.Tab] = [:]

  /// An empty stage, for a preview or else for the finished work.
  init(isPreview: Bool) { self.isPreview = isPreview }

  /// The order in which editions are made: first the one that somebody looks at.
  static func steps(lookingAt path: String?) -> [[Edition]] {
    let path = path ?? ""
    let steps: [[Edition]] = [[.html], [.text], [.epub], [.pdf], [.booklet]]
    let first = steps.first { step in
      step[0] == .epub
        ? path.hasPrefix("epub/")
        : step[0] == .pdf
          ? path.hasSuffix(".pdf") && !path.hasSuffix(Edition.booklet.fileSuffix) : path.hasSuffix(step[0].fileSuffix)
    }
    guard let first else { return [[.html], [.text], [.epub], [.pdf, .booklet]] }
    return [first] + steps.filter { $0 != first }
  }

  /// Shows what a build gave.
  mutating func show(_ tracked: TrackedBuild, called name: String, isLast: Bool) {
    if roundIsOver { diagnostics = [] }
    roundIsOver = isLast
    var known = Set(diagnostics)
    diagnostics += tracked.result.diagnostics.filter { known.insert($0).inserted }
    if isPreview { preview(tracked.result, called: name) } else { share(tracked.result, called: name) }
  }

  /// The finished work, as it is handed round.
  private mutating func share(_ result: Build.Result, called name: String) {
    var reported = Diagnostics()
    let file = result.files.first?.name ?? ""
    let root = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    guard let work = SharedWork(named: name, from: result, below: root),
      let bundle = try? Bundle(of: [work], titled: "", modified: nil, reporting: &reported)
    else { return }
    site.replace("", with: bundle.files.map { ($0.path, $0.bytes) })
    isReady = true
  }

  /// The editions in tabs, and the diagnostics.
  private mutating func preview(_ result: Build.Result, called name: String) {
    if case .made(let artifacts) = result.outcome {
      for artifact in artifacts {
        let path = name + artifact.suffix
        site.add(artifact.bytes, at: path)
        if artifact.edition == .epub { EPUBPages.add(artifact.bytes, to: &site) }
        let shown = artifact.edition == .epub ? EPUBPages.path : path
        tabs[artifact.edition] = Preview.Tab(artifact.edition.tabLabel, path: shown)
      }
    }
    var places = SourcePlaces(result.files)
    let messages = diagnostics.map { diagnostic in
      Preview.Message(diagnostic.severity.rawValue, Stage.text(of: diagnostic, in: &places))
    }
    let order: [Edition] = [.html, .epub, .pdf, .booklet, .text]
    let title = result.document?.displayTitle ?? name
    Preview(titled: title, tabs: order.compactMap { tabs[$0] }, messages: messages).add(to: &site)
    isReady = true
  }

  private static func text(of diagnostic: Diagnostic, in places: inout SourcePlaces) -> String {
    var text = "\(diagnostic.severity.rawValue): \(diagnostic.message)"
    if let place = diagnostic.place, places.files.indices.contains(Int(place.file)) {
      let start = places.place(at: Int(place.start), in: Int(place.file))
      text = "\(places.files[Int(place.file)].name):\(start.line):\(start.column): " + text
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
    case .braille: "Braille"
    case .text: "Text"
    case .html: "Web page"
    case .markdown: "Markdown"
    }
  }
}
