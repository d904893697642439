import Consultation

/// `soundings check`: everything but writing.
enum CheckCommand {
  static let command = Command(
    name: "check", summary: "Read the definition and the responses, list every problem, write nothing.",
    operands: [.init(name: "SURVEY", help: "the folder of a wave", isRepeated: true)],
    options: [
      .init(name: "strict", help: "exit with 1 where there are errors or warnings in the responses"),
      SurveyReading.platformOption,
    ],
    examples: [
      (
        "soundings check surveys/medway-community-safety/2023",
        "says what the files are, what is left out, and lists each problem with its cure"
      )
    ], run: run)

  private static func run(_ arguments: Arguments) throws(UsageError) -> ExitCode {
    SurveyReading.each(arguments) { (survey, path) throws(Problem) in
      let answers = try AssessmentAnswers(beside: survey)
      _ = try survey.pooledSurveys()
      let responses = try SurveyReading.responses(of: survey, name: path)
      let problems = responses.problems + (try problems(answers, responses))
      Terminal.report(problems, of: survey, most: 200, withNotes: true)
      Terminal.out(SurveyReading.account(of: responses, path: path))
      return problems
    }
  }

  /// What an officer's answers lack; without any, nothing is tabulated.
  private static func problems(_ answers: AssessmentAnswers?, _ responses: ResponseTable) throws(Problem)
    -> [Problem]
  {
    guard let answers else { return [] }
    let tables = responses.tabulate(by: responses.survey.characteristics)
    return try ImpactAssessment(of: tables, answers: answers).checkAnswers()
  }
}
