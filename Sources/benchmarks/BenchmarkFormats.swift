import Consultation
import FileFormats

/// The same synthetic responses as a CSV file holds, written as a workbook or an SPSS file.
enum BenchmarkFormats {
  /// The different texts of each column, and how many records there are.
  private struct Columns {
    var names: [String] = []
    var dictionaries: [CellDictionary] = []
    var records = 0

    /// Whether a column is a list of answers rather than ids or free text.
    func isClosed(_ column: Int) -> Bool { dictionaries[column].count <= 60 }
  }

  /// Writes the survey of a folder once more, with its export in another format.
  ///
  /// - Returns: The folder of the copy.
  static func write(_ kind: String, of folder: String) throws(Problem) -> String {
    let copy = "\(folder)-\(kind)"
    var placeholder = try BenchmarkFile(copy + "/responses/online.\(kind)")
    try placeholder.close()
    do throws(FormatError) {
      let bytes = try InputFile.bytes(path: folder + "/survey.xml", limit: 1 << 24)
      // Each format is recognised by what it holds.
      let text = String(decoding: bytes, as: UTF8.self).split(separator: " platform=\"generic\"").joined()
        .split(separator: "\"respondent-id\"")
        .joined(separator: kind == "sav" ? "\"respondent_id\"" : "\"respondent-id\"")
      try OutputFile.create(
        copy + "/survey.xml",
        Array(text.split(separator: "online.csv").joined(separator: "online.\(kind)").utf8))
      let source = folder + "/responses/online.csv"
      let columns = try Self.columns(of: source)
      let target = copy + "/responses/online.\(kind)"
      if kind == "xlsx" {
        try writeWorkbook(source, columns, to: target)
      } else {
        try writeStatistics(source, columns, to: target)
      }
    } catch { throw Problem(.unwritable, at: SourceLocation(file: copy), error.found) }
    return copy
  }

  private static func columns(of path: String) throws(FormatError) -> Columns {
    var columns = Columns()
    var numbers: [UInt32] = []
    try forEachBatch(path) { batch, isHeader in
      if isHeader {
        columns.names = (0..<batch.width).map { batch.text(record: 0, column: $0) }
        columns.dictionaries = columns.names.map { _ in CellDictionary() }
      } else {
        for column in columns.names.indices where columns.dictionaries[column].count < 100 {
          columns.dictionaries[column].number(column: column, of: batch, into: &numbers)
        }
        columns.records += batch.count
      }
    }
    return columns
  }

  private static func forEachBatch(
    _ path: String, _ take: (borrowing RecordBatch, Bool) throws(FormatError) -> Void
  ) throws(FormatError) {
    let file = try CSVFile(path: path)
    var reader = try file.reader()
    let width = try file.head(1)[0].cells.count
    var batch = RecordBatch(width: width)
    _ = try reader.next(into: &batch, atMost: 1)
    try take(batch, true)
    while try reader.next(into: &batch) { try take(batch, false) }
  }

  // MARK: Workbook

  private static func writeWorkbook(
    _ source: String, _ columns: Columns, to path: String
  ) throws(FormatError) {
    let writer = try ZIPWriter(path: path)
    let open = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    try writer.add(
      "_rels/.rels",
      Array(
        "\(open)<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"\(relations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
          .utf8))
    try writer.add(
      "xl/workbook.xml",
      Array(
        "\(open)<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
          .utf8))
    try writer.add(
      "xl/_rels/workbook.xml.rels",
      Array(
        "\(open)<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"\(relations)/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
          .utf8))
    var shared = CellDictionary()
    var numbers: [UInt32] = []
    var row = 0
    try writer.begin("xl/worksheets/sheet1.xml")
    try writer.append(Array("\(open)<worksheet xmlns=\"\(main)\"><sheetData>".utf8))
    try forEachBatch(source) { batch, _ throws(FormatError) in
      var cells = [[UInt32]]()
      for column in 0..<batch.width {
        shared.number(column: column, of: batch, into: &numbers)
        cells.append(Array(numbers.prefix(batch.count)))
      }
      var text = ""
      for record in 0..<batch.count {
        row += 1
        text += "<row r=\"\(row)\">"
        for column in 0..<batch.width where cells[column][record] > 0 {
          text += "<c r=\"\(letters(column))\(row)\" t=\"s\"><v>\(cells[column][record] - 1)</v></c>"
        }
        text += "</row>"
      }
      try writer.append(Array(text.utf8))
    }
    try writer.append(Array("</sheetData></worksheet>".utf8))
    try writer.begin("xl/sharedStrings.xml")
    try writer.append(Array("\(open)<sst xmlns=\"\(main)\">".utf8))
    for number in 1..<max(1, shared.count) {
      try writer.append(Array("<si><t>\(escaped(shared.text(number)))</t></si>".utf8))
    }
    try writer.append(Array("</sst>".utf8))
    try writer.close()
  }

  private static func letters(_ column: Int) -> String {
    let letter = { (number: Int) in String(UnicodeScalar(UInt8(65 + number))) }
    return column < 26 ? letter(column) : letter(column / 26 - 1) + letter(column % 26)
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
      .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
  }

  // MARK: SPSS

  /// Lists of answers as codes with labels, the weight as a number, the rest as text.
  private static func writeStatistics(
    _ source: String, _ columns: Columns, to path: String
  ) throws(FormatError) {
    var dictionaries = columns.dictionaries
    let variables = columns.names.enumerated().map { place, name in
      let isWeight = name == "weight"
      let isClosed = columns.isClosed(place) && !isWeight
      let labels =
        isClosed
        ? (1..<max(1, dictionaries[place].count)).map {
          StatisticsFile.Value(code: String($0), label: String(dictionaries[place].text($0).prefix(100)))
        } : []
      return StatisticsFile.Variable(
        name: String(name.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" }), label: name,
        format: isClosed || isWeight ? .number : .text,
        width: isClosed || isWeight ? 8 : 255, values: labels, missing: [], measure: nil)
    }
    var writer = try StatisticsFileWriter(
      path: path, variables: variables, title: "Benchmark", rowCount: columns.records, compression: .bytes)
    try forEachBatch(source) { batch, isHeader throws(FormatError) in
      guard !isHeader else { return }
      for record in 0..<batch.count {
        var cells: [StatisticsFileWriter.Cell] = []
        for (place, variable) in variables.enumerated() {
          let text = batch.text(record: record, column: place)
          if text.isEmpty {
            cells.append(.missing)
          } else if variable.isText {
            cells.append(.text(String(decoding: text.utf8.prefix(250), as: UTF8.self)))
          } else if variable.values.isEmpty {
            cells.append(Double(text).map { .number($0) } ?? .missing)
          } else {
            cells.append(.number(Double(dictionaries[place].number(of: text))))
          }
        }
        try writer.append(cells)
      }
    }
    try writer.finish()
  }
}
