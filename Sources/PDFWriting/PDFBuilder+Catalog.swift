import DocumentModel

extension PDFBuilder {
  /// The finished file.
  mutating func finished(describing facts: DocumentFacts) -> [UInt8] {
    writeStructureRoot()
    let outline = writeOutline()
    let names = writeNames()
    let labels = writePageLabels()
    let intent = writeOutputIntent()
    let metadata = file.reserve()
    file.writeRawStream(metadata, XMPPacket(facts).bytes) { $0.put("/Type/Metadata/Subtype/XML") }
    let info = writeInfo(facts)
    let attachments = writeAttachments(facts)
    let (pageTree, structureRoot, preferences) = (pageTree, structureRoot, preferences(facts))
    let catalog = file.add { bytes in
      func entry(_ name: StaticString, _ object: ObjectID?) {
        guard let object else { return }
        bytes.put(name)
        bytes.put(byte: 0x20)
        bytes.put(object)
      }
      bytes.put("<</Type/Catalog/Lang")
      bytes.put(string: facts.language.utf8)
      bytes.put(words: "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true\(preferences)>>")
      entry("/Pages", pageTree)
      entry("/StructTreeRoot", structureRoot)
      entry("/Metadata", metadata)
      entry("/Outlines", outline)
      entry("/PageLabels", labels)
      bytes.put("/OutputIntents[")
      bytes.put(intent)
      bytes.put(byte: 0x5D)
      if names != nil || attachments != nil {
        bytes.put("/Names<<")
        entry("/Dests", names)
        entry("/EmbeddedFiles", attachments?.names)
        bytes.put(">>")
      }
      if let attachments { bytes.put(associated: attachments.files) }
      bytes.put(">>")
    }
    return file.finished(root: catalog, info: info)
  }

  /// What a viewer and a printer are to do: a booklet is printed at its size and turned about the right edge.
  private func preferences(_ facts: DocumentFacts) -> String {
    var text = facts.direction == .rightToLeft ? "/Direction/R2L" : ""
    switch sheets.duplex {
    case nil: text += isReadingCopy ? "" : "/PrintScaling/None/Duplex/Simplex"
    case .longEdge: text += "/PrintScaling/None/Duplex/DuplexFlipLongEdge"
    case .shortEdge: text += "/PrintScaling/None/Duplex/DuplexFlipShortEdge"
    }
    return text
  }

  private mutating func writeInfo(_ facts: DocumentFacts) -> ObjectID {
    file.add { bytes in
      func entry(_ name: StaticString, _ value: String) {
        if value.isEmpty { return }
        bytes.put(name)
        bytes.put(text: value)
      }
      bytes.put("<<")
      entry("/Title", facts.title)
      entry("/Author", facts.authors.joined(separator: "; "))
      entry("/Subject", facts.summary)
      entry("/Keywords", facts.keywords.joined(separator: ", "))
      entry("/Producer", DocumentFacts.producer)
      entry("/CreationDate", facts.date.pdf)
      entry("/ModDate", facts.date.pdf)
      if facts.isForPress { bytes.put("/Trapped/False") }
      bytes.put(">>")
    }
  }

  /// Writes a colour profile as a stream of its own.
  mutating func writeProfile(_ profile: ColourProfile) -> ObjectID {
    let stream = file.reserve()
    file.writeStream(stream, profile.bytes) {
      $0.put("/N ")
      $0.put(profile.componentCount)
    }
    return stream
  }

  private mutating func writeOutputIntent() -> ObjectID {
    switch press {
    case nil: break
    case .grey?:
      let stream = writeProfile(.blackInk)
      return file.add {
        $0.put("<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(Custom)/Info(")
        $0.put(words: "\(ColourProfile.blackInk.name))")
        $0.put("/DestOutputProfile ")
        $0.put(stream)
        $0.put(">>")
      }
    case .fourColour?:
      // A characterization that every printing house has; the profile itself is not ours to give away.
      return file.add {
        $0.put("<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(FOGRA39)/RegistryName(http://www.color.org)")
        $0.put("/Info(Offset printing on coated paper, ISO 12647-2)>>")
      }
    }
    let profile = hasColour ? ColourProfile.sRGB : ColourProfile.grey
    let stream = writeProfile(profile)
    return file.add {
      $0.put(words: "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(\(profile.name))/Info(\(profile.name))")
      $0.put("/DestOutputProfile ")
      $0.put(stream)
      $0.put(">>")
    }
  }

  /// Places that others may link to by name, in the order of their bytes as a name tree wants them.
  private mutating func writeNames() -> ObjectID? {
    var names: [(name: [UInt8], element: Int32)] = []
    for (index, element) in sheets.pages.elements.enumerated() where !element.identifier.isEmpty {
      names.append(([UInt8](element.identifier.utf8), Int32(index)))
    }
    names.sort { $0.name == $1.name ? $0.element < $1.element : $0.name.lexicographicallyPrecedes($1.name) }
    var unique: [(name: [UInt8], element: Int32)] = []
    for name in names where unique.last?.name != name.name { unique.append(name) }
    if unique.isEmpty { return nil }
    let builder = self
    return writeTree(unique, leaves: "/Names") {
      $1.put(string: $0.name)
    } value: {
      $1.put(string: $0.name)
      builder.put(destination: $0.element, into: &$1)
    }
  }

  /// Whether each page is a side of its own.
  private var isReadingCopy: Bool { sheets.duplex == nil && sheets.sides.allSatisfy { $0.placements.count == 1 } }

  /// The printed page numbers of a reading copy; a side of a booklet is called by the pages on it.
  private mutating func writePageLabels() -> ObjectID {
    let folios = sheets.pages.pages.map(\.folio)
    let labels =
      isReadingCopy
      ? PageLabels(sheets.sides.map { folios[Int($0.placements[0].page)] }).ranges
      : sheets.labels(folios).enumerated().map { PageLabels.Range(start: $0, style: .text($1), number: 1) }
    return writeTree(labels, leaves: "/Nums") {
      $1.put($0.start)
    } value: { range, bytes in
      bytes.put(range.start)
      bytes.put("<<")
      switch range.style {
      case .decimal: bytes.put(words: "/S/D/St \(range.number)")
      case .lowerRoman: bytes.put(words: "/S/r/St \(range.number)")
      case .text(let text):
        bytes.put("/P")
        bytes.put(text: text)
      }
      bytes.put(">>")
    }
  }
}
