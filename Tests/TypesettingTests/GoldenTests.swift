import DocumentModel
import Glibc
import Styling
import TestSupport
import Testing
import Typesetting

/// Pages printed as text, held against files in `Tests/Golden`. Run with `PAMPHLET_UPDATE_GOLDENS=1` in the environment to
/// write those files anew; a file that is not there fails.
@Suite struct GoldenTests {
  static let manuscripts: [(name: String, markdown: String)] = [
    (
      "paragraphs",
      """
      First of all, a *short* paragraph with a [link](https://example.org) and `code`.

      The second one is indented and goes on for long enough to be broken into several lines of this narrow page; some of
      its words are **strong**, ~~struck out~~, and H~2~O.
      """
    ),
    (
      "notes-and-lists",
      """
      ## A heading

      A mark.[^1] Another.[^2]

      1. one
      2. two

         - nested

      [^1]: The first note.

      [^2]: The second note.
      """
    ),
    (
      "table-and-verse",
      """
      | Left | Right |
      |:-----|------:|
      | a    | 1     |

      | Roses are red,
      |   violets are blue.

      > A quotation.

      ***

      ```
      let code = "kept   as it is"
      ```
      """
    ),
  ]

  @Test(arguments: manuscripts.indices) func `pages are as they were`(index: Int) throws {
    let (name, markdown) = Self.manuscripts[index]
    let sample = try Sample(markdown, in: .narrow)
    var printed = ""
    for page in sample.pages.pages.indices { printed += sample.pages.printed(page: page) }
    let path = Self.folder + "typesetting-\(name).txt"
    if unsafe getenv("PAMPHLET_UPDATE_GOLDENS") != nil { Self.write(printed, to: path) }
    #expect(TestFiles.bytes(at: path).map { String(decoding: $0, as: UTF8.self) } == printed)
  }

  private static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(2).joined(separator: "/") + "/Golden/"
  }()

  private static func write(_ text: String, to path: String) {
    guard let file = unsafe fopen(path, "wb") else { return }
    let bytes = Array(text.utf8)
    unsafe fwrite(bytes, 1, bytes.count, file)
    unsafe fclose(file)
  }
}
