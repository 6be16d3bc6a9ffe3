import Sharing
import Testing

@Suite struct PlanTests {
  private func job(_ name: String, text: String = "text", version: String = "1") -> Plan.Job {
    let input = Plan.Input("\(name).md", Digest(of: Array(text.utf8)))
    return Plan.Job(["copy", "\(name).md", "out/\(name)"], reading: [input], making: ["out/\(name)"], version: version)
  }

  private let names = ["plain", "with space", "it's", "$HOME", "a#b", "a:b%c", "\"q\"", "`id`", "ü", "a;b", "-x", "\\"]

  @Test func `a job's name follows from all that decides its output and nothing else`() {
    let base = job("a")
    #expect(base.name == job("a").name && base.name.utf8.count == 64)
    #expect(job("a", text: "other").name != base.name)
    #expect(job("a", version: "2").name != base.name)
    #expect(job("b").name != base.name)
    let one = Plan.Job(["a", "bc"], reading: [], making: [], version: "1")
    let two = Plan.Job(["ab", "c"], reading: [], making: [], version: "1")
    #expect(one.name != two.name)
  }

  @Test func `the same job is done once, and two jobs never make one file`() throws {
    var plan = Plan()
    try plan.add(job("a"))
    try plan.add(job("a"))
    #expect(plan.jobs.count == 1)
    #expect(throws: SharingError.duplicatePath("out/a")) { try plan.add(job("a", text: "other")) }
    #expect(throws: SharingError.pathIsNotOneLine("a\nb.md")) { try plan.add(job("a\nb")) }
  }

  @Test func `make does every job, in any number at a time, and none twice`() throws {
    let tool = try Tool(needing: "make", package: "make")
    defer { tool.clean() }
    let plan = try prepared(in: tool)
    try tool.write(plan.makefile(marksIn: "out/.marks"), to: "plan.mk")
    let first = try tool.run("PATH=.:$PATH make -j4 -f plan.mk PAMPHLET=./pamphlet")
    #expect(first.status == 0, "\(first.output)")
    try check(tool)
    let again = try tool.run("make -j4 -f plan.mk PAMPHLET=false")
    #expect(again.status == 0 && again.output.contains("Nothing to be done"), "\(again.output)")
  }

  @Test func `a job that fails is left to be done, and stops no other`() throws {
    let tool = try Tool(needing: "make", package: "make")
    defer { tool.clean() }
    let plan = try prepared(in: tool)
    _ = try tool.run("rm 'with space.md'")
    try tool.write(plan.makefile(marksIn: "marks"), to: "plan.mk")
    let made = try tool.run("make -k -j4 -f plan.mk PAMPHLET=./pamphlet")
    #expect(made.status != 0)
    #expect(try tool.run("ls marks | wc -l").output == "\(names.count - 1)\n")
  }

  @Test func `parallel and a shell do the commands`() throws {
    let tool = try Tool(needing: "parallel", package: "parallel")
    defer { tool.clean() }
    let plan = try prepared(in: tool)
    try tool.write(plan.commands, to: "commands")
    for line in ["parallel -j4 < commands", "sh -e commands"] {
      let made = try tool.run("rm -f out/*; PATH=.:$PATH; export PATH; \(line)")
      #expect(made.status == 0, "\(made.output)")
      try check(tool)
    }
  }

  @Test func `every line of JSON is an object with the same command`() throws {
    let tool = try Tool(needing: "jq", package: "jq")
    defer { tool.clean() }
    let plan = try prepared(in: tool)
    try tool.write(plan.jsonLines, to: "plan.jsonl")
    let made = try tool.run("PATH=.:$PATH; export PATH; jq -r '.command | @sh' plan.jsonl | sh -e")
    #expect(made.status == 0, "\(made.output)")
    try check(tool)
    #expect(try tool.run("jq -r .job plan.jsonl").output == plan.jobs.map { $0.name + "\n" }.joined())
  }

  /// A folder with files of difficult names, a stand-in for the program that copies, and the plan to copy them.
  private func prepared(in tool: Tool) throws -> Plan {
    var plan = Plan()
    for name in names {
      try tool.write(Array(name.utf8), to: "\(name).md")
      try plan.add(job(name, text: name))
    }
    let script = "#!/bin/sh\nmkdir -p out && cp -- \"$2\" \"$3\"\n"
    try tool.write(Array(script.utf8), to: "pamphlet")
    _ = try tool.run("chmod +x pamphlet; mkdir out")
    return plan
  }

  private func check(_ tool: Tool) throws {
    for name in names { #expect(try tool.read("out/\(name)") == Array(name.utf8)) }
  }
}
