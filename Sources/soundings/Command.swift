import Consultation

/// A command: its words, its help, and what it does.
struct Command: Sendable {
  /// A word that the command takes after its name.
  struct Operand: Sendable {
    let name: String
    let help: String
    var isRepeated = false
    var isOptional = false
  }

  /// An option, with a value where `value` names one.
  struct Option: Sendable {
    let name: String
    var value: String?
    var isRequired = false
    let help: String
  }

  let name: String
  let summary: String
  let operands: [Operand]
  let options: [Option]
  /// Command lines with what they do.
  let examples: [(line: String, does: String)]
  let run: @Sendable (Arguments) throws(UsageError) -> ExitCode

  /// The first line of its help.
  var usage: String {
    let words = operands.map { operand in
      operand.isRepeated ? "\(operand.name)..." : operand.isOptional ? "[\(operand.name)]" : operand.name
    }
    let options = options.map { option in
      let word = option.value.map { "--\(option.name) \($0)" } ?? "--\(option.name)"
      return option.isRequired ? word : "[\(word)]"
    }
    return (["soundings", name] + words + options).joined(separator: " ")
  }
}

/// What is wrong with a command line.
struct UsageError: Error {
  let message: String

  /// - Parameters:
  ///   - found: What was found, as a clause.
  ///   - suggestion: Words that may have been meant.
  ///   - word: The word in place of which they may have been meant.
  ///   - help: The command that explains more.
  init(_ found: String, suggestion: [String] = [], of word: String = "", help: String) {
    let near = Suggestion.nearest(to: word, among: suggestion)
    let question = near.map { "did you mean '\($0)'? " } ?? ""
    message = "soundings: error: \(found)\n  fix: \(question)`\(help)` shows what is allowed"
  }
}

/// The words after a command's name, sorted into operands and options.
struct Arguments {
  private(set) var operands: [String] = []
  private var values: [String: String] = [:]
  private var flags: Set<String> = []
  private(set) var wantsHelp = false

  /// - Throws: A ``UsageError`` for an unknown option, a missing value, or too few or too many operands.
  init(_ words: [String], for command: Command) throws(UsageError) {
    let help = "soundings \(command.name) --help"
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      if onlyOperands || !word.hasPrefix("-") || word == "-" {
        operands.append(word)
      } else if word == "--" {
        onlyOperands = true
      } else if word == "--help" || word == "-h" {
        wantsHelp = true
        return
      } else {
        try take(word, &rest, command, help)
      }
    }
    let most = command.operands.contains { $0.isRepeated } ? Int.max : command.operands.count
    guard operands.count >= command.operands.count(where: { !$0.isOptional }) else {
      throw UsageError("\(command.operands[operands.count].name) is missing", help: help)
    }
    guard operands.count <= most else {
      throw UsageError("'\(operands[most])' is one word too many", help: help)
    }
  }

  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>, _ command: Command, _ help: String
  ) throws(UsageError) {
    let parts = word.drop { $0 == "-" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    guard let option = command.options.first(where: { $0.name == name }) else {
      throw UsageError(
        "'\(word)' is no option of \(command.name)", suggestion: command.options.map { "--" + $0.name },
        of: word,
        help: help)
    }
    if option.value == nil {
      guard parts.count == 1 else { throw UsageError("--\(name) takes no value", help: help) }
      flags.insert(name)
      return
    }
    guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst(), !value.isEmpty else {
      throw UsageError("--\(name) needs a value: \(option.value ?? "")", help: help)
    }
    guard values.updateValue(value, forKey: name) == nil else {
      throw UsageError("--\(name) stands twice", help: help)
    }
  }

  /// The value of an option, or `nil`.
  func value(_ name: String) -> String? { values[name] }

  /// Whether a flag was given.
  func has(_ name: String) -> Bool { flags.contains(name) }
}

/// The texts of `--help`.
enum Help {
  static func overview(_ commands: [Command]) -> String {
    var lines = [
      "Soundings turns the responses to a public consultation into tables a council can publish and defend.",
      "",
      "Usage: soundings COMMAND ...", "", "Commands:",
    ]
    lines += commands.map { "  \(padded($0.name, 13))\($0.summary)" }
    lines += [
      "", "Example:", "  soundings run surveys/medway-community-safety/2023", "",
      "`soundings COMMAND --help` explains a command.",
      "Exit codes: 0 done; 1 problems and --strict; 2 the command line is wrong; 3 an input is missing or unusable;",
      "4 cannot write.",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  static func text(_ command: Command) -> String {
    var lines = [command.summary, "", "Usage: \(command.usage)", ""]
    lines += command.operands.map { "  \(padded($0.name, 18))\($0.help)" }
    lines += command.options.map { option in
      "  \(padded("--\(option.name)" + (option.value.map { " \($0)" } ?? ""), 18))\(option.help)"
    }
    lines += ["", "Examples:"]
    for example in command.examples { lines += ["  \(example.line)", "      \(example.does)"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
