import Consultation

/// `soundings forms`: writes what a new wave needs on paper.
enum FormsCommand {
  static let command = Command(
    name: "forms",
    summary: "Write the questionnaire to print, the keying guide, and empty files to key into.",
    operands: [.init(name: "SURVEY", help: "the folder of a wave, which holds survey.xml")],
    options: [
      .init(
        name: "output", value: "DIR",
        help: "where to write; without it the folder forms beside survey.xml")
    ],
    examples: [
      (
        "soundings forms surveys/medway-community-safety/2023 --output /tmp/forms",
        "writes questionnaire.html, keying-guide.html, transcription-sheet.csv and form-batch.xml"
      ),
      (
        "soundings forms mysurvey",
        "writes mysurvey/forms; files that somebody has worked on since are never replaced"
      ),
    ], run: run)

  private static func run(_ arguments: Arguments) throws(UsageError) -> ExitCode {
    do throws(Problem) {
      let survey = try Survey(contentsOf: arguments.operands[0])
      let forms = try PaperForms(survey)
      let folder = arguments.value("output") ?? survey.folderPath + "/forms"
      try forms.write(to: folder)
      Terminal.out(account(of: forms, path: arguments.operands[0], folder: folder))
      return .done
    } catch {
      Terminal.error(error.message)
      return ExitCode(error)
    }
  }

  /// What was written and for whom, and which routes an officer has to put into words.
  private static func account(of forms: PaperForms, path: String, folder: String) -> String {
    let count = forms.questionCount
    var lines = [
      "\(path): a questionnaire of \(count) \(count == 1 ? "question" : "questions")",
      "  questionnaire.html: open it in a browser and print it",
      "  keying-guide.html: for those who type the forms",
      "  transcription-sheet.csv: one row a form; type into a copy",
      "  form-batch.xml: for a keying bureau, in place of the sheet",
    ]
    for number in forms.questionsWithUnsaidRoutes {
      lines.append(
        "  question \(number): who is asked takes more than a sentence; the form says \"only if it applies to you\""
      )
    }
    return (lines + ["  written: \(folder)", ""]).joined(separator: "\n")
  }
}
