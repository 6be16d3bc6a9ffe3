/// What was taken out of a drawing because it could do harm or would not be shown, and on which lines it stood.
///
/// Comments, metadata and what editors note for themselves are taken out without a word, as they are from photographs.
struct DrawingFindings {
  /// A kind of thing.
  enum Kind: Int {
    /// A program; an attribute that holds one.
    case script, handler
    /// An address of something that is not in the drawing; a style sheet elsewhere.
    case outside, styleImport
    /// A page, film or sound inside the drawing.
    case foreignDocument
    /// Movement.
    case animation
    /// Letter shapes of the drawing's own.
    case font
    /// A link: pictures lead nowhere.
    case link
    /// An entity whose text is markup, or that is not declared.
    case entity
    /// Parts that repeat each other without end, or far too often.
    case repetition
    /// More than readers can hold.
    case excess
    /// An element that no reader knows.
    case unknown
  }

  /// Lines named of one kind.
  private static let mostLines = 3

  private var lines: [Kind: [Int]] = [:]
  private var counts: [Kind: Int] = [:]

  /// Whether nothing was found.
  var isEmpty: Bool { counts.isEmpty }

  /// Takes notice of something.
  mutating func add(_ kind: Kind, line: Int) {
    counts[kind, default: 0] += 1
    if lines[kind, default: []].count < Self.mostLines, lines[kind]?.last != line {
      lines[kind, default: []].append(line)
    }
  }

  /// Everything, as a list in a sentence: `a script (line 3) and 2 animations (lines 5, 6)`.
  var words: String {
    let parts = counts.keys.sorted { $0.rawValue < $1.rawValue }.map { kind in
      let count = counts[kind] ?? 0
      let places = (lines[kind] ?? []).map(String.init).joined(separator: ", ")
      let isMore = count > (lines[kind] ?? []).count && (lines[kind] ?? []).count == Self.mostLines
      let name = count == 1 ? kind.one : "\(count) \(kind.many)"
      return name + (places.contains(",") ? " (lines " : " (line ") + places + (isMore ? " …)" : ")")
    }
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension DrawingFindings.Kind {
  fileprivate var one: String { names.0 }
  fileprivate var many: String { names.1 }

  private var names: (String, String) {
    switch self {
    case .script: ("a script", "scripts")
    case .handler: ("an attribute that would run a script", "attributes that would run scripts")
    case .outside: ("a reference to something outside", "references to something outside")
    case .styleImport: ("a style sheet elsewhere", "style sheets elsewhere")
    case .foreignDocument: ("a document that is no drawing", "documents that are no drawings")
    case .animation: ("an animation", "animations")
    case .font: ("a font", "fonts")
    case .link: ("a link", "links")
    case .entity: ("an entity", "entities")
    case .repetition: ("a part that repeats itself without end", "parts that repeat themselves without end")
    case .excess: ("a part beyond what readers can hold", "parts beyond what readers can hold")
    case .unknown: ("an element that readers do not know", "elements that readers do not know")
    }
  }
}
