/// A count out of a base: 80 of 116.
package struct Proportion: Sendable, Hashable {
  /// How many of the base; 0...base.
  package let count: Int
  /// Out of how many.
  package let base: Int

  package init(_ count: Int, of base: Int) {
    self.count = count
    self.base = base
  }

  /// The count over the base, 0...1; 0 for an empty base.
  package var value: Double { base > 0 ? Double(count) / Double(base) : 0 }
}

/// Two proportions of different people: a group, and all others who gave the same information.
package struct ProportionPair: Sendable, Hashable {
  /// The group.
  package let group: Proportion
  /// All others; nobody stands in both.
  package let others: Proportion

  package init(group: Proportion, others: Proportion) {
    self.group = group
    self.others = others
  }

  /// Group minus others, -1...1.
  package var difference: Double { group.value - others.value }
}

/// A range of a proportion or of a difference.
package struct Interval: Sendable, Hashable {
  /// The lower bound.
  package let lower: Double
  /// The upper bound, not below the lower one.
  package let upper: Double

  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}
