/// Figures that other software worked out, in files beside some checkouts; tests read them and never copy them.
package struct ReferenceFigures {
  /// A row of a file, by the names of its columns.
  package struct Row: Sendable, CustomStringConvertible {
    fileprivate let fields: [String: String]
    /// The file and the line, for messages.
    package let description: String

    init(_ fields: [String: String], description: String) {
      self.fields = fields
      self.description = description
    }
  }

  /// What cannot be read.
  package struct Fault: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  /// The rows of a file.
  ///
  /// - Parameter name: Without its ending, such as `proportion_ci`.
  /// - Returns: `nil`, with a printed reason, where the folder is not beside this checkout.
  /// - Throws: `Fault` for a file that is not as its neighbours are.
  package static func rows(_ name: String) throws -> [Row]? {
    guard let path = Repository.reference(name + ".csv") else { return nil }
    let lines = try Repository.lines(path).filter { !$0.isEmpty }
    guard let header = lines.first else { throw Fault(description: "\(name) is empty") }
    let columns = fields(header)
    return try lines.dropFirst().enumerated().map { index, line in
      let values = fields(line)
      guard values.count == columns.count else {
        throw Fault(description: "\(name):\(index + 2) has \(values.count) fields")
      }
      return Row(
        Dictionary(uniqueKeysWithValues: zip(columns, values)), description: "\(name):\(index + 2)")
    }
  }

  /// The fields of a line; every one is quoted, and none holds a quote or a line end.
  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// Whether two numbers are the same: to 1 part in 1,000 million, or to 1e-12 where that is more.
  package static func agree(
    _ ours: Double, _ theirs: Double, relative: Double = 1e-9, absolute: Double = 1e-12
  )
    -> Bool
  {
    ours == theirs || abs(ours - theirs) <= max(relative * abs(theirs), absolute)
  }
}

extension ReferenceFigures.Row {
  /// The text of a column.
  package func text(_ column: String) throws -> String {
    guard let text = fields[column] else {
      throw ReferenceFigures.Fault(description: "\(description) has no column \(column)")
    }
    return text
  }

  /// The number of a column; `nil` where it is empty.
  package func numberIfAny(_ column: String) throws -> Double? {
    let text = try text(column)
    if text.isEmpty { return nil }
    return try number(of: text, column)
  }

  /// The number of a column that has one in every row.
  package func number(_ column: String) throws -> Double { try number(of: text(column), column) }

  /// The whole number of a column.
  package func integer(_ column: String) throws -> Int {
    guard let value = Int(try text(column)) else { throw fault(column, try text(column)) }
    return value
  }

  /// The numbers of a column, separated by spaces.
  package func numbers(_ column: String) throws -> [Double] {
    try text(column).split(separator: " ").map { try number(of: String($0), column) }
  }

  /// The whole numbers of a column, separated by spaces.
  package func integers(_ column: String) throws -> [Int] { try table(column).flatMap { $0 } }

  /// A table of counts: cells separated by spaces, rows by bars.
  package func table(_ column: String) throws -> [[Int]] {
    try text(column).split(separator: "|").map { row in
      try row.split(separator: " ").map { cell in
        guard let value = Int(cell) else { throw fault(column, String(cell)) }
        return value
      }
    }
  }

  private func number(of text: String, _ column: String) throws -> Double {
    guard let value = Double(text) else { throw fault(column, text) }
    return value
  }

  private func fault(_ column: String, _ text: String) -> ReferenceFigures.Fault {
    ReferenceFigures.Fault(description: "\(description) has no number in \(column): \(text)")
  }
}
