// soundings: the command line. Reads arguments, calls the library, prints. One file for each command.

import Consultation

/// The command-line tool.
@main
enum Soundings {
  /// Every command, in the order of the help.
  static let commands: [Command] = [
    RunCommand.command, CheckCommand.command, InitCommand.command, FormsCommand.command,
    AssessmentCommand.command, TableCommand.command,
    PlatformsCommand.command, PopulationsCommand.command, SchemaCommand.command,
  ]

  static func main() {
    Terminal.exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs one command line and returns its exit code.
  private static func run(_ words: [String]) -> ExitCode {
    guard let name = words.first, !["--help", "-h", "help"].contains(name) else {
      let command = words.dropFirst().first.flatMap { wanted in commands.first { $0.name == wanted } }
      Terminal.out(command.map(Help.text) ?? Help.overview(commands))
      return words.isEmpty ? .usage : .done
    }
    do throws(UsageError) {
      guard let command = commands.first(where: { $0.name == name }) else {
        throw UsageError(
          "'\(name)' is no command", suggestion: commands.map(\.name), of: name, help: "soundings --help")
      }
      let arguments = try Arguments(Array(words.dropFirst()), for: command)
      if arguments.wantsHelp {
        Terminal.out(Help.text(command))
        return .done
      }
      return try command.run(arguments)
    } catch {
      Terminal.error(error.message)
      return .usage
    }
  }
}

/// What the tool tells the program that started it.
enum ExitCode: Int32 {
  /// Everything was done.
  case done = 0
  /// Done, but with problems, and `--strict` was given.
  case problems = 1
  /// The command line is wrong.
  case usage = 2
  /// An input is missing or unusable.
  case unusable = 3
  /// The output cannot be written.
  case unwritable = 4

  init(_ problem: Problem) {
    switch problem.kind {
    case .unwritable: self = .unwritable
    case .usage: self = .usage
    default: self = .unusable
    }
  }
}
