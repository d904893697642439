import FileFormats
import Foundation
import TestSupport
import Testing

@testable import Consultation

/// Files that hold no responses, or responses that somebody has spoiled: refused with what to do instead.
@Suite struct `A file that cannot be used` {
  private static let age =
    "<scale id=\"age\"><answer code=\"b-1\">1-4</answer><answer code=\"b-2\">5-9</answer><answer code=\"b-3\">10 or over</answer>"

  private func survey(_ questions: String, file: String, more: String = "") throws -> SmallSurvey {
    try SmallSurvey(
      questions,
      responses: "<export id=\"a\" file=\"responses/\(file)\" mode=\"online\" \(more)/>")
  }

  @Test func `because a spreadsheet has turned bands into dates waits for a person`() throws {
    let survey = try survey(Self.age + "</scale>", file: "a.csv")
    try survey.folder.write("responses/a.csv", "age,x\n1-4,1\n05-Sep,1\n10 or over,1\n")
    #expect(
      survey.failure() == """
        responses/a.csv:3: column 1 'age': error: '05-Sep' is a date in a question of bands, age: a spreadsheet makes it of '5-9'
          expected one of: '1-4', '5-9', '10 or over' (survey.xml:5)
          fix: export the file again without a spreadsheet; or, if it was '5-9', confirm it by <also>05-Sep</also> in that answer
        """)
    let confirmed = try self.survey(
      Self.age.split(separator: ">5-9<").joined(separator: ">5-9<also>05-Sep</also><") + "</scale>",
      file: "a.csv")
    try confirmed.folder.write("responses/a.csv", "age,x\n1-4,1\n05-Sep,1\n10 or over,1\n")
    #expect(try confirmed.table().said("age") == ["b-1", "b-2", "b-3"])
  }

  @Test(arguments: ["2024-09-05", "2024-09-05 00:00:00", "05/09/2024", "5-Sep", "Sep-05"])
  func `because of dates in any form`(_ cell: String) throws {
    let survey = try survey(Self.age + "</scale>", file: "a.csv")
    try survey.folder.write("responses/a.csv", "age,x\n1-4,1\n\(cell),1\n")
    #expect(survey.failure()?.contains("a spreadsheet makes it of '5-9'") == true)
  }

  @Test func `because a spreadsheet with another separator mixed it up says so`() throws {
    let survey = try survey("<number id=\"n\"/>", file: "a.csv")
    try survey.folder.write("responses/a.csv", "\"n,b,c,d,e,f,g,h\";;;;;;;\n\"1,2,3,4,5,6,7,8\";;;;;;;\n")
    #expect(
      survey.failure() == """
        responses/a.csv:1: error: a spreadsheet with another list separator has mixed up the columns of this file
          expected the file as the platform wrote it
          fix: export the responses again and do not save them in a spreadsheet; records cut like this cannot be repaired
        """)
  }

  @Test func `because a header row is missing does not print what stands there`() throws {
    let survey = try survey("<number id=\"n\"/>", file: "a.csv", more: "platform=\"surveymonkey\"")
    try survey.folder.write(
      "responses/a.csv", "Respondent ID,Email Address,n\n1,jo@example.org,5\n2,al@example.org,6\n")
    #expect(
      survey.failure() == """
        responses/a.csv:2: error: an e-mail or IP address stands in a header row: a header row is missing, and a response has taken its place
          expected the header rows as the platform writes them
          fix: export the responses again and do not delete rows
        """)
  }

  @Test func `because it is a workbook with a password says how to save it`() throws {
    let survey = try survey("<number id=\"n\"/>", file: "a.xlsx")
    try survey.folder.write(
      "responses/a.xlsx",
      bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 512))
    let message = survey.failure() ?? ""
    #expect(message.hasPrefix("responses/a.xlsx: error: "))
    #expect(message.contains("password"))
  }

  @Test func `because two sheets or two files hold rows asks for one`() throws {
    let survey = try survey(
      "<single id=\"q\"><answer code=\"y\">Yes</answer><answer code=\"n\">No</answer></single>",
      file: "a.xlsx")
    let rows =
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>q</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Yes</t></is></c></row>"
    var book = MadeWorkbook(rows)
    book.sheets.append(.init("Second", rows))
    try survey.folder.write("responses/a.xlsx", "")
    _ = try book.write(in: survey.folder, "responses/a.xlsx")
    #expect(
      survey.failure() == """
        responses/a.xlsx: error: 2 sheets of the workbook hold rows: 'Sheet1', 'Second'
          expected one sheet with the responses
          fix: name it by sheet="..." in survey.xml, or by --sheet
        """)
    let named = try self.survey(
      "<single id=\"q\"><answer code=\"y\">Yes</answer><answer code=\"n\">No</answer></single>",
      file: "a.xlsx", more: "sheet=\"second\"")
    try named.folder.write("responses/a.xlsx", "")
    _ = try book.write(in: named.folder, "responses/a.xlsx")
    #expect(try named.table().said("q") == ["y"])
    let writer = try ZIPWriter(path: survey.folder.path + "/responses/b.zip")
    try writer.add("one.csv", Array("q\nYes\n".utf8))
    try writer.add("two.csv", Array("q\nNo\n".utf8))
    try writer.close()
    let zipped = try self.survey(
      "<single id=\"q\"><answer code=\"y\">Yes</answer><answer code=\"n\">No</answer></single>",
      file: "b.zip", more: "member=\"two.csv\"")
    try zipped.folder.link("responses/b.zip", to: survey.folder.path + "/responses/b.zip")
    #expect(try zipped.table().said("q") == ["n"])
  }

  @Test func `because it is a definition says where it belongs`() throws {
    let survey = try survey("<number id=\"n\"/>", file: "a.qsf")
    try survey.folder.write("responses/a.qsf", "{\"SurveyEntry\": {}}")
    #expect(
      survey.failure() == """
        responses/a.qsf: error: this is JSON: the definition of a survey or a code book, and no table of responses
          expected the exported responses
          fix: export the responses as CSV or XLSX, and name this file by labels="..." or --labels
        """)
  }

  @Test func `because its definition is missing names what was looked for`() throws {
    let survey = try survey("<number id=\"n\"/>", file: "a.asc")
    try survey.folder.write("responses/a.asc", "0100\n0200\n")
    #expect(
      survey.failure() == """
        responses/a.asc: error: there is no Triple-S definition beside the data
          expected one of: a.sss, a.xml
          fix: put the definition that was exported with the data into the same folder, under the same name
        """)
  }
}

