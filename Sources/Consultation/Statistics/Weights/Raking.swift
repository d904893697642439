/// Weights with which the respondents have the population's shares in several characteristics at once.
///
/// Iterative proportional fitting: each margin in turn is made to hold, until all hold together (Deming and Stephan,
/// Annals of Mathematical Statistics 11, 1940). The weights are those of `rake` in R's package survey. Weighting
/// removes the imbalance in these characteristics and no other: respondents who chose to take part stay no random sample.
package struct Raking: Sendable, Hashable {
  /// How respondents are raked.
  package struct Settings: Sendable, Hashable {
    /// How far the weighted count of a category may be from its target, as a share of the target.
    package var tolerance = 1e-8
    /// After how many cycles over all margins it is given up.
    package var mostCycles = 1_000
    /// Whether categories with fewer than 5 respondents are raked too.
    package var acceptsSmallCategories = false
    /// What the weights add up to; the number of respondents where `nil`.
    package var total: Double?

    package init() {}
  }

  /// The weight of each respondent, in their order.
  package let weights: [Double]
  /// How many cycles over all margins it took, or how many rounds of raking and trimming.
  package let cycles: Int
  /// The largest distance of a category's weighted count from its target, as a share of the target.
  package let largestError: Double
  /// Categories with fewer than 10 respondents, whose weights rest on few people.
  package let smallCategories: [Category]

  /// Rakes respondents to margins.
  ///
  /// - Parameters:
  ///   - margins: In the order in which they are made to hold.
  ///   - start: The weight of each respondent before, above 0.
  ///   - settings: When to stop, and what to accept.
  /// - Throws: All reasons why the margins cannot be raked to, or that they did not hold after the last cycle.
  package init(_ margins: [RakingMargin], start: [Double], settings: Settings = Settings()) throws(Refused) {
    let reasons = Self.refusals(margins, start: start, settings: settings)
    guard reasons.isEmpty else { throw Refused(reasons: reasons) }
    let total = settings.total ?? Double(start.count)
    var weights = start
    for cycle in stride(from: 1, through: settings.mostCycles, by: 1) {
      for margin in margins { margin.adjust(&weights, total: total) }
      let error = Self.largestError(weights, margins, total: total)
      if error < settings.tolerance {
        self.init(weights: weights, cycles: cycle, error: error, margins: margins)
        return
      }
    }
    let error = Self.largestError(weights, margins, total: total)
    throw Refused(reasons: [.notConverged(cycles: settings.mostCycles, largestError: error)])
  }

  private init(weights: [Double], cycles: Int, error: Double, margins: [RakingMargin]) {
    self.weights = weights
    self.cycles = cycles
    largestError = error
    smallCategories = Self.smallCategories(margins)
  }

  /// The largest distance of a category's weighted count from its target, as a share of the target, over all margins.
  ///
  /// - Parameters:
  ///   - weights: The weight of each respondent, such as after trimming.
  ///   - margins: What they were raked to.
  ///   - total: What the weights shall add up to.
  /// - Returns: 0 where all margins hold exactly.
  package static func largestError(_ weights: [Double], _ margins: [RakingMargin], total: Double) -> Double {
    margins.reduce(0) { max($0, $1.largestError(weights, total: total)) }
  }
}

extension Raking {
  /// How often raking and trimming take turns before it is given up.
  static let mostTurns = 50

  /// Rakes and trims in turn until the weights are within bounds and the margins hold all the same.
  ///
  /// - Throws: What raking throws; `notConverged` where bounds and margins do not hold together after 50 turns.
  package init(
    _ margins: [RakingMargin], start: [Double], within bounds: Trimming, settings: Settings = Settings()
  ) throws(Refused) {
    let total = settings.total ?? Double(start.count)
    var weights = start
    var error = Double.infinity
    for turn in 1...Self.mostTurns {
      let raked = try Raking(margins, start: weights, settings: settings)
      guard let trimmed = bounds.trimmed(raked.weights) else { break }
      weights = trimmed
      error = Self.largestError(weights, margins, total: total)
      if error < settings.tolerance {
        self.init(weights: weights, cycles: turn, error: error, margins: margins)
        return
      }
    }
    throw Refused(reasons: [.notConverged(cycles: Self.mostTurns, largestError: error)])
  }
}
