import DocumentModel
import EPUBWriting
public import Sharing
import XHTMLWriting

extension SharedWork {
  /// A work to share from a run that made its editions; `nil` if it made none.
  ///
  /// - Parameters:
  ///   - name: What its files are to be called.
  ///   - root: The folder that the paths of its sources are seen from, with a slash at its end, or empty.
  public init?(named name: String, from result: Build.Result, below root: String) {
    guard case .made(let artifacts) = result.outcome, let document = result.document else { return nil }
    self.init(named: name, title: document.displayTitle, metadata: document.metadata)
    passages = document.passages
    let index = Int(document.metadata.coverImage)
    if document.images.indices.contains(index) { cover = document.images[index].picture?.withoutMetadata }
    let order: [Edition] = [.html, .epub, .text, .pdf, .booklet]
    editions = order.compactMap { edition in
      artifacts.first { $0.edition == edition }.map { artifact in
        SharedEdition(artifact.sharedKind, suffix: artifact.suffix, bytes: artifact.bytes)
      }
    }
    var seen: Set<String> = []
    func add(_ path: String, _ bytes: [UInt8]) {
      if seen.insert(path).inserted { sources.append(SharedFile(path, bytes)) }
    }
    for file in document.sources { add(SharedWork.path(file.name, below: root), file.bytes) }
    for image in document.images {
      guard image.isFile, let picture = image.picture else { continue }
      let referrer = document.sources[Int(image.source.file)].name
      let folder = referrer.lastIndex(of: "/").map { String(referrer[...$0]) } ?? ""
      add(SharedWork.path(folder + image.destination, below: root), picture.withoutMetadata.bytes)
    }
  }

  /// A path seen from a folder, `.` and `..` resolved; what leads out of the folder stays in it.
  private static func path(_ path: String, below root: String) -> String {
    let path = path == "-" ? "manuscript" : path
    let parts = PathParts(path.hasPrefix(root) ? path.dropFirst(root.count) : path[...])
    return parts.names.filter { $0 != ".." }.joined(separator: "/")
  }
}

extension Artifact {
  /// What the edition is for, in a bundle.
  fileprivate var sharedKind: SharedEdition.Kind {
    switch edition {
    case .epub: .epub
    case .pdf: .pages
    case .booklet: .folded(help: foldingSteps.joined(separator: "\n"))
    case .text, .markdown, .braille: .text
    case .html: .page
    }
  }
}

extension SharedFile {
  /// The files packed as a ZIP file.
  public static func zip(_ files: [SharedFile]) throws -> [UInt8] {
    try ZipFolder.bytes(of: files.map { ZipFolder.Entry($0.path, $0.bytes) })
  }

  /// The files of a ZIP file, such as an e-book; `nil` if it is none.
  public static func files(inZip bytes: [UInt8]) -> [SharedFile]? {
    ZipFolder.entries(of: bytes)?.map { SharedFile($0.path, $0.bytes) }
  }
}

extension PrivacyReport {
  /// Looks through an edition, told by its first bytes or its name; `nil` for an e-book that cannot be unpacked.
  public init?(ofFile name: String, _ bytes: [UInt8], lookingFor names: [String]) {
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    if bytes.starts(with: Array("PK".utf8)) {
      guard let files = SharedFile.files(inZip: bytes) else { return nil }
      self.init(ofEPUB: files.map { ($0.path, $0.bytes) }, lookingFor: names)
      return
    }
    let form: Form =
      if bytes.starts(with: Array("%PDF".utf8)) {
        .pdf
      } else if ["html", "htm", "xhtml", "svg"].contains(ending) {
        .page
      } else if ["png", "jpg", "jpeg", "gif", "webp"].contains(ending) {
        .picture
      } else {
        .text
      }
    self.init(of: bytes, as: form, lookingFor: names) { PackedStream.unpacked($0) }
  }
}
