import Glibc
import Testing

@testable import Serving

@Suite struct QRCodeTests {
  @Test(arguments: [1, 5, 14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106])
  func `a telephone reads the address`(count: Int) throws {
    let isInstalled = unsafe access("/usr/bin/zbarimg", X_OK) == 0
    try #require(isInstalled, "install the Debian package zbar-tools")
    let text = String(String(repeating: "http://192.168.1.20:8080/?", count: 5).prefix(count))
    let code = try #require(QRCode(text))
    #expect(try read(code) == text)
  }

  @Test func `what is too long has no code`() { #expect(QRCode(String(repeating: "a", count: 107)) == nil) }

  @Test func `every mask is the same text`() throws {
    let version = QRVersion.all[1]
    for mask in 0..<8 {
      let drawing = QRDrawing(version.codewords(of: Array("mask \(mask)".utf8)), version: version, mask: mask)
      #expect(try read(drawing.rows) == "mask \(mask)")
    }
  }

  @Test func `in a terminal it has its quiet zone`() throws {
    let lines = try #require(QRCode("x")).lines
    #expect(lines.count == 15 && lines.allSatisfy { $0.count == 29 && $0.hasPrefix("    ") && $0.hasSuffix("    ") })
    #expect(lines[2].hasPrefix("    █▀▀▀▀▀█ "))
  }

  private func read(_ code: QRCode) throws -> String { try read(code.rows) }

  /// What zbar reads in a picture of the squares, eight pixels each.
  private func read(_ rows: [[Bool]]) throws -> String {
    let side = (rows.count + 8) * 8
    var picture = "P2\n\(side) \(side)\n1\n"
    for y in 0..<side {
      for x in 0..<side {
        let (row, column) = (y / 8 - 4, x / 8 - 4)
        let isDark = rows.indices.contains(row) && rows.indices.contains(column) && rows[row][column]
        picture += isDark ? "0 " : "1 "
      }
      picture += "\n"
    }
    var name = Array("/tmp/qr-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&name)
    try #require(descriptor >= 0)
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unsafe unlink(path) }
    let bytes = Array(picture.utf8)
    let written = unsafe write(descriptor, bytes, bytes.count)
    close(descriptor)
    try #require(written == bytes.count)
    guard let pipe = unsafe popen("zbarimg --raw -q --nodbus pgm:\(path) 2>/dev/null", "r") else { return "" }
    var output: [UInt8] = []
    while case let byte = unsafe getc(pipe), byte != EOF { output.append(UInt8(byte)) }
    unsafe pclose(pipe)
    return String(decoding: output.dropLast(), as: UTF8.self)
  }
}
