internal import FileFormats

/// Reads the responses of an `.lsr` file of LimeSurvey, row by row, under the codes of the survey's columns.
///
/// This is the one file of LimeSurvey that tells for every question whether it was shown: a field that is absent from
/// its row is NULL, which becomes ``notShown``; one that is there and empty becomes an empty cell. So an option of a
/// multiple choice that is empty was shown and not ticked. Columns that are no answers (the date of submission, the
/// token) are empty where they are absent: an empty `submitdate` is a response that was not finished.
struct LimeSurveyResponses: RecordSource, ~Copyable {
  /// The word that LimeSurvey's own VV export has for an answer that is NULL.
  static let notShown = "{question_not_shown}"
  /// What an anonymous survey writes in place of every date.
  static let hiddenDate = "1980-01-01 00:00:00"
  /// The most responses in one file.
  static let rowLimit = 10_000_000

  private var reader: XMLStreamReader
  /// The names of the fields as they stand in the file.
  let fieldNames: [String]
  /// What stands over each column: the code in the structure, or the field's name where that does not know it.
  let headings: [String]
  /// What could not be matched, in words.
  let notes: [String]
  /// How many responses have been read.
  private(set) var rows = 0
  /// How many of them were submitted; the others are unfinished.
  private(set) var submitted = 0

  private let places: [String: Int]
  private let answerColumns: [Int]
  private let dateColumns: Set<Int>
  private let submitColumn: Int?
  private let hiddenDateText: String
  private var isOver: Bool
  /// The last row in which each column had a cell.
  private var lastRows: [Int]

  /// Opens a file and reads up to its first response.
  ///
  /// - Parameters:
  ///   - source: The bytes of the file.
  ///   - structure: The structure of the same survey; without it the headings are the names of fields.
  ///   - hiddenDateText: What a cell says where an anonymous survey hides the date. It is empty by default, as
  ///     in an unfinished response; a caller that tells these apart by the date of submission gives a text.
  /// - Throws: A ``FormatError`` where the file holds no responses, or those of another survey.
  init(
    _ source: any ByteSource, structure: LimeSurveyStructure? = nil, hiddenDateText: String = ""
  ) throws(FormatError) {
    var reader = try XMLStreamReader(source, limit: .init(depth: 3, name: "response"))
    let head = try LimeSurveyResponseHead(&reader)
    let naming = try LimeSurveyNaming(head.fieldNames, structure: structure)
    self.reader = reader
    fieldNames = head.fieldNames
    isOver = head.isEmpty
    headings = naming.headings
    notes = naming.notes
    places = head.places
    answerColumns = naming.answerColumns
    dateColumns = Set(
      ["submitdate", "startdate", "datestamp"].compactMap { head.fieldNames.firstIndex(of: $0) })
    submitColumn = head.fieldNames.firstIndex(of: "submitdate")
    self.hiddenDateText = hiddenDateText
    lastRows = Array(repeating: 0, count: head.fieldNames.count)
  }

  mutating func forEachBatch(_ take: (borrowing RecordBatch) -> Void) throws(FormatError) {
    // A wide survey gets smaller batches, so that their tables of cells stay at some megabytes.
    let capacity = max(1, min(1_024, 1_048_576 / headings.count))
    var batch = RecordBatch(width: headings.count, blockCapacity: 64, capacity: capacity)
    while try next(into: &batch) { take(batch) }
  }

  private mutating func next(into batch: inout RecordBatch) throws(FormatError) -> Bool {
    batch.removeAll()
    while batch.hasRoom, !isOver {
      switch try reader.next() {
      case .start("row", let isEmpty): try readRow(into: &batch, isEmpty: isEmpty)
      case .start(let name, _): throw unknown(name, expected: "<row>")
      case .end("rows"): try readRest()
      case .end, .text: continue
      case nil: isOver = true
      }
    }
    return batch.count > 0
  }

  /// Reads what follows the responses, so that damage there is not overlooked.
  private mutating func readRest() throws(FormatError) {
    while try reader.next() != nil {}
    isOver = true
  }

  private mutating func readRow(into batch: inout RecordBatch, isEmpty: Bool) throws(FormatError) {
    rows += 1
    guard rows <= Self.rowLimit else {
      throw FormatError(
        .limit, line: reader.line, "the file holds more than \(Self.rowLimit) responses",
        fix: "export the survey in several files")
    }
    batch.beginRecord(line: reader.startLine)
    batch.setCells(answerColumns, text: Self.notShown)
    if !isEmpty { try readCells(into: &batch) }
    batch.endRecord()
  }

  private mutating func readCells(into batch: inout RecordBatch) throws(FormatError) {
    while let node = try reader.next() {
      switch node {
      case .start(let name, let isEmpty):
        guard let column = places[name] else {
          throw unknown(name, expected: "a field of the list at its start")
        }
        guard lastRows[column] != rows else {
          throw FormatError(
            .malformed, line: reader.startLine,
            "a second <\(Quotation.shortened(name))> in the same response",
            expected: "one element for each field", fix: "export the responses again")
        }
        lastRows[column] = rows
        if column == submitColumn { submitted += 1 }
        let text = isEmpty ? "" : try reader.textOfElement()
        let isHidden = text == Self.hiddenDate && dateColumns.contains(column)
        batch.setCell(column, text: isHidden ? hiddenDateText : text)
      case .end: return
      case .text: continue
      }
    }
  }

  private func unknown(_ name: String, expected: String) -> FormatError {
    FormatError(
      .malformed, line: reader.startLine,
      "an unknown element <\(Quotation.shortened(name))> among the responses",
      expected: expected, fix: "export the responses again, and do not edit the file")
  }
}

extension XMLStreamReader {
  /// The text of the element that the reader stands on, moving to its end.
  ///
  /// - Throws: A ``FormatError`` where the element holds another.
  mutating func textOfElement() throws(FormatError) -> String {
    var text = ""
    while let node = try next() {
      switch node {
      case .text(let part): text += part
      case .end: return text
      case .start(let name, _):
        throw FormatError(
          .malformed, line: startLine, "an element <\(Quotation.shortened(name))> inside a cell",
          expected: "text", fix: "export the responses again, and do not edit the file")
      }
    }
    return text
  }
}
