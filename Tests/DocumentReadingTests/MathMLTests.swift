import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

/// Formulas in MathML, read as what formulas in TeX are.
@Suite struct MathMLTests {
  /// The formula's line.
  private func line(_ markup: String, problems: Int = 0) -> String {
    let read = MathMLReader.read(Array(markup.utf8)[...])
    #expect(FormulaTests.isWhole(read.formula), "\(markup)")
    #expect(read.problems.count == problems, "\(markup)")
    return String(
      decoding: FormulaText(read.formula, keepsLines: true, isPrinted: false).bytes.map { $0 }, as: UTF8.self
    ).replacingNoBreakSpaces
  }

  @Test(arguments: [
    ("<math><msup><mi>x</mi><mn>2</mn></msup></math>", "x²"),
    ("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>", "(a + b)/2"),
    ("<m:math xmlns:m='x'><m:msqrt><m:mi>x</m:mi><m:mo>-</m:mo><m:mn>1</m:mn></m:msqrt></m:math>", "√(x − 1)"),
    ("<math><mroot><mi>x</mi><mn>3</mn></mroot></math>", "³√x"),
    ("<math><mo>-</mo><mi>x</mi><mo>=</mo><mo>−</mo><mn>1</mn></math>", "−x = −1"),
    ("<math><mi>f</mi><mo>&ApplyFunction;</mo><mo>(</mo><mi>x</mi><mo>)</mo></math>", "f(x)"),
    ("<math><mn>2</mn><mo>&InvisibleTimes;</mo><mi>x</mi></math>", "2x"),
    ("<math><mfenced open='[' separators=';'><mi>a</mi><mi>b</mi><mi>c</mi></mfenced></math>", "[a; b; c)"),
    (
      "<math><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi></math>",
      "∑ᵢ₌₁ⁿ i"
    ),
    ("<math><mover><mi>x</mi><mo stretchy='false'>→</mo></mover></math>", "x⃗"),
    (
      "<math><mmultiscripts><mi>X</mi><mn>1</mn><none/><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts></math>",
      "₆¹⁴X₁"
    ),
    (
      "<math><mtable columnalign='left'><mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr></mtable></math>",
      "a\nb"
    ),
    (
      "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>y</annotation></semantics><mtext>if&nbsp;</mtext></math>",
      "xif "
    ),
    ("<math><mo>|</mo><mi>x</mi><mo>|</mo></math>", "|x|"), ("<math><mtext> a\n <b>b</b> </mtext></math>", "a b"),
    ("<math>loose <mi>x</mi></math>", "loosex"), ("<math><ms>s</ms></math>", "\"s\""), ("<math/>", ""),
    ("<math><mi>x<mn>1</mn></math>", "x1"), ("<math><mfrac></math>", "/"), ("<math><mtr><mtd><mi>x</math>", "x"),
  ])
  func `MathML is read as the same on one line`(markup: String, expected: String) {
    #expect(line(markup) == expected)
  }

  @Test func `what is not known is told, and what it holds stays`() {
    #expect(line("<math><foo><mi>x</mi></foo></math>", problems: 1) == "x")
    let deep = String(repeating: "<mrow>", count: 5000) + "<mi>x</mi>" + String(repeating: "</mrow>", count: 5000)
    #expect(line("<math>\(deep)<mi>y</mi></math>", problems: 1) == "xy")
  }

  @Test(arguments: 0..<10)
  func `any MathML gives a whole tree, and nothing it shows is lost`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let names = [
      "mrow", "mi", "mn", "mo", "mtext", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover",
      "munderover", "mmultiscripts", "mtable", "mtr", "mtd", "menclose", "mfenced", "mstyle", "semantics", "b", "foo",
      "mlabeledtr",
    ]
    let pieces =
      names.map { "<\($0)>" } + names.map { "</\($0)>" } + [
        "1", "x", "<none/>", "<mprescripts/>", "<mspace width='2em'/>",
      ]
    for _ in 0..<100 {
      let inside = (0..<Int.random(in: 1...40, using: &generator))
        .map { _ in pieces.randomElement(using: &generator)! }.joined()
      let (formula, _) = MathMLReader.read(Array("<math>\(inside)</math>".utf8)[...])
      #expect(FormulaTests.isWhole(formula), "\(inside), seed \(seed)")
      let text = String(decoding: FormulaText(formula, keepsLines: true, isPrinted: false).bytes, as: UTF8.self)
      let count = inside.utf8.count { $0 == UInt8(ascii: "1") }
      #expect(
        text.unicodeScalars.count { "1¹₁".unicodeScalars.contains($0) } == count, "\(inside): \(text), seed \(seed)")
    }
  }

  @Test func `it stands in lines, blocks and cells, and displayed alone it is a block`() throws {
    var diagnostics = Diagnostics()
    let document = try Document.markdown(
      """
      a <math><msup><mi>x</mi><mn>2</mn></msup></math> *b* <math id="f"><mi>_y_</mi></math>

      <math display="block" alttext="z squared"><msup><mi>z</mi><mn>2</mn></msup></math>

      <math display="block">
        <mi>u</mi>
      </math>

      <table><tr><td><math display="block"><mi>v</mi></math></td></tr></table>

      c <math><mi>w</mi>
      """, &diagnostics)
    #expect(document.violations == [])
    #expect(diagnostics.all.isEmpty)
    #expect(document.formulas.map(\.isDisplayed) == [false, false, true, true, true])
    #expect(document.formulas.map(\.line) == ["x²", "_y_", "z²", "u", "v"])
    #expect(document.formulas[2].alternative == "z squared")
    let kinds = document.blocks.map { "\($0.kind)".prefix { $0 != "(" } }
    #expect(
      kinds == ["paragraph", "formula", "rawHTML", "formula", "rawHTML", "table", "tableRow", "tableCell", "paragraph"])
    #expect(String(decoding: document.text[document.blocks[8].text.indices], as: UTF8.self).hasSuffix("w</mi>"))
  }
}

extension String {
  fileprivate var replacingNoBreakSpaces: String { String(map { $0 == "\u{A0}" ? " " : $0 }) }
}
