import DocumentModel
import XHTMLWriting

/// The package document (EPUB 3.3, 5): metadata, manifest, spine.
struct PackageDocument {
  /// The document.
  var bytes: [UInt8] { Array(text.utf8) }

  private let manifest: Manifest
  private var text = ""

  /// Describes what `manifest` holds.
  init(_ manifest: Manifest) {
    self.manifest = manifest
    let isRightToLeft = metadata.direction == .rightToLeft
    let direction = isRightToLeft ? " dir=\"rtl\"" : ""
    text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id" \
      xml:lang="\(escaped(manifest.language))"\(direction)>
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">

      """
    addIdentity()
    addPeople()
    addRest()
    addAccessibility()
    text += "<meta name=\"cover\" content=\"cover-image\"/>\n"
    if metadata.isVertical { text += "<meta name=\"primary-writing-mode\" content=\"vertical-rl\"/>\n" }
    text += "</metadata>\n"
    addManifest()
    let progression = isRightToLeft || metadata.isVertical ? " page-progression-direction=\"rtl\"" : ""
    text += "<spine toc=\"ncx\"\(progression)>\n<itemref idref=\"cover\"/>\n"
    addSpine()
    text += "</spine>\n</package>\n"
  }

  private var metadata: Metadata { manifest.publication.document.metadata }

  private mutating func add(_ name: String, _ value: String, id: String = "") {
    guard !value.utf8.allSatisfy({ $0 <= 0x20 }) else { return }
    text += "<dc:\(name)\(id.isEmpty ? "" : " id=\"\(id)\"")>\(escaped(value))</dc:\(name)>\n"
  }

  private mutating func addMeta(_ property: String, _ value: String, refining id: String = "", scheme: String = "") {
    text += "<meta"
    if !id.isEmpty { text += " refines=\"#\(id)\"" }
    text += " property=\"\(property)\""
    if !scheme.isEmpty { text += " scheme=\"\(scheme)\"" }
    text += ">\(escaped(value))</meta>\n"
  }

  private mutating func addIdentity() {
    add("identifier", manifest.identifier, id: "pub-id")
    addMeta("dcterms:modified", manifest.modified)
    add("language", manifest.language)
    add("title", manifest.title, id: "title")
    addMeta("title-type", "main", refining: "title")
    if let sorted = SortTitle(manifest.title, language: manifest.language) {
      addMeta("file-as", sorted.text, refining: "title")
    }
    if !metadata.subtitle.isEmpty {
      addMeta("display-seq", "1", refining: "title")
      add("title", metadata.subtitle, id: "subtitle")
      addMeta("title-type", "subtitle", refining: "subtitle")
      addMeta("display-seq", "2", refining: "subtitle")
    }
  }

  private mutating func addPeople() {
    for (element, people) in [("creator", metadata.authors), ("contributor", metadata.contributors)] {
      for (index, person) in people.filter({ !$0.name.isEmpty }).enumerated() {
        let id = "\(element)-\(index + 1)"
        add(element, person.name, id: id)
        let isCode = person.role.utf8.count == 3 && person.role.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        let fallback = element == "creator" ? "aut" : "ctb"
        addMeta("role", isCode ? person.role : fallback, refining: id, scheme: "marc:relators")
        if !person.sortName.isEmpty { addMeta("file-as", person.sortName, refining: id) }
        if element == "creator" { addMeta("display-seq", "\(index + 1)", refining: id) }
      }
    }
  }

  private mutating func addRest() {
    if let date = metadata.date?.iso { add("date", date) }
    add("publisher", metadata.publisher)
    add("description", metadata.description)
    var seen: Set<String> = []
    for subject in metadata.subjects + metadata.keywords where seen.insert(subject).inserted { add("subject", subject) }
    add("rights", [metadata.rights, metadata.license].filter { !$0.isEmpty }.joined(separator: " · "))
    if !manifest.pages.isEmpty {
      let source = ContentIdentifier(of: [Array("print ".utf8), Array(manifest.identifier.utf8)]).urn
      add("source", source, id: "print")
      addMeta("pageBreakSource", source)
    }
  }

  private mutating func addAccessibility() {
    let facts = AccessibilityFacts(manifest)
    for mode in facts.modes { addMeta("schema:accessMode", mode) }
    for modes in facts.sufficientModes { addMeta("schema:accessModeSufficient", modes) }
    for feature in facts.features { addMeta("schema:accessibilityFeature", feature) }
    for hazard in facts.hazards { addMeta("schema:accessibilityHazard", hazard) }
    if !metadata.conformance.isEmpty {
      text += "<meta property=\"dcterms:conformsTo\" id=\"conformance\">\(escaped(metadata.conformance))</meta>\n"
      if !metadata.certifier.isEmpty { addMeta("a11y:certifiedBy", metadata.certifier, refining: "conformance") }
    }
    text +=
      "<meta property=\"schema:accessibilitySummary\" xml:lang=\"en\" dir=\"ltr\">\(escaped(facts.summary))</meta>\n"
  }

  private mutating func addManifest() {
    let xhtml = "application/xhtml+xml"
    text += "<manifest>\n"
    addItem("nav", "nav.xhtml", xhtml, properties: "nav")
    addItem("ncx", "toc.ncx", "application/x-dtbncx+xml")
    addItem("style", "style.css", "text/css")
    addItem("cover", "cover.xhtml", xhtml)
    for (index, chapter) in manifest.publication.chapters.enumerated() {
      let properties = (chapter.hasMathML ? ["mathml"] : []) + (chapter.hasSVG ? ["svg"] : [])
      addItem("text-\(index + 1)", chapter.name, xhtml, properties: properties.joined(separator: " "))
    }
    for (index, picture) in manifest.pictures.enumerated() {
      let isCover = picture.name == manifest.cover.picture.name
      addItem(
        isCover ? "cover-image" : "picture-\(index + 1)", picture.name, picture.mediaType,
        properties: isCover ? "cover-image" : "")
    }
    text += "</manifest>\n"
  }

  private mutating func addItem(_ id: String, _ address: String, _ type: String, properties: String = "") {
    text += "<item id=\"\(id)\" href=\"\(address)\" media-type=\"\(type)\""
    if !properties.isEmpty { text += " properties=\"\(properties)\"" }
    text += "/>\n"
  }

  private mutating func addSpine() {
    let chapters = manifest.publication.chapters
    let hasTitlePage = chapters.first?.role == .titlePage
    if manifest.showsContents && !hasTitlePage { text += "<itemref idref=\"nav\"/>\n" }
    for (index, chapter) in chapters.enumerated() {
      text += "<itemref idref=\"text-\(index + 1)\"/>\n"
      if chapter.role == .titlePage && manifest.showsContents { text += "<itemref idref=\"nav\"/>\n" }
    }
  }
}

/// A title as catalogues sort it: with its article behind.
struct SortTitle {
  /// The title to sort by.
  let text: String

  /// Articles by language.
  private static let articles = [
    "en": ["the", "a", "an"], "de": ["der", "die", "das", "ein", "eine"], "fr": ["le", "la", "les", "un", "une"],
    "es": ["el", "la", "los", "las", "un", "una"], "it": ["il", "lo", "la", "i", "gli", "le", "un", "una"],
    "pt": ["o", "a", "os", "as", "um", "uma"], "nl": ["de", "het", "een"],
  ]

  /// `nil` if the title sorts as it is.
  init?(_ title: String, language: String) {
    let primary = language.prefix { $0 != "-" }.lowercased()
    let words = title.split(separator: " ", maxSplits: 1)
    guard words.count == 2, Self.articles[primary, default: []].contains(words[0].lowercased()) else { return nil }
    text = "\(words[1]), \(words[0])"
  }
}
