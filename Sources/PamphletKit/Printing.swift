public import DocumentModel
public import Imposition

/// How the booklet edition is to be printed: what the user says, and where he says nothing, what the layout says.
public struct Printing: Sendable {
  /// How the printer turns the paper.
  public enum Duplex: String, CaseIterable, Hashable, Sendable {
    /// As the printer's profile says, else as the scheme has it, upright on the back.
    case automatic
    /// About the long edge.
    case long
    /// About the short edge.
    case short
    /// Not at all: fronts and backs are files of their own.
    case manual
  }

  /// The paper; `nil` takes the layout's, or the first of ``usualPapers`` that the pages have room on.
  public var paper: Paper?
  /// The order of the pages; `nil` takes the layout's, or saddle stitching.
  public var scheme: ImpositionScheme?
  /// How the printer turns the paper.
  public var duplex = Duplex.automatic
  /// What is known of the printer.
  public var printer: PrinterProfile?
  /// How much thicker each sheet makes a signature.
  public var creep = Printing.usualCreep
  /// How far pages stand from the fold that is their spine.
  public var gutter = Length.zero
  /// How far pictures may reach over the trimmed edge.
  public var bleed = Length.zero
  /// The marks on sheets.
  public var marks: Set<Mark> = [.fold]
  /// How long the work is to be; `nil` leaves it to the manuscript.
  public var goal: PageGoal?
  /// Whether the sheets are counted in notes.
  public var isEstimated = false
  /// Help for whoever folds; `nil` gives none.
  public var foldHelp: FoldHelp?
  /// Files for a printing house beside the others; `nil` makes none.
  public var press: Press?

  /// Where help for folding goes.
  public enum FoldHelp: String, CaseIterable, Hashable, Sendable {
    /// On a sheet after the last.
    case page
    /// Into a PDF of its own.
    case file
    /// Into a text file of its own.
    case text
  }

  /// The inks of a printing house.
  public enum Press: String, CaseIterable, Hashable, Sendable {
    /// Black only.
    case grey
    /// The four process colours.
    case cmyk
  }

  /// A mark on sheets.
  public enum Mark: String, CaseIterable, Hashable, Sendable {
    /// Where to fold, cut and slit.
    case fold
    /// Where to trim.
    case crop
    /// Whether all signatures are there, and in order.
    case collating
  }

  /// A booklet as its layout has it.
  public init() {}

  /// Paper of 80 g/m² is 0.1 mm thick.
  public static let usualCreep = Length.millimetres(0.1)

  /// The papers to be had everywhere, those first that most printers take.
  public static let usualPapers = ["A4", "Letter", "A3", "Tabloid"].compactMap { try? Paper(named: $0) }

  /// The same with nothing left to the layout.
  ///
  /// - Parameters:
  ///   - style: What the layout says of sheets.
  ///   - size: The size of the pages; `nil` if they take the size of their places.
  /// - Throws: The error of a scheme or paper that the layout names and that there is not.
  func settled(by style: PrintStyle, size: Size?) throws(ImpositionError) -> Printing {
    var printing = self
    if scheme == nil {
      printing.scheme =
        style.scheme.isEmpty ? .saddleStitch(signatureOf: nil) : try ImpositionScheme(named: style.scheme)
    }
    if paper != nil { return printing }
    if !style.paper.isEmpty {
      printing.paper = try Paper(named: style.paper)
    } else {
      printing.paper = Printing.usualPapers.first { printing.hasRoom(for: size, on: $0) } ?? .a4
    }
    return printing
  }

  /// Whether sheets of some paper have room for pages of some size. The scheme is settled.
  private func hasRoom(for size: Size?, on paper: Paper) -> Bool {
    guard let size, let scheme else { return true }
    var pages = Pages()
    pages.pages = [Page(size: size, folio: "")]
    let options = options(for: .leftToRight, hasBackCover: false)
    return (try? pages.imposed(by: scheme, on: paper.size, options: options)) != nil
  }

  /// The options of imposition.
  func options(for direction: Direction, hasBackCover: Bool) -> ImpositionOptions {
    var options = ImpositionOptions()
    options.isRightToLeft = direction == .rightToLeft
    options.hasBackCover = hasBackCover
    options.creep = creep
    options.gutter = gutter
    options.bleed = bleed
    if let printer {
      options.unprintable = Size(
        width: max(printer.margins.left, printer.margins.right),
        height: max(printer.margins.top, printer.margins.bottom))
    }
    options.hasFoldMarks = marks.contains(.fold)
    options.hasCropMarks = marks.contains(.crop)
    options.hasCollatingMarks = marks.contains(.collating)
    return options
  }

  /// The pages on sheets. Both scheme and paper are settled.
  func sheets(of pages: Pages, options: ImpositionOptions) throws(ImpositionError) -> Sheets {
    var options = options
    let (scheme, paper) = (scheme ?? .saddleStitch(signatureOf: nil), (paper ?? .a4).size)
    var sheets = try pages.imposed(by: scheme, on: paper, options: options)
    if let natural = sheets.duplex, let wanted = flip, wanted != natural {
      options.turnsOtherEdge = true
      sheets = try pages.imposed(by: scheme, on: paper, options: options)
    }
    guard let printer else { return sheets }
    if isManual && printer.turnsStack { sheets.turnBacks() }
    sheets.shiftBacks(by: printer.offset)
    return sheets
  }

