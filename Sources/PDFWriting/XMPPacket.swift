/// The metadata stream of the catalog (ISO 16684-1), with what PDF/A-2 and PDF/UA-1 ask for.
struct XMPPacket {
  /// The packet's bytes, UTF-8, not to be compressed.
  let bytes: [UInt8]

  /// The packet for a work.
  init(_ facts: DocumentFacts) {
    var text = """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
      xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
      xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
      \(XMPPacket.standards(facts))
      <dc:format>application/pdf</dc:format>
      <dc:title><rdf:Alt>\(XMPPacket.item(facts.title, isDefault: true))</rdf:Alt></dc:title>
      <dc:language><rdf:Bag>\(XMPPacket.item(facts.language))</rdf:Bag></dc:language>

      """
    func add(_ name: String, _ kind: String, _ values: [String], isDefault: Bool = false) {
      if values.isEmpty { return }
      let items = values.map { XMPPacket.item($0, isDefault: isDefault) }.joined()
      text += "<\(name)><rdf:\(kind)>\(items)</rdf:\(kind)></\(name)>\n"
    }
    func given(_ value: String) -> [String] { value.isEmpty ? [] : [value] }
    add("dc:creator", "Seq", facts.authors)
    add("dc:description", "Alt", given(facts.summary), isDefault: true)
    add("dc:subject", "Bag", facts.keywords)
    add("dc:rights", "Alt", given(facts.rights), isDefault: true)
    add("dc:publisher", "Bag", given(facts.publisher))
    if !facts.identifier.isEmpty { text += "<dc:identifier>\(XMPPacket.escaped(facts.identifier))</dc:identifier>\n" }
    if !facts.keywords.isEmpty {
      text += "<pdf:Keywords>\(XMPPacket.escaped(facts.keywords.joined(separator: ", ")))</pdf:Keywords>\n"
    }
    text += """
      <pdf:Producer>\(DocumentFacts.producer)</pdf:Producer>
      <xmp:CreateDate>\(facts.date.xmp)</xmp:CreateDate>
      <xmp:ModifyDate>\(facts.date.xmp)</xmp:ModifyDate>
      <xmp:MetadataDate>\(facts.date.xmp)</xmp:MetadataDate>
      </rdf:Description>
      \(facts.isForPress ? "" : XMPPacket.extensionSchema)
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="w"?>
      """
    bytes = [UInt8](text.utf8)
  }

  /// What standards the file keeps to: PDF/A and PDF/UA, or for a printing house PDF/X-4 (ISO 15930-7), which wants to know
  /// whether colours are trapped and which version this is.
  private static func standards(_ facts: DocumentFacts) -> String {
    if facts.isForPress {
      return """
        <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
        <pdf:Trapped>False</pdf:Trapped>
        <xmpMM:DocumentID>\(facts.documentID)</xmpMM:DocumentID>
        <xmpMM:VersionID>1</xmpMM:VersionID>
        <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
        """
    }
    return """
      <pdfaid:part>\(facts.attachments.isEmpty ? 2 : 3)</pdfaid:part>
      <pdfaid:conformance>A</pdfaid:conformance>
      <pdfuaid:part>1</pdfuaid:part>
      """
  }

  private static func item(_ value: String, isDefault: Bool = false) -> String {
    "<rdf:li\(isDefault ? " xml:lang=\"x-default\"" : "")>\(escaped(value))</rdf:li>"
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x3E: bytes += "&gt;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// PDF/A does not know PDF/UA's identifier and wants it described (ISO 19005-2, 6.6.2.3).
  private static let extensionSchema = """
    <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    </rdf:Description>
    """
}
