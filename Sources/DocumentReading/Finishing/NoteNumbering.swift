import DocumentModel

extension Diagnostic.Code {
  /// A footnote that nothing refers to.
  static let unusedNote = Diagnostic.Code("unused-note")
  /// A reference to a footnote that is not there.
  static let missingNote = Diagnostic.Code("missing-note")
}

/// Puts the notes into the order in which the text first refers to them; notes within notes come after.
struct NoteNumbering {
  private var order: [TableIndex] = []
  private var newIndices: [TableIndex]
  private var references: [TableIndex]

  /// Renumbers the notes of a document.
  static func apply(to document: inout Document, reporting diagnostics: inout Diagnostics) {
    guard !document.notes.isEmpty else { return }
    var numbering = NoteNumbering(document)
    var warnings = WarningLimit()
    for note in document.notes.indices where numbering.newIndices[note] == .none {
      let block = document.blocks[Int(document.notes[note].block)]
      warnings.pass(
        Diagnostic(
          .warning, .unusedNote, "nothing refers to the note “\(document.notes[note].label)”", at: block.source,
          hint: "refer to it with [^\(document.notes[note].label)] or remove it; it is set after the other notes"),
        to: &diagnostics)
      numbering.take(TableIndex(note), reference: .none)
      numbering.follow(in: document)
    }
    numbering.rewrite(&document)
  }

  private init(_ document: Document) {
    newIndices = Array(repeating: .none, count: document.notes.count)
    references = newIndices
    var block = 0
    while block < document.blocks.count {
      if case .note = document.blocks[block].kind {
        block = Int(document.blocks[block].end)
      } else {
        scan(document.blocks[block].spans, in: document)
        block += 1
      }
    }
    follow(in: document)
  }

  private var followed = 0

  /// Takes the notes to which the notes taken so far refer.
  private mutating func follow(in document: Document) {
    while followed < order.count {
      let note = Int(document.notes[Int(order[followed])].block)
      followed += 1
      for block in note..<Int(document.blocks[note].end) { scan(document.blocks[block].spans, in: document) }
    }
  }

  private mutating func scan(_ spans: Range<Int32>, in document: Document) {
    for span in spans {
      if case .noteReference(let note) = document.spans[Int(span)].kind { take(note, reference: span) }
    }
  }

  private mutating func take(_ note: TableIndex, reference: TableIndex) {
    guard newIndices[Int(note)] == .none else { return }
    newIndices[Int(note)] = TableIndex(order.count)
    references[Int(note)] = reference
    order.append(note)
  }

  private func rewrite(_ document: inout Document) {
    for span in document.spans.indices {
      if case .noteReference(let note) = document.spans[span].kind {
        document.spans[span].kind = .noteReference(newIndices[Int(note)])
      }
    }
    for block in document.blocks.indices {
      if case .note(let note) = document.blocks[block].kind {
        document.blocks[block].kind = .note(newIndices[Int(note)])
      }
    }
    document.notes = order.map { index in
      var note = document.notes[Int(index)]
      note.reference = references[Int(index)]
      return note
    }
  }
}
