import Consultation

/// `soundings table`: one question by one characteristic, on the terminal.
enum TableCommand {
  static let command = Command(
    name: "table", summary: "Print one question by one characteristic.",
    operands: [.init(name: "SURVEY", help: "the folder of a wave")],
    options: [
      .init(
        name: "rows", value: "QUESTION", isRequired: true,
        help: "the id of the question whose answers are tabulated"),
      .init(
        name: "by", value: "WHAT", help: "a characteristic, or mode; without it only the total is printed"),
      .init(name: "format", value: "FORMAT", help: "text (the default), markdown or csv"),
    ],
    examples: [
      (
        "soundings table surveys/medway-community-safety/2023 --rows safe-evening --by gender",
        "how safe each gender feels in the evening"
      ),
      (
        "soundings table surveys/medway-community-safety/2023 --rows problem --by age --format csv",
        "the same columns as summary.csv"
      ),
    ], run: run)

  private static func run(_ arguments: Arguments) throws(UsageError) -> ExitCode {
    let help = "soundings table --help"
    guard let rows = arguments.value("rows") else { throw UsageError("--rows is missing", help: help) }
    let format = arguments.value("format") ?? "text"
    guard let format = TableFormat(rawValue: format) else {
      throw UsageError(
        "'\(format)' is no format", suggestion: TableFormat.allCases.map(\.rawValue), of: format, help: help)
    }
    do throws(Problem) {
      let survey = try Survey(contentsOf: arguments.operands[0])
      let request = try TableRequest(survey, rows: rows, by: arguments.value("by"))
      let responses = try SurveyReading.responses(of: survey, name: arguments.operands[0])
      Terminal.out(request.text(of: responses, format: format))
      return .done
    } catch {
      Terminal.endProgress()
      Terminal.error(error.message)
      return ExitCode(error)
    }
  }
}
