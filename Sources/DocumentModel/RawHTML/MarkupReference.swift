/// Character references in raw HTML and drawings (`&amp;`, `&#8212;`): numbers, and the names of HTML 4.
package enum MarkupReference {
  /// `bytes` with its references decoded. One that is not known stays as it is written.
  package static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(0x26) else { return Array(bytes) }
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == 0x26, let reference = read(bytes[(index + 1)...]) {
        result.append(contentsOf: String(reference.scalar).utf8)
        index = reference.end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Reads what follows an ampersand.
  private static func read(_ bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, end: Int)? {
    let body = bytes.prefix(34).prefix { isNameByte($0) || $0 == 0x23 }
    guard body.endIndex < bytes.endIndex, bytes[body.endIndex] == 0x3B, !body.isEmpty else { return nil }
    let name = String(decoding: body, as: UTF8.self)
    if body.first == 0x23 {
      let isHex = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
      let digits = name.dropFirst(isHex ? 2 : 1)
      guard !digits.isEmpty, !digits.contains("#"), let value = UInt32(digits.prefix(9), radix: isHex ? 16 : 10) else {
        return nil
      }
      let scalar = value == 0 ? nil : Unicode.Scalar(value)
      return (scalar ?? "\u{FFFD}", body.endIndex + 1)
    }
    return scalar(named: name).map { ($0, body.endIndex + 1) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  /// The character of a name of HTML 4.
  package static func scalar(named name: String) -> Unicode.Scalar? { names[name] }

  private static let names: [String: Unicode.Scalar] = {
    var names: [String: Unicode.Scalar] = ["quot": "\"", "amp": "&", "lt": "<", "gt": ">", "apos": "'"]
    for line in runs.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard var value = UInt32(words[0], radix: 16) else { continue }
      for word in words.dropFirst() {
        if word != "-" { names[String(word)] = Unicode.Scalar(value) }
        value += 1
      }
    }
    return names
  }()

  /// HTML 4.01, section 24: a first code point in hexadecimal and the names from there on; a hyphen is no name.
  private static let runs = """
    A0 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr
    B0 deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest
    C0 Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
    D0 ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
    E0 agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
    F0 eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    152 OElig oelig
    160 Scaron scaron
    178 Yuml
    192 fnof
    2C6 circ
    2DC tilde
    391 Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho
    3A3 Sigma Tau Upsilon Phi Chi Psi Omega
    3B1 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon
    3C6 phi chi psi omega
    3D1 thetasym upsih
    3D6 piv
    2002 ensp emsp
    2009 thinsp
    200C zwnj zwj lrm rlm
    2013 ndash mdash
    2018 lsquo rsquo sbquo
    201C ldquo rdquo bdquo
    2020 dagger Dagger bull
    2026 hellip
    2030 permil
    2032 prime Prime
    2039 lsaquo rsaquo
    203E oline
    2044 frasl
    20AC euro
    2111 image
    2118 weierp
    211C real
    2122 trade
    2135 alefsym
    2190 larr uarr rarr darr harr
    21B5 crarr
    21D0 lArr uArr rArr dArr hArr
    2200 forall - part exist - empty - nabla isin notin - ni
    220F prod - sum minus
    2217 lowast - - radic - - prop infin
    2220 ang
    2227 and or cap cup int
    2234 there4
    223C sim
    2245 cong
    2248 asymp
    2260 ne equiv
    2264 le ge
    2282 sub sup nsub - sube supe
    2295 oplus - otimes
    22A5 perp
    22C5 sdot
    2308 lceil rceil lfloor rfloor
    2329 lang rang
    25CA loz
    2660 spades - - clubs - hearts diams
    """
}
