internal import CLibReadStat

/// Collects what libreadstat tells about a file and its variables: the context of its callbacks.
@safe
final class StatisticsMetadata {
  /// A labelled value before it is known what the cells of its variable look like.
  private enum Key {
    case number(Double)
    case text(String)
  }

  private struct LabelledKey {
    let key: Key
    let label: String
  }

  /// One set of labels with its values in the text of one format.
  private struct SetInFormat: Hashable {
    let name: String
    let format: StatisticsFile.Variable.Format
  }

  private(set) var title = ""
  private(set) var variables: [StatisticsFile.Variable] = []
  private(set) var failure: FormatError?
  private var labelSets: [String: [LabelledKey]] = [:]
  /// Variables share their sets, so that many of them with one long set take no more than one.
  private var values: [SetInFormat: [StatisticsFile.Value]] = [:]

  /// What is handed to libreadstat; valid while the object lives.
  var context: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  private static func collector(_ context: UnsafeMutableRawPointer) -> StatisticsMetadata {
    unsafe Unmanaged<StatisticsMetadata>.fromOpaque(context).takeUnretainedValue()
  }

  // MARK: Callbacks

  static let file: readstat_metadata_handler = { metadata, context in
    guard let metadata = unsafe metadata, let context = unsafe context else { return StatisticsParser.abort }
    let title = unsafe StatisticsParser.string(readstat_get_file_label(metadata))
    // Where nobody gave a label, SPSS writes the name of the account here, which is nobody's business.
    if !title.hasPrefix("File created by user ") { unsafe collector(context).title = title }
    return StatisticsParser.proceed
  }

  static let valueLabel: readstat_value_label_handler = { set, value, label, context in
    guard let context = unsafe context else { return StatisticsParser.abort }
    let isMissing = unsafe readstat_value_is_system_missing(value) != 0
    if isMissing { return StatisticsParser.proceed }
    let isText = unsafe readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING
    let key: Key =
      unsafe isText
      ? .text(StatisticsParser.string(readstat_string_value(value)))
      : .number(readstat_double_value(value))
    let entry = unsafe LabelledKey(key: key, label: StatisticsParser.string(label))
    unsafe collector(context).labelSets[StatisticsParser.string(set), default: []].append(entry)
    return StatisticsParser.proceed
  }

  static let variable: readstat_variable_handler = { _, variable, set, context in
    guard let variable = unsafe variable, let context = unsafe context else { return StatisticsParser.abort }
    let collector = unsafe collector(context)
    guard collector.variables.count < StatisticsDictionary.variableLimit else {
      collector.failure = .tooManyVariables
      return StatisticsParser.abort
    }
    unsafe collector.add(variable, set: set.map { unsafe StatisticsParser.string($0) })
    return StatisticsParser.proceed
  }

  // MARK: Variables

  private func add(_ variable: UnsafeMutablePointer<readstat_variable_t>, set: String?) {
    let isText = unsafe readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
    let name = unsafe StatisticsParser.string(readstat_variable_get_format(variable))
    let format = isText ? .text : Self.format(name)
    unsafe variables.append(
      .init(
        name: StatisticsParser.string(readstat_variable_get_name(variable)),
        label: StatisticsParser.string(readstat_variable_get_label(variable)), format: format,
        width: isText ? Int(readstat_variable_get_storage_width(variable)) : 0,
        values: set.map { values(of: $0, format: format) } ?? [],
        missing: Self.missing(of: variable, format: format),
        measure: Self.measure(readstat_variable_get_measure(variable))))
  }

  private func values(
    of set: String, format: StatisticsFile.Variable.Format
  ) -> [StatisticsFile.Value] {
    let place = SetInFormat(name: set, format: format)
    if let known = values[place] { return known }
    let result = (labelSets[set] ?? []).map { entry in
      switch entry.key {
      case .number(let number):
        StatisticsFile.Value(code: StatisticsNumber.text(number, as: format), label: entry.label)
      case .text(let text): StatisticsFile.Value(code: text, label: entry.label)
      }
    }
    values[place] = result
    return result
  }

  /// What a print format such as `DATETIME20` or `F8.2` makes of a number.
  private static func format(_ name: String) -> StatisticsFile.Variable.Format {
    switch name.prefix(while: \.isLetter) {
    // Months, quarters and weeks are stored as their first day.
    case "DATE", "ADATE", "EDATE", "SDATE", "JDATE", "MOYR", "QYR", "WKYR": .date
    case "DATETIME", "YMDHMS": .dateTime
    case "TIME", "DTIME", "MTIME": .time
    default: .number
    }
  }

  private static func measure(_ measure: readstat_measure_t) -> StatisticsFile.Variable.Measure? {
    switch measure {
    case READSTAT_MEASURE_NOMINAL: .nominal
    case READSTAT_MEASURE_ORDINAL: .ordinal
    case READSTAT_MEASURE_SCALE: .scale
    default: nil
    }
  }

  private static func missing(
    of variable: UnsafeMutablePointer<readstat_variable_t>, format: StatisticsFile.Variable.Format
  ) -> [StatisticsFile.MissingRange] {
    let count = unsafe max(0, readstat_variable_get_missing_ranges_count(variable))
    return (0..<count).compactMap { index in
      let low = unsafe readstat_variable_get_missing_range_lo(variable, index)
      let high = unsafe readstat_variable_get_missing_range_hi(variable, index)
      guard format == .text else {
        return unsafe StatisticsFile.MissingRange(
          from: readstat_double_value(low), to: readstat_double_value(high), format: format)
      }
      return unsafe StatisticsFile.MissingRange(text: StatisticsParser.string(readstat_string_value(low)))
    }
  }
}
