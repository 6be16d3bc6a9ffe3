import DocumentModel
import Imposition
import Sharing

/// How sheets are printed, folded and bound: steps in the language of the work, each with a drawing if one helps.
struct FoldingGuide {
  /// One thing to do.
  struct Step {
    /// The sentence.
    var text: String
    /// What it looks like.
    var drawing: FoldingDrawing?
  }

  /// The heading.
  let heading: String
  /// The language of the sentences.
  let language: String
  /// The steps in order.
  private(set) var steps: [Step] = []
  private let words: FoldingWords

  /// The steps for sheets of a scheme; both scheme and paper of `printing` are settled.
  ///
  /// - Parameters:
  ///   - language: The language of the work.
  ///   - options: What the sheets were made with.
  init(for sheets: Sheets, of printing: Printing, options: ImpositionOptions, language: String) {
    words = FoldingWords(language: language)
    heading = words.heading
    self.language = words.language
    let scheme = printing.scheme ?? .saddleStitch(signatureOf: nil)
    let places = sheets.sides.first.flatMap { side in
      try? SheetPlaces(scheme, pageCount: sheets.pages.pages.count, onSheet: side.size, options: options)
    }
    let print =
      printing.isManual && sheets.duplex != nil
      ? words[.printByHand]
      : sheets.duplex.map { $0 == .shortEdge ? words.flipShort : words.flipLong } ?? words[.printOneSide]
    steps = [Step(text: print, drawing: places.map { FoldingDrawing(sheet: $0, scheme) })]
    addFolds(scheme, pageCount: sheets.pages.pages.count, isRightToLeft: options.isRightToLeft)
  }

  private mutating func addFolds(_ scheme: ImpositionScheme, pageCount: Int, isRightToLeft: Bool) {
    func fold(_ shape: FoldingDrawing.Shape) -> FoldingDrawing { FoldingDrawing(shape, isMirrored: isRightToLeft) }
    func add(_ key: FoldingWords.Key, _ drawing: FoldingDrawing? = nil) {
      steps.append(Step(text: words[key], drawing: drawing))
    }
    func addBooklet() {
      steps.append(Step(text: words.foldOnce, drawing: fold(.half)))
      steps.append(Step(text: words.staple, drawing: fold(.stapled)))
    }
    switch scheme {
    case .saddleStitch(nil): addBooklet()
    case .saddleStitch(let signature?) where pageCount <= signature: addBooklet()
    case .perfectBound(let sheets) where pageCount <= 4 * sheets: addBooklet()
    case .saddleStitch, .perfectBound:
      add(.signatures, fold(.half))
      add(.bind, fold(.gathered))
    case .cutAndNest:
      add(.nest, fold(.nested))
      addBooklet()
    case .quarto:
      add(.quarto, fold(.doubled))
      steps.append(Step(text: words.staple, drawing: fold(.stapled)))
      add(.open)
    case .octavo:
      add(.octavo, fold(.doubled))
      if pageCount > 16 {
        add(.bind, fold(.gathered))
      } else {
        steps.append(Step(text: words.staple, drawing: fold(.stapled)))
      }
      add(.open)
    case .frenchFold: add(.french, fold(.doubled))
    case .zine8:
      add(.slit)
      add(.cross, fold(.cross))
    case .zine16:
      add(.slit)
      add(.ring, fold(.zigzag(6)))
    case .cutAndStack:
      add(.cut)
      add(.piles, fold(.piles))
    case .repeated: add(.cut)
    case .cFold: add(.tuck, fold(.tucked))
    case .rollFold: add(.tuck, fold(.rolled))
    case .zFold: add(.accordion, fold(.zigzag(3)))
    case .accordion(let panels): add(.accordion, fold(.zigzag(max(2, min(6, panels ?? (pageCount + 1) / 2)))))
    case .gateFold: add(.gate, fold(.gate))
    case .doubleParallel: add(.double, fold(.doubled))
    }
  }

  /// The steps as plain text.
  func text(for title: String) -> [UInt8] {
    Array(FoldingWords.text("\(heading): \(title)", steps.map(\.text)).utf8)
  }
}
