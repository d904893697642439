import FileFormats
import Foundation
import TestSupport
import Testing

@testable import Consultation

/// What the tests of Triple-S have in common: files in a folder of their own, and all cells of a survey.
struct TripleSFixture {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static func definition(
    _ variables: String, record: String = "ident=\"A\"", root: String = "version=\"2.0\""
  ) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE sss PUBLIC "-//triple-s//DTD Survey Interchange v2.0//EN" "http://192.0.2.1/sss_v20.dtd">
    <sss \(root)><survey><title>Park<br/>survey</title>
    <record \(record)>
    \(variables)
    </record></survey></sss>
    """
  }

  /// A definition and its data, opened by the definition.
  func survey(_ definition: String, _ data: String, kind: String = "asc") throws -> TripleSFile {
    let path = try folder.write("s.sss", definition)
    try folder.write("s.\(kind)", data)
    return try TripleSFile(path: path)
  }

  func failure(_ definition: String, _ data: String = "1\n", kind: String = "asc") -> FormatError? {
    do {
      _ = try Self.cells(try survey(definition, data, kind: kind))
      return nil
    } catch { return error as? FormatError }
  }

  /// The cells of one variable, or of several.
  func cells(_ variables: String, _ data: String, record: String = "ident=\"A\"", kind: String = "asc") throws
    -> [[String]]
  {
    try Self.cells(try survey(Self.definition(variables, record: record), data, kind: kind))
  }

  static func cells(_ file: TripleSFile) throws -> [[String]] { try records(file).map(\.cells) }

  static func records(_ file: TripleSFile) throws -> [(line: Int, cells: [String])] {
    var records: [(line: Int, cells: [String])] = []
    try file.records.forEachBatch { batch in
      for record in 0..<batch.count {
        let cells = (0..<batch.width).map { batch.text(record: record, column: $0) }
        records.append((batch.line(of: record), cells))
      }
    }
    return records
  }
}

@Suite struct `A Triple-S survey` {
  private let fixture: TripleSFixture

  init() throws { fixture = try TripleSFixture() }

  /// The same questions with their places in a line and in CSV, where the columns are in another order.
  private static func questions(isCSV: Bool) -> String {
    func place(_ start: Int, _ finish: Int, _ column: Int) -> String {
      isCSV ? "<position start=\"\(column)\"/>" : "<position start=\"\(start)\" finish=\"\(finish)\"/>"
    }
    let places =
      "<value code=\"01\">Lake</value><value code=\"2\">Caf\u{E9}</value><value code=\"12\">Maze</value>"
    return """
      <variable ident="1" type="quantity" use="serial"><name>id</name><label>Serial</label>\(place(1, 4, 9))</variable>
      <variable ident="2" type="single"><name>visit</name><label>Visited</label>\(place(5, 6, 1))
      <values><value code="0">No</value><value code="1" score="5">Yes</value><value code="10">Often</value></values></variable>
      <variable ident="3" type="multiple"><name>seen</name><label>Seen</label>\(place(7, 18, 2))<values>\(places)</values></variable>
      <variable ident="4" type="multiple"><name>best</name><label>Best</label>\(place(19, 22, 3))
      <spread subfields="2" width="2"/><values>\(places)</values></variable>
      <variable ident="5" type="quantity"><name>miles</name><label>Miles</label>\(place(23, 27, 4))
      <values><range from="0" to="499"/><value code="999">Not stated</value></values></variable>
      <variable ident="6" type="logical"><name>again</name><label>Again?</label>\(place(28, 28, 5))</variable>
      <variable ident="7" type="date"><name>day</name><label>Day</label>\(place(29, 36, 6))</variable>
      <variable ident="8" type="time"><name>hour</name><label>Hour</label>\(place(37, 42, 7))</variable>
      <variable ident="9" type="single" format="literal"><name>when</name><label>When</label>\(place(43, 44, 8))
      <values><value code="A">Soon</value><value code="0B">Late</value></values></variable>
      <variable ident="10" type="character"><name>why</name><label>Why</label>\(place(45, 64, 10))<size>20</size></variable>
      """
  }

  private func fixedLines() -> String {
    [
      "0001", " 1", "110000000001", " 112", "007.5", "1", "20230612", "091200", "0B",
      "caf\u{E9}, \"good\"       ", "\n",
      "0002", "00", "000000000000", "0000", "  999", "0", "20230613", "      ", "A ", "", "\n",
      "0003", " 3", "            ", "    ", "     ", " ", "        ", "      ", "  ", "long text here", "\n",
      "0004", "10", "000000000001", "12 2", "-02.5", "x", "20231399", "0912  ", "C ", "", "\n",
    ].joined()
  }

  private let csvText = """
    a,b,c,d,e,f,g,h,i,j,k
    1,110000000001,112,007.5,1,20230612,091200,0B,0001,"caf\u{E9}, ""good\""",x
    00,"000000000000","0000",999,0,20230613,,A,0002,,
    3,,,,,,,,0003,long text here,
    10,000000000001,"12 2",-02.5,x,20231399,0912,C,0004,,y

