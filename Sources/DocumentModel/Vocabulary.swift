/// The few words that editions say themselves, in the language of the work.
///
/// A language that is not in the table speaks English; regions and scripts of a tag are ignored but for Chinese, which has
/// a row for traditional characters.
public struct Vocabulary: Hashable, Sendable {
  /// Heading of the contents list: "Contents".
  public var contents: String
  /// "Chapter", before its number.
  public var chapter: String
  /// Heading of the notes: "Notes".
  public var notes: String
  /// "Note", before its number.
  public var note: String
  /// "Page", before its number.
  public var page: String
  /// Heading of the list of printed pages: "Pages".
  public var pages: String
  /// "of", between a page's number and the number of pages.
  public var of: String
  /// "Figure", before its number.
  public var figure: String
  /// "Table", before its number.
  public var table: String
  /// "Cover".
  public var cover: String
  /// "Title page".
  public var titlePage: String
  /// Label of the link from a note to the text it belongs to.
  public var backToText: String
  /// Label of the link over a page's navigation, and of the place where the text begins.
  public var skipToText: String
  /// "by", before the authors; empty where a language says it otherwise.
  public var by: String
  /// Stands in for a title that is not there.
  public var untitled: String
  /// Heading of what is said about the edition: "Colophon".
  public var colophon: String
  /// "Licence", before its name.
  public var license: String
  /// "Contact", before an address.
  public var contact: String
  /// The page that a link leads to, after the link; `#` is its number. Spaces in it are no-break spaces.
  public var pageReference: String
  /// The same where it is all that the link says.
  public var pageNamed: String

  /// The words in a language, given by its tag (BCP 47).
  public init(language: String) {
    let subtags = language.split(separator: "-").map { $0.lowercased() }
    let name = subtags.first ?? ""
    var key = Self.aliases[name] ?? name
    if key == "zh", subtags.contains(where: { ["hant", "tw", "hk", "mo"].contains($0) }) { key = "zh-hant" }
    let rows = Self.rows.utf8.split(separator: UInt8(ascii: "\n"))
    let start = Array((key + "|").utf8)
    let row = rows.first { $0.starts(with: start) } ?? rows[0]
    let words = row.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map { String(Substring($0)) }
    (contents, chapter, notes, note) = (words[1], words[2], words[3], words[4])
    (page, pages, of, figure) = (words[5], words[6], words[7], words[8])
    (table, cover, titlePage) = (words[9], words[10], words[11])
    (backToText, skipToText, by) = (words[12], words[13], words[14])
    (untitled, colophon, license, contact) = (words[15], words[16], words[17], words[18])
    (pageReference, pageNamed) = (words[19].withNoBreakSpaces, words[20].withNoBreakSpaces)
  }

  /// Tags that share a row of another.
  private static let aliases = ["no": "nb", "nn": "nb", "iw": "he", "cmn": "zh", "yue": "zh-hant"]

