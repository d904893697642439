import Consultation

/// `soundings platforms`: the layouts of exports that are known, and the file that describes one.
enum PlatformsCommand {
  static let command = Command(
    name: "platforms", summary: "List the platforms whose exports are known, or print what is known of one.",
    operands: [
      .init(name: "ID", help: "print the dialect of this platform, to read or to edit", isOptional: true)
    ],
    options: [],
    examples: [
      (
        "soundings platforms",
        "every platform, by what it is recognised, and whether that was tried on real files"
      ),
      (
        "soundings platforms smartsurvey > surveys/safety/2026/dialects/smartsurvey.xml",
        "a dialect of one's own: one in the folder dialects of a survey comes before the shipped one"
      ),
    ], run: run)

  private static func run(_ arguments: Arguments) throws(UsageError) -> ExitCode {
    let dialects: [Dialect]
    do throws(Problem) { dialects = try Dialect.all() } catch {
      Terminal.error(error.message)
      return ExitCode(error)
    }
    guard let wanted = arguments.operands.first else {
      Terminal.out(list(dialects))
      return .done
    }
    guard let dialect = dialects.first(where: { $0.id == wanted }) else {
      throw UsageError(
        "'\(wanted)' is no platform", suggestion: dialects.map(\.id), of: wanted, help: "soundings platforms")
    }
    Terminal.out(dialect.text)
    return .done
  }

  private static func list(_ dialects: [Dialect]) -> String {
    var lines = ["Recognised by itself, and tested on real files:", ""]
    lines += dialects.filter { $0.tier == .proved && !$0.isRefused }.flatMap {
      entry($0, with: "recognised when")
    }
    lines += [
      "Drafts, written from documentation because no real file was to be had; used only where survey.xml or",
      "--platform names them. Compare some records with the platform before you rely on one:", "",
    ]
    lines += dialects.filter { $0.tier == .draft }.flatMap { entry($0, with: "likely when") }
    lines += ["Recognised and refused, because they hold no responses:", ""]
    lines += dialects.filter(\.isRefused).flatMap { entry($0, with: "recognised when") }
    lines.append(
      "soundings platforms ID prints one; soundings schema dialect prints the rules of such a file.")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(_ dialect: Dialect, with word: String) -> [String] {
    var lines = ["  \(dialect.id): \(dialect.name)"]
    lines += Text.wrapped(dialect.about, width: 96).map { "      " + $0 }
    let evidence = dialect.evidence
    if let first = evidence.first {
      let more = evidence.count > 1 ? " (or \(evidence.count - 1) more)" : ""
      lines += Text.wrapped("\(word): \(first)\(more)", width: 96).map { "      " + $0 }
    }
    return lines + [""]
  }
}

/// Text for a terminal.
private enum Text {
  /// Lines of at most so many characters, cut between words.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
