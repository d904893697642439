import Consultation
import TestSupport
import Testing

/// A definition that is wrong in one place, and the whole message that it must give.
private struct WrongDefinition: CustomTestStringConvertible, Sendable {
  let name: String
  let questions: String
  var rest = ""
  var responses: String?
  let message: String
  var testDescription: String { name }
}

private let yesNo = "<answer code=\"yes\">Yes</answer><answer code=\"no\">No</answer>"

private let wrongDefinitions: [WrongDefinition] = [
  .init(
    name: "misspelt element", questions: "<singel id=\"q\">\(yesNo)</singel>",
    message: """
      survey.xml:5: error: element <singel> is not expected here
        expected one of: <single> <scale> <multiple> <ranking> <grid> <number> <date> <text> <derived> <banded> and others
        fix: did you mean 'single'? Rename, move or remove the element
      """),
  .init(
    name: "misspelt attribute", questions: "<single id=\"q\" bass=\"all\">\(yesNo)</single>",
    message: """
      survey.xml:5: error: element <single> has no attribute 'bass'
        expected an attribute of <single>; `soundings schema survey` lists them
        fix: correct or remove the attribute
      """),
  .init(
    name: "missing attribute", questions: "<single>\(yesNo)</single>",
    message: """
      survey.xml:5: error: element <single> has no attribute id
        expected id="..."
        fix: add the attribute
      """),
  .init(
    name: "value outside its list", questions: "<single id=\"q\" base=\"answerd\">\(yesNo)</single>",
    message: """
      survey.xml:5: error: 'answerd' is no value of base of <single>
        expected one of: 'all', 'asked', 'answered', 'valid'
        fix: did you mean 'answered'? Correct the value
      """),
  .init(
    name: "id with a capital", questions: "<single id=\"Q_1\">\(yesNo)</single>",
    message: """
      survey.xml:5: error: 'Q_1' cannot be id of <single>
        expected lower-case words and digits joined by hyphens
        fix: correct the id
      """),
  .init(
    name: "question twice", questions: "<single id=\"q\">\(yesNo)</single>\n<text id=\"q\"/>",
    message: """
      survey.xml:6: error: there is a question 'q' already, on line 5
        expected an id of its own for each question
        fix: rename one of them
      """),
  .init(
    name: "no answers", questions: "<single id=\"q\"/>",
    message: """
      survey.xml:5: error: the question has no answers
        expected answers, or frame="..."
        fix: add <answer code="...">...</answer> for each
      """),
  .init(
    name: "one spelling for two answers",
    questions:
      "<single id=\"q\"><answer code=\"a\">16-24</answer>\n<answer code=\"b\">Other<also>16 \u{2013} 24</also></answer></single>",
    message: """
      survey.xml:6: error: '16 \u{2013} 24' is a spelling of two answers of q: a and b
        expected spellings that differ in more than case, spaces and dashes
        fix: remove it from one of the two
      """),
  .init(
    name: "net of an unknown answer",
    questions: "<single id=\"q\">\(yesNo)\n<net id=\"n\" of=\"yes noo\">Either</net></single>",
    message: """
      survey.xml:6: error: 'noo' is no answer of this question
        expected one of: 'yes', 'no'
        fix: did you mean 'no'? Correct the word, or define it
      """),
  .init(
    name: "net with don't know",
    questions:
      "<single id=\"q\">\(yesNo)<answer code=\"dk\" kind=\"dont-know\">Don't know</answer>\n<net id=\"n\" of=\"no dk\">Not yes</net></single>",
    message: """
      survey.xml:6: error: the net 'n' holds 'dk'
        expected no "don't know" and no "prefer not to say" in a net
        fix: leave it out of the net
      """),
  .init(
    name: "typo in a condition",
    questions:
      "<single id=\"q\">\(yesNo)</single>\n<single id=\"r\" asked-if=\"q = yess or answered(q)\">\(yesNo)</single>",
    message: """
      survey.xml:6: error: the condition is wrong at character 5: found 'yess', which is no code of q
        q = yess or answered(q)
            ^
        expected one of: 'yes', 'no'
        fix: did you mean 'yes'?
      """),
  .init(
    name: "condition that does not end",
    questions:
      "<single id=\"q\">\(yesNo)</single>\n<derived id=\"d\"><group code=\"a\" when=\"(q = yes\">A</group></derived>",
    message: """
      survey.xml:6: error: the condition is wrong at character 9: found the end
        (q = yes
                ^
        expected ')'
        fix: correct the condition at the mark
      """),
  .init(
    name: "condition on a later question",
    questions:
      "<derived id=\"d\"><group code=\"a\" when=\"q = yes\">A</group></derived>\n<single id=\"q\">\(yesNo)</single>",
    message: """
      survey.xml:5: error: the condition is wrong at character 1: found 'q', which is no question that stands before
        q = yes
        ^
        expected a question: 
        fix: correct the condition at the mark
      """),
  .init(
    name: "bands with a gap", questions: "<number id=\"n\"/>\n<banded id=\"b\" of=\"n\" bands=\"0-15 17+\"/>",
    message: """
      survey.xml:6: error: the bands leave a gap or overlap at '17+'
        expected a band that starts at 16
        fix: correct the bands so that each number has exactly one
      """),
  .init(
    name: "grouping that leaves an answer out",
    questions: "<single id=\"q\" characteristic=\"c\">\(yesNo)</single>",
    rest: "<groupings of=\"c\"><grouping id=\"g\"><group of=\"yes\">Yes</group></grouping></groupings>",
    message: """
      survey.xml:7: error: the grouping leaves out 'no'
        expected each answer of q in one group
        fix: add it to a group, or add <group rest="yes">...</group>
      """),
  .init(
    name: "file outside the folder", questions: "<single id=\"q\">\(yesNo)</single>",
    responses: "<export id=\"a\" file=\"../a.csv\" mode=\"online\"/>",
    message: """
      survey.xml:3: error: '../a.csv' leads out of the survey's folder
        expected a path inside the folder, such as responses/online.csv
        fix: copy the file into the folder and name it there
      """),
  .init(
    name: "a column named in two ways",
    questions: "<single id=\"q\"><column code=\"a\" header=\"b\"/>\(yesNo)</single>",
    message: """
      survey.xml:5: error: the column is named in 2 ways
        expected exactly one of code, header, position and path
        fix: keep one of code and header
      """),
  .init(
    name: "measure of an unknown net", questions: "<single id=\"q\">\(yesNo)</single>",
    rest: "<measures><measure of=\"q\" net=\"safe\"/></measures>",
    message: """
      survey.xml:7: error: 'safe' is no net of q
        expected none: there is none
        fix: Correct the word, or define it
      """),
]

