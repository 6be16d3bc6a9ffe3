public import DocumentModel

/// The layouts of the folder Layouts, which are part of the program.
public enum BuiltInLayouts {
  private static var files: [(name: String, bytes: [UInt8])] {
    [
      ("book-a5", PackageResources.book_a5_yaml), ("ebook", PackageResources.ebook_yaml),
      ("leaflet-text", PackageResources.leaflet_text_yaml),
    ]
  }

  /// Their names, sorted.
  public static var names: [String] { files.map(\.name) }

  /// The style of one of them, or `nil` if there is none of that name.
  public static func style(named name: String) throws(LayoutError) -> Style? {
    guard let file = files.first(where: { $0.name == name }) else { return nil }
    return try Layout(yaml: SourceFile(name: file.name + ".yaml", bytes: file.bytes)).style
  }

  /// All of them.
  public static var all: [Style] { names.compactMap { try? style(named: $0) } }
}
