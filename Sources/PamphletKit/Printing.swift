import DocumentModel
public import Imposition

/// How the booklet edition is to be printed.
public struct Printing: Sendable {
  /// How the printer turns the paper.
  public enum Duplex: String, CaseIterable, Hashable, Sendable {
    /// As the scheme has it, upright on the back.
    case automatic
    /// About the long edge.
    case long
    /// About the short edge.
    case short
    /// Not at all: fronts and backs are files of their own.
    case manual
  }

  /// The paper.
  public var paper = Paper.a4
  /// The order of the pages.
  public var scheme = ImpositionScheme.saddleStitch(signatureOf: nil)
  /// How the printer turns the paper.
  public var duplex = Duplex.automatic
  /// Whether the sheets are counted in notes.
  public var isEstimated = false

  /// A saddle-stitched booklet on A4.
  public init() {}

  /// How much thicker each sheet makes a signature: paper of 80 g/m² is 0.1 mm thick.
  static let creep = Length.millimetres(0.1)

  /// The pages on sheets.
  func sheets(of pages: Pages, _ direction: Direction) throws(ImpositionError) -> Sheets {
    var options = ImpositionOptions()
    options.isRightToLeft = direction == .rightToLeft
    options.creep = Printing.creep
    let sheets = try pages.imposed(by: scheme, on: paper.size, options: options)
    let wanted: Sheets.Duplex? =
      switch duplex {
      case .automatic, .manual: nil
      case .long: .longEdge
      case .short: .shortEdge
      }
    guard let natural = sheets.duplex, let wanted, wanted != natural else { return sheets }
    options.turnsOtherEdge = true
    return try pages.imposed(by: scheme, on: paper.size, options: options)
  }

  /// The files that these sheets are printed from, each with what is added to its name.
  func files(of sheets: Sheets) -> [(suffix: String, sheets: Sheets)] {
    let stem = "-\(paper.name)-\(scheme.name)"
    switch (sheets.duplex, duplex) {
    case (nil, _): return [("\(stem)-one-side.pdf", sheets)]
    case (_, .manual):
      return [("\(stem)-1-fronts.pdf", sheets.fronts), ("\(stem)-2-backs.pdf", sheets.backs)]
    case (.longEdge, _): return [("\(stem)-flip-LONG-edge.pdf", sheets)]
    case (.shortEdge, _): return [("\(stem)-flip-SHORT-edge.pdf", sheets)]
    }
  }

  /// What there is to say about the paper that a booklet takes.
  func notes(on sheets: Sheets) -> [Diagnostic] {
    guard isEstimated else { return [] }
    let (count, pages) = (sheets.sheetCount, sheets.pages.pages.count)
    var text = "\(pages) pages take \(count) \(count == 1 ? "sheet" : "sheets") of \(paper.name)"
    if let advice = PageCountAdvice(pageCount: pages, scheme: scheme, options: ImpositionOptions()) {
      if advice.blankCount > 0 { text += ", \(advice.blankCount) of the places stay blank" }
      if let fewer = advice.cheaper { text += "; \(fewer.pages) pages would take \(fewer.sheets)" }
    }
    return [Diagnostic(.note, .estimate, text)]
  }
}

extension Diagnostic.Code {
  /// How much paper a booklet takes.
  static let estimate = Diagnostic.Code("estimate")
}
