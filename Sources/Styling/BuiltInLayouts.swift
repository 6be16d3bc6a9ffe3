public import DocumentModel

/// The layouts of the folder Layouts, which are part of the program.
public enum BuiltInLayouts {
  private static var files: [(name: String, medium: Medium, bytes: [UInt8])] {
    [
      ("a5-52x44", .text, PackageResources.a5_52x44_yaml),
      ("accordion-a4", .print, PackageResources.accordion_a4_yaml),
      ("ascii-72x58", .text, PackageResources.ascii_72x58_yaml),
      ("book-a5", .print, PackageResources.book_a5_yaml),
      ("book-a6", .print, PackageResources.book_a6_yaml),
      ("booklet-a4", .print, PackageResources.booklet_a4_yaml),
      ("booklet-letter", .print, PackageResources.booklet_letter_yaml),
      ("brf-40x25", .braille, PackageResources.brf_40x25_yaml),
      ("ebook", .screen, PackageResources.ebook_yaml),
      ("email-66", .text, PackageResources.email_66_yaml),
      ("essay-a4", .print, PackageResources.essay_a4_yaml),
      ("essay-letter", .print, PackageResources.essay_letter_yaml),
      ("gatefold-a4", .print, PackageResources.gatefold_a4_yaml),
      ("gutenberg-70", .text, PackageResources.gutenberg_70_yaml),
      ("half-letter", .print, PackageResources.half_letter_yaml),
      ("handbill-a6-4up", .print, PackageResources.handbill_a6_4up_yaml),
      ("large-40x30", .text, PackageResources.large_40x30_yaml),
      ("large-print", .print, PackageResources.large_print_yaml),
      ("leaflet-72x58", .text, PackageResources.leaflet_72x58_yaml),
      ("leaflet-text", .text, PackageResources.leaflet_text_yaml),
      ("receipt-32", .text, PackageResources.receipt_32_yaml),
      ("receipt-42", .text, PackageResources.receipt_42_yaml),
      ("receipt-48", .text, PackageResources.receipt_48_yaml),
      ("rfc-72", .text, PackageResources.rfc_72_yaml),
      ("text-booklet", .text, PackageResources.text_booklet_yaml),
      ("text-tri-fold", .text, PackageResources.text_tri_fold_yaml),
      ("trifold-a4", .print, PackageResources.trifold_a4_yaml),
      ("trifold-letter", .print, PackageResources.trifold_letter_yaml),
      ("two-column-a4", .print, PackageResources.two_column_a4_yaml),
      ("two-column-text", .text, PackageResources.two_column_text_yaml),
      ("zfold-a4", .print, PackageResources.zfold_a4_yaml),
      ("zine-8up", .print, PackageResources.zine_8up_yaml),
      ("zine-a7", .print, PackageResources.zine_a7_yaml),
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
    files.first { $0.name == name }?.medium
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
