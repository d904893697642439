import Consultation

/// `soundings run`: reads surveys and writes their summaries.
enum RunCommand {
  static let command = Command(
    name: "run",
    summary:
      "Read the responses and write the summary, the evidence for an impact assessment, and the problems found.",
    operands: [
      .init(
        name: "SURVEY", help: "the folder of a wave, which holds survey.xml and responses/", isRepeated: true)
    ],
    options: [
      .init(
        name: "output", value: "DIR",
        help: "where to write; without it surveys/a/b is written to exports/a/b"),
      .init(name: "strict", help: "exit with 1 where there are errors or warnings in the responses"),
      SurveyReading.platformOption,
      .init(
        name: "internal",
        help: "write unprotected figures of real responses, marked as internal; needs --output"),
    ],
    examples: [
      ("soundings run surveys/medway-community-safety/2023", "writes exports/medway-community-safety/2023"),
      ("soundings run surveys/medway-community-safety/2024 --strict", "the same, for a scheduled run"),
      (
        "soundings run mysurvey --internal --output /tmp/mysurvey",
        "figures of real responses, for officers only"
      ),
    ], run: run)

  private static func run(_ arguments: Arguments) throws(UsageError) -> ExitCode {
    SurveyReading.each(arguments) { (survey, path) throws(Problem) in
      let folder = try target(of: survey, path: path, arguments)
      let answers = try AssessmentAnswers(beside: survey)
      let responses = try SurveyReading.responses(of: survey, name: path)
      let tables = responses.tabulate(by: survey.characteristics)
      let assessment = ImpactAssessment(of: tables, answers: answers, pooling: try survey.pooledWaves())
      let problems = responses.problems + (try assessment.checkAnswers())
      try Report(tables, assessment, isInternal: arguments.has("internal")).write(to: folder)
      Terminal.report(problems, of: survey, most: 20, withNotes: false)
      Terminal.out(SurveyReading.account(of: responses, path: path) + "  written: \(folder)\n")
      return problems
    }
  }

  /// The folder to write to.
  ///
  /// - Throws: A ``Problem`` of kind `usage` where none is given or the figures may not go there.
  private static func target(of survey: Survey, path: String, _ arguments: Arguments) throws(Problem)
    -> String
  {
    if !survey.isSynthetic && !arguments.has("internal") {
      throw Problem(
        .usage, at: SourceLocation(file: path),
        "these are real responses (the definition does not say synthetic=\"yes\"), and small numbers are not protected yet",
        expected: "--internal, which marks every document as not for publication",
        fix: "add --internal --output DIR, and keep the files among officers")
    }
    if let folder = arguments.value("output") {
      return arguments.operands.count == 1 ? folder : "\(folder)/\(survey.series)/\(survey.wave)"
    }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    while parts.last == "" || parts.last == "survey.xml" { parts.removeLast() }
    guard !arguments.has("internal"), let place = parts.lastIndex(of: "surveys") else {
      throw Problem(
        .usage, at: SourceLocation(file: path), "no output folder is given",
        expected: "--output DIR, or a survey below a folder named surveys without --internal",
        fix: "add --output DIR")
    }
    parts[place] = "exports"
    return parts.joined(separator: "/")
  }
}

/// What run, check and table share: reading the responses, and the account of what was read.
enum SurveyReading {
  /// Does something with each survey named on the command line.
  ///
  /// One that fails does not keep the others from their turn.
  ///
  /// - Parameters:
  ///   - arguments: The command line; with `--strict`, errors and warnings in responses count.
  ///   - body: What to do with one survey; returns the problems that it found.
  /// - Returns: The worst exit code of all.
  static func each(
    _ arguments: Arguments, _ body: (Survey, String) throws(Problem) -> [Problem]
  ) -> ExitCode {
    var worst = ExitCode.done
    for path in arguments.operands {
      var code = ExitCode.done
      do throws(Problem) {
        let survey = try reading(try Survey(contentsOf: path), arguments)
        let problems = try body(survey, path)
        if arguments.has("strict") && hasDefects(problems) { code = .problems }
      } catch {
        Terminal.endProgress()
        Terminal.error(error.message)
        code = ExitCode(error)
      }
      if code.rawValue > worst.rawValue { worst = code }
    }
    return worst
  }

  /// The option of run and check that names a platform.
  static let platformOption = Command.Option(
    name: "platform", value: "ID",
    help: "read the exports as this platform's, whatever they look like; EXPORT=ID for one of several")

  /// The survey with the platform that the command line names.
  private static func reading(_ survey: Survey, _ arguments: Arguments) throws(Problem) -> Survey {
    guard let wanted = arguments.value("platform") else { return survey }
    let parts = wanted.split(separator: "=", maxSplits: 1).map(String.init)
    return parts.count == 2
      ? try survey.reading(parts[1], of: parts[0]) : try survey.reading(wanted, of: nil)
  }

  static func responses(of survey: Survey, name: String) throws(Problem) -> ResponseTable {
    defer { Terminal.endProgress() }
    return try ResponseTable(importing: survey, progress: Terminal.progress(name))
  }

  /// Whether anything worse than a note was found.
  static func hasDefects(_ problems: [Problem]) -> Bool {
    problems.contains { $0.severity != .note }
  }

  /// A few lines: what was read, what it was recognised as, what was left out and how many problems there are.
  static func account(of responses: ResponseTable, path: String) -> String {
    var lines = ["\(path): \(responses.count) responses used of \(responses.ledger.read) read"]
    for entry in responses.ledger.entries {
      let reasons = Ledger.Reason.allCases.compactMap { reason in
        entry.leftOut[reason].map { "\(reason.label.lowercased()) \($0)" }
      }
      let leftOut = reasons.isEmpty ? "" : "; left out: \(reasons.joined(separator: ", "))"
      lines.append("  \(entry.file): \(entry.recognisedAs); read \(entry.read), used \(entry.used)\(leftOut)")
    }
    let counts = [Problem.Severity.error, .warning, .note].map { severity in
      responses.problems.filter { $0.severity == severity }.map(\.count).reduce(0, +)
    }
    let words = zip(counts, ["error", "warning", "note"]).map { $0 == 1 ? "1 \($1)" : "\($0) \($1)s" }
    lines.append("  problems: \(words.joined(separator: ", "))")
    return lines.joined(separator: "\n") + "\n"
  }
}
