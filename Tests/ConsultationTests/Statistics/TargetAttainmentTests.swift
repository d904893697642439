import Consultation
import TestSupport
import Testing

@Suite struct `A count against a target` {
  @Test func `has the tests of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("target_attainment") else { return }
    #expect(rows.count == 34)
    for row in rows {
      let target = Int((try row.number("target") * 1_000_000).rounded())
      let attainment = TargetAttainment(
        Proportion(try row.integer("x"), of: try row.integer("n")), target: target)
      try row.expect(attainment.targetProportion, "target")
      try row.expect(attainment.observed.value, "estimate")
      try row.expect(attainment.observed.wilson().lower, "wilson_lo")
      try row.expect(attainment.observed.wilson().upper, "wilson_hi")
      try row.expect(attainment.test.score, "z_score")
      try row.expect(attainment.test.twoSidedPValue, "p_two_sided_exact")
      try row.expect(attainment.test.atMostPValue, "p_less_exact")
      try row.expect(attainment.test.atLeastPValue, "p_greater_exact")
      let status =
        switch attainment.state {
        case .met: "met"
        case .notMet: "below"
        case .cannotTell: "uncertain"
        }
      #expect(status == (try row.text("status")), "\(row)")
    }
  }

  @Test(arguments: [(116, 3.7e-10), (113, 1.1e-8), (112, 3.1e-8)])
  func `of 90 % is missed by the indicator on each base`(base: Int, pValue: Double) {
    let attainment = TargetAttainment(Proportion(80, of: base), target: 900_000)
    #expect(attainment.state == .notMet)
    #expect(!attainment.isReachedAsCounted)
    #expect(abs(attainment.shortfallPValue - pValue) < 0.05 * pValue)
  }

  @Test func `of 90 % would have been reached by 105 of 116, and clear of chance by 111`() {
    let attainment = TargetAttainment(Proportion(80, of: 116), target: 900_000)
    #expect(attainment.countNeeded == 105)
    #expect(attainment.countClearOfChance == 111)
    func at(_ count: Int) -> TargetAttainment {
      TargetAttainment(Proportion(count, of: 116), target: 900_000)
    }
    #expect(!at(104).isReachedAsCounted && at(105).isReachedAsCounted)
    #expect(at(105).state == .cannotTell && at(110).state == .cannotTell && at(111).state == .met)
  }

  @Test func `needs a whole count that no rounding decides`() {
    func needed(_ target: Int, _ base: Int) -> Int {
      TargetAttainment(Proportion(0, of: base), target: target).countNeeded
    }
    #expect(needed(700_000, 10) == 7)
    #expect(needed(290_000, 100) == 29)
    #expect(needed(290_001, 100) == 30)
    #expect(needed(333_333, 3) == 1)
    #expect(needed(1_000_000, 7) == 7 && needed(0, 7) == 0 && needed(500_000, 0) == 0)
    #expect(needed(900_000, 1_000_000_000_000) == 900_000_000_000)
    let exact = TargetAttainment(Proportion(29, of: 100), target: 290_000)
    #expect(exact.isReachedAsCounted)
  }

  @Test func `of at most is the mirror image`() {
    for count in [0, 1, 10, 36, 50, 115, 116] {
      let high = TargetAttainment(Proportion(116 - count, of: 116), target: 900_000)
      let low = TargetAttainment(Proportion(count, of: 116), target: 100_000, aim: .atMost)
      #expect(high.state == low.state, "\(count)")
      #expect(high.isReachedAsCounted == low.isReachedAsCounted)
      #expect(ReferenceFigures.agree(high.shortfallPValue, low.shortfallPValue))
    }
    let low = TargetAttainment(Proportion(36, of: 116), target: 100_000, aim: .atMost)
    #expect(low.state == .notMet)
    #expect(low.countNeeded == 11 && low.countClearOfChance == 5)
  }

  @Test func `is out of reach of a small base and unknown of none`() {
    let few = TargetAttainment(Proportion(5, of: 5), target: 900_000)
    #expect(few.countClearOfChance == nil && few.countNeeded == 5)
    #expect(few.state == .cannotTell && few.isReachedAsCounted)
    let none = TargetAttainment(Proportion(0, of: 0), target: 900_000)
    #expect(none.state == .cannotTell && !none.isReachedAsCounted && none.countClearOfChance == nil)
    #expect(none.test.score == nil)
    let fewMirrored = TargetAttainment(Proportion(0, of: 5), target: 100_000, aim: .atMost)
    #expect(fewMirrored.countClearOfChance == nil)
  }
}

@Suite struct `A count against a given proportion` {
  @Test func `by hand`() {
    // Of 64 ways for six: 1, 6, 15, 20, 15, 6, 1.
    let five = BinomialTest(Proportion(5, of: 6), against: 0.5)
    #expect(ReferenceFigures.agree(five.twoSidedPValue, 14.0 / 64))
    #expect(ReferenceFigures.agree(five.midPValue, 11.0 / 64))
    #expect(ReferenceFigures.agree(five.atLeastPValue, 7.0 / 64))
    #expect(ReferenceFigures.agree(five.atMostPValue, 63.0 / 64))
    #expect(BinomialTest(Proportion(3, of: 6), against: 0.5).twoSidedPValue == 1)
    // Of 27 ways for three thirds: 8, 12, 6, 1.
    let none = BinomialTest(Proportion(0, of: 3), against: 1 / 3.0)
    #expect(ReferenceFigures.agree(none.twoSidedPValue, 15.0 / 27))
    let two = BinomialTest(Proportion(2, of: 3), against: 1 / 3.0)
    #expect(ReferenceFigures.agree(two.twoSidedPValue, 7.0 / 27))
  }

  /// Every point added up, for every count.
  @Test(arguments: [0.03, 0.2, 0.5, 0.9]) func `adds up what is no likelier`(proportion: Double) {
    let base = 40
    let points = (0...base).map { Distributions.binomialPoint($0, of: base, probability: proportion) }
    for count in 0...base {
      let sum = points.filter { $0 <= points[count] * (1 + 1e-7) }.reduce(0, +)
      let test = BinomialTest(Proportion(count, of: base), against: proportion)
      #expect(ReferenceFigures.agree(test.twoSidedPValue, sum), "\(count)")
      #expect(ReferenceFigures.agree(test.midPValue, sum - points[count] / 2), "\(count)")
    }
  }

  @Test(arguments: [(0.0, 0, 1.0), (0.0, 2, 0.0), (1.0, 5, 1.0), (1.0, 4, 0.0)])
  func `of nothing or everything`(proportion: Double, count: Int, pValue: Double) {
    let test = BinomialTest(Proportion(count, of: 5), against: proportion)
    #expect(test.twoSidedPValue == pValue)
    #expect(test.score == nil)
  }
}
