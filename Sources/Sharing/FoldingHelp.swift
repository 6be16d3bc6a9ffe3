import DocumentModel

/// The text beside the files to print: what to click, how to fold, where to staple.
struct FoldingHelp {
  /// The text, UTF-8; `nil` if there is nothing to print.
  let bytes: [UInt8]?

  /// Help for the print files of works, each in its own language; a work in the language of the one before goes on in it.
  init(for works: [NamedWork]) {
    var text = ""
    for work in works {
      let prints = work.editions.filter(\.edition.isForPrint)
      guard !prints.isEmpty else { continue }
      let words = BundleWords(language: work.work.metadata.language)
      if !text.isEmpty { text += "\n\n" }
      let heading = "\(words[.howToFold]): \(FoldingHelp.oneLine(work.work.title))"
      text += heading + "\n" + String(repeating: "=", count: heading.count) + "\n"
      for print in prints {
        text += "\n\(print.path.dropFirst("print/".count))\n\n"
        for (index, step) in FoldingHelp.steps(print.edition.kind, words).enumerated() {
          text += FoldingHelp.wrapped(step, number: index + 1)
        }
      }
      let isFolded = prints.contains { $0.edition.kind != .pages }
      if isFolded { text += "\n" + FoldingHelp.wrapped(words[.oneSided], number: nil) }
    }
    bytes = text.isEmpty ? nil : Array(text.utf8)
  }

  private static func steps(_ kind: SharedEdition.Kind, _ words: BundleWords) -> [String] {
    switch kind {
    case .booklet(let flip): [words[flip == .short ? .flipShort : .flipLong], words[.foldOnce], words[.staple]]
    case .folded(let help): help.split(separator: "\n").map(String.init)
    case .pages: [words[.singlePages]]
    case .epub, .page, .text, .braille: []
    }
  }

  /// Text in lines of at most 72 characters, with its number before it.
  static func wrapped(_ text: String, number: Int?) -> String {
    let indent = number == nil ? "" : "   "
    var line = number.map { "\($0). " } ?? ""
    var lines = ""
    var isFirst = true
    for word in text.split(separator: " ") {
      if !isFirst && line.count + word.count >= 72 {
        lines += line + "\n"
        line = indent
        isFirst = true
      }
      line += (isFirst ? "" : " ") + word
      isFirst = false
    }
    return lines + line + "\n"
  }

  /// A title without line ends.
  static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}
