import DocumentModel
public import PrinterProbing

extension PrinterProfile {
  /// The profile as a file: a key and a value on each line, which is YAML.
  public var written: String {
    func millimetres(_ length: Length) -> String {
      let hundredths = (length.scaledPoints * 2540 / 72 + 0x8000) >> 16
      let sign = hundredths < 0 ? "-" : ""
      let part = hundredths.magnitude % 100
      return "\(sign)\(hundredths.magnitude / 100).\(part < 10 ? "0" : "")\(part)mm"
    }
    var lines = ["flip: \(flip.rawValue)"]
    lines.append("turns-stack: \(turnsStack ? "yes" : "no")")
    lines.append("reverses-stack: \(reversesStack ? "yes" : "no")")
    for (key, length) in [
      ("margin-left", margins.left), ("margin-right", margins.right), ("margin-top", margins.top),
      ("margin-bottom", margins.bottom), ("offset-right", offset.x), ("offset-down", offset.y),
    ] { lines.append("\(key): \(millimetres(length))") }
    if !media.isEmpty { lines.append("media: \(media.joined(separator: ", "))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A profile from its file; the line that means nothing if there is one.
  public static func read(_ bytes: [UInt8], named name: String) -> Result<PrinterProfile, BadLine> {
    var profile = PrinterProfile(name: name)
    for (number, line) in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.filter { $0 != "\r" } }
      let value = parts.count == 2 ? parts[1].drop { $0 == " " } : ""
      guard parts.count == 2, profile.take(parts[0], String(value)) else {
        return .failure(BadLine(number: number + 1, text: String(line)))
      }
    }
    return .success(profile)
  }

  /// A line of a profile's file that means nothing.
  public struct BadLine: Error {
    /// Counted from 1.
    public var number: Int
    /// As it stands.
    public var text: String
  }

  private mutating func take(_ key: String, _ value: String) -> Bool {
    switch key {
    case "flip":
      guard let flip = Flip(rawValue: value) else { return false }
      self.flip = flip
    case "turns-stack": turnsStack = value == "yes"
    case "reverses-stack": reversesStack = value == "yes"
    case "media": media = value.split(separator: ",").map { String($0.drop { $0 == " " }) }
    default: return take(key, length: value)
    }
    return true
  }

  private mutating func take(_ key: String, length value: String) -> Bool {
    let isNegative = value.hasPrefix("-")
    guard let amount = Length(written: isNegative ? String(value.dropFirst()) : value), amount <= .millimetres(100)
    else { return false }
    switch key {
    case "margin-left": margins.left = amount
    case "margin-right": margins.right = amount
    case "margin-top": margins.top = amount
    case "margin-bottom": margins.bottom = amount
    case "offset-right": offset.x = isNegative ? -amount : amount
    case "offset-down": offset.y = isNegative ? -amount : amount
    default: return false
    }
    return !isNegative || key.hasPrefix("offset")
  }

  /// What a printer says of itself. Printers that turn paper do so about either edge; the scheme's own is taken then.
  public init(name: String, _ probed: ProbedPrinter) {
    self.init(name: name)
    flip = probed.turnsPaper ? .either : .hand
    func length(_ hundredths: Int) -> Length { .millimetres(Double(hundredths) / 100) }
    margins.left = length(probed.margins.left)
    margins.right = length(probed.margins.right)
    margins.top = length(probed.margins.top)
    margins.bottom = length(probed.margins.bottom)
    media = probed.media
  }
}
