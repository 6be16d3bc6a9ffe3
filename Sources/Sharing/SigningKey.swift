internal import DocumentModel

/// A key pair that can sign. Its secret half is wiped from memory when the value goes.
///
/// The file has minisign's format: a comment, then in Base64 the algorithms (`Ed`, `Sc` or two zero bytes, `B2`), the salt
/// and limits of scrypt, and — combined with scrypt's output by exclusive or — the identifier, the secret key and a
/// BLAKE2b checksum of both, by which a wrong password is noticed.
public struct SigningKey: ~Copyable {
  /// The public half.
  public let publicKey: PublicKey
  private let secret: SecretBytes

  /// Bytes of a key file before Base64: three algorithms, salt, two limits, then identifier, key and checksum.
  private static let fileLength = 6 + 32 + 16 + protectedLength
  /// Identifier, secret key and checksum.
  private static let protectedLength = 8 + 64 + 32

  private init(identifier: [UInt8], secret: consuming SecretBytes) {
    publicKey = PublicKey(identifier: identifier, bytes: secret.publicKey())
    self.secret = secret
  }

  /// A fresh key pair from the system's random numbers. Nothing else in this module is random.
  public static func generate() throws(SharingError) -> SigningKey {
    SigningKey(identifier: try Sodium.random(8), secret: try SecretBytes.signingKey())
  }

  /// Reads a key file of ours or of minisign.
  ///
  /// - Parameter password: The password in UTF-8; `nil` if none was given, which is right for a file without protection.
  /// - Throws: ``SharingError/passwordNeeded``, ``SharingError/wrongPassword`` and what says that the file is no key.
  public init(parsing file: [UInt8], password: [UInt8]?) throws(SharingError) {
    let lines = KeyLines(file)
    guard lines.count >= 2, lines[0].hasPrefix(KeyLines.comment), let bytes = Base64.bytes(of: lines[1]),
      bytes.count == SigningKey.fileLength
    else { throw .notASecretKey }
    guard bytes[..<2].elementsEqual("Ed".utf8), bytes[4..<6].elementsEqual("B2".utf8) else { throw .unknownAlgorithm }
    var protected = try SecretBytes(bytes[54...])
    if bytes[2..<4].elementsEqual("Sc".utf8) {
      guard let password else { throw .passwordNeeded }
      let limits = (SigningKey.number(bytes[38..<46]), SigningKey.number(bytes[46..<54]))
      guard let effort = KeyEffort(operations: limits.0, memory: limits.1) else { throw .tooMuchEffort }
      let pad = try SecretBytes(
        stretching: password, salt: Array(bytes[6..<38]), count: SigningKey.protectedLength, effort: effort)
      protected.combine(with: pad)
    } else if !bytes[2..<4].elementsEqual([0, 0]) {
      throw .unknownAlgorithm
    }
    let identifier = protected.revealed(0..<8)
    let secret = try protected.part(8..<72)
    let checksum = protected.revealed(72..<104)
    // minisign 0.11 leaves the checksum of a key without a password empty.
    let isUnchecked = bytes[2] == 0 && checksum.allSatisfy { $0 == 0 }
    guard isUnchecked || checksum == SigningKey.checksum(identifier, secret) else { throw .wrongPassword }
    guard secret.isKeyPair() else { throw .notASecretKey }
    self.init(identifier: identifier, secret: secret)
  }

  /// The key as a file.
  public func file(protectedBy protection: KeyProtection) throws(SharingError) -> [UInt8] {
    var protected = try SecretBytes(
      publicKey.identifier + secret.revealed(0..<64) + SigningKey.checksum(publicKey.identifier, secret))
    var header = Array("Ed".utf8)
    switch protection {
    case .none:
      header += [0, 0] + Array("B2".utf8) + [UInt8](repeating: 0, count: Sodium.saltLength + 16)
    case .password(let password, let effort):
      let salt = try Sodium.random(Sodium.saltLength)
      header += Array("ScB2".utf8) + salt + SigningKey.bytes(effort.operations) + SigningKey.bytes(effort.memory)
      let pad = try SecretBytes(
        stretching: password, salt: salt, count: SigningKey.protectedLength, effort: effort)
      protected.combine(with: pad)
    }
    let kind = protection == .none ? "secret key" : "encrypted secret key"
    let line = Base64.text(of: header + protected.revealed(0..<SigningKey.protectedLength))
    return Array("\(KeyLines.comment)minisign \(kind)\n\(line)\n".utf8)
  }

  /// Signs a file's content. The same content and comment give the same signature.
  ///
  /// - Parameter trustedComment: A line that is signed too and that every verifier shows.
  /// - Throws: ``SharingError/commentIsNotOneLine``.
  public func signature(of content: [UInt8], trustedComment: String) throws(SharingError) -> Signature {
    let isOneLine = trustedComment.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" }
    guard isOneLine, trustedComment.utf8.count < SigningKey.longestComment else { throw .commentIsNotOneLine }
    let bytes = secret.signature(of: Sodium.blake2b(content, length: 64))
    return Signature(
      isPrehashed: true, key: publicKey.identifier, bytes: bytes, trustedComment: trustedComment,
      commentSignature: secret.signature(of: bytes + Array(trustedComment.utf8)))
  }

  /// minisign's buffer for a trusted comment, less its beginning, in bytes.
  private static let longestComment = 8_192 - 32

  private static func checksum(_ identifier: [UInt8], _ secret: borrowing SecretBytes) -> [UInt8] {
    Sodium.blake2b(Array("Ed".utf8) + identifier + secret.revealed(0..<64), length: 32)
  }

  /// Eight bytes, the least significant first, as a number.
  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func bytes(_ number: UInt64) -> [UInt8] { (0..<8).map { UInt8(number >> (8 * $0) & 255) } }
}
