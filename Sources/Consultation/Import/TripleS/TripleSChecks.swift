internal import FileFormats

/// What must be true of the variables of a Triple-S definition together.
enum TripleSChecks {
  /// Gives every variable a code of its own: its name, or its ident where the name is empty or stands twice.
  ///
  /// - Throws: A ``FormatError`` with the line where that leaves two with one code.
  static func name(_ variables: inout [TripleSDefinition.Variable]) throws(FormatError) {
    var counts: [String: Int] = [:]
    for variable in variables { counts[variable.name, default: 0] += 1 }
    var lines: [String: Int] = [:]
    for place in variables.indices {
      let variable = variables[place]
      let isClear = !variable.name.isEmpty && counts[variable.name] == 1
      let code = isClear ? variable.name : variable.ident
      guard !code.isEmpty, lines[code] == nil else {
        let other = lines[code].map { "; line \($0) has the same" } ?? ""
        throw FormatError(
          .malformed, line: variable.line,
          "a variable has no name and ident of its own (name '\(variable.name)', ident '\(variable.ident)')\(other)",
          expected: "a name or an ident that stands once",
          fix: "export the survey again with names of their own")
      }
      lines[code] = variable.line
      variables[place].code = code
    }
  }

  /// Refuses two variables in one place of the data.
  static func refuseOverlaps(
    _ variables: [TripleSDefinition.Variable], format: TripleSDefinition.DataFormat
  ) throws(FormatError) {
    let ordered = variables.sorted {
      ($0.position.lowerBound, $0.line) < ($1.position.lowerBound, $1.line)
    }
    for (one, other) in zip(ordered, ordered.dropFirst())
    where other.position.lowerBound <= one.position.upperBound {
      let place = format == .csv ? "column" : "position"
      throw FormatError(
        .malformed, line: other.line,
        "variables \(one.code) and \(other.code) both stand at \(place) \(other.position.lowerBound)",
        expected: "a place of its own for each variable", fix: "export the survey again")
    }
  }

  /// Refuses codes that no field of the variable can hold.
  static func refuseWildCodes(
    _ variable: TripleSDefinition.Variable, format: TripleSDefinition.DataFormat
  ) throws(FormatError) {
    let wild: String?
    let room: String
    switch (variable.kind, variable.spread) {
    case (.multiple, nil):
      let most = format == .fixed ? variable.position.count : FixedWidthRecords.columnLimit
      wild = firstOutside(variable, most: most)
      room = "codes from 1 to \(most)"
    case (.multiple, let spread?):
      wild = variable.values.first { $0.code.unicodeScalars.count > spread.width }?.code
      room = "codes of at most \(spread.width) characters"
    case (.single, _) where format == .fixed:
      wild = variable.values.first { $0.code.unicodeScalars.count > variable.position.count }?.code
      room = "codes of at most \(variable.position.count) characters"
    default: return
    }
    guard let wild else { return }
    throw FormatError(
      .malformed, line: variable.line, "variable \(variable.name) has the code \(wild.prefix(20))",
      expected: room, fix: "export the survey again, or correct the position of the variable")
  }

  /// The first code that a row of this many 0 and 1 has no place for.
  private static func firstOutside(_ variable: TripleSDefinition.Variable, most: Int) -> String? {
    if variable.highestCode > most { return String(variable.highestCode) }
    return variable.values.first { value in Int(value.code).map { $0 < 1 || $0 > most } ?? true }?.code
  }
}
