import Sharing
import Testing

@Suite struct SignatureTests {
  let content = Array("All men have one entrance into life, and the like going out.\n".utf8)

  @Test func `a signature of minisign's makers is accepted`() throws {
    let key = try PublicKey(parsing: Array("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3".utf8))
    let file = """
      untrusted comment: signature from minisign secret key
      RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
      trusted comment: timestamp:1556193335\tfile:test
      y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==

      """
    let signature = try Signature(parsing: Array(file.utf8))
    try key.verify(signature, of: Array("test".utf8))
    #expect(throws: SharingError.signatureDoesNotMatch) { try key.verify(signature, of: Array("Test".utf8)) }
  }

  @Test func `what a key signed it verifies, and every changed byte is noticed`() throws {
    let key = try SigningKey.generate()
    let signature = try key.signature(of: content, trustedComment: "file:book")
    let publicKey = key.publicKey
    try publicKey.verify(signature, of: content)
    for index in content.indices {
      var changed = content
      changed[index] ^= 1
      #expect(throws: SharingError.signatureDoesNotMatch) { try publicKey.verify(signature, of: changed) }
    }
  }

  @Test func `no change of a signature file passes for the same signature`() throws {
    let key = try SigningKey.generate()
    let publicKey = key.publicKey
    let file = try key.signature(of: content, trustedComment: "file:book").file
    let first = try #require(file.firstIndex(of: 0x0A)) + 1
    for index in first..<file.count - 1 {
      var changed = file
      changed[index] = file[index] == 0x41 ? 0x42 : 0x41
      #expect(throws: SharingError.self) { try publicKey.verify(try Signature(parsing: changed), of: content) }
    }
  }

  @Test func `another key's signature is told from a changed file`() throws {
    let mine = try SigningKey.generate()
    let other = try SigningKey.generate()
    let signature = try other.signature(of: content, trustedComment: "")
    let error = SharingError.otherKey(signature: other.publicKey.name, key: mine.publicKey.name)
    let publicKey = mine.publicKey
    #expect(throws: error) { try publicKey.verify(signature, of: content) }
  }

  @Test func `the same content gives the same signature`() throws {
    let key = try SigningKey.generate()
    let once = try key.signature(of: content, trustedComment: "a")
    let again = try key.signature(of: content, trustedComment: "a")
    #expect(once == again)
  }

  @Test(arguments: ["two\nlines", "return\r", "nul\0", String(repeating: "a", count: 9_000)])
  func `a comment that minisign could not read is refused`(comment: String) throws {
    #expect(throws: SharingError.commentIsNotOneLine) {
      let key = try SigningKey.generate()
      _ = try key.signature(of: [], trustedComment: comment)
    }
  }

  @Test(arguments: [
    KeyProtection.none, .password(Array("Zwölf Boxkämpfer".utf8), .interactive), .password([], .interactive),
  ])
  func `a key survives its file`(protection: KeyProtection) throws {
    let key = try SigningKey.generate()
    let file = try key.file(protectedBy: protection)
    var password: [UInt8]?
    if case .password(let bytes, _) = protection { password = bytes }
    let again = try SigningKey(parsing: file, password: password)
    #expect(again.publicKey == key.publicKey)
    let signature = try again.signature(of: content, trustedComment: "")
    try key.publicKey.verify(signature, of: content)
    let publicKey = try PublicKey(parsing: key.publicKey.file)
    #expect(publicKey == again.publicKey)
  }

  @Test func `a protected key opens with its password only`() throws {
    let key = try SigningKey.generate()
    let file = try key.file(protectedBy: .password(Array("right".utf8), .interactive))
    #expect(throws: SharingError.wrongPassword) { _ = try SigningKey(parsing: file, password: Array("wrong".utf8)) }
    #expect(throws: SharingError.passwordNeeded) { _ = try SigningKey(parsing: file, password: nil) }
  }

  @Test func `a key file never asks for more than minisign's memory`() throws {
    let key = try SigningKey.generate()
    let file = try key.file(protectedBy: .password([], .interactive))
    let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
    // The limit of memory, bytes 46…53 of the file, is in the digits from 61; its upper bytes are set to the most.
    var digits = Array(lines[1].utf8)
    for index in 66..<70 { digits[index] = 0x2F }
    let hostile = Array("\(lines[0])\n\(String(decoding: digits, as: UTF8.self))\n".utf8)
    #expect(throws: SharingError.tooMuchEffort) { _ = try SigningKey(parsing: hostile, password: []) }
  }

  @Test(arguments: ["", "\n", "untrusted comment: x", "RWQ", "untrusted comment: \n====\n", "\u{FEFF}x\ny\nz\nw"])
  func `what is no key and no signature is refused`(text: String) {
    let file = Array(text.utf8)
    #expect(throws: SharingError.notAPublicKey) { _ = try PublicKey(parsing: file) }
    #expect(throws: SharingError.notASignature) { _ = try Signature(parsing: file) }
    #expect(throws: SharingError.notASecretKey) { _ = try SigningKey(parsing: file, password: nil) }
  }
}
