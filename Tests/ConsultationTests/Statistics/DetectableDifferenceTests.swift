import Consultation
import TestSupport
import Testing

@Suite struct `The smallest gap that would have been found` {
  /// R's `power.prop.test` solves to about 1 in 10,000 unless told otherwise, and beyond 100 % too.
  @Test func `is that of R for equal groups in every row`() throws {
    guard let rows = try ReferenceFigures.rows("power_equal_groups") else { return }
    #expect(rows.count == 35)
    for row in rows {
      let (size, first) = (try row.integer("n_per_group"), try row.number("p1"))
      let (alpha, power) = (try row.number("alpha"), try row.number("power"))
      let found = DetectableDifference.smallest(
        othersProportion: first, group: size, others: size, alpha: alpha, power: power)
      let theirs = try row.numberIfAny("mde_p2_upward")
      if let theirs, theirs <= 1 {
        try row.expect(found.upward.map { first + $0 }, "mde_p2_upward", relative: 1e-9)
      } else {
        #expect(found.upward == nil, "\(row)")
      }
      try row.expect(
        DetectableDifference.power(
          groupProportion: min(0.99, first + 0.15), othersProportion: first, group: size, others: size,
          alpha: alpha), "power_for_plus_15pts")
    }
  }

  @Test func `is that of R for unequal groups in every row`() throws {
    guard let rows = try ReferenceFigures.rows("power_unequal_groups") else { return }
    #expect(rows.count == 40)
    for row in rows {
      let found = DetectableDifference.smallest(
        othersProportion: try row.number("p_others"), group: try row.integer("n_group"),
        others: try row.integer("n_others"), alpha: try row.number("alpha"), power: try row.number("power"))
      try row.expect(found.upward, "mde_up")
      try row.expect(found.downward, "mde_down")
    }
  }

  @Test(arguments: [(20, 217, 31), (43, 352, 22), (68, 332, 18), (44, 356, 22), (204, 192, 14)])
  func `of the seed's groups at 50 %`(group: Int, others: Int, points: Double) throws {
    let found = DetectableDifference.smallest(othersProportion: 0.5, group: group, others: others)
    let (upward, downward) = (try #require(found.upward), try #require(found.downward))
    #expect((100 * upward).rounded() == points)
    #expect(ReferenceFigures.agree(upward, downward))
    #expect(found.larger == max(upward, downward))
  }

  @Test func `would have been missed more often by smaller gaps`() throws {
    func power(_ groupProportion: Double, _ othersProportion: Double) -> Double {
      DetectableDifference.power(
        groupProportion: groupProportion, othersProportion: othersProportion, group: 20, others: 217)
    }
    #expect((100 * power(0.4, 0.3)).rounded() == 16)
    #expect((100 * power(0.5, 0.3)).rounded() == 46)
    let found = DetectableDifference.smallest(othersProportion: 0.3, group: 20, others: 217)
    let upward = try #require(found.upward)
    #expect(ReferenceFigures.agree(power(0.3 + upward, 0.3), 0.8))
  }

  @Test func `is none where there is no room or nobody`() throws {
    let few = DetectableDifference.smallest(othersProportion: 0.5, group: 3, others: 4)
    #expect(few.upward == nil && few.downward == nil && few.larger == nil)
    let top = DetectableDifference.smallest(othersProportion: 0.9, group: 10, others: 500)
    #expect(top.upward == nil)
    #expect(top.larger == top.downward && top.downward != nil)
    let nobody = DetectableDifference.smallest(othersProportion: 0.5, group: 0, others: 10)
    #expect(nobody.larger == nil)
    #expect(
      DetectableDifference.power(groupProportion: 1, othersProportion: 0, group: 0, others: 9) == 0)
  }

