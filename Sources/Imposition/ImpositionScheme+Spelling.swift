extension ImpositionScheme {
  /// Every scheme as it is written, with a number where it takes one.
  public static let examples = [
    "saddle", "saddle:16", "perfect:4", "4up", "quarto", "octavo", "french", "zine8", "zine16", "stack:2x2",
    "repeat:2x2", "c-fold", "z-fold", "accordion:4", "roll:4", "gate", "double-parallel",
  ]

  /// The scheme of a name such as `saddle`, `saddle:16`, `stack:2x2` or `c-fold`.
  ///
  /// - Throws: ``ImpositionError/unknownScheme(_:)``, or the error of a number out of range.
  public init(named name: String) throws(ImpositionError) {
    let parts = name.lowercased().split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.dropFirst().first.map {
      $0.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    }
    guard let word = parts.first, parts.count <= 2, let scheme = ImpositionScheme(String(word), numbers ?? []) else {
      throw .unknownScheme(name)
    }
    try scheme.check()
    self = scheme
  }

  private init?(_ word: String, _ numbers: [Int]) {
    switch (word, numbers.count) {
    case ("saddle", 0): self = .saddleStitch(signatureOf: nil)
    case ("saddle", 1): self = .saddleStitch(signatureOf: numbers[0])
    case ("perfect", 0): self = .perfectBound(sheetsInSignature: 4)
    case ("perfect", 1): self = .perfectBound(sheetsInSignature: numbers[0])
    case ("4up", 0): self = .cutAndNest
    case ("quarto", 0): self = .quarto
    case ("octavo", 0): self = .octavo
    case ("french", 0): self = .frenchFold
    case ("zine8", 0): self = .zine8
    case ("zine16", 0): self = .zine16
    case ("stack", 2): self = .cutAndStack(columns: numbers[0], rows: numbers[1])
    case ("repeat", 2): self = .repeated(columns: numbers[0], rows: numbers[1])
    case ("c-fold", 0): self = .cFold
    case ("z-fold", 0): self = .zFold
    case ("accordion", 0): self = .accordion(panels: nil)
    case ("accordion", 1): self = .accordion(panels: numbers[0])
    case ("roll", 1): self = .rollFold(panels: numbers[0])
    case ("gate", 0): self = .gateFold
    case ("double-parallel", 0): self = .doubleParallel
    default: return nil
    }
  }

  /// What it is called in the names of files.
  public var name: String {
    switch self {
    case .saddleStitch: "booklet"
    case .perfectBound: "signatures"
    case .cutAndNest: "cut-and-nest"
    case .quarto: "quarto"
    case .octavo: "octavo"
    case .frenchFold: "french-fold"
    case .zine8, .zine16: "zine"
    case .cutAndStack: "cut-and-stack"
    case .repeated: "handbills"
    case .cFold: "c-fold"
    case .zFold: "z-fold"
    case .accordion: "accordion"
    case .rollFold: "roll-fold"
    case .gateFold: "gate-fold"
    case .doubleParallel: "double-parallel"
    }
  }
}
