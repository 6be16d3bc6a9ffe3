import ArgumentParser

/// `pamphlet manual`: the manual page, made from what `--help` says.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page.",
    discussion: "It is what --help says of all commands, for man: pamphlet manual > pamphlet.1 && man ./pamphlet.1")

  func run() throws {
    Terminal.write(Manual(of: Pamphlet.self).text, toErrors: false)
  }
}

/// `pamphlet completions`: what makes a shell complete the commands.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print what makes a shell complete commands, options and files.",
    discussion: """
      Scripts/install puts them where the shells look. By hand, for this session:
        source <(pamphlet completions bash)
      """)

  /// The shells.
  enum Shell: String, WordOption {
    /// GNU Bash.
    case bash
    /// The Z shell.
    case zsh
    /// The friendly interactive shell.
    case fish
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let form: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Terminal.write(Pamphlet.completionScript(for: form) + "\n", toErrors: false)
  }
}
