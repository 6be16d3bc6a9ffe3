public import DocumentModel

/// The layouts of the folder Layouts, which are part of the program.
public enum BuiltInLayouts {
  private static var files: [(name: String, bytes: [UInt8])] {
    [
      ("a5-52x44", PackageResources.a5_52x44_yaml),
      ("accordion-a4", PackageResources.accordion_a4_yaml),
      ("ascii-72x58", PackageResources.ascii_72x58_yaml),
      ("book-a5", PackageResources.book_a5_yaml),
      ("book-a6", PackageResources.book_a6_yaml),
      ("booklet-a4", PackageResources.booklet_a4_yaml),
      ("booklet-letter", PackageResources.booklet_letter_yaml),
      ("brf-40x25", PackageResources.brf_40x25_yaml),
      ("ebook", PackageResources.ebook_yaml),
      ("email-66", PackageResources.email_66_yaml),
      ("essay-a4", PackageResources.essay_a4_yaml),
      ("essay-letter", PackageResources.essay_letter_yaml),
      ("gatefold-a4", PackageResources.gatefold_a4_yaml),
      ("gutenberg-70", PackageResources.gutenberg_70_yaml),
      ("half-letter", PackageResources.half_letter_yaml),
      ("handbill-a6-4up", PackageResources.handbill_a6_4up_yaml),
      ("large-40x30", PackageResources.large_40x30_yaml),
      ("large-print", PackageResources.large_print_yaml),
      ("leaflet-72x58", PackageResources.leaflet_72x58_yaml),
      ("leaflet-text", PackageResources.leaflet_text_yaml),
      ("receipt-32", PackageResources.receipt_32_yaml),
      ("receipt-42", PackageResources.receipt_42_yaml),
      ("receipt-48", PackageResources.receipt_48_yaml),
      ("rfc-72", PackageResources.rfc_72_yaml),
      ("text-booklet", PackageResources.text_booklet_yaml),
      ("text-tri-fold", PackageResources.text_tri_fold_yaml),
      ("trifold-a4", PackageResources.trifold_a4_yaml),
      ("trifold-letter", PackageResources.trifold_letter_yaml),
      ("two-column-a4", PackageResources.two_column_a4_yaml),
      ("two-column-text", PackageResources.two_column_text_yaml),
      ("zfold-a4", PackageResources.zfold_a4_yaml),
      ("zine-8up", PackageResources.zine_8up_yaml),
      ("zine-a7", PackageResources.zine_a7_yaml),
    ]
  }

  /// What a layout is for.
  public enum Medium: Hashable, Sendable {
    /// Printed pages.
    case print
    /// Plain text.
    case text
    /// Braille.
    case braille
    /// Readers that choose typeface and size themselves.
    case screen
  }

  /// What a layout is for; `nil` if there is none of that name.
  public static func medium(of name: String) -> Medium? {
    guard names.contains(name) else { return nil }
    switch name {
    case "ebook": return .screen
    case "brf-40x25": return .braille
    case "book-a5", "book-a6", "essay-a4", "essay-letter", "half-letter", "large-print", "two-column-a4", "zine-a7":
      return .print
    default: return .text
    }
  }

  /// A short manuscript that shows what a layout makes of headings, text, lists, quotations, a table, a note, verse and a
  /// figure.
  public static var specimen: SourceFile { SourceFile(name: "specimen.md", bytes: PackageResources.specimen_md) }

  /// The drawing that ``specimen`` shows, SVG.
  public static var specimenPicture: [UInt8] { PackageResources.specimen_svg }

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
