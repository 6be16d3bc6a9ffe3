import Testing

@testable import XHTMLWriting

@Suite struct GrammarTests {
  @Test(arguments: [
    "<p><a href=\"#x\">a</a></p>", "<p><em>a<br/></em></p><ul><li>a<p>b</p></li></ul>",
    "<table><thead><tr><th scope=\"col\">a</th></tr></thead></table>",
  ])
  func `both forms of the chapters' grammar accept what we write`(body: String) throws {
    for form in Grammar.Form.allCases {
      try check(body, form)
      try check(body, form, isNarrowed: true)
    }
  }

  @Test(arguments: [
    "<p><p>a</p></p>", "<blink>a</blink>", "<p style=\"x\">a</p>", "<p onclick=\"x\">a</p>", "<img src=\"x\"/>",
    "<table><td>a</td></table>", "<p><div>a</div></p>", "<script>x</script>", "<p dir=\"up\">a</p>",
    "<pre><p>a</p></pre>",
    "<p>&nbsp;</p>", "<p>a", "<p role=\"button\">a</p>",
  ])
  func `both forms refuse everything else`(body: String) {
    for form in Grammar.Form.allCases {
      #expect(throws: XMLProof.Failure.self, "\(body)") { try check(body, form) }
      #expect(throws: XMLProof.Failure.self, "\(body)") { try check(body, form, isNarrowed: true) }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `checking takes no longer for an element with very many others in it`() throws {
    try check("<p>" + String(repeating: "a<br/>", count: 50_000) + "</p>", .grouped)
    try check(String(repeating: "<hr/>", count: 50_000), .grouped)
  }

  @Test(arguments: [
    ("<p id=\"a\">x</p><p id=\"a\">y</p>", "used twice"), ("<h1>x</h1><h3>y</h3>", "follows one of rank 1"),
    ("<section aria-labelledby=\"b\"><p>x</p></section>", "no id"),
    ("<p><a href=\"#x\">a<em><a href=\"#x\">b</a></em></a></p>", "in a link"),
  ])
  func `rules that no grammar states are found broken`(body: String, problem: String) throws {
    let facts = try check(body, .grouped)
    #expect(facts.firstProblem?.text.contains(problem) == true)
  }

  @Test func `links that lead nowhere are found`() throws {
    let facts = try check("<p id=\"a\"><a href=\"#a\">x</a><a href=\"b.xhtml#c\">y</a></p>", .grouped)
    var rules = TargetRules()
    rules.add("a.xhtml", facts)
    #expect(rules.firstProblem(in: "a.xhtml", facts)?.text == "nothing is at “b.xhtml#c”")
    rules.add("b.xhtml", identifiers: ["c"])
    #expect(rules.firstProblem(in: "a.xhtml", facts) == nil)
  }

  @Test func `a grammar narrowed to what is met refuses what is not complete`() {
    for form in Grammar.Form.allCases {
      for body in ["<dl><dt>a</dt></dl>", "<ul><p>a</p></ul>", "<table><tr><td>a</td></tr></table>"] {
        #expect(throws: XMLProof.Failure.self, "\(body)") { try check(body, form, isNarrowed: true) }
      }
    }
  }

  @Test(arguments: Grammar.Subject.allCases)
  func `every grammar compiles in both forms`(subject: Grammar.Subject) {
    for form in Grammar.Form.allCases {
      let failure = #expect(throws: XMLProof.Failure.self) {
        try XMLProof(of: subject, form: form).check(Array("<nothing/>".utf8))
      }
      #expect(failure?.reason.contains("nothing") == true, "\(String(describing: failure))")
    }
  }

  @Test(arguments: [
    ("<p><blink>a</blink></p>", "no element <blink>"), ("<p style=\"x\">a</p>", "attribute style"),
    ("<p>a", "not well formed"), ("<ul><p>a</p></ul>", "<p> may not stand in <ul>"),
  ])
  func `what is wrong is said in plain words`(body: String, words: String) {
    for form in Grammar.Form.allCases {
      let failure = #expect(throws: XMLProof.Failure.self) { try check(body, form) }
      #expect(failure?.reason.contains(words) == true, "\(String(describing: failure))")
    }
  }

  @discardableResult
  private func check(_ body: String, _ form: Grammar.Form, isNarrowed: Bool = false) throws -> XMLFacts {
    let text =
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head><title>x</title></head><body><main>\(body)</main></body></html>"
    let bytes = Array(text.utf8)
    return try XMLProof(of: .chapter, names: isNarrowed ? ElementNames(in: bytes) : nil, form: form).check(bytes)
  }
}
