// Diagnostics: where something stands in an input, what is wrong with it, and what a person can do about it.
// Nothing here knows what a survey is.

/// A place in an input file.
public struct SourceLocation: Hashable, Sendable {
  /// The file, as a path that means something to whoever reads the message.
  public var file: String
  /// The line, counted from 1, or `nil` where the file as a whole is meant.
  public var line: Int?
  /// The column of a table, counted from 1.
  public var column: Int?
  /// The heading of that column.
  public var columnName: String?

  /// A place in a file.
  public init(file: String, line: Int? = nil, column: Int? = nil, columnName: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.columnName = columnName
  }

  /// `file:line: column 7 'Heading'`, as editors and terminals link it.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    guard let column else { return text }
    text += ": column \(column)"
    if let columnName, !columnName.isEmpty { text += " '\(Quotation.shortened(columnName))'" }
    return text
  }
}
