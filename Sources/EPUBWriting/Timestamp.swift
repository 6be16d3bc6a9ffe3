import DocumentModel

/// A moment as package documents write it: `2024-03-12T00:00:00Z`.
struct Timestamp {
  /// The moment.
  let text: String

  /// A moment in seconds since 1970; clamped to the years 1970…9999.
  init(secondsSince1970 seconds: Int) {
    let seconds = min(max(seconds, 0), 253_402_300_799)
    let (year, month, day) = Self.civil(seconds / 86_400)
    let time = seconds % 86_400
    text =
      "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
      + "T\(Self.padded(time / 3600, 2)):\(Self.padded(time / 60 % 60, 2)):\(Self.padded(time % 60, 2))Z"
  }

  /// The first moment of a date; `nil` if its year is not known.
  init?(_ date: PublicationDate) {
    guard let year = date.year, (1...9999).contains(year) else { return nil }
    text = "\(Self.padded(year, 4))-\(Self.padded(date.month ?? 1, 2))-\(Self.padded(date.day ?? 1, 2))T00:00:00Z"
  }

  /// Stands in where no date is known.
  static let unknown = Timestamp(secondsSince1970: 946_684_800)

  /// Year, month and day of a number of days since 1970 (H. Hinnant, chrono-compatible date algorithms).
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
