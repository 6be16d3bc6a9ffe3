/// Listing the breaks: every place between two lines, in the order in which ways lead from one to another.
extension PageBreaker {
  /// Lists stretches, lanes and breaks; the first break stands for the beginning.
  mutating func prepare(_ material: PageMaterial, _ frames: PageFrames) {
    self.frames = frames
    prepareNotes(material.notes)
    stretches.removeAll(keepingCapacity: true)
    lanes.removeAll(keepingCapacity: true)
    breaks.removeAll(keepingCapacity: true)
    breaks.append(
      PageBreak(
        lineEnd: 0, nextLine: 0, cost: 0, noteEnd: 0, before: 0, after: 0, spacesBefore: 0, spacesAfter: 0,
        stretch: -1, lane: -1))
    var cursor = Cursor()
    for (index, choice) in material.choices.enumerated() {
      addPlain(material.items, upTo: choice.items.lowerBound, &cursor)
      add(choice, Int32(index), material.items, &cursor)
    }
    addPlain(material.items, upTo: Int32(material.items.count), &cursor)
    guard breaks.count > 1 else { return }
    for place in breaks.dropFirst() where place.isForced { stretches[Int(place.stretch)].isForced = true }
    breaks[breaks.count - 1].cost = VerticalItem.forced
    markedNotes = breaks[breaks.count - 1].noteEnd
    breaks[breaks.count - 1].noteEnd = Int32(material.notes.count)
  }

  /// How far the listing is.
  struct Cursor {
    /// The next item.
    var item: Int32 = 0
    /// Height and spaces up to it.
    var height = 0
    var spaces: Int32 = 0
  }

  /// Adds the items up to one as a stretch that can be set in one way. Spaces belong to the break before them.
  private mutating func addPlain(_ items: [VerticalItem], upTo end: Int32, _ cursor: inout Cursor) {
    let firstBreak = Int32(breaks.count)
    let first = cursor.item
    while cursor.item < end {
      let item = items[Int(cursor.item)]
      if item.kind == .space {
        addSpace(item, &cursor)
      } else {
        meetLine(item, &cursor)
        addLine(item, &cursor)
      }
      cursor.item += 1
    }
    let last = Int32(breaks.count - 1)
    guard last >= firstBreak else { return }
    lanes.append(PageLane(breaks: firstBreak..<last, shift: 0, cost: 0, count: end - first))
    breaks[Int(last)].lane = -1
    stretches.append(PageStretch(lanes: Int32(lanes.count - 1)..<Int32(lanes.count), end: last, choice: -1))
  }

  private mutating func addSpace(_ item: VerticalItem, _ cursor: inout Cursor) {
    cursor.height += Int(item.height)
    cursor.spaces += 1
    let last = breaks.count - 1
    if last > 0 { breaks[last].cost = combined(breaks[last].cost, item.cost) }
  }

  /// Tells the break before a line where that is.
  private mutating func meetLine(_ item: VerticalItem, _ cursor: inout Cursor) {
    let last = breaks.count - 1
    breaks[last].nextLine = cursor.item
    breaks[last].after = cursor.height - Int(item.resumption)
    breaks[last].spacesAfter = cursor.spaces
  }

  private mutating func addLine(_ item: VerticalItem, _ cursor: inout Cursor) {
    let known = breaks[breaks.count - 1].noteEnd
    cursor.height += Int(item.height)
    breaks.append(
      PageBreak(
        lineEnd: cursor.item + 1, nextLine: cursor.item + 1, cost: item.cost,
        noteEnd: min(max(known, item.notes.upperBound), Int32(noteLines.count)), before: cursor.height,
        after: cursor.height, spacesBefore: cursor.spaces, spacesAfter: cursor.spaces,
        stretch: Int32(stretches.count), lane: Int32(lanes.count)))
  }

  /// Adds a stretch with its variants.
  private mutating func add(
    _ choice: VerticalChoice, _ index: Int32, _ items: [VerticalItem], _ cursor: inout Cursor
  ) {
    let own = items[choice.items.asInts]
    if let first = own.first { meetLine(first, &cursor) }
    let start = breaks.count - 1
    let top = cursor.height
    let ownHeight = own.reduce(0) { $0 + Int($1.height) }
    let firstLane = Int32(lanes.count)
    addLane(own, from: start, top: top, shift: 0, cost: 0)
    for variant in choice.variants {
      let height = variant.items.reduce(0) { $0 + Int($1.height) }
      let shift = (height - ownHeight) / max(1, Int(frames.unit))
      guard abs(shift) <= Self.largestShift else { continue }
      addLane(variant.items[...], from: start, top: top, shift: shift, cost: variant.cost)
    }
    cursor.height = top + ownHeight
    cursor.item = choice.items.upperBound
    let noteEnd = own.reduce(breaks[start].noteEnd) { max($0, $1.notes.upperBound) }
    breaks.append(
      PageBreak(
        lineEnd: cursor.item, nextLine: cursor.item, cost: own.last?.cost ?? 0,
        noteEnd: min(noteEnd, Int32(noteLines.count)), before: cursor.height, after: cursor.height,
        spacesBefore: cursor.spaces, spacesAfter: cursor.spaces, stretch: Int32(stretches.count), lane: -1))
    stretches.append(
      PageStretch(lanes: firstLane..<Int32(lanes.count), end: Int32(breaks.count - 1), choice: index))
  }

  /// Adds the breaks between the lines of a variant.
  private mutating func addLane(
    _ items: ArraySlice<VerticalItem>, from start: Int, top: Int, shift: Int, cost: Int
  ) {
    let first = Int32(breaks.count)
    let before = breaks[start]
    var height = top
    var noteEnd = before.noteEnd
    for (line, item) in items.dropLast().enumerated() {
      height += Int(item.height)
      noteEnd = min(max(noteEnd, item.notes.upperBound), Int32(noteLines.count))
      breaks.append(
        PageBreak(
          lineEnd: before.nextLine + Int32(line) + 1, nextLine: before.nextLine + Int32(line) + 1, cost: item.cost,
          noteEnd: noteEnd, before: height, after: height - shift * Int(frames.unit), spacesBefore: before.spacesAfter,
          spacesAfter: before.spacesAfter, stretch: Int32(stretches.count), lane: Int32(lanes.count)))
    }
    lanes.append(
      PageLane(breaks: first..<Int32(breaks.count), shift: shift, cost: cost, count: Int32(items.count)))
  }

  private func combined(_ one: Int32, _ other: Int32) -> Int32 {
    let forced = VerticalItem.forced
    let forbidden = VerticalItem.forbidden
    if one <= forced || other <= forced { return forced }
    if one >= forbidden || other >= forbidden { return forbidden }
    return min(max(one + other, forced + 1), forbidden - 1)
  }
}
