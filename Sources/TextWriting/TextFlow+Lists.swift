internal import DocumentModel

extension TextFlow {
  private static let bullets: [UInt8] = Array("-*+".utf8)

  /// Enters a list; its items are indented by the widest marker.
  mutating func openList(_ index: Int, _ list: ListStyle) {
    var width = 1
    if list.marker != .bullet {
      var count = 0
      var item = index + 1
      while item < Int(document.blocks[index].end) {
        width = max(width, Self.marker(list.marker, Int(list.start) + count).count)
        count += 1
        item = max(item + 1, Int(document.blocks[item].end))
      }
    }
    enter(index, indent: false) {
      $0.gap = list.isTight ? 0 : 1
      $0.number = Int(list.start)
      $0.markerWidth = width
      if list.marker == .bullet { $0.bulletDepth += 1 }
    }
  }

  /// Enters a list item and puts its marker before what comes next.
  mutating func openItem(_ index: Int, _ task: TaskState) {
    let list = frames[frames.count - 1]
    var marker: [UInt8] = []
    if list.block >= 0, case .list(let style) = document.blocks[list.block].kind, style.marker != .bullet {
      marker = Self.marker(style.marker, list.number)
      marker.insert(contentsOf: repeatElement(0x20, count: max(0, list.markerWidth - marker.count)), at: 0)
      frames[frames.count - 1].number += 1
    } else {
      marker = [Self.bullets[max(0, list.bulletDepth - 1) % Self.bullets.count]]
    }
    switch task {
    case .none: break
    case .open: marker += Array(" [ ]".utf8)
    case .done: marker += Array(" [x]".utf8)
    }
    if notation.isBraille {
      prefix += (prefix.isEmpty ? [] : [0x20]) + notation.written(marker.filter { $0 != 0x20 || task != .none })
      let left = clampedLeft(list.left + 2)
      enter(index, indent: false) {
        $0.left = left
        $0.bulletDepth = max(1, $0.bulletDepth)
      }
      return
    }
    let left = clampedLeft(list.left + marker.count + 1)
    enter(index, indent: false) { $0.left = left }
    galley.mark(marker, width: marker.count, at: max(0, left - marker.count - 1))
  }

  /// Enters a definition, which is indented under its term.
  mutating func openDefinition(_ index: Int) {
    let left = clampedLeft(frames[frames.count - 1].left + (columns >= 60 ? 4 : 2))
    enter(index, indent: false) { $0.left = left }
  }

  /// The marker of an item with its number and full stop.
  static func marker(_ kind: ListStyle.Marker, _ number: Int) -> [UInt8] {
    kind == .bullet ? [bullets[0]] : Array(kind.label(number).utf8)
  }
}
