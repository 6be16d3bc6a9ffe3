import DocumentModel

/// Where the next glyph of a line comes to stand, and whether a `TJ` operator and a string in it are open.
struct Pen {
  /// Parts of 1/1000 em that positions are reckoned in.
  static let unit = 1024

  private let size: Length
  private let scale: Int
  /// The position that PDF has reached, in 1/1000 em.
  private var reached = 0
  private var isOperatorOpen = false
  private var isStringOpen = false

  /// A pen at the start of a line of a type size and a horizontal scale in 1/1000.
  init(size: Length, scale: Int32) {
    self.size = size
    self.scale = max(1, Int(scale))
  }

  /// Whether nothing was put on the line yet.
  var isAtStart: Bool { reached == 0 && !isOperatorOpen }

  /// A distance from the start of the line, in ``unit``s.
  func position(of offset: Int32) -> Int {
    (Int(offset) * 1000 * 1000).roundedQuotient(by: size.scaledPoints) * Pen.unit / scale
  }

  /// Moves to a position in ``unit``s, rounded to 1/1000 em; what is left over counts at the next move.
  mutating func move(to position: Int, _ content: inout PDFBytes) {
    let wanted = position.roundedQuotient(by: Pen.unit)
    if wanted == reached { return }
    if isStringOpen { content.put(byte: 0x29) }
    if !isOperatorOpen { content.put(byte: 0x5B) }
    isOperatorOpen = true
    isStringOpen = false
    content.put(reached - wanted)
    reached = wanted
  }

  /// Opens a string for glyphs.
  mutating func open(_ content: inout PDFBytes) {
    if !isOperatorOpen { content.put(byte: 0x5B) }
    if !isStringOpen { content.put(byte: 0x28) }
    isOperatorOpen = true
    isStringOpen = true
  }

  /// Counts glyphs that were put.
  mutating func advance(by width: Int) { reached += width }

  /// Ends the operator.
  mutating func close(_ content: inout PDFBytes) {
    if isStringOpen { content.put(byte: 0x29) }
    if isOperatorOpen { content.put("]TJ\n") }
    isOperatorOpen = false
    isStringOpen = false
  }
}

extension Int {
  /// The quotient rounded to the nearest; halves away from zero. 0 if the divisor is 0.
  func roundedQuotient(by divisor: Int) -> Int {
    if divisor == 0 { return 0 }
    let half = divisor.magnitude / 2
    let quotient = Int((magnitude + half) / divisor.magnitude)
    return (self < 0) == (divisor < 0) ? quotient : -quotient
  }
}

extension PDFBytes {
  /// A glyph's number, inside a string.
  mutating func put(glyph number: UInt16) {
    putEscaped(UInt8(truncatingIfNeeded: number >> 8))
    putEscaped(UInt8(truncatingIfNeeded: number))
  }

  /// A filled rectangle.
  mutating func put(_ rectangle: Rectangle, onPageOf height: Length) {
    put(rectangle.origin.x)
    put(byte: 0x20)
    put(height - rectangle.origin.y - rectangle.size.height)
    put(byte: 0x20)
    put(rectangle.size.width)
    put(byte: 0x20)
    put(rectangle.size.height)
    put(" re f\n")
  }

  /// A picture.
  mutating func put(picture: TableIndex, _ turn: PictureTurn, in rectangle: Rectangle, onPageOf height: Length) {
    let box = turn.fitted(rectangle)
    let bottom = height - box.origin.y - box.size.height
    put("q ")
    for number in turn.matrix(left: box.origin.x, bottom: bottom, size: box.size) {
      put(number)
      put(byte: 0x20)
    }
    put("cm/I")
    put(Int(picture))
    put(" Do Q\n")
  }
}
