import TestSupport
import Testing

@testable import Consultation

/// What is drafted from an invented council table with one header row, and why.
@Suite struct `A draft of a council's table` {
  private static let header = [
    "Submitted", "How safe do you feel after dark?",
    "Which three things would help most? (choose up to three)",
    "In which year were you born?", "Are you trans?",
    "Do you have any physical or mental health conditions or illnesses lasting or expected to last 12 months or more?",
    "Do any of your conditions or illnesses reduce your ability to carry out day-to-day activities?",
    "What is your ethnic group?", "Your full name", "Postcode", "Any other comments?",
    "Rate the park from 1 to 5",
  ]

  private static let ethnicGroups = [
    "White: English, Welsh, Scottish, Northern Irish or British", "Asian or Asian British: Indian",
    "Caribbean",
    "Prefer not to say",
  ]

  /// Sixty responses by turns through the answers.
  private func draft() throws -> SurveyDraft {
    let safety = ["Very safe", "Fairly safe", "Fairly unsafe", "Very unsafe", "Don't know", "Not applicable"]
    let wishes = ["Lights", "Patrols", "Cameras", "Activities"]
    var rows = [Self.header]
    for row in 0..<60 {
      let hasCondition = row % 3
      rows.append([
        "\(1 + row % 28)/06/2024 10:\(10 + row % 50)", safety[row % 6],
        (0..<1 + row % 3).map { wishes[($0 + row) % 4] }.joined(separator: ";"),
        row % 15 == 0 ? "Prefer not to say" : String(1940 + row), row % 20 == 0 ? "Yes" : "No",
        ["Yes", "No", "Prefer not to say"][hasCondition],
        hasCondition == 0 ? ["Yes, a lot", "Yes, a little", "Not at all"][row % 9 / 3] : "",
        Self.ethnicGroups[row % 4], "Person \(row % 7)", "ME\(1 + row % 9) \(row % 9)AB",
        row % 2 == 0 ? "Comment number \(row), with some words of its own" : "", String(1 + row % 5),
      ])
    }
    let folder = try TemporaryFolder()
    try folder.write(
      "responses/a.csv",
      rows.map { $0.map { "\"\($0)\"" }.joined(separator: ",") }.joined(separator: "\n") + "\n")
    let draft = try SurveyDraft(folder: folder.path, files: ["responses/a.csv"])
    try folder.write("survey.xml", draft.xml)
    let table = try ResponseTable(importing: try Survey(contentsOf: folder.path))
    #expect(table.count == 60)
    #expect(table.problems.filter { $0.severity == .error }.isEmpty)
    let disabled = try #require(table.survey.questionIndex["disability"])
    #expect((0..<60).count { table.columns[disabled][$0].answer == 0 } == 14)
    return draft
  }

  private func attributes(_ question: QuestionDraft) -> [String: String] {
    Dictionary(question.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `has the questions, their kinds and their ids`() throws {
    let draft = try draft()
    #expect(
      draft.questions.map { "\($0.element) \($0.id)" } == [
        "scale safe-after-dark", "multiple three-things-help-most", "number year-of-birth", "single trans",
        "single condition", "single limits", "single ethnicity", "text other-comments", "scale rate-park",
      ])
    #expect(
      draft.characteristics.map(\.id) == ["age", "trans", "disability", "ethnicity"])
    #expect(draft.fieldwork?.from.iso == "2024-06-01" && draft.fieldwork?.to.iso == "2024-06-28")
  }

