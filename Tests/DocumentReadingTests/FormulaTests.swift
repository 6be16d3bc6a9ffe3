import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

@Suite struct FormulaTests {
  static let fragments = [
    "x", "12", "+", "-", "=", "^", "_", "{", "}", "{a}", "\\frac", "\\sqrt", "[", "]", "\\left(", "\\right)",
    "\\right.",
    "\\begin{cases}", "\\end{cases}", "\\begin{foo}", "&", "\\\\", "\\sum", "\\limits", "\\sin", "\\text{a b}", "\\hat",
    "\\over", "'", "\\alpha", "\\mathbf", "\\not", "\\", "\\big|", "\\middle|", "%", "~", "\\,", "é", "\\substack",
    "\\begin{array}{lc}", "\\end{array}", "\\operatorname{f}", "\\tag{1}", "\\hspace", "\\xrightarrow[a]", "\\pmod",
    "$",
  ]

  @Test(arguments: 0..<20)
  func `any TeX gives a whole tree, and nothing but its commands is lost`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let tex = (0..<Int.random(in: 1...30, using: &generator))
        .map { _ in Self.fragments.randomElement(using: &generator)! }.joined(separator: " ")
      let (formula, problems) = FormulaParser.parse(Array(tex.utf8), isDisplayed: seed.isMultiple(of: 2))
      #expect(Self.isWhole(formula), "\(tex), seed \(seed)")
      let text = String(
        decoding: FormulaText(formula, keepsLines: true, isPrinted: false).bytes, as: UTF8.self)
      let count = { (text: String) in text.utf8.count { $0 == UInt8(ascii: "1") } }
      // Raised digits are other characters; what is after a comment sign is no part of the formula.
      let digits = text.unicodeScalars.count { "1¹₁".unicodeScalars.contains($0) }
      if !tex.contains("%") && !tex.contains("hspace") && !tex.contains("tag") {
        #expect(digits >= count(tex), "\(tex): \(text)")
      }
      for problem in problems {
        #expect(problem.range.lowerBound >= 0 && problem.range.upperBound <= tex.utf8.count + 1, "\(tex)")
      }
    }
  }

  /// Whether every node ends within the one around it, and nodes of fixed size have as many children as they should.
  static func isWhole(_ formula: Formula) -> Bool {
    for (index, node) in formula.nodes.enumerated() {
      guard Int(node.end) > index, Int(node.end) <= formula.nodes.count else { return false }
      var children = 0
      var child = index + 1
      while child < Int(node.end) {
        children += 1
        child = Int(formula.nodes[child].end)
      }
      guard child == Int(node.end) else { return false }
      switch node.kind {
      case .fraction: guard children == 2 else { return false }
      case .root: guard children == 1 || children == 2 else { return false }
      case .scripts(let scripts):
        guard children == 1 + (scripts.hasLower ? 1 : 0) + (scripts.hasUpper ? 1 : 0) else { return false }
      case .identifier, .number, .symbol, .words, .space: guard children == 0 else { return false }
      default: break
      }
    }
    return true
  }

  @Test func `what is not understood is named with its place`() throws {
    let text = "> A formula: $1 + \\foo{x}$,\n> and $a\n> \\bar$ too.\n\n$$\n\\begin{cases} x\n$$\n"
    var diagnostics = Diagnostics()
    let document = try Document.markdown(text, &diagnostics)
    let found = diagnostics.all.map { diagnostic in
      let place = diagnostic.place!
      return String(decoding: document.sources[0].bytes[Int(place.start)..<Int(place.end)], as: UTF8.self)
    }
    #expect(diagnostics.all.allSatisfy { $0.code == .unclearFormula })
    #expect(found.first == "\\foo")
    #expect(found.count == 3)
  }

  @Test func `a block of code called math is a formula`() throws {
    var diagnostics = Diagnostics()
    let document = try Document.markdown(
      "```math\n\\frac{a}\n\n{b}\n```\n\n~~~ math\nx\n~~~\n\n```maths\nx\n```\n\n```math\n```", &diagnostics)
    #expect(diagnostics.all == [] && document.violations == [])
    #expect(document.blocks.map(\.kind) == [.formula(0), .formula(1), .codeBlock, .codeBlock])
    #expect(document.formulas[0].nodes.contains { $0.kind == .fraction(hasLine: true) })
  }

  @Test func `formulas nested beyond reading stay as they are`() throws {
    for tex in [
      String(repeating: "{", count: 5_000), String(repeating: "\\frac", count: 5_000),
      String(repeating: "x^", count: 20_000), String(repeating: "\\left(", count: 5_000),
      String(repeating: "\\begin{cases}", count: 5_000), String(repeating: "a_b^c", count: 20_000),
      String(repeating: "\\sin", count: 50_000),
    ] {
      let (formula, _) = FormulaParser.parse(Array(tex.utf8), isDisplayed: true)
      var depths: [Int32] = []
      var deepest = 0
      for (index, node) in formula.nodes.enumerated() {
        while let last = depths.last, last <= Int32(index) { depths.removeLast() }
        depths.append(node.end)
        deepest = max(deepest, depths.count)
      }
      #expect(deepest < 200, "\(tex.prefix(20))")
      #expect(!FormulaText(formula, keepsLines: false, isPrinted: true).bytes.isEmpty)
    }
  }
}
