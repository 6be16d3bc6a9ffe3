internal import DocumentModel
internal import FontShaping

/// Sets one line.
struct LineSetter {
  /// The line as broken.
  private(set) var line: BrokenLine
  /// How it is set.
  var setting: TextSetting
  private(set) var isFirst = true
  private(set) var isLast = false

  /// A run or a picture on the line.
  struct Piece {
    /// The run, or the index of a picture.
    var run: Int32
    var isPicture: Bool
    var look: Int32
    var level: UInt8
    /// Width, and the width, stretch and shrink of the space after it.
    var width: Int
    var gap = 0
    var stretch = 0
    var shrink = 0
    /// Whether that is a space of the text.
    var spaceFollows = false
    /// Embedding level of the space.
    var gapLevel: UInt8 = 0
    /// Number of its glyphs.
    var glyphs = 0
    /// Left end, from the line's left end.
    var x = 0
  }

  var pieces: [Piece] = []
  /// Width of the space before the first piece.
  var lead = 0
  /// Left end of the line, from the left edge of the text area.
  var left = 0
  /// Horizontal scale in thousandths.
  var scale: Int32 = 1000
  /// Space after each glyph, in thousandths of the type size.
  var tracking: Int32 = 0
  /// Whether there may be any.
  var mayTrack = true
  /// Byte offset of the first text, or -1.
  var offset: Int32 = -1

  init(line: BrokenLine, setting: TextSetting) {
    self.line = line
    self.setting = setting
  }

  /// Takes up a line of the same paragraph.
  mutating func begin(_ line: BrokenLine, isFirst: Bool, isLast: Bool) {
    self.line = line
    self.isFirst = isFirst
    self.isLast = isLast
    pieces.removeAll(keepingCapacity: true)
    lead = 0
    left = 0
    scale = 1000
    tracking = 0
    mayTrack = true
    offset = -1
  }

  /// Gathers the runs of the line, joining the parts of words that stay whole and shaping those of divided words.
  mutating func gather(_ paragraph: ParagraphItems, _ typeCase: TypeCase) {
    pieces.reserveCapacity(line.items.count)
    var index = Int(line.items.lowerBound)
    let end = Int(line.items.upperBound)
    while index < end {
      let item = paragraph.items[index]
      let part = paragraph.parts[index]
      switch item.kind {
      case .glue:
        addGap(item, part)
        index += 1
      case .penalty:
        if item.isHyphen && index == end - 1 && line.endsInHyphen && item.width > 0 {
          addHyphen(part, paragraph, typeCase)
        }
        index += 1
      case .box:
        if offset < 0 { offset = part.offset }
        var last = index
        var width = Int(item.width)
        if part.kind == .text {
          while let next = nextPart(of: part.word, after: last, before: end, in: paragraph) {
            last = next
            width += Int(paragraph.items[next].width)
          }
        }
        addBox(from: part, to: paragraph.parts[last].to, width: width, paragraph, typeCase)
        index = last + 1
      }
    }
    if !isLast && !line.endsInHyphen && endsAtSpace(paragraph) && !pieces.isEmpty {
      pieces[pieces.count - 1].spaceFollows = true
    }
  }

  /// The index of the next part of a word on the line.
  private func nextPart(of word: Int32, after index: Int, before end: Int, in paragraph: ParagraphItems) -> Int? {
    let next = index + 2
    guard next < end, paragraph.items[index + 1].kind == .penalty else { return nil }
    return paragraph.parts[next].kind == .text && paragraph.parts[next].word == word ? next : nil
  }

  /// Whether the line ends where the text has a space or a line end of its own.
  private func endsAtSpace(_ paragraph: ParagraphItems) -> Bool {
    let end = Int(line.items.upperBound)
    guard end < paragraph.parts.count else { return false }
    return paragraph.parts[end].kind == .space
      || paragraph.items[end].kind == .penalty && paragraph.items[end].cost == LineItem.forced
  }

