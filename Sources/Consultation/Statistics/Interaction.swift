/// The difference of two differences.
package struct Interaction: Sendable {
  package let difference: Double
  package let interval: Interval

  package init(inside: ProportionPair, outside: ProportionPair, confidence: Double = 0.95) {
    difference = inside.difference - outside.difference
    let (one, other) = (inside.newcombe(confidence: confidence), outside.newcombe(confidence: confidence))
    func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    interval = Interval(
      lower: difference - root(inside.difference - one.lower, other.upper - outside.difference),
      upper: difference + root(one.upper - inside.difference, outside.difference - other.lower))
  }
}
