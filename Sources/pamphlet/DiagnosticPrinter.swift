import ArgumentParser
import PamphletKit

/// The forms of diagnostics.
enum DiagnosticForm: String, WordOption {
  /// Severity and message, then the place, the line with a caret under it, and the hint, as Rust's compiler shows them.
  case long
  /// `file:line:column: severity: message`, as editors expect it.
  case short
  /// One JSON object a line.
  case json
}

/// Prints diagnostics to standard error.
struct DiagnosticPrinter {
  /// The form.
  var form: DiagnosticForm
  /// Whether only errors are printed.
  var isQuiet: Bool

  /// Prints diagnostics that point into `files`.
  func print(_ diagnostics: [Diagnostic], in files: [SourceFile]) {
    var text = ""
    var places = SourcePlaces(files)
    for diagnostic in diagnostics where !isQuiet || diagnostic.severity == .error {
      switch form {
      case .long: text += DiagnosticExcerpt(diagnostic, in: &places, showsColour: Terminal.showsColour).text
      case .short: text += short(diagnostic, in: &places)
      case .json: text += json(diagnostic, in: &places)
      }
    }
    if !text.isEmpty { Terminal.write(text, toErrors: true) }
  }

  /// Prints an error that is not about a place in a file.
  func print(error message: String) {
    print([Diagnostic(.error, Diagnostic.Code("file"), message)], in: [])
  }

  private func short(_ diagnostic: Diagnostic, in places: inout SourcePlaces) -> String {
    var line = ""
    if let place = diagnostic.place, places.files.indices.contains(Int(place.file)) {
      let file = places.files[Int(place.file)]
      let start = places.place(at: Int(place.start), in: Int(place.file))
      let name = file.name == "-" ? "<stdin>" : Self.printable(file.name)
      line = "\(name):\(start.line):\(start.column): "
    }
    line += "\(severity(diagnostic)): \(Self.printable(diagnostic.message)) [\(diagnostic.code.name)]\n"
    if !diagnostic.hint.isEmpty { line += "  hint: \(Self.printable(diagnostic.hint))\n" }
    return line
  }

  private func severity(_ diagnostic: Diagnostic) -> String {
    guard Terminal.showsColour else { return diagnostic.severity.rawValue }
    let colour = diagnostic.severity == .error ? 31 : diagnostic.severity == .warning ? 33 : 36
    return "\u{1B}[1;\(colour)m\(diagnostic.severity.rawValue)\u{1B}[0m"
  }

  private func json(_ diagnostic: Diagnostic, in places: inout SourcePlaces) -> String {
    var fields = [
      "\"version\":1", "\"severity\":\(quoted(diagnostic.severity.rawValue))",
      "\"code\":\(quoted(diagnostic.code.name))", "\"message\":\(quoted(diagnostic.message))",
    ]
    if let place = diagnostic.place, places.files.indices.contains(Int(place.file)) {
      let file = places.files[Int(place.file)]
      let start = places.place(at: Int(place.start), in: Int(place.file))
      let end = places.place(at: Int(place.end), in: Int(place.file))
      fields += [
        "\"file\":\(quoted(file.name))", "\"line\":\(start.line)", "\"column\":\(start.column)",
        "\"endLine\":\(end.line)", "\"endColumn\":\(end.column)",
      ]
    }
    if !diagnostic.hint.isEmpty { fields.append("\"hint\":\(quoted(diagnostic.hint))") }
    return "{" + fields.joined(separator: ",") + "}\n"
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Text without control characters that could steer a terminal.
  static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      result.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
