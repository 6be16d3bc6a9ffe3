/// SHA-1 (FIPS 180-4, section 6.1), which UUIDs of version 5 are made with. Not for secrets.
struct SHA1 {
  private var state: (UInt32, UInt32, UInt32, UInt32, UInt32) = (
    0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0
  )
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// Adds bytes.
  mutating func add(_ bytes: [UInt8]) {
    length &+= UInt64(bytes.count)
    var index = 0
    if !pending.isEmpty {
      index = min(64 - pending.count, bytes.count)
      pending += bytes[..<index]
      guard pending.count == 64 else { return }
      digest(pending, at: 0)
      pending = []
    }
    while index + 64 <= bytes.count {
      digest(bytes, at: index)
      index += 64
    }
    pending += bytes[index...]
  }

  /// The 20 bytes of the digest of everything added.
  mutating func finished() -> [UInt8] {
    let bits = length &* 8
    let padding = 1 + (119 - Int(length % 64)) % 64
    add(
      [0x80] + [UInt8](repeating: 0, count: padding - 1)
        + (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) })
    return [state.0, state.1, state.2, state.3, state.4].flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) }
    }
  }

  /// Adds the 64 bytes at `start`.
  private mutating func digest(_ bytes: [UInt8], at start: Int) {
    var words = InlineArray<80, UInt32>(repeating: 0)
    for index in 0..<16 {
      let byte = start &+ 4 &* index
      words[index] =
        UInt32(bytes[byte]) << 24 | UInt32(bytes[byte &+ 1]) << 16 | UInt32(bytes[byte &+ 2]) << 8
        | UInt32(bytes[byte &+ 3])
    }
    for index in 16..<80 {
      let word = words[index &- 3] ^ words[index &- 8] ^ words[index &- 14] ^ words[index &- 16]
      words[index] = word << 1 | word >> 31
    }
    var round = Round(a: state.0, b: state.1, c: state.2, d: state.3, e: state.4)
    for index in 0..<20 { round.step((round.b & round.c | ~round.b & round.d) &+ 0x5A82_7999 &+ words[index]) }
    for index in 20..<40 { round.step((round.b ^ round.c ^ round.d) &+ 0x6ED9_EBA1 &+ words[index]) }
    for index in 40..<60 {
      round.step((round.b & round.c | round.b & round.d | round.c & round.d) &+ 0x8F1B_BCDC &+ words[index])
    }
    for index in 60..<80 { round.step((round.b ^ round.c ^ round.d) &+ 0xCA62_C1D6 &+ words[index]) }
    state = (
      state.0 &+ round.a, state.1 &+ round.b, state.2 &+ round.c, state.3 &+ round.d, state.4 &+ round.e
    )
  }

  /// The five working words.
  private struct Round {
    var a, b, c, d, e: UInt32

    @inline(__always) mutating func step(_ mix: UInt32) {
      let next = (a << 5 | a >> 27) &+ mix &+ e
      (e, d, c, b, a) = (d, c, b << 30 | b >> 2, a, next)
    }
  }
}

/// A UUID of version 5 (RFC 9562, section 5.5): the same for the same content.
struct ContentIdentifier {
  /// As a URN.
  let urn: String

  /// The namespace of works: the UUID of version 5 of `pamphlet` in the RFC's namespace of names (`6ba7b810-…`).
  private static let namespace: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x10, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]

  /// The identifier of what `pieces` hold, one after the other.
  init(of pieces: some Sequence<[UInt8]>) {
    var hash = SHA1()
    hash.add(Self.namespace)
    for piece in pieces { hash.add(piece) }
    var bytes = Array(hash.finished().prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = "urn:uuid:"
    let digits = Array("0123456789abcdef")
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    urn = text
  }
}
