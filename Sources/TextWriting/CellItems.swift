internal import DocumentModel
internal import Typesetting

/// How words are divided.
struct CellHyphenation {
  /// Finds the places.
  var hyphenator: Hyphenator
  /// Fewest characters before and after a hyphen.
  var left: Int
  var right: Int

  /// The places in a word where it may be divided, in bytes from its beginning.
  func breaks(in word: ArraySlice<UInt8>) -> [Int] { hyphenator.breaks(in: word, left: left, right: right) }
}

/// A paragraph's text as boxes, glue and penalties in cells, and the bytes that each of them stands for.
///
/// Lines may end at spaces, after hyphens and dashes between words, after slashes, in addresses after `/ ? & -`, between
/// ideographs but for those that may not begin or end a line, between words of Thai and the like, and at soft hyphens and
/// zero-width spaces. A word wider than the measure is divided where a hyphenator says, or else between any two clusters.
struct CellItems {
  /// The elements, ending with a forced penalty.
  private(set) var items: [LineItem] = []
  /// For each element, its range of the text; glue and penalties stand where they were found.
  private(set) var pieces: [Range<Int32>] = []
  /// For each element, whether it is a box that a hyphenator may divide.
  private var isDivisible: [Bool] = []

  /// Whether lines may end after the hyphens and dashes of the text.
  var endsAtHyphens = true

  /// Places between ideographs where a line may end, less the gaps between words.
  private var surplus = 0
  /// Whether lines can hardly be filled by wider gaps: there are more ideographs than words.
  var isUnspaced: Bool { surplus > 0 }

  private static let glue = LineItem.glue(1, stretch: 1, shrink: 0)
  /// Cost of ending a line after a hyphen or dash of the text; TeX's `\exhyphenpenalty`.
  private static let dashCost: Int32 = 50
  /// Cost of dividing a word with a hyphen of our own; TeX's `\hyphenpenalty` is 50. See
  /// ``LineBreakingParameters/cells`` for what it stands against.
  var hyphenCost: Int32 = 330
  /// Whether hyphens cost less where there are few places for them.
  var weighsHyphens = false
  /// Which spaces no line should end at, and the cost if one must.
  var bound = BoundSpace(language: "")
  private static let boundCost: Int32 = 3000
  /// Cost of cutting a word that is too long where no rule allows it.
  private static let cutCost: Int32 = 1000

