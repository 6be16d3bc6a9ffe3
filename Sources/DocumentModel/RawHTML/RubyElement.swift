/// The elements of ruby (WHATWG HTML, 4.5.10 to 4.5.12 and 16.2; `rbc` is of W3C Ruby Annotation).
package enum RubyElement {
  /// Their names.
  package static let names: Set<String> = ["ruby", "rb", "rbc", "rp", "rt", "rtc"]

  /// Whether a part of ruby that is open ends where another begins (WHATWG HTML, 13.2.6.4.7, with the containers of before).
  package static func ends(_ open: String, before next: String) -> Bool {
    switch next {
    case "rt", "rp": ["rb", "rt", "rp"].contains(open)
    case "rb", "rtc": mayStayOpen(open)
    default: false
    }
  }

  /// Whether a part of ruby may go without its end tag.
  package static func mayStayOpen(_ name: String) -> Bool { ["rb", "rt", "rp", "rtc"].contains(name) }
}
