/// The upper half of a character set of one byte a character.
struct LegacyEncoding {
  /// Scalars for 0x80…0xFF; empty means that they are what Latin-1 has.
  private let upper: [UInt32]

  /// The encoding by the name libhyphen has for it; `nil` for UTF-8 and for names not known.
  init?(named name: ArraySlice<UInt8>) {
    let name = String(decoding: name.filter { $0 != 0x2D && $0 != 0x20 }.map { $0 | 0x20 }, as: UTF8.self)
    switch name {
    case "iso88591": upper = []
    case "iso88592": upper = Self.table(from: 0xA0, Self.latin2)
    case "iso88595": upper = Self.table(from: 0xA0, Self.cyrillic)
    case "iso88597": upper = Self.table(from: 0xA0, Self.greek)
    case "iso88599": upper = Self.table(from: 0xD0, Self.turkish)
    case "iso885913": upper = Self.table(from: 0xA0, Self.baltic)
    case "iso885915": upper = Self.table(from: 0xA0, Self.latin9)
    case "koi8r", "koi8u": upper = Self.table(from: 0xA0, Self.koi8)
    case "microsoftcp1251", "cp1251", "windows1251": upper = Self.table(from: 0x80, Self.windows1251)
    default: return nil
    }
  }

  subscript(byte: UInt8) -> UInt32 { upper.isEmpty ? UInt32(byte) : upper[Int(byte) - 0x80] }

  /// A table with Latin-1 below `start` and after the end of `text`.
  private static func table(from start: Int, _ text: String) -> [UInt32] {
    var table = (0x80...0xFF).map { UInt32($0) }
    for (index, scalar) in text.unicodeScalars.enumerated() where start + index <= 0xFF {
      table[start + index - 0x80] = scalar.value
    }
    return table
  }

  // Letters only; whatever else there is at a place is written as a question mark.
  private static let latin2 =
    "?Ą?Ł?ĽŚ??ŠŞŤŹ?ŽŻ?ą?ł?ľśˇ?šşťź?žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ"
    + "ĐŃŇÓÔŐÖ?ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö?řůúűüýţ?"
  private static let cyrillic =
    "?ЁЂЃЄЅІЇЈЉЊЋЌ?ЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    + "абвгдежзийклмнопрстуфхцчшщъыьэюя?ёђѓєѕіїјљњћќ?ўџ"
  private static let greek =
    "??????????ͺ???????????Ά?ΈΉΊ?Ό?ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟ"
    + "ΠΡ?ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ?"
  private static let turkish = "ĞÑÒÓÔÕÖ?ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö?øùúûüışÿ"
  private static let baltic =
    "????????Ø?Ŗ????Æ?????µ??ø?ŗ????æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻ"
    + "ŠŃŅÓŌÕÖ?ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö?ųłśūüżž?"
  private static let latin9 =
    "??????Š?š?ª?????????Žµ??ž?º?ŒœŸ?ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
    + "ÐÑÒÓÔÕÖ?ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö?øùúûüýþÿ"
  private static let koi8 =
    "???ёє?ії?????ґ?????ЁЄ?ІЇ?????Ґ??юабцдефгхийклмно"
    + "пярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ"
  private static let windows1251 =
    "ЂЃ?ѓ??????Љ?ЊЌЋЏђ?????????љ?њќћџ?ЎўЈ?Ґ??Ё?Є????Ї??Ііґµ??ё?є?јЅѕї"
    + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
}
