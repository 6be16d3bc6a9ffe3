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
    let own = StructureOrder.grouped(content.marks.map(\.element), into: elements.count)
    firstMark = own.map(\.first)
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
    let children = StructureOrder.grouped(elements.map(\.parent), into: elements.count)
    for element in elements.indices {
      let start = Int32(kids.count)
      order(marks: own[element], children: children[element].filter { isKept[Int($0)] })
      kidsOfElement.append(start..<Int32(kids.count))
    }
  }

  /// The kids of an element in reading order.
  func kids(of element: Int) -> ArraySlice<Kid> {
    kids[Int(kidsOfElement[element].lowerBound)..<Int(kidsOfElement[element].upperBound)]
  }

  /// Indices of `owners` by owner.
  private static func grouped(_ owners: [Int32], into count: Int) -> [[Int32]] {
    var groups = [[Int32]](repeating: [], count: count)
    for (index, owner) in owners.enumerated() where owner >= 0 { groups[Int(owner)].append(Int32(index)) }
    return groups
  }

  /// A container's children stand in their own order; text and what interrupts it, in the order on the pages.
  private mutating func order(marks: [Int32], children: [Int32]) {
    guard !marks.isEmpty else {
      kids += children.map { .element($0) }
      return
    }
    let children = children.enumerated().sorted {
      let (one, other) = (firstMark[Int($0.element)] ?? .max, firstMark[Int($1.element)] ?? .max)
      return one == other ? $0.offset < $1.offset : one < other
    }
    var mark = 0
    for child in children {
      while mark < marks.count, marks[mark] < firstMark[Int(child.element)] ?? .max {
        kids.append(.mark(marks[mark]))
        mark += 1
      }
      kids.append(.element(child.element))
    }
    kids += marks[mark...].map { .mark($0) }
  }
}
