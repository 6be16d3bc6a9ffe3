internal import DocumentModel

/// Goes through a leaf's text and spans in order.
struct SpanWalk {
  /// What comes next.
  enum Step {
    /// Text of one look.
    case text(Range<Int>)
    /// A span begins; index into ``Document/spans``.
    case span(Int)
    /// The mark of a footnote that a span asked for at its end.
    case mark(TableIndex)
    /// The number of the page that a link leads to, which was asked for at its end.
    case page(PageReference)
  }

  /// The look of the text that comes next.
  private(set) var look: Int32 = 0
  /// Where it is in the text.
  private(set) var position: Int
  private let start: Int
  /// Where the text ends.
  let end: Int
  private var span: Int
  private let spanEnd: Int
  private var open: [(end: Int, look: Int32)] = []
  private var due: [(end: Int, step: Step)] = []

  /// At the start of a leaf.
  init(_ leaf: Leaf) {
    start = Int(leaf.range.start)
    position = start
    end = Int(leaf.range.end)
    span = Int(leaf.spans.lowerBound)
    spanEnd = Int(leaf.spans.upperBound)
  }

  /// The next step; after a span, call ``enter(_:look:)`` or ``skip(_:)``.
  mutating func next(_ spans: [TextSpan]) -> Step? {
    while let last = open.last, last.end <= position {
      open.removeLast()
      look = open.last?.look ?? 0
    }
    if let next = due.last, next.end <= position {
      due.removeLast()
      return next.step
    }
    while span < spanEnd,
      Int(spans[span].range.end) < start || !spans[span].holdsText && Int(spans[span].range.start) < start
    {
      span = max(span + 1, spans[span].holdsText ? span + 1 : Int(spans[span].end))
    }
    if span < spanEnd, Int(spans[span].range.start) <= position { return .span(span) }
    guard position < end else { return nil }
    var stop = end
    if span < spanEnd { stop = min(stop, Int(spans[span].range.start)) }
    if let last = open.last { stop = min(stop, last.end) }
    let range = position..<stop
    position = stop
    return .text(range)
  }

  /// Goes into the span just met, whose text has a look of its own.
  mutating func enter(_ span: TextSpan, look: Int32) {
    self.span += 1
    open.append((Int(span.range.end), look))
    self.look = look
  }

  /// Asks for something of our own after a span.
  mutating func expect(_ step: Step, after span: TextSpan) {
    due.append((Int(span.range.end), step))
  }

  /// Goes past the span just met and its text.
  mutating func skip(_ span: TextSpan) {
    self.span = max(self.span + 1, Int(span.end))
    position = max(position, Int(span.range.end))
  }
}

extension TextSpan {
  /// Whether it gives a look to body text, and may so go on over several lines of verse.
  fileprivate var holdsText: Bool {
    switch kind {
    case .image, .noteReference, .lineBreak, .rawHTML: false
    default: true
    }
  }
}