/// What is listed although nothing is lost.
@Suite struct `Nothing is silent` {
  private func survey(_ questions: String, csv: String, more: String = "") throws -> SmallSurvey {
    try SmallSurvey(
      questions, responses: "<export id=\"a\" file=\"responses/a.csv\" mode=\"online\" \(more)/>",
      files: ["responses/a.csv": csv])
  }

  private static let yesNo = "<answer code=\"y\">Yes</answer><answer code=\"n\">No</answer>"

  @Test func `about statuses of the platform and the rule for them`() throws {
    let header = "\"Time Started\",\"Date Submitted\",\"Status\",\"q\"\n"
    let rows = "a,b,Complete,Yes\na,b,Partial,No\na,b,Partial,\na,b,Disqualified,Yes\n"
    let survey = try survey("<single id=\"q\">\(Self.yesNo)</single>", csv: header + rows)
    let table = try survey.table()
    #expect(table.count == 2)
    #expect(table.ledger.leftOut(.screenedOut) == 1 && table.ledger.leftOut(.noAnswers) == 1)
    let notes = table.problems.filter { $0.kind == .status }.map(\.message)
    #expect(
      notes == [
        "responses/a.csv: note: 2 not complete: kept, as the definition says\n  fix: to leave them out, say partial=\"complete\" in <responses>",
        "responses/a.csv: note: 1 turned away by the platform: left out\n  fix: if they are responses all the same, correct the column in the file",
      ])
    let strict = try SmallSurvey(
      "<single id=\"q\">\(Self.yesNo)</single>",
      responses: "<export id=\"a\" file=\"responses/a.csv\" mode=\"online\"/>", partial: "complete",
      files: ["responses/a.csv": header + rows])
    #expect(try strict.table().count == 1)
  }

  @Test func `about the same id twice and the same answers within minutes`() throws {
    let questions = (1...8).map { "<single id=\"q\($0)\">\(Self.yesNo)</single>" }.joined()
    let yes = String(repeating: ",Yes", count: 8)
    let no = String(repeating: ",No", count: 8)
    let csv = """
      Respondent ID,Submitted,q1,q2,q3,q4,q5,q6,q7,q8
      1,2024-06-03 10:00:00\(yes)
      2,2024-06-03 10:09:00\(yes)
      3,2024-06-03 10:20:00\(yes)
      1,2024-06-04 10:00:00\(no)

      """
    let table = try survey(questions, csv: csv, more: "platform=\"generic\"").table()
    #expect(table.count == 4)
    #expect(
      table.problems.filter { $0.kind == .duplicate }.map(\.message) == [
        "responses/a.csv:5: error: the same respondent id as line 2\n  expected one response for each person\n  fix: keep one by <duplicates by=\"respondent\" keep=\"last\"/>; until then both count",
        "responses/a.csv:3: warning: the same answers, within 10 minutes, as line 2\n  expected one response for each person\n  fix: look at both; if one person sent them twice, remove one from the file; until then both count",
      ])
  }

  @Test func `about spellings, shortened headings and a record without a date`() throws {
    let long = "Thinking about the last twelve months and how safe have you felt in your own neighbourhood?"
    var csv = "Submitted,\(long.prefix(50))...\n"
    for minute in 10...30 { csv += "2024-06-03 10:\(minute),\(minute % 2 == 0 ? "YES" : "No")\n" }
    csv += ",4.1\n"
    let table = try survey(
      "<single id=\"q\"><column header=\"\(long)\"/>\(Self.yesNo)</single>", csv: csv,
      more: "platform=\"generic\""
    ).table()
    let kinds = table.problems.map(\.kind)
    #expect(kinds.contains(.spelling) && kinds.contains(.status))
    #expect(
      table.problems.first { $0.kind == .status }?.message == """
        responses/a.csv:23: warning: 1 of 22 records has no readable date
          fix: look whether it is a total or a note below the table, and remove it; until then it counts like any other
        """)
  }

  @Test func `about hidden routes of a platform that writes a hyphen for both`() throws {
    let csv = "UserID,UserNo,Tracking Link,Q1. Safe?,Q2. Why?\n1,1,x,Yes,-\n2,2,x,-,-\n"
    let table = try survey(
      "<single id=\"q\"><column header=\"Safe?\"/>\(Self.yesNo)</single><text id=\"t\"><column header=\"Why?\"/></text>",
      csv: csv
    ).table()
    #expect(
      table.problems.first { $0.kind == .missingUnknown }?.message == """
        responses/a.csv: note: 3 empty answers: the platform writes a question that was not shown and one that was not answered alike
          fix: say who was asked by asked-if="..." in the questions that not everybody was shown
        """)
  }
}

