package import DocumentModel

extension Document {
  /// File name of each picture, from the chapters' folder; `nil` for one that is missing or may not be shown.
  func usablePictureNames(reporting: inout Diagnostics) -> [String?] {
    images.enumerated().map { index, image in
      guard let picture = image.picture else { return nil }
      if let reason = picture.danger {
        reporting.warn(
          .unsafePicture, "the picture “\(image.destination)” is left out: it \(reason)", at: image.source,
          hint: "save it as a plain drawing, or as PNG")
        return nil
      }
      return picture.fileName(number: index + 1)
    }
  }
}

extension Picture {
  /// Name of its file in an e-book, from the chapters' folder.
  package func fileName(number: Int) -> String { "images/picture-\(number).\(format.fileExtension)" }

  /// What in a drawing could run a program or reach out of the e-book, as the end of a sentence; `nil` if it is safe.
  package var danger: String? {
    guard format == .svg else { return nil }
    let markup = bytes.map(lowercased)
    let dangers: [(String, String)] = [
      ("<script", "runs a script"), ("javascript:", "runs a script"), ("<foreignobject", "holds a foreign document"),
      ("<!entity", "declares entities"), ("@import", "imports a style sheet"),
      ("<?xml-stylesheet", "imports a style sheet"),
      ("<iframe", "holds a foreign document"), ("<set", "changes itself"), ("<animate", "moves"),
    ]
    for (mark, reason) in dangers where contains(Array(mark.utf8), in: markup) { return reason }
    return firstOutsideReference(in: markup)
      ? "refers to something outside" : handlesEvents(markup) ? "runs a script" : nil
  }

  private func contains(_ mark: [UInt8], in markup: [UInt8]) -> Bool {
    guard markup.count >= mark.count else { return false }
    return (0...(markup.count - mark.count)).contains { start in
      markup[start] == mark[0] && markup[start..<start + mark.count].elementsEqual(mark)
    }
  }

  /// Whether a reference leads anywhere but into the drawing itself or to data in it.
  private func firstOutsideReference(in markup: [UInt8]) -> Bool {
    let marks = ["href=", "src=", "url("].map { Array($0.utf8) }
    for start in markup.indices where markup[start] == 0x68 || markup[start] == 0x73 || markup[start] == 0x75 {
      for mark in marks where markup[start...].starts(with: mark) {
        let value = markup[(start + mark.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 <= 0x20 }
        let isInside =
          value.first == 0x23 || value.starts(with: "data:image/".utf8) || value.starts(with: "&quot;#".utf8)
        let isLink = value.starts(with: "http".utf8) && mark[0] == 0x68 && isAnchor(before: start, in: markup)
        if !isInside && !isLink { return true }
      }
    }
    return false
  }

  /// Whether the attribute at `position` belongs to an `<a>`, which only leads somewhere when it is followed.
  private func isAnchor(before position: Int, in markup: [UInt8]) -> Bool {
    guard let open = markup[max(0, position - 4096)..<position].lastIndex(of: 0x3C) else { return false }
    return markup[open...].starts(with: "<a".utf8) && open + 2 < markup.count && markup[open + 2] <= 0x20
  }

  /// Whether a tag has an attribute whose name begins with `on`.
  private func handlesEvents(_ markup: [UInt8]) -> Bool {
    var isInTag = false
    var quote: UInt8 = 0
    for (index, byte) in markup.enumerated() {
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if isInTag {
        if byte == 0x22 || byte == 0x27 { quote = byte }
        if byte == 0x3E { isInTag = false }
        let isHandler =
          byte <= 0x20 && index + 3 < markup.count && markup[index + 1] == 0x6F && markup[index + 2] == 0x6E
          && isLetter(markup[index + 3])
        if isHandler { return true }
      } else if byte == 0x3C {
        isInTag = true
      }
    }
    return false
  }
}