@Suite struct `A definition` {
  @Test(arguments: wrongDefinitions)
  fileprivate func `that is wrong says where, what and how to mend it`(_ wrong: WrongDefinition) throws {
    let survey =
      if let responses = wrong.responses {
        try SmallSurvey(wrong.questions, responses: responses, rest: wrong.rest)
      } else { try SmallSurvey(wrong.questions, rest: wrong.rest) }
    #expect(survey.failure() == wrong.message)
  }

  @Test func `lists every fault, not only the first`() throws {
    let survey = try SmallSurvey("<single id=\"q\"/>\n<single id=\"q\"/>")
    let error = #expect(throws: Problem.self) { try survey.survey() }
    #expect(error?.others.count == 2)
  }

  @Test(arguments: ["", "<survey", "plain", "<!DOCTYPE survey [<!ENTITY x \"y\">]><survey/>", "<other/>"])
  func `that is no definition at all is refused`(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("survey.xml", text)
    let error = #expect(throws: Problem.self) { try Survey(contentsOf: folder.path) }
    #expect(error?.kind == .unusable)
    #expect(error?.location.file == folder.path + "/survey.xml")
  }

  @Test func `has every standard frame that the schema names`() throws {
    let ids = Survey.schema.split(separator: "<xs:simpleType name=\"frame\">")[1].split(
      separator: "</xs:simpleType>")[0]
      .split(separator: "enumeration value=\"").dropFirst().compactMap { $0.split(separator: "\"").first }
    #expect(ids.count == 13)
    let questions = ids.enumerated().map { "<single id=\"q\($0)\" frame=\"\($1)\"/>" }.joined()
    let survey = try SmallSurvey(questions).survey()
    #expect(survey.questions.allSatisfy { $0.frame.options.count >= 2 })
    #expect(survey.questions[0].frame.options.count == 20, "19 ethnic groups and prefer not to say")
  }

