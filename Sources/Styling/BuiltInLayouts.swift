public import DocumentModel

/// The layouts of the folder Layouts, which are part of the program.
public enum BuiltInLayouts {
  private static var files: [(name: String, bytes: [UInt8])] {
    [
      ("book-a5", PackageResources.book_a5_yaml), ("book-a6", PackageResources.book_a6_yaml),
      ("ebook", PackageResources.ebook_yaml), ("essay-a4", PackageResources.essay_a4_yaml),
      ("essay-letter", PackageResources.essay_letter_yaml), ("half-letter", PackageResources.half_letter_yaml),
      ("large-print", PackageResources.large_print_yaml), ("leaflet-text", PackageResources.leaflet_text_yaml),
      ("zine-a7", PackageResources.zine_a7_yaml),
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
