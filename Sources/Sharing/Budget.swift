import DocumentModel

extension Diagnostic.Code {
  /// An edition that is larger than its text and pictures explain.
  static let largeEdition = Diagnostic.Code("large-edition")
}

/// How large the editions of a text may be: what a 5,000-word essay should cost somebody who passes it on by Bluetooth,
/// and as much again for every further 5,000 words, and the pictures' own size.
struct Budget {
  private let work: NamedWork
  private let shares: Int
  private let pictures: Int

  /// The budget of a work.
  init(of work: NamedWork) {
    self.work = work
    let letters = work.work.passages.reduce(0) { sum, passage in
      passage.paragraphs.reduce(sum + passage.heading.utf8.count) { $0 + $1.utf8.count }
    }
    // A word of English and its space take six bytes; other scripts have larger letters, and larger fonts too.
    shares = max(1, (letters + 29_999) / 30_000)
    pictures = work.work.sources.dropFirst().reduce(0) { $0 + $1.bytes.count }
  }

  /// Notes every edition over its budget.
  func report(to diagnostics: inout Diagnostics) {
    for placed in work.editions {
      guard let share = Budget.share(of: placed.edition.kind) else { continue }
      let allowed = share * shares + pictures * 3 / 2
      let size = placed.edition.bytes.count
      guard size > allowed else { continue }
      diagnostics.report(
        Diagnostic(
          .note, .largeEdition,
          "\(placed.path) has \(IndexPage.size(size)); \(IndexPage.size(allowed)) would do for a text of this length"))
    }
  }

  /// Bytes for 5,000 words without pictures.
  private static func share(of kind: SharedEdition.Kind) -> Int? {
    switch kind {
    case .epub: 60_000
    case .page: 120_000
    case .pages, .booklet, .folded: 150_000
    case .text, .braille: nil
    }
  }
}
