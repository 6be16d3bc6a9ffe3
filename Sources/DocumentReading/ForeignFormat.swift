import DocumentModel

/// Kinds of files that are no manuscript, told by their first bytes; read as text they would be pages of rubbish.
public enum ForeignFormat: String, Hashable, Sendable {
  /// Word, OpenDocument and e-books are ZIP files too.
  case zip = "a ZIP file, as those of Word, LibreOffice and e-books are"
  case pdf = "a PDF file"
  case richText = "a file in Rich Text Format"
  case word = "an old Word file"
  case picture = "a picture"
  case compressed = "a compressed file"
  case program = "a program"

  /// The kind of a file with these bytes, or `nil` if it may be text.
  public init?(of bytes: [UInt8]) {
    if Picture.Format(signatureOf: bytes) != nil {
      self = .picture
      return
    }
    for (signature, format) in Self.signatures where bytes.starts(with: signature) {
      self = format
      return
    }
    return nil
  }

  private static let signatures: [([UInt8], ForeignFormat)] = [
    (Array("PK\u{3}\u{4}".utf8), .zip), (Array("%PDF-".utf8), .pdf), (Array("{\\rtf1".utf8), .richText),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .word), ([0x1F, 0x8B, 0x08], .compressed),
    (Array("BZh9".utf8), .compressed), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .compressed),
    ([0x7F, 0x45, 0x4C, 0x46], .program),
  ]

  /// What to do about it.
  var hint: String {
    switch self {
    case .zip, .richText, .word: "save it as plain text or Markdown in the program it comes from"
    case .pdf: "copy its text into a text file; `pdftotext` of the package poppler-utils does it"
    case .picture: "a picture is put into a manuscript with ![what it shows](its name)"
    case .compressed: "uncompress it first"
    case .program: "give the name of a text file"
    }
  }
}
