internal import FileFormats

/// `profile.csv`: who took part, each characteristic under each grouping that has population figures, one row a group.
///
/// After the groups stand rows about all respondents: who stated a group, with the fit of all groups together; who
/// preferred not to say, did not state it or was not asked; and, where the figures are about some ages only, who of those
/// that stated a group is of other ages.
///
/// The percentage of a group is of all who stated one, `base`; the comparison is of those whose group has a population
/// figure, `compared_base`, and its gap is `count` out of these less the population's percentage. Percentages 0...100, gaps and the rest with four decimals; p values with ten. A
/// figure that cannot be given is empty.
struct ProfileCSV {
  static let headings = [
    "series", "wave", "characteristic", "grouping", "group", "group_label", "row_kind", "count", "base",
    "percentage", "lower", "upper", "compared_base", "population_percentage", "gap", "index",
    "adjusted_residual", "label",
    "population_area", "population_ages", "population_year", "population_source", "population_status",
    "population_note", "caution", "fit_statistic", "fit_degrees", "fit_p", "fit_p_is_simulated", "fit_w",
    "fit_dissimilarity",
  ]

  private let tables: Tables

  init(_ tables: Tables) { self.tables = tables }

  func bytes() -> [UInt8] {
    var text = CSVText()
    for heading in Self.headings { text.add(text: heading) }
    text.endRecord()
    for profile in tables.profiles {
      for group in profile.groups { add(group, of: profile, to: &text) }
      addRest(of: profile, to: &text)
    }
    return text.bytes
  }

  // MARK: Rows

  private func add(_ group: ProfileGroup, of profile: Profile, to text: inout CSVText) {
    addNames(profile, code: group.code, label: group.label, kind: "group", to: &text)
    addShare(group.share, interval: group.share.base > 0 ? group.interval : nil, to: &text)
    add(group.comparison, to: &text)
    addReference(profile.population, group.comparison, to: &text)
    for _ in 0..<6 { text.add(number: "") }
    text.endRecord()
  }

  /// Those who are in no group, each kind of the rest that a survey can have, and all who stated a group.
  private func addRest(of profile: Profile, to text: inout CSVText) {
    var rows = [("stated", "Stated", profile.stated)]
    if profile.question.frame.options.contains(where: { $0.kind == .preferNotToSay }) {
      rows.append(("prefer-not-to-say", "Prefer not to say", profile.declined))
    }
    rows += [("not-stated", "Not stated", profile.notStated), ("not-asked", "Not asked", profile.notAsked)]
    if let ages = profile.population?.ages, ages != .allAges {
      rows.append(
        ("outside-ages", "Stated, and known to be outside the ages \(ages.figures)", profile.outsideAges))
    }
    for (kind, label, count) in rows {
      addNames(profile, code: kind, label: label, kind: kind, to: &text)
      addShare(Proportion(count, of: profile.respondents), interval: nil, to: &text)
      add(nil, to: &text)
      addReference(kind == "stated" ? profile.population : nil, nil, to: &text)
      addFit(kind == "stated" ? profile.goodnessOfFit : nil, to: &text)
      text.endRecord()
    }
  }

  // MARK: Cells

  private func addNames(
    _ profile: Profile, code: String, label: String, kind: String, to text: inout CSVText
  ) {
    text.add(text: tables.survey.series)
    text.add(text: tables.survey.wave)
    text.add(text: profile.characteristic)
    text.add(text: profile.grouping?.id ?? "answers")
    text.add(text: code)
    text.add(text: label)
    text.add(text: kind)
  }

  private func addShare(_ share: Proportion, interval: Interval?, to text: inout CSVText) {
    text.add(number: share.count)
    text.add(number: share.base)
    text.add(number: CSVFigure.decimal(Share.percentage(of: share.count, in: share.base)))
    text.add(number: CSVFigure.decimal(interval.map { $0.lower * 100 }))
    text.add(number: CSVFigure.decimal(interval.map { $0.upper * 100 }))
  }

  private func add(_ comparison: PopulationComparison?, to text: inout CSVText) {
    let population = comparison?.population
    text.add(number: comparison.map { String($0.respondents.base) } ?? "")
    text.add(number: CSVFigure.decimal(population.flatMap { Share.percentage(of: $0.count, in: $0.base) }))
    // Without respondents there is no gap, and nothing to be too few of is still too few.
    let known = (comparison?.respondents.base ?? 0) > 0 ? comparison : nil
    text.add(number: CSVFigure.decimal(known?.gapTenThousandths))
    // Nothing can be a multiple of nobody.
    let peopled = known.flatMap { $0.population.count > 0 ? $0 : nil }
    text.add(number: CSVFigure.decimal(peopled?.index))
    text.add(number: CSVFigure.decimal(peopled?.adjustedResidual))
    text.add(text: comparison?.label.rawValue ?? "")
  }

  private func addReference(
    _ reference: PopulationReference?, _ comparison: PopulationComparison?, to text: inout CSVText
  ) {
    text.add(text: reference?.area ?? "")
    text.add(text: reference?.ages.figures ?? "")
    text.add(number: reference.map { String($0.year) } ?? "")
    text.add(text: comparison?.source ?? "")
    text.add(text: comparison?.status?.rawValue ?? "")
    text.add(text: comparison?.note ?? "")
    text.add(text: reference?.caution ?? "")
  }

  private func addFit(_ fit: GoodnessOfFit?, to text: inout CSVText) {
    text.add(number: CSVFigure.decimal(fit?.statistic))
    text.add(number: fit.map { String($0.degrees) } ?? "")
    text.add(number: CSVFigure.probability(fit?.pValue))
    text.add(text: fit.map { $0.isSimulated ? "yes" : "no" } ?? "")
    text.add(number: CSVFigure.decimal(fit?.cohenW))
    text.add(number: CSVFigure.decimal(fit?.dissimilarity))
  }
}
