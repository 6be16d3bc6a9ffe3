import DocumentModel

/// Paragraphs, and those that are a picture or its caption.
extension MarkdownAssembler {
  mutating func paragraph(_ whole: DraftBlock) {
    var draft = whole
    if let first = draft.lines.first, first == skippedLine {
      draft.lines = draft.lines.dropFirst()
      guard let next = draft.lines.first else { return }
      draft.start = parser.lines[Int(next)].start
    }
    if isInVerse { return _ = leaf(.verse, draft) }
    let block = leaf(.paragraph, draft)
    makeFormula(of: block)
    guard dialect.contains(.figures), !builder.document.blocks[block].spans.isEmpty else { return }
    makeFigure(of: block)
    makeCaption(of: block)
  }

  /// Makes a paragraph that is one displayed formula in MathML a block, whose rows are lines.
  private mutating func makeFormula(of block: Int) {
    let paragraph = builder.document.blocks[block]
    let first = Int(paragraph.spans.lowerBound)
    guard !paragraph.spans.isEmpty, case .formula(let index) = builder.document.spans[first].kind,
      builder.document.spans[first].range == paragraph.text, Int(index) == builder.document.formulas.count - 1,
      builder.document.formulas[Int(index)].isDisplayed, builder.document.formulas[Int(index)].isMathML
    else { return }
    builder.document.blocks[block].kind = .formula(index)
    builder.document.blocks[block].attributes = builder.document.spans[first].attributes
    builder.document.spans.removeSubrange(first...)
    builder.document.text.removeSubrange(Int(paragraph.text.start)...)
    let formula = builder.document.formulas.removeLast()
    builder.document.append(formula, linesAreKept: true, at: paragraph.source)
    builder.finish(block)
  }

  /// Makes a paragraph that is one picture, perhaps with emphasis under it, a figure.
  private mutating func makeFigure(of block: Int) {
    let paragraph = builder.document.blocks[block]
    let image = Int(paragraph.spans.lowerBound)
    let span = builder.document.spans[image]
    guard case .image(let index) = span.kind, span.range.start == paragraph.text.start else { return }
    let isAlone = span.range.end == paragraph.text.end && span.end == paragraph.spans.upperBound
    guard isAlone || hasEmphasisOnly(after: image, in: paragraph) else { return }
    builder.document.blocks[block].kind = .figure
    builder.document.blocks[block].text = TextRange(Int(span.range.start), Int(span.range.start))
    builder.document.blocks[block].spans = paragraph.spans.lowerBound..<paragraph.spans.lowerBound
    var inner = paragraph
    inner.parent = TableIndex(block)
    inner.text = span.range
    inner.spans = paragraph.spans.lowerBound..<span.end
    inner.source = span.source
    inner.end = Int32(block + 2)
    builder.document.blocks.append(inner)
    if !isAlone {
      dropLineEnd(before: Int(span.end))
      addCaption(to: block, from: paragraph, emphasis: Int(span.end))
    } else if !builder.document.images[Int(index)].title.isEmpty {
      let start = builder.document.text.count
      builder.document.text += Array(builder.document.images[Int(index)].title.utf8)
      builder.document.images[Int(index)].title = ""
      var caption = Block(.caption, source: span.source)
      caption.text = TextRange(start, builder.document.text.count)
      caption.spans = inner.spans.upperBound..<inner.spans.upperBound
      caption.parent = TableIndex(block)
      caption.end = Int32(block + 3)
      builder.document.blocks.append(caption)
    }
    builder.document.blocks[block].end = Int32(builder.document.blocks.count)
  }

  /// Whether a line end and one emphasis follow the picture in its paragraph, and nothing else.
  private func hasEmphasisOnly(after image: Int, in paragraph: Block) -> Bool {
    let next = Int(builder.document.spans[image].end)
    guard next < paragraph.spans.upperBound, isWholeEmphasis(next, in: paragraph) else { return false }
    let between = builder.document.spans[image].range.end..<builder.document.spans[next].range.start
    return between.count == 1 && builder.document.text[Int(between.lowerBound)] == 0x0A
  }

  /// Takes the line feed before a span, among the last of the document, out of the text.
  private mutating func dropLineEnd(before span: Int) {
    builder.document.text.remove(at: Int(builder.document.spans[span].range.start) - 1)
    for later in span..<builder.document.spans.count {
      builder.document.spans[later].range.start -= 1
      builder.document.spans[later].range.end -= 1
    }
  }

  private func isWholeEmphasis(_ span: Int, in paragraph: Block) -> Bool {
    let emphasis = builder.document.spans[span]
    return emphasis.kind == .emphasis && emphasis.range.end == paragraph.text.end
      && emphasis.end == paragraph.spans.upperBound
  }

  /// Appends a caption whose text is that of the emphasis, the last span of the document.
  private mutating func addCaption(to figure: Int, from paragraph: Block, emphasis: Int) {
    let span = builder.document.spans[emphasis]
    builder.document.spans.remove(at: emphasis)
    for index in emphasis..<builder.document.spans.count { builder.document.spans[index].end -= 1 }
    var caption = Block(.caption, source: span.source)
    caption.text = span.range
    caption.spans = Int32(emphasis)..<Int32(builder.document.spans.count)
    caption.parent = TableIndex(figure)
    caption.end = Int32(builder.document.blocks.count + 1)
    builder.document.blocks.append(caption)
    builder.document.blocks[figure].source.end = span.source.end
  }

  /// Makes a paragraph that is one emphasis and follows a figure without a caption that caption.
  private mutating func makeCaption(of block: Int) {
    let paragraph = builder.document.blocks[block]
    let emphasis = Int(paragraph.spans.lowerBound)
    guard paragraph.kind == .paragraph, block >= 2, builder.document.blocks[block - 2].kind == .figure,
      builder.document.blocks[block - 2].end == block, builder.document.blocks[block - 2].parent == paragraph.parent,
      builder.document.spans[emphasis].range.start == paragraph.text.start, isWholeEmphasis(emphasis, in: paragraph)
    else { return }
    builder.document.blocks.removeLast()
    addCaption(to: block - 2, from: paragraph, emphasis: emphasis)
    builder.document.blocks[block - 2].end = Int32(builder.document.blocks.count)
  }
}
