extension PDFBuilder {
  /// Writes the files that go with the document (ISO 32000-1, 7.11; ISO 19005-3, 6.8), and gives the tree of their names;
  /// `nil` if there are none. Names that stand twice are told apart by a number.
  mutating func writeAttachments(_ facts: DocumentFacts) -> (names: ObjectID, files: [ObjectID])? {
    if facts.attachments.isEmpty { return nil }
    var used: Set<String> = []
    var entries: [(name: [UInt8], file: ObjectID)] = []
    for attachment in facts.attachments {
      var name = attachment.name
      var number = 2
      while !used.insert(name).inserted {
        name = "\(number)-\(attachment.name)"
        number += 1
      }
      entries.append(([UInt8](name.utf8), write(attachment, named: name, facts)))
    }
    let files = entries.map(\.file)
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
    let names = writeTree(entries, leaves: "/Names") {
      $1.put(string: $0.name)
    } value: {
      $1.put(string: $0.name)
      $1.put($0.file)
      $1.put(byte: 0x20)
    }
    return (names, files)
  }

  private mutating func write(
    _ attachment: PDFOptions.Attachment, named name: String, _ facts: DocumentFacts
  ) -> ObjectID {
    let stream = file.reserve()
    let type = attachment.mediaType.split(separator: "/").joined(separator: "#2F")
    file.writeStream(stream, attachment.bytes, with: .usual) {
      $0.put(words: "/Type/EmbeddedFile/Subtype/\(type)/Params<</Size \(attachment.bytes.count)/ModDate")
      $0.put(text: facts.date.pdf)
      $0.put(">>")
    }
    return file.add {
      $0.put("<</Type/Filespec/AFRelationship/Source/F")
      $0.put(text: name)
      $0.put("/UF")
      $0.put(text: name)
      $0.put("/Desc")
      $0.put(text: attachment.description)
      $0.put("/EF<</F ")
      $0.put(stream)
      $0.put("/UF ")
      $0.put(stream)
      $0.put(">>>>")
    }
  }
}

extension PDFBytes {
  /// The files that belong to the document as a whole.
  mutating func put(associated files: [ObjectID]) {
    put("/AF[")
    for file in files {
      put(file)
      put(byte: 0x20)
    }
    put(byte: 0x5D)
  }
}
