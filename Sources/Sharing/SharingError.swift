public import DocumentModel

extension Diagnostic.Code {
  /// A key or signature that cannot be used.
  static let badKey = Diagnostic.Code("bad-key")
  /// A signature that does not fit.
  static let badSignature = Diagnostic.Code("bad-signature")
  /// A list of checksums that cannot be read.
  static let badChecksums = Diagnostic.Code("bad-checksums")
  /// A bundle that cannot be made.
  static let badBundle = Diagnostic.Code("bad-bundle")
}

/// Why something could not be shared, signed or verified.
public enum SharingError: DiagnosableError, Hashable, Sendable {
  /// A public key was expected.
  case notAPublicKey
  /// A secret key was expected.
  case notASecretKey
  /// A signature was expected.
  case notASignature
  /// A key or signature of a kind that is not known here.
  case unknownAlgorithm
  /// The key file is protected, and no password was given.
  case passwordNeeded
  /// The key file is protected by another password, or it is damaged.
  case wrongPassword
  /// The key file asks for more work or memory than is reasonable.
  case tooMuchEffort
  /// The library found no memory.
  case outOfMemory
  /// A trusted comment with a line end or another control character, or too long.
  case commentIsNotOneLine
  /// The signature was made by another key.
  case otherKey(signature: String, key: String)
  /// The signature is not one of this file.
  case signatureDoesNotMatch
  /// The signature is one of this file, but not of its comment.
  case trustedCommentDoesNotMatch
  /// A line of a list of checksums, counted from 1, that is not one.
  case malformedChecksum(line: Int)
  /// There is no work to share.
  case noWork
  /// Two files of the bundle would have this path.
  case duplicatePath(String)
  /// A path with a line end, which neither a makefile nor a list of commands can hold.
  case pathIsNotOneLine(String)

  /// What to tell the user.
  public var diagnostic: Diagnostic { Diagnostic(.error, code, message, hint: hint) }

  private var code: Diagnostic.Code {
    switch self {
    case .signatureDoesNotMatch, .trustedCommentDoesNotMatch, .otherKey, .notASignature: .badSignature
    case .malformedChecksum: .badChecksums
    case .noWork, .duplicatePath, .pathIsNotOneLine: .badBundle
    default: .badKey
    }
  }

  private var message: String {
    switch self {
    case .notAPublicKey: "this is not a public key in minisign's format"
    case .notASecretKey: "this is not a secret key in minisign's format"
    case .notASignature: "this is not a signature in minisign's format"
    case .unknownAlgorithm: "the key or signature is of a kind that is not known here"
    case .passwordNeeded: "the secret key is protected by a password"
    case .wrongPassword: "the password is wrong, or the key file is damaged"
    case .tooMuchEffort: "the key file asks for more memory or work than minisign ever does"
    case .outOfMemory: "not enough memory for the key"
    case .commentIsNotOneLine: "a trusted comment must be one line without control characters"
    case .otherKey(let signature, let key): "the signature is by the key \(signature), not by \(key)"
    case .signatureDoesNotMatch: "the signature does not match: the file was changed, or another key signed it"
    case .trustedCommentDoesNotMatch: "the comment of the signature was changed"
    case .malformedChecksum(let line): "line \(line) of the list of checksums is not a checksum and a path"
    case .noWork: "there is nothing to share"
    case .duplicatePath(let path): "two files would be called \(path)"
    case .pathIsNotOneLine(let path): "the path “\(FoldingHelp.oneLine(path))” has a line end in it"
    }
  }

  private var hint: String {
    switch self {
    case .passwordNeeded: "give the password on standard input"
    case .outOfMemory, .tooMuchEffort: "protect the key again on a machine with more memory, with less effort"
    case .otherKey: "ask the person who gave you the copy for the key it was signed with"
    case .signatureDoesNotMatch, .trustedCommentDoesNotMatch: "do not trust this copy; get another one"
    default: ""
    }
  }
}
