/// By what a line is widened or narrowed to fill its measure: all of it is scaled first, then its glue is stretched or shrunk
/// as far as looks well, then its letters are tracked, and what is left is the glue's again. Widening is positive.
struct LineFilling {
  /// The parts, which add up to what the line lacks.
  var scaling: Int
  var tracking = 0
  var glue = 0
  /// Badness of the scaling and the tracking.
  var badness = 0

  /// Badness of a line that is scaled as far as may be, with its glue as it is, and of one that is tracked as far as may be.
  private static var scalingBadness: Int { 4 }
  private static var trackingBadness: Int { 20 }

  /// How a line fills a target.
  @inline(__always) init(_ line: LineSums, _ target: Int, _ parameters: borrowing LineBreakingParameters) {
    let slack = target - line.width
    let give = line.width * parameters.expansion / 1000
    if slack >= -give && slack <= give {
      scaling = slack
      if give > 0 { badness = Self.scalingBadness * abs(slack) / give }
      return
    }
    scaling = slack < 0 ? -give : give
    glue = slack - scaling
    if give > 0 { badness = Self.scalingBadness }
    guard parameters.tracking > 0 else { return }
    let most = line.width * parameters.tracking / 1000
    if glue > 0 {
      tracking = min(most, max(0, glue - line.stretch * parameters.comfortableStretch / 100))
    } else {
      tracking = max(-most, min(0, glue + line.shrink * parameters.comfortableShrink / 100))
    }
    glue -= tracking
    if most > 0 { badness += Self.trackingBadness * abs(tracking) / most }
  }
}
