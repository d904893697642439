extension Tables {
  /// Each group against all others for every answer and net outside the main measures.
  ///
  /// Nobody chose these comparisons beforehand, so they are one family whose p values are adjusted by the method of
  /// Benjamini and Hochberg, and what they find needs confirming. Questions are in the order of the questionnaire, then
  /// rows, characteristics and groups; comparisons with too few people are left out.
  ///
  /// - Complexity: The tables that are there are read; what they lack is counted once a question.
  func exploratoryComparisons(_ rules: AssessmentRules) -> [Disparity] {
    let questions = survey.characteristics.filter { !AssessmentForm.places.contains($0.characteristic ?? "") }
    guard !questions.isEmpty else { return [] }
    let groupings = questions.map { survey.testGrouping(of: $0) }
    let ready = ReadyTables(self)
    var banners: [Banner]?
    let comparisons = survey.exploredQuestions.flatMap { question -> [Disparity] in
      let crosstabs =
        ready.all(of: question, by: zip(questions, groupings).map { ($0.characteristic ?? "", $1) })
        ?? {
          let all =
            banners ?? zip(questions, groupings).map { responses.banner(by: $0, grouping: $1, where: nil) }
          banners = all
          return TableJob(question: question, banners: all).crosstabs(of: responses)
        }()
      return question.exploredMeasures.flatMap { measure in
        crosstabs.flatMap { $0.comparisons(of: measure, rules) }
      }
    }
    return comparisons.filter(\.isReportable).concluded(rules, by: Adjustment.benjaminiHochberg)
  }
}

/// The default tables, found by question, characteristic and grouping.
private struct ReadyTables {
  private let places: [String: Crosstab]

  init(_ tables: Tables) {
    let defaults = tables.crosstabs.filter { $0.table == "default" && $0.characteristic != nil }
    places = Dictionary(
      defaults.map { ("\($0.question.id) \($0.characteristic ?? "") \($0.grouping ?? "answers")", $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The tables of a question by every characteristic; `nil` where one is not there.
  func all(of question: Question, by characteristics: [(id: String, grouping: Grouping?)]) -> [Crosstab]? {
    let found = characteristics.compactMap {
      places["\(question.id) \($0.id) \($0.grouping?.id ?? "answers")"]
    }
    return found.count == characteristics.count ? found : nil
  }
}

extension Crosstab {
  /// Each group against all others in one row; none where the row is outside the base.
  fileprivate func comparisons(of measure: Measure, _ rules: AssessmentRules) -> [Disparity] {
    guard let row = row(measure.rowID), rows[row].isInBase else { return [] }
    return MeasureCounts(measure, of: self)?.disparities(rules) ?? []
  }
}

extension Survey {
  /// Closed questions that tell nothing about the respondent and stand behind no main measure.
  var exploredQuestions: [Question] {
    let measured = Set(comparedMeasures.map(\.question))
    let aboutRespondents = questionsAboutRespondents
    return questions.enumerated().filter { place, question in
      question.isClosed && !measured.contains(question.id) && !aboutRespondents.contains(place)
    }.map(\.element)
  }
}

extension Question {
  /// The rows that are compared outside the main measures: of a scale its nets, else every answer and net.
  ///
  /// Of two answers the second says the same as the first, and a net of one answer says the same as that.
  fileprivate var exploredMeasures: [Measure] {
    let nets = frame.nets.filter { kind == .scale || $0.members.count > 1 }.map { Measure.Rows.net($0.id) }
    let answers = frame.options.map { Measure.Rows.answer($0.code) }
    let rows =
      kind == .scale && !nets.isEmpty
      ? nets : isSingleChoice && answers.count == 2 ? Array(answers.prefix(1)) : answers + nets
    return rows.map {
      Measure(
        indicator: nil, label: nil, says: nil, question: id, rows: $0, base: nil, better: nil, target: nil,
        line: line)
    }
  }
}
