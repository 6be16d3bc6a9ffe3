import Testing

@testable import Serving

@Suite struct AnswerTests {
  private var site: Site {
    var site = Site()
    site.add(Array("home".utf8), at: "index.html")
    site.add(Array("0123456789".utf8), at: "print/ä b.pdf")
    site.add(Array("sub".utf8), at: "sub/index.html")
    return site
  }

  private func answer(_ target: String, _ change: (inout Question) -> Void = { _ in }) -> Answer {
    var question = Question(method: "GET", target: target, host: "localhost:80")
    change(&question)
    return site.answer(to: question, calledBy: ["localhost", "[::1]"])
  }

  @Test(arguments: [
    ("/", 200), ("/index.html?x=/../y", 200), ("/sub/", 200), ("/print/%C3%A4%20b.pdf", 200), ("/sub", 404),
  ])
  func `what is there is given`(target: String, status: Int) { #expect(answer(target).status == status) }

  @Test(arguments: [
    "/../index.html", "/..%2findex.html", "/%2e%2e/index.html", "//index.html", "/./index.html", "/sub/../index.html",
    "/..\\index.html", "/etc/passwd", "/%00", "/%", "/%zz", "/%C3", "*", "index.html", "http://localhost/index.html",
    "",
    "/index.html%0d%0aX: y", "/INDEX.HTML", "/index.html/", "/%2Findex.html",
  ])
  func `no other way leads to a file`(target: String) {
    let answer = answer(target)
    #expect([400, 404].contains(answer.status) && answer.resource == nil)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "PROPFIND", ""])
  func `nothing can be written`(method: String) {
    let answer = answer("/") { $0.method = method }
    #expect(answer.status == 405 && answer.headers.first?.value == "GET, HEAD")
  }

  @Test(arguments: ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "", nil])
  func `a name that is not this machine's gets nothing`(host: String?) {
    #expect(answer("/") { $0.host = host }.status == 421)
  }

  @Test func `the same version is not sent again`() {
    let tag = site.resources["index.html"]!.tag
    for known in [tag, "\"x\", \(tag)", "W/\(tag)", "*"] { #expect(answer("/") { $0.knownTags = known }.status == 304) }
    #expect(answer("/") { $0.knownTags = "\"x\"" }.status == 200)
    var other = Site()
    other.add(Array("hone".utf8), at: "index.html")
    #expect(other.resources["index.html"]!.tag != tag)
  }

  @Test(arguments: [
    ("bytes=0-3", RequestedPart.part(0..<4)), ("bytes=4-", .part(4..<10)), ("bytes=-3", .part(7..<10)),
    ("bytes=-30", .part(0..<10)), ("bytes=9-99", .part(9..<10)), ("bytes=10-", .none), ("bytes=-0", .none),
    ("bytes=5-2", .whole), ("bytes=0-1,3-4", .whole), ("bytes=", .whole), ("lines=1-2", .whole), ("bytes=a-b", .whole),
    ("bytes=-", .whole), ("bytes=0-9223372036854775807", .part(0..<10)),
    ("bytes=0-99999999999999999999", .part(0..<10)),
    ("bytes=99999999999999999999-", .none), ("bytes=+1-2", .whole),
  ])
  func `a part of a file is what was asked for`(header: String, expected: RequestedPart) {
    #expect(RequestedPart(header, of: 10) == expected)
  }

  @Test func `a part of another version is not mixed with this one`() {
    let answer = answer("/") {
      $0.range = "bytes=0-1"
      $0.rangeTag = "\"old\""
    }
    #expect(answer.status == 200 && answer.part == 0..<4)
  }
}