  private mutating func addGap(_ glue: LineItem, _ part: LinePart) {
    guard !pieces.isEmpty else {
      lead += Int(glue.width)
      return
    }
    let last = pieces.count - 1
    pieces[last].gap += Int(glue.width)
    pieces[last].stretch += Int(glue.stretch)
    pieces[last].shrink += Int(glue.shrink)
    pieces[last].gapLevel = part.level
    if part.kind == .space { pieces[last].spaceFollows = true }
  }

  private mutating func addHyphen(_ part: LinePart, _ paragraph: ParagraphItems, _ typeCase: TypeCase) {
    let look = paragraph.looks[Int(part.look)]
    let face = typeCase.faces[look.face]
    pieces.append(
      Piece(
        run: face.hyphen, isPicture: false, look: part.look, level: part.level,
        width: Int(face.scaled(face.hyphenAdvance, at: look.size)), glyphs: 1))
  }

  /// Adds a picture, or a word or the part of one that ends before some byte of it.
  private mutating func addBox(
    from first: LinePart, to end: Int32, width: Int, _ paragraph: ParagraphItems, _ typeCase: TypeCase
  ) {
    guard first.kind == .text else {
      let picture = paragraph.pictures[Int(first.run)]
      pieces.append(
        Piece(run: first.run, isPicture: true, look: first.look, level: first.level, width: Int(picture.width)))
      return
    }
    var run = first.run
    var width = width
    if typeCase.measures[run].joins { mayTrack = false }
    if first.from > 0 || end < typeCase.measures[run].length {
      let look = paragraph.looks[Int(first.look)]
      let face = typeCase.faces[look.face]
      var traits = look.traits
      traits.direction = first.level % 2 == 1 ? .rightToLeft : .leftToRight
      let bytes = typeCase.text(of: run, from: first.from, to: end)
      run = typeCase.fonts.shape(bytes[...], in: face.font, as: traits)
      width = Int(face.scaled(Int(typeCase.fonts.shapes.runs[Int(run)].advance), at: look.size))
    }
    pieces.append(
      Piece(
        run: run, isPicture: false, look: first.look, level: first.level, width: width,
        glyphs: line.tracking == 0 ? 0 : typeCase.fonts.shapes.runs[Int(run)].glyphs.count))
  }

  /// Gives the pieces their places, filling the measure where the line is to be filled.
  mutating func justify(_ paragraph: ParagraphItems, isMirrored: Bool, from direction: Direction) {
    scale = line.scale
    if scale != 1000 { applyScale() }
    if line.tracking != 0 && mayTrack { track(paragraph) }
    lead -= Int(line.leftOverhang)
    var natural = lead
    var stretch = 0
    var shrink = 0
    for (index, piece) in pieces.enumerated() {
      natural += piece.width
      guard index + 1 < pieces.count else { break }
      natural += piece.gap
      stretch += piece.stretch
      shrink += piece.shrink
    }
    // What is behind the last glyph is not seen.
    let last = pieces.last.map {
      LineSetter.tracking(of: 1, tracking, size: paragraph.looks[Int($0.look)].size, scale: scale)
    }
    let measure = Int(line.measure) + Int(line.rightOverhang) + (last ?? 0)
    let slack = measure - natural
    if slack > 0 && line.isFilled && stretch > 0 {
      distribute(slack, over: stretch)
    } else if slack > 0 && line.looseFill > 0 && stretch > 0 {
      distribute(min(slack, stretch * Int(line.looseFill) / 100), over: stretch)
    } else if slack < 0 && shrink > 0 {
      distribute(max(slack, -shrink), over: shrink)
    }
    orderPieces()
    let width = pieces.reduce(0) { max($0, $1.x + $1.width) }
    if width > measure && width > 0 {
      let share = max(1, measure * 1000 / width)
      scale = Int32(clamping: max(1, Int(scale) * share / 1000))
      for index in pieces.indices {
        pieces[index].x = pieces[index].x * share / 1000
        pieces[index].width = pieces[index].width * share / 1000
      }
    }
    place(min(width, measure), isMirrored: isMirrored, from: direction)
  }

