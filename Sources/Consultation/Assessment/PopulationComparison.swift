/// One group of respondents against its share of the population.
package struct PopulationComparison: Sendable, Hashable {
  /// The group among the respondents that are compared.
  package let respondents: Proportion
  /// The group in the population, in people or in ten-thousandths of a per cent.
  package let population: Proportion
  /// Under-represented, over-represented and so on.
  package let label: RepresentationLabel
  /// The sources of the figure, several where it is added up.
  package let source: String
  /// How the figure came about; derived where it is added up.
  package let status: PopulationFigures.Status?
  /// What is to be known of the figure.
  package let note: String?

  /// - Parameters:
  ///   - respondents: The group, of all respondents that are compared.
  ///   - share: The group in the population.
  package init(_ respondents: Proportion, _ share: PopulationShares.Share) {
    self.respondents = respondents
    population = share.proportion
    label = RepresentationLabel(respondents, population: share.proportion)
    source = Self.joined(share.parts.map(\.source))
    status = share.parts.count > 1 ? .derived : share.parts.first?.status
    let notes = share.parts.compactMap(\.note)
    let sum =
      share.parts.count > 1 ? ["Added up from \(share.parts.map(\.code).joined(separator: ", "))."] : []
    note = sum.isEmpty && notes.isEmpty ? nil : Self.joined(sum + notes, separator: " ")
  }

  private static func joined(_ texts: [String], separator: String = "; ") -> String {
    texts.enumerated().filter { !texts[..<$0.offset].contains($0.element) }.map(\.element)
      .joined(separator: separator)
  }

  /// The group's proportion of the population, 0...1, exact but for the rounding of a double.
  package var populationProportion: Double { population.value }

  /// The share of respondents minus the share of the population, in percentage points; 0 without respondents.
  package var gapPercentage: Double {
    guard respondents.base > 0 else { return 0 }
    return 100 * Double(crossGap) / (Double(respondents.base) * Double(population.base))
  }

  /// The gap in ten-thousandths of a percentage point, rounded half away from zero; `nil` without respondents.
  package var gapTenThousandths: Int? {
    guard respondents.base > 0 else { return nil }
    let base = Int128(respondents.base) * Int128(population.base)
    let doubled = crossGap * 2_000_000
    return Int((doubled + (doubled < 0 ? -base : base)) / (base * 2))
  }

  /// The difference of the two shares over their common base.
  private var crossGap: Int128 {
    Int128(respondents.count) * Int128(population.base) - Int128(population.count) * Int128(respondents.base)
  }

  /// The share of respondents as a percentage of the share of the population: 100 where they are equal; 0 where it
  /// cannot be worked out, without respondents or without people in the group.
  package var index: Double { Self.index(respondents, population) }

  fileprivate static func index(_ respondents: Proportion, _ population: Proportion) -> Double {
    guard respondents.base > 0, population.count > 0 else { return 0 }
    // One division of two whole numbers, so that a share of exactly 80% of another is 80.
    return 100 * Double(respondents.count) * Double(population.base)
      / (Double(respondents.base) * Double(population.count))
  }

  /// How far the group is from what is expected, in standard errors; 0 where it cannot be worked out,
  /// without respondents, or with nobody or everybody of the population in the group.
  package var adjustedResidual: Double {
    let expected = Double(respondents.base) * populationProportion
    let variance = expected * (1 - populationProportion)
    return variance > 0 ? (Double(respondents.count) - expected) / variance.squareRoot() : 0
  }
}

/// How a group of respondents compares with its share of the population, in one word.
package enum RepresentationLabel: String, Sendable, CaseIterable {
  /// Fewer than 30 respondents, or fewer than 5 expected of the group.
  case tooFewToJudge = "too-few-to-judge"
  /// Less than 80% of the population share, and more than chance could easily produce.
  case underRepresented = "under-represented"
  /// More than 125% of the population share, and more than chance could easily produce.
  case overRepresented = "over-represented"
  /// A smaller gap below, still more than chance could easily produce.
  case slightlyUnder = "slightly-under"
  /// A smaller gap above, still more than chance could easily produce.
  case slightlyOver = "slightly-over"
  /// The gap is not more than chance could easily produce; this does not show a match.
  case noClearGap = "no-clear-gap"

  /// The first rule that applies: numbers, then index and 95% Wilson interval together, then the interval.
  ///
  /// - Parameters:
  ///   - respondents: The group, of all respondents that are compared.
  ///   - population: The group in the population.
  package init(_ respondents: Proportion, population: Proportion) {
    let expected = Double(respondents.base) * population.value
    guard expected >= 5, respondents.base >= 30 else {
      self = .tooFewToJudge
      return
    }
    let interval = respondents.wilson()
    let index = PopulationComparison.index(respondents, population)
    if interval.upper < population.value {
      self = index < 80 ? .underRepresented : .slightlyUnder
    } else if interval.lower > population.value {
      self = index > 125 ? .overRepresented : .slightlyOver
    } else {
      self = .noClearGap
    }
  }

  /// The label as documents print it: "Under-represented", "Slightly over".
  package var inWords: String {
    switch self {
    case .tooFewToJudge: "Too few to judge"
    case .underRepresented: "Under-represented"
    case .overRepresented: "Over-represented"
    case .slightlyUnder: "Slightly under"
    case .slightlyOver: "Slightly over"
    case .noClearGap: "No clear gap"
    }
  }
}
