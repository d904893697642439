import FileFormats
import TestSupport
import Testing

@testable import Consultation

/// The same invented responses in every format that can hold them: safety, ticks and gender of 60 people.
private struct SameResponses {
  static let safety = ["Very safe", "Fairly safe", "Neither", "Fairly unsafe", "Very unsafe"]
  static let problems = ["Drugs", "Litter, rubbish", "Noise"]
  static let genders = ["Female", "Male", "Prefer not to say"]

  /// One person: places in the lists, counted from 0; `nil` where the answer was left empty.
  struct Person {
    let safety: Int?
    let ticks: [Bool]
    let gender: Int
  }

  let people: [Person]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    people = (0..<60).map { _ in
      var ticks = Self.problems.map { _ in generator.below(2) == 0 }
      // Without any tick some formats say "none" and others nothing at all.
      ticks[generator.below(3)] = true
      return Person(
        safety: generator.below(10) == 0 ? nil : generator.below(5), ticks: ticks, gender: generator.below(3))
    }
  }

  // MARK: Files

  func table(_ delimiter: String, quoted: (String) -> String) -> String {
    let header = ["safe", "p_1", "p_2", "p_3", "sex"].joined(separator: delimiter)
    let rows = people.map { person in
      ([person.safety.map { quoted(Self.safety[$0]) } ?? ""]
        + person.ticks.map { $0 ? "1" : "0" } + [quoted(Self.genders[person.gender])])
        .joined(separator: delimiter)
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  var workbook: MadeWorkbook {
    let names = ["safe", "p_1", "p_2", "p_3", "sex"]
    func cell(_ column: Int, _ row: Int, _ text: String) -> String {
      "<c r=\"\("ABCDE".dropFirst(column).prefix(1))\(row)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    var rows = "<row r=\"1\">" + names.enumerated().map { cell($0, 1, $1) }.joined() + "</row>"
    for (place, person) in people.enumerated() {
      let row = place + 2
      rows += "<row r=\"\(row)\">" + (person.safety.map { cell(0, row, Self.safety[$0]) } ?? "")
      for (column, isTicked) in person.ticks.enumerated() {
        rows += "<c r=\"\("BCD".dropFirst(column).prefix(1))\(row)\"><v>\(isTicked ? 1 : 0)</v></c>"
      }
      rows += cell(4, row, Self.genders[person.gender]) + "</row>"
    }
    return MadeWorkbook(rows)
  }

  func writeStatistics(to path: String, _ compression: StatisticsFileWriter.Compression) throws {
    func labels(_ texts: [String]) -> [StatisticsFile.Value] {
      texts.enumerated().map { .init(code: String($0 + 1), label: $1) }
    }
    let ticks = (1...3).map {
      variable("p_\($0)", [.init(code: "0", label: "No"), .init(code: "1", label: "Yes")])
    }
    let variables = [variable("safe", labels(Self.safety))] + ticks + [variable("sex", labels(Self.genders))]
    var writer = try StatisticsFileWriter(
      path: path, variables: variables, rowCount: people.count, compression: compression)
    for person in people {
      let safety: StatisticsFileWriter.Cell = person.safety.map { .number(Double($0 + 1)) } ?? .missing
      try writer.append(
        [safety] + person.ticks.map { .number($0 ? 1 : 0) } + [.number(Double(person.gender + 1))])
    }
    try writer.finish()
  }

  private func variable(_ name: String, _ values: [StatisticsFile.Value]) -> StatisticsFile.Variable {
    .init(name: name, label: name, format: .number, width: 8, values: values, missing: [], measure: nil)
  }

  /// Triple-S with its data in fixed width or in CSV.
  func tripleS(isCSV: Bool) -> (definition: String, data: String) {
    func values(_ texts: [String]) -> String {
      "<values>" + texts.enumerated().map { "<value code=\"\($0 + 1)\">\($1)</value>" }.joined() + "</values>"
    }
    func place(_ column: Int, _ start: Int, _ finish: Int) -> String {
      isCSV ? "<position start=\"\(column)\"/>" : "<position start=\"\(start)\" finish=\"\(finish)\"/>"
    }
    let definition = """
      <sss version="2.0"><survey><record ident="A"\(isCSV ? " format=\"csv\"" : "")>
      <variable ident="1" type="single"><name>safe</name><label>Safety</label>\(place(1, 1, 1))\(values(Self.safety))</variable>
      <variable ident="2" type="multiple"><name>p</name><label>Problems</label>\(place(2, 2, 4))\(values(Self.problems))</variable>
      <variable ident="3" type="single"><name>sex</name><label>Gender</label>\(place(3, 5, 5))\(values(Self.genders))</variable>
      </record></survey></sss>
      """
    let data = people.map { person in
      let cells = [
        person.safety.map { String($0 + 1) } ?? (isCSV ? "" : " "),
        person.ticks.map { $0 ? "1" : "0" }.joined(), String(person.gender + 1),
      ]
      return isCSV ? "\(cells[0]),\"\(cells[1])\",\(cells[2])" : cells.joined()
    }
    return (definition, data.joined(separator: "\n") + "\n")
  }

  /// LimeSurvey's structure, its responses, and its CSV with codes.
  var limeSurvey: (structure: [UInt8], responses: String, csv: String) {
    func answers(_ texts: [String]) -> [LimeSurveyFixture.Part] {
      texts.enumerated().map { LimeSurveyFixture.Part("A\($0 + 1)", $1) }
    }
    let rows = Self.problems.enumerated().map { LimeSurveyFixture.Part("SQ00\($0 + 1)", $1) }
    let structure = LimeSurveyFixture(items: [
      .init(type: "L", code: "safe", text: "Safety", answers: answers(Self.safety)),
      .init(type: "M", code: "p", text: "Problems", rows: rows),
      .init(type: "L", code: "sex", text: "Gender", answers: answers(Self.genders)),
    ]).bytes(.tables)
    let fields = ["id", "submitdate", "7X1X100", "7X1X200SQ001", "7X1X200SQ002", "7X1X200SQ003", "7X1X300"]
    let body = people.enumerated().map { place, person in
      let cells = cells(place, person)
      return "<row>"
        + zip(fields, cells).map { field, cell in
          let name = field.first?.isNumber == true ? "_" + field : field
          return "<\(name)><![CDATA[\(cell)]]></\(name)>"
        }.joined() + "</row>"
    }
    let responses = """
      <?xml version="1.0" encoding="UTF-8"?>
      <document><LimeSurveyDocType>Responses</LimeSurveyDocType><DBVersion>606</DBVersion>
      <responses><fields>\(fields.map { "<fieldname>\($0)</fieldname>" }.joined())</fields><rows>
      \(body.joined(separator: "\n"))
      </rows></responses></document>
      """
    let header = "\"id\",\"submitdate\",\"lastpage\",\"safe\",\"p[SQ001]\",\"p[SQ002]\",\"p[SQ003]\",\"sex\""
    let records = people.enumerated().map { place, person in
      let cells = cells(place, person)
      return (cells.prefix(2) + ["3"] + cells.dropFirst(2)).map { "\"\($0)\"" }.joined(separator: ",")
    }
    return (structure, responses, ([header] + records).joined(separator: "\r\n") + "\r\n")
  }

  private func cells(_ place: Int, _ person: Person) -> [String] {
    [String(place + 1), "2024-06-03 09:15:00", person.safety.map { "A\($0 + 1)" } ?? ""]
      + person.ticks.map { $0 ? "Y" : "" } + ["A\(person.gender + 1)"]
  }
}

@Suite struct `The same responses` {
  private let responses = SameResponses(seed: 20_261_121)

  /// The table that a file gives under a definition whose ticks stand in columns of their own or in one.
  private func table(
    _ folder: TemporaryFolder, _ export: String, ticks: [String] = ["p_1", "p_2", "p_3"]
  ) throws -> ResponseTable {
    let answers = SameResponses.problems.enumerated().map { place, label in
      "<answer code=\"o\(place + 1)\">\(label)"
        + (ticks.count == 3 ? "<column code=\"\(ticks[place])\"/>" : "") + "</answer>"
    }
    let joined = ticks.count == 1 ? "<column code=\"\(ticks[0])\" joined=\";\"/>" : ""
    let scale = SameResponses.safety.enumerated().map { "<answer code=\"s\($0 + 1)\">\($1)</answer>" }
    let genders = SameResponses.genders.enumerated().map { "<answer code=\"g\($0 + 1)\">\($1)</answer>" }
    try folder.write(
      "survey.xml",
      """
      <survey xmlns="urn:soundings:survey:1" series="same" wave="one" synthetic="yes" title="Same" organisation="Us">
      <fieldwork from="2024-06-01" to="2024-06-30"/><responses partial="all">\(export)</responses>
      <questions><scale id="safe">\(scale.joined())</scale>
      <multiple id="problem">\(joined)\(answers.joined())</multiple>
      <single id="sex" characteristic="gender">\(genders.joined())</single></questions></survey>
      """)
    return try ResponseTable(importing: try Survey(contentsOf: folder.path))
  }

  private func export(_ file: String, _ more: String = "") -> String {
    "<export id=\"a\" file=\"responses/\(file)\" mode=\"online\" \(more)/>"
  }

  /// Everything that a table says of each person.
  private func said(_ table: ResponseTable) -> [[UInt8]] {
    table.columns.flatMap { [$0.narrow] + $0.planes }
  }

  /// Worked out from the people themselves, without any file.
  private var expected: [[UInt8]] {
    let people = responses.people
    let blank = Code(.blank).narrow
    return [
      people.map { $0.safety.map { UInt8($0) } ?? blank }, people.map { _ in 0 },
      people.map { $0.ticks.enumerated().reduce(0) { $0 | ($1.element ? 1 << UInt8($1.offset) : 0) } },
      people.map { UInt8($0.gender) },
    ]
  }

  @Test func `give the same table from text, ZIP and workbook`() throws {
    let folder = try TemporaryFolder()
    let csv = responses.table(",") { "\"\($0)\"" }
    try folder.write("responses/a.csv", csv)
    #expect(try said(table(folder, export("a.csv"))) == expected)
    try folder.write("responses/b.csv", responses.table(";") { $0 })
    #expect(try said(table(folder, export("b.csv"))) == expected)
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in csv.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    try folder.write("responses/c.csv", bytes: utf16)
    #expect(try said(table(folder, export("c.csv"))) == expected)
    let writer = try ZIPWriter(path: folder.path + "/responses/d.zip")
    try writer.add("readme.pdf", [1, 2, 3])
    try writer.add("folder/d.csv", Array(csv.utf8))
    try writer.close()
    #expect(try said(table(folder, export("d.zip"))) == expected)
    _ = try responses.workbook.write(in: folder, "responses/e.xlsx")
    #expect(try said(table(folder, export("e.xlsx"))) == expected)
  }

  @Test(arguments: [StatisticsFileWriter.Compression.none, .bytes, .deflate])
  func `give the same table from SPSS, by the labels of its codes`(
    _ compression: StatisticsFileWriter.Compression
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("responses/a.csv", "x\n")
    try responses.writeStatistics(to: folder.path + "/responses/a.sav", compression)
    #expect(try said(table(folder, export("a.sav"))) == expected)
  }

  @Test func `give ticks by the labels of each column, whatever the order of its codes`() throws {
    let folder = try TemporaryFolder()
    try folder.write("responses/a.csv", "x\n")
    func variable(_ name: String, _ labels: [String]) -> StatisticsFile.Variable {
      .init(
        name: name, label: name, format: .number, width: 8,
        values: labels.enumerated().map { .init(code: String($0 + 1), label: $1) }, missing: [], measure: nil)
    }
    var writer = try StatisticsFileWriter(
      path: folder.path + "/responses/a.sav",
      variables: [
        variable("safe", SameResponses.safety), variable("p_1", ["Yes", "No"]),
        variable("p_2", ["No", "Yes"]),
        variable("p_3", ["0", "1"]), variable("sex", SameResponses.genders),
      ], rowCount: 2)
    try writer.append([.number(1), .number(1), .number(1), .number(1), .number(1)])
    try writer.append([.number(1), .number(2), .number(2), .number(2), .number(1)])
    try writer.finish()
    let table = try table(folder, export("a.sav"))
    #expect(table.columns[1].planes == [[0b001, 0b110]])
    #expect(table.problems.filter { $0.severity == .error }.isEmpty)
  }

  @Test(arguments: [false, true]) func `give the same table from Triple-S`(isCSV: Bool) throws {
    let folder = try TemporaryFolder()
    let files = responses.tripleS(isCSV: isCSV)
    let data = isCSV ? "a.csv" : "a.asc"
    try folder.write("responses/a.sss", files.definition)
    try folder.write("responses/\(data)", files.data)
    // Either of the two files may be named.
    for name in ["a.sss", data] {
      #expect(try said(table(folder, export(name), ticks: ["p"])) == expected)
    }
  }

  @Test func `give the same table from a LimeSurvey archive, its responses and its CSV`() throws {
    let folder = try TemporaryFolder()
    let files = responses.limeSurvey
    try folder.write("responses/s.lss", bytes: files.structure)
    try folder.write("responses/s.lsr", files.responses)
    try folder.write("responses/s.csv", files.csv)
    let writer = try ZIPWriter(path: folder.path + "/responses/s.lsa")
    try writer.add("survey_7.lss", files.structure)
    try writer.add("survey_7_responses.lsr", Array(files.responses.utf8))
    try writer.add("survey_7_tokens.lst", Array("never read".utf8))
    try writer.close()
    let ticks = ["p[SQ001]", "p[SQ002]", "p[SQ003]"]
    #expect(try said(table(folder, export("s.lsa"), ticks: ticks)) == expected)
    #expect(try said(table(folder, export("s.lsr"), ticks: ticks)) == expected)
    let labels = "labels=\"responses/s.lss\""
    #expect(try said(table(folder, export("s.csv", labels), ticks: ticks)) == expected)
  }

  @Test func `are drafted alike, whatever the format`() throws {
    let folder = try TemporaryFolder()
    try folder.write("responses/a.csv", responses.table(",") { "\"\($0)\"" })
    _ = try responses.workbook.write(in: folder, "responses/e.xlsx")
    try responses.writeStatistics(to: folder.path + "/responses/a.sav", .bytes)
    let files = responses.tripleS(isCSV: false)
    try folder.write("responses/t.sss", files.definition)
    try folder.write("responses/t.asc", files.data)
    for name in ["a.csv", "e.xlsx", "a.sav", "t.sss"] {
      let draft = try SurveyDraft(folder: folder.path, files: ["responses/" + name])
      #expect(draft.questions.map(\.element) == ["scale", "multiple", "single"], "\(name)")
      #expect(draft.questions[0].answers.map(\.label) == SameResponses.safety, "\(name)")
      #expect(draft.questions[0].nets.map(\.id) == ["safe", "unsafe"], "\(name)")
      #expect(draft.characteristics.map(\.id) == ["gender"], "\(name)")
      try folder.write("survey.xml", draft.xml)
      let table = try ResponseTable(importing: try Survey(contentsOf: folder.path))
      #expect(table.columns[0].narrow == expected[0], "\(name)")
      #expect(table.columns[1].planes == [expected[2]], "\(name)")
    }
  }
}
