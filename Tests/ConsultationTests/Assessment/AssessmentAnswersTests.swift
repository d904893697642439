import TestSupport
import Testing

@testable import Consultation

@Suite struct `Answers of an officer` {
  private static let header =
    "question,about,evidence_state,evidence,answer,reason,other_evidence,acknowledgement,officer,date\n"

  private func answers(_ rows: String, header: String = header) throws -> AssessmentAnswers {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", header + rows)
    return try #require(try AssessmentAnswers(file: path, of: AssessmentForm()))
  }

  /// The whole message, with the folder taken out.
  private func failure(_ rows: String, header: String = header) throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", header + rows)
    do throws(Problem) {
      _ = try AssessmentAnswers(file: path, of: AssessmentForm())
      return "no failure"
    } catch { return error.message.replacing(folder.path + "/", with: "") }
  }

  @Test(
    arguments: [
      ("YES", .yes), ("yes", .yes), ("Y", .yes), (" Yes ", .yes), ("no", .no), ("N", .no), ("No.", .no),
    ] as [(String, AssessmentAnswers.Answer)])
  func `are YES or NO in any case`(text: String, answer: AssessmentAnswers.Answer) throws {
    #expect(try answers("7,,,,\(text),,,,,\n")["7"]?.answer == answer)
  }

  @Test(arguments: ["NO, BUT", "no but", "No-but", "NO – BUT"])
  func `to the recommendation can be NO, BUT`(text: String) throws {
    #expect(try answers("Recommendation,,,,\"\(text)\",,,,,\n")["recommendation"]?.answer == .noBut)
  }

  @Test(
    arguments: [
      ("2026-11-21", "2026-11-21"), ("21/11/2026", "2026-11-21"), ("1.2.2026", "2026-02-01"),
      ("21/11/2026 00:00:00", "2026-11-21"), ("29/02/2024", "2024-02-29"), ("29/02/2026", nil),
      ("11/21/2026", nil), ("21/11/26", nil), ("2026-11-21x", nil), ("2026", nil), ("21/11/2026 approx", nil),
      ("2026-11-21-1", nil), ("", nil),
    ] as [(String, String?)])
  func `bear days as they are typed`(text: String, day: String?) {
    #expect(EnteredDay.day(text)?.iso == day)
  }

  @Test func `hold the date of the next review as an answer`() throws {
    let answers = try answers("next review,,,,01/05/2027,,,,,\n8,,,,,,,,,\n")
    #expect(answers["next review"]?.reviewDay?.iso == "2027-05-01")
    #expect(answers["next review"]?.isAnswered == true)
    #expect(answers["8"]?.isFilled == false)
    #expect(answers["9"] == nil)
  }

  @Test func `name every fault of the rows with its place`() throws {
    #expect(
      try failure(
        "7,,,,maybe,,,,,31/02/2026\n18,,,,YES,,,,,\n,,,,YES,,,,,\nAlex Example,,,,,,,,,\n7,,,,,,,,,\n8,,,,\"NO, BUT\",,,,,\nnext review,,,,soon,,,,,\n"
      ) == """
        a.csv:2: column 5 'answer': error: 'maybe' is no answer
          expected YES or NO, or an empty cell while the answer is to be entered
          fix: write YES or NO; anything else can stand under reason
        a.csv:2: column 10 'date': error: '31/02/2026' is no date
          expected a day such as 2026-11-21 or 21/11/2026
          fix: correct the date, or empty the cell
        a.csv:3: column 1 'question': error: '18' is no question of the form
          expected one of: 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, recommendation, next review
          fix: correct the cell, or remove the row
        a.csv:4: column 1 'question': error: the row names no question
          expected one of: 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, recommendation, next review
          fix: correct the cell, or remove the row
        a.csv:5: column 1 'question': error: a text of 12 characters is no question of the form
          expected one of: 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, recommendation, next review
          fix: correct the cell, or remove the row
        a.csv:6: column 1 'question': error: question 7 stands twice, first on line 2
          expected one row for each question
          fix: keep one of the two rows
        a.csv:7: column 5 'answer': error: 'NO, BUT' is no answer
          expected YES or NO, or an empty cell while the answer is to be entered
          fix: write YES or NO; anything else can stand under reason
        a.csv:8: column 5 'answer': error: a text of 4 characters is no date
          expected a day such as 2026-11-21 or 21/11/2026
          fix: correct the date, or empty the cell
        """)
  }

  @Test func `need the columns that an officer fills, each once`() throws {
    let columns = "the columns question, answer, reason, other_evidence, acknowledgement, officer and date"
    #expect(
      try failure("7,x,,,,,\n", header: "Question,answer,reason,Other evidence,officer,date,Answer\n") == """
        a.csv:1: column 7 'answer': error: there are two columns 'answer'
          expected one
          fix: remove the one that is not filled
        a.csv:1: error: there is no column 'acknowledgement'
          expected \(columns)
          fix: put the heading back; the cells below it may be empty
        """)
  }

  @Test func `are found under headings that a spreadsheet or a person changed a little`() throws {
    let answers = try answers(
      "7\tYES\tBecause\t\t\tA. Officer\t2026-11-21\n",
      header: "Question\tANSWER\tReason\tOther evidence\tacknowledgement\tOfficer\tDate\n")
    #expect(answers["7"]?[.reason] == "Because")
    #expect(answers["7"]?.isSigned == true)
    #expect(answers.otherColumns.isEmpty)
  }

  @Test func `are none where there is no file`() throws {
    let survey = try AnsweredSurvey.made()
    #expect(try AssessmentAnswers(beside: try survey.survey()) == nil)
    try survey.folder.write("dia-answers.csv", "")
    #expect(throws: Problem.self) { try AssessmentAnswers(beside: try survey.survey()) }
  }

  @Test func `contradict the evidence only where they are NO without a word`() throws {
    let survey = try AnsweredSurvey.made()
    let tables = try survey.tables()
    func open(_ rows: String) throws -> [String] {
      let assessment = ImpactAssessment(of: tables, answers: try answers(rows))
      return assessment.contradictedAnswers.map { "\($0.location.line ?? 0) \($0.location.columnName ?? "")" }
    }
    #expect(try open("8,,,,YES,,,,,\n9,,,,YES,,,,,\n12,,,,NO,,,,,\n7,,,,,,,,,\n").isEmpty)
    let (why, said) = ("Each group is covered.", "Too few took part.")
    #expect(
      try open("8,,,,NO,\(why),other,,,\n7,,,,NO,,,-,,\n") == ["3 acknowledgement", "2 acknowledgement"])
    #expect(try open("8,,,,NO,,,\(said),,\n9,,,,NO,\(why),,,,\n").isEmpty)
    #expect(try open("9,,,,NO,,,\(said),,\n") == ["2 reason"])
    #expect(try open("recommendation,,,,NO,,,,,\n") == ["2 acknowledgement"])
    #expect(try open("recommendation,,,,NO,,,\(said),,\n").isEmpty)
    #expect(try open("recommendation,,,,\"NO, BUT\",,,,,\n").isEmpty)
    // No adverse impact needs both; its justification a reason, whatever the answer.
    #expect(try open("16,,,,YES,,,,,\n17,,,,,,,,,\n").isEmpty)
    #expect(try open("16,,,,NO,,,,,\n") == ["2 acknowledgement", "2 reason"])
    #expect(try open("16,,,,NO,\(why),,,,\n") == ["2 acknowledgement"])
    #expect(try open("16,,,,NO,,,\(said),,\n") == ["2 reason"])
    #expect(try open("16,,,,NO,\(why),,\(said),,\n").isEmpty)
    #expect(try open("17,,,,NO,,,\(said),,\n") == ["2 reason"])
    #expect(try open("17,,,,YES,x,,,,\n") == ["2 reason"])
    #expect(try open("17,,,,YES,\(why),,,,\n").isEmpty)
    let rows = ["7", "8", "10", "11", "13", "14"].map { "\($0),,,,,,,\(said),,\n" }.joined()
    let no = "16,,,,NO,\(why),,,,\nrecommendation,,,,NO,,,,,\n"
    #expect(try open(rows + no) == ["8 acknowledgement", "9 acknowledgement"])
    #expect(try open(rows + "15,,,,,,,\(said),,\n" + no).isEmpty)
    #expect(try open(rows + "15,,,,,,,n/a,,\n" + no) == ["9 acknowledgement", "10 acknowledgement"])
  }

  @Test func `need a reason for no adverse impact where only a group that is not on the form differs`() throws
  {
    // Age does not differ and is the only question; gender, which does, is not on the form.
    let survey = try AnsweredSurvey.made(
      assessment: "<concern number=\"3\" about=\"age\" characteristics=\"age\"/>")
    let tables = try survey.tables()
    let path = try survey.folder.write("b.csv", Self.header + "16,,,,NO,,,,,\n")
    let answers = try AssessmentAnswers(file: path, of: tables.survey.assessmentForm)
    let problems = ImpactAssessment(of: tables, answers: answers).contradictedAnswers
    #expect(
      problems.map { $0.message.replacing(path + ":2: ", with: "") } == [
        """
        column 6 'reason': error: question 16 is answered NO although differences were found over all answers, or by a characteristic that is not on the form
          expected the reason: a sentence of at least 3 words
          fix: write under reason a sentence of at least 3 words, such as 'The plan covers what each group named', or change the answer
        """
      ])
  }

  @Test(arguments: [
    "", "x", "n/a", "N/A", "none", "ok", "OK.", "-", "- - -", "n/a n/a n/a", "x y z", "said, said, said",
    "to be entered", "To be entered by the officer", "not applicable", "None known yet", "Too few.", "1 2 3",
  ])
  func `are no sentence where a cell is only filled`(text: String) {
    #expect(!OfficersSentence.isSentence(text))
  }

  @Test(arguments: [
    "Too few took part.", "No concerns raised", "I acknowledge this", "Doesn\u{2019}t affect anyone",
    "Café owners agreed",
    "Acknowledged by the officer",
  ])
  func `are a sentence where some words tell something`(text: String) {
    #expect(OfficersSentence.isSentence(text))
  }

  @Test func `know the state that a file of an earlier version says in other words`() throws {
    let tables = try TwoMeasures.survey(answeringSecond: 5).tables()
    func change(_ state: String) throws -> String? {
      let answers = try answers("9,,\"\(state)\",,YES,,,,,\n")
      let assessment = ImpactAssessment(of: tables, answers: answers)
      return assessment.stateChange(try #require(answers["9"])).map { "\($0.was) \($0.now)" }
    }
    let now = "difference found, evidence missing for some comparisons"
    #expect(try change(now) == nil)
    #expect(try change("difference found, evidence missing for some groups") == nil)
    #expect(try change("difference found") == "'difference found' \(now)")
    #expect(
      try change("similar, evidence missing for some groups")
        == "'similar, evidence missing for some comparisons' \(now)")
    #expect(try change("something") == "something else \(now)")
  }
}

