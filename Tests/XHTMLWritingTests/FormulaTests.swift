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
}
