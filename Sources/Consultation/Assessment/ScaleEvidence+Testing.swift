extension ScaleEvidence {
  /// Tests all answers by the groups of one characteristic.
  ///
  /// - Parameters:
  ///   - characteristic: The question that tells the characteristic.
  ///   - grouping: Its grouping, or `nil` where the answers are the groups.
  ///   - answers: The questions behind the main measures by this characteristic, each once.
  ///   - rules: How evidence is judged.
  /// - Complexity: O(questions x groups x answers); where expected counts are too small for the chi-square
  ///   distribution, thousands of drawn tables.
  init(
    _ characteristic: Question, _ grouping: Grouping?, _ answers: [CountedAnswers], rules: AssessmentRules
  ) {
    let order = characteristic.groupOrder(in: grouping)
    associations = Self.associations(answers, rules)
    comparisons = Self.comparisons(answers, rules)
    spreads = Self.spreads(answers, rules)
    dontKnow = answers.flatMap { MeasureCounts(dontKnowIn: $0.table)?.disparities(rules) ?? [] }
      .concluded(rules)
    trends = order.map { Self.trends(answers, order: $0, rules) } ?? []
  }

  // MARK: Tests of all groups

  private static func associations(_ answers: [CountedAnswers], _ rules: AssessmentRules)
    -> [AnswerAssociation]
  {
    let tables = answers.flatMap { one in
      one.contingencyTables(rules).map { (one.question, $0.measure, $0.table) }
    }
    let tests = tables.map { $0.2.test() }
    return zip(zip(tables, tests), FamilyTest.holm(tests.map(\.pValue), rules)).map { one, test in
      AnswerAssociation(
        question: one.0.0, measure: one.0.1, table: one.0.2, method: one.1.method, test: test)
    }
  }

  private static func spreads(_ answers: [CountedAnswers], _ rules: AssessmentRules) -> [ScaleSpread] {
    let tests = answers.compactMap { one in
      one.scale.flatMap { scale in
        KruskalWallis(groups: one.large(scale, rules).map { scale.counts(in: one.table, column: $0) })
      }.map { (one.question, $0) }
    }
    return zip(tests, FamilyTest.holm(tests.map(\.1.pValue), rules)).map {
      ScaleSpread(question: $0.0, ranks: $0.1, test: $1)
    }
  }

  // MARK: Each group against all others

  private static func comparisons(_ answers: [CountedAnswers], _ rules: AssessmentRules) -> [ScaleComparison]
  {
    let pairs = answers.flatMap { one in
      one.scale.map { scale in
        one.pairs(scale, rules).map { (one: one, scale: scale, pair: $0.pair, ranks: $0.ranks) }
      } ?? []
    }
    return zip(pairs, FamilyTest.holm(pairs.map(\.ranks.pValue), rules)).map { pair, test in
      let columns = pair.one.table.columns
      return ScaleComparison(
        question: pair.one.question, scale: pair.scale,
        characteristic: pair.one.table.characteristic ?? "", group: columns[pair.pair.group],
        counterpart: pair.pair.others.count == 1 ? columns[pair.pair.others[0]] : nil, ranks: pair.ranks,
        test: test)
    }
  }

  // MARK: Trends

  private static func trends(
    _ answers: [CountedAnswers], order: [Int], _ rules: AssessmentRules
  ) -> [GroupTrend] {
    let found = answers.flatMap { one in
      one.measures.compactMap { trend(of: $0, order: order, rules) }
        + [one.scale.flatMap { trend(of: one, along: $0, order: order, rules) }].compactMap(\.self)
    }
    return zip(found, FamilyTest.holm(found.map(\.pValue), rules)).map {
      GroupTrend(subject: $0.subject, groups: $0.groups, counts: $0.counts, test: $1)
    }
  }

  private typealias Trend = (
    subject: GroupTrend.Subject, groups: [Crosstab.Column], counts: [[Int]], pValue: Double
  )

  private static func trend(
    of counts: MeasureCounts, order: [Int], _ rules: AssessmentRules
  ) -> Trend? {
    let groups = counts.columns.filter { $0.column.kind == .group }
    let steps = order.enumerated().filter { groups[$0.element].proportion.base >= rules.minimumBase }
    guard steps.count > 2,
      let trend = CochranArmitage(
        steps.map { groups[$0.element].proportion }, scores: steps.map { Double($0.offset + 1) })
    else { return nil }
    let shares = steps.map { groups[$0.element].proportion }
    return (
      .measure(counts.measure, trend), steps.map { groups[$0.element].column },
      shares.map { [$0.base - $0.count, $0.count] }, trend.pValue
    )
  }

  private static func trend(
    of answers: CountedAnswers, along scale: AnswerScale, order: [Int], _ rules: AssessmentRules
  ) -> Trend? {
    let large = answers.large(scale, rules)
    let steps = order.enumerated().map { (answers.groups[$0.element], Double($0.offset + 1)) }
      .filter { large.contains($0.0) }
    let counts = steps.map { scale.counts(in: answers.table, column: $0.0) }
    guard steps.count > 2, let trend = LinearByLinear(counts: counts, rowScores: steps.map(\.1)) else {
      return nil
    }
    return (
      .scale(answers.question, scale, trend), steps.map { answers.table.columns[$0.0] }, counts, trend.pValue
    )
  }
}

