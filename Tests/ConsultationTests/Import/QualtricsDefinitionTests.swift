import Consultation
import FileFormats
import Foundation
import TestSupport
import Testing

@Suite struct `A Qualtrics survey` {
  private func survey(_ questions: [String], before: String = "") -> String {
    let elements = questions.enumerated().map { index, payload in
      "{\"Element\": \"SQ\", \"PrimaryAttribute\": \"QID\(index + 1)\", \"Payload\": \(payload)}"
    }
    return """
      {"SurveyEntry": {"SurveyName": "Safety &amp; you"},
       "SurveyElements": [\(before)\(elements.joined(separator: ","))]}
      """
  }

  private func dictionary(_ text: String, over headers: [String] = []) throws(FormatError) -> DataDictionary {
    try DataDictionary(json: Array(text.utf8), over: headers)
  }

  private let choices =
    #""Choices": {"1": {"Display": "<b>Day</b>"}, "2": {"Display": "Night", "TextEntry": "true"}}"#

  @Test func `gives a choice its recode values in the order of the questionnaire`() throws {
    let found = try dictionary(
      survey([
        #"{"DataExportTag": "Q1", "QuestionText": "When&nbsp;out?<br>", "QuestionType": "MC", "Selector": "SAVR", "#
          + choices
          + #", "ChoiceOrder": [2, "1"], "RecodeValues": {"1": "9", "2": 4}, "AnalyzeChoices": {"1": "No"}}"#
      ]))
    #expect(found.title == "Safety & you")
    #expect(found.variables.map(\.code) == ["Q1", "Q1_4_TEXT"])
    let question = try #require(found["Q1"])
    #expect(question.text == "When out?")
    #expect(question.kind == .single)
    #expect(
      question.values == [.init(code: "4", label: "Night"), .init(code: "9", label: "Day", isMissing: true)])
    #expect(found["Q1_4_TEXT"]?.kind == .text)
    #expect(found["Q1_4_TEXT"]?.question == "Q1")
  }

  @Test func `splits a multiple question, and knows that it may stand in one column`() throws {
    let text = survey([
      #"{"DataExportTag": "Q2", "QuestionText": "T", "QuestionType": "MC", "Selector": "MAVR", "# + choices
        + #", "RecodeValues": {"1": "-1", "2": "2"}}"#
    ])
    let all = try dictionary(text)
    #expect(all.variables.map(\.code) == ["Q2", "Q2_-1", "Q2_2", "Q2_2_TEXT"])
    #expect(all.variables.map(\.kind) == [.joined(separator: ","), .tick, .tick, .text])
    #expect(all["Q2_-1"]?.under == "Day")
    #expect(all.variables.allSatisfy { $0.question == "Q2" })
    let split = try dictionary(text, over: ["Q2_1", "Q2_2", "Q2_2_TEXT"])
    #expect(split.variables.map(\.code) == ["Q2_1", "Q2_2", "Q2_2_TEXT"])
  }

  @Test func `names grids, rankings, numbers and what is no answer`() throws {
    let grid = choices + #", "Answers": {"1": {"Display": "Like"}, "2": {"Display": "Not"}}, "#
    let found = try dictionary(
      survey([
        #"{"DataExportTag": "A", "QuestionText": "T", "QuestionType": "Matrix", "Selector": "Likert", "#
          + grid
          + #""SubSelector": "SingleAnswer", "RecodeValues": {"1": "5", "2": "6"}}"#,
        #"{"DataExportTag": "B", "QuestionText": "T", "QuestionType": "Matrix", "Selector": "Likert", "#
          + grid
          + #""SubSelector": "MultipleAnswer", "ChoiceDataExportTags": {"1": "day", "2": "night"}}"#,
        #"{"DataExportTag": "C", "QuestionType": "RO", "Selector": "DND", "# + choices + "}",
        #"{"DataExportTag": "D", "QuestionType": "CS", "Selector": "VRTL", "# + choices + "}",
        #"{"DataExportTag": "E", "QuestionText": "Read", "QuestionType": "DB", "Selector": "TB"}"#,
        #"{"DataExportTag": "F", "QuestionType": "Timing", "Selector": "PageTimer"}"#,
        #"{"DataExportTag": "G", "QuestionType": "TE", "Selector": "SL", "Validation": {"Settings": {"ContentType": "ValidNumber"}}}"#,
        #"{"DataExportTag": "H", "QuestionType": "HeatMap", "Selector": "Image"}"#,
      ]))
    #expect(
      found.variables.map(\.code) == [
        "A_1", "A_2", "A_2_TEXT", "B_day_1", "B_day_2", "B_night_1", "B_night_2", "B_night_TEXT", "C_1",
        "C_2",
        "C_2_TEXT", "D_1", "D_2", "D_2_TEXT", "E", "F_First Click", "F_Last Click", "F_Page Submit",
        "F_Click Count", "G", "H",
      ])
    #expect(found["A_1"]?.values.map(\.code) == ["5", "6"])
    #expect(found["A_1"]?.under == "Day")
    #expect(found["A_1"]?.question == "A")
    #expect(found["B_day_2"]?.kind == .tick)
    #expect(found["B_day_2"]?.text == "T - Day")
    #expect(found["B_day_2"]?.under == "Not")
    #expect(found["B_day_2"]?.question == "B_day")
    #expect(found["C_1"]?.kind == .rankOfItem)
    #expect(found["D_1"]?.kind == .number)
    #expect(found["G"]?.kind == .number)
    for code in ["E", "F_Page Submit", "H"] { #expect(found[code]?.kind == .display) }
    #expect(found.notes.map(\.text) == ["H is of the type HeatMap Image, which is not read"])
  }

  @Test func `follows the flow and leaves the trash out`() throws {
    let before = #"""
      {"Element": "BL", "Payload": {"1": {"ID": "one", "Type": "Default", "Description": "Start",
        "BlockElements": [{"Type": "Question", "QuestionID": "QID1"}]},
        "2": {"ID": "two", "Type": "Standard", "Description": "<i>Roads</i>", "Options": {"Looping": "Question"},
        "BlockElements": [{"Type": "Question", "QuestionID": "QID3"}, {"Type": "Page Break"}]},
        "3": {"ID": "bin", "Type": "Trash", "BlockElements": [{"Type": "Question", "QuestionID": "QID2"}]}}},
      {"Element": "FL", "Payload": {"Flow": [{"Type": "EmbeddedData", "EmbeddedData": [{"Field": "ward"}]},
        {"Type": "Branch", "Flow": [{"Type": "Block", "ID": "two"}]}, {"Type": "Block", "ID": "one"}]}},
      """#
    let text = survey(
      ["A", "B", "C"].map {
        "{\"DataExportTag\": \"\($0)\", \"QuestionType\": \"TE\", \"Selector\": \"SL\"}"
      },
      before: before)
    let found = try dictionary(text)
    #expect(found.variables.map(\.code) == ["C", "A", "ward"])
    #expect(
      found.notes.map(\.text) == [
        "the block Roads is looped: its columns have the loop's number in front, as 1_Q3"
      ])
  }

  @Test func `with a hostile grid is refused before it fills the memory`() {
    let many = (0..<5_000).map { "\"\($0)\": {\"Display\": \"x\"}" }.joined(separator: ",")
    let text = survey([
      "{\"DataExportTag\": \"Q\", \"QuestionType\": \"Matrix\", \"SubSelector\": \"MultipleAnswer\", "
        + "\"Choices\": {\(many)}, \"Answers\": {\(many)}}"
    ])
    let error = #expect(throws: FormatError.self) { try dictionary(text) }
    #expect(error?.kind == .limit)
  }

  @Test(arguments: [
    ("{}", "this JSON is neither a Qualtrics survey nor a Quantipy code book"),
    ("[1]", "this JSON is neither a Qualtrics survey nor a Quantipy code book"),
    ("{\"columns\": {}}", "this JSON is neither a Qualtrics survey nor a Quantipy code book"),
    ("{\"SurveyEntry\": {}, \"SurveyElements\": 3}", "the Qualtrics survey holds no question"),
    ("{\"content\": {\"survey\": [{\"type\": \"text\"}]}}", "this is a KoboToolbox form in JSON"),
  ])
  func `that is none is refused with what was expected`(text: String, found: String) {
    let error = #expect(throws: FormatError.self) { try dictionary(text) }
    #expect(error?.found == found)
    #expect(error?.expected != nil && error?.fix != nil)
  }

  @Test func `damaged anywhere is read or refused`() throws {
    let whole = Array(
      survey(
        [
          #"{"DataExportTag": "Q1", "QuestionType": "MC", "Selector": "MAVR", "RecodeValues": {"1": "9"}, "#
            + choices
            + "}",
          #"{"DataExportTag": "Q2", "QuestionType": "Matrix", "Selector": "TE", "AnswerOrder": [2, 1], "#
            + choices
            + #", "Answers": {"1": {"Display": "&#65;"}, "2": {}}}"#,
        ]
      ).utf8)
    var generator = SeededGenerator(seed: 11)
    var read = 0
    for _ in 0..<3_000 {
      var bytes = whole
      for _ in 0...generator.below(3) { bytes[generator.below(bytes.count)] = UInt8(generator.below(256)) }
      if generator.below(4) == 0 { bytes.removeLast(generator.below(bytes.count)) }
      if (try? DataDictionary(json: bytes)) != nil { read += 1 }
    }
    #expect(read > 0)
  }

  @Test func `of odd shapes is read as far as it goes`() throws {
    let odd = [
      "null", "3", "[]", #"{"QuestionType": "MC", "Selector": "SAVR", "Choices": ["a", {"Display": 7}]}"#,
      #"{"QuestionType": "Matrix", "Choices": true, "Answers": [], "ChoiceOrder": {"1": {}}}"#,
      #"{"QuestionType": "SBS", "AdditionalQuestions": {"1": 5, "2": {"Choices": {"1": {}}}}}"#,
    ]
    let found = try dictionary(survey(odd))
    #expect(found["QID4"]?.values.map(\.label) == ["", "7"])
  }
}

@Suite struct `A real Qualtrics survey` {
  private let folder = Repository.samples("online/qualtrics")

  private func header(_ name: String) throws -> [String] {
    let row = try CSVFile(path: (folder ?? "") + "/" + name).head(1).first?.cells ?? []
    return row.last == "" ? row.dropLast() : row
  }

  @Test(arguments: [
    ("Sample_Survey_many_types_insights.csv", 11), ("Sample_Survey_many_types_legacy.csv", 10),
  ])
  func `names every answer column of its exports in order`(name: String, metadata: Int) throws {
    guard let folder else { return }
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/Sample_Survey_many_types.qsf")))
    let header = try header(name)
    let answers = Array(header.dropFirst(metadata).dropLast(3))
    #expect(answers.count == 176)
    let found = try DataDictionary(json: bytes, over: header)
    #expect(found.title == "Sample Survey")
    #expect(found.variables.map(\.code) == answers)
    #expect(found.variables.allSatisfy { !$0.text.contains("<") && !$0.text.contains("&nbsp;") })
  }

  @Test func `has the labels of its codes`() throws {
    guard let folder else { return }
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/Sample_Survey_many_types.qsf")))
    let found = try DataDictionary(json: bytes)
    let split = found.variables.filter { $0.kind != .joined(separator: ",") }.map(\.code)
    #expect(try split == Array(header("Sample_Survey_many_types_insights.csv").dropFirst(11).dropLast(3)))
    #expect(
      found["Q45"]?.values == [
        .init(code: "143", label: "Oranges"), .init(code: "132", label: "Blueberries"),
        .init(code: "142", label: "Strawberries"),
      ])
    #expect(found["Q47_violet"]?.values.map(\.code) == ["12", "2", "3"])
    #expect(found["Q47_violet"]?.under == "Blueberries")
    #expect(found["Q35_2_1"]?.under == "Like")
    #expect(found["Q49#2_tiny_143"]?.values.map(\.code) == ["64", "231", "464", "475"])
    #expect(found["Q24_2"]?.text == "Please rate your likelihood of consuming each fruit")
    #expect(found["Q6"] == nil, "this question is in the trash")
    #expect(found.notes.count == 6)
  }
}
