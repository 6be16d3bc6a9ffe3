internal import DocumentModel

/// The words that the text edition says itself: the common vocabulary and two more.
struct TextWords {
  /// The words all editions share.
  let vocabulary: Vocabulary
  /// Stands before a picture's alternative text.
  let picture: String
  /// Heading of the addresses that links lead to.
  let links: String

  /// The words in a language (BCP 47).
  init(language: String) {
    vocabulary = Vocabulary(language: language)
    let primary = language.prefix { $0 != "-" }.lowercased()
    let row = Self.rows.first { $0.language == primary } ?? Self.rows[0]
    picture = row.picture
    links = row.links
  }

  private static let rows: [(language: String, picture: String, links: String)] = [
    ("en", "Picture", "Links"), ("de", "Bild", "Links"), ("fr", "Image", "Liens"), ("es", "Imagen", "Enlaces"),
    ("it", "Immagine", "Collegamenti"), ("pt", "Imagem", "Ligações"), ("nl", "Afbeelding", "Links"),
    ("sv", "Bild", "Länkar"), ("da", "Billede", "Links"), ("nb", "Bilde", "Lenker"), ("fi", "Kuva", "Linkit"),
    ("pl", "Ilustracja", "Odnośniki"), ("cs", "Obrázek", "Odkazy"), ("ru", "Иллюстрация", "Ссылки"),
    ("uk", "Ілюстрація", "Посилання"), ("el", "Εικόνα", "Σύνδεσμοι"), ("he", "תמונה", "קישורים"),
    ("ar", "صورة", "روابط"),
    ("hi", "चित्र", "कड़ियाँ"), ("ja", "図版", "リンク"), ("ko", "그림", "링크"), ("zh", "图片", "链接"),
  ]
}
