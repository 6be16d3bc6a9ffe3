internal import DocumentModel

extension GridPages {
  /// The pages as the grid wants them to leave: on sheets, with its line ends, as commands for a printer.
  func finished(in grid: GridStyle, _ meter: CellMeter) -> GridPages {
    var bytes = bytes
    let imposition = GridImposition(
      meter: meter, width: max(grid.columns, TextFlow.leastColumns), gap: max(1, grid.columnGap))
    switch grid.form {
    case .pages, .scroll: break
    case .flowed: bytes = FlowedText.stuffed(bytes)
    case .booklet: bytes = imposition.booklet(bytes)
    case .triFold: bytes = imposition.triFold(bytes)
    }
    if grid.encoding == .escPos { return GridPages(bytes: ReceiptBytes.commands(for: bytes), count: count) }
    if grid.lineEnd == .crlf { bytes = Self.withCarriageReturns(bytes) }
    return GridPages(bytes: bytes, count: count)
  }

  private static func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 40)
    for byte in bytes {
      if byte == 0x0A { result.append(0x0D) }
      result.append(byte)
    }
    return result
  }
}

/// Mail whose lines a reader may join again (RFC 3676, `format=flowed`).
enum FlowedText {
  /// The marks, set by the flow, of lines that go on in the next: a space before the line feed. Lines that begin with a
  /// space, `From ` or `>` get a space before them, which readers take away.
  static func stuffed(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.first == 0x20 || line.first == 0x3E || line.starts(with: "From ".utf8) { result.append(0x20) }
      result += line
      result.append(0x0A)
    }
    result.removeLast()
    return result
  }
}
