import DocumentModel

/// The structure tree as it is to be written: which elements there are, and the kids of each in reading order.
struct StructureOrder {
  /// One kid of an element.
  enum Kid: Hashable {
    /// Another element.
    case element(Int32)
    /// Content: index into ``MarkedContent/marks``.
    case mark(Int32)
  }

  /// Whether each element is written: it owns content, or something in it does, or a table needs it.
  private(set) var isKept: [Bool]
  /// The first content of each element or of anything in it, as an index into ``MarkedContent/marks``.
  private(set) var firstMark: [Int32?]
  private var kids: [Kid] = []
  private var kidsOfElement: [Range<Int32>] = []

  /// The order of `elements` over their content.
  init(_ elements: [StructureElement], content: MarkedContent) {
    let own = Groups(content.marks.map(\.element), into: elements.count)
    firstMark = elements.indices.map { own[$0].first }
    for element in elements.indices.reversed() where elements[element].parent >= 0 {
      let parent = Int(elements[element].parent)
      if let first = firstMark[element], first < firstMark[parent] ?? .max { firstMark[parent] = first }
    }
    isKept = firstMark.map { $0 != nil }
    for element in elements.indices where elements[element].parent >= 0 {
      // A row without one of its cells would shift the others.
      let isCell = elements[element].role == .tableCell || elements[element].role == .tableHeader
      if isCell && isKept[Int(elements[element].parent)] { isKept[element] = true }
    }
    if !isKept.isEmpty { isKept[0] = true }
    let children = Groups(zip(elements, isKept).map { $1 ? $0.parent : -1 }, into: elements.count)
    kids.reserveCapacity(content.marks.count + elements.count)
    kidsOfElement.reserveCapacity(elements.count)
    for element in elements.indices {
      let start = Int32(kids.count)
      order(marks: own[element], children: children[element])
      kidsOfElement.append(start..<Int32(kids.count))
    }
  }

  /// The kids of an element in reading order.
  func kids(of element: Int) -> ArraySlice<Kid> {
    kids[Int(kidsOfElement[element].lowerBound)..<Int(kidsOfElement[element].upperBound)]
  }

  /// The indices of things by their owners, ascending; things without one (−1) are in no group.
  private struct Groups {
    private var members: [Int32]
    /// Where the members of each group begin, and where the last ends.
    private var starts: [Int32]

    init(_ owners: [Int32], into count: Int) {
      starts = [Int32](repeating: 0, count: count + 1)
      for owner in owners where owner >= 0 { starts[Int(owner) + 1] += 1 }
      for group in 0..<count { starts[group + 1] += starts[group] }
      var next = starts
      members = [Int32](repeating: 0, count: Int(starts[count]))
      for (index, owner) in owners.enumerated() where owner >= 0 {
        members[Int(next[Int(owner)])] = Int32(index)
        next[Int(owner)] += 1
      }
    }

    subscript(group: Int) -> ArraySlice<Int32> { members[Int(starts[group])..<Int(starts[group + 1])] }
  }

  /// A container's children stand in their own order; text and what interrupts it, in the order on the pages.
  private mutating func order(marks: ArraySlice<Int32>, children: ArraySlice<Int32>) {
    guard !marks.isEmpty, !children.isEmpty else {
      for mark in marks { kids.append(.mark(mark)) }
      for child in children { kids.append(.element(child)) }
      return
    }
    let children = children.enumerated().sorted {
      let (one, other) = (firstMark[Int($0.element)] ?? .max, firstMark[Int($1.element)] ?? .max)
      return one == other ? $0.offset < $1.offset : one < other
    }
    var mark = marks.startIndex
    for child in children {
      while mark < marks.endIndex, marks[mark] < firstMark[Int(child.element)] ?? .max {
        kids.append(.mark(marks[mark]))
        mark += 1
      }
      kids.append(.element(child.element))
    }
    kids += marks[mark...].map { .mark($0) }
  }
}
