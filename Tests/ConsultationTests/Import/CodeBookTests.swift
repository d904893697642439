import Consultation
import FileFormats
import Foundation
import TestSupport
import Testing

@Suite struct `A code book` {
  @Test(arguments: [
    [["variable", "question", "code", "label"], ["q1", "Safe?", "1", "Yes"], ["q1", "", "2", "No"]],
    [
      ["Label", "Value", "Variable Name", "Question Text"], ["Yes", "1", "q1", "Safe?"], ["No", "2", "", ""],
    ],
    [
      ["A title"], [], ["variable", "label", "code", "label"], ["q1", "Safe?", "1", "Yes"],
      ["q1", "", "2", "No"],
    ],
    [
      ["Field", "Answer", "Value", "Description"], ["q1", "Yes", "1", "Safe?"], ["q1", "No", "2", "Safe?"],
    ],
    [
      ["name", "variable_label", "value", "value_label"], ["q1", "Safe?", "1", "Yes"], ["", "", "2", "No"],
    ],
  ])
  func `is read whatever the order and names of its columns`(rows: [[String]]) throws {
    let found = try CodeBook(rows).dictionary()
    #expect(found.variables.map(\.code) == ["q1"])
    #expect(found["q1"]?.text == "Safe?")
    #expect(found["q1"]?.kind == .single)
    #expect(found["q1"]?.values == [.init(code: "1", label: "Yes"), .init(code: "2", label: "No")])
    #expect(found.notes.isEmpty)
  }

  @Test(arguments: [
    [["Column", "QuestionText"], ["q1", "Safe?"], ["q2", "Why?"]],
    [["variable", "label"], ["q1", "Safe?"], ["q2", "Why?"]],
    [["code", "question"], ["q1", "Safe?"], ["q2", "Why?"]],
    [
      ["qid", "qname", "question", "force_resp", "type", "selector"],
      ["QID1", "q1", "Safe?", "False", "MC", ""],
      ["QID2", "q2", "Why?", "False", "TE", ""],
    ],
  ])
  func `may name only the questions`(rows: [[String]]) throws {
    let found = try CodeBook(rows).dictionary()
    #expect(found.variables.map(\.code) == ["q1", "q2"])
    #expect(found.variables.map(\.text) == ["Safe?", "Why?"])
    #expect(found.variables.allSatisfy { $0.kind == .text && $0.values.isEmpty })
  }

  @Test func `names variables by questions where it has nothing else`() throws {
    let found = try CodeBook([["question", "code", "label"], ["q1", "1", "Yes"], ["q2", "1", "Often"]])
      .dictionary()
    #expect(found.variables.map(\.code) == ["q1", "q2"])
    #expect(found["q2"]?.values == [.init(code: "1", label: "Often")])
  }

  @Test func `keeps missing values and types, and notes what does not fit`() throws {
    let found = try CodeBook([
      ["variable", "type", "question", "code", "label", "missing"],
      ["q1", "", "One", "1", "Yes &amp; no", ""],
      ["q1", "", "One", "-9", "Not known", "yes"], ["q1", "", "One", "1", "Other", ""],
      ["q1", "", "", "", "Nothing", ""], ["q2", "Numeric", "Two", "", "", ""],
      ["q3", "multiple", "", "1", "", ""],
      ["q4", "date"],
    ]).dictionary()
    #expect(
      found["q1"]?.values == [
        .init(code: "1", label: "Yes & no"), .init(code: "-9", label: "Not known", isMissing: true),
      ])
    #expect(
      found.variables.map(\.kind) == [.single, .number, .joined(separator: ";"), .date])
    #expect(found["q3"]?.values == [.init(code: "1", label: "1")])
    #expect(found.notes.map(\.line) == [4, 5])
    #expect(
      found.notes.map(\.text) == [
        "q1 has the code 1 twice; its first label is kept", "a label of q1 has no code",
      ])
  }

  @Test(
    arguments: [
      [], [[]], [["id", "age"], ["1", "20"]], [["variable"]], [["code", "label"], ["1", "Yes"]],
    ] as [[[String]]])
  func `that is none is refused with what was expected`(rows: [[String]]) {
    let error = #expect(throws: FormatError.self) { try CodeBook(rows).dictionary() }
    #expect(error?.found == "this table is no code book: no header row names its columns")
  }

  @Test func `of a real resident survey is read`() throws {
    guard let folder = Repository.samples("real/kcmo-resident-survey") else { return }
    let rows = try CSVFile(path: folder + "/codebook.csv").head(10_000).map(\.cells)
    let found = try CodeBook(rows).dictionary()
    let columns = try CSVFile(path: folder + "/kcmo-2021-q1.csv").head(1).first?.cells ?? []
    #expect(found.variables.map(\.code) == columns)
    #expect(found["q1_01"]?.text == "as a place to live")
    #expect(found["q1_01"]?.values.map(\.code) == ["1", "2", "3", "4", "5", "9"])
    #expect(found["q1_01"]?.values.last?.label == "Don't Know")
    #expect(found["id"]?.kind == .text)
    #expect(found.notes.isEmpty)
  }
}

