import Consultation
import TestSupport
import Testing

@Suite struct `Respondents against a population` {
  @Test func `have the fit of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("goodness_of_fit") else { return }
    #expect(rows.count == 36)
    var simulated = 0
    for row in rows {
      let proportions = try row.numbers("pop_share")
      let fit = try #require(
        GoodnessOfFit(observed: try row.integers("observed"), proportions: proportions))
      #expect(fit.observed.count == (try row.integer("k")))
      try row.expect(fit.statistic, "chi2")
      #expect(fit.degrees == (try row.integer("df")))
      try row.expect(fit.chiSquarePValue, "p")
      try row.expect(fit.expected.min(), "min_expected")
      try row.expect(fit.adjustedResiduals, "std_resid")
      try row.expect(fit.dissimilarity, "dissimilarity")
      try row.expect(fit.cohenW, "cohen_w")
      if fit.isSimulated {
        simulated += 1
        // The chi-square distribution is not to be trusted here, but it is not far off.
        #expect(abs(fit.pValue - fit.chiSquarePValue) < 0.06, "\(row)")
      } else {
        #expect(fit.pValue == fit.chiSquarePValue)
      }
    }
    #expect(simulated > 0)
  }

  @Test func `of 2008 by age, among those of 16 and over`() throws {
    let fit = try #require(
      GoodnessOfFit(
        observed: [44, 120, 124, 104],
        proportions: [0.10313725210138, 0.27387575253344, 0.254950830911181, 0.164446856677641].map {
          $0 / 0.796410692223642
        }))
    #expect(rounded(fit.statistic, 2) == 9.11)
    #expect(rounded(fit.pValue, 3) == 0.028)
    #expect(fit.degrees == 3 && !fit.isSimulated)
  }

  @Test func `of 30 people by hand`() throws {
    let fit = try #require(GoodnessOfFit(observed: [20, 10], proportions: [0.5, 0.5]))
    #expect(ReferenceFigures.agree(fit.statistic, 10.0 / 3))
    #expect(ReferenceFigures.agree(fit.dissimilarity, 1.0 / 6))
    #expect(ReferenceFigures.agree(fit.cohenW, 1.0 / 3))
    #expect(ReferenceFigures.agree(fit.adjustedResiduals[0], (10.0 / 3).squareRoot()))
  }

  /// Six people of halves: 2 x (1 + 6) of 64 ways are at least as far off as 5 to 1.
  @Test func `is drawn by lot for a few people`() throws {
    let fit = try #require(GoodnessOfFit(observed: [5, 1], proportions: [0.5, 0.5]))
    #expect(fit.isSimulated)
    #expect(abs(fit.pValue - 14.0 / 64) < 0.015)
    #expect(fit.pValue != fit.chiSquarePValue)
    #expect((fit.pValue * 10_000).rounded() / 10_000 == fit.pValue)
    let again = try #require(GoodnessOfFit(observed: [5, 1], proportions: [0.5, 0.5]))
    #expect(again == fit)
    let other = try #require(GoodnessOfFit(observed: [5, 1], proportions: [0.5, 0.5], seed: 7))
    #expect(other.pValue != fit.pValue)
  }

  /// Three equal categories of 4: the 81 ways, by their largest deviations.
  @Test func `is drawn by lot from several categories`() throws {
    let third = 1.0 / 3
    // 4 0 0: 3 ways; 3 1 0: 24; 2 2 0: 18; 2 1 1: 36.
    for (observed, ways) in [([4, 0, 0], 3.0), ([3, 1, 0], 27), ([2, 2, 0], 45), ([2, 1, 1], 81)] {
      let fit = try #require(
        GoodnessOfFit(observed: observed, proportions: [third, third, third]))
      #expect(abs(fit.pValue - ways / 81) < 0.015, "\(observed)")
    }
  }

  @Test func `is drawn by lot from many people with a rare category`() throws {
    let fit = try #require(
      GoodnessOfFit(observed: [60_000, 40_000, 0], proportions: [0.6, 0.399999, 0.000001]))
    #expect(fit.isSimulated)
    #expect(fit.pValue > 0.9)
  }

  @Test func `has no fit where there is nothing to compare`() {
    #expect(GoodnessOfFit(observed: [], proportions: []) == nil)
    #expect(GoodnessOfFit(observed: [5], proportions: [1]) == nil)
    #expect(GoodnessOfFit(observed: [0, 0], proportions: [0.5, 0.5]) == nil)
    #expect(GoodnessOfFit(observed: [1, 2], proportions: [0.5, 0.4]) == nil)
    #expect(GoodnessOfFit(observed: [1, 2, 3], proportions: [0.5, 0.5]) == nil)
    #expect(GoodnessOfFit(observed: [1, 2, 0], proportions: [0.5, 0.5, 0]) == nil)
    #expect(GoodnessOfFit(observed: [-1, 2], proportions: [0.5, 0.5]) == nil)
  }
}
