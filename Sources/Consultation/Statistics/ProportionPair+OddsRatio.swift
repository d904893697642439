/// The odds of a yes in the group over those of the others, given both bases and the number of yes (Fisher's conditional
/// likelihood, as in R's `fisher.test`).
extension ProportionPair {
  /// The likeliest odds ratio: 0 or infinite where the table leaves no other.
  ///
  /// - Returns: `nil` where the totals leave one table only.
  package var conditionalOddsRatio: Double? {
    guard let lot = OddsLot(self), lot.counts.lowest < lot.counts.highest else { return nil }
    if lot.count == lot.counts.lowest { return 0 }
    if lot.count == lot.counts.highest { return .infinity }
    return lot.odds { $0.mean > Double(lot.count) }
  }

  /// The exact interval of the odds ratio (Cornfield, Proceedings of the Third Berkeley Symposium 4, 1956).
  ///
  /// - Parameter confidence: 0...1, such as 0.95.
  /// - Returns: 0 to infinity where the totals leave one table only.
  package func oddsRatioInterval(confidence: Double = 0.95) -> Interval {
    guard let lot = OddsLot(self) else { return Interval(lower: 0, upper: .infinity) }
    let tail = (1 - confidence) / 2
    return Interval(
      lower: lot.count <= lot.counts.lowest ? 0 : lot.odds { $0.atLeast > tail },
      upper: lot.count >= lot.counts.highest ? .infinity : lot.odds { $0.atMost < tail })
  }
}

/// The counts of a group if a yes is more, or less, likely in it than in the others.
private struct OddsLot {
  struct Figures {
    var all = 0.0
    var first = 0.0
    var below = 0.0
    var above = 0.0

    var mean: Double { first / all }
    var atMost: Double { below / all }
    var atLeast: Double { above / all }
  }

  let counts: Hypergeometric
  let count: Int

  init?(_ pair: ProportionPair) {
    let yes = pair.group.count + pair.others.count
    guard
      let counts = Hypergeometric(
        drawn: pair.group.base, successes: yes, failures: pair.group.base + pair.others.base - yes)
    else { return nil }
    self.counts = counts
    count = pair.group.count
  }

  /// The odds ratio from which on something holds, by halving on the scale of logarithms.
  func odds(_ holds: (Figures) -> Bool) -> Double {
    var (low, high) = (-60.0, 60.0)
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if holds(figures(ElementaryFunctions.exponential(middle))) { high = middle } else { low = middle }
    }
    return ElementaryFunctions.exponential(high)
  }

  /// The mean and both tails at an odds ratio, from the likeliest count outwards.
  private func figures(_ odds: Double) -> Figures {
    let start = Search.first(from: counts.lowest, to: counts.highest) {
      counts.ratioUp(Double($0)) * odds <= 1
    }
    var figures = Figures()
    var (term, place) = (1.0, Double(start))
    while term > 1e-30 {
      add(term, at: place, to: &figures)
      term *= counts.ratioUp(place) * odds
      place += 1
    }
    (term, place) = (counts.ratioDown(Double(start)) / odds, Double(start - 1))
    while term > 1e-30 {
      add(term, at: place, to: &figures)
      term *= counts.ratioDown(place) / odds
      place -= 1
    }
    return figures
  }

  private func add(_ term: Double, at place: Double, to figures: inout Figures) {
    figures.all += term
    figures.first += term * place
    if place <= Double(count) { figures.below += term }
    if place >= Double(count) { figures.above += term }
  }
}
