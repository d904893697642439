package import FileFormats

/// A code book as a table: one row for each code of each variable, or one row for each variable.
package struct CodeBook: Sendable {
  private let header: CodeBookHeader
  private let rows: [[String]]
  /// The row of the file behind the header row, counted from 1.
  private let firstLine: Int

  /// Finds the header row, which is one of the first ten.
  ///
  /// - Throws: A ``FormatError`` where no row names a column for variables and one for their texts or codes.
  package init(_ rows: [[String]]) throws(FormatError) {
    for (index, row) in rows.prefix(10).enumerated() {
      guard let header = CodeBookHeader(row) else { continue }
      self.header = header
      self.rows = Array(rows.dropFirst(index + 1))
      firstLine = index + 2
      return
    }
    throw FormatError(
      .malformed, "this table is no code book: no header row names its columns",
      expected: "columns named variable, question, code and label, or variable and question",
      fix: "write these words over the columns; one row for each code of each variable")
  }

  /// What the code book says, the variables in the order in which they first appear.
  ///
  /// An empty variable cell continues the variable above it.
  ///
  /// - Throws: A ``FormatError`` where there are more variables than any survey has.
  package func dictionary() throws(FormatError) -> DataDictionary {
    var entries: [Entry] = []
    var places: [String: Int] = [:]
    var current: Int?
    var columns = CompanionColumns(over: [])
    for (index, row) in rows.enumerated() {
      let name = header.cell(.variable, in: row)
      if !name.isEmpty {
        current = places[name] ?? entries.count
        if places.updateValue(current ?? 0, forKey: name) == nil { entries.append(Entry(name)) }
      }
      guard let current else { continue }
      if let note = entries[current].take(row, header) { columns.note(note, line: firstLine + index) }
    }
    for entry in entries { try columns.append(entry.variable) }
    return columns.dictionary(title: "")
  }
}

extension CodeBook {
  /// One variable while its rows are read.
  private struct Entry {
    let name: String
    var text = ""
    var type = ""
    var values: [DataDictionary.Value] = []
    private var labels: [String: String] = [:]

    init(_ name: String) { self.name = name }

    /// Takes what a row says; returns what is wrong with it.
    mutating func take(_ row: [String], _ header: CodeBookHeader) -> String? {
      if text.isEmpty { text = MarkupText.plain(header.cell(.text, in: row)) }
      if type.isEmpty { type = Folding.key(header.cell(.type, in: row)) }
      let code = header.cell(.code, in: row)
      let label = MarkupText.plain(header.cell(.label, in: row))
      guard !code.isEmpty || !label.isEmpty else { return nil }
      guard !code.isEmpty else { return "a label of \(name) has no code" }
      if let earlier = labels[code] {
        return earlier == label ? nil : "\(name) has the code \(code) twice; its first label is kept"
      }
      labels[code] = label
      values.append(
        .init(code: code, label: label.isEmpty ? code : label, isMissing: header.isMissing(row)))
      return nil
    }

    var variable: DataDictionary.Variable {
      DataDictionary.Variable(code: name, text: text, kind: kind, values: values)
    }

    /// What the type column says, or else whether there are codes.
    private var kind: DataDictionary.Variable.Kind {
      switch type {
      case "number", "numeric", "integer", "int", "float", "decimal", "double":
        values.isEmpty ? .number : .single
      case "date", "datetime": .date
      case "text", "string", "open", "opentext", "character", "freetext", "te": .text
      case "display", "info", "note", "db": .display
      case "multiple", "multi", "multipleresponse", "multiplechoice", "delimitedset", "set":
        .joined(separator: ";")
      default: values.isEmpty ? .text : .single
      }
    }
  }
}
