/// A comparison of a group with all others as sentences refer to it.
package struct ComparisonReference: Sendable, Hashable {
  package let characteristic: String
  package let grouping: String
  package let group: String
  package let question: String
  package let row: String
  package let base: Base

  package init(_ disparity: Disparity) {
    characteristic = disparity.characteristic
    grouping = disparity.grouping
    group = disparity.group.id
    question = disparity.measure.question
    row = disparity.measure.rowID
    base = disparity.base
  }
}

/// A figure of a comparison.
package enum ComparisonFigure: Sendable {
  /// "40% (46 of 115)": the share of the group, with its counts.
  case group
  case others
  /// "40%".
  case groupPercentage
  case othersPercentage
  case groupCount
  case groupBase
  /// "46 of 115".
  case groupCounts
  case othersCounts
  /// "20": the size of the gap in points, without a sign.
  case gap
  /// "8 to 31": the uncertainty range of the size of the gap.
  case range
  /// "22": the smallest gap that would have been found reliably.
  case smallestGap
}

/// Writes comparisons as sentences, each figure looked up when it is written.
struct ComparisonWriter {
  private let disparities: [ComparisonReference: Disparity]

  init(_ disparities: some Sequence<Disparity>) {
    self.disparities = Dictionary(
      disparities.map { (ComparisonReference($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The text of a figure; `[z]` for a comparison that is not there.
  func text(_ reference: ComparisonReference, _ figure: ComparisonFigure) -> String {
    guard let disparity = disparities[reference] else { return "[z]" }
    let format = ComparisonFormat(disparity)
    switch figure {
    case .group: return format.sentence(disparity.pair.group)
    case .others: return format.sentence(disparity.pair.others)
    case .groupPercentage: return format.percentage(disparity.pair.group)
    case .othersPercentage: return format.percentage(disparity.pair.others)
    case .groupCount: return Number.inWords(disparity.pair.group.count)
    case .groupBase: return Number.inWords(disparity.pair.group.base)
    case .groupCounts: return format.counts(disparity.pair.group)
    case .othersCounts: return format.counts(disparity.pair.others)
    case .gap: return format.size
    case .range: return format.sizeRange
    case .smallestGap: return format.smallestGap
    }
  }
}

/// The figures of one comparison as they are printed.
struct ComparisonFormat {
  private let disparity: Disparity
  private let decimals: Int

  init(_ disparity: Disparity) {
    self.disparity = disparity
    decimals = Share.decimals(forBase: disparity.totalBase)
  }

  /// "20 of 43 (47%)", as it stands in a table.
  func cell(_ share: Proportion) -> String {
    let percentage = Share.printed(share.count, of: share.base, decimals: decimals)
    let mark = share.base < disparity.cautionBase ? Markdown.lowReliability : ""
    return "\(Number.inWords(share.count)) of \(Number.inWords(share.base)) (\(percentage)%)\(mark)"
  }

  func percentage(_ share: Proportion) -> String {
    Share.inSentence(share.count, of: share.base, decimals: decimals)
  }

  /// "20 of 43".
  func counts(_ share: Proportion) -> String {
    "\(Number.inWords(share.count)) of \(Number.inWords(share.base))"
  }

  /// "47", with the mark of a small base, as it stands in a column of percentages.
  func figure(_ share: Proportion) -> String {
    Share.printed(share.count, of: share.base, decimals: decimals)
      + (share.base < disparity.cautionBase ? Markdown.lowReliability : "")
  }

  /// "47% (20 of 43)".
  func sentence(_ share: Proportion) -> String {
    "\(percentage(share)) (\(counts(share)))"
  }

  /// The gap with its sign.
  var gap: String {
    disparity.pair.roundedPoints(decimals: decimals).map { FixedPoint.text($0, decimals: decimals) } ?? "[z]"
  }

  private func bound(_ proportion: Double) -> String {
    Points.bound(proportion, decimals: decimals, margin: disparity.marginPercentage)
  }

  /// "-30 to 0.3".
  var range: String {
    "\(bound(disparity.interval.lower)) to \(bound(disparity.interval.upper))"
  }

  /// The gap without its sign.
  var size: String { gap.hasPrefix("-") ? String(gap.dropFirst()) : gap }

  /// The range of the size of the gap, from the smaller to the larger; with signs as in tables where it crosses zero.
  var sizeRange: String {
    let interval = disparity.interval
    guard disparity.pair.difference < 0 else { return range }
    return
      "\(bound(-interval.upper)) to \(bound(-interval.lower))"
  }

  /// The smallest gap that would have been found reliably, in the direction that needs the larger one.
  var smallestGap: String {
    guard let gap = disparity.detectable?.larger else { return "none" }
    return String(Int((gap * 100).rounded(.toNearestOrAwayFromZero)))
  }

  /// "0.234", "under 0.001".
  static func probability(_ value: Double) -> String {
    // A value just below the usual level must not print as the level.
    if value < 0.05 && value >= 0.0495 {
      return FixedPoint.text(Int((value * 100_000).rounded(.down)), decimals: 5)
    }
    let thousandths = Int((value * 1_000).rounded(.toNearestOrAwayFromZero))
    return thousandths == 0 ? "under 0.001" : FixedPoint.text(thousandths, decimals: 3)
  }

  /// What was found, as the last cell of a row.
  var finding: String {
    switch disparity.state {
    case .differenceFound: disparity.isHigher ? "Higher" : "Lower"
    case .similar: "Similar"
    case .tooFewToTell: "Too few to tell"
    case .notReportable: "Not reportable"
    case .notAsked: "Not asked"
    }
  }
}