  @Test
  func `gives scores and nets, called after their answers, and leaves "not applicable" out of the base`()
    throws
  {
    let safety = try draft().questions[0]
    #expect(
      safety.answers.map(\.code) == ["very-safe", "fairly-safe", "fairly-unsafe", "very-unsafe", "dont-know"])
    #expect(safety.answers.map(\.score) == ["5", "4", "2", "1", nil])
    #expect(safety.nets.map(\.label) == ["Very safe or fairly safe", "Fairly unsafe or very unsafe"])
    #expect(try draft().xml.contains("<missing value=\"Not applicable\" reason=\"not-asked\"/>"))
  }

  @Test func `states a limit that the heading names and everybody kept`() throws {
    #expect(attributes(try draft().questions[1])["at-most"] == "3")
    #expect(ChoiceLimit.stated(in: "Pick your top five issues") == 5)
    #expect(ChoiceLimit.stated(in: "Choose one") == nil)
    #expect(ChoiceLimit.stated(in: "In the last 12 months, which of these ...?") == nil)
  }

  @Test func `bands a year of birth, with limits, whatever some wrote in its place`() throws {
    let birth = try draft().questions[2]
    #expect(attributes(birth) == ["minimum": "1909", "maximum": "2024"])
    #expect(birth.made.first?.contains("at=\"year\" bands=") == true)
    #expect(try draft().xml.contains("<missing value=\"Prefer not to say\" reason=\"blank\"/>"))
  }

  @Test func `does not turn "are you trans" round, and joins the two questions on disability`() throws {
    let questions = try draft().questions
    #expect(attributes(questions[3]) == ["characteristic": "trans"])
    #expect(questions[3].answers.map(\.label) == ["No", "Yes"])
    #expect(attributes(questions[4])["characteristic"] == nil)
    #expect(attributes(questions[5]) == ["frame": "limits-activities", "asked-if": "condition = yes"])
    #expect(questions[5].made.first == "<derived id=\"disability\" characteristic=\"disability\">")
  }

  @Test func `ties ethnic groups with commas to the standard list and drafts its groups`() throws {
    let draft = try draft()
    #expect(attributes(draft.questions[6])["frame"] == "census-2021-ethnic-group")
    #expect(
      draft.groupings.first
        == "<groupings of=\"ethnicity\" show=\"five\" publish=\"two-way\" test=\"two-way\">")
  }

  @Test func `leaves names and postcodes out, and says so without printing any`() throws {
    let draft = try draft()
    #expect(draft.sources[0].leftOut.map(\.column.text) == ["Your full name", "Postcode"])
    #expect(draft.sources[0].leftOut.allSatisfy { $0.reason.hasSuffix("are never stored") })
    for word in ["Person 1", "ME1", "Comment number"] { #expect(!draft.xml.contains(word), "\(word)") }
  }

  @Test func `asks what it cannot know`() throws {
    #expect(
      try draft().doubts.map { "\($0.about): \($0.doubt)" } == [
        "survey: What is the title of the consultation, and who asks?",
        "year-of-birth: Are these the age bands you publish?",
      ])
  }
}

/// The order of day and month, proved or asked.
@Suite struct `Dates of a draft` {
  @Test(arguments: [
    (["13/06/2024", "05/06/2024"], "day first"), (["06/13/2024", "05/06/2024"], "month first"),
    (["2024-06-13"], "year first"), (["05/06/2024", "07/08/24"], "ambiguous"),
    (["13/06/2024", "06/13/2024"], "contradictory"),
  ]) func `prove their order or do not`(texts: [String], found: String) throws {
    let evidence = try #require(DateOrderEvidence(texts))
    #expect(evidence.share == 1)
    switch evidence.finding {
    case .proved(let order, _): #expect(order.inWords == found)
    case .ambiguous: #expect(found == "ambiguous")
    case .contradictory: #expect(found == "contradictory")
    }
  }

  @Test(arguments: [
    ("2024-06-03 10:15:00", 615), ("6/3/2024 1:05:00 PM", 785), ("6/3/2024 12:05 AM", 5), ("03/06/2024", nil),
  ]) func `tell the minute of the day`(text: String, minute: Int?) {
    #expect(WrittenDate.minute(text) == minute)
  }
}

/// Whatever stands for a tick in the columns of a table, the draft and the import take it alike.
@Suite struct `A draft of columns of ticks` {
  @Test(arguments: [("☑", "☐"), ("✔", "0"), ("on", "off"), ("Ticked", "Unticked"), ("1.0", "0.0")])
  func `is one question with many answers`(ticked: String, notTicked: String) throws {
    let folder = try TemporaryFolder()
    let rows = (0..<12).map { row in
      [row % 2 == 0, row % 3 == 0, row % 4 == 0].map { $0 ? ticked : notTicked }.joined(separator: ",")
    }
    let asked = "What have you changed?"
    let header = ["Avoided places", "Took a taxi", "Bought an alarm"].map { "\(asked) [\($0)]" }
    try folder.write("a.csv", ([header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n")

    let draft = try SurveyDraft(folder: folder.path, files: ["a.csv"])
    #expect(draft.questions.map { "\($0.element): \($0.text)" } == ["multiple: \(asked)"])

    try folder.write("survey.xml", draft.xml)
    let table = try ResponseTable(importing: try Survey(contentsOf: folder.path))
    let ticks = (0..<3).map { option in (0..<12).count { table.columns[0].hasTick(option, row: $0) } }
    #expect(ticks == [6, 4, 3])
    // That the dates of fieldwork wait for a person is all there is to say.
    #expect(table.problems.map(\.kind) == [.draft])
  }
}
