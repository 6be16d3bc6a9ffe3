/// What a build needs from the machine. The libraries touch no files of the manuscript's themselves: whoever calls decides
/// what may be read.
public struct Resources {
  /// Why a picture was not handed over.
  public enum PictureProblem: Error, Hashable {
    /// There is no such file.
    case missing
    /// It is not in the manuscript's folder.
    case outsideFolder
    /// It is an address on a network; nothing is fetched.
    case remote
    /// It cannot be read; the reason in words.
    case unreadable(String)
  }

  /// Folders with font files, best first.
  public var fontFolders: [String]
  /// The bytes of the hyphenation dictionary for a language tag, or `nil` if there is none.
  public var hyphenationPatterns: (_ language: String) -> [UInt8]?
  /// The bytes of a picture: its path as written, and the name of the file that refers to it.
  public var picture: (_ path: String, _ referrer: String) -> Result<[UInt8], PictureProblem>
  /// The bytes of a file that a list of chapters names, by its path and the name of the list.
  public var chapter: (_ path: String, _ list: String) -> Result<[UInt8], PictureProblem> = { _, _ in .failure(.missing)
  }
  /// The bytes of a layout file by its path, with the reason in words if it cannot be read.
  public var layout: (_ path: String) -> Result<[UInt8], PictureProblem>

  /// Resources from the functions that find them.
  public init(
    fontFolders: [String], hyphenationPatterns: @escaping (String) -> [UInt8]?,
    picture: @escaping (String, String) -> Result<[UInt8], PictureProblem>,
    layout: @escaping (String) -> Result<[UInt8], PictureProblem>
  ) {
    self.fontFolders = fontFolders
    self.hyphenationPatterns = hyphenationPatterns
    self.picture = picture
    self.layout = layout
  }
}
