/// The tables of liblouis for each language. The first of a row that is installed is taken.
enum BrailleTables {
  /// Names of tables for a language (BCP 47) and grade; a language without grade 2 has its grade 1 for it. Empty if there
  /// is none.
  static func names(for language: String, grade: Int) -> [String] {
    let subtags = language.split(separator: "-").map { $0.lowercased() }
    let primary = subtags.first ?? "en"
    let key = aliases[primary] ?? primary
    if key == "zh" {
      let isTraditional = subtags.contains { ["hant", "tw", "mo"].contains($0) }
      return subtags.contains("hk") ? ["zh-hk.ctb"] : [isTraditional ? "zh-tw.ctb" : "zh-chn.ctb"]
    }
    guard let row = rows.first(where: { $0.language == key }) else { return [] }
    return grade == 2 && !row.second.isEmpty ? [row.second, row.first] : [row.first]
  }

  private static let aliases = ["no": "nb", "nn": "nb", "iw": "he", "cmn": "zh", "yue": "zh"]

  private static let rows: [(language: String, first: String, second: String)] = [
    ("en", "en-ueb-g1.ctb", "en-ueb-g2.ctb"), ("de", "de-g1.ctb", "de-g2.ctb"),
    ("fr", "fr-bfu-comp6.utb", "fr-bfu-g2.ctb"), ("es", "es-g1.ctb", "es-g2.ctb"), ("it", "it-it-comp6.utb", ""),
    ("pt", "pt-pt-g1.utb", "pt-pt-g2.ctb"), ("nl", "nl-NL-g0.utb", ""), ("sv", "sv-g1.ctb", "sv-g2.ctb"),
    ("da", "da-dk-g16.ctb", "da-dk-g26.ctb"), ("nb", "no-no-g1.ctb", "no-no-g2.ctb"), ("fi", "fi.utb", ""),
    ("is", "is.ctb", ""), ("pl", "Pl-Pl-g1.utb", ""), ("cs", "cs-g1.ctb", ""), ("sk", "sk-g1.ctb", ""),
    ("hu", "hu-hu-g1.ctb", "hu-hu-g2.ctb"), ("ro", "ro.ctb", ""), ("hr", "hr-g1.ctb", ""), ("sr", "sr-g1.ctb", ""),
    ("sl", "sl-si-g1.utb", ""), ("bg", "bg.ctb", ""), ("ru", "ru-litbrl.ctb", "ru-ru-g1.ctb"), ("uk", "uk.utb", ""),
    ("be", "bel.utb", ""), ("lt", "lt-6dot.utb", ""), ("lv", "Lv-Lv-g1.utb", ""), ("et", "et-g0.utb", ""),
    ("el", "el.ctb", ""), ("tr", "tr-g1.ctb", "tr-g2.ctb"), ("ca", "ca-g1.ctb", ""), ("eo", "eo-g1.ctb", ""),
    ("ga", "ga-g1.utb", "ga-g2.ctb"), ("cy", "cy-cy-g1.utb", "cy-cy-g2.ctb"), ("he", "he-IL.utb", ""),
    ("ar", "ar-ar-g1.utb", "ar-ar-g2.ctb"), ("hi", "hi-in-g1.utb", ""), ("ko", "ko-g1.ctb", "ko-g2.ctb"),
    ("ja", "ja-kantenji.utb", ""), ("vi", "vi-vn-g1.ctb", "vi-vn-g2.ctb"),
  ]
}
