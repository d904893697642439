/// What the figures of one classification must hold among each other.
extension PopulationTable {
  /// How far percentages may add up to something else than 100, in ten-thousandths: half a point.
  private static let percentageTolerance = 5_000
  /// How far counts may add up to something else than the total: one in so many.
  private static let countTolerance = 200

  mutating func check(_ figures: PopulationFigures, total: PopulationFigures.Group?) {
    let known = problems.count
    checkNumbers(figures)
    guard problems.count == known else { return }
    let rows = figures.groups + [figures.notAnswered].compactMap(\.self)
    checkPercentages(rows, of: figures)
    checkCounts(rows, of: figures, total: total)
    checkAgreement(rows, of: figures)
    if figures.characteristic == "age" { checkBands(figures) }
  }

  private static func name(_ figures: PopulationFigures) -> String {
    "'\(figures.classification)' of \(figures.characteristic)"
  }

  /// Each group has a count, or each has a percentage.
  private mutating func checkNumbers(_ figures: PopulationFigures) {
    let rows = figures.groups + [figures.notAnswered].compactMap(\.self)
    if figures.groups.count < 2 {
      report(
        rows.first?.line ?? 1, "\(Self.name(figures)) has \(figures.groups.count) group",
        expected: "at least two groups",
        fix:
          "add the others; where only one share is known, a row for all others with the remainder, status derived"
      )
      return
    }
    if rows.allSatisfy({ $0.count != nil }) || rows.allSatisfy({ $0.percentage != nil }) {
      if figures.sizes.reduce(0, +) == 0 {
        report(
          figures.line, "nobody lives in the groups of \(Self.name(figures))", expected: "counts above 0",
          fix: "correct the counts")
      }
      return
    }
    let empty = rows.first { $0.count == nil && $0.percentage == nil }
    let row = empty ?? rows.first { $0.count == nil } ?? rows[0]
    report(
      row.line,
      "the group '\(row.code)' of \(Self.name(figures)) has no \(empty == nil ? "count, and others have no percentage" : "figure")",
      expected: "a count for each group, or a percentage for each", fix: "fill in what is missing")
  }

  private mutating func checkPercentages(_ rows: [PopulationFigures.Group], of figures: PopulationFigures) {
    let percentages = rows.compactMap(\.percentage)
    guard percentages.count == rows.count else { return }
    let sum = percentages.reduce(0, +)
    guard abs(sum - 1_000_000) > Self.percentageTolerance else { return }
    let isProportion = abs(sum - 10_000) <= 50
    report(
      figures.line, .percentage,
      "the percentages of \(Self.name(figures)) add up to \(Self.text(sum))",
      expected: "100, give or take 0.5",
      fix: isProportion
        ? "these are proportions: multiply them by 100"
        : "correct them, or add the group that is missing; people who did not answer stand in a row not-answered"
    )
  }

  private mutating func checkCounts(
    _ rows: [PopulationFigures.Group], of figures: PopulationFigures, total: PopulationFigures.Group?
  ) {
    let counts = rows.compactMap(\.count)
    guard counts.count == rows.count, let total, let all = total.count else { return }
    let sum = counts.reduce(0, +)
    guard abs(sum - all) * Self.countTolerance > all else { return }
    report(
      total.line, .count, "the counts of \(Self.name(figures)) add up to \(sum), and the total is \(all)",
      expected: "a sum within 0.5% of the total",
      fix: "look for a group that is missing, counted twice or about other ages")
  }

  /// A count and a percentage of one group say the same, give or take half a point.
  private mutating func checkAgreement(_ rows: [PopulationFigures.Group], of figures: PopulationFigures) {
    let counts = rows.compactMap(\.count)
    guard counts.count == rows.count else { return }
    for row in rows {
      guard let count = row.count, let percentage = row.percentage,
        let share = Share.percentage(of: count, in: counts.reduce(0, +)),
        abs(share - percentage) > Self.percentageTolerance
      else { continue }
      report(
        row.line, .percentage,
        "the count of '\(row.code)' is \(Self.text(share))% of \(Self.name(figures)), and the percentage says \(Self.text(percentage))",
        expected: "a count and a percentage that agree, give or take 0.5", fix: "correct one of the two")
    }
  }

  /// Ten-thousandths with as many decimals as they need, at least one.
  private static func text(_ value: Int) -> String {
    var text = FixedPoint.text(value, decimals: 4)
    while text.hasSuffix("0"), !text.hasSuffix(".0") { text.removeLast() }
    return text
  }

  // MARK: Bands of ages

  private mutating func checkBands(_ figures: PopulationFigures) {
    var bands: [(band: Band, group: PopulationFigures.Group)] = []
    for group in figures.groups {
      guard let band = Band(age: group.code) else {
        report(
          group.line, .group, "'\(Quotation.shortened(group.code))' is no band of ages",
          expected: "16-24, 16 to 24, under 16 or 65+",
          fix: "correct the band; where a spreadsheet has made a date of 5-9, write 5 to 9")
        return
      }
      bands.append((band, group))
    }
    bands.sort { ($0.band.lower, $0.group.line) < ($1.band.lower, $1.group.line) }
    for (one, next) in zip(bands, bands.dropFirst()) {
      guard one.band.upper.map({ $0 + 1 != next.band.lower }) ?? true else { continue }
      let isOverlap = one.band.meets(next.band)
      report(
        next.group.line, .group,
        "the bands '\(one.group.code)' and '\(next.group.code)' of \(Self.name(figures)) \(isOverlap ? "overlap" : "leave a gap")",
        expected: "each age in one band",
        fix: one.band.upper.map { "begin the second band at \($0 + 1), or correct the first one" }
          ?? "give the first band an end")
      return
    }
    checkEnds(figures, Band(joining: bands.map(\.band)))
  }

  /// The bands cover the ages that the figures are said to be about.
  private mutating func checkEnds(_ figures: PopulationFigures, _ covered: Band?) {
    guard let covered, covered != figures.ages else { return }
    report(
      figures.line, .ages,
      "the bands of \(Self.name(figures)) are about the ages \(covered.figures), and the column says \(figures.ages.figures)",
      expected: "bands that cover these ages",
      fix: "add the bands that are missing, or write \(covered.figures) as ages")
  }
}
