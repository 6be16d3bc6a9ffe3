internal import DocumentModel

extension PrivacyReport {
  /// A tag of markup.
  private struct Tag {
    /// From `<` to `>`.
    var bytes: [UInt8]
    /// The text after it, up to the next tag.
    var content: String

    /// The value of an attribute, between quotation marks.
    func value(of name: String) -> String? {
      let name = Array(name.utf8) + [0x3D]
      var index = 0
      while index + name.count + 1 < bytes.count {
        guard bytes[index] <= 0x20, bytes[(index + 1)...].starts(with: name) else {
          index += 1
          continue
        }
        let quote = bytes[index + 1 + name.count]
        guard quote == 0x22 || quote == 0x27 else { return nil }
        return String(decoding: bytes[(index + name.count + 2)...].prefix { $0 != quote }, as: UTF8.self)
      }
      return nil
    }
  }

  /// The fields of a package document.
  mutating func lookThroughPackage(_ bytes: [UInt8], called place: String) {
    let elements: [(String, Finding.Kind)] = [
      ("dc:creator", .field), ("dc:contributor", .field), ("dc:publisher", .field), ("dc:date", .time),
    ]
    for (name, kind) in elements {
      for tag in PrivacyReport.tags(called: name, in: bytes) {
        add(kind, in: PrivacyReport.joined(place, name), tag.content)
      }
    }
    for tag in PrivacyReport.tags(called: "meta", in: bytes) {
      let property = tag.value(of: "property") ?? tag.value(of: "name") ?? ""
      if property == "dcterms:modified" {
        add(.time, in: PrivacyReport.joined(place, property), tag.content)
      } else if property == "generator" || property.hasPrefix("calibre:") {
        add(.field, in: PrivacyReport.joined(place, property), tag.value(of: "content") ?? tag.content)
      }
    }
    lookThroughText(bytes, called: place)
  }

  /// The fields, traces of drawing programs and embedded pictures of a page or a drawing.
  mutating func lookThroughPage(_ bytes: [UInt8], called place: String) {
    let fields: Set<String> = [
      "author", "generator", "publisher", "creator", "copyright", "dc.creator", "dcterms.creator", "progid",
    ]
    let times: Set<String> = ["date", "dc.date", "dcterms.date", "dcterms.modified", "revised"]
    for tag in PrivacyReport.tags(called: "meta", in: bytes) {
      let name = (tag.value(of: "name") ?? tag.value(of: "property") ?? "").lowercased()
      let kind: Finding.Kind? = fields.contains(name) ? .field : times.contains(name) ? .time : nil
      if let kind { add(kind, in: PrivacyReport.joined(place, name), tag.value(of: "content") ?? tag.content) }
    }
    for element in ["svg", "g"] {
      for tag in PrivacyReport.tags(called: element, in: bytes) {
        for name in ["sodipodi:docname", "inkscape:export-filename", "sodipodi:docbase"] {
          if let value = tag.value(of: name) { add(.field, in: PrivacyReport.joined(place, name), value) }
        }
      }
    }
    for (number, picture) in PrivacyReport.embeddedPictures(in: bytes).enumerated() {
      lookThroughPicture(picture, called: PrivacyReport.joined(place, "picture \(number + 1)"))
    }
    lookThroughText(bytes, called: place)
  }

  /// A place inside another, which may have no name.
  private static func joined(_ place: String, _ inner: String) -> String { place.isEmpty ? inner : "\(place) \(inner)" }

  /// The tags of an element.
  private static func tags(called name: String, in bytes: [UInt8]) -> [Tag] {
    let opening = [0x3C] + Array(name.utf8)
    var tags: [Tag] = []
    var index = 0
    while let start = bytes[index...].firstIndex(of: 0x3C) {
      guard let end = bytes[start...].firstIndex(of: 0x3E) else { break }
      index = end + 1
      guard bytes[start...].starts(with: opening) else { continue }
      let next = bytes[start + opening.count]
      guard next <= 0x20 || next == 0x2F || next == 0x3E else { continue }
      let content = bytes[index...].prefix { $0 != 0x3C }
      tags.append(Tag(bytes: Array(bytes[start...end]), content: String(decoding: content, as: UTF8.self)))
    }
    return tags
  }

  /// Pictures that are in a page as `data:` addresses.
  private static func embeddedPictures(in bytes: [UInt8]) -> [[UInt8]] {
    let marker = Array(";base64,".utf8)
    var pictures: [[UInt8]] = []
    var index = 0
    while let start = bytes[index...].firstIndex(of: 0x3B) {
      index = start + 1
      guard bytes[start...].starts(with: marker) else { continue }
      let text = bytes[(start + marker.count)...].prefix { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: true
        default: false
        }
      }
      index = text.endIndex
      if let picture = Base64.bytes(of: String(decoding: text, as: UTF8.self)) { pictures.append(picture) }
    }
    return pictures
  }
}
