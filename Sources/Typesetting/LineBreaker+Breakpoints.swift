/// Sums over the items from the beginning of a paragraph, or over those of a line.
struct LineSums {
  var width = 0
  var stretch = 0
  var shrink = 0
  /// Number of glue items.
  var spaces = 0

  init() {}

  /// The sums over the line between two breakpoints; nothing if there is no box between them.
  @inline(__always) init(from start: Breakpoint, to end: Breakpoint) {
    self.init(after: start.after, start.start, to: end)
  }

  /// The same, of what is known of a breakpoint before.
  @inline(__always) init(after sums: LineSums, _ start: Int32, to end: Breakpoint) {
    guard end.last > start else { return }
    width = end.before.width - sums.width + Int(end.width)
    stretch = end.before.stretch - sums.stretch
    shrink = end.before.shrink - sums.shrink
    spaces = end.before.spaces - sums.spaces
  }

  @inline(__always) mutating func add(_ item: LineItem) {
    width += Int(item.width)
    stretch += Int(item.stretch)
    shrink += Int(item.shrink)
    if item.kind == .glue { spaces += 1 }
  }
}

/// A place where a line may end, with all that is needed to measure lines that end or begin there.
struct Breakpoint {
  /// The glue or penalty where the line ends.
  var item: Int32
  /// One past the last box before it.
  var last: Int32
  /// The first box after it, or the next forced penalty if there is none before that.
  var start: Int32 = 0
  /// The penalty's cost and width.
  var cost: Int32 = 0
  var width: Int32 = 0
  /// Whether the line ends in a hyphen, and there at no space.
  var isHyphen = false
  /// Whether the line looks as if a word were divided, whatever follows.
  var showsHyphen = false
  /// Whether it divides a word: the hyphen is not one of the text.
  var divides = false
  var isForced = false
  /// Whether no line may end here while other ways are looked for; see ``LineBreaker/refined(_:_:_:_:)``.
  var isBarred = false
  /// Sums up to ``last``, less what hangs over the edge there.
  var before: LineSums
  /// Sums up to ``start``, and what hangs over the edge there.
  var after = LineSums()
  /// What hangs over the edge at ``last`` and at ``start``.
  var rightOverhang: Int32 = 0
  var leftOverhang: Int32 = 0
  /// The words at ``last`` and at ``start``, or 0.
  var endWord: Int32 = 0
  var startWord: Int32 = 0

  /// Takes up what a line that begins after it begins with, at an index and after some sums.
  @inline(__always)
  fileprivate mutating func begin(at index: Int32, _ sums: LineSums, with item: LineItem, hanging overhang: Int32) {
    start = index
    after = sums
    after.width += Int(overhang)
    leftOverhang = overhang
    startWord = item.word
  }

  /// What hangs over the right edge does not count.
  fileprivate mutating func hang(_ overhang: Int32) {
    rightOverhang = overhang
    before.width -= Int(overhang)
  }
}

extension LineBreaker {
  /// Lists the breakpoints of a paragraph.
  mutating func prepare(_ items: [LineItem]) {
    breakpoints.removeAll(keepingCapacity: true)
    widestOverhang = 0
    breakpoints.append(Breakpoint(item: -1, last: 0, before: LineSums()))
    var sums = LineSums()
    var atLastBox = sums
    var last: Int32 = 0
    var lastBox = LineItem.box(0)
    /// Breakpoints from here on still wait for the box that follows them.
    var waiting = 0
    var index: Int32 = 0
    func start(lineAt index: Int32, _ sums: LineSums, with item: LineItem) {
      while waiting < breakpoints.count {
        let overhang = waiting > 0 ? item.leftOverhang : 0
        breakpoints[waiting].begin(at: index, sums, with: item, hanging: overhang)
        widestOverhang = max(widestOverhang, Int(overhang))
        waiting += 1
      }
    }
    for item in items {
      switch item.kind {
      case .box:
        if waiting < breakpoints.count { start(lineAt: index, sums, with: item) }
        sums.add(item)
        last = index + 1
        lastBox = item
        atLastBox = sums
      case .glue:
        if last == index && index > 0 {
          var place = Breakpoint(item: index, last: last, before: atLastBox, endWord: lastBox.word)
          place.showsHyphen = item.isHyphen
          place.hang(lastBox.rightOverhang)
          breakpoints.append(place)
        }
        sums.add(item)
      case .penalty where item.cost < LineItem.forbidden:
        let isForced = item.cost <= LineItem.forced
        if isForced {
          dropBreaks(after: last)
          start(lineAt: index, sums, with: item)
        }
        if last > 0 || isForced {
          var place = Breakpoint(
            item: index, last: last, cost: item.cost, width: item.width,
            isHyphen: item.isHyphen && !isForced, showsHyphen: item.isHyphen && !isForced,
            divides: item.isHyphen && item.width > 0, isForced: isForced,
            before: atLastBox,
            endWord: item.isHyphen ? 0 : lastBox.word)
          if !isForced { place.hang(item.isHyphen ? item.rightOverhang : lastBox.rightOverhang) }
          breakpoints.append(place)
        }
      case .penalty: break
      }
      index += 1
    }
    close(at: index, last, atLastBox)
  }

  /// Forgets breakpoints behind the last box, which nothing but a forced break follows.
  private mutating func dropBreaks(after last: Int32) {
    while let end = breakpoints.last, breakpoints.count > 1, !end.isForced, end.last >= last {
      breakpoints.removeLast()
    }
  }

  /// Ends the paragraph if its items did not.
  private mutating func close(at index: Int32, _ last: Int32, _ sums: LineSums) {
    dropBreaks(after: last)
    let end = breakpoints[breakpoints.count - 1]
    if last == 0 || (end.isForced && end.last >= last) { return }
    breakpoints.append(Breakpoint(item: index, last: last, cost: LineItem.forced, isForced: true, before: sums))
  }
}
