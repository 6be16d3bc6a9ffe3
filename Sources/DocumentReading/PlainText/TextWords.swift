/// Words that tell what a line of plain text is, in lower case.
enum TextWords {
  /// Words that open a part of a work larger than a chapter.
  static let parts: Set<String> = [
    "part", "book", "volume", "teil", "buch", "band", "partie", "livre", "tome", "parte", "libro", "livro", "tomo",
    "act", "akt", "acte", "acto", "atto",
  ]
  /// Words that open a chapter.
  static let chapters: Set<String> = [
    "chapter", "kapitel", "chapitre", "capítulo", "capitulo", "capitolo", "canto", "scene", "szene", "scène", "escena",
    "letter", "brief", "lettre", "carta", "lettera", "section", "abschnitt", "sección", "sezione",
    "article", "artikel", "artículo", "articolo", "artigo", "rozdział", "глава", "luku", "kapittel", "exhibit",
    "schedule",
    "annex", "appendix", "anhang", "annexe",
  ]
  /// Words that are headings by themselves.
  static let headings: Set<String> = [
    "preface", "foreword", "introduction", "prologue", "epilogue", "conclusion", "conclusions", "notes", "footnotes",
    "endnotes", "references", "bibliography", "appendix", "acknowledgments", "acknowledgements", "contents", "index",
    "abstract", "summary", "afterword", "postscript", "dedication", "glossary", "discussion", "methods", "results",
    "vorwort", "einleitung", "einführung", "prolog", "epilog", "nachwort", "anmerkungen", "fußnoten", "inhalt",
    "inhaltsverzeichnis", "anhang", "schluss", "literatur", "zusammenfassung", "danksagung", "fazit", "préface",
    "avant-propos", "avertissement", "annexe", "annexes", "remerciements", "bibliographie", "épilogue", "résumé",
    "sommaire", "postface", "prefacio", "prólogo", "introducción", "conclusión", "conclusiones", "epílogo", "apéndice",
    "notas", "bibliografía", "agradecimientos", "resumen", "índice", "prefazione", "introduzione", "prologo", "epilogo",
    "conclusione", "conclusioni", "appendice", "note", "bibliografia", "ringraziamenti", "indice", "introdução",
    "conclusão", "prefácio", "agradecimentos", "sumário", "resumo", "förord", "inledning", "voorwoord", "inleiding",
  ]
  /// Headings under which numbered lines are notes.
  static let notes: Set<String> = [
    "notes", "footnotes", "endnotes", "anmerkungen", "fußnoten", "notas", "note", "noter", "noten", "voetnoten",
  ]
  /// Words that greet the reader of a letter.
  static let salutations: Set<String> = [
    "dear", "dearest", "hi", "hello", "liebe", "lieber", "liebes", "sehr", "hallo", "cher", "chère", "chers", "chères",
    "bonjour", "monsieur", "madame", "querido", "querida", "queridos", "estimado", "estimada", "hola", "caro", "cara",
    "cari", "gentile", "egregio", "ciao", "kära", "käre", "hej", "kære", "kjære", "beste", "lieve", "geachte", "drogi",
    "droga", "drodzy", "szanowni", "prezado", "prezada", "caros", "дорогой", "дорогая", "уважаемый", "уважаемая",
  ]
  /// Words within a name that are not capitalised.
  static let particles: Set<String> = [
    "de", "da", "di", "del", "della", "van", "von", "der", "den", "la", "le", "af", "zu", "und", "and", "et", "y", "e",
  ]
  /// Words before an author's name.
  static let by: Set<String> = ["by", "par", "von", "por", "di", "av", "af", "door", "przez", "מאת", "بقلم"]
}
