import Consultation

/// `soundings dia`: writes the sheet on which an officer answers the questions of the assessment form.
enum AssessmentCommand {
  static let command = Command(
    name: "dia", summary: "Write the questions of the impact assessment for an officer to answer.",
    operands: [.init(name: "SURVEY", help: "the folder of a wave, which holds survey.xml and responses/")],
    options: [
      .init(
        name: "output", value: "FILE",
        help: "where to write; without it dia-answers.csv beside survey.xml, where run reads it"),
      SurveyReading.platformOption,
    ],
    examples: [
      (
        "soundings dia mysurvey",
        "writes mysurvey/dia-answers.csv; fill it in a spreadsheet, save it as CSV, then run"
      ),
      (
        "soundings dia mysurvey",
        "again, with more responses: brings the evidence up to date and keeps what was entered"
      ),
    ], run: run)

  private static func run(_ arguments: Arguments) throws(UsageError) -> ExitCode {
    SurveyReading.each(arguments) { (survey, path) throws(Problem) in
      let file = arguments.value("output") ?? AssessmentAnswers.path(beside: survey)
      // Before the responses are read, so that a file that cannot be understood is told at once.
      _ = try AssessmentAnswers(file: file, of: survey.assessmentForm)
      let responses = try SurveyReading.responses(of: survey, name: path)
      let tables = responses.tabulate(by: survey.characteristics)
      // And again as late as can be, for somebody may have saved it meanwhile.
      let answers = try AssessmentAnswers(file: file, of: survey.assessmentForm)
      let sheet = AnswersCSV(ImpactAssessment(of: tables, answers: answers))
      try sheet.write(to: file)
      Terminal.out(
        (["\(path): the form has \(survey.assessmentForm.answeredQuestions.count) things to answer"]
          + sheet.account.map { "  " + $0 } + ["  written: \(file)", ""]).joined(separator: "\n"))
      try report(survey, tables, file: file)
      return []
    }
  }

  /// Says what run would say of the answers as they now stand.
  private static func report(_ survey: Survey, _ tables: Tables, file: String) throws(Problem) {
    let answers = try AssessmentAnswers(file: file, of: survey.assessmentForm)
    let assessment = ImpactAssessment(of: tables, answers: answers)
    let problems = assessment.contradictedAnswers.map { problem in
      // Nothing is lost here: the file is written, and it is run that will refuse it.
      var warning = problem
      warning.severity = .warning
      return warning
    }
    Terminal.report(problems, of: survey, most: 200, withNotes: false)
  }
}
