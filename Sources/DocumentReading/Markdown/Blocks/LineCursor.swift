/// A place within one line, in bytes and in columns (a tab reaches to the next multiple of four).
struct LineCursor {
  /// First byte of the line.
  var start = 0
  /// One past the last byte, the line end left out.
  var end = 0
  /// First byte of the next line.
  var next = 0
  /// From 1.
  var number: Int32 = 0
  var offset = 0
  var column = 0
  /// Whether `offset` is a tab of which some columns are used up.
  var isInTab = false
  /// The first byte from `offset` that is neither space nor tab, or `end`.
  var nextNonspace = 0
  var nextNonspaceColumn = 0
  /// Whether a form feed within a line ends it; the next line then begins with the form feed.
  var endsAtFormFeed = false

  /// Columns from here to the next text.
  var indent: Int { nextNonspaceColumn - column }
  var isBlank: Bool { nextNonspace == end }
  var isIndented: Bool { indent >= 4 }

  /// Moves to the line that begins at `position`.
  mutating func begin(at position: Int, in bytes: ByteView) {
    start = position
    var index = ByteSearch.firstControl(in: bytes, from: position)
    while index < bytes.count && !CharacterClass.isLineEnd(bytes[index]) {
      if bytes[index] == 0x0C && endsAtFormFeed && index > position { break }
      index = ByteSearch.firstControl(in: bytes, from: index + 1)
    }
    end = index
    if index < bytes.count && CharacterClass.isLineEnd(bytes[index]) {
      index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    }
    next = index
    number += 1
    offset = position
    column = 0
    isInTab = false
  }

  /// Looks where the next text begins.
  mutating func findNextNonspace(in bytes: ByteView) {
    var index = offset
    var columns = column
    while index < end {
      if bytes[index] == 0x20 {
        columns += 1
      } else if bytes[index] == 0x09 {
        columns += 4 - columns % 4
      } else {
        break
      }
      index += 1
    }
    nextNonspace = index
    nextNonspaceColumn = columns
  }

  mutating func advanceToNextNonspace() {
    offset = nextNonspace
    column = nextNonspaceColumn
    isInTab = false
  }

  /// Moves over `count` bytes that are neither tabs nor line ends.
  mutating func advance(bytes count: Int) {
    offset += count
    column += count
    isInTab = false
  }

  /// Moves over up to `count` columns, stopping within a tab if need be.
  mutating func advance(columns count: Int, in bytes: ByteView) {
    var left = count
    while left > 0 && offset < end {
      guard bytes[offset] == 0x09 else {
        isInTab = false
        offset += 1
        column += 1
        left -= 1
        continue
      }
      let width = 4 - column % 4
      isInTab = width > left
      let step = min(width, left)
      column += step
      offset += isInTab ? 0 : 1
      left -= step
    }
  }
}
