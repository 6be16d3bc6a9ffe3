internal import DocumentModel
internal import FontShaping

/// A stretch of text to be cut into words.
struct TextStretch {
  /// The text that it is in.
  var text: [UInt8]
  /// Its bytes.
  var range: Range<Int>
  /// Index of its look.
  var look: Int32
}

extension ParagraphItems {
  /// Adds the words of a stretch of text and the spaces between them.
  mutating func add(_ stretch: TextStretch, from typeCase: inout TypeCase) {
    let text = stretch.text
    let end = stretch.range.upperBound
    let glue = wordSpace(in: stretch.look, typeCase)
    var index = stretch.range.lowerBound
    var isAfterSoftHyphen = false
    while index < end {
      let byte = text[index]
      if byte <= 0x20 {
        if !isAfterSpace {
          if bound.binds(text, at: index) {
            forbidEnd(LinePart(kind: .none, look: stretch.look, offset: Int32(clamping: index - origin)))
          }
          append(glue, spacePart(look: stretch.look, at: index))
          if index > 0 && text[index - 1] == 0x2D { items[items.count - 1].isHyphen = true }
        }
        index += 1
        continue
      }
      if byte == 0xC2 || byte == 0xE2, let space = TextSpace(at: index, in: text, upTo: end) {
        isAfterSoftHyphen = space == .softHyphen
        if space != .word || !isAfterSpace { addSpace(space, look: stretch.look, at: index, from: typeCase) }
        index += byte == 0xC2 ? 2 : 3
        continue
      }
      var wordEnd = index + 1
      while wordEnd < end {
        let next = text[wordEnd]
        if next <= 0x20 || (next == 0xC2 || next == 0xE2) && TextSpace(at: wordEnd, in: text, upTo: end) != nil {
          break
        }
        wordEnd += 1
      }
      let isBeforeSoftHyphen = wordEnd + 1 < end && text[wordEnd] == 0xC2 && text[wordEnd + 1] == 0xAD
      let word = TextStretch(text: text, range: index..<wordEnd, look: stretch.look)
      addWord(word, divides: looks[Int(stretch.look)].divides && !isBeforeSoftHyphen && !isAfterSoftHyphen, &typeCase)
      isAfterSoftHyphen = false
      index = wordEnd
    }
  }

  /// Adds a space, or a place for a line end.
  mutating func addSpace(_ space: TextSpace, look: Int32, at index: Int, from typeCase: TypeCase) {
    let style = looks[Int(look)]
    let face = typeCase.faces[style.face]
    let part = spacePart(look: look, at: index)
    var place = part
    place.kind = .none
    switch space {
    case .word, .noBreak:
      if space == .noBreak { forbidEnd(place) }
      append(wordSpace(in: look, typeCase), part)
    case .fixed(let thousandths, let breaks):
      if !breaks { forbidEnd(place) }
      append(.glue(Int32(Int(style.size) * thousandths / 1000), stretch: 0, shrink: 0), part)
    case .zeroWidth: append(.penalty(0), place)
    case .softHyphen:
      let width = face.scaled(face.hyphenAdvance, at: style.size)
      append(hyphen(hyphenCost, width: width), place)
    }
  }

  /// The space between words in a look.
  private func wordSpace(in look: Int32, _ typeCase: TypeCase) -> LineItem {
    let face = typeCase.faces[looks[Int(look)].face]
    let width = face.scaled(face.space, at: looks[Int(look)].size)
    return .glue(width, stretch: width / 2, shrink: width / 3)
  }

  /// What stands behind a space.
  @inline(__always)
  private func spacePart(look: Int32, at index: Int) -> LinePart {
    let level = levels.isEmpty ? 0 : levels[index - origin]
    return LinePart(kind: .space, level: level, look: look, offset: Int32(clamping: index - origin))
  }

  /// Adds a word, in pieces where directions or scripts change in it.
  private mutating func addWord(_ word: TextStretch, divides: Bool, _ typeCase: inout TypeCase) {
    guard !levels.isEmpty || !opportunities.isEmpty || word.range.count > ParagraphItems.longestPiece else {
      addPiece(word, divides: divides, &typeCase)
      return
    }
    emergencyStep = word.range.count > ParagraphItems.longestPiece ? 4 : 1
    defer { emergencyStep = 1 }
    var start = word.range.lowerBound
    for index in word.range.dropFirst() where word.text[index] & 0xC0 != 0x80 {
      let mayBreak = !opportunities.isEmpty && opportunities[index - origin]
      let turns = !levels.isEmpty && levels[index - origin] != levels[index - 1 - origin]
      let isLong = index - start >= ParagraphItems.longestPiece
      guard mayBreak || turns || isLong else { continue }
      addPiece(TextStretch(text: word.text, range: start..<index, look: word.look), divides: divides, &typeCase)
      if mayBreak {
        addOpportunity(before: index, in: word)
      } else if isLong {
        append(
          .penalty(ParagraphItems.emergencyCost),
          LinePart(kind: .none, look: word.look, offset: Int32(clamping: index - origin)))
      }
      start = index
    }
    let rest = TextStretch(text: word.text, range: start..<word.range.upperBound, look: word.look)
    addPiece(rest, divides: divides, &typeCase)
  }

