internal import DocumentModel
internal import FontShaping

/// Breaking and setting: measured words become lines of positioned runs.
extension Compositor {
  /// Sets a leaf: fills ``lines``.
  mutating func setLines(of leaf: Leaf, in setting: TextSetting) throws(TypesettingError) {
    try collect(leaf, in: setting)
    breakLines(in: setting)
  }

  /// Sets what is in ``paragraph``: fills ``lines``, and ``otherLines`` with the ways to set it in more or fewer lines, if
  /// those are wanted.
  mutating func breakLines(in setting: TextSetting) {
    lines.removeAll(keepingCapacity: true)
    otherLines.removeAll(keepingCapacity: true)
    guard paragraph.items.contains(where: { $0.kind == .box }) else { return }
    paragraph.breakWhatIsTooWide()
    paragraph.append(
      .penalty(LineItem.forced), LinePart(kind: .none, look: 0, offset: paragraph.parts.last?.offset ?? 0))
    let measure = setting.measure.divided(by: setting.style.setWidth)
    let shifts = setting.mayVary && panels.measures.isEmpty ? possibleShifts(in: measure) : 0...0
    guard setting.style.alignment == .justified, shifts.count > 1 else {
      let (broken, settings) = brokenLines(in: setting)
      lines = set(broken, settings)
      return
    }
    let ways = filledBreaker.variants(of: paragraph.items, measure: measure, within: shifts)
    guard let best = ways.firstIndex(where: { $0.cost == 0 }) else { return }
    lines = set(scaled(ways[best].lines, setting), [setting])
    for (index, way) in ways.enumerated() where index != best {
      otherLines.append(OtherLines(lines: set(scaled(way.lines, setting), [setting]), cost: way.cost))
    }
  }

  /// Whether the paragraph may go into a line less or more: whether its spaces can give or take what that needs. An
  /// estimate, which spares the search where it would be in vain.
  private func possibleShifts(in measure: LineMeasure) -> ClosedRange<Int> {
    var (width, stretch, shrink) = (0, 0, 0)
    for item in paragraph.items where item.kind != .penalty {
      width += Int(item.width)
      stretch += Int(item.stretch)
      shrink += Int(item.shrink)
    }
    let line = Int(measure.others)
    let count = (width + line - 1) / line
    guard count > 2 else { return 0...0 }
    let last = width - (count - 1) * line
    // A loose line may have 1.26 times its stretch (badness 200), a tight one all its shrink; 2 % more by scaling. The
    // last line has at least an eighth of the measure.
    let give = stretch * 5 / 4 + width / 50
    let take = shrink + width / 50
    return (take > last ? -1 : 0)...(give > line - last + line / 8 ? 1 : 0)
  }

  /// Sets lines.
  ///
  /// - Parameter settings: The settings of the lines; the last is that of all lines that follow, too.
  private mutating func set(_ broken: [BrokenLine], _ settings: [TextSetting]) -> [SetLine] {
    guard let first = broken.first else { return [] }
    var result: [SetLine] = []
    result.reserveCapacity(broken.count)
    // Once for all lines: what belongs to the compositor is copied wherever it is handed on beside the galley.
    let (paragraph, typeCase) = (paragraph, typeCase)
    var marks = paragraph.marks[...]
    var setter = LineSetter(line: first, setting: settings[0])
    // Paragraphs begin where their own direction begins; what we say ourselves stands as the document does.
    let isMirrored = document.metadata.direction == .rightToLeft
    let begins: Direction = settings[0].block < 0 && isMirrored ? .rightToLeft : paragraph.base
    for (index, line) in broken.enumerated() {
      if index < settings.count { setter.setting = settings[index] }
      setter.begin(line, isFirst: index == 0, isLast: index + 1 == broken.count)
      setter.gather(paragraph, typeCase)
      setter.justify(paragraph, isMirrored: isMirrored, from: begins)
      var set = setter.set(in: &galley, paragraph, typeCase)
      while let mark = marks.first, mark.item < line.items.upperBound || index + 1 == broken.count {
        set.footnotes.append(mark.footnote)
        marks.removeFirst()
      }
      result.append(set)
    }
    return result
  }
}

