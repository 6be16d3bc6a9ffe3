import DocumentModel

/// The text that explains a bundle to somebody who only sees a folder.
struct Readme {
  /// The text, UTF-8.
  let bytes: [UInt8]

  /// The text of a bundle, in `language`.
  init(of works: [NamedWork], titled title: String, language: String) {
    let words = BundleWords(language: language)
    let title = FoldingHelp.oneLine(title)
    var text = title + "\n" + String(repeating: "=", count: max(1, title.count)) + "\n\n"
    text += FoldingHelp.wrapped(words[.openThis], number: nil)
    text += FoldingHelp.wrapped(words[.passItOn], number: nil)
    for work in works {
      text += "\n"
      if works.count > 1 { text += FoldingHelp.oneLine(work.work.title) + "\n" }
      for placed in work.editions { text += "  \(placed.path)\n" }
    }
    text += "\n" + FoldingHelp.wrapped(words[.check], number: nil)
    text += "  sha256sum -c SHA256SUMS\n  pamphlet verify .\n"
    text += "\n" + FoldingHelp.wrapped(words[.checkSignature], number: nil)
    text += "  minisign -V -m SHA256SUMS -p minisign.pub\n  pamphlet verify . --key minisign.pub\n"
    bytes = Array(text.utf8)
  }
}
