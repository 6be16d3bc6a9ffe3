import DocumentModel

/// The names of the elements in files of ours.
package struct ElementNames: Hashable, Sendable {
  private var names: Set<[UInt8]> = []

  /// No names yet.
  package init() {}

  /// The names in one file.
  package init(in markup: [UInt8]) { add(from: markup) }

  /// Number of names.
  package var count: Int { names.count }

  /// Adds the names in a file. Every `<` in it begins a tag, a declaration or a comment, for text and attributes are escaped.
  package mutating func add(from markup: [UInt8]) {
    var last: [UInt8] = []
    var index = 0
    let bytes = markup.span
    while true {
      index = Self.firstTag(in: markup, from: index)
      if index >= bytes.count { return }
      let start = index + 1
      index = start
      while index < bytes.count, isAlphanumeric(bytes[index]) || bytes[index] == 0x3A { index += 1 }
      if index == start || last.elementsEqual(markup[start..<index]) { continue }
      last = Array(markup[start..<index])
      names.insert(last)
    }
  }

  /// The next `<`; the count if there is none.
  private static func firstTag(in markup: [UInt8], from start: Int) -> Int {
    unsafe markup.withUnsafeBytes { bytes in
      var index = start
      while index + ByteVector.count <= bytes.count {
        let first = unsafe ByteVector(bytes, at: index).marks(of: 0x3C).firstMark
        index += first
        if first < ByteVector.count { return index }
      }
      while unsafe index < bytes.count && bytes[index] != 0x3C { index += 1 }
      return index
    }
  }

  /// Whether an element is among them, by its name with or without its prefix.
  func contains(_ name: ArraySlice<UInt8>) -> Bool {
    if names.contains(Array(name)) { return true }
    guard let colon = name.firstIndex(of: 0x3A) else { return false }
    return names.contains(Array(name[(colon + 1)...]))
  }
}
