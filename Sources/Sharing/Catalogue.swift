import DocumentModel

/// The works as catalogues for e-readers: OPDS 1.2 (Atom) and OPDS 2.0 (JSON). All addresses are relative.
struct Catalogue {
  private static let acquisition = "http://opds-spec.org/acquisition/open-access"
  private static let feedType = "application/atom+xml;profile=opds-catalog;kind=acquisition"
  private let works: [NamedWork]
  private let title: String
  private let modified: Int64?

  /// The catalogue of a bundle; `modified` is in seconds since 1970.
  init(of works: [NamedWork], titled title: String, modified: Int64?) {
    self.works = works
    self.title = title
    self.modified = modified
  }

  /// The documents: `opds.xml`, `opds.json` and one document for each work.
  var files: [SharedFile] {
    [SharedFile("opds.xml", Array(atom.utf8)), SharedFile("opds.json", Array(json.utf8))]
      + works.map { SharedFile($0.publicationPath, Array((publication($0, from: "../") + "\n").utf8)) }
  }

  private var identifier: String {
    let key = works.map(\.work.identifier).joined(separator: "\n") + "\n" + title
    return "urn:uuid:" + UniqueIdentifier.text(from: Digest(of: Array(key.utf8)))
  }

  private func time(of work: NamedWork) -> String {
    if let modified { return Timestamp.text(modified) }
    let date = work.work.metadata.date?.iso ?? "1970-01-01"
    return date + String("-01-01".suffix(max(0, 10 - date.utf8.count))) + "T00:00:00Z"
  }

  // MARK: OPDS 1.2

  private var atom: String {
    var feed = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/" xmlns:opds="http://opds-spec.org/2010/catalog">
        <id>\(identifier)</id>
        <title>\(Markup.text(title))</title>
        <updated>\(works.map { time(of: $0) }.max() ?? Timestamp.text(0))</updated>
        <link rel="self" href="opds.xml" type="\(Catalogue.feedType)"/>
        <link rel="start" href="opds.xml" type="\(Catalogue.feedType)"/>

      """
    for work in works { feed += entry(for: work) }
    return feed + "</feed>\n"
  }

  private func entry(for work: NamedWork) -> String {
    let metadata = work.work.metadata
    var lines = ["<id>\(Markup.text(work.work.identifier))</id>", "<title>\(Markup.text(work.work.title))</title>"]
    lines += metadata.authors.map { "<author><name>\(Markup.text($0.name))</name></author>" }
    if metadata.authors.isEmpty { lines.append("<author><name>–</name></author>") }
    lines.append("<updated>\(time(of: work))</updated>")
    lines.append("<dc:language>\(Markup.text(metadata.language))</dc:language>")
    if let date = metadata.date?.iso { lines.append("<dc:issued>\(date)</dc:issued>") }
    if !metadata.publisher.isEmpty { lines.append("<dc:publisher>\(Markup.text(metadata.publisher))</dc:publisher>") }
    lines += metadata.subjects.map { "<category term=\"\(Markup.text($0))\" label=\"\(Markup.text($0))\"/>" }
    if !metadata.rights.isEmpty { lines.append("<rights>\(Markup.text(metadata.rights))</rights>") }
    if !metadata.description.isEmpty {
      lines.append("<summary type=\"text\">\(Markup.text(metadata.description))</summary>")
    }
    let image = "rel=\"http://opds-spec.org/image\" href=\"\(Markup.address(work.thumbnailPath))\""
    let thumbnail = image.replacing("/image\"", with: "/image/thumbnail\"")
    lines.append("<link \(image) type=\"\(thumbnailType(work))\"/>")
    lines.append("<link \(thumbnail) type=\"\(thumbnailType(work))\"/>")
    for placed in work.editions {
      let href = Markup.address(placed.path)
      let name = Markup.text(FoldingHelp.oneLine(String(placed.path.split(separator: "/").last ?? "")))
      lines.append(
        "<link rel=\"\(Catalogue.acquisition)\" href=\"\(href)\" type=\"\(placed.edition.mediaType)\""
          + " title=\"\(name)\" length=\"\(placed.edition.bytes.count)\"/>")
    }
    return "  <entry>\n" + lines.map { "    \($0)\n" }.joined() + "  </entry>\n"
  }

  private func thumbnailType(_ work: NamedWork) -> String {
    work.cover.thumbnail == nil ? work.cover.picture.format.mediaType : "image/png"
  }

  // MARK: OPDS 2.0

  private var json: String {
    let publications = works.map { publication($0, from: "") }.joined(separator: ",\n")
    return """
      {"metadata":{"title":\(Markup.json(title)),"numberOfItems":\(works.count)},
      "links":[{"rel":"self","href":"opds.json","type":"application/opds+json"}],
      "publications":[
      \(publications)
      ]}

      """
  }

  /// A work's document; `prefix` leads from the document's folder to the bundle's.
  private func publication(_ work: NamedWork, from prefix: String) -> String {
    let metadata = work.work.metadata
    var about = [
      "\"@type\":\"http://schema.org/Book\"", "\"identifier\":\(Markup.json(work.work.identifier))",
      "\"title\":\(Markup.json(work.work.title))",
    ]
    if !metadata.subtitle.isEmpty { about.append("\"subtitle\":\(Markup.json(metadata.subtitle))") }
    if !metadata.authors.isEmpty {
      let names = metadata.authors.map { author -> String in
        let sorted = author.sortName.isEmpty ? "" : ",\"sortAs\":\(Markup.json(author.sortName))"
        return "{\"name\":\(Markup.json(author.name))\(sorted)}"
      }
      about.append("\"author\":[\(names.joined(separator: ","))]")
    }
    about.append("\"language\":\(Markup.json(metadata.language))")
    about.append("\"modified\":\(Markup.json(time(of: work)))")
    if let date = metadata.date?.iso, date.utf8.count == 10 { about.append("\"published\":\(Markup.json(date))") }
    if !metadata.publisher.isEmpty { about.append("\"publisher\":\(Markup.json(metadata.publisher))") }
    if !metadata.description.isEmpty { about.append("\"description\":\(Markup.json(metadata.description))") }
    if !metadata.subjects.isEmpty {
      about.append("\"subject\":[\(metadata.subjects.map(Markup.json).joined(separator: ","))]")
    }
    var links = [link("self", prefix + work.publicationPath, "application/opds-publication+json")]
    links += work.editions.map { link(Catalogue.acquisition, prefix + $0.path, $0.edition.mediaType) }
    let images =
      "[{\"href\":\(Markup.json(prefix + Markup.address(work.thumbnailPath))),\"type\":\"\(thumbnailType(work))\"}]"
    return
      "{\"metadata\":{\(about.joined(separator: ","))},\n\"links\":[\(links.joined(separator: ","))],\n\"images\":\(images)}"
  }

  private func link(_ relation: String, _ path: String, _ type: String) -> String {
    "{\"rel\":\"\(relation)\",\"href\":\(Markup.json(Markup.address(path))),\"type\":\"\(type)\"}"
  }
}
