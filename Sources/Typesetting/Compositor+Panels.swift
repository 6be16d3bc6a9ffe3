internal import DocumentModel

/// Pages of unequal width, and at which line each begins as far as that is known.
///
/// Where a page ends depends on how its lines were broken, and how lines are broken depends on the page they are on. So
/// the text is set again for each change of width, with what is settled so far: ``Document/settled(in:using:hyphenatedBy:)``.
struct PanelFlow: Sendable {
  /// Widths of the text areas in scaled points, by page; empty if all pages are alike.
  let measures: [Int32]
  /// Width of the text area of all other pages.
  let usual: Int32
  /// The lines with which pages 1… begin, counted from 0.
  var starts: [Int] = []

  /// The pages of a style.
  init(_ style: Style) {
    let measure = Int32(clamping: style.page.measure.scaledPoints)
    let all = style.panels.map { Int32(clamping: $0.measure.scaledPoints) }
    measures = all.contains { $0 != measure } ? all : []
    usual = measure
  }

  /// The page of a line.
  func page(ofLine line: Int) -> Int { starts.count { $0 <= line } }

  /// The width of the text area of a page.
  func measure(ofPage page: Int) -> Int32 { measures.indices.contains(page) ? measures[page] : usual }
}

extension Compositor {
  /// Width of the text area or the column, in scaled points, where the next line comes to stand. Where pages have widths
  /// of their own it cannot be set.
  var measure: Int32 {
    get { measure(inLines: 0) }
    set { usualMeasure = newValue }
  }

  /// The same so many lines farther on.
  func measure(inLines count: Int) -> Int32 {
    guard !panels.measures.isEmpty else { return usualMeasure }
    if isSettingBack { return panels.measures[panels.measures.count - 1] }
    let line = isSettingNotes ? max(0, noteGalley.lineCount - 1) : galley.lineCount + count
    return panels.measure(ofPage: panels.page(ofLine: line))
  }

  /// Width for what may go on over the page's end and cannot change its width there.
  var lasting: Int32 {
    guard !panels.measures.isEmpty, !isSettingBack else { return measure }
    let line = isSettingNotes ? max(0, noteGalley.lineCount - 1) : galley.lineCount
    let page = panels.page(ofLine: line)
    return min(panels.measure(ofPage: page), panels.measure(ofPage: page + 1))
  }

  /// The first line of the text that lies on another page than it seemed to, for the page after those that are settled;
  /// `nil` if everything is settled.
  func nextStart(_ plans: [PagePlan]) -> Int? {
    let page = panels.starts.count + 1
    guard page < plans.count, page < panels.measures.count, !plans[page].isBack,
      let rows = plans[page].rows
    else { return nil }
    return galley.rows[..<rows.lowerBound].count { $0.kind == .line }
  }
}
