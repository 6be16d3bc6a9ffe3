/// A heading and everything up to the next heading of its rank or a higher one.
public struct Section: Hashable, Sendable {
  /// Index of the heading in ``Document/blocks``.
  public var heading: Int32
  /// Depth from 1, without skips whatever levels the author wrote; at most 6.
  public var rank: Int
  /// Index one past the section's last block.
  public var end: Int32
  /// Index of the enclosing section in ``Document/sections``, or `.none`.
  public var parent: TableIndex
}

extension Document {
  /// The sections in reading order. Only headings at the top level of the flow open one; a heading inside a quotation, a
  /// list or a note is text.
  public var sections: [Section] {
    var sections: [Section] = []
    var open: [(level: UInt8, index: Int)] = []
    var block = 0
    while block < blocks.count {
      if case .heading(let level) = blocks[block].kind {
        while let last = open.last, last.level >= level {
          sections[last.index].end = Int32(block)
          open.removeLast()
        }
        let parent = open.last.map { TableIndex($0.index) } ?? .none
        let rank = min(6, open.count + 1)
        open.append((level, sections.count))
        sections.append(Section(heading: Int32(block), rank: rank, end: Int32(blocks.count), parent: parent))
      }
      block = Int(blocks[block].end)
    }
    return sections
  }

  /// Words of body text above which a work is set as a book (title page, contents, chapters on new pages) and not as a
  /// pamphlet. About 30 pages of A5.
  public static let bookLength = 10_000

  /// Whether the text is long enough to be set as a book.
  public var isBook: Bool {
    unsafe text.withUnsafeBytes { bytes in
      var words = 0
      var index = 1
      while index + ByteVector.count <= bytes.count && words < Document.bookLength {
        // A word ends where a space stands behind anything else.
        let before = unsafe Document.spaces(in: ByteVector(bytes, at: index - 1))
        words += unsafe Document.spaces(in: ByteVector(bytes, at: index)).subtracting(before).markCount
        index += ByteVector.count
      }
      while index < bytes.count && words < Document.bookLength {
        if unsafe Document.isSpace(bytes[index]) && !Document.isSpace(bytes[index - 1]) { words += 1 }
        index += 1
      }
      return words >= Document.bookLength
    }
  }

  @inline(__always) private static func spaces(in bytes: ByteVector) -> ByteVector {
    bytes.marks(of: 0x20) | bytes.marks(of: 0x0A)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

  /// The text of a block without its markup: alternative texts of pictures and raw HTML are left out,
  /// and formulas are written in characters alone.
  public func plainText(of block: Int) -> String {
    let leaf = blocks[block]
    var bytes: [UInt8] = []
    var position = Int(leaf.text.start)
    var span = Int(leaf.spans.lowerBound)
    while span < Int(leaf.spans.upperBound) {
      switch spans[span].kind {
      case .image, .rawHTML:
        bytes += text[position..<max(position, Int(spans[span].range.start))]
        position = max(position, Int(spans[span].range.end))
        span = Int(spans[span].end)
      case .formula(let formula):
        bytes += text[position..<max(position, Int(spans[span].range.start))]
        bytes += formulas[Int(formula)].line.utf8
        position = max(position, Int(spans[span].range.end))
        span = Int(spans[span].end)
      default: span += 1
      }
    }
    bytes += text[position..<max(position, Int(leaf.text.end))]
    return String(decoding: bytes.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  /// The attributes of a block or span, by its index into ``attributes``.
  public func attributes(_ index: TableIndex) -> Attributes? { index == .none ? nil : attributes[Int(index)] }
}
