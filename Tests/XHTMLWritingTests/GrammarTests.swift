import Testing

@testable import XHTMLWriting

@Suite struct GrammarTests {
  @Test(arguments: [
    "<p><a href=\"#x\">a</a></p>", "<p><em>a<br/></em></p><ul><li>a<p>b</p></li></ul>",
    "<table><thead><tr><th scope=\"col\">a</th></tr></thead></table>",
  ])
  func `both forms of the chapters' grammar accept what we write`(body: String) throws {
    for isLarge in [false, true] { try check(body, isLarge: isLarge) }
  }

  @Test(arguments: [
    "<p><p>a</p></p>", "<blink>a</blink>", "<p style=\"x\">a</p>", "<p onclick=\"x\">a</p>", "<img src=\"x\"/>",
    "<table><td>a</td></table>", "<p><div>a</div></p>", "<script>x</script>", "<p dir=\"up\">a</p>", "<pre>a</pre>",
    "<p>&nbsp;</p>", "<p>a", "<p role=\"button\">a</p>",
  ])
  func `both forms refuse everything else`(body: String) {
    for isLarge in [false, true] {
      #expect(throws: XMLProof.Failure.self, "\(body)") { try check(body, isLarge: isLarge) }
    }
  }

  @Test(arguments: [
    ("<p id=\"a\">x</p><p id=\"a\">y</p>", "used twice"), ("<h1>x</h1><h3>y</h3>", "follows one of rank 1"),
    ("<section aria-labelledby=\"b\"><p>x</p></section>", "no id"),
    ("<p><a href=\"#x\">a<em><a href=\"#x\">b</a></em></a></p>", "in a link"),
  ])
  func `rules that no grammar states are found broken`(body: String, problem: String) throws {
    let facts = try check(body, isLarge: false)
    #expect(facts.firstProblem?.text.contains(problem) == true)
  }

  @Test func `links that lead nowhere are found`() throws {
    let facts = try check("<p id=\"a\"><a href=\"#a\">x</a><a href=\"b.xhtml#c\">y</a></p>", isLarge: false)
    var rules = TargetRules()
    rules.add("a.xhtml", facts)
    #expect(rules.firstProblem(in: "a.xhtml", facts)?.text == "nothing is at “b.xhtml#c”")
    rules.add("b.xhtml", identifiers: ["c"])
    #expect(rules.firstProblem(in: "a.xhtml", facts) == nil)
  }

  @discardableResult
  private func check(_ body: String, isLarge: Bool) throws -> XMLFacts {
    let text =
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head><title>x</title></head><body><main>\(body)</main></body></html>"
    return try XMLProof.check(Array(text.utf8), against: .chapter, isLarge: isLarge)
  }
}
