/// Notes at the foot of a column: those carried over, then those whose marks stand in it.
extension PageBreaker {
  /// How notes stand in a column.
  struct NoteFit {
    /// Height that they take, what separates them from the text included.
    var height = 0
    /// Index of what is carried over, or −1.
    var carry: Int32 = -1
    /// Demerits for that.
    var demerits = 0
  }

  /// Where notes are to stand.
  struct NoteRoom {
    /// Height that is left for them, what separates them from the text included.
    var height: Int
    /// Whether several may be carried over at once.
    var carriesSeveral = false
    /// Whether no figure may stand at the top.
    var isHeaded = false
  }

  mutating func prepareNotes(_ notes: [NoteLine]) {
    noteLines = notes
    hasFigures = notes.contains { $0.figure != nil }
    figureSums = [0]
    if hasFigures {
      for line in notes {
        figureSums.append(figureSums[figureSums.count - 1] + (line.isFirst && line.figure != nil ? 1 : 0))
      }
    }
    carries.removeAll(keepingCapacity: true)
    noteSums.removeAll(keepingCapacity: true)
    noteSums.append(0)
    for (index, line) in notes.enumerated() { noteSums.append(noteSums[index] + Int(line.height)) }
    noteEnds = [Int32](repeating: Int32(notes.count), count: notes.count)
    var end = Int32(notes.count)
    for index in notes.indices.reversed() {
      noteEnds[index] = end
      if notes[index].isFirst { end = Int32(index) }
    }
    beginningSums = [0]
    for (index, line) in notes.enumerated() {
      let note = Int32(index)..<noteEnds[index]
      let beginning =
        line.isFirst && line.figure == nil ? cut(note, within: 0, atLeast: 1) ?? note.upperBound : note.lowerBound
      beginningSums.append(beginningSums[index] + noteSums[Int(beginning)] - noteSums[index])
    }
  }

  func height(of ranges: [Range<Int32>]) -> Int {
    ranges.reduce(0) { $0 + height(of: $1) }
  }

  /// Height of some note lines.
  @inline(__always)
  func height(of notes: Range<Int32>) -> Int {
    noteSums[Int(notes.upperBound)] - noteSums[Int(notes.lowerBound)]
  }

  /// Fits notes into a column: what is carried, and those with the lines from `start` to `end`, which must all begin here.
  /// As little as possible is carried over; `nil` if they cannot all begin here.
  @inline(__always)
  mutating func fit(_ carry: Int32, _ start: Int32, _ end: Int32, within room: NoteRoom) -> NoteFit? {
    if carry < 0 && start == end { return NoteFit() }
    var sum = noteSums[Int(end)] - noteSums[Int(start)] + Int(parameters.noteSeparator)
    if carry >= 0 { sum += self.height(of: carries[Int(carry)]) }
    let hasFigure = self.hasFigure(carry, start, end)
    if sum <= room.height && !(hasFigure && room.isHeaded) { return NoteFit(height: sum) }
    let beginnings = beginningSums[Int(max(start, min(end, markedNotes)))] - beginningSums[Int(start)]
    let mayAllWait = hasFigure && beginnings == 0
    if beginnings + Int(parameters.noteSeparator) > room.height && !mayAllWait { return nil }
    return hasFigure ? fitEach(carry, start, end, within: room) : fitPart(carry, start, end, within: room)
  }

  /// The same, where something must be carried over: of the last note only, if that is enough.
  private mutating func fitPart(
    _ carry: Int32, _ start: Int32, _ end: Int32, within room: NoteRoom
  ) -> NoteFit? {
    let first = carry < 0 ? start : carries[Int(carry)][0].lowerBound
    let height = room.height - Int(parameters.noteSeparator)
    if carry < 0 || carries[Int(carry)].count == 1 && carries[Int(carry)][0].upperBound == start || start == end {
      let last = start == end ? carries[Int(carry)][0].upperBound : end
      if start < end || carries[Int(carry)].count == 1, let cut = lastCut(first, start, last, within: height) {
        var fit = NoteFit(height: noteSums[Int(cut)] - noteSums[Int(first)] + Int(parameters.noteSeparator))
        fit.carry = Int32(carries.count)
        carries.append([cut..<last])
        fit.demerits = 100 * parameters.carryCost
        return fit
      }
    }
    return room.carriesSeveral || carry >= 0 ? fitEach(carry, start, end, within: room) : nil
  }

