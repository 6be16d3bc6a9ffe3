/// Something to tell the user about the manuscript, a layout or the machine.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, Comparable {
    /// Good to know.
    case note
    /// The edition was made, but look at this.
    case warning
    /// No edition can be made.
    case error

    /// From note to error.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  }

  /// A stable name for one kind of diagnostic, such as `missing-image`. Each module declares its own.
  public struct Code: Hashable, Sendable {
    /// The name, in lower case with hyphens.
    public let name: String

    /// A code called `name`.
    public init(_ name: String) { self.name = name }
  }

  /// How bad it is.
  public var severity: Severity
  /// Which kind it is.
  public var code: Code
  /// What is wrong, one sentence without a full stop.
  public var message: String
  /// Where, if it is about a place.
  public var place: SourceRange?
  /// What to do about it, or empty.
  public var hint: String

  /// A diagnostic.
  public init(
    _ severity: Severity, _ code: Code, _ message: String, at place: SourceRange? = nil, hint: String = ""
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.hint = hint
  }
}

/// The diagnostics of one run, in the order in which they arose. Passed `inout` from stage to stage.
public struct Diagnostics: Sendable {
  /// All of them.
  public private(set) var all: [Diagnostic] = []
  private var known: Set<Diagnostic> = []

  /// None yet.
  public init() {}

  /// Adds one, unless the very same was reported before.
  public mutating func report(_ diagnostic: Diagnostic) {
    if known.insert(diagnostic).inserted { all.append(diagnostic) }
  }

  /// Adds a warning.
  public mutating func warn(
    _ code: Diagnostic.Code, _ message: String, at place: SourceRange? = nil, hint: String = ""
  ) {
    report(Diagnostic(.warning, code, message, at: place, hint: hint))
  }

  /// The worst severity reported, or `nil` if there is nothing.
  public var worst: Diagnostic.Severity? { all.map(\.severity).max() }
}

/// An error that knows how to tell the user about itself. Every module's error enum is one.
public protocol DiagnosableError: Error {
  /// What to tell the user; of severity error.
  var diagnostic: Diagnostic { get }
}
