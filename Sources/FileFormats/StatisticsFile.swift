/// A data file of SPSS, `.sav` or `.zsav`: its variables, their labels and its rows.
///
/// Opening it reads the dictionary only; the rows are read by ``records()``. All text is UTF-8, whatever
/// the file declares.
package struct StatisticsFile: Sendable {
  package let path: String
  /// The file's label, or the empty text, also where the label only says which account made the file.
  package let title: String
  /// In the order of the columns.
  package let variables: [Variable]
  /// How many rows there are; `nil` where the file does not say.
  package let rowCount: Int?
  /// The questions with more than one choice, where the file declares them.
  package let sets: [MultipleResponseSet]
  let dictionary: StatisticsDictionary

  /// Reads what a file says of its variables.
  ///
  /// - Throws: A ``FormatError`` where the file is missing, not one of SPSS's, damaged, in an unknown
  ///   encoding or over a limit.
  package init(path: String) throws(FormatError) {
    let dictionary = try StatisticsDictionary(path: path)
    let reading = StatisticsMetadata()
    let parser = try StatisticsParser(dictionary)
    let code = unsafe parser.readMetadata(path: path, context: reading.context)
    if let failure = reading.failure ?? FormatError(parsing: code, line: nil) { throw failure }
    self.path = path
    self.dictionary = dictionary
    title = reading.title
    variables = reading.variables
    rowCount = dictionary.rowCount
    sets = StatisticsSetScanner.sets(of: dictionary, among: reading.variables.map(\.name))
  }

  /// The rows of the file, from the first one.
  package func records() -> StatisticsRecords { StatisticsRecords(self) }
}
