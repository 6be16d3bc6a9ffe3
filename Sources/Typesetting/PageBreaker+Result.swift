/// Reading the way back from its end.
extension PageBreaker {
  /// The pages of one of the ways to the end; the columns of the last page are of even height.
  public mutating func pagination(endingAt ending: PageEnding) -> Pagination { pagination(endingAt: ending.node) }

  mutating func pagination(endingAt ending: Int) -> Pagination {
    var result = Pagination()
    guard breaks.count > 1, ending >= 0 else {
      addNotePages(from: 0..<Int32(noteLines.count), to: &result)
      return result
    }
    result.demerits = nodes[ending].total
    let way = way(to: ending)
    let columns = frames.columns
    let lastPage = (way.count - 1) / columns * columns
    var trace = Trace(choices: [Int8](repeating: 0, count: stretches.reduce(0) { $0 + ($1.choice >= 0 ? 1 : 0) }))
    var carry = nodes[ending].carry
    if columns > 1, let even = evened(from: way, lastPage) {
      for index in way.indices.prefix(lastPage) { add(way[index], to: &result, &trace) }
      let rest = even.way(to: even.bestEnding)
      for node in rest { even.add(node, to: &result, &trace) }
      carry = even.nodes[even.bestEnding].carry
      if carry >= 0 { addNotePages(carried: even.carries[Int(carry)], to: &result) }
    } else {
      for node in way { add(node, to: &result, &trace) }
      if carry >= 0 { addNotePages(carried: carries[Int(carry)], to: &result) }
    }
    result.choices = trace.choices
    for index in result.fills.indices { result.fills[index].column = index }
    return result
  }

  /// The nodes that end the columns of a way, in order.
  private func way(to ending: Int) -> [Int] {
    var way: [Int] = []
    var node = ending
    while nodes[node].previous >= 0 {
      way.append(node)
      node = Int(nodes[node].previous)
    }
    way.reverse()
    return way
  }

  /// What is known while columns are read off.
  private struct Trace {
    var choices: [Int8]
    /// Stretches whose lines are counted, and how many lines more they have than as they stand.
    var counted = 0
    var extra: Int32 = 0
  }

  /// Adds the column that a node ends.
  private func add(_ index: Int, to result: inout Pagination, _ trace: inout Trace) {
    let end = nodes[index]
    let start = nodes[Int(end.previous)]
    let from = breaks[Int(start.index)]
    let to = breaks[Int(end.index)]
    choose(from: from, to: to, shift: Int(end.shift), &trace)
    let first = from.nextLine + extra(before: from, &trace)
    let last = to.lineEnd + extra(before: to, &trace)
    let height = frames.height(Int(start.slot), shift: frames.shifts[Int(end.used)])
    let lines =
      start.index == end.index
      ? 0
      : to.before - from.after + Int(end.shift) * Int(frames.unit)
        + (from.lane >= 0 && from.lane == to.lane ? -lanes[Int(to.lane)].shift * Int(frames.unit) : 0)
    let room = height - lines
    let noteRoom = NoteRoom(height: room, isHeaded: isHeaded(Int(start.slot)))
    let hasNotes = start.carry >= 0 || to.noteEnd > from.noteEnd
    var notes: [Range<Int32>] = []
    if hasNotes {
      notes =
        noteParts(start.carry, from.noteEnd, to.noteEnd, within: noteRoom)?.set
        ?? overflowParts(start.carry, from.noteEnd, to.noteEnd, within: room - Int(parameters.noteSeparator)).set
    }
    result.fills.append(
      PageFill(items: first..<max(first, last), notes: notes, column: 0, height: Int32(clamping: height)))
  }

  /// How many lines more the stretches before a break have than as they stand.
  private func extra(before place: PageBreak, _ trace: inout Trace) -> Int32 {
    let whole = Int(place.stretch) + (place.lane < 0 ? 1 : 0)
    while trace.counted < whole {
      let stretch = stretches[trace.counted]
      if stretch.choice >= 0 {
        let lane = stretch.lanes.lowerBound + Int32(trace.choices[Int(stretch.choice)])
        trace.extra += lanes[Int(lane)].count - lanes[Int(stretch.lanes.lowerBound)].count
      }
      trace.counted += 1
    }
    return trace.extra
  }

