import DocumentModel
import Testing

@Suite struct PathPartsTests {
  @Test(arguments: [
    ("a/b.md", "a/b.md"), ("./a//b/../c.md", "a/c.md"), ("a/../../b", "../b"), ("../../b", "../../b"), ("..", ".."),
    ("a/..", ""), ("", ""), ("/a/./b", "a/b"),
  ])
  func `resolves what a path says`(path: String, text: String) {
    #expect(PathParts(path).text == text)
  }

  @Test func `goes on from the folder of a file as it is named`() {
    var parts = PathParts(folderOf: "./linked/../one/text.md")
    parts.append("../two/./picture.png")
    #expect(parts.text == "./linked/../two/picture.png")
  }

  @Test(arguments: [("a/../b", true), ("a/../..", false), ("../a", false), ("..a", true)])
  func `knows what stays inside`(path: String, isInside: Bool) {
    #expect(PathParts(path).staysInside == isInside)
  }
}
