import Consultation
import TestSupport
import Testing

@Suite struct `Intervals of one proportion` {
  @Test func `are those of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("proportion_ci") else { return }
    #expect(rows.count == 76)
    for row in rows {
      let proportion = Proportion(try row.integer("x"), of: try row.integer("n"))
      let confidence = try row.number("conf")
      try row.expect(proportion.value, "estimate")
      let wilson = proportion.wilson(confidence: confidence)
      try row.expect(wilson.lower, "wilson_lo")
      try row.expect(wilson.upper, "wilson_hi")
      let exact = proportion.clopperPearson(confidence: confidence)
      try row.expect(exact.lower, "clopper_lo")
      try row.expect(exact.upper, "clopper_hi")
      let jeffreys = proportion.jeffreys(confidence: confidence)
      try row.expect(jeffreys.lower, "jeffreys_lo")
      try row.expect(jeffreys.upper, "jeffreys_hi")
    }
  }

  @Test(arguments: [(116, 60.1, 76.7), (113, 61.8, 78.4), (112, 62.5, 79.0)])
  func `of the indicator by each of its bases`(base: Int, lower: Double, upper: Double) {
    let range = Proportion(80, of: base).wilson()
    #expect(rounded(100 * range.lower, 1) == lower)
    #expect(rounded(100 * range.upper, 1) == upper)
  }

  @Test(arguments: [1, 3, 116, 1_000_000]) func `end exactly at nothing and at everything`(base: Int) {
    let none = Proportion(0, of: base)
    let all = Proportion(base, of: base)
    for confidence in [0.8, 0.95, 0.999] {
      for range in [
        none.wilson(confidence: confidence), none.clopperPearson(confidence: confidence),
        none.jeffreys(confidence: confidence),
      ] {
        #expect(range.lower == 0)
        #expect(range.upper > 0 && range.upper < 1)
      }
      for range in [
        all.wilson(confidence: confidence), all.clopperPearson(confidence: confidence),
        all.jeffreys(confidence: confidence),
      ] {
        #expect(range.upper == 1)
        #expect(range.lower > 0 && range.lower < 1)
      }
    }
  }

  @Test func `of an empty base say nothing`() {
    let empty = Proportion(0, of: 0)
    #expect(empty.value == 0)
    for range in [empty.wilson(), empty.clopperPearson(), empty.jeffreys()] {
      #expect(range == Interval(lower: 0, upper: 1))
    }
  }

  @Test func `are wider for more confidence and narrower for more people`() {
    let range = Proportion(300_000, of: 1_000_000).wilson()
    #expect(range.lower > 0.299 && range.upper < 0.301 && range.lower < 0.3 && range.upper > 0.3)
    #expect(Proportion(3, of: 10).wilson(confidence: 0.99).lower < Proportion(3, of: 10).wilson().lower)
  }
}
