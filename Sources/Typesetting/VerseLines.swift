internal import DocumentModel

/// The lines of a verse with the spans on each.
struct VerseLines {
  /// A line: its text, without the spaces at its start, and how many of those there were.
  struct Line {
    var leaf: Leaf
    var indent: Int
  }

  private let end: Int
  private var position: Int
  private var spans: Range<Int32>

  /// The lines of a block.
  init(_ block: Block) {
    position = Int(block.text.start)
    end = Int(block.text.end)
    spans = block.spans
  }

  /// The next line.
  mutating func next(_ text: [UInt8], _ all: [TextSpan]) -> Line? {
    guard position < end else { return nil }
    var stop = position
    while stop < end && text[stop] != 0x0A { stop += 1 }
    var start = position
    var indent = 0
    while start < stop {
      if text[start] == 0x20 || text[start] == 0x09 {
        indent += text[start] == 0x09 ? 4 : 1
        start += 1
      } else if text[start] == 0xC2, start + 1 < stop, text[start + 1] == 0xA0 {
        indent += 1
        start += 2
      } else {
        break
      }
    }
    position = stop + 1
    return Line(leaf: Leaf(range: TextRange(start, stop), spans: spans(over: start..<stop, all)), indent: indent)
  }

  /// The outermost spans that touch a line, with those in them. Those before it are left behind for good.
  private mutating func spans(over line: Range<Int>, _ all: [TextSpan]) -> Range<Int32> {
    var first = spans.lowerBound
    while first < spans.upperBound, Int(all[Int(first)].range.end) < line.lowerBound {
      first = max(first + 1, all[Int(first)].end)
    }
    spans = min(first, spans.upperBound)..<spans.upperBound
    var last = spans.lowerBound
    while last < spans.upperBound, Int(all[Int(last)].range.start) <= line.upperBound {
      last = max(last + 1, all[Int(last)].end)
    }
    return spans.lowerBound..<min(last, spans.upperBound)
  }
}
