import Glibc
import Testing

/// A program of the system, run in a folder of its own.
struct Tool {
  /// What a run gave.
  struct Outcome {
    /// The exit code.
    var status: Int32
    /// Standard output and error.
    var output: String
  }

  /// Why a tool could not be used.
  enum Failure: Error {
    /// A file or a program that did not open.
    case cannotOpen(String)
  }

  /// A folder that a test may fill.
  let folder: String

  /// A fresh folder; fails if `program` is not installed, naming its Debian package.
  init(needing program: String, package: String) throws {
    let isInstalled = ["/usr/bin/", "/bin/"].contains { unsafe access($0 + program, X_OK) == 0 }
    try #require(isInstalled, "install the Debian package \(package)")
    var name = Array("/tmp/sharing-tests-XXXXXX".utf8CString)
    let isMade = unsafe mkdtemp(&name) != nil
    try #require(isMade)
    folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Puts a file into the folder, and its folders.
  func write(_ bytes: [UInt8], to path: String) throws {
    var made = folder
    for part in path.split(separator: "/").dropLast() {
      made += "/" + part
      _ = unsafe mkdir(made, 0o755)
    }
    guard let file = unsafe fopen(folder + "/" + path, "w") else { throw Failure.cannotOpen(path) }
    let count = unsafe fwrite(bytes, 1, bytes.count, file)
    unsafe fclose(file)
    #expect(count == bytes.count)
  }

  /// A file of the folder.
  func read(_ path: String) throws -> [UInt8] {
    guard let file = unsafe fopen(folder + "/" + path, "r") else { throw Failure.cannotOpen(path) }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = unsafe getc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return bytes
  }

  /// Runs a line of the shell in the folder.
  func run(_ line: String) throws -> Outcome {
    guard let pipe = unsafe popen("cd '\(folder)' && { \(line); } 2>&1", "r") else { throw Failure.cannotOpen(line) }
    var output: [UInt8] = []
    while case let byte = unsafe getc(pipe), byte != EOF { output.append(UInt8(byte)) }
    let status = unsafe pclose(pipe)
    return Outcome(status: status >> 8 & 255, output: String(decoding: output, as: UTF8.self))
  }

  /// Removes the folder.
  func clean() { _ = try? run("rm -rf '\(folder)'") }
}