@Suite struct `A Quantipy code book` {
  private func dictionary(_ text: String) throws(FormatError) -> DataDictionary {
    try DataDictionary(json: Array(text.utf8))
  }

  @Test func `has codes, grids and missing values`() throws {
    let found = try dictionary(
      #"""
      {"info": {"name": "Wave 3"},
       "lib": {"default text": "fr-FR", "values": {"g": [{"value": 1, "text": {"fr-FR": "Bon", "en-GB": "Good"}},
        {"value": -1, "text": {"fr-FR": "Mauvais"}, "factor": 0}]}},
       "masks": {"g": {"text": {"en-GB": "How good?"}, "items": [{"source": "columns@g1", "text": {"en-GB": "Road"}},
         {"source": "columns@g2", "text": {"en-GB": "Path"}}], "values": "lib@values@g"}},
       "columns": {"age": {"type": "int", "text": {"en-GB": "Age"}},
         "g2": {"type": "single", "values": "lib@values@g", "missings": {"-1": "exclude"}},
         "g1": {"type": "single"}, "m": {"type": "delimited set", "values": [{"value": "a", "text": "A"}]},
         "t": {"type": "string"}, "d": {"type": "date"}, "w": {"type": "float"}, "x": {"type": "odd"}},
       "sets": {"data file": {"items": ["masks@g", "columns@m"]}}}
      """#)
    #expect(found.title == "Wave 3")
    #expect(found.variables.map(\.code) == ["g1", "g2", "m", "age", "t", "d", "w", "x"])
    #expect(
      found.variables.map(\.kind) == [
        .single, .single, .joined(separator: ";"), .number, .text, .date, .number, .text,
      ])
    #expect(found["g1"]?.question == "g")
    #expect(found["g1"]?.text == "How good?")
    #expect(found["g1"]?.under == "Road")
    #expect(
      found["g1"]?.values == [
        .init(code: "1", label: "Good"), .init(code: "-1", label: "Mauvais", score: "0"),
      ])
    #expect(found["g2"]?.values.map(\.isMissing) == [false, true])
    #expect(found["age"]?.question == "age")
    #expect(found.notes.map(\.text) == ["x is of the type 'odd', which is read as text"])
  }

  @Test func `of a real data file names its columns`() throws {
    guard let folder = Repository.samples("online/coded-with-codebook") else { return }
    let bytes = Array(
      try Data(contentsOf: URL(fileURLWithPath: folder + "/quantipy_example_A_codebook.json")))
    let header = try CSVFile(path: folder + "/quantipy_example_A_rows1-3000.csv").head(1).first?.cells ?? []
    let found = try DataDictionary(json: bytes, over: header)
    #expect(found.variables.count == 76)
    #expect(header.filter { found[$0] == nil } == ["", "id_L1.1"])
    #expect(found["q14r02c03"]?.question == "q14_3")
    #expect(found["q14r02c03"]?.text == "Store 3")
    #expect(found["q14r02c03"]?.under == "The store was clean.")
    #expect(found["q14r02c03"]?.values.count == 5)
    #expect(found["q2"]?.kind == .joined(separator: ";"))
    #expect(found.variables.first?.code == "record_number")
    #expect(found.notes.isEmpty)
  }

  @Test func `is told from a form of KoboToolbox`() throws {
    guard let folder = Repository.samples("online/kobo-odk") else { return }
    let path = folder + "/formpack_or_other_form_and_submissions.json"
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let error = #expect(throws: FormatError.self) { try DataDictionary(json: bytes) }
    #expect(error?.found == "this is a KoboToolbox form in JSON")
    #expect(error?.fix?.contains("XLSForm") == true)
  }
}