/// A made survey of 100 women and 100 men with two measures: 72 and 50 of them say yes to the first; 3 in 4 and 1 in 4
/// of those who answered the second say yes to it.
enum TwoMeasures {
  /// Writes the survey.
  ///
  /// - Parameter count: How many women and how many men answered the second.
  /// - Returns: The survey in a temporary folder.
  /// - Throws: What writing the files throws.
  static func survey(answeringSecond count: Int) throws -> SmallSurvey {
    let rows = (0..<200).map { row -> String in
      let (isFemale, place) = (row < 100, row % 100)
      let second = place < count * (isFemale ? 3 : 1) / 4 ? "yes" : "no"
      return
        "\(place < (isFemale ? 72 : 50) ? "yes" : "no"),\(place < count ? second : ""),\(isFemale ? "female" : "male")"
    }
    let answers = "<answer code=\"yes\">Yes</answer><answer code=\"no\">No</answer>"
    return try SmallSurvey(
      """
      <single id="q"><text>Is it safe?</text>\(answers)</single>
      <single id="r"><text>Is it clean?</text>\(answers)</single>
      <single id="gender" characteristic="gender"><answer code="female">Female</answer><answer code="male">Male</answer></single>
      """,
      rest: """
        <measures><measure of="q" answer="yes">Safe</measure><measure of="r" answer="yes">Clean</measure></measures>
        <publication threshold="5"/>
        """,
      files: ["responses/a.csv": (["q,r,gender"] + rows).joined(separator: "\n") + "\n"])
  }
}

