internal import DocumentModel
internal import FontShaping

/// Cuts code into lines of at most so many cells. Every line feed ends a line; what is too long goes on below, indented.
struct CodeLines {
  /// A line of code, or a part of one.
  struct Line {
    /// Index of its first byte in the text.
    var start: Int
    /// Its characters, tabs as spaces, and the cells that each takes.
    var text: [UInt8]
    /// Cells that it is indented because it goes on from the line above.
    var indent = 0
    /// Whether it does.
    var isContinuation = false
    /// Whether it goes on below.
    var isContinued = false
  }

  private let bytes: ArraySlice<UInt8>
  private let cells: Int
  private var position: Int
  private var hangingIndent = 0
  private var isContinuation = false
  /// Cells between tab stops.
  private static let tab = 4

  /// The lines of a text, without the line feed at its end.
  init(_ bytes: ArraySlice<UInt8>, cells: Int) {
    self.bytes = bytes.last == 0x0A ? bytes.dropLast() : bytes
    self.cells = max(4, cells)
    position = bytes.startIndex
  }

  /// The next line.
  mutating func next() -> Line? {
    guard position < bytes.endIndex || position == bytes.endIndex && !isContinuation && bytes.last == 0x0A else {
      return nil
    }
    var line = Line(start: position, text: [])
    line.isContinuation = isContinuation
    line.indent = isContinuation ? hangingIndent : 0
    let room = cells - line.indent
    var scalars = UTF8Scalars(bytes[position...])
    var width = 0
    var start = position
    var lastBreak: (index: Int, count: Int)?
    while let scalar = scalars.next() {
      if scalar == 0x0A { return finish(line, at: scalars.position, continued: false) }
      if scalar == 0x0D {
        start = scalars.position
        continue
      }
      let wide = scalar == 0x09 ? CodeLines.tab - width % CodeLines.tab : CodeLines.width(of: scalar)
      if width + wide > room && width > 0 && !scalar.isMark {
        if let lastBreak, lastBreak.count * 3 > line.text.count * 2 {
          line.text.removeSubrange(lastBreak.count...)
          return finish(line, at: lastBreak.index, continued: true)
        }
        return finish(line, at: start, continued: true)
      }
      if scalar == 0x09 {
        line.text += [UInt8](repeating: 0x20, count: wide)
      } else {
        line.text += bytes[start..<scalars.position]
      }
      width += wide
      start = scalars.position
      if scalar == 0x20 || scalar == 0x2C || scalar == 0x3B || scalar == 0x2F || scalar == 0x29 {
        lastBreak = (start, line.text.count)
      }
    }
    position = bytes.endIndex + 1
    return line
  }

  private mutating func finish(_ line: Line, at index: Int, continued: Bool) -> Line {
    var line = line
    line.isContinued = continued
    position = index
    if continued && !isContinuation {
      let spaces = line.text.prefix { $0 == 0x20 }.count
      hangingIndent = min(spaces + 2, cells / 2)
    }
    isContinuation = continued
    return line
  }

  /// Cells of a character: none for marks, two for ideographs and the like.
  static func width(of scalar: UInt32) -> Int {
    if scalar < 0x300 { return 1 }
    if scalar.isMark { return 0 }
    return CellWidths.isWide(scalar) ? 2 : 1
  }
}

/// Sets lines of code: one run a line, spaces included, so that copied code keeps them.
struct CodeSetter {
  let face: Int32
  let size: Int32
  let cell: Int32
  let setting: TextSetting
  var traits: TextTraits?

  init(face: Int32, size: Int32, cell: Int32, setting: TextSetting) {
    self.face = face
    self.size = size
    self.cell = cell
    self.setting = setting
  }

  /// Puts a line into a galley, its items relative to the baseline.
  func set(_ line: CodeLines.Line, in galley: inout Galley, _ typeCase: inout TypeCase) {
    guard let traits else { return }
    let left = setting.position + setting.start
    let room = setting.width - setting.start - setting.end
    if line.isContinuation { setMark(at: left + (Int32(line.indent) - 2) * cell, in: &galley, &typeCase) }
    let first = Int32(galley.segments.count)
    var x: Int32 = 0
    for piece in typeCase.pieces(of: line.text[...], face: face, language: "") {
      let piecesFace = typeCase.faces[piece.face]
      let run = typeCase.fonts.shape(line.text[piece.range], in: piecesFace.font, as: traits)
      galley.segments.append(TextSegment(run, offset: x, spaceFollows: false))
      x += piecesFace.scaled(Int(typeCase.measures.word(run).advance), at: size)
    }
    guard galley.segments.count > first else { return }
    if !line.isContinued { galley.segments[galley.segments.count - 1].spaceFollows = true }
    var item = TextItem(
      origin: Point(x: .scaled(left + Int32(line.indent) * cell), y: .zero), size: .scaled(size),
      segments: first..<Int32(galley.segments.count), owner: .element(setting.owner))
    let free = room - Int32(line.indent) * cell
    if x > free && x > 0 {
      item.scale = Int32(max(1, Int(free) * 1000 / Int(x)))
      for index in Int(first)..<galley.segments.count {
        galley.segments[index].offset = Int32(Int(galley.segments[index].offset) * Int(item.scale) / 1000)
      }
    }
    galley.items.append(.text(item))
  }

  /// The mark before a line that goes on from the one above.
  private func setMark(at x: Int32, in galley: inout Galley, _ typeCase: inout TypeCase) {
    guard let traits else { return }
    let mark = typeCase.fonts.hasGlyph(for: 0x21B3, in: typeCase.faces[face].font) ? "↳" : "›"
    let bytes = Array(mark.utf8)
    guard let piece = typeCase.pieces(of: bytes[...], face: face, language: "").first else { return }
    let run = typeCase.fonts.shape(bytes[...], in: typeCase.faces[piece.face].font, as: traits)
    let first = Int32(galley.segments.count)
    galley.segments.append(TextSegment(run, offset: 0, spaceFollows: false))
    galley.items.append(
      .text(
        TextItem(
          origin: Point(x: .scaled(max(x, 0)), y: .zero), size: .scaled(size), segments: first..<first + 1,
          owner: .decoration)))
  }
}
