import Consultation
import TestSupport
import Testing

@Suite struct `Trimming of weights` {
  @Test func `shares what is clipped among those within the bounds`() throws {
    let weights = try #require(Trimming().trimmed([5.5] + Array(repeating: 0.5, count: 9)))
    expect(weights[0], is: 3)
    for weight in weights.dropFirst() { expect(weight, is: 7 / 9.0) }
    let raised = try #require(Trimming().trimmed([0.1, 1.9, 1, 1]))
    expect(raised[0], is: 0.3)
    expect(raised[1], is: 1.9 - 0.2 / 3)
    expect(raised[3], is: 1 - 0.2 / 3)
  }

  // 4 and 2.9 of ten, mean 1: clipping gives 1 to nine others, which lifts 2.9 above 3 and asks for another round.
  @Test func `goes on until none is outside`() throws {
    let start = [4, 2.9] + Array(repeating: 3.1 / 8, count: 8)
    let weights = try #require(Trimming().trimmed(start))
    expect(weights[0], is: 3)
    expect(weights[1], is: 3)
    for weight in weights.dropFirst(2) { expect(weight, is: 0.5, relative: 1e-9) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func `keeps the sum and the bounds`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let start = (0..<500).map { _ in
      let one = generator.fraction()
      return 0.01 + one * one * one * one * one * one * 40
    }
    let weights = try #require(Trimming().trimmed(start))
    let mean = start.reduce(0, +) / 500
    expect(weights.reduce(0, +), is: 500 * mean, relative: 1e-12)
    #expect(weights.allSatisfy { $0 > 0.3 * mean - 1e-12 && $0 < 3 * mean + 1e-12 })
    #expect(weights.contains { $0 > 2.99 * mean } && weights.contains { $0 < 0.31 * mean })
  }

  @Test func `leaves weights alone that are within the bounds`() {
    #expect(Trimming().trimmed([0.5, 1, 1.5]) == [0.5, 1, 1.5])
    #expect(Trimming(lowest: 1, largest: 1).trimmed([2, 2]) == [2, 2])
  }

  @Test func `cannot keep the sum where the bounds leave out the mean`() {
    #expect(Trimming(lowest: 1.1, largest: 2).trimmed([1, 2, 3]) == nil)
    #expect(Trimming(lowest: 0.3, largest: 0.9).trimmed([1, 2, 3]) == nil)
    #expect(Trimming(lowest: 1, largest: 1).trimmed([1, 3]) == nil)
    #expect(Trimming().trimmed([]) == nil)
    #expect(Trimming().trimmed([0, 0]) == nil)
  }
}