  /// The same, with as much of each note as there is room for.
  private mutating func fitEach(
    _ carry: Int32, _ start: Int32, _ end: Int32, within room: NoteRoom
  ) -> NoteFit? {
    guard let parts = noteParts(carry, start, end, within: room) else { return nil }
    let used = self.height(of: parts.set)
    var fit = NoteFit(height: used > 0 ? used + Int(parameters.noteSeparator) : 0)
    if !parts.carried.isEmpty {
      fit.carry = Int32(carries.count)
      carries.append(parts.carried)
    }
    let figures = figureCount(parts.carried)
    let notes = parts.carried.reduce(0) { $0 + (isFigure($1) ? 0 : 1) }
    fit.demerits = 100 * (parameters.carryCost * notes + parameters.waitCost * figures)
    if notes > 1 { fit.demerits += 300_000 * (notes - 1) }
    return fit
  }

  /// The number of figures that begin in some note lines.
  func figureCount(_ ranges: [Range<Int32>]) -> Int {
    hasFigures ? ranges.reduce(0) { $0 + figureSums[Int($1.upperBound)] - figureSums[Int($1.lowerBound)] } : 0
  }

  /// Whether some note lines are those of figures.
  func isFigure(_ notes: Range<Int32>) -> Bool { !notes.isEmpty && noteLines[Int(notes.lowerBound)].figure != nil }

  /// The first of some lines of figures that are for the top of a page.
  private func firstTop(of figures: Range<Int32>) -> Int32? { figures.first { noteLines[Int($0)].figure == .top } }

  /// Whether there is a figure among the notes to be fitted.
  private func hasFigure(_ carry: Int32, _ start: Int32, _ end: Int32) -> Bool {
    guard hasFigures else { return false }
    if carry >= 0 && carries[Int(carry)].contains(where: isFigure) { return true }
    return noteLines[Int(start)..<Int(end)].contains { $0.figure != nil }
  }

  /// The farthest place where notes that follow each other may be cut in the last of them, which begins before the cut if
  /// it is one of those from `start` on.
  private func lastCut(_ first: Int32, _ start: Int32, _ end: Int32, within height: Int) -> Int32? {
    var low = first
    var high = end
    while high - low > 1 {
      let middle = (low + high) / 2
      if noteSums[Int(middle)] - noteSums[Int(first)] <= height { low = middle } else { high = middle }
    }
    var least = first
    var note = start
    while note < end, note < markedNotes {
      least = max(least, note)
      note = noteEnds[Int(note)]
    }
    while low > least {
      let line = Int(low) - 1
      if noteLines[line].mayEndPage && (noteLines[line].isFirst || line > Int(first)) { return low }
      low -= 1
    }
    return nil
  }

