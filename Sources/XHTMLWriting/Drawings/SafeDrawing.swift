package import DocumentModel

/// A drawing in SVG that anybody may have made, made safe: what is left of it is written anew, well formed, from a list of
/// what may be in it. It runs nothing, moves nothing and reaches nothing but itself, and looks as it did.
package struct SafeDrawing {
  /// The drawing.
  package let bytes: [UInt8]
  /// What it is called and what stands in it, on one line; empty if nothing is said.
  package let text: String
  /// What had to be taken out, as the end of a sentence, with lines of the file; empty if only notes of an editor were.
  package let removals: String
  /// Whether anything is left that could be seen.
  package let isVisible: Bool

  /// Reads a file; `nil` if it is no XML, or if nothing that could be seen is left of it.
  package init?(_ file: [UInt8]) { self.init(file, depth: 0) }

  /// A drawing that is embedded in as many others.
  init?(_ file: [UInt8], depth: Int) {
    guard let tree = DrawingReader.tree(of: file) else { return nil }
    self.init(tree, depth: depth)
    if !isVisible { return nil }
  }

  /// Takes a drawing that stands in raw HTML.
  package init(raw markup: ArraySlice<UInt8>) { self.init(RawDrawing.tree(of: markup), depth: 0) }

  private init(_ tree: DrawingTree, depth: Int) {
    var writer = DrawingWriter(DrawingCleaner(tree), depth: depth)
    writer.write()
    isVisible = writer.draws
    bytes = writer.markup.bytes
    let words = writer.words.joined(separator: ", ")
    text = writer.title.isEmpty || words.isEmpty ? writer.title + words : writer.title + ": " + words
    removals = writer.cleaner.findings.words
  }

  /// Whether a file may be meant as a drawing.
  package static func isMeant(by file: [UInt8]) -> Bool { XMLEncoding.isXML(file) }
}

extension Diagnostic.Code {
  /// Something was taken out of a drawing, or a drawing may not be shown.
  package static let unsafePicture = Diagnostic.Code("unsafe-picture")
}
