public import DocumentModel

/// Sizes that follow from the body's.
extension Style {
  /// Scales everything but the body as the body was scaled: sizes by its size, to quarters of a point; leading, spaces and
  /// indents by its leading, so that what were whole lines still are.
  mutating func scale(from old: ParagraphStyle) {
    let new = self[.body]
    guard new.size != old.size || new.leading != old.leading, old.size > .zero, old.leading > .zero
    else { return }
    func scaled(_ length: Length) -> Length {
      Length(
        scaledPoints: length.scaledPoints * new.leading.scaledPoints / old.leading.scaledPoints)
    }
    for role in ParagraphRole.allCases where role != .body {
      self[role].size =
        Length(
          scaledPoints: self[role].size.scaledPoints * new.size.scaledPoints / old.size.scaledPoints
        ).inQuarters
      for path in [
        \ParagraphStyle.leading, \.spaceBefore, \.spaceAfter, \.firstLineIndent, \.indentStart,
        \.indentEnd,
      ] {
        self[role][keyPath: path] = scaled(self[role][keyPath: path])
      }
    }
  }

  /// Sets headings and the title on a scale: each step is `ratio` thousandths of the one below it, and their lines as many
  /// half lines of the body as they need.
  mutating func setSizes(onScale ratio: Int) {
    let steps: [(ParagraphRole, Int)] = [
      (.title, 3), (.heading1, 2), (.heading2, 1), (.heading3, 0), (.heading4, 0), (.heading5, 0),
      (.heading6, 0),
    ]
    for (role, count) in steps {
      var size = self[.body].size.scaledPoints
      for _ in 0..<count { size = size * ratio / 1000 }
      self[role].size = Length(scaledPoints: size).inQuarters
      let half = max(1, self[.body].leading.scaledPoints / 2)
      let needed = self[role].size.scaledPoints * 23 / 20
      self[role].leading = Length(scaledPoints: max(2, (needed + half - 1) / half) * half)
    }
  }

  /// Whether the name of an ink says that pictures keep their colours.
  static func isColour(_ ink: String, at place: SourceRange) throws(LayoutError) -> Bool {
    guard ["colour", "grey"].contains(ink) else { throw .wrongValue(ink, expected: "one of colour, grey", place) }
    return ink == "colour"
  }

  /// Takes over a setting of the manuscript's front matter.
  ///
  /// - Throws: ``LayoutError`` with the place of the value if it makes no sense.
  public mutating func apply(_ setting: PrintSetting) throws(LayoutError) {
    let body = self[.body]
    let node = YAMLValue(text: setting.value, source: setting.source)
    switch setting.key {
    case "papersize":
      let name = setting.value.lowercased()
      let size = try node.size(name.hasSuffix("paper") ? String(name.dropLast(5)) : name)
      let old = page.size
      for edge in [PageStyle.Edge.inner, .outer] {
        page.change(edge) { $0.multiplied(by: size.width, over: old.width) }
      }
      for edge in [PageStyle.Edge.top, .bottom] {
        page.change(edge) { $0.multiplied(by: size.height, over: old.height) }
      }
      page.size = size
    case "fontsize":
      let size = try node.length(setting.value)
      self[.body].size = size
      self[.body].leading = body.leading.multiplied(by: size, over: body.size)
      self[.body].firstLineIndent = body.firstLineIndent.multiplied(by: size, over: body.size)
      scale(from: body)
    case "linestretch":
      guard let thousandths = Int(thousandths: setting.value[...]),
        (500...3000).contains(thousandths)
      else {
        throw .wrongValue(
          setting.value, expected: "a number from 0.5 to 3, such as 1.25", setting.source)
      }
      self[.body].leading = Length(scaledPoints: body.leading.scaledPoints * thousandths / 1000)
      scale(from: body)
    case "mainfont":
      if families.display == families.text { families.display.insert(setting.value, at: 0) }
      families.text.insert(setting.value, at: 0)
    case "sansfont": families.display.insert(setting.value, at: 0)
    case "ink": usesColour = try Style.isColour(setting.value, at: setting.source)
    case "monofont": families.code.insert(setting.value, at: 0)
    default: break
    }
    try check(at: setting.source)
  }
}

/// A value of the front matter, read as a layout's are.
private struct YAMLValue {
  var text: String
  var source: SourceRange

  func length(_ text: String) throws(LayoutError) -> Length {
    guard let length = Length(written: text) else {
      throw .wrongValue(text, expected: "a length such as 10.5pt, 18mm, 1.8cm or 0.7in", source)
    }
    return length
  }

  func size(_ name: String) throws(LayoutError) -> Size {
    guard let size = Size(written: name) else {
      throw .wrongValue(
        text,
        expected:
          "a page size: \(Size.named.keys.sorted().joined(separator: ", ")), or such as 148mm x 210mm",
        source)
    }
    return size
  }
}

extension Length {
  /// The length rounded to quarters of a point.
  fileprivate var inQuarters: Length {
    Length(scaledPoints: (scaledPoints + 0x2000) / 0x4000 * 0x4000)
  }

  fileprivate func multiplied(by length: Length, over divisor: Length) -> Length {
    Length(scaledPoints: scaledPoints * length.scaledPoints / max(1, divisor.scaledPoints))
  }
}