  /// Scales the pieces, but for pictures, and the spaces between them.
  private mutating func applyScale() {
    for index in pieces.indices {
      if !pieces[index].isPicture { pieces[index].width = pieces[index].width * Int(scale) / 1000 }
      pieces[index].gap = pieces[index].gap * Int(scale) / 1000
    }
  }

  /// Most space after a glyph, in thousandths of the type size.
  private static var mostTracking: Int { 10 }

  /// Shares the line's tracking out among its glyphs, in whole thousandths of the type size. Scripts whose letters join are
  /// not tracked.
  private mutating func track(_ paragraph: ParagraphItems) {
    var ems = 0
    for piece in pieces where !piece.isPicture {
      if piece.level % 2 == 1 { return }
      ems += piece.glyphs * Int(paragraph.looks[Int(piece.look)].size)
    }
    let unit = ems * Int(scale) / 1_000_000
    guard unit > 0 else { return }
    let share = (Int(line.tracking) + (line.tracking < 0 ? -unit : unit) / 2) / unit
    tracking = Int32(min(max(share, -Self.mostTracking), Self.mostTracking))
    for index in pieces.indices where !pieces[index].isPicture {
      pieces[index].width += LineSetter.tracking(
        of: pieces[index].glyphs, tracking, size: paragraph.looks[Int(pieces[index].look)].size, scale: scale)
    }
  }

  /// The space after so many glyphs, in scaled points.
  private static func tracking(of glyphs: Int, _ tracking: Int32, size: Int32, scale: Int32) -> Int {
    glyphs * Int(tracking) * Int(size) / 1000 * Int(scale) / 1000
  }

  /// Widens or narrows the gaps by `slack` in all, in proportion to their elasticity, carrying the rounding error forward.
  private mutating func distribute(_ slack: Int, over total: Int) {
    var seen = 0
    var given = 0
    for index in pieces.indices.dropLast() {
      seen += slack < 0 ? pieces[index].shrink : pieces[index].stretch
      let due = slack * seen / total
      pieces[index].gap += due - given
      given = due
    }
  }

  /// Puts the pieces side by side in the order in which they are seen.
  private mutating func orderPieces() {
    var x = lead
    guard pieces.contains(where: { $0.level > 0 }) else {
      for index in pieces.indices {
        pieces[index].x = x
        x += pieces[index].width + pieces[index].gap
      }
      return
    }
    // Spaces have levels of their own, so they are ordered like pieces: unit 2n is a piece, unit 2n + 1 the gap after it.
    var levels: [UInt8] = []
    for piece in pieces { levels += [piece.level, piece.gap > 0 ? piece.gapLevel : piece.level] }
    levels.removeLast()
    for unit in BidiOrder.visualOrder(of: levels) {
      if unit % 2 == 0 {
        pieces[unit / 2].x = x
        x += pieces[unit / 2].width
      } else {
        x += pieces[unit / 2].gap
      }
    }
  }

  /// Places the line.
  ///
  /// - Parameters:
  ///   - width: That of its text.
  ///   - isMirrored: Whether the near edge is the right one, as in a document that runs right to left.
  ///   - direction: Where the paragraph begins between its edges.
  private mutating func place(_ width: Int, isMirrored: Bool, from direction: Direction) {
    let indent = Int(isFirst ? setting.firstIndent : setting.turnover)
    let slack = Int(line.measure) - width
    var before: Int
    switch setting.style.alignment {
    case .justified, .start: before = 0
    case .center: before = slack / 2
    case .end: before = slack
    }
    if direction == .rightToLeft { before = slack - before }
    let start = Int(setting.position) + Int(setting.start)
    let right = Int(setting.position) + Int(setting.width) - Int(setting.start)
    switch (isMirrored, direction) {
    case (false, .leftToRight): left = start + indent + before
    case (false, .rightToLeft): left = start + before
    case (true, .leftToRight): left = right - Int(line.measure) + before
    case (true, .rightToLeft): left = right - indent - Int(line.measure) + before
    }
  }
}

