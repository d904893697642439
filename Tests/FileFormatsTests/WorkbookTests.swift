import FileFormats
import Foundation
import TestSupport
import Testing

/// What a sheet gives, as texts.
private struct Rows: Equatable {
  var lines: [Int] = []
  var cells: [[String]] = []

  init(_ workbook: Workbook, sheet: Int = 0, width: Int, skipping rows: Int = 0) throws {
    var records = try workbook.records(sheet: sheet, width: width, skipping: rows)
    try records.forEachBatch { batch in
      for record in 0..<batch.count {
        lines.append(batch.line(of: record))
        cells.append((0..<batch.width).map { batch.text(record: record, column: $0) })
      }
    }
  }
}

@Suite struct `A workbook` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ made: MadeWorkbook) throws -> Workbook {
    try Workbook(path: made.write(in: folder))
  }

  /// The cells of the only row of a sheet.
  private func cells(_ row: String, shared: String? = nil, styles: String = "", properties: String = "")
    throws -> [String]
  {
    var made = MadeWorkbook("<row r=\"1\">\(row)</row>", shared: shared, styles: styles)
    made.properties = properties
    return try open(made).head(sheet: 0, 1).first?.cells ?? []
  }

  private static let dates = """
    <numFmts><numFmt numFmtId="164" formatCode="m/d/yy\\ h:mm:ss"/>\
    <numFmt numFmtId="165" formatCode="[$-809]dd\\ mmmm\\ yyyy;@"/>\
    <numFmt numFmtId="166" formatCode="[h]:mm:ss"/>\
    <numFmt numFmtId="167" formatCode="0.0&quot; days&quot;"/></numFmts>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="21"/><xf numFmtId="22"/>\
    <xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>\
    <xf numFmtId="46"/><xf numFmtId="47"/></cellXfs>
    """

  // MARK: Cells

  @Test func `places its cells by their references`() throws {
    let row = "<c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c><c><v>2</v></c><c r=\"AA1\"><v>27</v></c>"
    let cells = try cells(row)
    #expect(cells.count == 27)
    #expect(Array(cells[..<4]) == ["1", "2", "3", ""])
    #expect(cells[26] == "27")
  }

  @Test func `reads rows and cells without references in order`() throws {
    let made = MadeWorkbook("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>")
    let rows = try Rows(open(made), width: 3)
    #expect(rows.lines == [1, 3])
    #expect(rows.cells == [["1", "", "3"], ["4", "", ""]])
  }

  @Test func `joins the runs of a text and leaves phonetic runs out`() throws {
    let shared = """
      <si><t>plain</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">bold </t></r><r><t>text</t></r>\
      <rPh sb="0" eb="1"><t>kana</t></rPh><phoneticPr fontId="1"/></si><si><t/></si><si/>\
      <si><t xml:space="preserve"> a &lt;&amp;&#65; </t></si>
      """
    let row = (0..<5).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined() + "<c><v>1</v></c>"
    #expect(try cells(row, shared: shared) == ["plain", "bold text", "", "", " a <&A ", "1"])
  }

  @Test func `reads texts in the cell, formulas, booleans, errors and ISO dates`() throws {
    let row = """
      <c t="inlineStr"><is><t>in</t></is></c><c t="inlineStr"><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></is></c>\
      <c t="str"><f>A1&amp;"z"</f><v>formula</v></c><c><f>1+1</f><v>2</v></c><c t="b"><v>1</v></c>\
      <c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2023-06-12T10:15:00.000Z</v></c>\
      <c t="d"><v>2023-06-12</v></c><c t="str"><v><![CDATA[<b>]]></v></c>
      """
    #expect(
      try cells(row) == [
        "in", "ab", "formula", "2", "TRUE", "FALSE", "#N/A", "2023-06-12 10:15:00", "2023-06-12", "<b>",
      ])
  }

  @Test(arguments: [
    ("a_x000D_\nb", "a\nb"), ("a_x000D_b", "a\nb"), ("a&#13;&#10;b\nc", "a\nb\nc"),
    ("_x005F_x000D_", "_x000D_"),
    ("_xD83D__xDE00_", "\u{1F600}"), ("_xD83D_ alone", "_xD83D_ alone"), ("_x00e9_", "\u{E9}"),
    ("x_x0007_y", "xy"), ("_x12_ _xGGGG_ _x000", "_x12_ _xGGGG_ _x000"), ("_x0041_x0042_", "Ax0042_"),
  ])
  func `decodes escapes and keeps line breaks as line feeds`(stored: String, text: String) throws {
    #expect(try cells("<c t=\"s\"><v>0</v></c>", shared: "<si><t>\(stored)</t></si>") == [text])
    #expect(try cells("<c t=\"inlineStr\"><is><t>\(stored)</t></is></c>") == [text])
  }

  @Test(arguments: [
    ("3", "3"), ("-12", "-12"), ("3.0", "3"), ("3.10", "3.1"), ("007", "7"), ("-0", "0"), ("0.0", "0"),
    ("-0.50", "-0.5"), (".5", "0.5"), ("3.1400000000000001", "3.14"),
    ("0.30000000000000004", "0.30000000000000004"),
    ("1E-3", "0.001"), ("1.5E+3", "1500"), ("1e14", "100000000000000"),
    ("1.2345678901234568E+16", "12345678901234568"),
    ("12345678901234567", "12345678901234567"), ("1e-7", "0.0000001"), ("1E+300", "1e+300"), ("100", "100"),
    ("100.25", "100.25"), (" 5 ", "5"), ("1e999", "1e999"), ("abc", "abc"), ("inf", "inf"),
    ("1.2.3", "1.2.3"),
    ("99999999999999999999999999", "99999999999999999999999999"),
    ("-1.0000000000000002", "-1.0000000000000002"),
  ])
  func `writes numbers as people do`(stored: String, text: String) throws {
    #expect(try cells("<c><v>\(stored)</v></c>") == [text])
  }

  @Test(arguments: [
    (1, "45089", "2023-06-12"), (3, "45089.427083333336", "2023-06-12 10:15:00"),
    (4, "45323.5", "2024-02-01 12:00:00"), (5, "36526", "2000-01-01"), (2, "0.427083333333333", "10:15:00"),
    (6, "1.5", "1.5"), (7, "45089.5", "45089.5"), (8, "0.5", "0.5"), (9, "0.5", "12:00:00"),
    (0, "45089", "45089"),
    (99, "45089", "45089"), (1, "1", "1900-01-01"), (1, "59", "1900-02-28"), (1, "60", "1900-02-29"),
    (1, "61", "1900-03-01"), (1, "2958465", "9999-12-31"), (1, "2958466", "2958466"), (1, "-1", "-1"),
    (1, "0", "0"), (3, "45089.999999", "2023-06-13 00:00:00"), (3, "45089.99999", "2023-06-12 23:59:59"),
    (2, "0.999999", "00:00:00"), (1, "4.5089E4", "2023-06-12"), (1, "1e300", "1e+300"),
  ])
  func `writes dates by their number format`(style: Int, stored: String, text: String) throws {
    #expect(try cells("<c s=\"\(style)\"><v>\(stored)</v></c>", styles: Self.dates) == [text])
  }

  @Test func `may count its days from 1904`() throws {
    let row = "<c s=\"1\"><v>0</v></c><c s=\"1\"><v>43627</v></c><c s=\"3\"><v>60.5</v></c>"
    let texts = ["1904-01-01", "2023-06-12", "1904-03-01 12:00:00"]
    #expect(try cells(row, styles: Self.dates, properties: "date1904=\"1\"") == texts)
  }

  @Test(arguments: [
    ("yyyy-mm-dd", true), ("mmm yy", true), ("mm:ss", true), ("h:mm AM/PM", true), ("General", false),
    ("0.00", false), ("[h]:mm", false), ("[mm]:ss", false), ("[Red]0.0", false), ("\\d0", false),
    ("0\"days\"", false), ("_d0", false), ("*s0", false), ("#,##0;[Red]\\-#,##0", false), ("0;d", false),
    ("[$-F400]h:mm:ss", true), ("[$\u{A3}-809]#,##0.00", false), ("@", false), ("\"unclosed d", false),
    ("[unclosed d", false), ("\\", false), ("", false),
  ])
  func `tells dates by the letters of the format`(format: String, isDate: Bool) throws {
    let code = format.replacing("\"", with: "&quot;")
    let styles =
      "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(code)\"/></numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs>"
    #expect(try (cells("<c s=\"0\"><v>45089.25</v></c>", styles: styles) != ["45089.25"]) == isDate)
  }

  // MARK: Rows and sheets

  @Test func `passes over rows that hold nothing, and counts rows as the spreadsheet does`() throws {
    let made = MadeWorkbook(
      """
      <row r="2"><c r="A2" t="s"><v>0</v></c></row><row r="3"><c r="A3" s="1"/><c r="B3" t="s"><v>1</v></c></row>\
      <row r="5"><c r="A5"><v>1</v></c><c r="B5"><v>2</v></c></row><row r="9"><c r="B9"><v>3</v></c></row>
      """, shared: "<si><t>title</t></si><si><t xml:space=\"preserve\"> \n </t></si>")
    let workbook = try open(made)
    #expect(
      try workbook.head(sheet: 0, 2) == [
        .init(line: 2, cells: ["title"]), .init(line: 5, cells: ["1", "2"]),
      ])
    let rows = try Rows(workbook, width: 2, skipping: 1)
    #expect(rows.lines == [5, 9])
    #expect(rows.cells == [["1", "2"], ["", "3"]])
    #expect(try Rows(workbook, width: 2, skipping: 99).lines == [])
  }

  @Test func `is refused at the row that holds something beyond the width`() throws {
    let made = MadeWorkbook(
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"/></row><row r=\"7\"><c r=\"B7\"><v>2</v></c></row>")
    let workbook = try open(made)
    do {
      _ = try Rows(workbook, width: 1)
      Issue.record("nothing was refused")
    } catch let error as FormatError {
      #expect(error.line == 7)
      #expect(error.found.contains("column 2"))
    }
  }

  @Test func `gives the same in its head as in its records, over many batches`() throws {
    let rows = (1...5_000).map { row in
      "<row r=\"\(row)\"><c r=\"A\(row)\"><v>\(row)</v></c><c r=\"C\(row)\" t=\"s\"><v>\(row % 3)</v></c></row>"
    }
    let workbook = try open(
      MadeWorkbook(rows.joined(), shared: "<si><t>one</t></si><si><t>two</t></si><si><t>three</t></si>"))
    let read = try Rows(workbook, width: 3)
    #expect(read.lines == Array(1...5_000))
    #expect(read.cells[4_999] == ["5000", "", "three"])
    let head = try workbook.head(sheet: 0, 3_000)
    #expect(head.map(\.line) == Array(read.lines[..<3_000]))
    #expect(head.map(\.cells) == Array(read.cells[..<3_000]))
  }

  @Test func `lists its sheets, hidden ones as well, and knows which hold data`() throws {
    var made = MadeWorkbook("<row><c><v>1</v></c></row>")
    let two = "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"
    made.sheets += [.init("Data &amp; more", two), .init("Lists", two, state: "hidden"), .init("Empty", "")]
    let workbook = try open(made)
    #expect(workbook.sheets.map(\.name) == ["Sheet1", "Data & more", "Lists", "Empty"])
    #expect(workbook.sheets.map(\.isHidden) == [false, false, true, false])
    #expect(try workbook.sheetsWithData() == [1, 2])
    #expect(try Rows(workbook, sheet: 1, width: 1).cells == [["1"], ["2"]])
    #expect(throws: FormatError.self) { try workbook.head(sheet: 4, 1) }
  }

  @Test func `goes on behind the cells without looking at what stands there`() throws {
    let sheet = """
      <?xml version="1.0"?><x:worksheet xmlns:x="urn:m"><x:cols><x:c t="s"><x:v>9</x:v></x:c></x:cols>\
      <x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>\
      <x:extLst><x:row><x:c><x:v>7</x:v></x:c></x:row></x:extLst></x:worksheet>
      """
    #expect(try Rows(open(MadeWorkbook(sheet)), width: 1).cells == [["1"]])
  }

  // MARK: Real files

  @Test func `of a real form gives texts, dates and gaps`() throws {
    guard let path = Repository.samples("online/msforms/exampleformoutput.xlsx") else { return }
    let workbook = try Workbook(path: path)
    #expect(workbook.sheets.map(\.name) == ["Sheet1"])
    #expect(try workbook.sheetsWithData() == [0])
    let head = try workbook.head(sheet: 0, 10)
    #expect(head.map(\.line) == [1, 2, 3, 4])
    let headings = [
      "ID", "Start time", "Completion time", "Email", "Name", "Last modified time", "What is your title?",
      "What is your subject?", "What is your content?",
    ]
    #expect(head[0].cells == headings)
    let rows = try Rows(workbook, width: 9, skipping: 1)
    #expect(rows.cells.map { $0[0] } == ["2", "3", "4"])
    #expect(rows.cells.map { $0[1] } == Array(repeating: "2024-02-01 12:00:00", count: 3))
    #expect(
      rows.cells.map { $0[2] } == ["2024-01-02 12:00:00", "2024-01-02 12:01:00", "2024-02-01 12:02:00"])
    #expect(rows.cells.map { $0[5] } == ["2024-01-02 12:00:00", "", ""])
    #expect(rows.cells[2][6] == "Introduction to HTML")
    #expect(rows.cells.map { $0[8].contains("you\u{2019}re") } == [true, true, true])
  }

  @Test func `of a real questionnaire gives both its sheets`() throws {
    guard let path = Repository.samples("online/kobo-odk/xlsform_or_other.xlsx") else { return }
    let workbook = try Workbook(path: path)
    #expect(workbook.sheets.map(\.name) == ["survey", "choices"])
    #expect(try workbook.sheetsWithData() == [0, 1])
    let colours = [("red", "no"), ("green", "no"), ("blue", "no"), ("mauve", "yes"), ("apricot", "yes")]
    let choices = colours.map { ["colors", $0.0, $0.0, $0.1] }
    #expect(
      try Rows(workbook, sheet: 1, width: 4).cells == [["list name", "name", "label", "pastel"]] + choices)
    #expect(
      try workbook.head(sheet: 0, 9).map(\.cells) == [
        ["type", "name", "label", "choice_filter"],
        ["select_one colors or_other", "fav_color", "What is your favorite color?"],
        ["select_one colors", "fav_pastel", "What is your favorite pastel?", "pastel=yes"],
      ])
  }
}
