import Foundation
import TestSupport
import Testing

/// `soundings init` and `soundings platforms` as a person meets them.
@Suite struct `Drafting on the command line` {
  private static let export = """
    Respondent ID,Collector ID,Start Date,End Date,Email Address,How safe do you feel by day?,Which of these worry you?,,,What is your age?
    ,,,,,Response,Litter,Noise,Other (please specify),Response
    1,9,06/14/2024 09:15:00 AM,06/14/2024 09:21:00 AM,jo@example.org,Very safe,Litter,,,16-24
    2,9,06/15/2024 09:15:00 AM,06/15/2024 09:21:00 AM,al@example.org,Fairly unsafe,,Noise,my neighbour,25-44
    3,9,06/16/2024 09:15:00 AM,06/16/2024 09:21:00 AM,cy@example.org,Very safe,Litter,Noise,,45-64

    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("surveys/safety/2024/responses/online.csv", Self.export)
    return folder
  }

  @Test func `writes a definition that runs, and says what it found`() throws {
    let folder = try folder()
    let survey = folder.path + "/surveys/safety/2024"
    let outcome = try Tool.run(["init", survey + "/responses/online.csv"])
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(
      outcome.out == """
        responses/online.csv: SurveyMonkey, two header rows (row 1 has 'Respondent ID', row 2 is blank under 'Respondent ID', row 2 has 'Response'); 3 records
        questions: 2 scale, 1 multiple
        characteristics: age (age)
        for you to decide, marked QUESTION in the draft:
          survey: What is the title of the consultation, and who asks?
        written: \(survey)/survey.xml

        """)
    let draft = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: survey + "/survey.xml")), as: UTF8.self)
    #expect(draft.contains("series=\"safety\" wave=\"2024\" title=\"Safety 2024\""))
    #expect(draft.contains("<fieldwork from=\"2024-06-14\" to=\"2024-06-16\"/>"))
    #expect(!draft.contains("example.org") && !draft.contains("neighbour"))
    let check = try Tool.run(["check", survey])
    #expect(check.code == 0 && check.out.contains("3 responses used of 3 read"), "\(check.error)")
    #expect(try Tool.run(["check", survey, "--strict"]).code == 1)
    let run = try Tool.run(["run", survey, "--internal", "--output", folder.path + "/out"])
    #expect(run.code == 0)
    let summary = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path + "/out/summary.md")), as: UTF8.self)
    #expect(summary.contains("**From a draft.** 1 question of the definition waits for a decision"))
  }

  @Test func `never touches a definition that is there`() throws {
    let folder = try folder()
    let survey = folder.path + "/surveys/safety/2024"
    try folder.write("surveys/safety/2024/survey.xml", "mine")
    let outcome = try Tool.run(["init", survey + "/responses/online.csv"])
    #expect(outcome.code == 4)
    #expect(
      outcome.error == """
        \(survey)/survey.xml: error: the file is there already
          expected a new file
          fix: rename or remove it, or name another by --output

        """)
    let printed = try Tool.run(["init", survey + "/responses/online.csv", "--output", "-"])
    #expect(
      printed.code == 0 && printed.out.hasPrefix("<?xml") && printed.error.contains("questions: 2 scale"))
  }

  @Test func `has the usual exit codes`() throws {
    let folder = try folder()
    let survey = folder.path + "/surveys/safety/2024"
    #expect(try Tool.run(["init"]).code == 2)
    #expect(try Tool.run(["init", survey + "/responses/none.csv"]).code == 3)
    #expect(try Tool.run(["init", survey + "/responses/online.csv", "--platform", "qualtrix"]).code == 3)
    let twice = try Tool.run(["init", survey + "/responses/online.csv", survey + "/responses/online.csv"])
    #expect(twice.code == 2 && twice.error.contains("the file is named twice"))
    let elsewhere = try folder.write("elsewhere.csv", "a\n1\n")
    let outcome = try Tool.run(["init", survey + "/responses/online.csv", elsewhere])
    #expect(outcome.code == 2 && outcome.error.contains("does not lie in the folder of the survey"))
  }

  @Test func `lists the platforms and prints one`() throws {
    let list = try Tool.run(["platforms"])
    #expect(list.code == 0)
    for name in [
      "surveymonkey: ", "Drafts, written from documentation", "citizenspace: ", "surveymonkey-summary: ",
    ] {
      #expect(list.out.contains(name), "\(name)")
    }
    let printed = try Tool.run(["platforms", "smartsurvey"])
    #expect(printed.out == (try Repository.text("Sources/ShippedFiles/Dialects/smartsurvey.xml")))
    let wrong = try Tool.run(["platforms", "smartsurvy"])
    #expect(wrong.code == 2 && wrong.error.contains("did you mean 'smartsurvey'?"))
    #expect(try Tool.run(["schema", "dialect"]).out.contains("urn:soundings:dialect:1"))
  }

  @Test func `can be told the platform when a survey is read`() throws {
    let folder = try folder()
    let survey = folder.path + "/surveys/safety/2024"
    #expect(try Tool.run(["init", survey + "/responses/online.csv"]).code == 0)
    let named = try Tool.run(["check", survey, "--platform", "online=surveymonkey"])
    #expect(named.code == 0 && named.out.contains("(named by the user)"))
    let other = try Tool.run(["check", survey, "--platform", "qualtrics"])
    #expect(other.code == 3)
    let nobody = try Tool.run(["check", survey, "--platform", "paper=generic"])
    #expect(nobody.code == 2 && nobody.error.contains("there is no export 'paper'"))
  }
}
