@testable import Consultation
import FileFormats
import TestSupport
import Testing

private let fields = ["id", "submitdate", "token", "7X1X100SQ001", "7X1X100SQ002", "7X1X200SQ001#1"]

private func document(_ rows: String, fields: [String] = fields, type: String = "Responses") -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <document><LimeSurveyDocType>\(type)</LimeSurveyDocType><DBVersion>606</DBVersion>
  <languages><language>en</language></languages>
  <responses><fields>\(fields.map { "<fieldname>\($0)</fieldname>" }.joined())</fields><rows>
  \(rows)
  </rows></responses></document>
  """
}

/// Bytes that are made as they are read, for files larger than memory should be.
private final class EndlessRows: ByteSource {
  private let row: [UInt8]
  private var left: Int
  private var pending: [UInt8]

  init(_ text: String, row: String, count: Int) {
    pending = Array(text.utf8)
    self.row = Array(row.utf8)
    left = count
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    while pending.count < buffer.count, left > 0 {
      pending += row
      left -= 1
    }
    let count = min(buffer.count, pending.count)
    unsafe buffer.copyBytes(from: pending[..<count])
    pending.removeFirst(count)
    return count
  }
}

@Suite struct `The responses of a LimeSurvey survey` {
  private struct Read {
    var headings: [String] = []
    var notes: [String] = []
    var rows: [[String]] = []
    var lines: [Int] = []
    var submitted = 0
  }

  private func read(
    _ text: String, _ structure: LimeSurveyStructure? = nil, hidden: String = "", blockSize: Int = .max
  ) throws(FormatError) -> Read {
    var source = try LimeSurveyResponses(
      MemorySource(Array(text.utf8), blockSize: blockSize), structure: structure, hiddenDateText: hidden)
    var result = Read(headings: source.headings, notes: source.notes)
    try source.forEachBatch { batch in
      for record in 0..<batch.count {
        result.rows.append((0..<batch.width).map { batch.text(record: record, column: $0) })
        result.lines.append(batch.line(of: record))
      }
    }
    result.submitted = source.submitted
    return result
  }

  private func failure(_ text: String, _ structure: LimeSurveyStructure? = nil) -> FormatError? {
    do throws(FormatError) {
      _ = try read(text, structure)
      return nil
    } catch { return error }
  }

  private func structure() throws -> LimeSurveyStructure {
    let rows = [LimeSurveyFixture.Part("SQ001", "Bus"), LimeSurveyFixture.Part("SQ002", "Tram")]
    return try LimeSurveyStructure(
      LimeSurveyFixture(items: [
        .init(type: "M", code: "Q1", text: "T", rows: rows),
        .init(type: "1", code: "Q2", text: "T", rows: rows),
      ]).bytes(.tables))
  }

  private let some = """
    <row><id><![CDATA[1]]></id><submitdate><![CDATA[2023-06-12 10:00:00]]></submitdate><_7X1X100SQ001><![CDATA[Y]]></_7X1X100SQ001><_7X1X100SQ002/><_7X1X200SQ001-1><![CDATA[A <b> & "c"
    d]]></_7X1X200SQ001-1></row>
    <row><id>2</id><token></token><_7X1X100SQ001></_7X1X100SQ001></row>
    <row/>
    """

  @Test(arguments: [Int.max, 1, 7]) func `tell a field that is absent from one that is empty`(blockSize: Int)
    throws
  {
    let not = LimeSurveyResponses.notShown
    let result = try read(document(some), structure(), blockSize: blockSize)
    #expect(result.headings == ["id", "submitdate", "token", "Q1[SQ001]", "Q1[SQ002]", "Q2[SQ001][2]"])
    #expect(
      result.rows == [
        ["1", "2023-06-12 10:00:00", "", "Y", "", "A <b> & \"c\"\nd"], ["2", "", "", "", not, not],
        ["", "", "", not, not, not],
      ])
    #expect(result.lines == [5, 7, 8])
    #expect(result.notes.isEmpty && result.submitted == 1)
  }

  @Test func `keep the names of fields where nothing says better, and say so`() throws {
    let alone = try read(document(some))
    #expect(alone.headings == fields && alone.notes.count == 1)
    #expect(alone.rows[1][4] == LimeSurveyResponses.notShown && alone.rows[1][1] == "")
    let more = try read(document("", fields: fields + ["7X9X9"]), structure())
    #expect(more.headings.last == "7X9X9")
    #expect(more.notes == ["1 fields are not in the structure and keep their names: '7X9X9'"])
    let foreign = failure(document("", fields: ["id", "8X1X1", "8X1X2"]), try structure())
    #expect(foreign?.found == "none of the 2 answer fields is in the structure of the survey")
  }

  @Test func `may have the newer names of fields`() throws {
    let text = document(
      "<row><id>1</id><Q100_S102>Y</Q100_S102><Q200_S201-0>A</Q200_S201-0></row>",
      fields: ["id", "Q100_S102", "Q200_S201#0"])
    let result = try read(text, structure())
    #expect(result.headings == ["id", "Q1[SQ002]", "Q2[SQ001][1]"] && result.rows == [["1", "Y", "A"]])
  }

  @Test func `of an anonymous survey hide their dates`() throws {
    let text = document("<row><submitdate>1980-01-01 00:00:00</submitdate></row><row/>")
    #expect(try read(text).rows.map { $0[1] } == ["", ""])
    #expect(try read(text, hidden: "hidden").rows.map { $0[1] } == ["hidden", ""])
    #expect(try read(text).submitted == 1)
  }

  @Test func `are refused where they are damaged`() throws {
    #expect(failure(document("<row><other>x</other></row>"))?.line == 5)
    #expect(failure(document("<row>\n<7X>x</7X></row>"))?.line == 6)
    #expect(failure(document("<column/>"))?.found == "an unknown element <column> among the responses")
    let second = failure(document("<row><id>1</id>\n<id>2</id></row>"))
    #expect(second?.line == 6 && second?.found == "a second <id> in the same response")
    #expect(failure(document("<row><id><id>1</id></id></row>"))?.found == "an element <id> inside a cell")
    #expect(failure(document("", fields: ["a", "a"]))?.line == 4)
    #expect(failure(document("", fields: (0...10_000).map { "f\($0)" }))?.kind == .limit)
    #expect(failure(String(document(some).dropLast(30))) != nil)
    #expect(failure(String(document(some).prefix(500))) != nil)
    #expect(failure(document("<row><id>&nbsp;</id></row>")) != nil)
    #expect(failure("") != nil && failure("id,submitdate") != nil && failure("<document/>") != nil)
    #expect(failure("<document><DBVersion>1</DBVersion></document>") != nil)
    let none = failure("<document><LimeSurveyDocType>Responses</LimeSurveyDocType></document>")
    #expect(none?.found.hasPrefix("the file lists no fields") == true)
    #expect(failure(document("", fields: [])) != nil)
  }

  @Test func `are refused where they declare anything, read other files or are very large`() throws {
    let folder = try TemporaryFolder()
    let secret = try folder.write("secret.txt", "SECRET")
    for declaration in ["<!ENTITY x SYSTEM \"file://\(secret)\">", "<!ENTITY x \"lol\">", "<!ELEMENT a ANY>"]
    {
      let text = "<!DOCTYPE document [\(declaration)]>" + document("<row><id>&x;</id></row>").dropFirst(39)
      #expect(failure(text) != nil)
    }
    let field = String(repeating: "x", count: 9_000_000)
    for row in [
      "<row><id>\(field)\(field)</id></row>", "<row><id>\(field)</id><token>\(field)</token></row>",
    ] {
      #expect(failure(document(row)) != nil)
    }
  }

  @Test func `of other types are refused with words`() {
    let tokens = failure(document("<row/>", type: "Tokens"))
    #expect(tokens?.found == "the file holds the list of participants of a LimeSurvey survey (.lst)")
    #expect(tokens?.fix?.contains("never read") == true)
    for type in ["Survey", "Timings", "Group", ""] { #expect(failure(document("<row/>", type: type)) != nil) }
    #expect(LimeSurveyDocument.kind(ofHead: Array(document("").utf8)) == .responses)
    #expect(LimeSurveyDocument.kind(ofHead: Array(document("", type: "Survey").utf8)) == .survey)
    #expect(LimeSurveyDocument.kind(ofHead: Array(document("", type: "Tokens").utf8)) == .tokens)
    #expect(
      LimeSurveyDocument.kind(ofHead: Array(document("", type: "Label set").utf8)) == .other("Label set"))
    #expect(LimeSurveyDocument.kind(ofHead: Array("<survey/>".utf8)) == nil)
    #expect(LimeSurveyDocument.kind(ofHead: [0xFF, 0xFE, 0x00]) == nil)
  }

  @Test func `stream, and need no end`() throws {
    let head = document("").split(separator: "\n").prefix(4).joined(separator: "\n")
    let row =
      "<row><id>1</id><_7X1X100SQ001>" + String(repeating: "text ", count: 20) + "</_7X1X100SQ001></row>"
    var source = try LimeSurveyResponses(EndlessRows(head, row: row, count: 20_000))
    var records = 0
    let error = #expect(throws: FormatError.self) { try source.forEachBatch { records += $0.count } }
    #expect(error?.kind == .malformed && records > 15_000 && source.rows <= 20_000)
  }
}
