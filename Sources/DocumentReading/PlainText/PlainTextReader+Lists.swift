import DocumentModel

extension PlainTextReader {
  /// Puts items that continue each other into one list, and lists that are set in further into the items before them.
  mutating func list(from start: Int) -> Int {
    let end = listEnd(from: start)
    let isTight = !parts[start...end].dropFirst().contains {
      groupStarts.contains($0.lines.lowerBound) || $0.kind == .itemParagraph
    }
    // The lists that are open, each with its last marker; in every one an item is open.
    var open: [TextMarker] = []
    for (index, part) in zip(start...end, parts[start...end]) {
      guard case .item(let marker) = part.kind else {
        leaf(.paragraph, part)
        continue
      }
      while let last = open.last, open.count > 1, marker.indent + 1 < last.indent {
        builder.close()
        builder.close()
        open.removeLast()
      }
      if let last = open.last, marker.indent <= last.indent + 1 {
        builder.close()
        open.removeLast()
        if marker.continues(last) { open.append(marker) } else { builder.close() }
      }
      if open.last != marker {
        builder.open(style(of: marker, isTight: isTight), source: source(of: index...end))
        open.append(marker)
      }
      builder.open(.listItem(.none), source: source(of: part))
      leaf(.paragraph, part)
    }
    for _ in 0..<2 * open.count { builder.close() }
    return end
  }

  /// The last part of a list: an item that continues it or stands in it, or a paragraph of one.
  private func listEnd(from start: Int) -> Int {
    guard case .item(let first) = parts[start].kind else { return start }
    var end = start
    var last = first
    while end + 1 < parts.count {
      switch parts[end + 1].kind {
      case .itemParagraph: break
      case .item(let next) where next.indent > last.indent + 1: break
      case .item(let next) where next.continues(last): last = next
      default: return end
      }
      end += 1
    }
    return end
  }

  private func style(of marker: TextMarker, isTight: Bool) -> Block.Kind {
    let kind: ListStyle.Marker =
      marker.number == nil ? .bullet : marker.form.hasPrefix("a") ? .lowerAlpha : .decimal
    return .list(ListStyle(kind, start: Int(marker.number ?? 1), isTight: isTight))
  }
}
