import ArgumentParser
import Glibc
import PamphletKit

/// `pamphlet key`: keys to sign with.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Make a key to sign copies with, or show one.",
    discussion: "Keys are in minisign's format: minisign can use ours, and we can use minisign's.",
    subcommands: [New.self, Show.self])

  /// `pamphlet key new`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "new", abstract: "Make a pair of keys.")

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Where: NAME.key is the secret one, NAME.pub the public one.", valueName: "name"))
    var output: String = "pamphlet"

    @Flag(help: "Leave the secret key unprotected: whoever has the file can sign.")
    var noPassword = false

    @Flag(help: "Use less memory to protect the key: 16 MiB instead of 1 GiB.")
    var small = false

    func run() throws {
      let printer = DiagnosticPrinter(form: .short, isQuiet: false)
      let (secretPath, publicPath) = (output + ".key", output + ".pub")
      for path in [secretPath, publicPath] where KeyFile.exists(path) {
        printer.print(error: "\(path) is there already; a key is never overwritten")
        throw ExitStatus.file
      }
      var protection = KeyProtection.none
      if !noPassword {
        let password = try Password.read(asking: "Password for the new key: ", telling: printer)
        if Password.isAsked {
          let again = try Password.read(asking: "Once more: ", telling: printer)
          guard again == password else {
            printer.print(error: "the passwords differ")
            throw ExitStatus.usage
          }
        }
        protection = .password(password, small ? .interactive : .sensitive)
      }
      do {
        let key = try SigningKey.generate()
        try KeyFile.write(try key.file(protectedBy: protection), to: secretPath, isSecret: true, telling: printer)
        try KeyFile.write(key.publicKey.file, to: publicPath, isSecret: false, telling: printer)
        Terminal.write(
          """
          \(secretPath): keep it to yourself, and a copy of it in a safe place
          \(publicPath): give it to your readers, best on paper: \(key.publicKey.text)

          """, toErrors: false)
      } catch let error as SharingError {
        printer.print([error.diagnostic], in: [])
        throw ExitStatus.internal
      }
    }
  }

  /// `pamphlet key show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print the public key of a key file on one line.")

    @Argument(help: ArgumentHelp("A public or a secret key file.", valueName: "file"))
    var file: String

    func run() throws {
      let printer = DiagnosticPrinter(form: .short, isQuiet: false)
      let bytes = try KeyFile.read(file, telling: printer)
      if let key = try? PublicKey(parsing: bytes) {
        Terminal.write(key.text + "\n", toErrors: false)
      } else {
        let text = try KeyFile.secret(at: file, telling: printer).publicKey.text
        Terminal.write(text + "\n", toErrors: false)
      }
    }
  }
}

/// Files with keys in them.
enum KeyFile {
  /// Whether something is at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  /// The bytes of a key file.
  static func read(_ path: String, telling printer: DiagnosticPrinter) throws -> [UInt8] {
    do {
      return try InputFile.read(path)
    } catch {
      printer.print(error: "cannot read \(path): \(error.reason)")
      throw ExitStatus.file
    }
  }

  /// The secret key in a file; asks for its password if it has one.
  static func secret(at path: String, telling printer: DiagnosticPrinter) throws -> SigningKey {
    let bytes = try read(path, telling: printer)
    do {
      return try SigningKey(parsing: bytes, password: nil)
    } catch SharingError.passwordNeeded {
      let password = try Password.read(asking: "Password of \(path): ", telling: printer)
      return try SigningKey(parsing: bytes, password: password)
    }
  }

  /// Writes a new file, a secret one for nobody else's eyes.
  static func write(_ bytes: [UInt8], to path: String, isSecret: Bool, telling printer: DiagnosticPrinter) throws {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isSecret ? 0o600 : 0o644)
    let number = descriptor < 0 ? errno : Terminal.write(bytes, to: descriptor)
    if descriptor >= 0 { close(descriptor) }
    guard number == 0 else {
      printer.print(error: "cannot write \(path): \(Terminal.reason(number))")
      throw ExitStatus.file
    }
  }
}

/// A password, from the terminal without showing it, or from a line of standard input.
enum Password {
  /// Whether somebody is asked.
  static var isAsked: Bool { isatty(STDIN_FILENO) == 1 }

  /// The password in UTF-8.
  static func read(asking question: String, telling printer: DiagnosticPrinter) throws -> [UInt8] {
    var settings = termios()
    let isShown = unsafe isAsked && tcgetattr(STDIN_FILENO, &settings) == 0
    if isShown {
      Terminal.write(question, toErrors: true)
      var hidden = settings
      hidden.c_lflag &= ~tcflag_t(ECHO)
      _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    }
    let line = readLine(strippingNewline: true)
    if isShown {
      _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
      Terminal.write("\n", toErrors: true)
    }
    guard let line else {
      printer.print(error: "a password is needed: give it on standard input, or use --no-password for a new key")
      throw ExitStatus.usage
    }
    return Array(line.utf8)
  }
}
