import Foundation
import TestSupport
import Testing

@Suite struct `The command forms` {
  private let questions = """
    <single id="q"><answer code="yes">Yes</answer><answer code="no">No</answer></single>
    <text id="t" asked-if="not (q = yes and q = no)"/>
    """

  @Test func `writes four files beside survey.xml and says what each is for`() throws {
    let survey = try SmallSurvey(questions)
    let outcome = try Tool.run(["forms", survey.folder.path])
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(
      outcome.out == """
        \(survey.folder.path): a questionnaire of 2 questions
          questionnaire.html: open it in a browser and print it
          keying-guide.html: for those who type the forms
          transcription-sheet.csv: one row a form; type into a copy
          form-batch.xml: for a keying bureau, in place of the sheet
          question 2: who is asked takes more than a sentence; the form says "only if it applies to you"
          written: \(survey.folder.path)/forms

        """)
    let names = try FileManager.default.contentsOfDirectory(atPath: survey.folder.path + "/forms").sorted()
    #expect(
      names == [
        "form-batch.xml", "keying-guide.html", "manifest.csv", "questionnaire.html",
        "transcription-sheet.csv",
      ])
    #expect(
      try Tool.run(["forms", survey.folder.path + "/survey.xml"]).code == 0, "again, over its own files")
  }

  @Test func `has the usual exit codes, and leaves files of others alone`() throws {
    let survey = try SmallSurvey(questions)
    let output = survey.folder.path + "/paper"
    #expect(try Tool.run(["forms", survey.folder.path, "--output", output]).code == 0)
    try survey.folder.write("paper/mine.txt", "x")
    let refused = try Tool.run(["forms", survey.folder.path, "--output", output])
    #expect(refused.code == 4)
    #expect(
      refused.error.hasPrefix("\(output): error: the folder holds 'mine.txt', which no earlier run wrote"))
    #expect(
      try Tool.run(["forms", survey.folder.path, "--output", survey.folder.path + "/survey.xml"]).code == 4)
    #expect(try Tool.run(["forms", "surveys/none"]).code == 3)
    #expect(try Tool.run(["forms"]).code == 2)
    #expect(try Tool.run(["forms", survey.folder.path, "--outptu", "x"]).code == 2)
    let help = try Tool.run(["forms", "--help"])
    #expect(help.code == 0 && help.out.contains("soundings forms surveys/medway-community-safety/2023"))
  }
}