/// A paragraph's lines in another number than is best for it.
struct OtherLines: Sendable {
  /// The lines.
  var lines: [SetLine]
  /// Demerits of ``LineBreaker`` beyond those of the best way.
  var cost: Int
}

extension LineMeasure {
  /// The widths that are filled before all of a line is scaled to thousandths of its width.
  fileprivate func divided(by scale: Int32) -> LineMeasure {
    guard scale != 1000, scale > 0 else { return self }
    return LineMeasure(
      first: Int32(clamping: Int(first) * 1000 / Int(scale)), others: Int32(clamping: Int(others) * 1000 / Int(scale)))
  }
}

extension BrokenLine {
  /// The line scaled to thousandths of its width, in a measure.
  fileprivate func scaled(by scale: Int32, in measure: Int32) -> BrokenLine {
    guard scale != 1000 else { return self }
    var line = self
    line.measure = measure
    line.naturalWidth = Int32(clamping: Int(naturalWidth) * Int(scale) / 1000)
    line.leftOverhang = Int32(clamping: Int(leftOverhang) * Int(scale) / 1000)
    line.rightOverhang = Int32(clamping: Int(rightOverhang) * Int(scale) / 1000)
    line.scale = Int32(clamping: Int(self.scale) * Int(scale) / 1000)
    return line
  }
}

extension Compositor {
  /// The lines of what is in ``paragraph``, each with the setting it is set in: where a page of another width begins within
  /// the paragraph, the rest is broken anew.
  private mutating func brokenLines(in setting: TextSetting) -> (lines: [BrokenLine], settings: [TextSetting]) {
    if let initial = setting.initial { return brokenLines(in: setting, around: initial) }
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
        let again = brokenLines(from: lines[index].items.lowerBound, rest)
        lines[index...] = again[...]
        settings[index...] = [TextSetting](repeating: rest, count: again.count)[...]
      }
      index += 1
    }
    return (lines, settings)
  }

  /// The lines of the rest of the paragraph.
  private mutating func brokenLines(from start: Int32, _ setting: TextSetting) -> [BrokenLine] {
    broken(Array(paragraph.items[Int(start)...]), setting).map {
      var line = $0
      line.items = line.items.lowerBound + start..<line.items.upperBound + start
      return line
    }
  }

  /// The same around a large letter.
  private mutating func brokenLines(
    in setting: TextSetting, around initial: Initial
  ) -> (lines: [BrokenLine], settings: [TextSetting]) {
    var beside = setting
    beside.start += initial.width
    beside.firstIndent = 0
    var below = setting
    below.firstIndent = setting.turnover
    var lines = broken(paragraph.items, beside)
    let count = min(lines.count, initial.lines)
    if count < lines.count { lines[count...] = brokenLines(from: lines[count].items.lowerBound, below)[...] }
    return (
      lines,
      lines.indices.map { $0 < count ? beside : below }
    )
  }

  private mutating func broken(_ items: [LineItem], _ setting: TextSetting) -> [BrokenLine] {
    let measure = setting.measure.divided(by: setting.style.setWidth)
    let lines: [BrokenLine]
    if setting.style.alignment == .justified {
      lines = filledBreaker.lines(of: items, measure: measure)
    } else if setting.isDisplay {
      lines = displayBreaker.balancedLines(of: items, measure: measure)
    } else {
      lines = raggedBreaker.lines(of: items, measure: measure)
    }
    return scaled(lines, setting)
  }

  /// Lines scaled as a style has it.
  private func scaled(_ lines: [BrokenLine], _ setting: TextSetting) -> [BrokenLine] {
    guard setting.style.setWidth != 1000 else { return lines }
    return lines.enumerated().map { index, line in
      line.scaled(by: setting.style.setWidth, in: index == 0 ? setting.measure.first : setting.measure.others)
    }
  }
}
