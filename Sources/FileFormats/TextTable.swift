/// A small table of delimited text as a whole: every cell a text, every record with its line.
package struct TextTable: Sendable {
  /// One record.
  package struct Record: Sendable {
    /// The line on which it starts, counted from 1.
    package let line: Int
    /// The cells without blanks around them and without the guard against formulas.
    package let cells: [String]
  }

  /// The records in order, the header first; lines of empty cells are left out.
  package let records: [Record]

  /// The most records that are read.
  package static let recordLimit = 20_000

  /// Reads a file; encoding and delimiter are found as for responses, so a spreadsheet may have written it.
  ///
  /// - Throws: A ``FormatError`` where the file is missing, empty, no text, or holds more than the limit.
  package init(path: String) throws(FormatError) {
    let file = try CSVFile(path: path)
    do throws(FormatError) {
      self = try Self(try file.head(Self.recordLimit + 1))
    } catch {
      guard error.kind == .encoding else { throw error }
      self = try Self(try file.assuming(.windows1252).head(Self.recordLimit + 1))
    }
  }

  /// Reads UTF-8 text with commas between cells.
  package init(_ bytes: [UInt8]) throws(FormatError) {
    self = try Self(try CSVFile.head(of: bytes, Self.recordLimit + 1))
  }

  private init(_ records: [CSVFile.HeadRecord]) throws(FormatError) {
    guard records.count <= Self.recordLimit else {
      throw FormatError(
        .limit, "the table has more than \(Self.recordLimit) rows",
        expected: "at most \(Self.recordLimit)", fix: "leave out the rows that are not needed")
    }
    self.records = records.map { record in
      Record(line: record.line, cells: record.cells.map { Self.trimmed(CSVText.unguarded($0)) })
    }.filter { record in record.cells.contains { !$0.isEmpty } }
  }

  /// A text without white space at its ends.
  private static func trimmed(_ text: String) -> String {
    let rest = text.drop { $0.isWhitespace }
    let tail = rest.reversed().prefix { $0.isWhitespace }.count
    return String(rest.dropLast(tail))
  }
}
