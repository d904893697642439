import Consultation
import TestSupport
import Testing

@Suite struct `Two answers of the same people` {
  @Test func `have the tests of R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("paired_proportions") else { return }
    #expect(rows.count == 36)
    for row in rows {
      let pair = PairedProportions(
        both: try row.integer("both"), onlyFirst: try row.integer("only_first"),
        onlySecond: try row.integer("only_second"), neither: try row.integer("neither"))
      try row.expect(pair.difference, "diff")
      try row.expect(pair.wald().lower, "wald_lo")
      try row.expect(pair.wald().upper, "wald_hi")
      try row.expect(pair.mcNemar.statistic, "chi2")
      try row.expect(pair.mcNemar.pValue, "p")
      try row.expect(pair.correctedMcNemar.statistic, "chi2_cc")
      try row.expect(pair.correctedMcNemar.pValue, "p_cc")
      try row.expect(pair.exactPValue, "p_exact")
      try row.expect(pair.midPValue, "p_midp")
    }
  }

  @Test func `by hand`() {
    let pair = PairedProportions(both: 4, onlyFirst: 5, onlySecond: 1, neither: 0)
    #expect(pair.base == 10 && pair.discordant == 6)
    #expect(ReferenceFigures.agree(pair.difference, 0.4))
    #expect(ReferenceFigures.agree(pair.mcNemar.statistic, 16.0 / 6))
    #expect(ReferenceFigures.agree(pair.correctedMcNemar.statistic, 9.0 / 6))
    #expect(ReferenceFigures.agree(pair.exactPValue, 14.0 / 64))
    #expect(ReferenceFigures.agree(pair.midPValue, 8.0 / 64))
  }

  @Test func `say nothing where nobody answered differently`() {
    for pair in [
      PairedProportions(both: 4, onlyFirst: 0, onlySecond: 0, neither: 2),
      PairedProportions(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0),
    ] {
      #expect(pair.mcNemar == (0, 1))
      #expect(pair.correctedMcNemar == (0, 1))
      #expect(pair.exactPValue == 1 && pair.midPValue == 1)
      #expect(pair.difference == 0)
    }
    let nobody = PairedProportions(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0)
    #expect(nobody.wald() == Interval(lower: -1, upper: 1))
    #expect(PairedProportions(both: 1, onlyFirst: 3, onlySecond: 3, neither: 1).midPValue == 1)
  }

  @Test func `hold for a million people`() {
    let pair = PairedProportions(
      both: 500_000, onlyFirst: 100_500, onlySecond: 99_500, neither: 300_000)
    #expect(ReferenceFigures.agree(pair.midPValue, pair.mcNemar.pValue, relative: 1e-3))
  }
}
