package import DocumentModel

/// The beginning of a page of an e-book that is no chapter, up to where attributes of its body may stand.
package func pageHead(titled title: String, in language: String, _ direction: Direction) -> String {
  var markup = Markup()
  markup.beginPage(titled: title, in: language, direction)
  return String(decoding: markup.bytes, as: UTF8.self)
}

extension Markup {
  /// Writes the beginning of a page of an e-book, up to where attributes of its body may stand (EPUB 3.3, 6.1).
  mutating func beginPage(titled title: String, in language: String, _ direction: Direction) {
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n")
    add("<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"")
    add("lang", language)
    add("xml:lang", language)
    if direction == .rightToLeft { add(" dir=\"rtl\"") }
    add(">\n<head>\n<meta charset=\"utf-8\"/>\n<title>")
    add(text: title)
    add("</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body")
  }
}
