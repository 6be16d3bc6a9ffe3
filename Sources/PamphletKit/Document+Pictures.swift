import DocumentModel
import DocumentReading
import EPUBWriting
import PDFWriting
import TextWriting
import XHTMLWriting

extension Diagnostic.Code {
  /// A picture that was not found or cannot be used.
  static let missingImage = Diagnostic.Code("missing-image")
  /// A picture of which a part is missing.
  static let damagedImage = Diagnostic.Code("damaged-image")
}

extension Document {
  /// Loads the pictures that the manuscript refers to. One that cannot be had is a warning; editions show its alternative
  /// text instead.
  mutating func loadPictures(with resources: Resources, reporting diagnostics: inout Diagnostics) {
    var told: Set<String> = []
    for index in images.indices {
      let image = images[index]
      if !image.markup.isEmpty {
        loadDrawing(index, reporting: &diagnostics)
        continue
      }
      switch load(image, with: resources) {
      case .success(let loaded):
        images[index].picture = loaded.picture
        if !loaded.removals.isEmpty, told.insert(image.destination).inserted {
          diagnostics.warn(
            .unsafePicture, "the picture \(image.shownAddress) is shown without \(loaded.removals)", at: image.source,
            hint: "lines are those of the drawing; save it as a plain drawing to be rid of this")
        }
        guard loaded.picture.condition == .cutShort else { continue }
        diagnostics.warn(
          .damagedImage, "the picture \(image.shownAddress) is cut short: its lower part is missing", at: image.source,
          hint: "copy the file again from where it came")
      case .failure(let problem):
        diagnostics.warn(
          .missingImage, "the picture \(image.shownAddress) is left out: \(problem.words)", at: image.source,
          hint: Document.hint(for: problem))
      }
    }
  }

  /// Makes a drawing that stands in raw HTML safe. Its words are its title.
  private mutating func loadDrawing(_ index: Int, reporting diagnostics: inout Diagnostics) {
    let drawing = SafeDrawing(raw: images[index].markup[...])
    images[index].title = drawing.text
    if drawing.isVisible { images[index].picture = Picture(reading: drawing.bytes) }
    if images[index].picture == nil {
      diagnostics.warn(
        .unsafePicture, "a drawing is left out: nothing in it can be shown", at: images[index].source)
    } else if !drawing.removals.isEmpty {
      diagnostics.warn(
        .unsafePicture, "a drawing is shown without \(drawing.removals), counted from its first line",
        at: images[index].source)
    }
  }

  /// A picture, and what of its file was taken out.
  private struct Loaded {
    var picture: Picture
    var removals = ""
  }

  private func load(_ image: Image, with resources: Resources) -> Result<Loaded, Resources.PictureProblem> {
    if image.destination.hasPrefix("qr:") {
      return Document.code(of: String(image.destination.dropFirst(3))).map { Loaded(picture: $0) }
    }
    return file(of: image, with: resources).flatMap { file in
      var (bytes, removals) = (file, "")
      if PackedDrawing.isMeant(by: file) {
        guard let unpacked = PackedDrawing.unpacked(file) else {
          return .failure(.unreadable("it is compressed and damaged, or larger than 64 MB; save it as a plain SVG"))
        }
        bytes = unpacked
      }
      if SafeDrawing.isMeant(by: bytes) {
        guard let drawing = SafeDrawing(bytes) else {
          return .failure(.unreadable("it is no drawing in SVG, or nothing in it can be shown"))
        }
        (bytes, removals) = (drawing.bytes, drawing.removals)
      }
      guard let picture = Picture(reading: bytes) else {
        return .failure(.unreadable("it is not a PNG, JPEG, GIF, WebP or SVG picture"))
      }
      // Damaged, too large, or a kind of JPEG that neither e-books nor PDF know.
      guard picture.condition != .unusable else { return .failure(.unreadable("it is damaged")) }
      return .success(Loaded(picture: picture, removals: removals))
    }
  }

