internal import FileFormats

/// The variables of a data dictionary while a companion file is read.
///
/// A companion file often leaves open how an export writes a column's name, because export options decide it.
/// So each variable comes with all the names it may have, and the header row of the export, where it is
/// known, chooses.
struct CompanionColumns {
  // No questionnaire has more; a small file with a hostile grid would ask for billions.
  static let columnLimit = 50_000
  private static let valueLimit = 2_000_000
  private static let textLimit = 64 * 1_024 * 1_024
  private static let noteLimit = 1_000

  private let headers: Set<String>
  private(set) var variables: [DataDictionary.Variable] = []
  private(set) var notes: [(line: Int?, text: String)] = []
  private var valueCount = 0
  private var textLength = 0

  /// - Parameter headers: The export's header row, or nothing where it is not known.
  init(over headers: [String]) { self.headers = Set(headers) }

  /// Whether a name is over a column, or may be one because the header row is not known.
  func mayHave(_ name: String) -> Bool { headers.isEmpty || headers.contains(name) }

  /// Adds a variable under the first of its possible names that the header row has, or else under the first.
  ///
  /// The variable comes without a code; one that comes without a question is a question of its own.
  ///
  /// - Throws: A ``FormatError`` where there are more columns than any questionnaire has.
  mutating func append(named names: [String], _ variable: DataDictionary.Variable) throws(FormatError) {
    var variable = variable
    let code = names.first { headers.contains($0) } ?? names.first ?? variable.code
    variable.code = code
    // A question of one column is named as its column is.
    if variable.question.isEmpty { variable.question = code }
    try count(variable)
    variables.append(variable)
  }

  private mutating func count(_ variable: DataDictionary.Variable) throws(FormatError) {
    valueCount += variable.values.count
    textLength += variable.code.utf8.count + variable.text.utf8.count + variable.under.utf8.count
    let excess =
      if variables.count >= Self.columnLimit {
        "\(Self.columnLimit) columns"
      } else if valueCount > Self.valueLimit {
        "\(Self.valueLimit) labels of codes"
      } else if textLength > Self.textLimit {
        "\(Self.textLimit) bytes of names and texts"
      } else { "" }
    guard excess.isEmpty else {
      throw FormatError(
        .limit, "the questionnaire would have more than \(excess)",
        expected: "a questionnaire that people can answer")
    }
  }

  mutating func append(_ variable: DataDictionary.Variable) throws(FormatError) {
    try append(named: [variable.code], variable)
  }

  /// Keeps a note, shortened; beyond a thousand notes nothing more is kept.
  mutating func note(_ text: String, line: Int? = nil) {
    if notes.count < Self.noteLimit { notes.append((line, String(text.prefix(300)))) }
  }

  /// Notes every name that stands over more than one column.
  mutating func noteRepeatedNames() {
    var seen: [String: Int] = [:]
    for variable in variables { seen[variable.code, default: 0] += 1 }
    for variable in variables {
      guard let count = seen.removeValue(forKey: variable.code), count > 1 else { continue }
      note("\(count) columns are named \(variable.code); they can be told apart by their order only")
    }
  }

  func dictionary(title: String) -> DataDictionary {
    DataDictionary(title: title, variables: variables, notes: notes)
  }
}
