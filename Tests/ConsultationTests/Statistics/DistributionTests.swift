import Consultation
import TestSupport
import Testing

@Suite struct `Distribution functions` {
  @Test func `are those of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("distributions") else { return }
    #expect(rows.count == 498)
    for row in rows {
      let name = try row.text("fn")
      try row.expect(try value(name, try row.numbers("args")), "value")
    }
  }

  private func value(_ name: String, _ arguments: [Double]) throws -> Double? {
    switch (name, arguments.count) {
    case ("pnorm", 1): Distributions.normalLower(arguments[0])
    case ("pnorm_upper", 1): Distributions.normalUpper(arguments[0])
    case ("qnorm", 1): Distributions.normalQuantile(arguments[0])
    case ("pchisq_upper", 2): Distributions.chiSquareUpper(arguments[0], degrees: arguments[1])
    case ("pt_upper", 2): Distributions.studentUpper(arguments[0], degrees: arguments[1])
    case ("pf_upper", 3):
      Distributions.fUpper(arguments[0], numerator: arguments[1], denominator: arguments[2])
    case ("pbeta", 3): Distributions.betaLower(arguments[0], arguments[1], arguments[2])
    case ("qbeta", 3): Distributions.betaQuantile(arguments[0], arguments[1], arguments[2])
    case ("dbinom", 3):
      Distributions.binomialPoint(Int(arguments[0]), of: Int(arguments[1]), probability: arguments[2])
    case ("pbinom", 3):
      Distributions.binomialAtMost(Int(arguments[0]), of: Int(arguments[1]), probability: arguments[2])
    case ("dhyper", 4): lot(arguments)?.point(Int(arguments[0]))
    case ("phyper", 4): lot(arguments)?.atMost(Int(arguments[0]))
    default: throw ReferenceFigures.Fault(description: "no function \(name) of \(arguments.count)")
    }
  }

  /// R's order: count, successes, failures, drawn.
  private func lot(_ arguments: [Double]) -> Hypergeometric? {
    Hypergeometric(
      drawn: Int(arguments[3]), successes: Int(arguments[1]), failures: Int(arguments[2]))
  }

  @Test func `have limits at the ends`() {
    #expect(Distributions.normalQuantile(0) == -.infinity)
    #expect(Distributions.normalQuantile(1) == .infinity)
    #expect(Distributions.binomialAtMost(-1, of: 3, probability: 0.5) == 0)
    #expect(Distributions.binomialAtLeast(0, of: 3, probability: 0.5) == 1)
    #expect(Distributions.binomialAtLeast(3, of: 3, probability: 0.5) == 0.125)
    #expect(Distributions.normalQuantile(2).isNaN)
  }
}

@Suite struct `Draws by lot` {
  @Test func `of 3 from 4 and 3 by hand`() throws {
    // 35 ways: 1, 12, 18, 4.
    let lot = try #require(Hypergeometric(drawn: 3, successes: 4, failures: 3))
    #expect((lot.lowest, lot.mode, lot.highest) == (0, 2, 3))
    for (count, ways) in [1.0, 12, 18, 4].enumerated() {
      #expect(ReferenceFigures.agree(lot.point(count), ways / 35))
    }
    #expect(ReferenceFigures.agree(lot.atMost(1), 13 / 35))
    #expect(ReferenceFigures.agree(lot.atLeast(2), 22 / 35))
    #expect(lot.atMost(3) == 1 && lot.atLeast(0) == 1 && lot.atMost(-1) == 0 && lot.atLeast(4) == 0)
    #expect(lot.point(4) == 0 && lot.point(-1) == 0)
  }

  @Test func `are refused where more are drawn than there are`() {
    #expect(Hypergeometric(drawn: 8, successes: 4, failures: 3) == nil)
    #expect(Hypergeometric(drawn: -1, successes: 4, failures: 3) == nil)
  }

  @Test func `of a million and more`() throws {
    let lot = try #require(
      Hypergeometric(drawn: 1_000_000, successes: 1_000_000, failures: 1_000_000))
    #expect(lot.mode == 500_000)
    // Symmetric, with a normal shape: the point is 1 / (sd sqrt(2 pi)), sd = sqrt(n / 8) for n of 2 million here.
    #expect(ReferenceFigures.agree(lot.atMost(500_000), 0.5 + lot.point(500_000) / 2))
    #expect(ReferenceFigures.agree(lot.point(500_000), 0.001128379, relative: 1e-5))
    #expect(ReferenceFigures.agree(lot.atMost(499_000), lot.atLeast(501_000)))
  }
}