    """

  private let expected = [
    ["0001", "1", "1;2;12", "1;12", "7.5", "1", "2023-06-12", "091200", "0B", "caf\u{E9}, \"good\""],
    ["0002", "0", "#none", "#none", "999", "0", "2023-06-13", "", "A", ""],
    ["0003", "3", "", "", "", "", "", "", "", "long text here"],
    ["0004", "10", "12", "12;2", "-2.5", "x", "20231399", "0912", "C", ""],
  ]

  @Test func `gives the same cells from fixed width and from CSV`() throws {
    let fixed = try fixture.cells(Self.questions(isCSV: false), fixedLines())
    #expect(fixed == expected)
    let csv = try TripleSFixture()
    let read = try csv.cells(
      Self.questions(isCSV: true), csvText, record: "ident=\"A\" format=\"csv\" skip=\"1\"", kind: "csv")
    #expect(read == expected)
  }

  @Test func `becomes a dictionary of its variables`() throws {
    let file = try fixture.survey(TripleSFixture.definition(Self.questions(isCSV: false)), fixedLines())
    let variables = file.dictionary.variables
    #expect(file.dictionary.title == "Park survey")
    #expect(
      variables.map(\.code) == [
        "id", "visit", "seen", "best", "miles", "again", "day", "hour", "when", "why",
      ])
    #expect(
      variables.map(\.kind) == [
        .number, .single, .joined(separator: ";"), .joined(separator: ";"), .number, .single, .date, .text,
        .single,
        .text,
      ])
    #expect(variables.map(\.role) == [.respondent] + [Dialect.Role?](repeating: nil, count: 9))
    #expect(
      variables[1].values == [
        .init(code: "0", label: "No"), .init(code: "1", label: "Yes", score: "5"),
        .init(code: "10", label: "Often"),
      ])
    #expect(variables[2].values.map(\.code) == ["1", "2", "12"])
    #expect(variables[2].values.map(\.label) == ["Lake", "Caf\u{E9}", "Maze"])
    #expect(variables[4].values == [.init(code: "999", label: "Not stated")])
    #expect(variables[5].values.map(\.label) == ["Yes", "No"])
    #expect(variables[8].values.map(\.code) == ["A", "0B"])
    #expect(file.dictionary.notes.isEmpty)
    #expect(try TripleSFixture.records(file).map(\.line) == [1, 2, 3, 4])
  }

  @Test(arguments: [
    ("101", "1;3"), ("000", "#none"), ("   ", ""), ("1 1", "\"1 1\""), ("012", "\"012\""), ("yes", "\"yes\""),
  ])
  func `reads rows of 0 and 1`(field: String, cell: String) throws {
    let variable =
      "<variable ident=\"1\" type=\"multiple\"><name>m</name><position start=\"1\" finish=\"3\"/></variable><variable ident=\"2\" type=\"single\"><name>s</name><position start=\"4\"/></variable>"
    #expect(try fixture.cells(variable, field + "7\n") == [[cell, "7"]])
  }

  @Test func `does not let a row of 0 and 1 move where a spreadsheet took zeros off`() throws {
    let variable = """
      <variable ident="1" type="multiple"><name>m</name><position start="1"/>
      <values><value code="1">A</value><value code="2">B</value><value code="9">C</value></values></variable>
      <variable ident="2" type="single"><name>s</name><position start="2"/></variable>
      """
    let rows = "110000001,1\n\"010000001\",1\n10000001,1\n1,1\n0,1\n,1\n1100000010,1\n1;2,1\n"
    let cells = try fixture.cells(variable, rows, record: "format=\"csv\"", kind: "csv")
    #expect(
      cells.map { $0[0] } == ["1;2;9", "2;9", "\"10000001\"", "\"1\"", "\"0\"", "", "1;2;9", "\"1;2\""])
  }

  @Test(arguments: [
    ("0112", "1;12"), (" 112", "1;12"), ("12 1", "12;1"), ("0000", "#none"), ("    ", ""), ("00  ", "#none"),
    ("  03", "3"), ("1212", "12;12"), ("0x 1", "0x;1"),
  ])
  func `reads subfields in their order`(field: String, cell: String) throws {
    let more =
      "<spread subfields=\"2\"/></variable><variable ident=\"2\" type=\"single\"><name>s</name><position start=\"5\"/></variable>"
    let variable =
      "<variable ident=\"1\" type=\"multiple\"><name>m</name><position start=\"1\" finish=\"4\"/>" + more
    #expect(try fixture.cells(variable, field + "7\n") == [[cell, "7"]])
  }

  @Test func `reads subfields that do not fill their field, or were shortened in CSV`() throws {
    let start = "<variable ident=\"1\" type=\"multiple\"><name>m</name>"
    let one = start + "<position start=\"1\" finish=\"4\"/><spread subfields=\"2\" width=\"1\"/></variable>"
    #expect(try fixture.cells(one, "20  \n0200\n2345\n12\n") == [["2"], ["2"], ["\"2345\""], ["1;2"]])
    let cut = start + "<position start=\"1\" finish=\"4\"/><spread subfields=\"2\" width=\"2\"/></variable>"
    #expect(try fixture.cells(cut, " 112\n 11\n 1\n") == [["1;12"], ["\"11\""], ["1"]])
    let csv = start + "<position start=\"1\"/><spread subfields=\"3\" width=\"2\"/></variable>"
    #expect(
      try fixture.cells(
        csv, "010203\n10203\n203\n\"  0203\"\n12\n0\n01020304\n", record: "format=\"csv\"", kind: "csv")
        == [["1;2;3"], ["1;2;3"], ["2;3"], ["2;3"], ["12"], ["#none"], ["\"01020304\""]])
    let literal =
      "<variable ident=\"1\" type=\"multiple\" format=\"literal\"><name>m</name><position start=\"1\" finish=\"4\"/><spread subfields=\"2\"/></variable>"
    #expect(try fixture.cells(literal, "A 0B\n0B\n0BA\n") == [["A;0B"], ["0B"], ["0B;A"]])
  }

  @Test func `chooses labels by language and mode`() throws {
    func labels(_ label: String, _ languages: String) throws -> String {
      let variable =
        "<variable ident=\"1\" type=\"single\"><name>s</name><label>\(label)</label><position start=\"1\"/></variable>"
      let text = TripleSFixture.definition(variable, root: "version=\"2.0\" languages=\"\(languages)\"")
      return try TripleSReading.definition(Array(text.utf8)).variables[0].label
    }
    let many = """
      Short <text xml:lang="fr" mode="analysis">Fran\u{E7}ais</text><text xml:lang="en-GB" mode="interview">Asked</text>
      <text xml:lang="en-GB" mode="analysis">Analysed</text>
      """
    #expect(try labels(many, "fr en-GB") == "Analysed")
    #expect(try labels(many, "fr de") == "Fran\u{E7}ais")
    #expect(try labels(many, "") == "Analysed")
    #expect(try labels("Plain <text mode=\"interview\">Asked</text>", "") == "Plain")
    #expect(try labels("<text mode=\"interview\">Asked</text>", "") == "Asked")
    #expect(try labels("<text xml:lang=\"cy\"> </text>", "cy") == "")
    #expect(try labels("How <b>much</b> do<br/>you\n like it? ", "") == "How much do you like it?")
    #expect(try labels("&lt;p&gt;Old &amp;amp; new&lt;/p&gt;", "") == "Old & new")
    #expect(try labels("First<br/><text><br/>Then<br/>that</text>", "en") == "Then that")
  }

  @Test func `names variables by ident where names are empty or stand twice`() throws {
    func variable(_ ident: String, _ name: String, _ start: Int) -> String {
      "<variable ident=\"\(ident)\" type=\"single\"><name>\(name)</name><position start=\"\(start)\"/></variable>"
    }
    let twice = variable("1", "Q", 1) + variable("2", "", 2) + variable("3", "Q", 3) + variable("4", "R", 4)
    let file = try fixture.survey(TripleSFixture.definition(twice), "1234\n")
    #expect(file.dictionary.variables.map(\.code) == ["1", "2", "3", "R"])
    #expect(file.dictionary.variables.map(\.question) == ["1", "2", "3", "R"])
    let clash = fixture.failure(TripleSFixture.definition(variable("1", "2", 1) + variable("2", "", 2)))
    #expect(clash?.line == 5)
  }

  @Test func `tells weights, filters, ranges, versions and double codes in notes`() throws {
    let variables = """
      <variable ident="1" type="quantity" use="weight"><name>w</name><position start="1" finish="4"/></variable>
      <variable ident="2" type="single"><name>s</name><position start="5"/><filter>w</filter><values><range from="1" to="3"/>
      <value code="2">Two</value><value code="02">Again</value></values></variable>
      <variable ident="3" type="single"><name>r</name><position start="6" finish="14"/><values>
      <range from="1" to="999999999"/></values></variable>
      """
    let file = try fixture.survey(
      TripleSFixture.definition(variables, root: "version=\"3.0\""), "1.505000000007\n")
    #expect(
      file.dictionary.notes.map(\.text) == [
        "Triple-S 3.0 is read as far as it is like 2.0", "variable w is a weight",
        "a code stands twice; its first label is used",
        "the filter of variable s is not used; routes belong in the definition",
        "a range of codes is too long to be written out as answers",
      ])
    #expect(file.dictionary.notes.map(\.line) == [3, 5, 7, 6, 9])
    #expect(file.dictionary["w"]?.role == .weight)
    #expect(file.dictionary["s"]?.values.map(\.code) == ["1", "3", "2"])
    #expect(file.dictionary["s"]?.values.map(\.label) == ["1", "3", "Two"])
    #expect(file.dictionary["r"]?.values.isEmpty == true)
  }

  @Test func `reads the encoding that the data prove, or else the definition's`() throws {
    let variable =
      "<variable ident=\"1\" type=\"character\"><name>t</name><position start=\"1\" finish=\"4\"/></variable><variable ident=\"2\" type=\"single\"><name>s</name><position start=\"5\"/></variable>"
    let western = TripleSFixture.definition(variable).replacingOccurrences(of: "UTF-8", with: "ISO-8859-1")
    let text = "caf\u{E9}1\n"
    let expected = [["caf\u{E9}", "1"]]
    let path = try fixture.folder.write("s.sss", western)
    try fixture.folder.write("s.asc", bytes: [0x63, 0x61, 0x66, 0xE9, 0x31, 0x0A])
    #expect(try TripleSFixture.cells(try TripleSFile(path: path)) == expected)
    try fixture.folder.write("s.asc", bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(try TripleSFixture.cells(try TripleSFile(path: path)) == expected)
    try fixture.folder.write(
      "s.asc", bytes: [0xFF, 0xFE] + Array(try #require(text.data(using: .utf16LittleEndian))))
    #expect(try TripleSFixture.cells(try TripleSFile(path: path)) == expected)
    try fixture.folder.write("s.asc", text)
    #expect(try TripleSFixture.cells(try TripleSFile(path: path, encoding: .utf8)) == expected)
    try fixture.folder.write("s.sss", TripleSFixture.definition(variable))
    try fixture.folder.write("s.asc", bytes: [0x63, 0x61, 0x66, 0xE9, 0x31, 0x0A])
    #expect(try TripleSFixture.cells(try TripleSFile(path: path, encoding: .windows1252)) == expected)
    #expect(throws: FormatError.self) { try TripleSFixture.cells(try TripleSFile(path: path)) }
  }

  @Test func `may have its definition in Windows-1252, in UTF-16 and with empty alternatives`() throws {
    let variable =
      "<variable ident=\"1\" type=\"single\"><name>s</name><label>Today\u{2019}s<text> </text></label><position start=\"1\"/></variable>"
    let text = TripleSFixture.definition(variable)
    var western: [UInt8] = []
    for scalar in text.replacingOccurrences(of: "UTF-8", with: "windows-1252").unicodeScalars {
      western.append(scalar == "\u{2019}" ? 0x92 : UInt8(scalar.value))
    }
    let wide = try #require(
      text.replacingOccurrences(of: "UTF-8", with: "UTF-16").data(using: .utf16LittleEndian))
    for bytes in [Array(text.utf8), western, [0xFF, 0xFE] + Array(wide)] {
      #expect(try TripleSReading.definition(bytes).variables[0].label == "Today\u{2019}s")
    }
  }

  @Test func `makes cells of any bytes without harm`() throws {
    var generator = SeededGenerator(seed: 23)
    let file = try fixture.survey(TripleSFixture.definition(Self.questions(isCSV: false)), fixedLines())
    let letters = Array("01 239;\u{E9}A-.\"".unicodeScalars)
    for _ in 0..<4_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<generator.below(16) { text.append(letters[generator.below(letters.count)]) }
      for variable in file.definition.variables {
        let cell = TripleSCell.cell(String(text), of: variable)
        let isBlank = !text.contains { $0 != " " }
        #expect(
          cell.isEmpty ? isBlank || variable.code == "best" : !isBlank, "\(String(text)) in \(variable.code)")
      }
    }
  }
}
