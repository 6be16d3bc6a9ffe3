import DocumentModel

/// Recognises dates as people write them: `2017-03-20`, `March 20, 2017`, `20 March 2017`, `20. März 2017`, `20/3/2017`,
/// `March 2017`, `2017`.
enum DateReader {
  private static let months: [[String]] = [
    [
      "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "gennaio", "janeiro", "januari", "stycznia",
      "styczeń", "января", "январь", "січня", "ledna", "gener", "tammikuuta",
    ],
    [
      "february", "feb", "februar", "février", "fevrier", "févr", "febrero", "febbraio", "fevereiro", "februari",
      "lutego", "luty", "февраля", "февраль", "лютого", "února", "febrer", "helmikuuta",
    ],
    [
      "march", "mar", "märz", "maerz", "mars", "marzo", "março", "maart", "marts", "marca", "marzec", "марта", "март",
      "березня", "března", "març", "maaliskuuta",
    ],
    [
      "april", "apr", "avril", "avr", "abril", "aprile", "kwietnia", "kwiecień", "апреля", "апрель", "квітня", "dubna",
      "huhtikuuta",
    ],
    [
      "may", "mai", "mayo", "maggio", "maio", "maj", "mei", "maja", "мая", "май", "травня", "května", "maig",
      "toukokuuta",
    ],
    [
      "june", "jun", "juni", "juin", "junio", "giugno", "junho", "czerwca", "czerwiec", "июня", "июнь", "червня",
      "června", "juny", "kesäkuuta",
    ],
    [
      "july", "jul", "juli", "juillet", "juil", "julio", "luglio", "julho", "lipca", "lipiec", "июля", "июль", "липня",
      "července", "juliol", "heinäkuuta",
    ],
    [
      "august", "aug", "août", "aout", "agosto", "augusti", "augustus", "sierpnia", "sierpień", "августа", "август",
      "серпня", "srpna", "agost", "elokuuta",
    ],
    [
      "september", "sep", "sept", "septembre", "septiembre", "settembre", "setembro", "września", "wrzesień",
      "сентября", "сентябрь", "вересня", "září", "setembre", "syyskuuta",
    ],
    [
      "october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "outubro", "października", "październik",
      "октября", "октябрь", "жовтня", "října", "lokakuuta",
    ],
    [
      "november", "nov", "novembre", "noviembre", "novembro", "listopada", "listopad", "ноября", "ноябрь", "листопада",
      "marraskuuta",
    ],
    [
      "december", "dec", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dicembre", "dezembro",
      "desember", "desembre", "grudnia", "grudzień", "декабря", "декабрь", "грудня", "prosince", "joulukuuta",
    ],
  ]
  private static let fillers: Set<String> = [
    "of", "de", "den", "der", "the", "le", "el", "il", "am", "del", "dnia", "r", "года", "г", "року", "do", "a",
  ]
  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
    "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì",
    "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag",
    "zaterdag", "zondag", "måndag", "tisdag",
    "onsdag", "torsdag", "fredag", "lördag", "söndag",
  ]

  /// The date that `text` is, if it is nothing but a date.
  static func date(_ text: String) -> PublicationDate? {
    guard text.utf8.count <= 60 else { return nil }
    let words = text.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\u{A0}" }.map { $0.lowercased() }
    if words.count == 1, let date = numeric(words[0], text) { return date }
    if text.unicodeScalars.contains("年") { return ideographic(text) }
    var month: Int?
    var numbers: [Int] = []
    for word in words {
      let name = word.hasSuffix(".") ? String(word.dropLast()) : word
      if let found = months.firstIndex(where: { $0.contains(name) }) {
        guard month == nil else { return nil }
        month = found + 1
      } else if let number = number(name) {
        numbers.append(number)
      } else if !(fillers.contains(name) || weekdays.contains(name)) {
        return nil
      }
    }
    guard let month, let year = numbers.last, (1...9999).contains(year), numbers.count <= 2 else { return nil }
    if numbers.count == 1 { return year > 31 ? PublicationDate(text, year: year, month: month) : nil }
    return isDay(numbers[0]) ? PublicationDate(text, year: year, month: month, day: numbers[0]) : nil
  }

  /// A date of East Asia: `2024年3月12日`.
  private static func ideographic(_ text: String) -> PublicationDate? {
    var numbers: [Int] = []
    var signs = ""
    var digits = ""
    for character in text where character != " " {
      if character.isASCII && character.isNumber {
        digits.append(character)
      } else {
        guard digits.utf8.count <= 4, let number = Int(digits) else { return nil }
        numbers.append(number)
        digits = ""
        signs.append(character)
      }
    }
    guard digits.isEmpty, signs == "年月日" || signs == "年月" || signs == "年", (1...9999).contains(numbers[0]),
      numbers.count < 2 || (1...12).contains(numbers[1]), numbers.count < 3 || isDay(numbers[2])
    else { return nil }
    return PublicationDate(
      text, year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// The date that `text` is, perhaps after a place: “Berlin, den 3. Mai 1921”. The text keeps the place.
  static func date(afterPlace text: String) -> PublicationDate? {
    if let date = date(text) { return date }
    let parts = text.split(separator: ",", maxSplits: 1)
    guard parts.count == 2, parts[0].first?.isUppercase == true, parts[0].split(separator: " ").count <= 3,
      !parts[0].contains(where: \.isNumber), var date = date(PersonReader.trimmed(String(parts[1])))
    else { return nil }
    date.text = text
    return date
  }

  private static func isDay(_ number: Int) -> Bool { (1...31).contains(number) }

  /// A number, with an ordinal's ending or without.
  private static func number(_ word: String) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty && digits.count <= 4,
      ["", "st", "nd", "rd", "th", "er", "º"].contains(word.dropFirst(digits.count))
    else { return nil }
    return Int(digits)
  }

  /// A date in digits only. Day and month of `3/4/2017` cannot be told apart, so only the year is taken from it.
  private static func numeric(_ word: String, _ text: String) -> PublicationDate? {
    let date = word.split(separator: "t", maxSplits: 1).first.map(String.init) ?? word
    let parts = date.split { $0 == "-" || $0 == "/" || $0 == "." }
    let numbers = parts.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
    guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }), let first = parts.first, let last = parts.last
    else { return nil }
    switch (parts.count, first.count) {
    case (1, 4): return isYear(numbers[0]) ? PublicationDate(text, year: numbers[0]) : nil
    case (2, 4) where (1...12).contains(numbers[1]):
      return PublicationDate(text, year: numbers[0], month: numbers[1])
    case (3, 4) where (1...12).contains(numbers[1]) && isDay(numbers[2]):
      return PublicationDate(text, year: numbers[0], month: numbers[1], day: numbers[2])
    case (3, 1...2) where last.count == 4 && isDay(numbers[0]):
      if (1...12).contains(numbers[1]), numbers[0] > 12 || date.contains(".") {
        return PublicationDate(text, year: numbers[2], month: numbers[1], day: numbers[0])
      }
      if numbers[0] <= 12 && numbers[1] > 12 && isDay(numbers[1]) {
        return PublicationDate(text, year: numbers[2], month: numbers[0], day: numbers[1])
      }
      return (1...12).contains(numbers[1]) ? PublicationDate(text, year: numbers[2]) : nil
    default: return nil
    }
  }

  private static func isYear(_ number: Int) -> Bool { (1000...2999).contains(number) }
}
