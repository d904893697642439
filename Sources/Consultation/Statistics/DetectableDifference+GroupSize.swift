extension DetectableDifference {
  /// The smallest group of which the same answers as the others' would rule out a gap of a margin.
  ///
  /// The Newcombe interval of equal proportions lies within the margin where, on each side, the group's Wilson limit is
  /// nearer than what the others' limit leaves over; a Wilson limit at a given distance belongs to one base, so the
  /// base is solved for and not searched.
  ///
  /// - Parameters:
  ///   - margin: Half the width that is wanted, such as 0.1 for 10 percentage points.
  ///   - othersProportion: The proportion of both, 0...1; the group's need not be a whole count.
  ///   - others: How many others there are; their number stays.
  ///   - confidence: Of the interval, such as 0.95.
  /// - Returns: `nil` where even an unlimited group would not do, because there are too few others, or where more than
  ///   1,000 million would be needed.
  package static func groupSize(
    forMargin margin: Double, othersProportion: Double, others: Int, confidence: Double = 0.95
  ) -> Int? {
    guard margin > 0, others > 0 else { return nil }
    let errors = Confidence.standardErrors(confidence)
    let range = WilsonInterval.of(othersProportion, base: Double(others), errors: errors)
    let sides = [
      (spent: range.upper - othersProportion, sign: -1.0), (spent: othersProportion - range.lower, sign: 1.0),
    ]
    var size = 1
    for side in sides {
      guard side.spent < margin else { return nil }
      let distance = (margin * margin - side.spent * side.spent).squareRoot()
      let limit = othersProportion + side.sign * distance
      let base = errors * errors * max(0, limit * (1 - limit)) / (distance * distance)
      guard base < 1e9 else { return nil }
      // The interval must lie inside the margin, not on it.
      size = max(size, Int(base) + 1)
    }
    return size
  }

  /// The same by the large-sample formula, which takes no account of skewness: about a twentieth smaller.
  ///
  /// - Parameters:
  ///   - margin: Half the width that is wanted, such as 0.1 for 10 percentage points.
  ///   - othersProportion: The proportion of both, 0...1.
  ///   - others: How many others there are; their number stays.
  ///   - confidence: Of the interval, such as 0.95.
  /// - Returns: `nil` as for `groupSize`.
  package static func largeSampleGroupSize(
    forMargin margin: Double, othersProportion: Double, others: Int, confidence: Double = 0.95
  ) -> Int? {
    guard margin > 0, others > 0 else { return nil }
    let errors = Confidence.standardErrors(confidence)
    let spread = errors * errors * othersProportion * (1 - othersProportion)
    let left = margin * margin - spread / Double(others)
    guard left > 0, spread / left < 1e9 else { return nil }
    return Int(spread / left) + 1
  }
}
