import Consultation
import Testing

@Suite struct `Expected counts` {
  @Test(arguments: [
    ([5.0, 5, 5, 5], true), ([1, 5, 5, 5, 5], true), ([4.99, 5, 5, 5], false),
    ([0.99, 5, 5, 5, 5, 5], false),
    ([1, 1, 9, 9, 9, 9, 9, 9, 9, 9], true), ([4, 4, 4, 9, 9, 9, 9, 9, 9, 9], false), ([], false),
  ])
  func `are large enough with none below 1 and at most a fifth below 5`(expected: [Double], isEnough: Bool) {
    #expect(ExpectedCounts.areLargeEnough(expected) == isEnough)
  }
}

@Suite struct `Random numbers` {
  /// The first numbers that the authors' own program gives for the seed 1234567.
  @Test func `are those of SplitMix64`() {
    var numbers = RandomNumbers(seed: 1_234_567)
    #expect(numbers.next() == 6_457_827_717_110_365_317)
    #expect(numbers.next() == 3_203_168_211_198_807_973)
    #expect(numbers.next() == 9_817_491_932_198_370_423)
  }

  @Test func `as fractions are from 0 to below 1, and even`() {
    var numbers = RandomNumbers(seed: MonteCarlo.seed)
    let fractions = (0..<20_000).map { _ in numbers.fraction() }
    #expect(fractions.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(fractions.reduce(0, +) / 20_000 - 0.5) < 0.01)
  }
}
