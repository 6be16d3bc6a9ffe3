import DocumentModel

/// What goes into one file: a run of blocks at the top level of the document, and notes.
struct Part {
  /// What the file is for.
  var role: Chapter.Role
  /// Indices of its blocks; whole top-level blocks.
  var blocks: Range<Int>
  /// Whether it goes on with a section that began in the file before.
  var isContinuation = false
  /// Whether the title block stands at its head.
  var showsTitle = false
  /// Added to a section's rank for the rank of its heading element, so that no file skips a rank.
  var rankOffset = 0
  /// The notes set at its end, ascending indices into ``Document/notes``.
  var notes: [Int] = []
  /// File name.
  var name = ""
}

/// Division of a document into files.
///
/// Sections of rank 1 are files of their own, or several together where there are more than ``mostFiles``. One longer than ``limit`` is cut, first at headings, and where there are none
/// between any two blocks; readers become slow on long files.
struct PartPlan {
  /// Bytes of text above which a chapter is cut. Ours; old e-readers stop at 260 KB.
  static let limit = 200_000
  /// Sections of rank 1 up to which each has a file. Ours; of thousands of files, reading systems and checks are slow.
  static let mostFiles = 1000

  private let document: Document
  private let ranks: [UInt8]
  private(set) var parts: [Part] = []

  /// Divides `document`, the ranks of whose headings are given by block.
  init(_ document: Document, ranks: [UInt8]) {
    self.document = document
    self.ranks = ranks
    let sections = ranks.count { $0 == 1 }
    let sectionsInFile = max(1, (sections + Self.mostFiles - 1) / Self.mostFiles)
    var section = 0
    var start = 0
    var isOpening = true
    var block = 0
    while block < document.blocks.count {
      if ranks[block] == 1 {
        if section % sectionsInFile == 0 {
          addPiece(start..<block, isOpening: isOpening)
          (start, isOpening) = (block, false)
        }
        section += 1
      }
      block = Int(document.blocks[block].end)
    }
    addPiece(start..<document.blocks.count, isOpening: isOpening)
  }

  /// One part for the whole document.
  static func whole(_ document: Document) -> [Part] { [Part(role: .opening, blocks: 0..<document.blocks.count)] }

  private mutating func addPiece(_ blocks: Range<Int>, isOpening: Bool) {
    if isOpening && !hasContent(blocks) {
      // Notes and page breaks before the first chapter go with it.
      return
    }
    let cuts = self.cuts(in: blocks)
    for (index, start) in cuts.enumerated() {
      let end = index + 1 < cuts.count ? cuts[index + 1] : blocks.upperBound
      var part = Part(role: isOpening ? .opening : .chapter, blocks: start..<end)
      part.isContinuation = index > 0
      part.rankOffset = 1 - lowestRank(in: start..<end)
      parts.append(part)
    }
  }

  /// Where the pieces of a run of blocks begin.
  private func cuts(in blocks: Range<Int>) -> [Int] {
    guard size(of: blocks) > Self.limit else { return [blocks.lowerBound] }
    var cuts = [blocks.lowerBound]
    var size = 0
    var followsHeading = true
    for block in topLevel(blocks) {
      let rank = ranks[block]
      let wantsCut =
        rank == 2 ? size > Self.limit / 4 : rank > 0 ? size > Self.limit : size > 2 * Self.limit && !followsHeading
      if wantsCut {
        cuts.append(block)
        size = 0
      }
      followsHeading = rank > 0
      size += self.size(of: block..<Int(document.blocks[block].end))
    }
    return cuts
  }

  private func topLevel(_ blocks: Range<Int>) -> some Sequence<Int> {
    sequence(first: blocks.lowerBound) { Int(document.blocks[$0].end) }.prefix { $0 < blocks.upperBound }
  }

  private func size(of blocks: Range<Int>) -> Int { document.blocks[blocks].reduce(0) { $0 + $1.text.count } }

  private func lowestRank(in blocks: Range<Int>) -> Int {
    let lowest = ranks[blocks].filter { $0 > 0 }.min() ?? 1
    return Int(lowest)
  }

  private func hasContent(_ blocks: Range<Int>) -> Bool {
    topLevel(blocks).contains { block in
      switch document.blocks[block].kind {
      case .note, .pageBreak: false
      default: true
      }
    }
  }
}
