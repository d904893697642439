import Consultation
import TestSupport
import Testing

@Suite struct `P values of several tests` {
  @Test func `are adjusted as by R in every row`() throws {
    guard let rows = try ReferenceFigures.rows("p_adjust") else { return }
    #expect(rows.count == 219)
    let families = Dictionary(grouping: rows) { (try? $0.text("family")) ?? "" }
    #expect(families.count > 5 && families[""] == nil)
    for family in families.values {
      let pValues = try family.map { try $0.number("p") }
      let holm = Adjustment.holm(pValues)
      let discovery = Adjustment.benjaminiHochberg(pValues)
      let bonferroni = Adjustment.bonferroni(pValues)
      for (index, row) in family.enumerated() {
        try row.expect(holm[index], "holm")
        try row.expect(discovery[index], "bh")
        try row.expect(bonferroni[index], "bonferroni")
      }
    }
  }

  @Test func `are adjusted by hand`() {
    let pValues = [0.04, 0.01, 0.03, 0.6]
    for (ours, theirs) in zip(Adjustment.holm(pValues), [0.09, 0.04, 0.09, 0.6]) {
      #expect(ReferenceFigures.agree(ours, theirs))
    }
    for (ours, theirs) in zip(
      Adjustment.benjaminiHochberg(pValues), [0.16 / 3, 0.04, 0.16 / 3, 0.6])
    {
      #expect(ReferenceFigures.agree(ours, theirs))
    }
    #expect(Adjustment.bonferroni([0.25, 0.5, 0.1]) == [0.75, 1, 0.1 * 3])
  }

  @Test func `are none, one, or all the same`() {
    for adjust in [Adjustment.holm, Adjustment.benjaminiHochberg, Adjustment.bonferroni] {
      #expect(adjust([]) == [])
      #expect(adjust([0.03]) == [0.03])
      #expect(adjust([1, 1, 1]) == [1, 1, 1])
      #expect(adjust([0, 0]) == [0, 0])
    }
    #expect(Adjustment.holm([0.02, 0.02, 0.02]) == [0.06, 0.06, 0.06])
    #expect(Adjustment.benjaminiHochberg([0.02, 0.02, 0.02]) == [0.02, 0.02, 0.02])
  }
}
