internal import FileFormats

extension DataDictionary {
  /// What an SPSS file says of its variables; those of a multiple-response set are one question.
  init(_ file: StatisticsFile) {
    var sets: [String: StatisticsFile.MultipleResponseSet] = [:]
    for set in file.sets {
      for name in set.variables { sets[name] = sets[name] ?? set }
    }
    self.init(
      title: file.title, variables: file.variables.map { Self.variable($0, in: sets[$0.name]) })
  }

  private static func variable(
    _ variable: StatisticsFile.Variable, in set: StatisticsFile.MultipleResponseSet?
  ) -> Variable {
    var values = variable.values.map {
      Value(code: $0.code, label: $0.label, isMissing: variable.isMissing($0.code))
    }
    for range in variable.missing {
      if let low = range.low, range.high == low, !values.contains(where: { $0.code == low }) {
        values.append(Value(code: low, label: "", isMissing: true))
      }
    }
    var result = Variable(
      code: variable.name, text: variable.label, kind: kind(variable, values), values: values)
    result.missingRanges = variable.missing.filter { $0.low != $0.high }
    guard let set else { return result }
    result.question = set.name
    result.under = variable.label.isEmpty ? variable.name : variable.label
    result.text = set.label.isEmpty ? set.name : set.label
    switch set.kind {
    case .dichotomy(let counted):
      result.kind = .tick
      result.counted = counted
    case .category: result.kind = .answer
    }
    return result
  }

  private static func kind(_ variable: StatisticsFile.Variable, _ values: [Value]) -> Variable.Kind {
    switch variable.format {
    case .date, .dateTime: return .date
    case .time: return .text
    // A text without labels may be an answer all the same; its cells will show.
    case .text: return .single
    case .number:
      // A number with labels for its missing values alone stays a number.
      let labelled = values.count { !$0.isMissing }
      return labelled >= 2 ? .single : .number
    }
  }
}
