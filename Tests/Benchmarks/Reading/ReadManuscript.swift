// Reads a manuscript and does nothing else: ReadManuscript KIND FILE [TIMES]. `Tests/Benchmarks/reading` builds it with the
// readers' sources as one module and counts its instructions. KIND is markdown, text, yaml, or none, which only loads the file.

import Glibc

/// The bytes of a file; empty if it cannot be read.
private func bytes(of path: String) -> [UInt8] {
  guard let file = unsafe fopen(path, "rb") else { return [] }
  defer { unsafe fclose(file) }
  unsafe fseek(file, 0, SEEK_END)
  let count = unsafe ftell(file)
  unsafe rewind(file)
  return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
    read = unsafe fread(buffer.baseAddress, 1, count, file)
  }
}

@main struct ReadManuscript {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { return print("usage: ReadManuscript markdown|text|yaml|none FILE [TIMES]") }
    let text = bytes(of: arguments[2])
    var blocks = 0
    for _ in 0..<(arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1) {
      var diagnostics = Diagnostics()
      if arguments[1] == "none" { continue }
      let file = SourceFile(decoding: text, named: arguments[2], reporting: &diagnostics)
      switch arguments[1] {
      case "markdown": blocks += try Document(markdown: [file], reporting: &diagnostics).blocks.count
      case "text": blocks += try Document(plainText: [file], reporting: &diagnostics).blocks.count
      default: blocks += try YAMLNode(parsing: file.bytes).text == nil ? 1 : 2
      }
    }
    print(blocks)
  }
}
