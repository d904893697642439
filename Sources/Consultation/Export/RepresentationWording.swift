/// Groups of respondents against their shares of the population, in words and cells; the same in every document.
extension PopulationComparison {
  /// The share of the population with one decimal.
  var populationShare: String {
    Share.printed(population.count, of: population.base, decimals: 1)
  }

  /// "11%": the share of the respondents that are compared.
  private var respondentsShare: String {
    Share.inSentence(
      respondents.count, of: respondents.base, decimals: Share.decimals(forBase: respondents.base))
  }

  /// "3% of respondents, 20.4% of the population".
  var shares: String { "\(respondentsShare) of respondents, \(populationShare)% of the population" }

  /// "11% of respondents (43 of 395), 7.8% of the population".
  var sharesWithCounts: String {
    "\(respondentsShare) of respondents (\(Number.inWords(respondents.count)) of \(Number.inWords(respondents.base))), \(populationShare)% of the population"
  }
}

extension ProfileGroup {
  /// The group as the column of a table has it.
  var column: Crosstab.Column { .init(kind: .group, id: code, label: label) }

  /// Label, respondents and their share.
  var cells: [String] {
    [
      label, Number.inWords(count),
      Share.printed(count, of: share.base, decimals: Share.decimals(forBase: share.base)),
    ]
  }

  /// The share of the population, the gap and the label; `nil` where nothing can be compared.
  var comparisonCells: [String]? {
    guard let comparison, comparison.respondents.base > 0 else { return nil }
    return [
      comparison.populationShare,
      Points.text(comparison.gapPercentage / 100, decimals: Share.decimals(forBase: share.base)),
      comparison.label.inWords,
    ]
  }
}

extension Profile {
  /// The name of the characteristic as printed.
  var name: String { question.label ?? Wording.title(characteristic) }

  /// Each source of the population figures once, with what is to be known of it.
  var sources: [String] {
    guard let population else { return [] }
    var seen: Set<String> = []
    let sources = groups.compactMap(\.comparison).map(\.source).filter { seen.insert($0).inserted }
    let notes = groups.compactMap { group in group.comparison?.note.map { (group.label, $0) } }
      .filter { seen.insert($0.1).inserted }.map { "\(name), \($0.0): \($0.1)" }
    let text = "\(population.area) figures: \(sources.joined(separator: "; "))."
    return [Markdown.escaped(text)] + notes.map(Markdown.escaped)
  }
}

extension RepresentationLabel {
  /// The label inside a sentence: "under-represented", "slightly over-represented".
  var inSentence: String {
    switch self {
    case .slightlyUnder: "slightly under-represented"
    case .slightlyOver: "slightly over-represented"
    default: Markdown.inSentence(inWords.prefix(1).lowercased() + inWords.dropFirst())
    }
  }

  /// What the labels of a table mean.
  static let meaning =
    "Under-represented: less than 80% of the population share. Over-represented: more than 125%. Slightly under or over: a smaller gap. All 4 are larger than chance could easily produce. No clear gap: chance could easily produce the gap. This does not show a match."
}

extension TableWording {
  static let gaps =
    "Gaps are worked out before rounding, so they can differ by 1 from the figures shown."
}
