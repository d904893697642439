/// How respondents put the answers of a ranking question in order, together.
///
/// All figures are of respondents and unweighted.
package struct RankingResult: Sendable {
  /// The question.
  package let question: Question
  /// Where each answer stands, in the order of the frame.
  package let standings: [OptionStanding]
  /// The answers by their Borda score, in blocks that cannot be told apart.
  package let order: OptionOrder
  /// Whether respondents prefer some answers, and how far they agree; `nil` without a complete ranking.
  package let friedman: Friedman?
  /// How many ranked at least one answer.
  package let base: Int

  /// The most respondents for whom the order is resampled a thousand times.
  private static let oftenResampled = 100_000

  /// Works out a ranking question.
  ///
  /// Respondents are resampled 1,000 times, or 200 times where there are more than 100,000: the ranges are then narrow.
  ///
  /// - Returns: `nil` for another kind of question, or where nobody ranked anything.
  package init?(_ question: Question, of responses: ResponseTable, alpha: Double = 0.05) {
    let options = question.frame.options.count
    guard question.kind == .ranking, let column = responses.column(question), (1...255).contains(options)
    else { return nil }
    var ranks: [UInt8] = []
    ranks.reserveCapacity(responses.count * options)
    for row in 0..<responses.count {
      let isAnswered = column[row].answer != nil
      for option in 0..<options { ranks.append(isAnswered ? column.planes[option][row] : 0) }
    }
    guard let rankings = Rankings(options: options, ranks: ranks), rankings.base > 0 else { return nil }
    let standings = rankings.standings(resamples: rankings.base > Self.oftenResampled ? 200 : 1_000)
    let pairs = rankings.pairs(standings, alpha: alpha)
    self.question = question
    self.standings = standings
    base = rankings.base
    friedman = Friedman(rankings)
    let sorted = standings.indices.sorted {
      (standings[$0].position, $0) < (standings[$1].position, $1)
    }
    order = OptionOrder(sorted) { first, other in
      pairs.first { $0.first == min(first, other) && $0.second == max(first, other) }?.isJoint ?? false
    }
  }
}
