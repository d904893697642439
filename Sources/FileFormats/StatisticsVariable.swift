extension StatisticsFile {
  /// One column of the data, as the file's dictionary describes it.
  package struct Variable: Sendable, Equatable {
    /// What the cells of a variable look like.
    package enum Format: Sendable, Equatable {
      case number
      /// `2023-06-12`
      case date
      /// `2023-06-12 10:15:00`
      case dateTime
      /// `10:15:00`; a duration may have more than 24 hours.
      case time
      case text
    }

    /// The level of measurement that the makers of the file declared.
    package enum Measure: Sendable, Equatable {
      case nominal, ordinal, scale
    }

    package var name: String
    /// The question's text, or the empty text.
    package var label: String
    package var format: Format
    /// How many bytes a text may take; 0 for numbers.
    package var width: Int
    /// The labelled values, in the file's order.
    package var values: [Value]
    /// The values that the makers of the file declared missing: three at the most.
    package var missing: [MissingRange]
    package var measure: Measure?

    package init(
      name: String, label: String = "", format: Format = .number, width: Int = 0,
      values: [Value] = [], missing: [MissingRange] = [], measure: Measure? = nil
    ) {
      self.name = name
      self.label = label
      self.format = format
      self.width = width
      self.values = values
      self.missing = missing
      self.measure = measure
    }

    /// Whether the cells hold text, and not a number, a date or a time.
    package var isText: Bool { format == .text }

    /// Whether a cell's text is a value that was declared missing; an empty cell is missing in any case.
    package func isMissing(_ code: String) -> Bool {
      code.isEmpty || missing.contains { $0.contains(code) }
    }
  }

  /// A value and what it stands for.
  package struct Value: Sendable, Equatable {
    /// The text of the cells that hold the value.
    package let code: String
    package let label: String

    package init(code: String, label: String) {
      self.code = code
      self.label = label
    }
  }

  /// A value that was declared missing, or all values from one to another.
  package struct MissingRange: Sendable, Equatable {
    /// The text of the lowest value; `nil` where the range is open below.
    package let low: String?
    /// The text of the highest value; `nil` where the range is open above.
    package let high: String?
    /// The range in numbers; `nil` for text.
    let numbers: ClosedRange<Double>?
    private let format: Variable.Format

    /// A range of numbers, dates or times, as the file stores them; infinite bounds are open.
    ///
    /// - Returns: `nil` where the bounds are out of order.
    package init?(from low: Double, to high: Double, format: Variable.Format = .number) {
      guard low <= high else { return nil }
      self.low = low.isFinite ? StatisticsNumber.text(low, as: format) : nil
      self.high = high.isFinite ? StatisticsNumber.text(high, as: format) : nil
      numbers = low...high
      self.format = format
    }

    /// One text.
    package init(text: String) {
      low = text
      high = text
      numbers = nil
      format = .text
    }

    /// Whether the text of a cell lies in the range.
    package func contains(_ code: String) -> Bool {
      if code == low || code == high { return true }
      guard let numbers, low != high else { return false }
      // Dates and times of day stand in the order of their texts.
      guard format == .number else { return (low ?? "") <= code && high.map { code <= $0 } ?? true }
      guard let number = Double(code) else { return false }
      return numbers.contains(number)
    }
  }
}