  /// Bytes after which a word without spaces is shaped in pieces.
  static let longestPiece = 400
  /// Cost of breaking a word that is wider than the line at any character.
  static let emergencyCost: Int32 = 5000

  /// Adds a place for a line end between characters of a script without spaces. Ideographs have some stretch between them,
  /// and a quarter of an em to letters and figures of other scripts (JLREQ 3.2.6). So have words of Thai and the like, but
  /// less than readers of PDF take for a space.
  private mutating func addOpportunity(before index: Int, in word: TextStretch) {
    var scalars = UTF8Scalars(word.text[index..<word.range.upperBound])
    let look = looks[Int(word.look)]
    let level = levels.isEmpty ? 0 : levels[index - origin]
    let part = LinePart(kind: .none, level: level, look: word.look, offset: Int32(clamping: index - origin))
    let next = scalars.next() ?? 0
    var before = index - 1
    while before > word.range.lowerBound && word.text[before] & 0xC0 == 0x80 { before -= 1 }
    var earlier = UTF8Scalars(word.text[before..<index])
    let last = earlier.next() ?? 0
    let meets =
      LineOpportunities.isIdeograph(last) && LineOpportunities.isForeign(next)
      || LineOpportunities.isForeign(last) && LineOpportunities.isIdeograph(next)
    if meets {
      append(.glue(look.size / 4, stretch: look.size / 8, shrink: look.size / 8), part)
    } else if EastAsianCharacters.isIdeographic(next) {
      append(.glue(0, stretch: look.size / 8, shrink: 0), part)
    } else if LineOpportunities.isOfUnspacedWords(last) && LineOpportunities.isOfUnspacedWords(next) {
      append(.glue(0, stretch: look.size / 20, shrink: 0), part)
    } else if EastAsianCharacters.isHangul(last) && EastAsianCharacters.isHangul(next) {
      append(.penalty(hangs ? Self.syllableCost : LineBreaker.lastResort), part)
      append(.glue(0, stretch: look.size / 20, shrink: 0), part)
    } else {
      append(.penalty(0), part)
    }
  }

  /// Cost of ending a line within a Korean word. Lines may end after any syllable (KLREQ, "line breaking rules"), but a word
  /// on two lines is two to those who copy it; so they do so only rather than have gaps that are too wide, and the space
  /// between syllables gives first. Ragged lines do so only where a word is wider than they.
  private static let syllableCost: Int32 = 2000

  /// Adds a piece of one direction, in other faces where its own lacks characters.
  private mutating func addPiece(_ piece: TextStretch, divides: Bool, _ typeCase: inout TypeCase) {
    guard !piece.range.isEmpty else { return }
    let look = looks[Int(piece.look)]
    let level = levels.isEmpty ? 0 : levels[piece.range.lowerBound - origin]
    var traits = look.traits
    traits.direction = level % 2 == 1 ? .rightToLeft : .leftToRight
    let slice = piece.text[piece.range]
    let run = typeCase.fonts.shape(slice, in: typeCase.faces[look.face].font, as: traits)
    if typeCase.measures.word(run).isComplete {
      addRun(run, at: piece, divides: divides, &typeCase)
      return
    }
    let parts = typeCase.pieces(of: slice, face: look.face, language: typeCase.fonts.language(of: traits))
    for part in parts {
      var other = piece
      other.range = part.range
      other.look = self.look(like: piece.look, face: part.face)
      let run = typeCase.fonts.shape(piece.text[part.range], in: typeCase.faces[part.face].font, as: traits)
      addRun(run, at: other, divides: divides && parts.count == 1, &typeCase)
    }
  }

  /// The look that is like another but for its face.
  private mutating func look(like look: Int32, face: Int32) -> Int32 {
    var other = looks[Int(look)]
    guard other.face != face else { return look }
    other.face = face
    // Those added last are the likeliest; to search all of them would take too long in a text of very many spans.
    for index in looks.indices.suffix(8) where looks[index].face == face && looks[index].isLike(other) {
      return Int32(index)
    }
    looks.append(other)
    return Int32(looks.count - 1)
  }

