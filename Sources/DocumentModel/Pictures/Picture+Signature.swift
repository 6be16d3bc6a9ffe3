extension Picture.Format {
  /// The form of a picture that a file's first bytes are those of; `nil` for drawings, which have no such mark.
  ///
  /// PNG, 5.2; ITU-T T.81, B.1.1; GIF89a, 17; RFC 9649, 2.4.
  package init?(signatureOf bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: "GIF8".utf8) {
      self = .gif
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else {
      return nil
    }
  }
}
