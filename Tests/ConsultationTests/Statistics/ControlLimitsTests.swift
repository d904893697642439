import Consultation
import TestSupport
import Testing

@Suite struct `Control limits` {
  /// Of 1,024 ways for ten, 1, 10 and 45 on each side; 2.5 % are 25.6 ways.
  @Test func `of ten by hand`() {
    let limits = ControlLimits(around: 0.5, base: 10, level: 0.95)
    #expect((limits.lowest, limits.highest) == (2, 8))
    #expect(limits.interval == Interval(lower: 0.2, upper: 0.8))
    #expect(limits.contains(2) && limits.contains(8) && !limits.contains(1) && !limits.contains(9))
    // 0.1 % is 1.02 ways.
    let action = ControlLimits(around: 0.5, base: 10, level: 0.998)
    #expect((action.lowest, action.highest) == (1, 9))
  }

  @Test(arguments: [0.02, 0.3, 0.69, 0.97], [1, 7, 18, 116, 1_300])
  func `leave no more out on each side than they say, and not a count fewer`(proportion: Double, base: Int) {
    for level in [0.95, 0.998] {
      let tail = (1 - level) / 2
      let limits = ControlLimits(around: proportion, base: base, level: level)
      func below(_ count: Int) -> Double {
        Distributions.binomialAtMost(count, of: base, probability: proportion)
      }
      func above(_ count: Int) -> Double {
        Distributions.binomialAtLeast(count, of: base, probability: proportion)
      }
      #expect(limits.lowest <= limits.highest && limits.lowest >= 0 && limits.highest <= base)
      #expect(limits.lowest == 0 || below(limits.lowest - 1) <= tail)
      #expect(below(limits.lowest) > tail)
      #expect(limits.highest == base || above(limits.highest + 1) <= tail)
      #expect(limits.highest == 0 || above(limits.highest) > tail)
    }
  }

  @Test func `of none, of nothing and of everything`() {
    let none = ControlLimits(around: 0.3, base: 0, level: 0.95)
    #expect(none.lowest == 0 && none.highest == 0 && none.interval == Interval(lower: 0, upper: 0))
    let nothing = ControlLimits(around: 0, base: 9, level: 0.95)
    #expect(nothing.lowest == 0 && nothing.highest == 0)
    let everything = ControlLimits(around: 1, base: 9, level: 0.95)
    #expect(everything.lowest == 9 && everything.highest == 9)
  }

  @Test func `narrow with the base`() {
    let few = ControlLimits(around: 0.69, base: 18, level: 0.998).interval
    let many = ControlLimits(around: 0.69, base: 1_000_000, level: 0.998).interval
    #expect(few.upper - few.lower > 0.5)
    #expect(many.upper - many.lower < 0.003 && many.lower < 0.69 && many.upper > 0.69)
  }
}
