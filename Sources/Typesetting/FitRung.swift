internal import DocumentModel

/// A rung of the ladder by which a text is made to fit: how much the setting differs from the layout's.
struct FitRung: Hashable, Sendable {
  /// Width of letters and spaces, and leading, in thousandths of the layout's.
  var width = 1000
  var leading = 1000
  /// Space above and below paragraphs and headings, in hundredths of the layout's.
  var space = 100
  /// Lines by which the text area grows, and so many times ``marginStep`` by which it gets wider.
  var margin = 0
  /// Quarters of a point by which type is larger.
  var size = 0

  /// What each of the margins at the sides gives for a line that the text area grows by.
  static let marginStep = Length.millimetres(1)

  /// The first rungs of a ladder, where one thing after the other changes by steps.
  private static func rungs(widths: [Int], leadings: [Int], spaces: [Int]) -> [FitRung] {
    var rungs: [FitRung] = []
    var rung = FitRung()
    func climb(_ part: WritableKeyPath<FitRung, Int>, _ steps: [Int]) {
      for step in steps {
        rung[keyPath: part] = step
        rungs.append(rung)
      }
    }
    climb(\.width, widths)
    climb(\.leading, leadings)
    climb(\.space, spaces)
    return rungs
  }

  /// The rungs for a text that is too long, from the least change to the most; each keeps what those before it do.
  static func tightening(_ style: Style) -> [FitRung] {
    var rungs = rungs(widths: [995, 990], leadings: [985, 970], spaces: [75, 50])
    var rung = rungs[rungs.count - 1]
    while rung.margin < 4 {
      rung.margin += 1
      guard FitRung.hasMargins(style, rung) else {
        rung.margin -= 1
        break
      }
      rungs.append(rung)
    }
    let floor = min(style.fitting.smallestSize, style[.body].size)
    while rung.size > -12, style[.body].size + .quarters(rung.size - 1) >= floor {
      rung.size -= 1
      rungs.append(rung)
    }
    return rungs
  }

  /// The rungs for a text that is too short.
  static func loosening(_ style: Style) -> [FitRung] {
    var rungs = rungs(widths: [1005, 1010], leadings: [1015, 1030], spaces: [125, 150])
    var rung = rungs[rungs.count - 1]
    for margin in [-1, -2, -3] {
      rung.margin = margin
      rungs.append(rung)
    }
    let ceiling = max(style.fitting.largestSize, style[.body].size)
    while rung.size < 6, style[.body].size + .quarters(rung.size + 1) <= ceiling {
      rung.size += 1
      rungs.append(rung)
    }
    return rungs
  }

  /// Rungs beside this one, which give a little less or more: for a text that a whole rung makes miss the number of pages.
  var neighbours: [FitRung] {
    var found: [FitRung] = []
    for leading in [1000, 985, 970, 1015, 1030] {
      for width in [1000, 990, 1010] {
        for margin in [margin, 0, margin - 1] {
          var other = self
          (other.leading, other.width, other.margin) = (leading, width, margin)
          if other != self && !found.contains(other) { found.append(other) }
        }
      }
    }
    return found
  }

  private static func hasMargins(_ style: Style, _ rung: FitRung) -> Bool {
    let page = style.fitted(to: rung).page
    let floor = style.fitting.leastMargin
    return page.inner >= min(floor, style.page.inner) && page.outer >= min(floor, style.page.outer)
      && page.top >= min(floor, style.page.top) && page.bottom >= min(floor, style.page.bottom)
  }

  /// What it changes, in words; empty if nothing.
  func changes(to style: Style) -> [String] {
    var changes: [String] = []
    if width != 1000 { changes.append("letters \(Self.percent(width)) % \(width < 1000 ? "narrower" : "wider")") }
    if leading != 1000 {
      changes.append("lines \(Self.percent(leading)) % \(leading < 1000 ? "closer" : "farther apart")")
    }
    if space != 100 { changes.append("spaces between paragraphs at \(space) %") }
    if margin != 0 {
      changes.append("margins \(abs(margin)) mm \(margin > 0 ? "narrower" : "wider") at the sides")
    }
    if size != 0 {
      let (old, new) = (style[.body].size, style[.body].size + .quarters(size))
      changes.append("type of \(Self.points(new)) pt instead of \(Self.points(old)) pt")
    }
    return changes
  }

  private static func percent(_ thousandths: Int) -> String {
    let tenths = abs(thousandths - 1000)
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func points(_ length: Length) -> String {
    let hundredths = (length.scaledPoints * 100 + (1 << 15)) >> 16
    let fraction = hundredths % 100
    if fraction == 0 { return "\(hundredths / 100)" }
    return "\(hundredths / 100)."
      + (fraction % 10 == 0 ? "\(fraction / 10)" : fraction < 10 ? "0\(fraction)" : "\(fraction)")
  }
}

extension Length {
  /// Quarters of a point.
  fileprivate static func quarters(_ count: Int) -> Length { Length(scaledPoints: count << 14) }
}

extension Style {
  /// The style on a rung of the ladder.
  func fitted(to rung: FitRung) -> Style {
    var style = self
    let size = self[.body].size.scaledPoints
    let newSize = size + rung.size << 14
    let leading = max(1, self[.body].leading.scaledPoints)
    // A multiple of 1/1024 pt, so that leadings of simple proportion to each other stay so.
    let newLeading = max(64, leading * newSize / size * rung.leading / 1000 / 64 * 64)
    for role in ParagraphRole.allCases {
      style[role].size = Length(scaledPoints: self[role].size.scaledPoints * newSize / size)
      style[role].leading = Length(scaledPoints: self[role].leading.scaledPoints * newLeading / leading)
      style[role].setWidth = Int32(rung.width)
      for space in [\ParagraphStyle.spaceBefore, \.spaceAfter] {
        style[role][keyPath: space] = Length(
          scaledPoints: self[role][keyPath: space].scaledPoints * newLeading / leading * rung.space / 100)
      }
      for indent in [\ParagraphStyle.firstLineIndent, \.indentStart, \.indentEnd] {
        style[role][keyPath: indent] = Length(scaledPoints: self[role][keyPath: indent].scaledPoints * newSize / size)
      }
    }
    let half = Length(scaledPoints: rung.margin * newLeading / 2)
    for edge in [PageStyle.Edge.top, .bottom] { style.page.change(edge) { $0 - half } }
    for edge in [PageStyle.Edge.inner, .outer] { style.page.change(edge) { $0 - FitRung.marginStep * rung.margin } }
    return style
  }
}