  @Test(arguments: [0.0, 1.0]) func `is on one side where the others all say the same`(others: Double) throws
  {
    let found = DetectableDifference.smallest(othersProportion: others, group: 100, others: 1_000)
    #expect((found.upward == nil) == (others == 1))
    #expect((found.downward == nil) == (others == 0))
    #expect(try #require(found.larger) < 0.1)
    #expect(
      DetectableDifference.power(groupProportion: 1, othersProportion: 0, group: 100, others: 100) == 1)
    #expect(
      DetectableDifference.power(groupProportion: others, othersProportion: others, group: 9, others: 9) == 0)
  }
}

@Suite struct `The group that would show similar answers` {
  private func size(_ othersProportion: Double, _ others: Int) -> Int? {
    DetectableDifference.groupSize(forMargin: 0.1, othersProportion: othersProportion, others: others)
  }

  /// Out of 237 who named a priority, 71, 58 and 45 for three priorities; found again by trying every size.
  @Test(arguments: [(217, [135, 118, 99]), (191, [143, 123, 102]), (211, [137, 119, 100])])
  func `of the 2008 evidence`(others: Int, sizes: [Int]) throws {
    #expect(try [71.0, 58, 45].map { try #require(size($0 / 237, others)) } == sizes)
  }

  @Test(arguments: [(217, 130), (191, 140), (211, 130)])
  func `of the 2008 evidence for large samples, to the nearest 10`(others: Int, about: Int) throws {
    let size = DetectableDifference.largeSampleGroupSize(
      forMargin: 0.1, othersProportion: 71 / 237.0, others: others)
    #expect((Double(try #require(size)) / 10).rounded() * 10 == Double(about))
  }

  @Test(arguments: [(0.3, 217), (0.05, 150), (0.97, 400), (0.5, 10_000), (0.5, 250)])
  func `is the first whose interval is inside`(proportion: Double, others: Int) throws {
    let found = try #require(size(proportion, others))
    func isInside(_ group: Int) -> Bool {
      let range = newcombe(proportion, Double(group), Double(others))
      return range.lower > -0.1 && range.upper < 0.1
    }
    #expect(isInside(found))
    #expect(found == 1 || !isInside(found - 1))
  }

  /// Wilson and Newcombe again, on proportions that are no counts.
  private func newcombe(_ proportion: Double, _ group: Double, _ others: Double) -> Interval {
    func wilson(_ base: Double) -> (Double, Double) {
      let square = 1.959963984540054 * 1.959963984540054
      let half = (square * (proportion * (1 - proportion) / base + square / (4 * base * base))).squareRoot()
      let centre = proportion + square / (2 * base)
      return ((centre - half) / (1 + square / base), (centre + half) / (1 + square / base))
    }
    let (one, other) = (wilson(group), wilson(others))
    let below = (proportion - one.0, other.1 - proportion)
    let above = (one.1 - proportion, proportion - other.0)
    return Interval(
      lower: -(below.0 * below.0 + below.1 * below.1).squareRoot(),
      upper: (above.0 * above.0 + above.1 * above.1).squareRoot())
  }

  @Test func `is a little larger than that of the large-sample formula, or smaller about the middle`() throws
  {
    func large(_ othersProportion: Double, _ others: Int) -> Int? {
      DetectableDifference.largeSampleGroupSize(
        forMargin: 0.1, othersProportion: othersProportion, others: others)
    }
    #expect(large(0.5, 193) == 192 || large(0.5, 193) == 193)
    #expect(large(0.5, 1_060) == 106)
    #expect(large(0.5, 90) == nil && large(0.5, 0) == nil)
    #expect(abs(try #require(size(0.5, 193)) - 193) < 10)
    #expect(abs(try #require(size(0.5, 1_000_000)) - 97) < 5)
  }

  @Test func `is none with too few others`() {
    #expect(size(0.5, 50) == nil)
    #expect(size(0.5, 0) == nil)
    #expect(DetectableDifference.groupSize(forMargin: 0, othersProportion: 0.5, others: 500) == nil)
  }
}
