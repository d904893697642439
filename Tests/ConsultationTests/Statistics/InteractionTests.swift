import Consultation
import TestSupport
import Testing

@Suite struct `Two characteristics together` {
  private let interaction = Interaction(
    both: Proportion(30, of: 50), onlyFirst: Proportion(40, of: 100),
    onlySecond: Proportion(45, of: 90), neither: Proportion(120, of: 200))

  @Test func `have the difference of two differences`() {
    #expect(ReferenceFigures.agree(interaction.difference, (0.6 - 0.4) - (0.5 - 0.6)))
  }

  /// One Newcombe interval in another: the limits of each difference recover its variance.
  @Test func `have the interval of both differences`() {
    let first = ProportionPair(group: interaction.both, others: interaction.onlyFirst)
    let second = ProportionPair(group: interaction.onlySecond, others: interaction.neither)
    let (one, other) = (first.newcombe(), second.newcombe())
    func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    let range = interaction.interval()
    #expect(
      ReferenceFigures.agree(
        range.lower,
        interaction.difference - length(first.difference - one.lower, other.upper - second.difference)))
    #expect(
      ReferenceFigures.agree(
        range.upper,
        interaction.difference + length(one.upper - first.difference, second.difference - other.lower)))
    #expect(range.lower > 0 && range.upper < 1)
  }

  @Test func `change sign where the second characteristic is turned round`() {
    let turned = Interaction(
      both: interaction.onlyFirst, onlyFirst: interaction.both, onlySecond: interaction.neither,
      neither: interaction.onlySecond)
    #expect(ReferenceFigures.agree(turned.difference, -interaction.difference))
    #expect(ReferenceFigures.agree(turned.interval().lower, -interaction.interval().upper))
    #expect(interaction.interval(confidence: 0.99).lower < interaction.interval().lower)
  }

  @Test func `say nothing where one combination is empty`() {
    let empty = Interaction(
      both: Proportion(0, of: 0), onlyFirst: Proportion(1, of: 2), onlySecond: Proportion(1, of: 2),
      neither: Proportion(1, of: 2))
    #expect(empty.interval() == Interval(lower: -2, upper: 2))
  }
}
