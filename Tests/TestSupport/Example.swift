/// Examples in the form of CommonMark's specification: a fence of backticks with `example`, the source, a line with a
/// full stop, the expected HTML.
public struct Example: Sendable, CustomStringConvertible {
  /// From 1 in its file.
  public var number: Int
  /// The last heading before it.
  public var section: String
  /// What is read.
  public var source: String
  /// What it becomes.
  public var expected: String

  /// Its number and section.
  public var description: String { "example \(number), \(section)" }

  /// All examples of a file's text, numbered from 1; in specifications an arrow stands for a tab.
  public static func all(in text: String, isSpecification: Bool = false) -> [Example] {
    var examples: [Example] = []
    var section = ""
    var fence: String?
    var source: [Substring] = []
    var expected: [Substring] = []
    var isExpected = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = fence {
        if line.trimmingSuffix() == open {
          func joined(_ lines: [Substring]) -> String {
            let text = lines.map { $0 + "\n" }.joined()
            return isSpecification ? text.replacing("→", with: "\t") : text
          }
          examples.append(
            Example(
              number: examples.count + 1, section: section, source: joined(source), expected: joined(expected)))
          fence = nil
        } else if line == "." && !isExpected {
          isExpected = true
        } else if isExpected {
          expected.append(line)
        } else {
          source.append(line)
        }
      } else if line.hasPrefix("````````") && line.contains("example") {
        fence = String(line.prefix { $0 == "`" })
        (source, expected, isExpected) = ([], [], false)
      } else if line.hasPrefix("#") {
        section = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return examples
  }
}

extension Substring {
  fileprivate func trimmingSuffix() -> Substring {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