  /// Chooses the variants in a column: those of the stretches in it that are whole cost least for the lines gained.
  private func choose(from: PageBreak, to: PageBreak, shift: Int, _ trace: inout Trace) {
    let first = Int(from.stretch) + 1
    let end = Int(to.stretch) + (to.lane < 0 ? 1 : 0)
    if to.lane >= 0, stretches[Int(to.stretch)].choice >= 0 {
      trace.choices[Int(stretches[Int(to.stretch)].choice)] =
        Int8(to.lane - stretches[Int(to.stretch)].lanes.lowerBound)
    }
    guard first < end else { return }
    let whole = (first..<end).filter { stretches[$0].choice >= 0 }
    var steps = [PageTallies()]
    steps[0].reset()
    for stretch in whole {
      var next = steps[steps.count - 1]
      next.add(lanes[stretches[stretch].lanes.asInts])
      steps.append(next)
    }
    var shift = shift
    for (step, stretch) in whole.enumerated().reversed() {
      let known = stretches[stretch].lanes
      for lane in known.asInts {
        let before = shift - lanes[lane].shift
        guard abs(before) <= Self.largestShift, steps[step][before] < .max,
          steps[step][before] + lanes[lane].cost == steps[step + 1][shift]
        else { continue }
        trace.choices[Int(stretches[stretch].choice)] = Int8(lane - known.asInts.lowerBound)
        shift = before
        break
      }
    }
  }

  /// The columns of the last page broken anew, as low as they all can be.
  private func evened(from way: [Int], _ lastPage: Int) -> PageBreaker? {
    let before = Int(nodes[way[lastPage]].previous)
    var root = nodes[before]
    root.previous = -1
    root.next = -1
    root.target = -1
    let place = breaks[Int(root.index)]
    let all =
      breaks[breaks.count - 1].before - place.after
      + noteSums[noteSums.count - 1] - noteSums[Int(place.noteEnd)]
    let unit = Int(frames.unit)
    let isFirst = Int(root.slot) < frames.offset + frames.columns
    var low = max(1, all / frames.columns / unit)
    var high = Int(isFirst ? frames.heights.first : frames.heights.others) / unit
    var best: PageBreaker?
    while low < high || best == nil && low == high {
      let middle = (low + high) / 2
      if let trial = columns(from: root, height: middle * unit) {
        best = trial
        high = middle
      } else {
        low = middle + 1
      }
    }
    return best
  }

  /// The columns of one page from a node on, of a height; `nil` if they are too low.
  private func columns(from root: PageNode, height: Int) -> PageBreaker? {
    var trial = self
    trial.parameters.window = .max
    trial.parameters.countsColumns = true
    trial.parameters.mostColumns = frames.columns
    trial.parameters.absorbedLines = 0
    trial.frames.heights = PageHeights(others: Int32(clamping: height))
    trial.frames.shifts = [0]
    trial.frames.isHeaded = false
    trial.frames.offset = 0
    trial.frames.group = frames.columns
    var root = root
    root.slot = 0
    trial.search(from: root)
    let ending = trial.bestEnding
    guard ending >= 0, trial.nodes[ending].carry < 0, trial.way(to: ending).count <= frames.columns else { return nil }
    // None of them may have been forced.
    guard trial.nodes[ending].total - root.total < Self.forcedDemerits else { return nil }
    return trial
  }

  /// Sets what is left of the notes on pages of their own.
  private func addNotePages(carried: [Range<Int32>], to result: inout Pagination) {
    for range in carried { addNotePages(from: range, to: &result) }
  }

  private func addNotePages(from range: Range<Int32>, to result: inout Pagination) {
    let end = result.fills.last?.items.upperBound ?? 0
    for notes in notePages(of: range, from: frames.offset + result.fills.count) {
      let height = frames.height(frames.offset + result.fills.count, shift: 0)
      result.fills.append(PageFill(items: end..<end, notes: [notes], column: 0, height: Int32(clamping: height)))
    }
  }

  /// The columns, from a slot on, of notes that have them to themselves.
  private func notePages(of range: Range<Int32>, from slot: Int) -> [Range<Int32>] {
    var pages: [Range<Int32>] = []
    var cursor = range.lowerBound
    while cursor < range.upperBound {
      var room = frames.height(slot + pages.count, shift: 0) - Int(parameters.noteSeparator)
      var next = cursor
      while next < range.upperBound, next == cursor || Int(noteLines[Int(next)].height) <= room {
        room -= Int(noteLines[Int(next)].height)
        next += 1
      }
      var legal = next
      while legal > cursor, legal < range.upperBound, !noteLines[Int(legal) - 1].mayEndPage { legal -= 1 }
      if legal > cursor { next = legal }
      pages.append(cursor..<next)
      cursor = next
    }
    return pages
  }

  /// The number of columns, from a slot on, that what is carried over the end of the text takes.
  func leftoverColumns(_ carry: Int32, from slot: Int) -> Int {
    guard carry >= 0 else { return 0 }
    return carries[Int(carry)].reduce(0) { $0 + notePages(of: $1, from: slot + $0).count }
  }
}
