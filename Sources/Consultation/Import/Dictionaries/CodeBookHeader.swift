internal import FileFormats

/// Which columns of a code book hold what.
struct CodeBookHeader: Sendable {
  enum Role: Sendable { case variable, text, code, label, type, missing }

  private var places: [Role: Int] = [:]

  /// The usual names of each column, folded; the surest first.
  private static let names: [(role: Role, names: [String])] = [
    (
      .variable,
      [
        "variable", "variablename", "varname", "var", "column", "columnname", "field", "fieldname",
        "variable/fieldname", "questioncode", "qname", "questionname", "questionid", "qid", "name",
      ]
    ),
    (
      .text,
      [
        "questiontext", "question", "variablelabel", "labelofvariable", "questionlabel", "fieldlabel",
        "columnlabel", "wording", "variabledescription", "description", "text",
      ]
    ),
    (.code, ["code", "valuecode", "answercode", "responsecode", "optioncode", "value", "codes", "values"]),
    (
      .label,
      [
        "valuelabel", "answerlabel", "codelabel", "responselabel", "optionlabel", "label", "answer",
        "answertext", "labels", "response", "option", "meaning", "category",
      ]
    ),
    (.type, ["type", "variabletype", "questiontype", "fieldtype", "kind"]),
    (.missing, ["missing", "ismissing", "usermissing", "missingvalue"]),
  ]

  /// Reads a row as a header row; `nil` where it is none.
  init?(_ row: [String]) {
    let keys = row.map { Folding.key($0).filter { $0 != "_" && $0 != "-" } }
    for (role, names) in Self.names {
      let taken = Set(places.values)
      for name in names where places[role] == nil {
        // Of two columns named alike, the codes' labels stand behind the codes.
        let after = role == .label ? places[.code] ?? -1 : -1
        let fitting = keys.indices.filter { keys[$0] == name && !taken.contains($0) }
        places[role] = fitting.first { $0 > after } ?? fitting.first
      }
    }
    settle(keys)
    guard places[.variable] != nil, places[.text] != nil || places[.label] != nil else { return nil }
    guard places[.label] == nil || places[.code] != nil else { return nil }
  }

  /// Decides what names leave open where columns are missing.
  private mutating func settle(_ keys: [String]) {
    // "question, code, label" names variables by their questions' codes.
    if places[.variable] == nil, places[.code] != nil, places[.label] != nil {
      places[.variable] = places.removeValue(forKey: .text)
    }
    // "code, question": nothing but the codes of questions.
    if places[.variable] == nil, places[.text] != nil, places[.label] == nil {
      places[.variable] = places.removeValue(forKey: .code)
    }
    // "variable, label": the label is the variable's.
    if places[.code] == nil, let label = places.removeValue(forKey: .label), places[.text] == nil {
      places[.text] = label
    }
    // "variable, label, code, label": the first label is the variable's.
    if places[.text] == nil {
      places[.text] = keys.indices.first { keys[$0] == "label" && !places.values.contains($0) }
    }
  }

  /// A cell without blanks around it; empty where the table has no such column.
  func cell(_ role: Role, in row: [String]) -> String {
    guard let place = places[role], place < row.count else { return "" }
    return CSVText.unguarded(row[place]).trimmingBlanks
  }

  func isMissing(_ row: [String]) -> Bool {
    ["yes", "y", "true", "1", "x", "missing"].contains(cell(.missing, in: row).lowercased())
  }
}
