import Foundation
import TestSupport
import Testing

@Suite struct `soundings dia` {
  private func dia(_ survey: SmallSurvey) throws -> Tool.Outcome {
    try Tool.run(["dia", survey.folder.path])
  }

  private func run(_ survey: SmallSurvey, _ more: [String] = []) throws -> Tool.Outcome {
    try Tool.run(["run", survey.folder.path, "--output", survey.folder.path + "/out"] + more)
  }

  @Test func `writes a sheet for a spreadsheet, with the evidence filled in`() throws {
    let survey = try AnsweredSurvey.made()
    let outcome = try dia(survey)
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(
      outcome.out == """
        \(survey.folder.path): the form has 13 things to answer
          question 7, racial groups: not asked
          question 8, disability: too few to tell
          question 9, gender: difference found
          question 10, sexual orientation: not asked
          question 11, religion or belief: not asked
          question 12, age: similar
          question 13, being trans-gendered or transsexual: not asked
          question 14, other groups: not asked
          question 15, multiple discriminations: not asked
          written: \(survey.folder.path)/dia-answers.csv

        """)
    let text = try #require(survey.folder.text("dia-answers.csv"))
    #expect(text.hasPrefix("\u{FEFF}question,about,evidence_state,evidence,"))
    #expect(text.hasSuffix("\r\n"))
    #expect(
      survey.answerLines == [
        "question,about,evidence_state,evidence,answer,reason,other_evidence,acknowledgement,officer,date",
        "7,racial groups,not asked,not asked: the questionnaire did not ask about ethnic group,,,,,,",
        "8,disability,too few to tell,too few to tell: with 12 disabled respondents only gaps of about 38 points or more would have been found reliably,,,,,,",
        "9,gender,difference found,\"difference found: female respondents 60.0%, others 20.0% named assault\",,,,,,",
        "10,sexual orientation,not asked,not asked: the questionnaire did not ask about sexual orientation,,,,,,",
        "11,religion or belief,not asked,not asked: the questionnaire did not ask about religion or belief,,,,,,",
        "12,age,similar,similar: within 10 points of all others,,,,,,",
        "13,being trans-gendered or transsexual,not asked,not asked: the questionnaire did not ask about gender identity,,,,,,",
        "14,other groups,not asked,not asked: the questionnaire did not ask about other groups,,,,,,",
        "15,multiple discriminations,not asked,not asked: the definition names no pair of characteristics to look at together,,,,,,",
        "16,whether the impacts found could amount to adverse impact,,\"differences found on question 9; evidence missing on questions 7, 8, 10, 11, 13, 14 and 15\",,,,,,",
        "17,whether adverse impact can be justified,,the consultation holds no evidence on this question,,,,,,",
        "recommendation,\"to proceed to a full impact assessment: NO / NO, BUT / YES\",,\"differences found on question 9; evidence missing on questions 7, 8, 10, 11, 13, 14 and 15, which does not support NO\",,,,,,",
        "next review,\"the date of the next review, under answer\",,,,,,,,",
      ])
    #expect(survey.folder.names == ["dia-answers.csv", "responses", "survey.xml"])
  }

  @Test func `keeps what the officer entered when it runs again, and says what changed`() throws {
    let survey = try AnsweredSurvey.made()
    #expect(try dia(survey).code == 0)
    try survey.fill("8", "no,,\"=crime data, 2025\",The form cannot tell.,A. Officer,2026-11-21")
    try survey.fill("17", ",Still to be said,,,,")
    let filled = survey.folder.text("dia-answers.csv")
    let same = try dia(survey)
    #expect(
      same.out == """
        \(survey.folder.path): the form has 13 things to answer
          the evidence is as it was
          entered: 1 of 13 answers
          written: \(survey.folder.path)/dia-answers.csv

        """)
    #expect(survey.folder.text("dia-answers.csv") == filled?.replacing("\"=crime", with: "\"'=crime"))
    try survey.folder.write("responses/a.csv", AnsweredSurvey.responses(disabled: 0..<200))
    let changed = try dia(survey)
    #expect(changed.code == 0 && changed.error.isEmpty, "\(changed.error)")
    #expect(
      changed.out == """
        \(survey.folder.path): the form has 13 things to answer
          question 8: the evidence was 'too few to tell' and is now 'similar'; what the officer entered is kept, look at it again
          question 16: the figures of the evidence have changed
          the recommendation: the figures of the evidence have changed
          entered: 1 of 13 answers
          written: \(survey.folder.path)/dia-answers.csv

        """)
    #expect(
      survey.answerLines[2]
        == "8,disability,similar,similar: within 10 points of all others,no,,\"'=crime data, 2025\",The form cannot tell.,A. Officer,2026-11-21"
    )
    #expect(survey.answerLines[11].hasSuffix(",,Still to be said,,,,"))
  }

  @Test func `leaves a sheet alone that it cannot understand, and shows nobody's name`() throws {
    let survey = try AnsweredSurvey.made()
    #expect(try dia(survey).code == 0)
    let sheet = survey.answerLines.map { line in
      line.hasPrefix("9,") ? line.dropLast(6) + ",Alex Example,,,,Alex Example,soon" : line
    }.joined(separator: "\n")
    try survey.folder.write("dia-answers.csv", sheet)
    let outcome = try dia(survey)
    #expect(outcome.code == 3 && outcome.out.isEmpty)
    #expect(
      outcome.error == """
        \(survey.folder.path)/dia-answers.csv:4: column 5 'answer': error: a text of 12 characters is no answer
          expected YES or NO, or an empty cell while the answer is to be entered
          fix: write YES or NO; anything else can stand under reason
        \(survey.folder.path)/dia-answers.csv:4: column 10 'date': error: a text of 4 characters is no date
          expected a day such as 2026-11-21 or 21/11/2026
          fix: correct the date, or empty the cell

        """)
    #expect(survey.folder.text("dia-answers.csv") == sheet)
    #expect(try run(survey).code == 3)
  }

  @Test func `refuses NO on missing evidence until that is acknowledged`() throws {
    let survey = try AnsweredSurvey.made()
    #expect(try dia(survey).code == 0)
    let empty = survey.folder.text("dia-answers.csv")
    try survey.fill("8", "NO,No concerns were raised.,,,A. Officer,21/11/2026")
    let refused = try run(survey)
    #expect(refused.code == 3)
    #expect(
      refused.error == """
        \(survey.folder.path)/dia-answers.csv:3: column 8 'acknowledgement': error: question 8 is answered NO although evidence is missing (too few to tell)
          expected an acknowledgement that this consultation does not support NO: a sentence of at least 3 words
          fix: write under acknowledgement a sentence of at least 3 words, such as 'Too few took part; officers met two groups', or change the answer

        """)
    #expect(survey.folder.text("out/summary.md") == nil)
    #expect(try Tool.run(["check", survey.folder.path]).error == refused.error)
    let told = try dia(survey)
    #expect(told.code == 0)
    #expect(told.error == refused.error.replacing(": error:", with: ": warning:"))

    let document = empty.map { $0 } ?? ""
    try survey.folder.write("dia-answers.csv", document)
    try survey.fill(
      "8", "NO,No concerns were raised.,,Too few took part; officers met two groups.,A. Officer,21/11/2026")
    let accepted = try run(survey, ["--strict"])
    #expect(accepted.code == 0 && accepted.error.isEmpty, "\(accepted.error)")
    #expect(survey.folder.text("out/summary.md") != nil)
  }

  @Test func `refuses NO without a reason where a difference was found, and such a recommendation`() throws {
    let survey = try AnsweredSurvey.made()
    #expect(try dia(survey).code == 0)
    try survey.fill("9", "NO,-,,,A. Officer,2026-11-21")
    try survey.fill("recommendation", "No,,,,A. Officer,2026-11-21")
    let refused = try run(survey)
    #expect(refused.code == 3)
    #expect(
      refused.error == """
        \(survey.folder.path)/dia-answers.csv:4: column 6 'reason': error: question 9 is answered NO although a difference was found
          expected the reason: a sentence of at least 3 words
          fix: write under reason a sentence of at least 3 words, such as 'The plan covers what each group named', or change the answer
        \(survey.folder.path)/dia-answers.csv:13: column 8 'acknowledgement': error: the recommendation is NO although evidence is missing on questions 7, 8, 10, 11, 13, 14 and 15, which nobody acknowledged
          expected an acknowledgement in this row or in the rows of these questions: a sentence of at least 3 words
          fix: write under acknowledgement a sentence of at least 3 words, such as 'Too few took part to tell on these questions', or recommend NO, BUT with actions, or YES

        """)
  }

  @Test func `refuses no adverse impact, and its justification, without a sentence`() throws {
    let survey = try AnsweredSurvey.made()
    #expect(try dia(survey).code == 0)
    let empty = try #require(survey.folder.text("dia-answers.csv"))
    try survey.fill("16", "NO,n/a,,ok,A. Officer,2026-11-21")
    try survey.fill("17", "YES,none,,,A. Officer,2026-11-21")
    let refused = try run(survey)
    #expect(refused.code == 3)
    let sheet = survey.folder.path + "/dia-answers.csv"
    #expect(
      refused.error == """
        \(sheet):11: column 8 'acknowledgement': error: question 16 is answered NO although evidence is missing on questions 7, 8, 10, 11, 13, 14 and 15, which nobody acknowledged
          expected an acknowledgement in this row or in the rows of these questions: a sentence of at least 3 words
          fix: write under acknowledgement a sentence of at least 3 words, such as 'Too few took part to tell on these questions', or change the answer
        \(sheet):11: column 6 'reason': error: question 16 is answered NO although a difference was found on question 9
          expected the reason: a sentence of at least 3 words
          fix: write under reason a sentence of at least 3 words, such as 'The plan covers what each group named', or change the answer
        \(sheet):12: column 6 'reason': error: question 17 is answered YES without a reason
          expected the reason: a sentence of at least 3 words
          fix: write under reason a sentence of at least 3 words, such as 'The aim is lawful and no other way would reach it', or empty the answer

        """)
    #expect(survey.folder.text("out/summary.md") == nil)
    let checked = try Tool.run(["check", survey.folder.path])
    #expect(checked.code == 3 && checked.error == refused.error)
    try survey.folder.write("dia-answers.csv", empty)
    try survey.fill(
      "16", "NO,The plan covers every group.,,Too few took part to tell.,A. Officer,2026-11-21")
    try survey.fill("17", "NO,There is nothing to justify.,,,A. Officer,2026-11-21")
    let accepted = try run(survey, ["--strict"])
    #expect(accepted.code == 0 && accepted.error.isEmpty, "\(accepted.error)")
  }

  @Test func `warns of answers without officer and date, and of answers on other evidence`() throws {
    let survey = try AnsweredSurvey.made()
    #expect(try dia(survey).code == 0)
    try survey.fill("9", "YES,,,,Alex Example,")
    try survey.fill("12", "NO,,,,,")
    try survey.fill("recommendation", "\"No, but\",,,,,2026-11-21")
    try survey.folder.write("responses/a.csv", AnsweredSurvey.responses(disabled: 0..<200))
    try survey.fill("8", "YES,,,,Alex Example,2026-11-21")
    let outcome = try run(survey)
    #expect(outcome.code == 0)
    let sheet = survey.folder.path + "/dia-answers.csv"
    #expect(
      outcome.error == """
        \(sheet):3: column 3 'evidence_state': warning: the evidence on question 8 was 'too few to tell', and is now 'similar'
          fix: look at the answer again; `soundings dia` brings the file up to date and keeps what was entered
        \(sheet):4: column 10 'date': warning: question 9 is answered without a date
          expected who answered, and when
          fix: date and officer are needed before the form is final
        \(sheet):7: column 9 'officer': warning: question 12 is answered without officer and date
          expected who answered, and when
          fix: date and officer are needed before the form is final
        \(sheet):13: column 9 'officer': warning: the recommendation is answered without an officer
          expected who answered, and when
          fix: date and officer are needed before the form is final

        """)
    #expect(try run(survey, ["--strict"]).code == 1)
  }

  /// The same cells with semicolons between them; those inside quotation marks stay.
  private func withSemicolons(_ line: String) -> String {
    var isQuoted = false
    return String(
      line.map { character in
        if character == "\"" { isQuoted.toggle() }
        return character == "," && !isQuoted ? ";" : character
      })
  }

  @Test func `reads what another spreadsheet saved, and keeps a column of the officer's own`() throws {
    let survey = try AnsweredSurvey.made()
    #expect(try dia(survey).code == 0)
    try survey.fill("9", "Yes,Café owners said so.,,,\"Example, A.\",21/11/2026")
    try survey.fill("next review", "2027-05-01,,,,,")
    let before = survey.answerLines
    // As a spreadsheet elsewhere saves it: semicolons, Windows-1252, an empty column, a column of notes, empty lines.
    let lines = before.enumerated().map { line, text in
      withSemicolons(text) + (line == 0 ? ";;My notes" : line == 3 ? ";;\"ask \"\"again\"\"\"" : ";;")
    }
    let saved = ["", lines[0], ";;;;;;;;;;;"] + lines.dropFirst() + [";;;;;;;;;;;", ""]
    let text = saved.joined(separator: "\r\n")
    try survey.folder.write("dia-answers.csv", bytes: text.unicodeScalars.map { UInt8($0.value) })
    let outcome = try dia(survey)
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(outcome.out.contains("  entered: 2 of 13 answers\n"))
    let after = survey.answerLines
    try #require(after.count == before.count)
    #expect(after[0] == before[0] + ",My notes")
    #expect(after[3] == before[3] + ",\"ask \"\"again\"\"\"")
    #expect(after[13] == before[13] + ",")
  }

  @Test func `writes elsewhere when told to, and fails without harm where it cannot`() throws {
    let survey = try AnsweredSurvey.made()
    let file = survey.folder.path + "/elsewhere.csv"
    #expect(try Tool.run(["dia", survey.folder.path, "--output", file]).code == 0)
    #expect(survey.folder.names == ["elsewhere.csv", "responses", "survey.xml"])
    // A link stays one, and the file that it leads to is the one written.
    try survey.folder.write(
      "elsewhere.csv", "question,answer,reason,other_evidence,acknowledgement,officer,date\n")
    try survey.folder.link("link.csv", to: file)
    #expect(
      try Tool.run(["dia", survey.folder.path, "--output", survey.folder.path + "/link.csv"]).code == 0)
    let type = try FileManager.default.attributesOfItem(atPath: survey.folder.path + "/link.csv")[.type]
    #expect(type as? FileAttributeType == .typeSymbolicLink)
    #expect(survey.folder.text("elsewhere.csv")?.contains("racial groups") == true)
    #expect(survey.folder.names == ["elsewhere.csv", "link.csv", "responses", "survey.xml"])
    #expect(
      try Tool.run(["dia", survey.folder.path, "--output", survey.folder.path + "/none/x.csv"]).code == 4)
    let folder = try Tool.run(["dia", survey.folder.path, "--output", survey.folder.path + "/responses"])
    #expect(folder.code == 3)
    #expect(folder.error.contains("responses: error: this is a folder or a device, not a file"))
    try survey.folder.write("workbook.csv", bytes: [0x50, 0x4B, 0x03, 0x04, 0, 0])
    let workbook = try Tool.run(["dia", survey.folder.path, "--output", survey.folder.path + "/workbook.csv"])
    #expect(workbook.code == 3)
    #expect(
      workbook.error == """
        \(survey.folder.path)/workbook.csv: error: this is an Excel workbook or another ZIP file
          expected comma-separated text, as `soundings dia` writes it
          fix: save it as CSV, or move it away; `soundings dia` writes a new one

        """)
    #expect(try Tool.run(["dia"]).code == 2)
    #expect(try Tool.run(["dia", "--help"]).out.contains("brings the evidence up to date"))
  }
}

