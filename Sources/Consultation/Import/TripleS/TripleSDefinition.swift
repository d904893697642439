internal import FileFormats

/// What a Triple-S definition file says: where each variable stands in the data, and what its codes mean.
///
/// Triple-S XML 1.1, 1.2 and 2.0; of 3.0 what it has in common with them.
struct TripleSDefinition: Sendable {
  /// How the data file is laid out.
  enum DataFormat: String, Sendable { case fixed, csv }

  /// What the cells of a variable hold.
  enum Kind: String, Sendable { case single, multiple, quantity, character, logical, date, time }

  /// How a multiple answer stands in subfields that each hold a code.
  struct Spread: Sendable, Equatable {
    let subfields: Int
    /// The characters of one subfield.
    let width: Int
  }

  /// One variable and its place in the data.
  struct Variable: Sendable {
    let ident: String
    let name: String
    /// The name, or the ident where the name is empty or stands twice.
    var code: String
    let label: String
    let kind: Kind
    /// Whether codes are compared as they are written, not as numbers.
    let isLiteral: Bool
    let role: Dialect.Role?
    /// The first and last character of a line, or twice the number of a column of CSV; counted from 1.
    let position: ClosedRange<Int>
    /// `nil` where a multiple answer is a row of 0 and 1, and for every other kind.
    let spread: Spread?
    let values: [DataDictionary.Value]
    /// The highest numeric code, or 0 where none is given.
    let highestCode: Int
    /// The line of the definition file.
    let line: Int
  }

  let title: String
  let format: DataFormat
  /// How many records at the start of the data file hold no data.
  let skipped: Int
  /// The name that the definition gives the data file, without any folders; empty where it gives none.
  let dataName: String
  /// The encoding that the definition gives the data, where it is one that is known.
  let encoding: TextEncoding?
  let variables: [Variable]
  /// What is not used or was set right, in words, with the line of the definition file.
  let notes: [(line: Int?, text: String)]
}

extension TripleSDefinition {
  /// The fewest characters of a line, or columns of a record, of which nothing but texts can be missing.
  ///
  /// Software often drops the blanks at the end of a line. That is allowed for texts behind the last variable
  /// of another kind, and inside that last variable.
  var fewest: Int {
    variables.lazy.filter { $0.kind != .character }.map(\.position.lowerBound).max() ?? 0
  }

  /// How many columns the variables of a CSV file reach.
  var width: Int { variables.map(\.position.lowerBound).max() ?? 0 }
}

extension DataDictionary {
  /// What a Triple-S definition says of its variables, in its order.
  init(_ definition: TripleSDefinition) {
    self.init(
      title: definition.title, variables: definition.variables.map { Variable($0) }, notes: definition.notes)
  }
}

extension DataDictionary.Variable {
  /// A Triple-S variable as the cells of ``TripleSRecords`` hold it.
  init(_ variable: TripleSDefinition.Variable) {
    let kind: DataDictionary.Variable.Kind =
      switch variable.kind {
      case .single, .logical: .single
      case .multiple: .joined(separator: TripleSCell.separator)
      case .quantity: .number
      case .date: .date
      case .character, .time: .text
      }
    self.init(
      code: variable.code, text: variable.label, kind: kind, values: variable.values, role: variable.role)
  }
}