extension LineSetter {
  /// Puts the line's items into a galley, in reading order. Neighbouring pieces of one look become one text item.
  func set(in galley: inout Galley, _ paragraph: ParagraphItems, _ typeCase: TypeCase) -> SetLine {
    let first = Int32(galley.items.count)
    var set = SetLine(items: first..<first, offset: offset, ascent: 0, endsInHyphen: line.endsInHyphen)
    var index = 0
    while index < pieces.count {
      let piece = pieces[index]
      guard !piece.isPicture else {
        let picture = paragraph.pictures[Int(piece.run)]
        let frame = Rectangle(
          x: .scaled(left + piece.x), y: .scaled(-Int(picture.height)), width: .scaled(piece.width),
          height: .scaled(Int(picture.height)))
        galley.items.append(.picture(picture.image, frame, .element(picture.owner)))
        set.ascent = max(set.ascent, picture.height)
        index += 1
        continue
      }
      var end = index + 1
      while end < pieces.count, !pieces[end].isPicture, isSame(pieces[end].look, piece.look, paragraph) { end += 1 }
      setText(index..<end, in: &galley, paragraph, typeCase)
      index = end
    }
    set.items = first..<Int32(galley.items.count)
    set.reach = Int32(clamping: pieces.reduce(0) { max($0, left + $1.x + $1.width) })
    return set
  }

  /// Whether two looks differ in nothing that a text item tells.
  private func isSame(_ one: Int32, _ other: Int32, _ paragraph: ParagraphItems) -> Bool {
    if one == other { return true }
    let (one, other) = (paragraph.looks[Int(one)], paragraph.looks[Int(other)])
    return one.isLike(other)
  }

  private func setText(
    _ range: Range<Int>, in galley: inout Galley, _ paragraph: ParagraphItems, _ typeCase: TypeCase
  ) {
    let look = paragraph.looks[Int(pieces[range.lowerBound].look)]
    var near = Int.max
    var far = Int.min
    for piece in pieces[range] {
      near = min(near, piece.x)
      far = max(far, piece.x + piece.width)
    }
    let first = Int32(galley.segments.count)
    for piece in pieces[range] {
      galley.segments.append(
        TextSegment(piece.run, offset: Int32(clamping: piece.x - near), spaceFollows: piece.spaceFollows))
    }
    var item = TextItem(
      origin: Point(x: .scaled(left + near), y: .scaled(-Int(look.rise))), size: .scaled(Int(look.size)),
      segments: first..<Int32(galley.segments.count), owner: look.pageOwner)
    item.scale = scale
    item.tracking = tracking
    item.actualText = look.actualText
    galley.items.append(.text(item))
    if look.isStruck {
      let face = typeCase.faces[look.face]
      let thickness = max(Int(look.size) / 20, 1 << 14)
      let height = Int(face.scaled(face.xHeight, at: look.size)) / 2
      let rule = Rectangle(
        x: .scaled(left + near), y: .scaled(-Int(look.rise) - height - thickness / 2), width: .scaled(far - near),
        height: .scaled(thickness))
      galley.items.append(.rule(rule, .decoration))
    }
  }
}

extension Look {
  /// Whose the text is, as pages tell it.
  var pageOwner: PageOwner { owner >= 0 ? .element(owner) : owner == -1 ? .decoration : .pagination }
}

extension Length {
  /// A length in scaled points.
  static func scaled(_ points: some BinaryInteger) -> Length { Length(scaledPoints: Int(points)) }
}
