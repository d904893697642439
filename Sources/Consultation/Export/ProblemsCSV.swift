internal import FileFormats

/// `problems.csv`: every defect found, one a row, in the order of the files.
struct ProblemsCSV {
  private let problems: [Problem]

  init(_ problems: [Problem]) { self.problems = problems }

  func bytes() -> [UInt8] {
    var text = CSVText()
    for heading in [
      "file", "line", "column", "column_name", "severity", "kind", "found", "facts", "expected", "fix",
      "count",
    ] { text.add(text: heading) }
    text.endRecord()
    for problem in problems {
      text.add(text: problem.location.file)
      text.add(number: problem.location.line.map(String.init) ?? "")
      text.add(number: problem.location.column.map(String.init) ?? "")
      text.add(text: problem.location.columnName ?? "")
      text.add(text: problem.severity.rawValue)
      text.add(text: problem.kind.rawValue)
      text.add(text: problem.found)
      text.add(text: problem.facts.joined(separator: "; "))
      text.add(text: problem.expected ?? "")
      text.add(text: problem.fix ?? "")
      text.add(number: problem.count)
      text.endRecord()
    }
    return text.bytes
  }
}