  /// The note lines that stand in a column, and those that are carried over from it.
  func noteParts(
    _ carry: Int32, _ start: Int32, _ end: Int32, within column: NoteRoom
  ) -> (set: [Range<Int32>], carried: [Range<Int32>])? {
    let height = column.height - Int(parameters.noteSeparator)
    let old = carry < 0 ? [] : carries[Int(carry)]
    var new: [Range<Int32>] = []
    var line = start
    while line < end {
      let next = min(noteEnds[Int(line)], end)
      new.append(line..<next)
      line = next
    }
    let isHeld = column.isHeaded && (old + new).contains { firstTop(of: $0) != nil }
    if self.height(of: old + new) <= height && !isHeld { return (joined(old + new), []) }
    // Each new note needs room for its beginning; what is carried already, and what has no mark, may wait.
    let least = new.map { note in
      note.lowerBound < markedNotes && !isFigure(note)
        ? cut(note, within: 0, atLeast: 1) ?? note.upperBound : note.lowerBound
    }
    var reserve = zip(new, least).reduce(0) { $0 + noteSums[Int($1.1)] - noteSums[Int($1.0.lowerBound)] }
    if reserve > height { return nil }
    var set: [Range<Int32>] = []
    var carried: [Range<Int32>] = []
    var isInOrder = true
    var figureWaits = false
    var room = height
    for (index, note) in (old + new).enumerated() {
      let isNew = index >= old.count
      let own = isNew ? noteSums[Int(least[index - old.count])] - noteSums[Int(note.lowerBound)] : 0
      reserve -= own
      var place = cut(note, within: room - reserve, atLeast: isNew ? own : 0) ?? note.lowerBound
      if isFigure(note) {
        // Figures keep their order.
        if figureWaits { place = note.lowerBound }
        if isHeld, let top = firstTop(of: note) { place = min(place, top) }
        figureWaits = place < note.upperBound
      }
      if place > note.lowerBound {
        set.append(note.lowerBound..<place)
        if !carried.isEmpty { isInOrder = false }
      }
      if place < note.upperBound { carried.append(place..<note.upperBound) }
      room -= noteSums[Int(place)] - noteSums[Int(note.lowerBound)]
    }
    carried = joined(carried)
    if !isInOrder && !parameters.carriesSeveral { return nil }
    return (joined(set), carried)
  }

  /// The farthest place where a note may be cut if it is to fit a height; the first that gives it a height of `atLeast`
  /// if none fits but one must be found. `nil` if there is none.
  private func cut(_ note: Range<Int32>, within height: Int, atLeast: Int) -> Int32? {
    let top = noteSums[Int(note.lowerBound)]
    if noteSums[Int(note.upperBound)] - top <= height { return note.upperBound }
    var best: Int32?
    for line in note {
      let bottom = noteSums[Int(line) + 1] - top
      if bottom > height && (best != nil || atLeast == 0) { break }
      // One line of a note that goes on on both sides is too little, too.
      let isAlone = line == note.lowerBound && !noteLines[Int(line)].isFirst
      if noteLines[Int(line)].mayEndPage && !isAlone {
        best = line + 1
        if bottom > height { break }
      }
    }
    return best
  }

  /// Ranges that follow each other as one, but for notes and figures.
  private func joined(_ ranges: [Range<Int32>]) -> [Range<Int32>] {
    var joined: [Range<Int32>] = []
    for range in ranges where !range.isEmpty {
      if let last = joined.last, last.upperBound == range.lowerBound, isFigure(last) == isFigure(range) {
        joined[joined.count - 1] = last.lowerBound..<range.upperBound
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// Notes that cannot all begin where they should: as many lines as there is room for.
  mutating func overflow(_ carry: Int32, _ start: Int32, _ end: Int32, within height: Int) -> NoteFit {
    let parts = overflowParts(carry, start, end, within: height - Int(parameters.noteSeparator))
    var fit = NoteFit(height: self.height(of: parts.set))
    if !parts.carried.isEmpty {
      fit.carry = Int32(carries.count)
      carries.append(parts.carried)
    }
    return fit
  }

  /// The lines of ``overflow(_:_:_:within:)``.
  func overflowParts(
    _ carry: Int32, _ start: Int32, _ end: Int32, within height: Int
  ) -> (set: [Range<Int32>], carried: [Range<Int32>]) {
    var set: [Range<Int32>] = []
    var carried: [Range<Int32>] = []
    var room = height
    for range in (carry < 0 ? [] : carries[Int(carry)]) + [start..<end] {
      var line = range.lowerBound
      while carried.isEmpty, line < range.upperBound, Int(noteLines[Int(line)].height) <= room {
        room -= Int(noteLines[Int(line)].height)
        line += 1
      }
      set.append(range.lowerBound..<line)
      if line < range.upperBound { carried.append(line..<range.upperBound) }
    }
    return (joined(set), joined(carried))
  }
}
