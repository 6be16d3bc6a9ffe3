/// The few words that editions say themselves, in the language of the work.
///
/// A language that is not in the table speaks English; regions and scripts of a tag are ignored but for Chinese, which has
/// a row for traditional characters, and Serbian, which has one for Latin letters.
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
  /// Stands before a picture's alternative text: "Picture".
  public var picture: String
  /// Heading of the addresses that links lead to: "Links".
  public var links: String

  /// The words in a language, given by its tag (BCP 47).
  public init(language: String) {
    let subtags = language.split(separator: "-").map { $0.lowercased() }
    let name = subtags.first ?? ""
    var key = Self.aliases[name] ?? name
    if key == "zh", subtags.contains(where: { ["hant", "tw", "hk", "mo"].contains($0) }) { key = "zh-hant" }
    if key == "sr", subtags.contains("latn") { key = "sr-latn" }
    let row = Self.row(of: key) ?? Self.row(of: "en") ?? ""
    let words = row.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    (contents, chapter, notes, note) = (words[1], words[2], words[3], words[4])
    (page, pages, of, figure) = (words[5], words[6], words[7], words[8])
    (table, cover, titlePage) = (words[9], words[10], words[11])
    (backToText, skipToText, by) = (words[12], words[13], words[14])
    (untitled, colophon, license, contact) = (words[15], words[16], words[17], words[18])
    (pageReference, pageNamed) = (words[19].withNoBreakSpaces, words[20].withNoBreakSpaces)
    (picture, links) = (words[21], words[22])
  }

  /// The row of a language; `nil` if there is none.
  private static func row(of key: String) -> Substring? {
    let start = Array((key + "|").utf8)
    var rest = rows[...]
    while !rest.isEmpty {
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      if rest.utf8.starts(with: start) { return rest[..<end] }
      rest = rest[end...].dropFirst()
    }
    return nil
  }

  /// Tags that share a row of another.
  private static let aliases = [
    "no": "nb", "nn": "nb", "iw": "he", "cmn": "zh", "yue": "zh-hant", "in": "id", "fil": "tl", "sh": "sr-latn",
    "ji": "yi", "mo": "ro", "prs": "fa", "arb": "ar", "zsm": "ms", "kmr": "ku", "lzh": "zh-hant", "grc": "el",
    "ekk": "et", "lvs": "lv", "cnr": "sr-latn", "npi": "ne", "ory": "or", "als": "sq", "azj": "az", "khk": "mn",
    "swh": "sw",
  ]

  /// A row a language: its tag, then the words in the order of the properties. English is first.
  private static let rows = """
    en|Contents|Chapter|Notes|Note|Page|Pages|of|Figure|Table|Cover|Title page|Back to text|Skip to text|by|Untitled|Colophon|Licence|Contact|(p. #)|page #|Picture|Links
    de|Inhalt|Kapitel|Anmerkungen|Anmerkung|Seite|Seiten|von|Abbildung|Tabelle|Umschlag|Titelseite|Zurück zum Text|Zum Text|von|Ohne Titel|Impressum|Lizenz|Kontakt|(S. #)|Seite #|Bild|Links
    fr|Table des matières|Chapitre|Notes|Note|Page|Pages|sur|Figure|Tableau|Couverture|Page de titre|Retour au texte|Aller au texte|par|Sans titre|Colophon|Licence|Contact|(p. #)|page #|Image|Liens
    es|Índice|Capítulo|Notas|Nota|Página|Páginas|de|Figura|Tabla|Cubierta|Portada|Volver al texto|Ir al texto|por|Sin título|Colofón|Licencia|Contacto|(pág. #)|página #|Imagen|Enlaces
    it|Indice|Capitolo|Note|Nota|Pagina|Pagine|di|Figura|Tabella|Copertina|Frontespizio|Torna al testo|Vai al testo|di|Senza titolo|Colophon|Licenza|Contatto|(p. #)|pagina #|Immagine|Collegamenti
    pt|Índice|Capítulo|Notas|Nota|Página|Páginas|de|Figura|Tabela|Capa|Página de rosto|Voltar ao texto|Ir para o texto|por|Sem título|Ficha técnica|Licença|Contacto|(p. #)|página #|Imagem|Ligações
    ca|Índex|Capítol|Notes|Nota|Pàgina|Pàgines|de|Figura|Taula|Coberta|Portada|Torna al text|Ves al text|per|Sense títol|Colofó|Llicència|Contacte|(p. #)|pàgina #|Imatge|Enllaços
    ro|Cuprins|Capitolul|Note|Notă|Pagina|Pagini|din|Figura|Tabelul|Copertă|Pagină de titlu|Înapoi la text|Salt la text|de|Fără titlu|Casetă tehnică|Licență|Contact|(p. #)|pagina #|Imagine|Legături
    nl|Inhoud|Hoofdstuk|Noten|Noot|Pagina|Pagina’s|van|Figuur|Tabel|Omslag|Titelpagina|Terug naar de tekst|Naar de tekst|door|Zonder titel|Colofon|Licentie|Contact|(p. #)|pagina #|Afbeelding|Links
    sv|Innehåll|Kapitel|Noter|Not|Sida|Sidor|av|Figur|Tabell|Omslag|Titelsida|Tillbaka till texten|Till texten|av|Utan titel|Kolofon|Licens|Kontakt|(s. #)|sida #|Bild|Länkar
    da|Indhold|Kapitel|Noter|Note|Side|Sider|af|Figur|Tabel|Omslag|Titelblad|Tilbage til teksten|Til teksten|af|Uden titel|Kolofon|Licens|Kontakt|(s. #)|side #|Billede|Links
    nb|Innhold|Kapittel|Noter|Note|Side|Sider|av|Figur|Tabell|Omslag|Tittelside|Tilbake til teksten|Til teksten|av|Uten tittel|Kolofon|Lisens|Kontakt|(s. #)|side #|Bilde|Lenker
    fi|Sisällys|Luku|Viitteet|Viite|Sivu|Sivut|/|Kuva|Taulukko|Kansi|Nimiölehti|Takaisin tekstiin|Siirry tekstiin||Nimetön|Julkaisutiedot|Lisenssi|Yhteystiedot|(s. #)|sivu #|Kuva|Linkit
    pl|Spis treści|Rozdział|Przypisy|Przypis|Strona|Strony|z|Rysunek|Tabela|Okładka|Strona tytułowa|Powrót do tekstu|Przejdź do tekstu||Bez tytułu|Stopka redakcyjna|Licencja|Kontakt|(s. #)|strona #|Ilustracja|Odnośniki
    cs|Obsah|Kapitola|Poznámky|Poznámka|Strana|Strany|z|Obrázek|Tabulka|Obálka|Titulní list|Zpět k textu|Přejít k textu||Bez názvu|Tiráž|Licence|Kontakt|(s. #)|strana #|Obrázek|Odkazy
    hu|Tartalom|Fejezet|Jegyzetek|Jegyzet|Oldal|Oldalak|/|Ábra|Táblázat|Borító|Címlap|Vissza a szöveghez|Ugrás a szöveghez||Cím nélkül|Impresszum|Licenc|Kapcsolat|(#. o.)|#. oldal|Kép|Hivatkozások
    tr|İçindekiler|Bölüm|Notlar|Not|Sayfa|Sayfalar|/|Şekil|Tablo|Kapak|İç kapak|Metne dön|Metne geç||Adsız|Künye|Lisans|İletişim|(s. #)|sayfa #|Resim|Bağlantılar
    ru|Содержание|Глава|Примечания|Примечание|Страница|Страницы|из|Рисунок|Таблица|Обложка|Титульный лист|Назад к тексту|Перейти к тексту||Без названия|Выходные данные|Лицензия|Контакт|(с. #)|страница #|Иллюстрация|Ссылки
    uk|Зміст|Розділ|Примітки|Примітка|Сторінка|Сторінки|з|Рисунок|Таблиця|Обкладинка|Титульна сторінка|Назад до тексту|Перейти до тексту||Без назви|Вихідні дані|Ліцензія|Контакт|(с. #)|сторінка #|Ілюстрація|Посилання
    el|Περιεχόμενα|Κεφάλαιο|Σημειώσεις|Σημείωση|Σελίδα|Σελίδες|από|Εικόνα|Πίνακας|Εξώφυλλο|Σελίδα τίτλου|Επιστροφή στο κείμενο|Μετάβαση στο κείμενο||Χωρίς τίτλο|Κολοφώνας|Άδεια|Επικοινωνία|(σ. #)|σελίδα #|Εικόνα|Σύνδεσμοι
    he|תוכן העניינים|פרק|הערות|הערה|עמוד|עמודים|מתוך|איור|טבלה|כריכה|עמוד השער|חזרה לטקסט|דילוג לטקסט|מאת|ללא כותרת|קולופון|רישיון|יצירת קשר|(עמ׳ #)|עמוד #|תמונה|קישורים
    ar|المحتويات|الفصل|الهوامش|هامش|صفحة|الصفحات|من|شكل|جدول|الغلاف|صفحة العنوان|العودة إلى النص|الانتقال إلى النص|بقلم|بلا عنوان|بيانات النشر|الترخيص|التواصل|(ص #)|صفحة #|صورة|روابط
    fa|فهرست|فصل|یادداشت‌ها|یادداشت|صفحه|صفحه‌ها|از|شکل|جدول|جلد|صفحهٔ عنوان|بازگشت به متن|رفتن به متن|نوشتهٔ|بدون عنوان|شناسنامه|مجوز|تماس|(ص #)|صفحهٔ #|تصویر|پیوندها
    hi|विषय-सूची|अध्याय|टिप्पणियाँ|टिप्पणी|पृष्ठ|पृष्ठ सूची|/|चित्र|तालिका|आवरण|शीर्षक पृष्ठ|पाठ पर लौटें|पाठ पर जाएँ||शीर्षकहीन|मुद्रण विवरण|लाइसेंस|संपर्क|(पृ॰ #)|पृष्ठ #|चित्र|कड़ियाँ
    ja|目次|章|注|注|ページ|ページ一覧|/|図|表|表紙|扉|本文に戻る|本文へ移動||無題|奥付|ライセンス|連絡先|（#ページ）|#ページ|図版|リンク
    ko|차례|장|주석|주|쪽|쪽 목록|/|그림|표|표지|속표지|본문으로 돌아가기|본문으로 건너뛰기||제목 없음|판권|라이선스|연락처|(#쪽)|#쪽|그림|링크
    zh|目录|章|注释|注|页|页码列表|/|图|表|封面|书名页|返回正文|跳至正文||无标题|版权页|许可|联系|（第#页）|第#页|图片|链接
    zh-hant|目錄|章|註釋|註|頁|頁碼列表|/|圖|表|封面|書名頁|返回正文|跳至正文||無標題|版權頁|授權|聯絡|（第#頁）|第#頁|圖片|連結
    vi|Mục lục|Chương|Chú thích|Chú thích|Trang|Danh sách trang|/|Hình|Bảng|Bìa|Trang nhan đề|Trở lại văn bản|Chuyển đến văn bản||Không có nhan đề|Thông tin xuất bản|Giấy phép|Liên hệ|(tr. #)|trang #|Hình ảnh|Liên kết
    th|สารบัญ|บทที่|หมายเหตุ|หมายเหตุ|หน้า|รายการหน้า|จาก|รูปที่|ตารางที่|ปก|หน้าปกใน|กลับไปที่เนื้อหา|ข้ามไปที่เนื้อหา|โดย|ไม่มีชื่อเรื่อง|ข้อมูลการพิมพ์|สัญญาอนุญาต|ติดต่อ|(หน้า #)|หน้า #|ภาพ|ลิงก์
    id|Daftar Isi|Bab|Catatan|Catatan|Halaman|Daftar halaman|dari|Gambar|Tabel|Sampul|Halaman judul|Kembali ke teks|Langsung ke teks|oleh|Tanpa judul|Kolofon|Lisensi|Kontak|(hlm. #)|halaman #|Gambar|Tautan
    ms|Kandungan|Bab|Nota|Nota|Halaman|Senarai halaman|daripada|Rajah|Jadual|Kulit|Halaman judul|Kembali ke teks|Terus ke teks|oleh|Tanpa judul|Kolofon|Lesen|Hubungi|(hlm. #)|halaman #|Gambar|Pautan
    ta|பொருளடக்கம்|அத்தியாயம்|குறிப்புகள்|குறிப்பு|பக்கம்|பக்கங்கள்|/|படம்|அட்டவணை|அட்டை|தலைப்புப் பக்கம்|உரைக்குத் திரும்பு|உரைக்குச் செல்||தலைப்பில்லாதது|வெளியீட்டு விவரம்|உரிமம்|தொடர்பு|(ப. #)|பக்கம் #|படம்|இணைப்புகள்
    sk|Obsah|Kapitola|Poznámky|Poznámka|Strana|Strany|z|Obrázok|Tabuľka|Obálka|Titulný list|Späť k textu|Prejsť k textu||Bez názvu|Tiráž|Licencia|Kontakt|(s. #)|strana #|Obrázok|Odkazy
    sl|Kazalo|Poglavje|Opombe|Opomba|Stran|Strani|od|Slika|Tabela|Naslovnica|Naslovna stran|Nazaj k besedilu|Na besedilo||Brez naslova|Kolofon|Licenca|Stik|(str. #)|stran #|Slika|Povezave
    hr|Sadržaj|Poglavlje|Bilješke|Bilješka|Stranica|Stranice|od|Slika|Tablica|Korice|Naslovna stranica|Natrag na tekst|Prijeđi na tekst||Bez naslova|Impresum|Licencija|Kontakt|(str. #)|stranica #|Slika|Poveznice
    bs|Sadržaj|Poglavlje|Bilješke|Bilješka|Stranica|Stranice|od|Slika|Tabela|Korice|Naslovna stranica|Nazad na tekst|Pređi na tekst||Bez naslova|Impresum|Licenca|Kontakt|(str. #)|stranica #|Slika|Linkovi
    sr|Садржај|Поглавље|Напомене|Напомена|Страна|Стране|од|Слика|Табела|Корице|Насловна страна|Назад на текст|Пређи на текст||Без наслова|Импресум|Лиценца|Контакт|(стр. #)|страна #|Слика|Везе
    sr-latn|Sadržaj|Poglavlje|Napomene|Napomena|Strana|Strane|od|Slika|Tabela|Korice|Naslovna strana|Nazad na tekst|Pređi na tekst||Bez naslova|Impresum|Licenca|Kontakt|(str. #)|strana #|Slika|Veze
    mk|Содржина|Поглавје|Белешки|Белешка|Страница|Страници|од|Слика|Табела|Корица|Насловна страница|Назад кон текстот|Кон текстот|од|Без наслов|Импресум|Лиценца|Контакт|(стр. #)|страница #|Слика|Врски
    bg|Съдържание|Глава|Бележки|Бележка|Страница|Страници|от|Фигура|Таблица|Корица|Заглавна страница|Обратно към текста|Към текста|от|Без заглавие|Издателско каре|Лиценз|Контакт|(с. #)|страница #|Изображение|Връзки
    be|Змест|Раздзел|Заўвагі|Заўвага|Старонка|Старонкі|з|Малюнак|Табліца|Вокладка|Тытульны ліст|Назад да тэксту|Перайсці да тэксту||Без назвы|Выхадныя даныя|Ліцэнзія|Кантакт|(с. #)|старонка #|Ілюстрацыя|Спасылкі
    lt|Turinys|Skyrius|Pastabos|Pastaba|Puslapis|Puslapiai|iš|Paveikslas|Lentelė|Viršelis|Antraštinis lapas|Grįžti į tekstą|Pereiti į tekstą||Be pavadinimo|Leidinio duomenys|Licencija|Kontaktai|(p. #)|# puslapis|Paveikslas|Nuorodos
    lv|Saturs|Nodaļa|Piezīmes|Piezīme|Lappuse|Lappuses|no|Attēls|Tabula|Vāks|Titullapa|Atpakaļ pie teksta|Pāriet uz tekstu||Bez nosaukuma|Izdevuma dati|Licence|Saziņa|(#. lpp.)|#. lappuse|Attēls|Saites
    et|Sisukord|Peatükk|Märkused|Märkus|Lehekülg|Leheküljed|/|Joonis|Tabel|Kaas|Tiitelleht|Tagasi teksti juurde|Teksti juurde||Pealkirjata|Impressum|Litsents|Kontakt|(lk #)|lehekülg #|Pilt|Lingid
    is|Efnisyfirlit|Kafli|Athugasemdir|Athugasemd|Blaðsíða|Blaðsíður|af|Mynd|Tafla|Kápa|Titilsíða|Aftur í texta|Fara í texta||Án titils|Útgáfuupplýsingar|Leyfi|Hafa samband|(bls. #)|blaðsíða #|Mynd|Tenglar
    ga|Clár ábhair|Caibidil|Nótaí|Nóta|Leathanach|Leathanaigh|as|Léaráid|Tábla|Clúdach|Leathanach teidil|Ar ais chuig an téacs|Téigh go dtí an téacs|le|Gan teideal|Colafan|Ceadúnas|Teagmháil|(lch #)|leathanach #|Pictiúr|Naisc
    cy|Cynnwys|Pennod|Nodiadau|Nodyn|Tudalen|Tudalennau|o|Darlun|Tabl|Clawr|Tudalen deitl|Yn ôl i’r testun|Neidio i’r testun|gan|Dideitl|Coloffon|Trwydded|Cyswllt|(t. #)|tudalen #|Llun|Dolenni
    eu|Aurkibidea|Kapitulua|Oharrak|Oharra|Orrialdea|Orrialdeak|/|Irudia|Taula|Azala|Azalorria|Itzuli testura|Joan testura||Izenbururik gabe|Kolofoia|Lizentzia|Kontaktua|(#. or.)|#. orrialdea|Irudia|Estekak
    gl|Índice|Capítulo|Notas|Nota|Páxina|Páxinas|de|Figura|Táboa|Cuberta|Portada|Volver ao texto|Ir ao texto|por|Sen título|Colofón|Licenza|Contacto|(páx. #)|páxina #|Imaxe|Ligazóns
    oc|Ensenhador|Capítol|Nòtas|Nòta|Pagina|Paginas|de|Figura|Taula|Cobèrta|Pagina de títol|Tornar al tèxte|Anar al tèxte|per|Sens títol|Colofon|Licéncia|Contacte|(p. #)|pagina #|Imatge|Ligams
    af|Inhoud|Hoofstuk|Notas|Nota|Bladsy|Bladsye|van|Figuur|Tabel|Omslag|Titelblad|Terug na die teks|Na die teks|deur|Sonder titel|Kolofon|Lisensie|Kontak|(bl. #)|bladsy #|Prent|Skakels
    sq|Përmbajtja|Kapitulli|Shënime|Shënim|Faqja|Faqet|nga|Figura|Tabela|Kopertina|Faqja e titullit|Kthehu te teksti|Kalo te teksti|nga|Pa titull|Kolofoni|Licenca|Kontakti|(f. #)|faqja #|Fotografia|Lidhjet
    eo|Enhavo|Ĉapitro|Notoj|Noto|Paĝo|Paĝoj|el|Figuro|Tabelo|Kovrilo|Titolpaĝo|Reen al la teksto|Al la teksto|de|Sen titolo|Kolofono|Permesilo|Kontakto|(p. #)|paĝo #|Bildo|Ligiloj
    la|Index|Caput|Adnotationes|Adnotatio|Pagina|Paginae|ex|Figura|Tabula|Tegumentum|Pagina titularis|Ad textum redire|Ad textum transire||Sine titulo|Colophon|Licentia|Inscriptio|(p. #)|pagina #|Imago|Nexus
    hy|Բովանդակություն|Գլուխ|Ծանոթագրություններ|Ծանոթագրություն|Էջ|Էջեր|/|Նկար|Աղյուսակ|Կազմ|Տիտղոսաթերթ|Վերադառնալ տեքստին|Անցնել տեքստին||Անվերնագիր|Հրատարակչական տվյալներ|Արտոնագիր|Կապ|(էջ #)|էջ #|Նկար|Հղումներ
    ka|სარჩევი|თავი|შენიშვნები|შენიშვნა|გვერდი|გვერდები|/|სურათი|ცხრილი|ყდა|სატიტულო გვერდი|ტექსტთან დაბრუნება|ტექსტზე გადასვლა||უსათაურო|გამოცემის მონაცემები|ლიცენზია|კონტაქტი|(გვ. #)|გვერდი #|სურათი|ბმულები
    az|Mündəricat|Fəsil|Qeydlər|Qeyd|Səhifə|Səhifələr|/|Şəkil|Cədvəl|Üz qabığı|Titul vərəqi|Mətnə qayıt|Mətnə keç||Başlıqsız|Nəşr məlumatı|Lisenziya|Əlaqə|(s. #)|səhifə #|Şəkil|Keçidlər
    kk|Мазмұны|Тарау|Ескертпелер|Ескертпе|Бет|Беттер|/|Сурет|Кесте|Мұқаба|Титул беті|Мәтінге оралу|Мәтінге өту||Атаусыз|Шығыс деректері|Лицензия|Байланыс|(#-б.)|#-бет|Сурет|Сілтемелер
    mn|Гарчиг|Бүлэг|Тайлбар|Тайлбар|Хуудас|Хуудасны жагсаалт|/|Зураг|Хүснэгт|Хавтас|Нүүр хуудас|Эх рүү буцах|Эх рүү очих||Гарчиггүй|Хэвлэлийн мэдээлэл|Лиценз|Холбоо барих|(х. #)|хуудас #|Зураг|Холбоос
    bn|সূচিপত্র|অধ্যায়|টীকা|টীকা|পৃষ্ঠা|পৃষ্ঠাসূচি|/|চিত্র|সারণি|প্রচ্ছদ|আখ্যাপত্র|লেখায় ফিরুন|লেখায় যান||শিরোনামহীন|প্রকাশনা তথ্য|লাইসেন্স|যোগাযোগ|(পৃ. #)|পৃষ্ঠা #|ছবি|সংযোগ
    as|সূচীপত্ৰ|অধ্যায়|টোকা|টোকা|পৃষ্ঠা|পৃষ্ঠাসূচী|/|চিত্ৰ|তালিকা|বেটুপাত|শিৰোনাম পৃষ্ঠা|পাঠলৈ উভতি যাওক|পাঠলৈ যাওক||শিৰোনামহীন|প্ৰকাশনৰ তথ্য|অনুজ্ঞাপত্ৰ|যোগাযোগ|(পৃ. #)|পৃষ্ঠা #|ছবি|সংযোগ
    mr|अनुक्रमणिका|प्रकरण|टिपा|टीप|पृष्ठ|पृष्ठसूची|/|आकृती|तक्ता|मुखपृष्ठ|शीर्षकपृष्ठ|मजकुराकडे परत|मजकुराकडे जा||शीर्षकहीन|प्रकाशन माहिती|परवाना|संपर्क|(पृ. #)|पृष्ठ #|चित्र|दुवे
    ne|विषयसूची|अध्याय|टिप्पणीहरू|टिप्पणी|पृष्ठ|पृष्ठसूची|/|चित्र|तालिका|आवरण|शीर्षक पृष्ठ|पाठमा फर्कनुहोस्|पाठमा जानुहोस्||शीर्षकविहीन|प्रकाशन विवरण|इजाजतपत्र|सम्पर्क|(पृ. #)|पृष्ठ #|चित्र|लिङ्कहरू
    sa|अनुक्रमणिका|अध्यायः|टिप्पण्यः|टिप्पणी|पृष्ठम्|पृष्ठानि|/|चित्रम्|सारणी|आवरणम्|शीर्षकपृष्ठम्|पाठं प्रति|पाठं गच्छतु||अशीर्षकम्|प्रकाशनविवरणम्|अनुज्ञापत्रम्|सम्पर्कः|(पृ. #)|पृष्ठम् #|चित्रम्|सम्बन्धाः
    gu|અનુક્રમણિકા|પ્રકરણ|નોંધો|નોંધ|પૃષ્ઠ|પૃષ્ઠોની યાદી|/|આકૃતિ|કોષ્ટક|આવરણ|શીર્ષક પૃષ્ઠ|લખાણ પર પાછા જાઓ|લખાણ પર જાઓ||શીર્ષક વિનાનું|પ્રકાશન વિગતો|પરવાનો|સંપર્ક|(પૃ. #)|પૃષ્ઠ #|ચિત્ર|કડીઓ
    pa|ਤਤਕਰਾ|ਅਧਿਆਇ|ਟਿੱਪਣੀਆਂ|ਟਿੱਪਣੀ|ਪੰਨਾ|ਪੰਨੇ|/|ਚਿੱਤਰ|ਸਾਰਣੀ|ਸਰਵਰਕ|ਸਿਰਲੇਖ ਪੰਨਾ|ਲਿਖਤ ’ਤੇ ਵਾਪਸ|ਲਿਖਤ ’ਤੇ ਜਾਓ||ਬਿਨਾਂ ਸਿਰਲੇਖ|ਪ੍ਰਕਾਸ਼ਨ ਵੇਰਵਾ|ਲਾਇਸੰਸ|ਸੰਪਰਕ|(ਪੰ. #)|ਪੰਨਾ #|ਤਸਵੀਰ|ਲਿੰਕ
    or|ସୂଚୀପତ୍ର|ଅଧ୍ୟାୟ|ଟିପ୍ପଣୀ|ଟିପ୍ପଣୀ|ପୃଷ୍ଠା|ପୃଷ୍ଠା ସୂଚୀ|/|ଚିତ୍ର|ସାରଣୀ|ଆବରଣ|ଶୀର୍ଷକ ପୃଷ୍ଠା|ପାଠ୍ୟକୁ ଫେରନ୍ତୁ|ପାଠ୍ୟକୁ ଯାଆନ୍ତୁ||ଶୀର୍ଷକହୀନ|ପ୍ରକାଶନ ବିବରଣୀ|ଲାଇସେନ୍ସ|ଯୋଗାଯୋଗ|(ପୃ. #)|ପୃଷ୍ଠା #|ଛବି|ଲିଙ୍କ
    te|విషయసూచిక|అధ్యాయం|గమనికలు|గమనిక|పేజీ|పేజీలు|/|చిత్రం|పట్టిక|ముఖచిత్రం|శీర్షిక పేజీ|పాఠ్యానికి తిరిగి వెళ్ళండి|పాఠ్యానికి వెళ్ళండి||శీర్షిక లేనిది|ప్రచురణ వివరాలు|లైసెన్సు|సంప్రదింపు|(పే. #)|పేజీ #|చిత్రం|లంకెలు
    kn|ಪರಿವಿಡಿ|ಅಧ್ಯಾಯ|ಟಿಪ್ಪಣಿಗಳು|ಟಿಪ್ಪಣಿ|ಪುಟ|ಪುಟಗಳು|/|ಚಿತ್ರ|ಕೋಷ್ಟಕ|ಮುಖಪುಟ|ಶೀರ್ಷಿಕೆ ಪುಟ|ಪಠ್ಯಕ್ಕೆ ಹಿಂತಿರುಗಿ|ಪಠ್ಯಕ್ಕೆ ಹೋಗಿ||ಶೀರ್ಷಿಕೆಯಿಲ್ಲದ|ಪ್ರಕಾಶನ ವಿವರ|ಪರವಾನಗಿ|ಸಂಪರ್ಕ|(ಪು. #)|ಪುಟ #|ಚಿತ್ರ|ಕೊಂಡಿಗಳು
    ml|ഉള്ളടക്കം|അദ്ധ്യായം|കുറിപ്പുകൾ|കുറിപ്പ്|പേജ്|പേജുകൾ|/|ചിത്രം|പട്ടിക|പുറംചട്ട|ശീർഷക പേജ്|എഴുത്തിലേക്ക് മടങ്ങുക|എഴുത്തിലേക്ക് പോകുക||തലക്കെട്ടില്ലാത്തത്|പ്രസാധന വിവരം|അനുമതിപത്രം|ബന്ധപ്പെടുക|(പേ. #)|പേജ് #|ചിത്രം|കണ്ണികൾ
    si|පටුන|පරිච්ඡේදය|සටහන්|සටහන|පිටුව|පිටු|/|රූපය|වගුව|කවරය|මාතෘකා පිටුව|පාඨයට ආපසු|පාඨයට යන්න||මාතෘකාවක් නැත|ප්‍රකාශන තොරතුරු|බලපත්‍රය|සම්බන්ධ වන්න|(පි. #)|පිටුව #|රූපය|සබැඳි
    ur|فہرست|باب|حواشی|حاشیہ|صفحہ|صفحات|/|شکل|جدول|سرورق|عنوان کا صفحہ|متن پر واپس|متن پر جائیں||بلا عنوان|اشاعتی معلومات|اجازت نامہ|رابطہ|(ص #)|صفحہ #|تصویر|روابط
    yi|אינהאַלט|קאַפּיטל|הערות|הערה|זײַט|זײַטן|פֿון|בילד|טאַבעלע|טאָוול|שער־בלאַט|צוריק צום טעקסט|צום טעקסט|פֿון|אָן אַ טיטל|קאָלאָפֿאָן|ליצענץ|קאָנטאַקט|(ז׳ #)|זײַט #|בילד|לינקען
    km|មាតិកា|ជំពូក|កំណត់សម្គាល់|កំណត់សម្គាល់|ទំព័រ|បញ្ជីទំព័រ|/|រូប|តារាង|គម្រប|ទំព័រចំណងជើង|ត្រឡប់ទៅអត្ថបទ|ទៅកាន់អត្ថបទ|ដោយ|គ្មានចំណងជើង|ព័ត៌មានបោះពុម្ព|អាជ្ញាបណ្ណ|ទំនាក់ទំនង|(ទំព័រ #)|ទំព័រ #|រូបភាព|តំណ
    lo|ສາລະບານ|ບົດທີ|ໝາຍເຫດ|ໝາຍເຫດ|ໜ້າ|ລາຍການໜ້າ|/|ຮູບທີ|ຕາຕະລາງທີ|ໜ້າປົກ|ໜ້າປົກໃນ|ກັບໄປທີ່ເນື້ອຫາ|ໄປທີ່ເນື້ອຫາ|ໂດຍ|ບໍ່ມີຊື່|ຂໍ້ມູນການພິມ|ສັນຍາອະນຸຍາດ|ຕິດຕໍ່|(ໜ້າ #)|ໜ້າ #|ຮູບ|ລິ້ງ
    my|မာတိကာ|အခန်း|မှတ်စုများ|မှတ်စု|စာမျက်နှာ|စာမျက်နှာများ|/|ပုံ|ဇယား|အဖုံး|ခေါင်းစဉ်စာမျက်နှာ|စာသားသို့ ပြန်သွားရန်|စာသားသို့ သွားရန်||ခေါင်းစဉ်မဲ့|ထုတ်ဝေမှုအချက်အလက်|လိုင်စင်|ဆက်သွယ်ရန်|(စာ #)|စာမျက်နှာ #|ပုံ|လင့်ခ်များ
    am|ማውጫ|ምዕራፍ|ማስታወሻዎች|ማስታወሻ|ገጽ|ገጾች|/|ሥዕል|ሠንጠረዥ|ሽፋን|የርዕስ ገጽ|ወደ ጽሑፉ ተመለስ|ወደ ጽሑፉ ሂድ||ርዕስ የሌለው|የኅትመት መረጃ|ፈቃድ|አድራሻ|(ገጽ #)|ገጽ #|ሥዕል|አገናኞች
    sw|Yaliyomo|Sura|Tanbihi|Tanbihi|Ukurasa|Kurasa|/|Kielelezo|Jedwali|Jalada|Ukurasa wa kichwa|Rudi kwenye matini|Nenda kwenye matini|na|Bila kichwa|Taarifa za uchapishaji|Leseni|Mawasiliano|(uk. #)|ukurasa #|Picha|Viungo
    tl|Nilalaman|Kabanata|Mga tala|Tala|Pahina|Mga pahina|ng|Larawan|Talahanayan|Pabalat|Pahina ng pamagat|Bumalik sa teksto|Pumunta sa teksto|ni|Walang pamagat|Kolopon|Lisensya|Kontak|(p. #)|pahina #|Larawan|Mga link
    zu|Okuqukethwe|Isahluko|Amanothi|Inothi|Ikhasi|Amakhasi|/|Umfanekiso|Ithebula|Ikhava|Ikhasi lesihloko|Buyela embhalweni|Yiya embhalweni||Akunasihloko|Ulwazi lokushicilela|Ilayisensi|Oxhumana naye|(k. #)|ikhasi #|Isithombe|Izixhumanisi
    hsb|Wobsah|Kapitl|Přispomnjenki|Přispomnjenka|Strona|Strony|z|Wobraz|Tabela|Wobalka|Titulna strona|Wróćo k tekstej|K tekstej||Bjez titula|Impresum|Licenca|Kontakt|(str. #)|strona #|Wobraz|Wotkazy
    ia|Contento|Capitulo|Notas|Nota|Pagina|Paginas|de|Figura|Tabula|Copertura|Pagina de titulo|Retornar al texto|Ir al texto|per|Sin titulo|Colophon|Licentia|Contacto|(p. #)|pagina #|Imagine|Ligamines
    ku|Naverok|Beş|Têbinî|Têbinî|Rûpel|Rûpel|/|Wêne|Tablo|Berg|Rûpela sernavê|Vegere nivîsê|Here nivîsê||Bêsernav|Zanyariyên çapê|Lîsans|Têkilî|(r. #)|rûpel #|Wêne|Girêdan
    """
}

extension String {
  /// The text with spaces at which no line ends.
  fileprivate var withNoBreakSpaces: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == " " ? "\u{A0}" : $0 }))
  }
}
