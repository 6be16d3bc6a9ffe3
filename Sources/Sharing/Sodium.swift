import CSodium

/// libsodium: the one file that imports it. No pointer leaves this file.
enum Sodium {
  /// Length of an Ed25519 signature, in bytes. RFC 8032 §5.1.6.
  static let signatureLength = 64
  /// Length of an Ed25519 public key, in bytes. RFC 8032 §5.1.5.
  static let publicKeyLength = 32
  /// Length of a secret key as libsodium keeps it: the seed, then the public key.
  static let secretKeyLength = 64
  /// Length of the salt of scrypt in key files, in bytes.
  static let saltLength = 32

  /// Whether the library came up; it picks its processor-specific code once.
  private static let isReady = sodium_init() >= 0

  /// SHA-256 of the bytes, 32 bytes. FIPS 180-4.
  static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    guard isReady else { return digest }
    unsafe bytes.withUnsafeBufferPointer { input in
      _ = unsafe crypto_hash_sha256(&digest, input.baseAddress, UInt64(input.count))
    }
    return digest
  }

  /// BLAKE2b of the bytes without a key, `length` bytes (16…64). RFC 7693.
  static func blake2b(_ bytes: [UInt8], length: Int) -> [UInt8] {
    precondition((16...64).contains(length))
    var digest = [UInt8](repeating: 0, count: length)
    guard isReady else { return digest }
    unsafe bytes.withUnsafeBufferPointer { input in
      _ = unsafe crypto_generichash(&digest, length, input.baseAddress, UInt64(input.count), nil, 0)
    }
    return digest
  }

  /// Whether `signature` is one of `message` by the owner of `publicKey`.
  static func isSignature(_ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]) -> Bool {
    guard isReady, signature.count == signatureLength, publicKey.count == publicKeyLength else { return false }
    return unsafe message.withUnsafeBufferPointer { input in
      unsafe crypto_sign_verify_detached(signature, input.baseAddress, UInt64(input.count), publicKey) == 0
    }
  }

  /// Bytes that nobody can guess.
  static func random(_ count: Int) throws(SharingError) -> [UInt8] {
    guard isReady else { throw .outOfMemory }
    var bytes = [UInt8](repeating: 0, count: count)
    unsafe randombytes_buf(&bytes, count)
    return bytes
  }
}

/// Bytes that are wiped when they are no longer needed, and are never written to a swap file where the system allows that.
@safe struct SecretBytes: ~Copyable {
  /// How many there are.
  let count: Int
  private let storage: UnsafeMutableRawPointer

  /// `count` bytes, which `fill` writes; it says whether it could.
  private init(count: Int, fill: (UnsafeMutablePointer<UInt8>) -> Bool) throws(SharingError) {
    guard sodium_init() >= 0, let memory = unsafe sodium_malloc(count) else { throw .outOfMemory }
    let isFilled = unsafe fill(memory.assumingMemoryBound(to: UInt8.self))
    if !isFilled { unsafe sodium_free(memory) }
    guard isFilled else { throw .outOfMemory }
    self.count = count
    unsafe storage = memory
  }

  /// A copy of `bytes`. The caller's own copy is not wiped.
  init(_ bytes: some Collection<UInt8>) throws(SharingError) {
    try unsafe self.init(count: bytes.count) { memory in
      var place = unsafe memory
      for byte in bytes {
        unsafe place.pointee = byte
        unsafe place += 1
      }
      return true
    }
  }

  /// The secret half of a fresh Ed25519 key.
  static func signingKey() throws(SharingError) -> SecretBytes {
    try unsafe SecretBytes(count: Sodium.secretKeyLength) { memory in
      var publicKey = [UInt8](repeating: 0, count: Sodium.publicKeyLength)
      return unsafe crypto_sign_keypair(&publicKey, memory) == 0
    }
  }

  /// `count` bytes drawn from a password by scrypt with salsa20/8.
  init(stretching password: [UInt8], salt: [UInt8], count: Int, effort: KeyEffort) throws(SharingError) {
    precondition(salt.count == Sodium.saltLength)
    try unsafe self.init(count: count) { memory in
      unsafe password.withUnsafeBytes { secret in
        // An empty array has no address, and scrypt wants one.
        let start = unsafe secret.baseAddress?.assumingMemoryBound(to: CChar.self)
        var nothing: CChar = 0
        return unsafe withUnsafePointer(to: &nothing) { none in
          unsafe crypto_pwhash_scryptsalsa208sha256(
            memory, UInt64(count), start ?? none, UInt64(secret.count), salt, effort.operations, Int(effort.memory))
            == 0
        }
      }
    }
  }

  deinit { unsafe sodium_free(storage) }

  /// The bytes from `range`, in memory that is not wiped: for what is going to be written to a file anyway.
  func revealed(_ range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe Array(UnsafeRawBufferPointer(start: storage + range.lowerBound, count: range.count))
  }

  /// Combines each byte with one of the pad by exclusive or.
  mutating func combine(with pad: borrowing SecretBytes) {
    precondition(pad.count >= count)
    let mine = unsafe storage.assumingMemoryBound(to: UInt8.self)
    let other = unsafe pad.storage.assumingMemoryBound(to: UInt8.self)
    for index in 0..<count { unsafe mine[index] ^= other[index] }
  }

  /// The bytes from `range`, wiped like these.
  func part(_ range: Range<Int>) throws(SharingError) -> SecretBytes {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return try unsafe SecretBytes(UnsafeRawBufferPointer(start: storage + range.lowerBound, count: range.count))
  }

  /// The public half of the Ed25519 secret key that these bytes are.
  func publicKey() -> [UInt8] { revealed(Sodium.secretKeyLength - Sodium.publicKeyLength..<Sodium.secretKeyLength) }

  /// Whether the public half belongs to the seed that these bytes begin with.
  func isKeyPair() -> Bool {
    var publicKey = [UInt8](repeating: 0, count: Sodium.publicKeyLength)
    guard
      let again = unsafe try? SecretBytes(
        count: Sodium.secretKeyLength,
        fill: { memory in
          unsafe crypto_sign_seed_keypair(&publicKey, memory, storage.assumingMemoryBound(to: UInt8.self)) == 0
        })
    else { return false }
    return again.publicKey() == self.publicKey()
  }

  /// Signs a message with the Ed25519 secret key that these bytes are.
  func signature(of message: [UInt8]) -> [UInt8] {
    precondition(count == Sodium.secretKeyLength)
    var signature = [UInt8](repeating: 0, count: Sodium.signatureLength)
    let key = unsafe storage.assumingMemoryBound(to: UInt8.self)
    unsafe message.withUnsafeBufferPointer { input in
      _ = unsafe crypto_sign_detached(&signature, nil, input.baseAddress, UInt64(input.count), key)
    }
    return signature
  }
}
