import Consultation

/// `soundings check`: everything but writing.
enum CheckCommand {
  static let command = Command(
    name: "check", summary: "Read the definition and the responses, list every problem, write nothing.",
    operands: [.init(name: "SURVEY", help: "the folder of a wave", isRepeated: true)],
    options: [.init(name: "strict", help: "exit with 1 where there are errors or warnings in the responses")],
    examples: [
      (
        "soundings check surveys/medway-community-safety/2023",
        "says what the files are, what is left out, and lists each problem with its cure"
      )
    ], run: run)

  private static func run(_ arguments: Arguments) throws(UsageError) -> ExitCode {
    var code = ExitCode.done
    for path in arguments.operands {
      do throws(Problem) {
        let survey = try Survey(contentsOf: path)
        let responses = try SurveyReading.responses(of: survey, name: path)
        Terminal.report(responses.problems, of: survey, most: 200, withNotes: true)
        Terminal.out(SurveyReading.account(of: responses, path: path))
        if arguments.has("strict") && SurveyReading.hasDefects(responses) { code = .problems }
      } catch {
        Terminal.endProgress()
        Terminal.error(error.message)
        return ExitCode(error)
      }
    }
    return code
  }
}
