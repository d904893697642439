extension Raking {
  /// A category of a margin.
  package struct Category: Sendable, Hashable {
    /// The place of the margin among the margins, from 0.
    package let margin: Int
    /// The place of the category in its margin, from 0.
    package let category: Int
    /// How many respondents it has, each counted once.
    package let base: Int

    package init(margin: Int, category: Int, base: Int) {
      self.margin = margin
      self.category = category
      self.base = base
    }
  }

  /// Why there are no weights.
  package enum Refusal: Sendable, Hashable {
    /// There are no respondents or no margins, or a start weight is not above 0.
    case nothingToRake
    /// A margin has another number of codes than there are respondents, or a code that is no category.
    case codesDoNotFit(margin: Int)
    /// Shares of a margin are negative or do not add up to 1.
    case targetsDoNotAddUp(margin: Int, sum: Double)
    /// Part of the population is in a category without respondents: merge it with another one.
    case emptyCategory(Category)
    /// Respondents are in a category that has no share of the population.
    case noTarget(Category)
    /// A category has fewer than 5 respondents: merge it with another one, or accept small categories.
    case smallCategory(Category)
    /// The margins contradict each other, or nearly: after so many cycles this part of a target is still missing.
    case notConverged(cycles: Int, largestError: Double)
  }

  /// What is known when respondents cannot be raked.
  package struct Refused: Error, Hashable {
    /// All reasons, in the order of the margins.
    package let reasons: [Refusal]

    package init(reasons: [Refusal]) { self.reasons = reasons }
  }

  /// Why these margins cannot be raked to; empty where they can.
  static func refusals(_ margins: [RakingMargin], start: [Double], settings: Settings) -> [Refusal] {
    guard !start.isEmpty, !margins.isEmpty, start.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      return [.nothingToRake]
    }
    return margins.enumerated().flatMap { index, margin in
      refusals(margin, at: index, respondents: start.count, acceptingSmall: settings.acceptsSmallCategories)
    }
  }

  private static func refusals(
    _ margin: RakingMargin, at index: Int, respondents: Int, acceptingSmall: Bool
  ) -> [Refusal] {
    guard margin.codes.count == respondents,
      margin.codes.allSatisfy({ margin.targetProportions.indices.contains($0) })
    else { return [.codesDoNotFit(margin: index)] }
    guard TargetShares.addUp(margin.targetProportions) else {
      return [.targetsDoNotAddUp(margin: index, sum: margin.targetProportions.reduce(0, +))]
    }
    return categories(of: margin, at: index).compactMap { category in
      let hasTarget = margin.targetProportions[category.category] > 0
      if !hasTarget { return category.base > 0 ? .noTarget(category) : nil }
      if category.base == 0 { return .emptyCategory(category) }
      let isSmall = category.base < refusedBelow && category.category != margin.notStated
      return isSmall && !acceptingSmall ? .smallCategory(category) : nil
    }
  }

  /// Categories that are raked although they have few respondents, in the order of the margins.
  static func smallCategories(_ margins: [RakingMargin]) -> [Category] {
    margins.enumerated().flatMap { index, margin in
      categories(of: margin, at: index).filter {
        (1..<warnedBelow).contains($0.base) && $0.category != margin.notStated
      }
    }
  }

  private static func categories(of margin: RakingMargin, at index: Int) -> [Category] {
    margin.counts.enumerated().map { Category(margin: index, category: $0.offset, base: $0.element) }
  }

  /// A category with fewer respondents than this is refused unless small ones are accepted.
  private static let refusedBelow = 5
  /// A category with fewer respondents than this is named beside the weights.
  private static let warnedBelow = 10
}