  /// A row a language: its tag, then the words in the order of the properties. English is first.
  private static let rows = """
    en|Contents|Chapter|Notes|Note|Page|Pages|of|Figure|Table|Cover|Title page|Back to text|Skip to text|by|Untitled|Colophon|Licence|Contact|(p. #)|page #
    de|Inhalt|Kapitel|Anmerkungen|Anmerkung|Seite|Seiten|von|Abbildung|Tabelle|Umschlag|Titelseite|Zurück zum Text|Zum Text|von|Ohne Titel|Impressum|Lizenz|Kontakt|(S. #)|Seite #
    fr|Table des matières|Chapitre|Notes|Note|Page|Pages|sur|Figure|Tableau|Couverture|Page de titre|Retour au texte|Aller au texte|par|Sans titre|Colophon|Licence|Contact|(p. #)|page #
    es|Índice|Capítulo|Notas|Nota|Página|Páginas|de|Figura|Tabla|Cubierta|Portada|Volver al texto|Ir al texto|por|Sin título|Colofón|Licencia|Contacto|(pág. #)|página #
    it|Indice|Capitolo|Note|Nota|Pagina|Pagine|di|Figura|Tabella|Copertina|Frontespizio|Torna al testo|Vai al testo|di|Senza titolo|Colophon|Licenza|Contatto|(p. #)|pagina #
    pt|Índice|Capítulo|Notas|Nota|Página|Páginas|de|Figura|Tabela|Capa|Página de rosto|Voltar ao texto|Ir para o texto|por|Sem título|Ficha técnica|Licença|Contacto|(p. #)|página #
    ca|Índex|Capítol|Notes|Nota|Pàgina|Pàgines|de|Figura|Taula|Coberta|Portada|Torna al text|Ves al text|per|Sense títol|Colofó|Llicència|Contacte|(p. #)|pàgina #
    ro|Cuprins|Capitolul|Note|Notă|Pagina|Pagini|din|Figura|Tabelul|Copertă|Pagină de titlu|Înapoi la text|Salt la text|de|Fără titlu|Casetă tehnică|Licență|Contact|(p. #)|pagina #
    nl|Inhoud|Hoofdstuk|Noten|Noot|Pagina|Pagina’s|van|Figuur|Tabel|Omslag|Titelpagina|Terug naar de tekst|Naar de tekst|door|Zonder titel|Colofon|Licentie|Contact|(p. #)|pagina #
    sv|Innehåll|Kapitel|Noter|Not|Sida|Sidor|av|Figur|Tabell|Omslag|Titelsida|Tillbaka till texten|Till texten|av|Utan titel|Kolofon|Licens|Kontakt|(s. #)|sida #
    da|Indhold|Kapitel|Noter|Note|Side|Sider|af|Figur|Tabel|Omslag|Titelblad|Tilbage til teksten|Til teksten|af|Uden titel|Kolofon|Licens|Kontakt|(s. #)|side #
    nb|Innhold|Kapittel|Noter|Note|Side|Sider|av|Figur|Tabell|Omslag|Tittelside|Tilbake til teksten|Til teksten|av|Uten tittel|Kolofon|Lisens|Kontakt|(s. #)|side #
    fi|Sisällys|Luku|Viitteet|Viite|Sivu|Sivut|/|Kuva|Taulukko|Kansi|Nimiölehti|Takaisin tekstiin|Siirry tekstiin||Nimetön|Julkaisutiedot|Lisenssi|Yhteystiedot|(s. #)|sivu #
    pl|Spis treści|Rozdział|Przypisy|Przypis|Strona|Strony|z|Rysunek|Tabela|Okładka|Strona tytułowa|Powrót do tekstu|Przejdź do tekstu||Bez tytułu|Stopka redakcyjna|Licencja|Kontakt|(s. #)|strona #
    cs|Obsah|Kapitola|Poznámky|Poznámka|Strana|Strany|z|Obrázek|Tabulka|Obálka|Titulní list|Zpět k textu|Přejít k textu||Bez názvu|Tiráž|Licence|Kontakt|(s. #)|strana #
    hu|Tartalom|Fejezet|Jegyzetek|Jegyzet|Oldal|Oldalak|/|Ábra|Táblázat|Borító|Címlap|Vissza a szöveghez|Ugrás a szöveghez||Cím nélkül|Impresszum|Licenc|Kapcsolat|(#. o.)|#. oldal
    tr|İçindekiler|Bölüm|Notlar|Not|Sayfa|Sayfalar|/|Şekil|Tablo|Kapak|İç kapak|Metne dön|Metne geç||Adsız|Künye|Lisans|İletişim|(s. #)|sayfa #
    ru|Содержание|Глава|Примечания|Примечание|Страница|Страницы|из|Рисунок|Таблица|Обложка|Титульный лист|Назад к тексту|Перейти к тексту||Без названия|Выходные данные|Лицензия|Контакт|(с. #)|страница #
    uk|Зміст|Розділ|Примітки|Примітка|Сторінка|Сторінки|з|Рисунок|Таблиця|Обкладинка|Титульна сторінка|Назад до тексту|Перейти до тексту||Без назви|Вихідні дані|Ліцензія|Контакт|(с. #)|сторінка #
    el|Περιεχόμενα|Κεφάλαιο|Σημειώσεις|Σημείωση|Σελίδα|Σελίδες|από|Εικόνα|Πίνακας|Εξώφυλλο|Σελίδα τίτλου|Επιστροφή στο κείμενο|Μετάβαση στο κείμενο||Χωρίς τίτλο|Κολοφώνας|Άδεια|Επικοινωνία|(σ. #)|σελίδα #
    he|תוכן העניינים|פרק|הערות|הערה|עמוד|עמודים|מתוך|איור|טבלה|כריכה|עמוד השער|חזרה לטקסט|דילוג לטקסט|מאת|ללא כותרת|קולופון|רישיון|יצירת קשר|(עמ׳ #)|עמוד #
    ar|المحتويات|الفصل|الهوامش|هامش|صفحة|الصفحات|من|شكل|جدول|الغلاف|صفحة العنوان|العودة إلى النص|الانتقال إلى النص|بقلم|بلا عنوان|بيانات النشر|الترخيص|التواصل|(ص #)|صفحة #
    fa|فهرست|فصل|یادداشت‌ها|یادداشت|صفحه|صفحه‌ها|از|شکل|جدول|جلد|صفحهٔ عنوان|بازگشت به متن|رفتن به متن|نوشتهٔ|بدون عنوان|شناسنامه|مجوز|تماس|(ص #)|صفحهٔ #
    hi|विषय-सूची|अध्याय|टिप्पणियाँ|टिप्पणी|पृष्ठ|पृष्ठ सूची|/|चित्र|तालिका|आवरण|शीर्षक पृष्ठ|पाठ पर लौटें|पाठ पर जाएँ||शीर्षकहीन|मुद्रण विवरण|लाइसेंस|संपर्क|(पृ॰ #)|पृष्ठ #
    ja|目次|章|注|注|ページ|ページ一覧|/|図|表|表紙|扉|本文に戻る|本文へ移動||無題|奥付|ライセンス|連絡先|（#ページ）|#ページ
    ko|차례|장|주석|주|쪽|쪽 목록|/|그림|표|표지|속표지|본문으로 돌아가기|본문으로 건너뛰기||제목 없음|판권|라이선스|연락처|(#쪽)|#쪽
    zh|目录|章|注释|注|页|页码列表|/|图|表|封面|书名页|返回正文|跳至正文||无标题|版权页|许可|联系|（第#页）|第#页
    zh-hant|目錄|章|註釋|註|頁|頁碼列表|/|圖|表|封面|書名頁|返回正文|跳至正文||無標題|版權頁|授權|聯絡|（第#頁）|第#頁
    """
}

extension String {
  /// The text with spaces at which no line ends.
  fileprivate var withNoBreakSpaces: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == " " ? "\u{A0}" : $0 }))
  }
}