@Suite struct `Earlier waves on the command line` {
  @Test func `are read by run and checked by check`() throws {
    let survey = try AnsweredSurvey.made(assessment: "<pool wave=\"2022\"/>")
    let (path, output) = (survey.folder.path, survey.folder.path + "/out")
    for words in [["run", path, "--output", output], ["check", path]] {
      let outcome = try Tool.run(words)
      #expect(outcome.code == 3)
      #expect(
        outcome.error == """
          \(path)/survey.xml:11: error: the wave '2022' cannot be read
            expected the folder of an earlier wave, relative to this one, with survey.xml and its responses
            fix: correct wave="...", or mend that wave: `soundings check` on it lists what is wrong
          \(path)/2022/survey.xml: error: there is no such file
            fix: check the name and the folder, then run again

          """)
    }
    let definition = try #require(survey.folder.text("survey.xml"))
    try survey.folder.write(
      "2022/survey.xml",
      definition.replacing("wave=\"one\"", with: "wave=\"2022\"").replacing("2023-", with: "2022-")
        .replacing("<pool wave=\"2022\"/>", with: ""))
    try survey.folder.write("2022/responses/a.csv", AnsweredSurvey.responses(disabled: 0..<200))
    #expect(try Tool.run(["run", path, "--output", output]).code == 0)
    #expect(try Tool.run(["check", path]).code == 0)
  }
}
