/// Work written down as jobs that do not depend on each other, so that programs people already run can do it on as many
/// processors and machines as they have: GNU make, GNU parallel, a matrix of build servers.
///
/// A job is named by everything that decides its output: the content of its files, the command, and the version of the
/// program. A job that was done need not be done again, wherever it was done.
public struct Plan: Hashable, Sendable {
  /// A file that a job reads.
  public struct Input: Hashable, Sendable {
    /// Its path, as the command names it.
    public var path: String
    /// The digest of its content.
    public var digest: Digest

    /// A file.
    public init(_ path: String, _ digest: Digest) {
      self.path = path
      self.digest = digest
    }
  }

  /// One job.
  public struct Job: Hashable, Sendable {
    /// 64 hexadecimal digits that follow from inputs, command and version.
    public let name: String
    /// Paths of the files that are read, in the order of the command, then what they refer to.
    public let inputs: [String]
    /// Paths of the files that are made.
    public let outputs: [String]
    /// The program's arguments.
    public let arguments: [String]

    /// A job; `version` is that of the program and of what else decides the output, such as its fonts.
    public init(_ arguments: [String], reading inputs: [Input], making outputs: [String], version: String) {
      var key: [UInt8] = []
      func add(_ text: String) { key += Array("\(text.utf8.count):\(text)".utf8) }
      add("pamphlet job 1")
      add(version)
      for group in [arguments, outputs, inputs.flatMap { [$0.path, $0.digest.hexadecimal] }] {
        add(String(group.count))
        for text in group { add(text) }
      }
      name = Digest(of: key).hexadecimal
      self.inputs = inputs.map(\.path)
      self.outputs = outputs
      self.arguments = arguments
    }
  }

  /// The jobs, in the order in which they were added; a job that is there already is not added again.
  public private(set) var jobs: [Job] = []
  private var names: Set<String> = []

  /// No jobs.
  public init() {}

  /// Adds a job.
  ///
  /// - Throws: ``SharingError/duplicatePath(_:)`` if another job makes the same file, and ``SharingError/pathIsNotOneLine(_:)``.
  public mutating func add(_ job: Job) throws(SharingError) {
    guard !names.contains(job.name) else { return }
    for text in job.arguments + job.outputs where text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0 }) {
      throw .pathIsNotOneLine(text)
    }
    for path in job.outputs where !outputs.insert(path).inserted { throw .duplicatePath(path) }
    names.insert(job.name)
    jobs.append(job)
  }

  private var outputs: Set<String> = []

  /// One JSON object a line: `{"job":…,"inputs":[…],"outputs":[…],"command":["pamphlet",…]}`.
  public var jsonLines: [UInt8] {
    var text = ""
    for job in jobs {
      func list(_ items: [String]) -> String { "[" + items.map(Markup.json).joined(separator: ",") + "]" }
      text += "{\"version\":1,\"job\":\"\(job.name)\",\"inputs\":\(list(job.inputs)),\"outputs\":\(list(job.outputs))"
      text += ",\"command\":\(list(["pamphlet"] + job.arguments))}\n"
    }
    return Array(text.utf8)
  }

  /// One command a line, for a shell, `parallel` or `xargs`.
  public var commands: [UInt8] {
    Array(jobs.map { (["pamphlet"] + $0.arguments).map(Plan.quoted).joined(separator: " ") + "\n" }.joined().utf8)
  }

  /// A makefile: `make -j` does the jobs whose names are not yet in `folder`.
  ///
  /// A job's mark is an empty file of its name. No rule has prerequisites, because a changed file gives its job another
  /// name: time stamps, which copying and checking out change, do not matter.
  public func makefile(marksIn folder: String) -> [UInt8] {
    var text = """
      # Written by pamphlet plan. Run: make -j -f THIS_FILE
      PAMPHLET ?= pamphlet
      MARKS := \(Plan.makeQuoted(folder))
      .DELETE_ON_ERROR:
      .PHONY: all
      all:

      """
    for job in jobs {
      text += "\nall: $(MARKS)/\(job.name)\n$(MARKS)/\(job.name):\n"
      let arguments = job.arguments.map { Plan.makeQuoted(Plan.quoted($0)) }.joined(separator: " ")
      text += "\t$(PAMPHLET) \(arguments)\n\t@mkdir -p $(MARKS) && : > $@\n"
    }
    return Array(text.utf8)
  }

  /// A word for the shell.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3D, 0x40, 0x5F: true
      default: false
      }
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  private static func makeQuoted(_ text: String) -> String { text.replacing("$", with: "$$") }
}
