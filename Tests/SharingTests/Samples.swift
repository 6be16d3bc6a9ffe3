import DocumentModel
import Sharing

/// Works for the tests.
enum Samples {
  /// A work called `name` with every kind of edition.
  static func work(_ name: String = "essay", title: String = "On the Use of Small Things", language: String = "en")
    -> SharedWork
  {
    var metadata = Metadata()
    metadata.title = title
    metadata.authors = [Person("Anne <Bradstreet> & Sons")]
    metadata.language = language
    metadata.description = "What \"small\" things are good for & why."
    metadata.date = PublicationDate("March 2017", year: 2017, month: 3)
    var work = SharedWork(named: name, title: title, metadata: metadata)
    work.editions = [
      SharedEdition(
        .page, suffix: ".html", bytes: Array("<!DOCTYPE html><title>x</title><h2 id=\"one\">One</h2>".utf8)),
      SharedEdition(.epub, suffix: ".epub", bytes: Array("PK".utf8)),
      SharedEdition(.text, suffix: ".txt", bytes: Array("text".utf8)),
      SharedEdition(.pages, suffix: ".pdf", bytes: Array("%PDF".utf8)),
      SharedEdition(.booklet(.short), suffix: "-A4-booklet-flip-SHORT-edge.pdf", bytes: Array("%PDF 2".utf8)),
    ]
    work.passages = [
      Passage(anchor: "", heading: "", paragraphs: ["Before </script> any \"heading\"."]),
      Passage(anchor: "one", heading: "One", paragraphs: ["A café\u{2028}with Crème brûlée.", "Another."]),
    ]
    work.sources = [SharedFile("\(name).md", Array("# x".utf8)), SharedFile("pictures/é t.png", [1, 2, 3])]
    return work
  }

  /// The bundle of some works, and what was reported.
  static func bundle(_ works: [SharedWork], titled: String = "") throws -> (bundle: Bundle, diagnostics: [Diagnostic]) {
    var diagnostics = Diagnostics()
    let bundle = try Bundle(of: works, titled: titled, modified: nil, reporting: &diagnostics)
    return (bundle, diagnostics.all)
  }

  /// Works with names that are hard on file systems.
  static let awkward: [SharedWork] = [
    "Essay", "essay", "ESSAY", "index", "CON", "aux.md", "a/b", "..", ".", "", "Über die Größe", "שלום עולם",
    "Война и мир",
    "हिन्दी पुस्तक", "戦争と平和", "-rf", "com1", "lpt9.x", "print",
    "a name that is much longer than any file system would like it to be",
    "emoji 🎉", "SHA256SUMS", "opds", "nul", "x.", "café", "cafe\u{301}",
  ].map { work($0) }
}

extension Bundle {
  /// A file as text.
  func text(_ path: String) -> String {
    String(decoding: files.first { $0.path == path }?.bytes ?? [], as: UTF8.self)
  }
}
