import DocumentModel
import XHTMLWriting

/// What the accessibility metadata says, found by looking (EPUB Accessibility 1.1, 2.2).
struct AccessibilityFacts {
  /// Ways in which the content is perceived.
  let modes: [String]
  /// Sets of ways that are enough to understand it.
  let sufficientModes: [String]
  /// What helps.
  let features: [String]
  /// What could harm.
  let hazards: [String]
  /// All of it in a sentence or two, in English.
  let summary: String

  /// Looks at everything that `manifest` holds.
  init(_ manifest: Manifest) {
    let document = manifest.publication.document
    let chapters = manifest.publication.chapters
    let shown = Set(chapters.flatMap(\.images))
    let isDescribed = !chapters.contains(where: \.hasUndescribedPictures)
    let hasPictures = !shown.isEmpty || !manifest.cover.isDrawn
    let hasHeadings = chapters.contains { !$0.headings.isEmpty }
    let hasPages = !manifest.pages.isEmpty
    modes = hasPictures ? ["textual", "visual"] : ["textual"]
    let isTextEnough = !hasPictures || isDescribed
    sufficientModes = (isTextEnough ? ["textual"] : []) + (hasPictures ? ["textual,visual"] : [])
    var features = ["tableOfContents", "readingOrder", "displayTransformability", "ARIA"]
    if hasHeadings { features.append("structuralNavigation") }
    if hasPictures && isDescribed { features.append("alternativeText") }
    if chapters.contains(where: \.hasMathML) { features.append("MathML") }
    if hasPages { features += ["pageBreakMarkers", "pageNavigation"] }
    self.features = features
    let mayMove = shown.contains { document.images[$0].picture?.isMoving == true }
    hazards = mayMove ? ["unknown"] : ["none"]
    var summary = "The text reflows and has a table of contents"
    summary += hasHeadings ? " and headings to navigate by." : "."
    if hasPictures {
      summary += isDescribed ? " Every picture has an alternative text." : " Some pictures have no alternative text."
    }
    if hasPages { summary += " The pages of the printed edition are marked." }
    self.summary = summary
  }
}
