import DocumentModel
import YAMLReading

/// A key of a layout file: its name, and what its value does to a part of the style.
struct LayoutKey<Part> {
  /// The name in the file.
  var name: String
  /// Takes the value over.
  var set: (inout Part, YAMLNode) throws(LayoutError) -> Void

  init(_ name: String, _ set: @escaping (inout Part, YAMLNode) throws(LayoutError) -> Void) {
    self.name = name
    self.set = set
  }

  /// A key whose value is a length.
  static func length(_ name: String, _ path: WritableKeyPath<Part, Length>) -> LayoutKey {
    LayoutKey(name) { (part, node) throws(LayoutError) in part[keyPath: path] = try node.length }
  }

  /// A key whose value is a length that may be written in ems or lines of the body.
  static func length(
    _ name: String, _ path: WritableKeyPath<Part, Length>, relativeTo body: ParagraphStyle
  ) -> LayoutKey {
    LayoutKey(name) { (part, node) throws(LayoutError) in
      part[keyPath: path] = try node.length(relativeTo: body)
    }
  }

  /// A key whose value is yes or no.
  static func flag(_ name: String, _ path: WritableKeyPath<Part, Bool>) -> LayoutKey {
    LayoutKey(name) { (part, node) throws(LayoutError) in part[keyPath: path] = try node.flag }
  }

  /// A key whose value is a whole number in a range.
  static func number(_ name: String, _ path: WritableKeyPath<Part, Int>, _ range: ClosedRange<Int>) -> LayoutKey {
    LayoutKey(name) { (part, node) throws(LayoutError) in part[keyPath: path] = try node.number(in: range) }
  }

  /// A key whose value is text.
  static func text(_ name: String, _ path: WritableKeyPath<Part, String>) -> LayoutKey {
    LayoutKey(name) { (part, node) throws(LayoutError) in part[keyPath: path] = try node.words }
  }

  /// A key whose value is one of a few words.
  static func choice<Choice: RawRepresentable<String>>(
    _ name: String, _ path: WritableKeyPath<Part, Choice>, _ words: [String]
  ) -> LayoutKey {
    LayoutKey(name) { (part, node) throws(LayoutError) in
      guard let choice = Choice(rawValue: try node.words) else {
        throw .wrongValue(try node.words, expected: "one of " + words.joined(separator: ", "), node.source)
      }
      part[keyPath: path] = choice
    }
  }

  /// A key whose value is a list of names, or one.
  static func names(_ name: String, _ path: WritableKeyPath<Part, [String]>) -> LayoutKey {
    LayoutKey(name) { (part, node) throws(LayoutError) in
      var names: [String] = []
      for item in node.sequence ?? [node] { names.append(try item.words) }
      part[keyPath: path] = names
    }
  }

  /// A key whose value has keys of its own.
  static func group<Inner>(
    _ name: String, _ path: WritableKeyPath<Part, Inner>, _ keys: @escaping () -> [LayoutKey<Inner>]
  ) -> LayoutKey {
    LayoutKey(name) { (part, node) throws(LayoutError) in
      guard let entries = node.mapping else { throw .notAMapping(node.source) }
      for entry in entries {
        try LayoutKey<Inner>.find(entry, in: keys()).set(&part[keyPath: path], entry.value)
      }
    }
  }

  /// The key that an entry names.
  static func find(_ entry: YAMLNode.Entry, in keys: [LayoutKey]) throws(LayoutError) -> LayoutKey {
    guard let key = keys.first(where: { $0.name == entry.key }) else {
      throw .unknownKey(entry.key, among: keys.map(\.name), entry.keySource)
    }
    return key
  }
}
