import DocumentModel
import FontShaping
import Imposition
import PDFWriting

extension Build {
  /// What both printed editions are made of.
  struct PrintJob {
    /// The work, with pictures that can be printed.
    var document: Document
    /// What the files say about it.
    var description: Metadata
    /// Its pages.
    var pages: Pages
    /// How they were set.
    var style: Style
    /// How they are printed; scheme and paper are settled.
    var printing: Printing
    /// How they lie on sheets.
    var options: ImpositionOptions
    /// The fonts that they were set with.
    var fonts: FontSet
  }

  /// The files of a printed edition: its pages or sheets, those for a printing house, help for folding.
  func artifacts(
    of edition: Edition, from job: PrintJob, reporting diagnostics: inout Diagnostics
  ) throws -> [Artifact] {
    let (printing, title) = (job.printing, job.document.displayTitle)
    var files = [(suffix: edition.fileSuffix, sheets: job.pages.sheets)]
    var guide: FoldingGuide?
    if edition == .booklet {
      let sheets = try printing.sheets(of: job.pages, options: job.options)
      let ink = printing.isEstimated ? InkCoverage.share(of: sheets, using: job.fonts) : nil
      for note in printing.notes(on: sheets, ink: ink) { diagnostics.report(note) }
      files = printing.files(of: sheets)
      guide = FoldingGuide(
        for: sheets, of: printing, options: job.options, language: job.document.metadata.language)
    }
    var settings = PDFOptions(modified: modified)
    settings.isGrey = !job.style.usesColour
    if edition == .pdf && (embedsSource || job.style.embedsSource) {
      settings.attachments = attachments(of: job.document)
    }
    var document = job.document
    // They have their colours still if there are files in four colours, too.
    if settings.isGrey { document.reprintPhotographs(on: job.pages, inGrey: true) }
    var artifacts: [Artifact] = []
    for (index, file) in files.enumerated() {
      var (sheets, images) = (file.sheets, document.images)
      if let guide, printing.foldHelp == .page, index == 0 {
        sheets.add(try guide.leaf(for: title, size: (printing.paper ?? .a4).upright, using: job.fonts), to: &images)
      }
      let bytes = try sheets.pdf(
        describing: job.description, pictures: images, using: job.fonts, options: settings)
      var artifact = Artifact(edition: edition, suffix: file.suffix, bytes: bytes)
      artifact.foldingSteps = guide?.steps.map(\.text) ?? []
      artifacts.append(artifact)
    }
    if edition == .pdf {
      files[0].sheets = job.pages.trimmed(bleed: printing.bleed, hasCropMarks: printing.marks.contains(.crop))
    }
    artifacts += try pressArtifacts(of: edition, files, from: job)
    if let guide, let help = try guide.file(printing.foldHelp, for: title, printing, using: job.fonts) {
      artifacts.append(Artifact(edition: edition, suffix: help.suffix, bytes: help.bytes))
    }
    return artifacts
  }

  /// The same files for a printing house, if there are to be any.
  private func pressArtifacts(
    of edition: Edition, _ files: [(suffix: String, sheets: Sheets)], from job: PrintJob
  ) throws -> [Artifact] {
    guard let press = job.printing.press else { return [] }
    var document = job.document
    if press == .grey { document.reprintPhotographs(on: job.pages, inGrey: true) }
    var settings = PDFOptions(modified: modified)
    settings.isGrey = press == .grey
    settings.press = press == .grey ? .grey : .fourColour
    return try files.map { file in
      let bytes = try file.sheets.pdf(
        describing: job.description, pictures: document.images, using: job.fonts, options: settings)
      return Artifact(edition: edition, suffix: file.suffix.dropLast(4) + "-press.pdf", bytes: bytes)
    }
  }
}