  /// Lists the elements of a text.
  mutating func fill(with text: InlineText, _ meter: CellMeter, widest: Int, _ hyphenation: CellHyphenation?) {
    items.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    isDivisible.removeAll(keepingCapacity: true)
    surplus = 0
    var verbatim = text.verbatim[...]
    var position = 0
    let bytes = text.bytes
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0D:
        if items.last?.kind == .box, bound.binds(bytes, at: position) {
          add(.penalty(Self.boundCost), position..<position)
        }
        addGlue(at: position)
      case 0x0A:
        dropGlue()
        add(.penalty(LineItem.forced), position..<position)
      case 0x21...0x7E, 0x80...0xFF:
        var end = position + 1
        while end < bytes.count, bytes[end] > 0x20 { end += 1 }
        while let first = verbatim.first, first.upperBound <= position { verbatim.removeFirst() }
        let isVerbatim = verbatim.first.map { $0.lowerBound < end } ?? false
        var word = CellWord(bytes: bytes[position..<end], isVerbatim: isVerbatim, widest: widest)
        word.isAddress = CellWord.isAddress(word.bytes)
        add(word, meter, hyphenation)
        position = end
        continue
      default: break
      }
      position += 1
    }
    dropGlue()
    if items.last?.cost != LineItem.forced { add(.penalty(LineItem.forced), bytes.count..<bytes.count) }
  }

  /// Puts hyphens into the words.
  mutating func divide(_ text: InlineText, _ hyphenation: CellHyphenation, _ meter: CellMeter) {
    let (oldItems, oldPieces, oldFlags) = (items, pieces, isDivisible)
    items.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    isDivisible.removeAll(keepingCapacity: true)
    for index in oldItems.indices {
      let piece = Int(oldPieces[index].lowerBound)..<Int(oldPieces[index].upperBound)
      let breaks = oldFlags[index] ? hyphenation.breaks(in: text.bytes[piece]) : []
      if breaks.isEmpty {
        add(oldItems[index], piece, isDivisible: oldFlags[index])
      } else {
        addParts(of: piece, at: breaks, text.bytes[...], meter, widest: .max)
      }
    }
    if weighsHyphens { weighHyphens() }
  }

  /// Makes hyphens cost the less the fewer places there are for them, down to two thirds: where a hundred cells have 13 places
  /// or more, as in German, Russian and Spanish, many lines end in hyphens whatever they cost, and where they have 5 to 10, as in
  /// English and French, few do.
  private mutating func weighHyphens() {
    var (places, cells) = (0, 0)
    for item in items {
      if item.kind == .penalty { places += item.isHyphen ? Int(item.width) : 0 } else { cells += Int(item.width) }
    }
    let share = min(max(places * 100, cells * 8), cells * 13)
    for index in items.indices where items[index].cost == hyphenCost {
      items[index].cost = Int32(Int(hyphenCost) * share / max(cells * 13, 1))
    }
  }

  private mutating func add(_ item: LineItem, _ piece: Range<Int>, isDivisible flag: Bool = false) {
    items.append(item)
    pieces.append(Int32(piece.lowerBound)..<Int32(piece.upperBound))
    isDivisible.append(flag)
  }

  private mutating func addGlue(at position: Int) {
    guard let last = items.last, last.kind != .glue, last.cost != LineItem.forced else { return }
    add(Self.glue, position..<position)
    surplus -= 1
  }

  private mutating func dropGlue() {
    while items.last?.kind == .glue {
      items.removeLast()
      pieces.removeLast()
      isDivisible.removeLast()
    }
  }

  /// Adds a word, in as many boxes as there are places in it where a line may end.
  private mutating func add(_ word: CellWord, _ meter: CellMeter, _ hyphenation: CellHyphenation?) {
    let bytes = word.bytes
    var start = bytes.startIndex
    var width = 0
    var position = start
    var before: UInt32 = 0
    var unspaced = UnspacedWords(bytes)
    while position < bytes.endIndex {
      let begin = position
      // Letters of ASCII, the most of most texts, need no closer look.
      if bytes[begin].isPlain && before.isPlain && (begin + 1 == bytes.endIndex || bytes[begin + 1] < 0x80) {
        before = UInt32(bytes[begin])
        width += 1
        position += 1
        continue
      }
      var next = position
      let scalar = bytes.decodeScalar(at: &next)
      let special = CellWord.special(scalar)
      let mayEnd = before != 0 && special == nil && (endsAtHyphens || before >= 0x2E80 || scalar >= 0x2E80)
      let isUnspaced = special == nil && unspaced.mayEnd(between: before, scalar, at: begin)
      if let cost = isUnspaced ? 0 : mayEnd ? word.cost(between: before, scalar, at: begin) : nil {
        addBox(start..<begin, width, word, meter, hyphenation)
        add(.penalty(cost), begin..<begin)
        if cost == 0 { surplus += 1 }
        (start, width) = (begin, 0)
      }
      if let special {
        addBox(start..<begin, width, word, meter, hyphenation)
        switch special {
        case .softHyphen: add(.penalty(hyphenCost, width: 1, isHyphen: true), begin..<begin)
        case .zeroWidthSpace: add(.penalty(0), begin..<begin)
        case .space: addGlue(at: begin)
        case .noBreakSpace:
          add(.penalty(LineItem.forbidden), begin..<begin)
          add(Self.glue, begin..<begin)
        case .control: break
        }
        position = next
        (start, width, before) = (next, 0, 0)
      } else {
        width += meter.cluster(in: bytes, at: &position)
        before = scalar
      }
    }
    addBox(start..<bytes.endIndex, width, word, meter, hyphenation)
  }

  /// Adds the part of a word that no line may end in, or cuts it if it is too wide for any line.
  private mutating func addBox(
    _ range: Range<Int>, _ width: Int, _ word: CellWord, _ meter: CellMeter, _ hyphenation: CellHyphenation?
  ) {
    if range.isEmpty { return }
    let mayDivide = !word.isVerbatim && !word.isAddress
    if width <= word.widest {
      add(.box(Int32(width)), range, isDivisible: mayDivide)
      return
    }
    let breaks = mayDivide ? hyphenation?.breaks(in: word.bytes[range]) ?? [] : []
    addParts(of: range, at: breaks, word.bytes, meter, widest: word.widest)
  }

  /// Adds a word with hyphens at the places given; parts that are too wide are cut between clusters.
  private mutating func addParts(
    of range: Range<Int>, at breaks: [Int], _ bytes: ArraySlice<UInt8>, _ meter: CellMeter, widest: Int
  ) {
    var start = range.lowerBound
    for place in breaks.map({ range.lowerBound + $0 }) + [range.upperBound] {
      let part = start..<place
      let hyphen = place < range.upperBound ? 1 : 0
      let width = meter.width(of: bytes[part])
      if width + hyphen <= widest {
        add(.box(Int32(width)), part)
      } else {
        addClusters(of: part, bytes, meter)
      }
      if hyphen > 0 { add(.penalty(hyphenCost, width: 1, isHyphen: true), place..<place) }
      start = place
    }
  }

  private mutating func addClusters(of range: Range<Int>, _ bytes: ArraySlice<UInt8>, _ meter: CellMeter) {
    var position = range.lowerBound
    while position < range.upperBound {
      let start = position
      if start > range.lowerBound { add(.penalty(Self.cutCost), start..<start) }
      let width = meter.cluster(in: bytes[..<range.upperBound], at: &position)
      add(.box(Int32(width)), start..<position)
    }
  }
}

/// Where words of Thai, Lao, Khmer and Burmese end within a run of letters, which ICU's dictionaries know.
private struct UnspacedWords {
  private let text: ArraySlice<UInt8>
  /// Offsets of the words that are still to come; `nil` until they are asked for.
  private var starts: ArraySlice<Int>?

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  /// Whether a line may end between two characters of such a script, the second of which begins at a place. Places are asked
  /// for in order.
  mutating func mayEnd(between before: UInt32, _ after: UInt32, at place: Int) -> Bool {
    guard before >= 0x0E00, LineOpportunities.isOfUnspacedWords(before), LineOpportunities.isOfUnspacedWords(after)
    else {
      return false
    }
    let offset = place - text.startIndex
    starts = (starts ?? LineOpportunities(in: text, language: "").offsets[...]).drop { $0 < offset }
    return starts?.first == offset
  }
}

extension UInt8 {
  /// Whether it is a printing character of ASCII other than those after which a line may end.
  fileprivate var isPlain: Bool { UInt32(self).isPlain && self != 0 }
}

extension UInt32 {
  /// Whether it is nothing, or a printing character of ASCII other than those after which a line may end.
  fileprivate var isPlain: Bool {
    switch self {
    case 0x2D, 0x2F, 0x3F, 0x26: false
    case 0x21..<0x7F, 0: true
    default: false
    }
  }
}
