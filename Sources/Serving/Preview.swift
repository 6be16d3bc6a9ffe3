/// The page that shows the editions of a work side by side with the author's typing: a tab for each, kept where it was
/// scrolled to when the work changes.
public struct Preview: Sendable {
  /// One tab.
  public struct Tab: Sendable {
    /// What it says.
    public var label: String
    /// The path of what it shows.
    public var path: String

    /// A tab.
    public init(_ label: String, path: String) {
      self.label = label
      self.path = path
    }
  }

  /// One diagnostic.
  public struct Message: Sendable {
    /// `error`, `warning` or `note`.
    public var severity: String
    /// What is wrong, with its place.
    public var text: String

    /// A message.
    public init(_ severity: String, _ text: String) {
      self.severity = severity
      self.text = text
    }
  }

  private let title: String
  private let tabs: [Tab]
  private let messages: [Message]

  /// A preview with some tabs and what there is to tell.
  public init(titled title: String, tabs: [Tab], messages: [Message]) {
    self.title = title
    self.tabs = tabs
    self.messages = messages
  }

  /// Adds the preview to a site: the page itself at `/`, and what it asks for again and again.
  public func add(to site: inout Site) {
    site.add(Array(page.utf8), at: "index.html")
    site.add(Array(messagePage.utf8), at: ".pamphlet/messages.html")
    site.add(Array(Preview.script.utf8), at: ".pamphlet/preview.js")
  }

  private var page: String {
    let links = tabs.enumerated().map { index, tab in
      let current = index == 0 ? " aria-current=\"page\"" : ""
      return "<a href=\"/\(Preview.address(tab.path))\" target=\"view\"\(current)>\(Preview.escaped(tab.label))</a>"
    }
    let first = tabs.first.map { "/" + Preview.address($0.path) } ?? "/.pamphlet/messages.html"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Preview.escaped(title))</title>
      <link rel="icon" href="data:,">
      <style>
      :root { color-scheme: light dark; --line: #8886; }
      body { margin: 0; height: 100vh; display: flex; flex-direction: column; font: 15px/1.4 system-ui, sans-serif; }
      nav { display: flex; flex-wrap: wrap; gap: .25rem; align-items: center; padding: .4rem .75rem; border-bottom: 1px solid var(--line); }
      nav strong { margin-inline-end: 1rem; }
      nav a { padding: .25rem .7rem; border-radius: 6px; color: inherit; text-decoration: none; }
      nav a[aria-current] { background: #8883; font-weight: 600; }
      nav a:focus-visible { outline: 2px solid; }
      #state { margin-inline-start: auto; opacity: .75; }
      iframe { flex: 1; border: 0; background: #fff; }
      </style>
      </head>
      <body>
      <nav aria-label="Editions"><strong>\(Preview.escaped(title))</strong>
      \(links.joined(separator: "\n"))
      <a href="/.pamphlet/messages.html" target="view" id="messages">Diagnostics</a>
      <span id="state" role="status"></span></nav>
      <iframe name="view" title="Edition" src="\(first)"></iframe>
      <script src="/.pamphlet/preview.js"></script>
      </body>
      </html>

      """
  }

  private var messagePage: String {
    let items = messages.map { "<li class=\"\(Preview.escaped($0.severity))\">\(Preview.escaped($0.text))</li>" }
    let list = items.isEmpty ? "<p>Nothing to report.</p>" : "<ol>\n\(items.joined(separator: "\n"))\n</ol>"
    return """
      <!DOCTYPE html>
      <html lang="en" data-count="\(messages.count)">
      <head><meta charset="utf-8"><title>Diagnostics</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 15px/1.5 ui-monospace, monospace; margin: 1.5rem; }
      li { white-space: pre-wrap; margin: .5rem 0; }
      .error { color: #c0262d; } .warning { color: #9a6700; }
      @media (prefers-color-scheme: dark) { .error { color: #ff8a80; } .warning { color: #e9c46a; } }
      </style></head>
      <body>\(list)</body>
      </html>

      """
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  private static func address(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: result.append(byte)
      default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
