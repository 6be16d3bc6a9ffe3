import DocumentModel
import DocumentReading
import Styling
import TestSupport
import Testing
import XHTMLWriting

/// CommonMark's examples through our XHTML, compared as the test of the specification does: attributes and space that mean
/// nothing left out. Levels of headings are the work's, not the example's; raw HTML and pictures, of which editions keep what
/// they may, have tests of their own.
@Suite struct SpecificationTests {
  @Test(arguments: [("Tests/Cases/commonmark.md", 150), ("../shared/corpus/spec/spec.txt", 500)])
  func `our XHTML says what the examples say`(path: String, least: Int) throws {
    guard let text = TestFiles.text(path) else {
      #expect(!path.hasPrefix("Tests/"), "\(path) is missing")
      return
    }
    var count = 0
    for example in Example.all(in: text, isSpecification: path.hasSuffix("spec.txt")) {
      var diagnostics = Diagnostics()
      let file = SourceFile(name: "a.md", bytes: Array(example.source.utf8))
      var document = try Document(markdown: [file], dialect: .commonMark, reporting: &diagnostics)
      let hasRawHTML =
        document.blocks.contains { $0.kind == .rawHTML } || document.spans.contains { $0.kind == .rawHTML }
      if hasRawHTML || !document.images.isEmpty || document.text.isEmpty { continue }
      if document.hasInnerHeading || document.links.contains(where: \.isForeign) { continue }
      for link in document.links.indices where !document.links[link].destination.contains(":") {
        document.links[link].destination = "https://a.example/" + document.links[link].destination
      }
      document.metadata.title = "Title"  // or else the page has a heading of its own making
      let page = String(decoding: try document.onePage(in: .base, reporting: &diagnostics), as: UTF8.self)
      let main = try #require(page.split(separator: "<main id=\"work.text\">", maxSplits: 1).last)
      let written = String(try #require(main.split(separator: "</main>", maxSplits: 1).first))
      #expect(Self.normalized(written) == Self.normalized(example.expected), "\(example): \(example.source)")
      count += 1
    }
    #expect(count >= least)
  }

  /// Markup with what does not matter taken out.
  private static func normalized(_ html: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(html)
    var isCode = false
    while !rest.isEmpty {
      if rest.first == "<" {
        let tag = rest.prefix { $0 != ">" }
        rest = rest.dropFirst(tag.count + 1)
        let name = String(tag.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "/" })
        if ["section", "/section"].contains(name) { continue }
        if name == "pre" || name == "/pre" { isCode = name == "pre" }
        parts.append("<" + heading(name.last == "/" ? String(name.dropLast()) : name) + attributes(of: tag))
      } else {
        let text = rest.prefix { $0 != "<" }
        rest = rest.dropFirst(text.count)
        var words = String(text).replacing("&quot;", with: "\"").replacing("&gt;", with: ">")
        if !isCode { words = words.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ") }
        if !words.isEmpty { parts.append(String(words)) }
      }
    }
    return parts
  }

  /// An address with its percent escapes resolved; which characters need one is a matter of taste.
  private static func decoded(_ address: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A heading's name without its level.
  private static func heading(_ name: String) -> String {
    let base = name.hasPrefix("/") ? name.dropFirst() : name[...]
    let isHeading = base.count == 2 && base.first == "h" && base.last!.isNumber
    return isHeading ? (name.hasPrefix("/") ? "/h" : "h") : name
  }

  /// The attributes that an example can ask for: where a link leads, its title, the language of code, the first number.
  private static func attributes(of tag: Substring) -> String {
    var found = ""
    for name in ["href", "title", "start", "class"] {
      guard let range = tag.firstRange(of: " \(name)=\"") else { continue }
      var value = String(tag[range.upperBound...].prefix { $0 != "\"" })
      if name == "class" && !value.hasPrefix("language-") { continue }
      if name == "href" { value = (value.contains(":") ? "" : "https://a.example/") + decoded(value) }
      found += " \(name)=\(value)"
    }
    return found
  }
}

extension Document {
  /// Whether a heading stands in a quotation or a list.
  fileprivate var hasInnerHeading: Bool {
    blocks.contains { block in
      if case .heading = block.kind { block.parent != .none } else { false }
    }
  }
}

extension Link {
  /// Whether editions leave it out: a scheme that no reading system opens, or a host that is none.
  fileprivate var isForeign: Bool {
    guard destination.contains(":") else { return false }
    let isKnown = ["http://", "https://", "mailto:"].contains { destination.hasPrefix($0) }
    return !isKnown || destination.contains("`") || destination.contains("/../")
  }
}
