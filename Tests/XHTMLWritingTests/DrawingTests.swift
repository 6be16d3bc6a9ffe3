import DocumentModel
import TestSupport
import Testing

@testable import XHTMLWriting

private let names = "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""

/// What is left of a drawing with something in it, and what was told.
private func safe(_ inner: String, root: String = "", before: String = "") -> (text: String, told: String)? {
  let file = "\(before)<svg \(names) \(root)>\(inner)<path d=\"M0 0h9\"/></svg>"
  return SafeDrawing(Array(file.utf8)).map { (string($0.bytes), $0.removals) }
}

/// Marks of what must never be left, whatever stood in a drawing.
private let forbidden = [
  "<script", "javascript", "foreignObject", "<iframe", "<animate", "<set", "onload", "onclick", "http://a.example",
  "//a.example", "file:", "@import", "@font-face", "<?", "<!", "ENTITY", "expression", "inkscape", "sodipodi", "rdf",
]

@Suite struct DrawingTests {
  @Test(arguments: [
    ("<script>alert(1)</script>", "a script (line 1)"),
    ("<g onload='x()' onclick=\"y()\"/>", "2 attributes that would run scripts (line 1)"),
    ("\n<image href='http://a.example/x.png' width='9' height='9'/>", "a reference to something outside (line 2)"),
    ("<image xlink:href='file:///etc/passwd'/>", "a reference to something outside (line 1)"),
    ("<use href='other.svg#x'/>", "a reference to something outside (line 1)"),
    ("<rect width='1' height='2' style='fill:url(http://a.example)'/>", "a reference to something outside (line 1)"),
    ("<rect width='1' height='2' fill='u\\72l(//a.example/x)'/>", "a reference to something outside (line 1)"),
    (
      "<rect width='1' height='2' style='fill:image-set(\"//a.example/x\" 1x)'/>",
      "a reference to something outside (line 1)"
    ),
    ("<style>@import url(//a.example/x.css);</style>", "a style sheet elsewhere (line 1)"),
    ("<style>@font-face{src:url(//a.example/x)}</style>", "a font (line 1)"),
    ("<style>.a{fill:url('//a.example/x')}</style>", "a reference to something outside (line 1)"),
    ("<a xlink:href='javascript:x()'><path d='M1 1'/></a>", "a link (line 1)"),
    ("<rect><animate attributeName='href' to='javascript:x()'/></rect>", "an animation (line 1)"),
    ("<set attributeName='onload' to='x()'/>", "an animation (line 1)"),
    (
      "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='//a.example'/></foreignObject>",
      "a document that is no drawing (line 1)"
    ),
    ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x</h:script>", "a document that is no drawing (line 1)"),
    ("<image href='data:text/html;base64,PHNjcmlwdD4='/>", "a reference to something outside (line 1)"),
    ("<flowRoot/>", "an element that readers do not know (line 1)"),
    ("<text>&no;</text>", "an entity (line 1)"),
  ])
  func `what could do harm is taken out and told`(inner: String, told: String) throws {
    let drawing = try #require(safe(inner))
    #expect(drawing.told == told)
    for word in forbidden { #expect(!drawing.text.contains(word), "\(drawing.text)") }
    #expect(drawing.text.contains("<path d=\"M0 0h9\"/>"))
  }

  @Test func `entities are replaced by plain text only, and no file is opened`() throws {
    let declarations = """
      <?xml version="1.0"?><?xml-stylesheet href="//a.example/x.css"?><!DOCTYPE svg PUBLIC "a" "//a.example/x.dtd" [
      <!ENTITY b "plain"><!ENTITY c SYSTEM "file:///etc/passwd"><!ENTITY % d "e"><!ENTITY f "<script/>"><!ENTITY sc "own">]>
      """
    let drawing = try #require(safe("<text>&b;&c;&d;&f;&lt;&#65;&sc;&hearts;</text>", before: declarations))
    #expect(drawing.text.contains("<text>plain&lt;Aown♥</text>"))
    #expect(drawing.told == "a style sheet elsewhere (line 1) and 3 entities (line 2)")
  }

  @Test func `what draws is kept, what editors note is not, and neither is told`() throws {
    let inner = """
      <!-- by me --><metadata><rdf:RDF xmlns:rdf="r">me</rdf:RDF></metadata><title>A  dot</title>
      <sodipodi:namedview xmlns:sodipodi="s" pagecolor="#fff"/><defs><linearGradient id="g"><stop offset="0"/>
      </linearGradient><style type="text/css"><![CDATA[ .a > rect { fill: url( "#g" ); -inkscape-x: 1; opacity:.5 } ]]></style>
      </defs><g inkscape:label="x" xmlns:inkscape="i" class="a" style="stroke:#000;-inkscape-y:2"><rect id="r" width="3"
      height="4" fill="url(#g)"/></g><use xlink:href="#r" x="5"/><text x="1"><tspan>a</tspan> b</text>
      """
    let drawing = try #require(safe(inner, root: "viewBox='0 0 9 9' data-x='1' inkscape:version='1'"))
    #expect(drawing.told == "")
    #expect(
      drawing.text == """
        <svg \(names) viewBox="0 0 9 9"><title>A dot</title><defs><linearGradient id="g"><stop offset="0"/>\
        </linearGradient><style type="text/css">.a &gt; rect{fill:url(#g);opacity:.5}</style></defs>\
        <g class="a" style="stroke:#000"><rect id="r" width="3" height="4" fill="url(#g)"/></g>\
        <use x="5" xlink:href="#r"/><text x="1"><tspan>a</tspan> b</text><path d="M0 0h9"/></svg>

        """)
  }

