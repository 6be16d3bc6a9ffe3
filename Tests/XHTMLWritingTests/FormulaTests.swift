import DocumentModel
import DocumentReading
import Styling
import Testing
import XHTMLWriting

@Suite struct FormulaTests {
  /// The first chapter of a manuscript.
  private func chapter(_ text: String) throws -> Chapter {
    var diagnostics = Diagnostics()
    let file = SourceFile(name: "a.md", bytes: Array(text.utf8))
    let document = try Document(markdown: [file], reporting: &diagnostics)
    return try document.chapters(in: .base, reporting: &diagnostics)[0]
  }

  /// The MathML of a formula, without its outer element.
  private func markup(_ tex: String) throws -> String {
    let text = string(try chapter("a $\(tex)$ b\n").bytes)
    let start = try #require(text.firstRange(of: "\"><mrow>"))
    let end = try #require(text[start.upperBound...].firstRange(of: "</mrow></math>"))
    return String(text[start.upperBound..<end.lowerBound])
  }

  @Test(arguments: [
    ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
    ("\\frac ab", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
    ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    ("\\hat a", "<mover accent=\"true\"><mi>a</mi><mo>^</mo></mover>"),
    ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
    ("\\mathbb R", "<mi>ℝ</mi>"),
    ("\\mathbf x", "<mi>𝐱</mi>"),
    ("\\mathrm d", "<mi mathvariant=\"normal\">d</mi>"),
    ("\\text{if }x", "<mtext>if\u{A0}</mtext><mi>x</mi>"),
    ("\\sum_i^n", "<msubsup><mo>∑</mo><mi>i</mi><mi>n</mi></msubsup>"),
    ("-x", "<mo form=\"prefix\">−</mo><mi>x</mi>"),
    ("\\sin x", "<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi>"),
  ])
  func `a formula becomes MathML`(tex: String, expected: String) throws {
    #expect(try markup(tex) == expected)
  }

  @Test func `cells of MathML take as many columns and rows as they did`() throws {
    let cells = "<mtd columnspan='2'><mi>a</mi></mtd><mtd rowspan='3' columnspan='x'>b</mtd><mtd columnspan='1'/>"
    let made = string(try chapter("<math><mtable><mtr>\(cells)</mtr></mtable></math>\n").bytes)
    let first = "<mtd columnspan=\"2\"><mi>a</mi></mtd><mtd rowspan=\"3\"><mtext>b</mtext></mtd>"
    #expect(made.contains(first + "<mtd><mrow></mrow></mtd>"), "\(made)")
  }

  @Test func `a file says that it has MathML if it has, and has the formula as a text`() throws {
    #expect(try !chapter("No formula, $5.\n").hasMathML)
    let made = try chapter("$$x^2 \\le \"y\"$$\n")
    #expect(made.hasMathML)
    #expect(string(made.bytes).contains("display=\"block\" alttext=\"x² ≤ &quot;y&quot;\">"))
  }

  @Test(arguments: [
    "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "\\left\\{ x \\middle| y \\right.",
    "\\boxed{a} \\phantom{b} \\quad c",
    "\\overset{a}{=} \\underbrace{x}_{n} \\xrightarrow[b]{a}", "\\begin{array}{lr} 1 & 2 \\end{array} \\tag{7}",
    "\\foo \\frac{a} } \\left( \\begin{x}", "\\lim_{x \\to 0} \\binom n k \\pmod 2", "{} \\frac{}{} \\sqrt{} x^{}",
  ])
  func `every construct passes the grammar`(tex: String) throws {
    #expect(try chapter("In line $\(tex)$.\n\n$$\(tex)$$\n").hasMathML)
  }

  @Test(arguments: [
    "<math><mfrac linethickness='0pt'><mi>a</mi></mfrac><mtable><mtr/></mtable><mtable/></math>",
    "<math display=block><mtr><mtd><menclose notation='updiagonalstrike circle'><mi>x</mi></menclose></mtd></mtr></math>",
    "<math><mover accent='true'><mi>x</mi><mo>^</mo></mover><munder><mi>x</mi><mo>_</mo></munder><mo form='postfix'>]</mo></math>",
    "<math><mmultiscripts><mi>X</mi><none/><mn>1</mn><mprescripts/><mn>6</mn></mmultiscripts><mi mathvariant='bold'>v</mi></math>",
    "<math><mstyle><mpadded><merror><mtext>a &lt; <b>b</b></mtext></merror></mpadded></mstyle><mspace width='2.5em'/></math>",
    "<math href='javascript:x()' onclick='x()'><maction><mi>a</mi><mi>b</mi></maction><semantics><mi>x</mi></math>",
  ])
  func `MathML of the manuscript passes the grammar wherever it stands`(formula: String) throws {
    for text in [
      "a \(formula) b", formula, "<div>\n\(formula)\n</div>", "<table><tr><td>\(formula)</td></tr></table>",
      "# \(formula)",
    ] {
      let made = try chapter(text + "\n")
      #expect(made.hasMathML, "\(text)")
      #expect(!string(made.bytes).contains("javascript"))
    }
  }

  @Test func `MathML of the manuscript keeps its parts, its name and its place`() throws {
    let file = SourceFile(
      name: "a.md",
      bytes: Array(
        """
        See [it](#f) and <math id="g" alttext="a &quot;half&quot;"><mfrac><mn>1</mn><mn>2</mn></mfrac></math>, [that](#g).

        <div><math id="f"><mi>x</mi><mo>&lt;</mo><mi>y</mi></math> in words</div>
        """.utf8))
    var diagnostics = Diagnostics()
    let document = try Document(markdown: [file], reporting: &diagnostics)
    let text = string(try document.chapters(in: .base, reporting: &diagnostics)[0].bytes)
    #expect(diagnostics.all.map(\.message) == [])
    #expect(text.contains("alttext=\"a &quot;half&quot;\"><mrow><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>, "))
    #expect(text.contains("<span id=\"g\"></span><math"))
    #expect(text.contains("<p><span id=\"f\"></span><math"))
    #expect(text.contains("<mi>x</mi><mo>&lt;</mo><mi>y</mi></mrow></math> in words</p>"))
  }
}