  /// Adds the boxes of a shaped word, with the places for line ends in it.
  mutating func addRun(_ run: ShapedText.RunID, at place: TextStretch, divides: Bool, _ typeCase: inout TypeCase) {
    let look = looks[Int(place.look)]
    let face = typeCase.faces[look.face]
    let word = typeCase.measures.word(run)
    let width = face.scaled(Int(word.advance), at: look.size)
    let length = Int32(place.range.count)
    var part = LinePart(
      kind: .text, look: place.look, run: run, offset: Int32(clamping: place.range.lowerBound - origin))
    part.level = levels.isEmpty ? 0 : levels[place.range.lowerBound - origin]
    part.word = wordCount
    wordCount += 1
    if items.last?.kind == .box {
      var place = part
      place.kind = .none
      forbidEnd(place)
    }
    let isTooWide = width > narrowest
    guard isTooWide || !word.breaks.isEmpty else {
      part.to = length
      append(box(max(0, width), of: word, in: face, at: look.size), part)
      return
    }
    var parts = WordParts(part: part, look: look, face: face, word: word)
    if isTooWide {
      for place in emergencyBreaks(run, word, typeCase) where divides || !place.addsHyphen {
        add(place, of: &parts)
      }
    } else {
      for index in word.breaks.asInts {
        let place = typeCase.measures.breaks[index]
        if divides || !place.addsHyphen { add(place, of: &parts) }
      }
    }
    parts.part.to = length
    var last = box(max(0, width - parts.done), of: word, in: face, at: look.size)
    if parts.done > 0 { last.leftOverhang = 0 }
    append(last, parts.part)
  }

  /// The box of a word, or of the last part of one.
  private func box(_ width: Int32, of word: WordMeasures.Word, in face: Typeface, at size: Int32) -> LineItem {
    var box = LineItem.box(width)
    box.word = word.key
    if hangs {
      // A glyph may stand for several characters, such as three full stops.
      let most = word.hangsByHalf ? size / 2 : min(size / 6, width / 2)
      if word.leftOverhang != 0 { box.leftOverhang = min(face.scaled(Int(word.leftOverhang), at: size), most) }
      if word.rightOverhang != 0 { box.rightOverhang = min(face.scaled(Int(word.rightOverhang), at: size), most) }
    }
    return box
  }

  /// A place for a line end with a hyphen, half of which hangs over the edge.
  private func hyphen(_ cost: Int32, width: Int32) -> LineItem {
    var hyphen = LineItem.penalty(cost, width: width, isHyphen: true)
    if hangs { hyphen.rightOverhang = width / 2 }
    return hyphen
  }

  /// A word on its way into boxes.
  private struct WordParts {
    /// The part that comes next.
    var part: LinePart
    let look: Look
    let face: Typeface
    /// Width of a hyphen.
    let hyphenWidth: Int32
    /// Width of the parts before it.
    var done: Int32 = 0
    /// Offset of the word in the block's text.
    let first: Int32
    /// Its measures.
    let word: WordMeasures.Word

    init(part: LinePart, look: Look, face: Typeface, word: WordMeasures.Word) {
      self.part = part
      self.look = look
      self.face = face
      hyphenWidth = face.scaled(face.hyphenAdvance, at: look.size)
      self.word = word
      first = part.offset
    }
  }

  /// Adds the part of a word before a place for a line end, and that place.
  private mutating func add(_ place: WordBreak, of word: inout WordParts) {
    let reached = max(word.done, word.face.scaled(Int(place.advance), at: word.look.size))
    word.part.to = place.offset
    var box = LineItem.box(reached - word.done)
    if word.done == 0 {
      box = self.box(reached, of: word.word, in: word.face, at: word.look.size)
      box.rightOverhang = 0
    }
    if hangs && place.rightOverhang > 0 {
      box.rightOverhang = min(
        word.face.scaled(Int(place.rightOverhang), at: word.look.size), word.look.size / 6, box.width / 2)
    }
    append(box, word.part)
    word.part.from = place.offset
    word.part.offset = word.first + place.offset
    var position = word.part
    position.kind = .none
    var end = LineItem.penalty(place.cost)
    if place.addsHyphen || place.followsHyphen {
      end = hyphen(place.addsHyphen ? hyphenCost : place.cost, width: word.hyphenWidth)
    }
    if !place.addsHyphen { end.width = 0 }
    append(end, position)
    word.done = reached
  }

  /// Places for line ends in a word wider than the line: the usual ones, and dearly between any two characters, or after
  /// every fourth in words of many lines.
  private func emergencyBreaks(
    _ run: ShapedText.RunID, _ word: WordMeasures.Word, _ typeCase: TypeCase
  ) -> [WordBreak] {
    let shapes = typeCase.fonts.shapes
    let advances = WordMeasures.advances(of: shapes.runs[Int(run)], in: shapes)
    var usual = Array(typeCase.measures.breaks[word.breaks.asInts])[...]
    var breaks: [WordBreak] = []
    var offset = 0
    for (number, character) in shapes.string(of: run).enumerated() {
      if number > 0 && number % emergencyStep == 0 {
        if let next = usual.first, Int(next.offset) <= offset {
          breaks.append(next)
          usual.removeFirst()
        } else if offset < advances.count {
          breaks.append(
            WordBreak(
              offset: Int32(offset), advance: advances[offset], cost: ParagraphItems.emergencyCost, addsHyphen: false))
        }
      }
      offset += character.utf8.count
    }
    return breaks
  }
}

extension Range<Int32> {
  /// The same as array indices.
  var asInts: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
