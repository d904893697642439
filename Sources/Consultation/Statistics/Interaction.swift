/// Whether two characteristics together go with more, or less, than each of them alone would lead to expect.
package struct Interaction: Sendable, Hashable {
  /// Those with both characteristics.
  package let both: Proportion
  /// Those with the first alone.
  package let onlyFirst: Proportion
  /// Those with the second alone.
  package let onlySecond: Proportion
  /// Those with neither.
  package let neither: Proportion

  package init(both: Proportion, onlyFirst: Proportion, onlySecond: Proportion, neither: Proportion) {
    self.both = both
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.neither = neither
  }

  /// The difference that the second characteristic makes among those with the first, less the one it makes among those
  /// without; -2...2.
  package var difference: Double {
    (both.value - onlyFirst.value) - (onlySecond.value - neither.value)
  }

  /// The interval of the difference of differences from four Wilson intervals, by the method of variance estimates
  /// recovery (Zou and Donner, Statistics in Medicine 27, 2008).
  ///
  /// - Parameter confidence: 0...1, such as 0.95.
  /// - Returns: -2...2 where a base is empty.
  package func interval(confidence: Double = 0.95) -> Interval {
    let parts = [(both, true), (onlyFirst, false), (onlySecond, false), (neither, true)]
    guard parts.allSatisfy({ $0.0.base > 0 }) else { return Interval(lower: -2, upper: 2) }
    var (below, above) = (0.0, 0.0)
    for (part, isAdded) in parts {
      let range = part.wilson(confidence: confidence)
      let (down, up) = (part.value - range.lower, range.upper - part.value)
      below += isAdded ? down * down : up * up
      above += isAdded ? up * up : down * down
    }
    return Interval(lower: difference - below.squareRoot(), upper: difference + above.squareRoot())
  }
}