/// One question behind main measures, counted by the groups of one characteristic.
struct CountedAnswers {
  /// The table of the question.
  let table: Crosstab
  /// Its measures by the same columns, in order.
  let measures: [MeasureCounts]
  /// Its scale, where it has one.
  let scale: AnswerScale?

  init(_ table: Crosstab, measures: [MeasureCounts]) {
    self.table = table
    self.measures = measures
    scale = AnswerScale(table.question, measures: measures.map(\.measure))
  }

  var question: Question { table.question }

  /// The columns of the groups.
  var groups: [Int] { table.columns.indices.filter { table.columns[$0].kind == .group } }

  /// The groups with enough respondents on the scale.
  func large(_ scale: AnswerScale, _ rules: AssessmentRules) -> [Int] {
    groups.filter { scale.counts(in: table, column: $0).reduce(0, +) >= rules.minimumBase }
  }

  /// Groups by answers; groups by whether they have a measure, where a respondent can give several answers.
  ///
  /// Answers outside the base of the table are left out.
  func contingencyTables(_ rules: AssessmentRules) -> [(measure: Measure?, table: ContingencyTable)] {
    guard question.kind != .multiple else {
      return measures.compactMap { counts in
        let groups = counts.columns.filter {
          $0.column.kind == .group && $0.proportion.base >= rules.minimumBase
        }
        return ContingencyTable(
          groups.map { [$0.proportion.count, $0.proportion.base - $0.proportion.count] }
        ).map { (counts.measure, $0) }
      }
    }
    let rows = table.rows.indices.filter { table.rows[$0].kind == .answer && table.rows[$0].isInBase }
    let counts = groups.map { group in rows.map { table.cells[$0][group].count } }
    return ContingencyTable(counts.filter { $0.reduce(0, +) >= rules.minimumBase }).map { [(nil, $0)] } ?? []
  }

  /// Each group against all others, where both sides are large enough; once where there are two groups.
  func pairs(_ scale: AnswerScale, _ rules: AssessmentRules) -> [(
    pair: ComparedGroup.Pair, ranks: MannWhitney
  )] {
    let counts = table.columns.indices.map { scale.counts(in: table, column: $0) }
    let sizes = groups.map { counts[$0].reduce(0, +) }
    return ComparedGroup.pairs(groups, of: table.columns, sizes: sizes, characteristic: table.characteristic)
      .compactMap { pair in
        let others = CountTable.columnTotals(pair.others.map { counts[$0] })
        guard min(counts[pair.group].reduce(0, +), others.reduce(0, +)) >= rules.minimumBase else {
          return nil
        }
        return MannWhitney(group: counts[pair.group], others: others).map { (pair, $0) }
      }
  }
}
