import DocumentModel
import FontShaping

/// How much of the paper is covered with ink: glyphs and rules by their areas; pictures are taken as half covered.
struct InkCoverage {
  private struct Key: Hashable {
    var font: FontID
    var glyph: GlyphID
  }

  private let fonts: FontSet
  /// The areas of glyphs in square ems.
  private var areas: [Key: Double] = [:]

  /// Measures with these fonts.
  private init(_ fonts: FontSet) { self.fonts = fonts }

  /// The inked share of the printed sides, from 0 to 1.
  static func share(of sheets: Sheets, using fonts: FontSet) -> Double {
    var measure = InkCoverage(fonts)
    let inkOfPage = sheets.pages.pages.map { measure.ink(on: $0, sheets.pages.shapes) }
    var (ink, paper) = (0.0, 0.0)
    for side in sheets.sides where !side.placements.isEmpty {
      paper += area(side.size)
      for placement in side.placements { ink += inkOfPage[Int(placement.page)] }
      for mark in side.marks { ink += area(mark.size) }
    }
    return paper > 0 ? min(1, ink / paper) : 0
  }

  private static func area(_ size: Size) -> Double { size.width.inPoints * size.height.inPoints }

  /// The ink on a page, in square points.
  private mutating func ink(on page: Page, _ shapes: ShapedText) -> Double {
    var ink = 0.0
    for item in page.items {
      switch item {
      case .rule(let frame, _): ink += InkCoverage.area(frame.size)
      case .picture(_, let frame, _): ink += InkCoverage.area(frame.size) / 2
      case .text(let text):
        var ems = 0.0
        for segment in page.segments[Int(text.segments.lowerBound)..<Int(text.segments.upperBound)] {
          let run = shapes.runs[Int(segment.run)]
          for glyph in shapes.glyphs[Int(run.glyphs.lowerBound)..<Int(run.glyphs.upperBound)] {
            ems += area(of: Key(font: run.font, glyph: glyph.glyph))
          }
        }
        ink += ems * text.size.inPoints * text.size.inPoints * Double(text.scale) / 1000
      }
    }
    return ink
  }

  private mutating func area(of key: Key) -> Double {
    if let known = areas[key] { return known }
    let em = Double(max(1, fonts.metrics(of: key.font).unitsPerEm))
    let area = InkCoverage.area(of: fonts.outline(of: key.glyph, in: key.font)) / (em * em)
    areas[key] = area
    return area
  }

  /// The area inside an outline: contours of holes run the other way and count against it.
  private static func area(of outline: [OutlineStep]) -> Double {
    var (sum, start, last) = (0.0, (x: 0.0, y: 0.0), (x: 0.0, y: 0.0))
    func go(_ x: Double, _ y: Double) {
      sum += last.x * y - x * last.y
      last = (x, y)
    }
    for step in outline {
      switch step {
      case .move(let x, let y):
        go(start.x, start.y)
        (start, last) = ((Double(x), Double(y)), (Double(x), Double(y)))
      case .line(let x, let y): go(Double(x), Double(y))
      case .curve(let x1, let y1, let x2, let y2, let x, let y):
        let from = last
        // Eight chords are within a thousandth of the area of a letter's curve.
        for part in 1...8 {
          let t = Double(part) / 8
          let s = 1 - t
          let (a, b, c, d) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
          go(
            a * from.x + b * Double(x1) + c * Double(x2) + d * Double(x),
            a * from.y + b * Double(y1) + c * Double(y2) + d * Double(y))
        }
      }
    }
    go(start.x, start.y)
    return abs(sum) / 2
  }
}