  /// The bytes of a picture: a file's, or those that its address holds.
  private func file(of image: Image, with resources: Resources) -> Result<[UInt8], Resources.PictureProblem> {
    if DataAddress.isMeant(by: image.destination) {
      return DataAddress(image.destination)?.bytes.map { .success($0) }
        ?? .failure(.unreadable("its address is damaged"))
    }
    let referrer = sources[Int(image.source.file)].name
    let result = find(image.destination, from: referrer, with: resources)
    guard case .failure(.missing) = result, image.destination.utf8.contains(UInt8(ascii: "%")) else { return result }
    return find(image.destination.percentDecoded, from: referrer, with: resources)
  }

  /// A picture in the folder of the file that names it, or in that of the first file of the work, if the other is inside.
  private func find(
    _ path: String, from referrer: String, with resources: Resources
  ) -> Result<[UInt8], Resources.PictureProblem> {
    let result = resources.picture(path, referrer)
    guard case .failure(.outsideFolder) = result, let first = sources.first?.name, !path.hasPrefix("/"),
      first.hasPrefix("/") == referrer.hasPrefix("/")
    else { return result }
    let folder = PathParts(folderOf: first).names
    let place = PathParts(folderOf: referrer).names
    guard place.starts(with: folder) else { return result }
    var parts = PathParts(place.dropFirst(folder.count).joined(separator: "/"))
    parts.append(path)
    return parts.staysInside ? resources.picture(parts.text, first) : result
  }

  /// The QR code of an address or another text, for a picture such as `![Our door](qr:https://example.org)`.
  private static func code(of text: String) -> Result<Picture, Resources.PictureProblem> {
    guard !text.isEmpty, text.utf8.count <= 1000 else {
      return .failure(.unreadable("a code holds 1 to 1000 bytes, after qr:"))
    }
    guard let code = QRCode(text) else {
      return .failure(.unreadable("what draws QR codes is not installed; apt-get install libqrencode4"))
    }
    return .success(code.picture(scale: 4))
  }

  /// Gives pictures a form that can be printed. One that has none is a warning; pages show its alternative text instead.
  mutating func preparePicturesForPrint(reporting diagnostics: inout Diagnostics) {
    for index in images.indices {
      guard let picture = images[index].picture else { continue }
      do throws(Picture.PrintingProblem) {
        images[index].picture = try picture.printable()
      } catch {
        images[index].picture = nil
        let (reason, hint) =
          switch error {
          case .damaged: ("it is damaged", "copy the file again from where it came")
          case .libraryMissing(let package):
            ("what draws \(picture.format.rawValue.uppercased()) is not installed", "apt-get install \(package)")
          }
        diagnostics.warn(
          .missingImage, "the picture \(images[index].shownAddress) is left out of the pages: \(reason)",
          at: images[index].source, hint: hint)
      }
    }
  }

  /// Gives photographs as many pixels as paper can show where they are drawn, and none of their colours in a layout in grey.
  /// Others go into the PDF as they are, and so do those without colours.
  mutating func reprintPhotographs(on pages: Pages, inGrey: Bool) {
    let large = Dictionary(uniqueKeysWithValues: pages.largePhotographs(among: images).map { ($0.image, $0.pixels) })
    for index in images.indices {
      guard let picture = images[index].picture, large[index] != nil || inGrey && picture.isColourPhotograph else {
        continue
      }
      images[index].picture = picture.reprinted(toWidth: large[index] ?? picture.width, inGrey: inGrey) ?? picture
    }
  }

  private static func hint(for problem: Resources.PictureProblem) -> String {
    switch problem {
    case .missing: "paths are relative to the file that names the picture"
    case .outsideFolder: "copy it into the manuscript's folder"
    case .remote: "save it beside the manuscript and name it by its path"
    case .unreadable: ""
    }
  }
}

extension Image {
  /// Its address as messages say it: of one that is very long, the beginning.
  fileprivate var shownAddress: String {
    destination.utf8.count <= 200 ? destination : "\(destination.prefix(40))…"
  }
}
