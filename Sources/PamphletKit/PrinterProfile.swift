public import DocumentModel
import Imposition

/// What is known of a printer: found out with a calibration sheet, or told by the printer.
public struct PrinterProfile: Hashable, Sendable {
  /// How the printer turns paper.
  public enum Flip: String, CaseIterable, Hashable, Sendable {
    /// About the long edge.
    case long
    /// About the short edge.
    case short
    /// About either, as it is told.
    case either
    /// Not at all: the user puts the paper in again.
    case hand

    /// The same in the words of sheets; `nil` for a printer that does not turn paper, or about either edge.
    var duplex: Sheets.Duplex? {
      switch self {
      case .long: .longEdge
      case .short: .shortEdge
      case .either, .hand: nil
      }
    }
  }

  /// What it cannot print on, at the edges of a sheet that is fed upright.
  public struct Margins: Hashable, Sendable {
    /// At the left.
    public var left: Length
    /// At the right.
    public var right: Length
    /// At the edge that comes out first.
    public var top: Length
    /// At the edge that comes out last.
    public var bottom: Length

    /// The same on all sides; nearly all printers keep to a quarter of an inch.
    public init(all: Length = .millimetres(6.35)) {
      (left, right, top, bottom) = (all, all, all, all)
    }
  }

  /// Its name.
  public var name: String
  /// How it turns paper.
  public var flip = Flip.hand
  /// Whether paper that is put in again by hand has to be printed on its head.
  public var turnsStack = false
  /// Whether the pile lies in reverse order when it is put in again by hand.
  public var reversesStack = false
  /// What it cannot print on.
  public var margins = Margins()
  /// How far backs must be moved to stand behind fronts, as the sheet is read upright.
  public var offset = Point(x: .zero, y: .zero)
  /// The papers that it has, as it names them.
  public var media: [String] = []

  /// A printer of which nothing is known.
  public init(name: String) { self.name = name }
}
