import TestSupport
import Testing

@testable import Consultation

@Suite struct `What the document prints of the officer's entries` {
  private static let header =
    "question,evidence_state,answer,reason,other_evidence,acknowledgement,officer,date\n"

  private func entries(_ rows: String?) throws -> (OfficerEntries, ImpactAssessment) {
    let survey = try AnsweredSurvey.made()
    if let rows { try survey.folder.write("dia-answers.csv", Self.header + rows) }
    let tables = try survey.tables()
    let assessment = ImpactAssessment(of: tables, answers: try AssessmentAnswers(beside: tables.survey))
    return (OfficerEntries(assessment), assessment)
  }

  private func line(_ number: String, _ rows: String?) throws -> String {
    let (entries, assessment) = try entries(rows)
    return entries.answerLine(for: try #require(assessment.concerns.first { $0.concern.number == number }))
  }

  @Test func `is a place to fill where nothing was entered`() throws {
    #expect(
      try line("8", nil)
        == "- Answer on the form, YES or NO: to be entered by the officer. This evidence does not support NO."
    )
    #expect(
      try line("9", nil) == "- Answer on the form, YES or NO: to be entered by the officer, with the reason")
    #expect(try line("12", nil) == "- Answer on the form, YES or NO: to be entered by the officer")
    let (entries, _) = try entries("7,,,,,,,\n")
    #expect(
      entries.lines(forQuestion: "16") == [
        "- Answer to question 16, YES or NO, with the reason: to be entered by the officer. On questions 7, 8, 10, 11, 13, 14 and 15 evidence is missing; NO needs that acknowledged."
      ])
    #expect(
      entries.lines(forQuestion: "17") == [
        "- Answer to question 17, YES or NO, with the reason: to be entered by the officer"
      ])
    #expect(entries.recommendation == ["- Recommendation: to be entered by the officer"])
    #expect(entries.nextReview == ["- Date of next review: to be entered"])
  }

  @Test func `is the answer with its reason, other evidence, acknowledgement and officer`() throws {
    #expect(
      try line("8", "8,,no,One *reason*,Crime <data>,Too few took part.,A. Officer,2026-11-21\n") == """
        - Answer on the form: NO, entered by the officer on 21 November 2026. This evidence does not support NO.
        - Reason: One \\*reason\\*
        - Other evidence: Crime &lt;data&gt;
        - Acknowledged: Too few took part.
        - Officer: A. Officer
        """)
    #expect(
      try line("9", "9,,yes,,,,,\n")
        == "- Answer on the form: YES, entered by the officer; date and officer are needed before the form is final"
    )
    let (entries, _) = try entries(
      """
      17,,NO,There is nothing to justify,,,A. Officer,21/11/2026
      recommendation,,"NO, BUT",Actions follow,,,A. Officer,21/11/2026
      next review,,2027-05-01,,,,,
      """)
    #expect(
      entries.lines(forQuestion: "17") == [
        "- Answer to question 17: NO, entered by the officer on 21 November 2026",
        "- Reason: There is nothing to justify", "- Officer: A. Officer",
      ])
    #expect(
      entries.recommendation == [
        "- Recommendation: NO, BUT, entered by the officer on 21 November 2026",
        "- Reason: Actions follow", "- Officer: A. Officer",
      ])
    #expect(entries.nextReview == ["- Date of next review: 1 May 2027"])
  }

  @Test func `is never a NO that the evidence does not carry`() throws {
    #expect(
      try line("8", "8,,NO,Why,,,A. Officer,2026-11-21\n") == """
        - Answer on the form, YES or NO: to be entered by the officer. This evidence does not support NO.
        - The NO that was entered is not used: evidence is missing, and no sentence acknowledges that.
        - Reason: Why
        - Officer: A. Officer
        """)
    #expect(
      try line("9", "9,,NO,,,,,\n").contains("a difference was found, and no sentence gives the reason."))
    let (entries, _) = try entries("recommendation,,NO,,,,,\n")
    #expect(
      entries.recommendation == [
        "- Recommendation: to be entered by the officer",
        "- The NO that was entered is not used: evidence is missing, and no sentence acknowledges that.",
      ])
    let (others, _) = try self.entries("16,,NO,ok,,Too few took part.,,\n17,,YES,,,,,\n")
    #expect(
      others.lines(forQuestion: "16").dropFirst() == [
        "- The NO that was entered is not used: a difference was found, and no sentence gives the reason.",
        "- Reason: ok", "- Acknowledged: Too few took part.",
      ])
    #expect(
      others.lines(forQuestion: "17") == [
        "- Answer to question 17, YES or NO, with the reason: to be entered by the officer",
        "- The YES that was entered is not used: no sentence gives the reason.",
      ])
  }

  @Test func `says what NO needs where a difference was found and other comparisons lack evidence`() throws {
    let assessment = ImpactAssessment(of: try TwoMeasures.survey(answeringSecond: 5).tables())
    let gender = try #require(assessment.concerns.first { $0.concern.number == "9" })
    #expect(
      OfficerEntries(assessment).answerLine(for: gender)
        == "- Answer on the form, YES or NO: to be entered by the officer, with the reason. For some comparisons evidence is missing; NO needs that acknowledged."
    )
  }
}
