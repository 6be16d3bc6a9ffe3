import PamphletKit
import Serving

/// The pages of an e-book, unpacked, so that a browser shows what an e-reader would.
enum EPUBPages {
  /// The path of the page that shows them side by side.
  static let path = "epub/index.html"

  /// Puts the files of a book and the page that shows its chapters into a site, in place of those of an older book.
  static func add(_ bytes: [UInt8], to site: inout Site) {
    guard let files = SharedFile.files(inZip: bytes) else { return }
    let frames = EPUBPages.spine(of: files).map { path in
      "<iframe title=\"\(path)\" src=\"\(path)\" loading=\"lazy\"></iframe>"
    }
    let page = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>EPUB</title>
      <style>
      body { margin: 0; padding: 1rem; display: flex; flex-wrap: wrap; gap: 1rem; background: #888; }
      iframe { width: 24rem; height: 36rem; border: 0; background: #fff; box-shadow: 0 1px 4px #0006; }
      </style></head><body>
      \(frames.joined(separator: "\n"))
      </body></html>

      """
    site.replace("epub/", with: files.map { ($0.path, $0.bytes) } + [("index.html", Array(page.utf8))])
  }

  /// The paths of the chapters in reading order, from the package document that we wrote ourselves.
  private static func spine(of files: [SharedFile]) -> [String] {
    guard let package = files.first(where: { $0.path.hasSuffix(".opf") }) else { return [] }
    let folder = package.path.lastIndex(of: "/").map { String(package.path[...$0]) } ?? ""
    var paths: [String: String] = [:]
    var spine: [String] = []
    for tag in String(decoding: package.bytes, as: UTF8.self).split(separator: "<") {
      if tag.hasPrefix("item "), let id = value(of: "id", in: tag), let path = value(of: "href", in: tag) {
        paths[id] = folder + path
      } else if tag.hasPrefix("itemref "), let id = value(of: "idref", in: tag), let path = paths[id] {
        spine.append(path)
      }
    }
    return spine
  }

  private static func value(of name: String, in tag: Substring) -> String? {
    guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
    return String(tag[start...].prefix { $0 != "\"" })
  }
}