@Suite struct `The evidence in brief` {
  private func sentences(_ survey: SmallSurvey) throws -> [String: String] {
    let assessment = ImpactAssessment(of: try survey.tables())
    let brief = EvidenceInBrief(assessment)
    return Dictionary(
      uniqueKeysWithValues: assessment.concerns.map { ($0.concern.number, brief.sentence($0)) })
  }

  @Test func `gives no figure of small numbers, and no number of people below the threshold`() throws {
    // 40 of 40 men and 6 of 46 women: 6 and 0 are below 10.
    let rows = (0..<86).map { row in
      "\(row < 40 || row >= 80 ? "yes" : "no"),\(row < 40 ? "male" : "female"),\(row < 12 ? "d" : "n")"
    }
    let survey = try SmallSurvey(
      """
      <single id="q"><text>Is it safe?</text><answer code="yes">Yes</answer><answer code="no">No</answer></single>
      <single id="gender" characteristic="gender"><answer code="female">Female</answer><answer code="male">Male</answer></single>
      <single id="disability" characteristic="disability"><answer code="d">Disabled</answer><answer code="n">Not disabled</answer></single>
      """,
      rest: """
        <measures><measure of="q" answer="yes">Safe</measure></measures>
        <publication threshold="15"/>
        """,
      files: ["responses/a.csv": (["q,gender,disability"] + rows).joined(separator: "\n") + "\n"])
    let sentences = try sentences(survey)
    #expect(
      sentences["9"]
        == "difference found on \"Safe\": female respondents less often than others (numbers too small to give)"
    )
    #expect(sentences["8"]?.contains("numbers too small to give") == true)
    try survey.folder.write(
      "responses/a.csv",
      "q,gender,disability\n"
        + (0..<40).map { "\($0.isMultiple(of: 2) ? "yes" : "no"),female,\($0 < 12 ? "d" : "n")\n" }.joined())
    let few = try self.sentences(survey)
    #expect(
      few["8"]
        == "too few to tell: with so few disabled respondents only gaps of about 43 points or more would have been found reliably"
    )
    #expect(few["9"] == "not reportable: fewer than 10 respondents in a group, or in all others")
  }

  @Test func `names the clearest difference, how many more there are, and what is missing`() throws {
    let survey = try AnsweredSurvey.made(
      disabled: 0..<6, assessment: "<pair of=\"gender age\"/>")
    let sentences = try sentences(survey)
    #expect(sentences["8"] == "not reportable: fewer than 10 respondents in a group, or in all others")
    #expect(
      sentences["15"]
        == "difference found: respondents in \"Male, Under 45\" 20.0%, others 46.7% named assault; 3 more differences"
    )
  }

  @Test func `is plain text whatever the answers are called`() throws {
    let rows = (0..<200).map { "\($0 < 100 ? "yes" : "no"),\($0 < 100 ? "a" : "b")" }
    let survey = try SmallSurvey(
      """
      <single id="q"><text>Is it safe?</text><answer code="yes">Yes</answer><answer code="no">No</answer></single>
      <single id="age" characteristic="age"><answer code="a">*16 [to] 24*</answer><answer code="b">&lt;16</answer></single>
      """, rest: "<measures><measure of=\"q\" answer=\"yes\" says=\"felt *safe*\">Safe</measure></measures>",
      files: ["responses/a.csv": (["q,age"] + rows).joined(separator: "\n") + "\n"])
    #expect(
      try sentences(survey)["12"]
        == "difference found on \"Safe\": respondents aged *16 [to] 24* more often than others (numbers too small to give)"
    )
  }

  @Test func `names the larger of two differences with the same adjusted p, and few people behind it`() throws
  {
    // p 0.0015 and 0.0021, which Holm's method makes 0.0030 both.
    let survey = try TwoMeasures.survey(answeringSecond: 20)
    let found = ImpactAssessment(of: try survey.tables()).concerns.flatMap(\.comparisons)
    #expect(Set(found.map { ($0.adjustedPValue ?? 1) }).count == 1 && found.count == 2)
    #expect(
      try sentences(survey)["9"]
        == "difference found on \"Clean\": female respondents 75%, others 25% (fewer than 30 respondents: treat as indicative); 1 more difference"
    )
  }

  @Test func `says how much evidence is missing, and of which kind`() throws {
    #expect(
      try sentences(TwoMeasures.survey(answeringSecond: 5))["9"]
        == "difference found on \"Safe\": female respondents 72%, others 50%; evidence missing on 1 of 2 comparisons (not reportable)"
    )
    // Half of everybody says yes: 100 under 25, 40 to 64, 5 older.
    let rows = (0..<145).map {
      "\($0.isMultiple(of: 2) ? "yes" : "no"),\($0 < 100 ? "a" : $0 < 140 ? "b" : "c")"
    }
    let survey = try SmallSurvey(
      """
      <single id="q"><text>Is it safe?</text><answer code="yes">Yes</answer><answer code="no">No</answer></single>
      <single id="age" characteristic="age"><answer code="a">Under 25</answer><answer code="b">25 to 64</answer><answer code="c">65 and over</answer></single>
      """, rest: "<measures><measure of=\"q\" answer=\"yes\">Safe</measure></measures>",
      files: ["responses/a.csv": (["q,age"] + rows).joined(separator: "\n") + "\n"])
    #expect(
      try sentences(survey)["12"]
        == "evidence missing on all 3 comparisons (2 too few to tell, 1 not reportable): only gaps of about 24 to 25 points or more, depending on the comparison, would have been found reliably"
    )
  }

  @Test func `gives the range of the gaps that the comparisons of one group would have found`() throws {
    let survey = try TwoMeasures.survey(answeringSecond: 0)
    let rows = (0..<200).map { row in
      "\(row / 2 % 2 == 0 ? "yes" : "no"),\(row < 40 ? row / 2 % 2 == 0 ? "yes" : "no" : ""),\(row.isMultiple(of: 2) ? "female" : "male")"
    }
    try survey.folder.write("responses/a.csv", (["q,r,gender"] + rows).joined(separator: "\n") + "\n")
    #expect(
      try sentences(survey)["9"]
        == "too few to tell on all 2 comparisons: with 20 to 100 female respondents only gaps of about 19 to 40 points or more, depending on the comparison, would have been found reliably"
    )
  }

  @Test func `says that groups that the form names were not asked about`() throws {
    let rows = (0..<2_000).map { row in
      "\(row.isMultiple(of: 2) ? "yes" : "no"),\((row / 2).isMultiple(of: 2) ? "carer" : "other")"
    }
    let survey = try SmallSurvey(
      """
      <single id="q"><text>Is it safe?</text><answer code="yes">Yes</answer><answer code="no">No</answer></single>
      <single id="carer" characteristic="carer"><answer code="carer">Carer</answer><answer code="other">Not a carer</answer></single>
      """, rest: "<measures><measure of=\"q\" answer=\"yes\">Safe</measure></measures>",
      files: ["responses/a.csv": (["q,carer"] + rows).joined(separator: "\n") + "\n"])
    #expect(
      try sentences(survey)["14"]
        == "similar: within 10 points of all others; 4 groups that the form names were not asked about")
    #expect(try sentences(survey)["13"] == "not asked: the questionnaire did not ask about gender identity")
  }
}
