import Sharing
import Testing

/// minisign itself, both ways.
@Suite struct MinisignTests {
  let content = Array("Government, even in its best state, is but a necessary evil.\n".utf8)

  @Test func `minisign accepts what we sign`() throws {
    let tool = try Tool(needing: "minisign", package: "minisign")
    defer { tool.clean() }
    let key = try SigningKey.generate()
    try tool.write(content, to: "book")
    try tool.write(key.publicKey.file, to: "key.pub")
    try tool.write(try key.signature(of: content, trustedComment: "file:book\thashed").file, to: "book.minisig")
    let verified = try tool.run("minisign -Vm book -p key.pub && minisign -VHm book -P \(key.publicKey.text)")
    #expect(verified.status == 0 && verified.output.contains("file:book"))
    try tool.write(content + [0x0A], to: "book")
    #expect(try tool.run("minisign -Vm book -p key.pub").status != 0)
  }

  @Test(arguments: ["", "-l"])
  func `we accept what minisign signs`(option: String) throws {
    let tool = try Tool(needing: "minisign", package: "minisign")
    defer { tool.clean() }
    try tool.write(content, to: "book")
    let made = try tool.run("minisign -GW -p key.pub -s key.sec && minisign -S \(option) -s key.sec -m book -t 'a b'")
    try #require(made.status == 0, "\(made.output)")
    let publicKey = try PublicKey(parsing: try tool.read("key.pub"))
    let signature = try Signature(parsing: try tool.read("book.minisig"))
    try publicKey.verify(signature, of: content)
    #expect(signature.isPrehashed == option.isEmpty)
    #expect(signature.trustedComment.contains("a b"))
    let key = try SigningKey(parsing: try tool.read("key.sec"), password: nil)
    #expect(key.publicKey == publicKey)
  }

  @Test func `minisign signs with our keys`() throws {
    let tool = try Tool(needing: "minisign", package: "minisign")
    defer { tool.clean() }
    let key = try SigningKey.generate()
    try tool.write(content, to: "book")
    try tool.write(try key.file(protectedBy: .none), to: "open.sec")
    try tool.write(try key.file(protectedBy: .password(Array("secret".utf8), .interactive)), to: "closed.sec")
    for (secret, input) in [("open.sec", "/dev/null"), ("closed.sec", "password")] {
      try tool.write(Array("secret\n".utf8), to: "password")
      let signed = try tool.run("minisign -S -s \(secret) -m book < \(input)")
      try #require(signed.status == 0, "\(signed.output)")
      try key.publicKey.verify(try Signature(parsing: try tool.read("book.minisig")), of: content)
    }
  }

  @Test func `we open the protected keys of minisign`() throws {
    let tool = try Tool(needing: "minisign", package: "minisign")
    defer { tool.clean() }
    let made = try tool.run("printf 'secret\\nsecret\\n' | minisign -G -p key.pub -s key.sec")
    try #require(made.status == 0, "\(made.output)")
    let key = try SigningKey(parsing: try tool.read("key.sec"), password: Array("secret".utf8))
    #expect(key.publicKey == (try PublicKey(parsing: try tool.read("key.pub"))))
  }
}
