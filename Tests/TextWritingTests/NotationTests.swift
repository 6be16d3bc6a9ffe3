import DocumentModel
import Testing

@testable import TextWriting

@Suite struct NotationTests {
  private func ascii(_ text: String, _ language: String = "en") -> String {
    Transliterator(language: language).written(text)
  }

  @Test func `writes letters by the customs of the language`() {
    #expect(ascii("Äpfel, ÄRGER, Größe, STRAẞE", "de") == "Aepfel, AERGER, Groesse, STRASSE")
    #expect(ascii("smørrebrød på Ærø", "da") == "smoerrebroed paa Aeroe")
    #expect(ascii("naïve café Łódź čeština") == "naive cafe Lodz cestina")
    #expect(ascii("Щёлкни Москву") == "Shchyolkni Moskvu")
    #expect(ascii("България", "bg") == "Balgariya")
    #expect(ascii("λόγος Ἀθῆναι") == "logos Athinai")
    #expect(ascii("“Yes”—‘no’ … 1½ €") == "\"Yes\"--'no' ... 1 1/2 EUR")
    #expect(ascii("ひらがな 한글 שלום") == "hiragana hangeul shlvm")
  }

  @Test func `takes a letter and its mark for one`() {
    #expect(ascii("A\u{308}pfel o\u{308} e\u{301}", "de") == "Aepfel oe e")
  }

  @Test func `keeps narrow spaces where no line may end, and takes raised letters for letters`() {
    #expect(ascii("Quoi\u{202F}?", "fr") == "Quoi\u{A0}?")
    #expect(ascii("1\u{1D49}\u{2B3}", "fr") == "1er")
  }

  @Test func `shows the number of what it cannot write`() {
    #expect(ascii("日") == "{U+65E5}")
  }

  @Test func `counts every substitution in one report`() throws {
    var style = Trial.style(40, 20)
    style.grid.encoding = .ascii
    var document = try Trial.document("# Größe\n\nÄpfel — und mehr Äpfel[^1]\n\n[^1]: Für dich")
    document.metadata.language = "de"
    var diagnostics = Diagnostics()
    let pages = document.gridPages(in: style, hyphenatedBy: nil, reporting: &diagnostics)
    #expect(pages.bytes.allSatisfy { $0 < 0x80 })
    #expect(diagnostics.all.map(\.code.name) == ["substituted-characters"])
    let message = diagnostics.all.first?.message ?? ""
    #expect(message.contains("Ä as Ae (2)") && message.contains("ü as ue (1)") && message.contains("— as -- (1)"))
    #expect(String(decoding: pages.bytes, as: UTF8.self).contains("[1] Fuer dich"))
  }

  @Test func `tells of characters that end what is printed`() throws {
    func reports(_ text: String, _ form: GridStyle.Form = .pages) throws -> [String] {
      var style = Trial.style(40, 20)
      style.grid.form = form
      var diagnostics = Diagnostics()
      _ = try Trial.document(text).gridPages(in: style, hyphenatedBy: nil, reporting: &diagnostics)
      return diagnostics.all.map(\.message)
    }
    #expect(try reports("Plain → “text” 漢字") == [])
    #expect(try reports("A 🎉 and a 🚀", .scroll) == [])
    let told = try reports("A 🎉 and a 🚀")
    #expect(told.count == 1 && told[0].hasPrefix("“🎉” and one more like it cannot be printed"))
  }

  @Test func `places follow the text`() {
    let (bytes, places) = Transliterator(language: "de").written(Array("aäb".utf8))
    #expect(bytes == Array("aaeb".utf8) && places == [0, 1, 1, 3, 4])
  }
}
