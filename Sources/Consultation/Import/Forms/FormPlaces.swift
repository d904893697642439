/// Where the forms of a source stand: their file and line, in the words of messages.
struct FormPlaces {
  private let file: String
  private let files: [String]
  private let fileOfRow: [UInt32]
  private let lines: [UInt32]

  init(source: ResponseSource, part: ImportedPart) {
    file = source.file
    files = part.files
    fileOfRow = part.fileOfRow
    lines = part.lines
  }

  func location(_ row: Int) -> SourceLocation {
    SourceLocation(file: fileName(row), line: Int(lines[row]))
  }

  /// "line 12", with the file where the source has several.
  func place(_ row: Int) -> String {
    files.isEmpty ? "line \(lines[row])" : "line \(lines[row]) of \(fileName(row))"
  }

  private func fileName(_ row: Int) -> String { files.isEmpty ? file : files[Int(fileOfRow[row])] }
}