  @Test func `may add spellings and answers to a standard frame`() throws {
    let survey = try SmallSurvey(
      "<single id=\"sex\" frame=\"sex\"><answer code=\"female\"><also>F.</also></answer><answer code=\"other\">Another</answer></single>",
      files: ["responses/a.csv": "sex,x\nF.,1\nanother,1\nMALE,1\nprefer not to say,1\n"])
    #expect(try survey.table().said("sex") == ["female", "other", "male", "prefer-not-to-say"])
  }
}

@Suite struct `Conditions` {
  /// Three yes-or-no questions with every combination of yes, no and blank.
  private func answers(_ condition: String) throws -> [String] {
    let questions = ["a", "b"].map { "<single id=\"\($0)\">\(yesNo)</single>" }.joined()
    let made =
      "<derived id=\"d\"><group code=\"true\" when=\"\(condition)\">T</group><group code=\"false\" when=\"not (\(condition))\">F</group></derived>"
    let values = ["yes", "no", ""]
    let rows = values.flatMap { a in values.map { "\(a),\($0),x\n" } }.joined()
    let survey = try SmallSurvey(
      questions + "<text id=\"c\"/>" + made, files: ["responses/a.csv": "a,b,c\n" + rows])
    return try survey.table().said("d")
  }

  @Test func `are three-valued`() throws {
    let t = "true", f = "false", blank = "(blank)"
    // Rows: yes-yes, yes-no, yes-blank, no-yes, no-no, no-blank, blank-yes, blank-no, blank-blank.
    #expect(try answers("a = yes") == [t, t, t, f, f, f, blank, blank, blank])
    #expect(try answers("a = yes and b = yes") == [t, f, blank, f, f, f, blank, f, blank])
    #expect(try answers("a = yes or b = yes") == [t, t, t, t, f, blank, t, blank, blank])
    #expect(try answers("a in (yes, no)") == [t, t, t, t, t, t, blank, blank, blank])
    #expect(try answers("a != yes") == [f, f, f, t, t, t, blank, blank, blank])
    #expect(try answers("answered(a)") == [t, t, t, t, t, t, f, f, f])
    #expect(try answers("not a = yes or (b = no and answered(b))") == [f, t, f, t, t, t, blank, t, blank])
  }

  @Test func `compare numbers, sums and scores, and know what a multiple includes`() throws {
    let survey = try SmallSurvey(
      """
      <number id="n"/><scale id="s"><answer code="low" score="1">Low</answer><answer code="high" score="2.5">High</answer></scale>
      <multiple id="m"><answer code="x">X</answer><answer code="y">Y</answer></multiple>
      <sum id="both" of="n s"/><sum id="any" of="n s" missing="all"/>
      <derived id="d"><group code="big" when="n &gt;= 10">B</group><group code="high" when="s &gt; 2">H</group><group code="sum" when="both = 4">S</group><group code="includes" when="m = y">I</group><group code="rest" when="n &lt; 100">R</group></derived>
      """,
      files: ["responses/a.csv": "n,s,m.x,m.y\n10,low,1,\n1,high,,1\n3,low,1,\n,low,1,1\n2,low,1,0\n,,1,0\n"])
    let table = try survey.table()
    #expect(table.said("d") == ["big", "high", "sum", "includes", "rest", "(blank)"])
    #expect(table.said("both") == ["11.0", "3.5", "4.0", "(blank)", "3.0", "(blank)"])
    #expect(
      table.said("any") == ["11.0", "3.5", "4.0", "1.0", "3.0", "(blank)"], "a sum of nothing is missing")
  }
}
