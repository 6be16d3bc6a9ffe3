internal import DocumentModel

/// A signature of a file, in minisign's format: four lines.
public struct Signature: Hashable, Sendable {
  /// Whether the Ed25519 signature is of the file's BLAKE2b digest ("ED") and not of the file itself ("Ed", the old way).
  public let isPrehashed: Bool
  /// The eight bytes that name the key pair.
  public let keyIdentifier: [UInt8]
  /// The Ed25519 signature of the file, 64 bytes.
  public let bytes: [UInt8]
  /// A line that is signed as well; empty or without control characters but tabs.
  public let trustedComment: String
  /// The Ed25519 signature of ``bytes`` and the trusted comment, 64 bytes.
  public let commentSignature: [UInt8]

  init(isPrehashed: Bool, key: [UInt8], bytes: [UInt8], trustedComment: String, commentSignature: [UInt8]) {
    self.isPrehashed = isPrehashed
    keyIdentifier = key
    self.bytes = bytes
    self.trustedComment = trustedComment
    self.commentSignature = commentSignature
  }

  /// Reads a signature file.
  public init(parsing file: [UInt8]) throws(SharingError) {
    let lines = KeyLines(file)
    guard lines.count == 4, lines[0].hasPrefix(KeyLines.comment), lines[2].hasPrefix(KeyLines.trustedComment),
      let first = Base64.bytes(of: lines[1]), first.count == 74, let second = Base64.bytes(of: lines[3]),
      second.count == Sodium.signatureLength
    else { throw .notASignature }
    guard first[0] == 0x45, first[1] == 0x44 || first[1] == 0x64 else { throw .unknownAlgorithm }
    self.init(
      isPrehashed: first[1] == 0x44, key: Array(first[2..<10]), bytes: Array(first[10...]),
      trustedComment: String(lines[2].dropFirst(KeyLines.trustedComment.count)), commentSignature: second)
  }

  /// The name of the key pair as minisign prints it: 16 hexadecimal digits.
  public var keyName: String { Digest.hexadecimal(keyIdentifier.reversed()).uppercased() }

  /// The signature as a file; its name is that of the signed file and `.minisig`.
  public var file: [UInt8] {
    let algorithm: [UInt8] = [0x45, isPrehashed ? 0x44 : 0x64]
    let text = """
      \(KeyLines.comment)signature from pamphlet
      \(Base64.text(of: algorithm + keyIdentifier + bytes))
      \(KeyLines.trustedComment)\(trustedComment)
      \(Base64.text(of: commentSignature))

      """
    return Array(text.utf8)
  }
}
