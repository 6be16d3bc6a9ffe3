/// Spaces at which no line ends though they are written like any other: between a number and its unit (`20 °C`), between what
/// is counted and its number (`p. 5`, `§ 3`), and between the groups of a long number (`10 000`).
///
/// No line begins with ๆ, by which a word of Thai is said twice, and in Czech, Slovak and Polish none ends after a word of one
/// letter (ČSN 01 6910; Wolański, "Edycja tekstów", on *sierotki*). The text stays as it is: the space is still a space to
/// whoever copies it.
package struct BoundSpace {
  /// Whether words of one letter are bound to the next.
  private let bindsLetters: Bool

  /// The rules for a text in a language (BCP 47).
  package init(language: String) {
    bindsLetters = ["cs", "sk", "pl"].contains(language.prefix { $0 != "-" }.lowercased())
  }

  /// Whether no line may end at the white space, one byte, at an index of UTF-8 text.
  @inline(__always)
  package func binds(_ text: [UInt8], at index: Int) -> Bool {
    guard index > 0, index + 1 < text.count else { return false }
    let (before, after) = (text[index - 1], text[index + 1])
    if after == 0xE0 || after == 0xE1 { return isRepetition(text, at: index + 1) }
    if before.isDigit || before == 0x27 { return after > 0x20 && bindsNumber(text, at: index) }
    if before == 0x2E || before >= 0x80 { return after.isDigitOrLetter && bindsLabel(text, at: index) }
    return bindsLetters && after > 0x20 && before.isLetter
      && (index == 1 || text[index - 2] <= 0x20 || text[index - 2] == 0x28)
  }

  /// Whether the sign of repetition or of abbreviation of Thai, Lao or Khmer is at an index. None begins a line, though a space
  /// is written before it.
  private func isRepetition(_ text: [UInt8], at index: Int) -> Bool {
    guard index + 2 < text.count else { return false }
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xE0, 0xB9, 0x86), (0xE0, 0xB8, 0xAF), (0xE0, 0xBB, 0x86), (0xE0, 0xBA, 0xAF), (0xE1, 0x9F, 0x97): return true
    default: return false
    }
  }

  /// Whether a number before a space is bound to what follows.
  private func bindsNumber(_ text: [UInt8], at index: Int) -> Bool {
    let before = word(endingAt: index, in: text)
    guard before.allSatisfy({ $0.isDigit || $0 == 0x2C || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B || $0 >= 0x80 }) else {
      return false
    }
    let after = word(from: index + 1, in: text)
    if Self.units.contains(after) { return true }
    // A group of three figures after one of at most three: 10 000. Four and three are a year and a number.
    return after.count == 3 && before.count <= 3 && after.allSatisfy(\.isDigit) && before.allSatisfy(\.isDigit)
  }

  /// Whether an abbreviation or a sign before a space is bound to the number that follows.
  private func bindsLabel(_ text: [UInt8], at index: Int) -> Bool {
    let after = word(from: index + 1, in: text)
    let isNumber = after.first?.isDigit == true || after.allSatisfy { Self.romanFigures.contains($0) }
    return isNumber && !after.isEmpty && Self.labels.contains(word(endingAt: index, in: text))
  }

  /// The word that ends at an index, without a bracket or quotation mark before it; empty if it is a long one.
  private func word(endingAt end: Int, in text: [UInt8]) -> ArraySlice<UInt8> {
    var start = end
    while start > 0, text[start - 1] > 0x20, end - start <= 24 { start -= 1 }
    guard end - start <= 24 else { return [] }
    while start < end, text[start] == 0x28 || text[start] == 0x5B || text[start] == 0x22 { start += 1 }
    return text[start..<end]
  }

  /// The word from an index, without the punctuation behind it; empty if it is a long one.
  private func word(from start: Int, in text: [UInt8]) -> ArraySlice<UInt8> {
    var end = start
    while end < text.count, text[end] > 0x20, end - start <= 16 { end += 1 }
    guard end - start <= 16 else { return [] }
    let all = text[start..<end]
    // Whole, as `руб.` or `Mio.` may be; then without what ends a clause.
    if Self.units.contains(all) { return all }
    while end > start, [0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D].contains(text[end - 1]) { end -= 1 }
    return text[start..<end]
  }

  private static let romanFigures = Array("IVXLCDMivxlcdm".utf8)

  /// Signs and abbreviations of units, as they follow a number.
  private static let units = words(
    """
    % ‰ ° °C °F K € $ £ ¥ ₽ ₴ ₹ zł Kč Ft kr Fr. fr. EUR USD GBP CHF nm µm μm mm cm dm m km mm² cm² m² km² m³ cm³ ha l L ml mL cl \
    dl hl µg μg mg g kg t dt Hz kHz MHz GHz THz s ms µs ns min h d V mV kV A mA W mW kW MW GW kWh MWh Wh J kJ MJ cal kcal N kN \
    Pa hPa kPa MPa bar mbar mol dB Ω kΩ MΩ F µF nF pF lm lx bit bits B kB KB MB GB TB PB KiB MiB GiB TiB kbit Mbit Gbit \
    kbit/s Mbit/s Gbit/s MB/s GB/s km/h m/s dpi px pt ft yd mi oz lb lbs mph rpm a.m. p.m. Uhr Mio. Mrd. Tsd. км м см \
    мм кг г мг л мл т ч мин сек кВт Вт кВт·ч МГц ГГц Гц кГц В А руб. р. грн тыс. млн млрд Кб Мб Гб КБ МБ ГБ г. гг. в. вв. \
    χλμ. € μ.μ. π.μ.
    """)

  /// Signs and abbreviations of what a number counts, as they stand before it.
  private static let labels = words(
    """
    § §§ ¶ № №№ Nº nº N° n° p. pp. P. pg. vol. Vol. vols. no. No. nos. Nos. fig. Fig. figs. Figs. ch. Ch. chap. Chap. sec. Sec. \
    eq. Eq. tab. Tab. art. Art. par. ver. v. vv. l. ll. fol. S. s. ss. Nr. nr. Bd. Bde. Abb. Kap. Abs. Anm. Aufl. Jg. Ziff. Z. \
    t. pág. págs. cap. caps. núm. ed. pag. hfst. blz. sid. str. č. obr. kap. rys. rozdz. sz. bl. с. С. стр. т. гл. рис. табл. \
    ст. п. ил. вып. изд. мал. σ. σσ. κεφ. εικ. ca. c.
    """)

  private static func words(_ text: String) -> Set<ArraySlice<UInt8>> {
    Set(text.utf8.split { $0 <= 0x20 }.map { Array($0)[...] })
  }
}

extension UInt8 {
  @inline(__always) fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inline(__always) fileprivate var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
  @inline(__always) fileprivate var isDigitOrLetter: Bool { isDigit || isLetter }
}