  @Test func `a drawing is safe at once: making it safe again changes nothing`() throws {
    let first = try #require(
      safe("<g id='1 a'><rect width='1' height='2' id='b' fill='url(#1 a)'/></g><use href='#1 a'/>"))
    let second = try #require(SafeDrawing(Array(first.text.utf8)))
    #expect(string(second.bytes) == first.text)
  }

  @Test func `ids become names and references to nothing go`() throws {
    let inner =
      "<g id='1 a'/><g id='1 a'/><use href='#1 a'/><use id='u' href='#gone'/><rect width='1' height='2' fill='url(#gone) red' clip-path='url(#u)'/>"
    let drawing = try #require(safe(inner))
    #expect(
      drawing.text.contains(
        "<g id=\"id-1a\"/><g/><use xlink:href=\"#id-1a\"/><g id=\"u\"/><rect width=\"1\" height=\"2\" fill=\"red\"/>"))
    #expect(drawing.told == "")
  }

  @Test func `parts that show each other without end are shown once`() throws {
    var bomb = "<g id='a0'><path d='M1 1'/></g>"
    for level in 1...40 {
      bomb += "<g id='a\(level)'>" + String(repeating: "<use href='#a\(level - 1)'/>", count: 9) + "</g>"
    }
    let many = try #require(safe(bomb))
    #expect(many.told.contains("repeat themselves without end"))
    let circle = try #require(
      safe("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g><use id='c' href='#c'/>"))
    #expect(circle.told.contains("repeat"))
  }

  @Test func `nesting beyond what parsers follow is cut, in linear time`() throws {
    let deep = String(repeating: "<g>", count: 200_000) + String(repeating: "</g>", count: 200_000)
    let drawing = try #require(safe(deep))
    #expect(drawing.told.contains("beyond what readers can hold"))
    #expect(drawing.text.utf8.count < 10_000)
  }

  @Test func `the text of documents inside a drawing is kept as text`() throws {
    let inner = """
      <foreignObject x="1" y="2" width="30" height="20"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b></p>three
      <style>p{}</style></div></foreignObject><switch><foreignObject><p>four</p></foreignObject><text>four</text></switch>
      """
    let drawing = try #require(safe(inner))
    #expect(drawing.text.contains("<svg overflow=\"visible\" x=\"1\" y=\"2\" width=\"30\" height=\"20\">"))
    #expect(
      drawing.text.contains("dy=\"-0.3em\">One two</tspan><tspan x=\"50%\" dy=\"1.2em\">three</tspan></text></svg>"))
    #expect(drawing.text.contains("<switch><text>four</text></switch>"))
  }

  @Test func `pictures inside a drawing lose what they say about themselves`() throws {
    let inner = "<svg \(names)><script/><path d=\"M1 1\"/></svg>"
    let address = "data:image/svg+xml;base64," + Base64.text(of: Array(inner.utf8))
    let drawing = try #require(safe("<image href='\(address)'/>"))
    #expect(drawing.told == "")
    let expected = "<svg \(names.split(separator: " ")[0])><path d=\"M1 1\"/></svg>\n"
    #expect(drawing.text.contains(Base64.text(of: Array(expected.utf8))))
  }

  @Test(arguments: [
    "", "<svg", "<svg>", "<p>x</p>", "<svg><g></svg></g>", "<svg/>", "<svg><g/></svg>", "x<svg><path d='M1 1'/></svg>",
    "<svg a=b><path d='M1 1'/></svg>", "<!DOCTYPE", "<svg><![CDATA[", "\u{0}", "<svg><path d='M1 1'/></svg><svg/>",
  ])
  func `what is no XML, or shows nothing, is no drawing`(file: String) {
    #expect(SafeDrawing(Array(file.utf8)) == nil)
  }

  @Test func `drawings in UTF-16 and Latin-1 are read`() throws {
    let file = "<svg \(names)><text>ä—漢</text></svg>"
    for isBig in [false, true] {
      var bytes: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
      for unit in file.utf16 {
        let pair = [UInt8(unit >> 8), UInt8(unit & 255)]
        bytes += isBig ? pair : pair.reversed()
      }
      #expect(SafeDrawing(bytes)?.text == "ä—漢")
    }
    let old =
      Array("<?xml version='1.0' encoding='ISO-8859-1'?><svg><text>".utf8) + [0xE4] + Array("</text></svg>".utf8)
    #expect(SafeDrawing(old)?.text == "ä")
  }

  @Test func `what a drawing is called and says is its text`() throws {
    let file =
      "<svg><title>Sales</title><desc>By year</desc><g><text>20<tspan>25</tspan></text></g><text>up</text></svg>"
    #expect(SafeDrawing(Array(file.utf8))?.text == "Sales: By year, 2025, up")
  }

  @Test func `nothing that anybody writes makes a drawing unsafe or not well formed`() throws {
    var generator = SeededGenerator(seed: 41)
    let pieces = [
      "<g>", "</g>", "<path d='M1 1'/>", "<svg>", "</svg>", "<script>", "</script>", "<style>", "</style>",
      "@import '//a.example';",
      ".a{fill:url(#a)}", "<use href='#a'/>", "<g id='a'", "/>", ">", " onload='x()'", " href=\"javascript:x()\"",
      " style='fill:url(//a.example)'", " fill='u/**/rl(//a.example)'", "<!--", "-->", "<![CDATA[", "]]>", "&a;",
      "&#0;",
      "<foreignObject>", "</foreignObject>", "<x:g xmlns:x='http://www.w3.org/2000/svg'>", "</x:g>", "<text>",
      "</text>",
      "ä", "\u{0}", "<?xml-stylesheet href='//a.example'?>", "\\", "\"", "'", "{", "}", "url(", ")",
      "<a xlink:href='//a.example'>",
      "</a>", "<animate/>", "<image href='data:image/svg+xml;base64,PHN2Zz48cGF0aCBkPSdNMSAxJy8+PC9zdmc+'/>", "<title>",
      "</title>",
    ]
    for _ in 0..<4000 {
      let inner = (0..<Int.random(in: 1...14, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
      let file = "<svg \(names)>" + inner.joined() + "<path d='M1 1'/></svg>"
      let drawings = [SafeDrawing(Array(file.utf8)), SafeDrawing(raw: Array(file.utf8)[...])].compactMap(\.self)
      for drawing in drawings where drawing.isVisible {
        let text = string(drawing.bytes)
        for word in ["<script", "<foreign", "<!", "<?"] { #expect(!text.contains(word), "\(file)") }
        let tree = try #require(DrawingReader.tree(of: drawing.bytes), "\(file) gives \(text)")
        #expect(tree.findings.isEmpty)
        for node in tree.nodes {
          let values =
            node.attributes.map(\.value) + (node.name == "style" ? [string(tree.nodes[node.end - 1].text)] : [])
          for value in values {
            #expect(!value.contains("javascript") && !value.contains("url(/") && !value.contains("@import"), "\(file)")
          }
        }
        #expect(SafeDrawing(drawing.bytes)?.removals == "", "\(file) gives \(text)")
      }
    }
  }
}
