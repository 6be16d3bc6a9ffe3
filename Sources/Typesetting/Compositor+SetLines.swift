internal import DocumentModel
internal import FontShaping

/// Breaking and setting: measured words become lines of positioned runs.
extension Compositor {
  /// Sets a leaf: fills ``lines``.
  mutating func setLines(of leaf: Leaf, in setting: TextSetting) throws(TypesettingError) {
    try collect(leaf, in: setting)
    breakLines(in: setting)
  }

  /// Sets what is in ``paragraph``.
  mutating func breakLines(in setting: TextSetting) {
    lines.removeAll(keepingCapacity: true)
    guard paragraph.items.contains(where: { $0.kind == .box }) else { return }
    paragraph.breakWhatIsTooWide()
    paragraph.append(
      .penalty(LineItem.forced), LinePart(kind: .none, look: 0, offset: paragraph.parts.last?.offset ?? 0))
    let broken =
      setting.style.alignment == .justified
      ? filledBreaker.lines(of: paragraph.items, measure: setting.measure)
      : raggedBreaker.lines(of: paragraph.items, measure: setting.measure)
    var marks = paragraph.marks[...]
    for (index, line) in broken.enumerated() {
      var setter = LineSetter(line: line, setting: setting, isFirst: index == 0, isLast: index + 1 == broken.count)
      setter.gather(paragraph, typeCase)
      setter.justify(isMirrored: document.metadata.direction == .rightToLeft || paragraph.base == .rightToLeft)
      var set = setter.set(in: &galley, paragraph, typeCase)
      while let mark = marks.first, mark.item < line.items.upperBound || index + 1 == broken.count {
        set.footnotes.append(mark.footnote)
        marks.removeFirst()
      }
      lines.append(set)
    }
  }
}