  /// The edge about which the printer turns the paper; `nil` leaves that to the scheme.
  private var flip: Sheets.Duplex? {
    switch duplex {
    case .long: .longEdge
    case .short: .shortEdge
    case .manual: nil
    case .automatic: printer?.flip.duplex
    }
  }

  /// Whether fronts and backs are files of their own.
  var isManual: Bool { duplex == .manual || duplex == .automatic && printer?.flip == .hand }

  /// The numbers of pages that fulfil a goal; `nil` for ``PageGoal/automatic``, or where no number does.
  func pages(for goal: PageGoal) -> ClosedRange<Int>? {
    switch goal {
    case .automatic: return nil
    case .pages(let count): return count...count
    case .sheets(let count):
      var fewest: Int?
      var most: Int?
      let scheme = scheme ?? .saddleStitch(signatureOf: nil)
      // No scheme has more than 64 pages on a sheet.
      for pages in 1...count * 64 {
        guard let advice = PageCountAdvice(pageCount: pages, scheme: scheme, options: ImpositionOptions()) else {
          break
        }
        if advice.sheetCount > count { break }
        guard advice.sheetCount == count else { continue }
        if fewest == nil { fewest = pages }
        most = pages
      }
      return fewest.flatMap { fewest in most.map { fewest...$0 } }
    }
  }

  /// A number of pages that takes fewer sheets than another, if it is not much smaller.
  func cheaper(than pages: Int) -> Int? {
    let scheme = scheme ?? .saddleStitch(signatureOf: nil)
    let advice = PageCountAdvice(pageCount: pages, scheme: scheme, options: ImpositionOptions())
    // A tenth is about what a smaller setting gives.
    return advice?.cheaper.flatMap { pages - $0.pages <= max(1, pages / 8) ? $0.pages : nil }
  }

  /// The files that these sheets are printed from, each with what is added to its name.
  func files(of sheets: Sheets) -> [(suffix: String, sheets: Sheets)] {
    let stem = "-\((paper ?? .a4).name)-\(scheme?.name ?? "booklet")"
    if sheets.duplex == nil { return [("\(stem)-one-side.pdf", sheets)] }
    if isManual {
      let backs = printer?.reversesStack == true ? sheets.backs.reversed : sheets.backs
      return [("\(stem)-1-fronts.pdf", sheets.fronts), ("\(stem)-2-backs.pdf", backs)]
    }
    let edge = sheets.duplex == .longEdge ? "LONG" : "SHORT"
    return [("\(stem)-flip-\(edge)-edge.pdf", sheets)]
  }

  /// What there is to say about the paper that a booklet takes.
  ///
  /// - Parameter ink: How much of the paper is inked, from 0 to 1; `nil` if that is not known.
  func notes(on sheets: Sheets, ink: Double? = nil) -> [Diagnostic] {
    var notes = [sewingNote(sheets)].compactMap { $0 }
    guard isEstimated else { return notes }
    let (count, pages) = (sheets.sheetCount, sheets.pages.pages.count)
    var text =
      "\(pages) \(pages == 1 ? "page takes" : "pages take") \(count) \(count == 1 ? "sheet" : "sheets") of \((paper ?? .a4).name)"
    let scheme = scheme ?? .saddleStitch(signatureOf: nil)
    if let advice = PageCountAdvice(pageCount: pages, scheme: scheme, options: ImpositionOptions()) {
      if advice.blankCount > 0 { text += ", \(advice.blankCount) of the places stay blank" }
      if let fewer = advice.cheaper {
        text += "; \(fewer.pages) \(fewer.pages == 1 ? "page" : "pages") would take \(fewer.sheets)"
      }
    }
    if let ink {
      let tenths = Int((ink * 1000).rounded())
      text += "; ink covers about \(tenths / 10).\(tenths % 10) % of each printed side"
    }
    notes.append(Diagnostic(.note, .estimate, text))
    return notes
  }

  /// More sheets than a staple holds and a fold bears.
  private func sewingNote(_ sheets: Sheets) -> Diagnostic? {
    guard case .saddleStitch(nil)? = scheme, sheets.sheetCount > Printing.mostStapledSheets else { return nil }
    return Diagnostic(
      .warning, .thickSignature, "\(sheets.sheetCount) sheets are too many to fold and staple as one",
      hint: "Fold them in signatures and sew or glue these: --scheme perfect:4, or saddle:32")
  }

  /// Saddle stitching is sane up to about 16 sheets.
  static let mostStapledSheets = 16
}

extension Diagnostic.Code {
  /// How much paper a booklet takes.
  static let estimate = Diagnostic.Code("estimate")
  /// A signature of too many sheets.
  static let thickSignature = Diagnostic.Code("thick-signature")
}
