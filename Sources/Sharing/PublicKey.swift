internal import DocumentModel

/// The public half of a signing key: whoever has it can tell what the owner signed. minisign's format.
public struct PublicKey: Hashable, Sendable {
  /// Eight bytes that name the key pair.
  public let identifier: [UInt8]
  /// The Ed25519 key, 32 bytes.
  public let bytes: [UInt8]

  init(identifier: [UInt8], bytes: [UInt8]) {
    precondition(identifier.count == 8 && bytes.count == Sodium.publicKeyLength)
    self.identifier = identifier
    self.bytes = bytes
  }

  /// Reads a public key: a file of two lines as minisign writes it, or the second line alone.
  public init(parsing file: [UInt8]) throws(SharingError) {
    let lines = KeyLines(file)
    let line = lines.count == 1 ? lines[0] : lines.count >= 2 && lines[0].hasPrefix(KeyLines.comment) ? lines[1] : ""
    guard let bytes = Base64.bytes(of: line), bytes.count == 42, bytes[..<2].elementsEqual("Ed".utf8) else {
      throw .notAPublicKey
    }
    self.init(identifier: Array(bytes[2..<10]), bytes: Array(bytes[10...]))
  }

  /// The key on one line, as it is printed on a page or given to `minisign -P`.
  public var text: String { Base64.text(of: Array("Ed".utf8) + identifier + bytes) }

  /// The name of the key pair as minisign prints it: 16 hexadecimal digits.
  public var name: String { Digest.hexadecimal(identifier.reversed()).uppercased() }

  /// The key as a file.
  public var file: [UInt8] { Array("\(KeyLines.comment)minisign public key \(name)\n\(text)\n".utf8) }

  /// Makes sure that `signature` is one of `content` by this key's owner, and its trusted comment too.
  ///
  /// - Throws: ``SharingError/otherKey(signature:key:)``, ``SharingError/signatureDoesNotMatch`` or
  ///   ``SharingError/trustedCommentDoesNotMatch``.
  public func verify(_ signature: Signature, of content: [UInt8]) throws(SharingError) {
    guard signature.keyIdentifier == identifier else {
      throw .otherKey(signature: signature.keyName, key: name)
    }
    let message = signature.isPrehashed ? Sodium.blake2b(content, length: 64) : content
    guard Sodium.isSignature(signature.bytes, of: message, by: bytes) else { throw .signatureDoesNotMatch }
    let trusted = signature.bytes + Array(signature.trustedComment.utf8)
    guard Sodium.isSignature(signature.commentSignature, of: trusted, by: bytes) else {
      throw .trustedCommentDoesNotMatch
    }
  }
}
