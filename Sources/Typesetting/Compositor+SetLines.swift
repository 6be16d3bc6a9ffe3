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
    let (broken, settings) = brokenLines(in: setting)
    var marks = paragraph.marks[...]
    for (index, line) in broken.enumerated() {
      var setter = LineSetter(
        line: line, setting: settings[index], isFirst: index == 0, isLast: index + 1 == broken.count)
      setter.gather(paragraph, typeCase)
      setter.justify(
        paragraph, isMirrored: document.metadata.direction == .rightToLeft || paragraph.base == .rightToLeft)
      var set = setter.set(in: &galley, paragraph, typeCase)
      while let mark = marks.first, mark.item < line.items.upperBound || index + 1 == broken.count {
        set.footnotes.append(mark.footnote)
        marks.removeFirst()
      }
      lines.append(set)
    }
  }

  /// The lines of what is in ``paragraph``, each with the setting it is set in: where a page of another width begins within
  /// the paragraph, the rest is broken anew.
  private mutating func brokenLines(in setting: TextSetting) -> (lines: [BrokenLine], settings: [TextSetting]) {
    var lines = broken(paragraph.items, setting)
    var settings = [TextSetting](repeating: setting, count: lines.count)
    guard !panels.measures.isEmpty, setting.position == 0, setting.width < 1 << 29, !isSettingNotes else {
      return (lines, settings)
    }
    var index = 1
    while index < lines.count {
      let change = measure(inLines: index) - measure(inLines: index - 1)
      if change != 0 {
        var rest = settings[index - 1]
        rest.width += change
        rest.firstIndent = rest.turnover
        let start = lines[index].items.lowerBound
        let again = broken(Array(paragraph.items[Int(start)...]), rest).map {
          var line = $0
          line.items = line.items.lowerBound + start..<line.items.upperBound + start
          return line
        }
        lines[index...] = again[...]
        settings[index...] = [TextSetting](repeating: rest, count: again.count)[...]
      }
      index += 1
    }
    return (lines, settings)
  }

  private mutating func broken(_ items: [LineItem], _ setting: TextSetting) -> [BrokenLine] {
    setting.style.alignment == .justified
      ? filledBreaker.lines(of: items, measure: setting.measure)
      : raggedBreaker.lines(of: items, measure: setting.measure)
  }
}
