/// A place between two lines, where a page may end.
struct PageBreak {
  /// One past the last line before it, and the first line after it, with every stretch before in the way it stands.
  var lineEnd: Int32
  var nextLine: Int32
  /// Cost of a page break here.
  var cost: Int32
  /// One past the last note line whose mark stands before it.
  var noteEnd: Int32
  /// Height of everything up to ``lineEnd`` and up to ``nextLine``, with every stretch in the way it stands, but for the
  /// lane the break is in. A page that begins here needs room from ``after`` on.
  var before: Int
  var after: Int
  /// Spaces up to ``lineEnd`` and up to ``nextLine``.
  var spacesBefore: Int32
  var spacesAfter: Int32
  /// The stretch it is in, or ends; −1 for the beginning.
  var stretch: Int32
  /// The lane it is in, or −1 at the end of a stretch.
  var lane: Int32

  var isForced: Bool { cost <= VerticalItem.forced }
}

/// Lines in one of the ways to set them: the breaks between them, without the one at the end.
struct PageLane {
  var breaks: Range<Int32>
  /// Lines that it has more than the way the stretch stands.
  var shift: Int
  /// What it costs.
  var cost: Int
  /// Its number of items.
  var count: Int32
}

/// A part of the column: lines that can be set in one way only, or all of a paragraph in its variants.
struct PageStretch {
  /// Indices of its lanes; the first is the way it stands.
  var lanes: Range<Int32>
  /// The break at its end.
  var end: Int32
  /// Index into ``PageMaterial/choices``, or −1.
  var choice: Int32
  /// Whether a page must end within it.
  var isForced = false
}

/// The best way found to end a column at a break, for a slot and a shift.
struct PageNode {
  /// Sum of demerits so far.
  var total: Int
  /// Index of the node for the column before, or −1.
  var previous: Int32
  /// Index of the break.
  var index: Int32
  /// The column that begins here, counted from the beginning of the first group.
  var slot: Int32
  /// The node found before at the same break, or −1.
  var next: Int32 = -1
  /// Index of what is carried over, or −1.
  var carry: Int32 = -1
  /// Index of the shift of the group that the next column belongs to; −1 if it is free.
  var target: Int8 = -1
  /// Index of the shift of the column before.
  var used: Int8 = 0
  /// Lines gained or lost by the whole stretches in the column before.
  var shift: Int8 = 0
}

/// The least cost of some stretches, for each number of lines that they have more or fewer.
struct PageTallies {
  private static let span = PageBreaker.largestShift
  /// From −span to span.
  private(set) var costs = [Int](repeating: .max, count: 2 * span + 1)
  private var spare = [Int](repeating: .max, count: 2 * span + 1)
  private(set) var least = 0
  private(set) var most = 0

  /// No stretch so far.
  mutating func reset() {
    for index in costs.indices { costs[index] = .max }
    costs[Self.span] = 0
    least = 0
    most = 0
  }

  /// The cost for so many lines more; `Int.max` if there is no way.
  @inline(__always) subscript(shift: Int) -> Int { costs[shift + Self.span] }

  /// Takes on a stretch.
  mutating func add(_ lanes: ArraySlice<PageLane>) {
    for index in spare.indices { spare[index] = .max }
    var (lowest, highest) = (Self.span, -Self.span)
    for shift in least...most where costs[shift + Self.span] < .max {
      for lane in lanes {
        let sum = shift + lane.shift
        guard sum >= -Self.span, sum <= Self.span else { continue }
        spare[sum + Self.span] = min(spare[sum + Self.span], costs[shift + Self.span] + lane.cost)
        lowest = min(lowest, sum)
        highest = max(highest, sum)
      }
    }
    swap(&costs, &spare)
    least = lowest
    most = highest
  }
}