/// What a companion file says that is not used, and one that belongs to another survey.
@Suite struct `A code book beside an export` {
  private func survey(_ book: String) throws -> SmallSurvey {
    try SmallSurvey(
      "<single id=\"q\"><answer code=\"y\">Yes</answer><answer code=\"n\">No</answer></single>",
      responses: "<export id=\"a\" file=\"responses/a.csv\" mode=\"online\" labels=\"responses/book.csv\"/>",
      files: ["responses/a.csv": "Q,other\n1,5\n02,5\n1.0,6\n", "responses/book.csv": book])
  }

  @Test func `gives labels to codes, however a spreadsheet has written them`() throws {
    let survey = try survey("variable,code,label\nq,1,Yes\nq,2,No\n")
    try survey.folder.write(
      "survey.xml",
      try String(contentsOfFile: survey.folder.path + "/survey.xml", encoding: .utf8)
        .replacingOccurrences(of: "<single id=\"q\">", with: "<single id=\"q\"><column code=\"Q\"/>"))
    #expect(try survey.table().said("q") == ["y", "n", "y"])
  }

  @Test func `is no key to cells that hold labels already`() throws {
    let survey = try SmallSurvey(
      "<single id=\"q\"><answer code=\"more\">2 or more</answer><answer code=\"one\">1</answer></single>",
      responses: "<export id=\"a\" file=\"responses/a.csv\" mode=\"online\" labels=\"responses/book.csv\"/>",
      files: [
        "responses/a.csv": "q,x\n1,5\n2 or more,5\n1,6\n",
        "responses/book.csv": "variable,code,label\nq,1,2 or more\nq,2,1\n",
      ])
    #expect(try survey.table().said("q") == ["one", "more", "one"])
  }

  @Test func `says which code it gives twice`() throws {
    let survey = try survey("variable,code,label\nQ,1,Yes\nQ,1,No\nQ,2,No\n")
    try survey.folder.write(
      "survey.xml",
      try String(contentsOfFile: survey.folder.path + "/survey.xml", encoding: .utf8)
        .replacingOccurrences(of: "<single id=\"q\">", with: "<single id=\"q\"><column code=\"Q\"/>"))
    #expect(
      try survey.table().problems.filter { $0.kind == .declaration }.map(\.message) == [
        "responses/book.csv:3: note: Q has the code 1 twice; its first label is kept"
      ])
  }

  @Test func `of another survey is refused`() throws {
    #expect(
      try survey("variable,code,label\nx1,1,Yes\nx2,2,No\n").failure() == """
        responses/a.csv: error: the labels name no column of this file
          expected columns such as 'x1', 'x2'
          fix: check that both files are of the same survey, and that the export heads its columns by their names
        """)
  }
}
