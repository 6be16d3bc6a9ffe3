// A target for libFuzzer; Scripts/fuzz builds it with the readers' sources as one module. The first byte chooses the reader.

/// Reads `size` bytes as Markdown, as plain text or as YAML, and checks that what was read holds together.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReading(_ start: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: size))
  var diagnostics = Diagnostics()
  let file = SourceFile(decoding: Array(bytes.dropFirst()), named: "a.md", reporting: &diagnostics)
  switch bytes[0] % 4 {
  case 0: check(try? Document(markdown: [file], reporting: &diagnostics))
  case 1: check(try? Document(plainText: [file], reporting: &diagnostics))
  case 2: _ = try? YAMLNode(parsing: file.bytes[...], file: 0)
  default:
    guard let document = try? Document(markdown: [file], reporting: &diagnostics) else { return 0 }
    let again = SourceFile(name: "b.md", bytes: document.markdown)
    check(try? Document(markdown: [again], reporting: &diagnostics))
  }
  return 0
}

/// Traps if the text, a leaf or a span lies outside what holds it.
private func check(_ document: Document?) {
  guard let document else { return }
  precondition(String(validating: document.text, as: UTF8.self) != nil)
  for (index, block) in document.blocks.enumerated() {
    precondition(block.end > index && block.end <= document.blocks.count && block.text.end <= document.text.count)
    for span in block.spans {
      let range = document.spans[Int(span)].range
      precondition(range.start >= block.text.start && range.start <= range.end && range.end <= block.text.end)
    }
  }
}
