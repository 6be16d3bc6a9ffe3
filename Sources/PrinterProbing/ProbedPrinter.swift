/// What a printer says of itself over IPP (RFC 8011, PWG 5100.7).
public struct ProbedPrinter: Hashable, Sendable {
  /// What it cannot print on, in 1/100 mm, at the edges of a sheet fed upright.
  public struct Margins: Hashable, Sendable {
    /// At the left.
    public var left = 0
    /// At the right.
    public var right = 0
    /// Above.
    public var top = 0
    /// Below.
    public var bottom = 0
  }

  /// A paper, in 1/100 mm, and what of it cannot be printed on.
  public struct Medium: Hashable, Sendable {
    /// Width.
    public var width: Int
    /// Height.
    public var height: Int
    /// What cannot be printed on, where it is not printed to the edge.
    public var margins: Margins
  }

  /// Its make and model.
  public let model: String
  /// Names of its papers.
  public let media: [String]
  /// Sizes of its papers.
  public let sizes: [Medium]
  /// The widest margins of any of its papers from A5 to A3.
  public let margins: Margins
  /// Whether it turns paper by itself.
  public let turnsPaper: Bool

  /// Asks a printer.
  ///
  /// - Throws: ``ProbeError``.
  public init(at address: PrinterAddress) throws(ProbeError) {
    guard let cups = Cups() else { throw .noLibrary }
    self = try cups.attributes(of: address) { ProbedPrinter($0) }
  }

  private init(_ answer: Cups.Answer) {
    model = answer.strings("printer-make-and-model").first ?? answer.strings("printer-name").first ?? ""
    media = answer.strings("media-supported")
    turnsPaper = answer.strings("sides-supported").contains { $0.hasPrefix("two-sided") }
    var sizes: [Medium] = []
    for entry in answer.collections("media-col-database") + answer.collections("media-col-default") {
      guard let size = entry.collections("media-size").first, let width = size.integers("x-dimension").first,
        let height = size.integers("y-dimension").first
      else { continue }
      let margins = ProbedPrinter.margins { entry.integers("media-\($0)-margin").max() ?? 0 }
      // A paper may be there twice: once to be printed to the edge.
      if let known = sizes.firstIndex(where: { $0.width == width && $0.height == height }) {
        sizes[known].margins = sizes[known].margins.widest(margins)
      } else {
        sizes.append(Medium(width: width, height: height, margins: margins))
      }
    }
    self.sizes = sizes
    let usual = sizes.filter { (14_000...30_000).contains($0.width) && (20_000...45_000).contains($0.height) }
    margins =
      usual.isEmpty
      ? ProbedPrinter.margins { answer.integers("media-\($0)-margin-supported").max() ?? 635 }
      : usual.reduce(Margins()) { $0.widest($1.margins) }
  }

  private static func margins(_ width: (String) -> Int) -> Margins {
    Margins(left: width("left"), right: width("right"), top: width("top"), bottom: width("bottom"))
  }
}

extension ProbedPrinter.Margins {
  /// The wider of two at each edge.
  fileprivate func widest(_ other: Self) -> Self {
    Self(
      left: max(left, other.left), right: max(right, other.right), top: max(top, other.top),
      bottom: max(bottom, other.bottom))
  }
}
