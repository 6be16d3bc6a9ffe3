import DocumentModel
import DocumentReading
import FontShaping
import PDFWriting
import Styling
import Typesetting

extension FoldingGuide {
  /// The guide typeset, with its pictures.
  struct Leaf {
    /// Its pages, mostly one.
    var pages: Pages
    /// What they show.
    var images: [Image]
    /// Its title and language.
    var metadata: Metadata
  }

  /// The guide on pages of a size.
  ///
  /// - Throws: The error of a typeface that is not there.
  func leaf(for title: String, size: Size, using fonts: FontSet) throws -> Leaf {
    var style = try BuiltInLayouts.style(named: size.width < .millimetres(170) ? "book-a6" : "essay-a4") ?? Style.base
    style.page.size = size
    let margin = min(.millimetres(22), size.width / 8)
    (style.page.inner, style.page.outer, style.page.top, style.page.bottom) = (margin, margin, margin, margin)
    style.page.hasRunningHeads = false
    style.page.hasFolios = false
    style.book.titlePage = .never
    style.book.contents = .never
    style.book.opening = .runOn
    var text = "---\nlang: \(language)\n---\n\n# \(FoldingGuide.escaped("\(heading): \(title)"))\n"
    for (index, step) in steps.enumerated() {
      text += "\n**\(index + 1).** \(FoldingGuide.escaped(step.text))\n"
      if step.drawing != nil { text += "\n![](\(index).svg)\n" }
    }
    var diagnostics = Diagnostics()
    let source = SourceFile(name: "folding.md", bytes: Array(text.utf8))
    var document = try Document(markdown: [source], reporting: &diagnostics)
    document.metadata.title = "\(heading): \(title)"
    for index in document.images.indices {
      let number = Int(document.images[index].destination.split(separator: ".").first ?? "") ?? 0
      document.images[index].picture = steps[number].drawing?.picture
    }
    document.preparePicturesForPrint(reporting: &diagnostics)
    let pages = try document.pages(in: style, using: fonts, hyphenatedBy: nil, reporting: &diagnostics)
    return Leaf(pages: pages, images: document.images, metadata: document.metadata)
  }

  /// The file that help goes into; `nil` if there is to be none. Its name begins like those of the sheets.
  func file(
    _ kind: Printing.FoldHelp?, for title: String, _ printing: Printing, using fonts: FontSet
  ) throws -> (suffix: String, bytes: [UInt8])? {
    let stem = "-\((printing.paper ?? .a4).name)-\(printing.scheme?.name ?? "booklet")-how-to-fold"
    switch kind {
    case nil, .page?: return nil
    case .text?: return (stem + ".txt", text(for: title))
    case .file?:
      let leaf = try leaf(for: title, size: (printing.paper ?? .a4).upright, using: fonts)
      let bytes = try leaf.pages.sheets.pdf(describing: leaf.metadata, pictures: leaf.images, using: fonts)
      return (stem + ".pdf", bytes)
    }
  }

  /// Text in which Markdown finds nothing.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline {
        result += " "
        continue
      }
      if let code = character.asciiValue, code > 0x20, !character.isLetter, !character.isNumber, character != "," {
        result += "\\"
      }
      result.append(character)
    }
    return result
  }
}

extension Sheets {
  /// Adds a leaf after the last sheet, each of its pages a front by itself. Its text is read last.
  mutating func add(_ leaf: FoldingGuide.Leaf, to images: inout [Image]) {
    let added = leaf.pages
    let (firstPage, firstElement) = (pages.pages.count, Int32(pages.elements.count))
    let firstImage = Int32(images.count)
    images += leaf.images
    pages.shapes = added.shapes
    func moved(_ owner: PageOwner) -> PageOwner {
      if case .element(let element) = owner { return .element(element + firstElement) }
      return owner
    }
    for (index, element) in added.elements.enumerated() {
      var element = element
      // What was a document of its own is a part of this one.
      if index == 0 { element.role = .section }
      element.parent = index == 0 ? 0 : element.parent + firstElement
      if index == 0 { element.language = leaf.metadata.language }
      element.identifier = ""
      pages.elements.append(element)
    }
    for (index, page) in added.pages.enumerated() {
      var page = page
      page.folio = ""
      page.items = page.items.map { item in
        switch item {
        case .text(var text):
          text.owner = moved(text.owner)
          return .text(text)
        case .rule(let frame, let owner): return .rule(frame, moved(owner))
        case .picture(let image, let frame, let owner): return .picture(image + firstImage, frame, moved(owner))
        }
      }
      pages.pages.append(page)
      if duplex != nil && sides.count % 2 == 1 {
        sides.append(SheetSide(size: sides[sides.count - 1].size, placements: []))
      }
      sides.append(
        SheetSide(size: page.size, placements: [Placement(page: firstPage + index, at: Point(x: .zero, y: .zero))]))
    }
  }
}
