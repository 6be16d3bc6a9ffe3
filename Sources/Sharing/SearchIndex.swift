/// The text that the search of the index page looks through: one classic script a work, loaded when somebody searches.
///
/// A script and not JSON, because a page opened as a file may run scripts beside it but not read them. The whole text, and
/// not a list of words, because it finds phrases, parts of words and scripts without spaces, and shows what it found.
enum SearchIndex {
  /// The script of a work: a call with its name and its passages as `[anchor, heading, [paragraph, …]]`.
  static func script(of work: NamedWork) -> [UInt8] {
    var bytes = Array("pamphletPassages(\(Markup.json(work.stem)),[".utf8)
    for (index, passage) in work.work.passages.enumerated() {
      bytes += index == 0 ? [0x0A] : [0x2C, 0x0A]
      bytes += [0x5B, 0x22]
      Markup.json(passage.anchor, into: &bytes)
      bytes += [0x22, 0x2C, 0x22]
      Markup.json(passage.heading, into: &bytes)
      bytes += [0x22, 0x2C, 0x5B]
      for (number, paragraph) in passage.paragraphs.enumerated() {
        bytes += number == 0 ? [0x22] : [0x2C, 0x0A, 0x22]
        Markup.json(paragraph, into: &bytes)
        bytes.append(0x22)
      }
      bytes += [0x5D, 0x5D]
    }
    return bytes + Array("\n]);\n".utf8)
  }
}
