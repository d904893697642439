import Consultation
import FileFormats
import TestSupport
import Testing

@Suite struct `A route on the questionnaire` {
  private let before = """
    <single id="visit"><answer code="yes">Yes</answer><answer code="no">No</answer><answer code="dk" kind="dont-know">Don't know</answer></single>
    <scale id="often"><answer code="daily" score="3">Daily</answer><answer code="weekly" score="2">Weekly</answer><answer code="never" score="1">Never</answer></scale>
    <number id="miles"/>
    <multiple id="many"><answer code="a">A</answer><answer code="b">B</answer><answer code="c">C</answer><answer code="d">D</answer><answer code="e">E</answer></multiple>
    <grid id="g"><item id="i">I</item><item id="j">J</item><answer code="x">X</answer></grid>
    <ranking id="r"><answer code="p">P</answer><answer code="q">Q</answer></ranking>
    """

  private func said(_ condition: String) throws -> (sentence: String?, unsaid: [Int]) {
    let escaped = condition.replacing("<", with: "&lt;")
    let survey = try SmallSurvey("\(before)<text id=\"t\" asked-if=\"\(escaped)\"/>")
    let page = try WrittenForms(survey).page()
    return (page.first("route")?.text, try PaperForms(try survey.survey()).questionsWithUnsaidRoutes)
  }

  @Test(arguments: [
    ("visit = yes", "you ticked “Yes” at question 1"),
    ("visit != yes", "you did not tick “Yes” at question 1"),
    ("not visit != yes", "you ticked “Yes” at question 1"),
    ("visit in (yes, dk)", "you ticked “Yes” or “Don't know” at question 1"),
    ("often >= 2", "you ticked “Daily” or “Weekly” at question 2"),
    ("not often >= 2", "you did not tick “Daily” or “Weekly” at question 2"),
    ("miles > 2.5", "you wrote more than 2.5 at question 3"),
    ("not miles > 2", "you wrote 2 or less at question 3"),
    ("miles = 0", "you wrote 0 at question 3"),
    ("answered(miles)", "you answered question 3"),
    ("not answered(miles)", "you left question 3 empty"),
    ("many = c and visit = no", "you ticked “C” at question 4 and you ticked “No” at question 1"),
    ("miles < 1 or visit = no", "you wrote less than 1 at question 3, or you ticked “No” at question 1"),
    ("g.j = x", "you ticked “X” at question 5b"),
    ("r = p", "you gave a number to “P” at question 6"),
  ]) func `is said in words`(condition: String, words: String) throws {
    let said = try said(condition)
    #expect(said.sentence == "Only if \(words).")
    #expect(said.unsaid == [])
  }

  @Test(arguments: [
    "visit = yes and (often = daily or miles > 2)", "not (visit = yes and often = daily)",
    "many in (a, b, c, d, e)", "often > 5",
    "visit = yes and often = daily and miles > 2 and many = a",
  ]) func `that is too involved is left to the reader, and the officer is told`(condition: String) throws {
    let said = try said(condition)
    #expect(said.sentence == "Please answer this question only if it applies to you.")
    #expect(said.unsaid == [7])
  }
}
