internal import FileFormats

/// `indicators.csv`: each indicator with a target on each base, one row a base.
///
/// Percentages 0...100 with four decimals; `p_one_sided` with ten is the probability of a count as far on the other side
/// of the target, or further, if the truth were the target (exact binomial). A figure that cannot be given is empty.
struct IndicatorCSV {
  static let headings = [
    "series", "wave", "indicator", "label", "question", "row", "base_name", "is_own_base", "count", "base",
    "percentage", "lower", "upper", "target", "better", "outcome", "is_reached_as_counted", "count_needed",
    "count_clear_of_chance", "p_one_sided",
  ]

  private let survey: Survey
  private let indicators: [IndicatorResult]

  init(_ assessment: ImpactAssessment) {
    survey = assessment.tables.survey
    indicators = assessment.indicators
  }

  /// Whether no indicator has a target, so that there is nothing to write.
  var isEmpty: Bool { indicators.isEmpty }

  func bytes() -> [UInt8] {
    var text = CSVText()
    for heading in Self.headings { text.add(text: heading) }
    text.endRecord()
    for indicator in indicators {
      for place in indicator.onBases.indices { add(indicator, place, to: &text) }
    }
    return text.bytes
  }

  private func add(_ indicator: IndicatorResult, _ place: Int, to text: inout CSVText) {
    let onBase = indicator.onBases[place]
    text.add(text: survey.series)
    text.add(text: survey.wave)
    text.add(text: indicator.id)
    text.add(text: indicator.measure.label ?? "")
    text.add(text: indicator.measure.question)
    text.add(text: indicator.measure.rowID)
    text.add(text: onBase.base.rawValue)
    text.add(text: place == 0 ? "yes" : "no")
    text.add(number: onBase.observed.count)
    text.add(number: onBase.observed.base)
    text.add(number: CSVFigure.percentage(onBase.observed))
    text.add(number: CSVFigure.percentage(onBase.interval.lower))
    text.add(number: CSVFigure.percentage(onBase.interval.upper))
    text.add(number: CSVFigure.decimal(indicator.target))
    text.add(text: indicator.measure.better?.rawValue ?? "")
    add(onBase.attainment, to: &text)
    text.endRecord()
  }

  private func add(_ attainment: TargetAttainment?, to text: inout CSVText) {
    text.add(text: attainment?.state.code ?? "")
    text.add(text: attainment.map { $0.isReachedAsCounted ? "yes" : "no" } ?? "")
    text.add(number: attainment.map { String($0.countNeeded) } ?? "")
    text.add(number: attainment?.countClearOfChance.map { String($0) } ?? "")
    text.add(number: CSVFigure.probability(attainment?.shortfallPValue))
  }
}

extension TargetAttainment.State {
  /// The outcome as files hold it.
  fileprivate var code: String {
    switch self {
    case .met: "met"
    case .notMet: "not_met"
    case .cannotTell: "cannot_tell"
    }
  }

  /// The outcome as tables print it.
  var inWords: String {
    switch self {
    case .met: "Met"
    case .notMet: "Not met"
    case .cannotTell: "Cannot tell"
    }
  }
}
