extension Pages {
  /// A page as text, for tests and for whoever wants to see what a writer is given: one item a line, in painting order.
  ///
  /// Coordinates and sizes are in hundredths of a point from the page's top left corner, rounded down. A space of the text
  /// after a run is a space here; a run that directly follows another one is joined to it. A soft hyphen, which stands for
  /// the hyphen at a line end, is printed as `¬`.
  ///
  /// - Parameter page: Index of the page.
  public func printed(page: Int) -> String {
    let sheet = pages[page]
    var lines = ["page \(sheet.folio) \(hundredths(sheet.size.width)) × \(hundredths(sheet.size.height))"]
    if let start = sheet.start { lines[0] += " from \(start.block):\(start.offset)" }
    for item in sheet.items {
      switch item {
      case .text(let text):
        var words = ""
        for segment in sheet.segments[Int(text.segments.lowerBound)..<Int(text.segments.upperBound)] {
          words += shapes.string(of: segment.run) + (segment.spaceFollows ? " " : "")
        }
        let scale = text.scale == 1000 ? "" : " scaled \(text.scale)"
        let tracking = text.tracking == 0 ? "" : " tracked \(text.tracking)"
        let printable = String(words.map { $0 == "\u{AD}" ? "¬" : $0 })
        lines.append(
          "text \(place(text.origin)) \(hundredths(text.size))\(scale)\(tracking) \(name(of: text.owner)) |\(printable)|"
        )
      case .rule(let frame, let owner): lines.append("rule \(place(frame)) \(name(of: owner))")
      case .picture(let image, let frame, let owner):
        lines.append("picture \(image) \(place(frame)) \(name(of: owner))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func hundredths(_ length: Length) -> Int {
    let product = length.scaledPoints * 100
    return product >= 0 ? product >> 16 : -((-product) >> 16)
  }

  private func place(_ point: Point) -> String { "\(hundredths(point.x)),\(hundredths(point.y))" }

  private func place(_ frame: Rectangle) -> String {
    "\(place(frame.origin)) \(hundredths(frame.size.width)) × \(hundredths(frame.size.height))"
  }

  private func name(of owner: PageOwner) -> String {
    switch owner {
    case .element(let index): "\(index):\(elements[Int(index)].role)"
    case .pagination: "pagination"
    case .decoration: "decoration"
    }
  }
}
