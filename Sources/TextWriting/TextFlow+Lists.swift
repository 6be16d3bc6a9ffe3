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
    let text: String
    switch kind {
    case .bullet: return [bullets[0]]
    case .decimal: text = String(number)
    case .lowerAlpha, .upperAlpha: text = alphabetic(number, base: kind == .lowerAlpha ? 0x61 : 0x41)
    case .lowerRoman: text = roman(number).lowercased()
    case .upperRoman: text = roman(number)
    }
    return Array(text.utf8) + [0x2E]
  }

  /// a … z, aa … zz, and so on; digits below 1.
  private static func alphabetic(_ number: Int, base: UInt8) -> String {
    guard number > 0 else { return String(number) }
    var rest = number
    var letters: [UInt8] = []
    while rest > 0 {
      letters.insert(base + UInt8((rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Roman numerals from 1 to 3999; digits beyond.
  private static func roman(_ number: Int) -> String {
    guard (1...3999).contains(number) else { return String(number) }
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }
}
