internal import DocumentModel
internal import FontShaping

/// How a stretch of text looks and whose it is.
struct Look: Sendable {
  /// What its face was chosen by.
  var key: TypefaceKey
  /// Number of its face.
  var face: Int32
  /// Type size in scaled points.
  var size: Int32
  /// How far it is raised, in scaled points.
  var rise: Int32 = 0
  /// The structure element it belongs to, or -1 for decoration, -2 for pagination.
  var owner: Int32
  /// Language and direction to shape with.
  var traits: TextTraits
  /// Whether it is struck out.
  var isStruck = false
  /// Whether its words may be divided with hyphens.
  var divides = true
  /// Index into ``Compositor/actualTexts`` of what it stands for, or -1.
  var actualText: Int32 = -1

  /// Whether another look differs in its face only.
  func isLike(_ other: Look) -> Bool {
    owner == other.owner && size == other.size && rise == other.rise && isStruck == other.isStruck
      && actualText == other.actualText
  }
}

/// What stands behind a line item.
struct LinePart: Sendable {
  /// The sorts of parts.
  enum Kind: UInt8, Sendable {
    /// Bytes `from..<to` of a shaped word.
    case text
    /// A word space.
    case space
    /// A place for a line end; nothing is set.
    case none
    /// A picture.
    case picture
  }

  /// Its sort.
  var kind: Kind
  /// Embedding level of mixed directions.
  var level: UInt8 = 0
  /// Whether a word space of the text is lost if a line ends here.
  var isSpace: Bool { kind == .space }
  /// Index into ``ParagraphItems/looks``.
  var look: Int32
  /// The shaped word, or the index of the picture in ``ParagraphItems/pictures``.
  var run: Int32 = -1
  /// The bytes of the word; parts of one ``word`` are joined again where no line ends between them.
  var from: Int32 = 0
  var to: Int32 = 0
  /// Number of the word in its paragraph.
  var word: Int32 = -1
  /// Offset in the block's text.
  var offset: Int32
}

/// A paragraph as measured items for the line breaker, and what stands behind each of them.
struct ParagraphItems {
  /// The items.
  var items: [LineItem] = []
  /// One part for each item.
  var parts: [LinePart] = []
  /// The looks in use.
  var looks: [Look] = []
  /// Pictures that stand in the line.
  var pictures: [InlinePicture] = []
  /// Marks of notes, by item.
  var marks: [NoteMark] = []
  /// Direction of the paragraph as a whole.
  var base = Direction.leftToRight
  /// Embedding level of each byte of the text; empty if all of it runs left to right.
  var levels: [UInt8] = []
  /// Whether a line may begin at each byte of the text; empty if only spaces and the words themselves tell that.
  var opportunities: [Bool] = []
  /// Where the text begins that ``levels``, ``opportunities`` and offsets count from.
  var origin = 0
  /// A word wider than this, in scaled points, may be broken anywhere.
  var narrowest: Int32 = .max
  /// Number of characters between the places where a word that is too wide may be broken.
  var emergencyStep = 1
  /// Whether edges are optically straight: punctuation hangs over them.
  var hangs = false
  /// Cost of dividing a word.
  var hyphenCost = WordBreakFinder.hyphenCost
  /// Which spaces no line may end at.
  var bound = BoundSpace(language: "")
  /// Number of words so far.
  var wordCount: Int32 = 0
  /// Whether there is a place where no line may end.
  private var hasForbidden = false

  /// A picture in a line.
  struct InlinePicture: Sendable {
    /// Index into ``Document/images``.
    var image: TableIndex
    /// Its size in scaled points.
    var width: Int32
    var height: Int32
    /// Its structure element.
    var owner: Int32
  }

  /// The mark of a note.
  struct NoteMark: Sendable {
    /// Index of its item.
    var item: Int32
    /// Number of the note among those that are set; see ``Compositor/footnotes``.
    var footnote: Int32
  }

  /// Empties it for the next paragraph, whose text begins at `origin`.
  mutating func reset(origin: Int) {
    items.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    looks.removeAll(keepingCapacity: true)
    pictures.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    levels = []
    opportunities = []
    base = .leftToRight
    self.origin = origin
    wordCount = 0
    hasForbidden = false
  }

  /// Adds an item with what stands behind it.
  mutating func append(_ item: LineItem, _ part: LinePart) {
    items.append(item)
    parts.append(part)
  }

  /// Adds a place where no line may end.
  mutating func forbidEnd(_ part: LinePart) {
    append(.penalty(LineItem.forbidden), part)
    hasForbidden = true
  }

  /// Adds a place where the line must end.
  mutating func endLine(look: Int32, at offset: Int) {
    append(.penalty(LineItem.forced), LinePart(kind: .none, look: look, offset: Int32(clamping: offset - origin)))
  }

  /// Lets a line end, dearly, at each place where none should, if what lies between two places where one may is wider than
  /// the line: words joined by no-break spaces, or pieces of words in very many faces or directions.
  mutating func breakWhatIsTooWide() {
    guard hasForbidden else { return }
    var width = 0
    var first = 0
    for index in 0...items.count {
      let isEnd = index == items.count
      if !isEnd {
        let isBreak =
          items[index].kind == .penalty && items[index].cost < LineItem.forbidden
          || items[index].kind == .glue && index > 0 && items[index - 1].kind == .box
        if !isBreak {
          if items[index].kind != .penalty { width += Int(items[index].width) }
          continue
        }
      }
      if width > Int(narrowest) {
        for place in first..<index where items[place].kind == .penalty && items[place].cost == LineItem.forbidden {
          items[place].cost = ParagraphItems.emergencyCost
        }
      }
      width = 0
      first = index + 1
    }
  }

  /// Whether the last item is a space, or there is nothing yet on the line.
  var isAfterSpace: Bool {
    guard let item = items.last, let part = parts.last else { return true }
    return part.kind == .space || item.kind == .penalty && item.cost == LineItem.forced
  }
}
