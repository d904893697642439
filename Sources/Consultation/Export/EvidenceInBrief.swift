/// What the responses say on a question of the form, in one short sentence of plain text.
///
/// Figures of small numbers are left out, for the file goes from hand to hand.
struct EvidenceInBrief {
  private let assessment: ImpactAssessment
  private let measures: MeasureWording

  init(_ assessment: ImpactAssessment) {
    self.assessment = assessment
    measures = MeasureWording(survey: assessment.tables.survey)
  }

  /// The sentence on a question about groups.
  func sentence(_ evidence: ConcernEvidence) -> String {
    let named = evidence.namedAndNotAsked.count
    // Where nothing at all was asked, the sentence says so already.
    guard named > 0, !evidence.characteristics.isEmpty else { return comparisons(evidence) }
    let groups = Number.counted(named, "group that the form names was", "groups that the form names were")
    return "\(comparisons(evidence)); \(groups) not asked about"
  }

  /// What the comparisons say.
  private func comparisons(_ evidence: ConcernEvidence) -> String {
    switch evidence.state {
    case .differenceFound: differenceFound(evidence)
    case .tooFewToTell: tooFewToTell(evidence)
    case .similar: similar(evidence)
    case .notReportable:
      "not reportable: fewer than \(assessment.rules.minimumBase) respondents in a group, or in all others"
    case .notAsked: notAsked(evidence)
    }
  }

  /// What all questions together say, for adverse impact and the recommendation.
  func overall(supportsNo isAsked: Bool) -> String {
    let found = assessment.concerns.filter { $0.state == .differenceFound }
    let missing = assessment.concerns.filter(\.isMissingEvidence)
    var parts: [String] = []
    if !found.isEmpty { parts.append("differences found on \(Self.questions(found))") }
    let worse = found.filter {
      $0.comparisons.contains { $0.state == .differenceFound && $0.isDisadvantage == true }
    }
    if !worse.isEmpty { parts.append("to the disadvantage of a group on \(Self.questions(worse))") }
    if !missing.isEmpty {
      parts.append(
        "evidence missing on \(Self.questions(missing))\(isAsked ? ", which does not support NO" : "")")
    }
    return parts.isEmpty ? "similar answers on every question" : parts.joined(separator: "; ")
  }

  private static func questions(_ concerns: [ConcernEvidence]) -> String {
    "\(concerns.count == 1 ? "question" : "questions") \(Number.list(concerns.map(\.concern.number)))"
  }

  // MARK: States

  /// "difference found: female respondents 40%, others 20% named being physically assaulted; 1 more difference".
  private func differenceFound(_ evidence: ConcernEvidence) -> String {
    let all = evidence.comparisons
    let found = all.filter { $0.state == .differenceFound }
    guard let first = found.enumerated().min(by: Self.isClearer)?.element else { return "difference found" }
    var text = "difference found\(figures(first))\(Self.caution(first))"
    if found.count > 1 {
      text += "; \(Number.counted(found.count - 1, "more difference", "more differences"))"
    }
    return text + (Self.missing(all).map { "; \($0)" } ?? "")
  }

  /// The smaller adjusted p first, then the larger gap, then the order of the document.
  private static func isClearer(
    _ one: (offset: Int, element: Disparity), _ other: (offset: Int, element: Disparity)
  )
    -> Bool
  {
    func key(_ place: (offset: Int, element: Disparity)) -> (Double, Double, Int) {
      (place.element.adjustedPValue ?? 1, -abs(place.element.pair.difference), place.offset)
    }
    return key(one) < key(other)
  }

  /// What is said of figures on few people; nothing where there are enough on both sides.
  private static func caution(_ disparity: Disparity) -> String {
    size(disparity) < disparity.cautionBase
      ? " (fewer than \(disparity.cautionBase) respondents: treat as indicative)" : ""
  }

  /// ": female respondents 40%, others 20% named assault", or with the measure's name in front where it has no words.
  private func figures(_ disparity: Disparity) -> String {
    let (who, name) = (group(disparity), measures.name(disparity.measure))
    guard !isSmall(disparity) else {
      return
        " on \"\(name)\": \(who) \(disparity.isHigher ? "more" : "less") often than others (numbers too small to give)"
    }
    let format = ComparisonFormat(disparity)
    let (share, others) = (format.percentage(disparity.pair.group), format.percentage(disparity.pair.others))
    guard let says = disparity.measure.says else {
      return " on \"\(name)\": \(who) \(share), others \(others)"
    }
    return ": \(who) \(share), others \(others) \(says)"
  }

  /// Whether any count behind the figures is below the threshold of publication.
  private func isSmall(_ disparity: Disparity) -> Bool {
    let threshold = assessment.tables.survey.publication.threshold
    return [disparity.pair.group, disparity.pair.others].contains {
      min($0.count, $0.base - $0.count) < threshold
    }
  }

  /// "too few to tell: with 46 disabled respondents only gaps of about 22 points or more ...".
  private func tooFewToTell(_ evidence: ConcernEvidence) -> String {
    let all = evidence.comparisons
    let open = all.filter { $0.state == .tooFewToTell }
    let isSilentToo = all.contains { $0.state.isMissingEvidence && $0.state != .tooFewToTell }
    let start =
      isSilentToo ? Self.missing(all) ?? "too few to tell" : "too few to tell\(Self.part(open, of: all))"
    return open.isEmpty ? start : "\(start): \(people(open))\(Self.gaps(open)) would have been found reliably"
  }

  /// "with 46 disabled respondents ", where the smaller side is the same in every comparison; else nothing.
  private func people(_ comparisons: [Disparity]) -> String {
    let names = Set(
      comparisons.map { $0.pair.group.base <= $0.pair.others.base ? group($0) : "others" })
    let sizes = comparisons.map(Self.size)
    guard names.count == 1, let name = names.first, let least = sizes.min(), let most = sizes.max() else {
      return ""
    }
    let numbers =
      least == most ? Number.inWords(least) : "\(Number.inWords(least)) to \(Number.inWords(most))"
    return "with \(least < assessment.tables.survey.publication.threshold ? "so few" : numbers) \(name) "
  }

  /// "only gaps of about 22 to 38 points or more, depending on the comparison,": from the smallest to the largest of
  /// the gaps that the comparisons would have found, and on how many none.
  private static func gaps(_ comparisons: [Disparity]) -> String {
    let sizes = comparisons.compactMap { $0.detectable?.larger }.map {
      Int(($0 * 100).rounded(.toNearestOrAwayFromZero))
    }
    guard let least = sizes.min(), let most = sizes.max() else { return "no gap" }
    let none = comparisons.count - sizes.count
    let text =
      least == most
      ? "only gaps of about \(most) points or more"
      : "only gaps of about \(least) to \(most) points or more, depending on the comparison,"
    let joint = least == most ? ", " : " "
    return none == 0 ? text : "\(text)\(joint)and on \(none) of them no gap at all,"
  }

  private static func size(_ disparity: Disparity) -> Int {
    min(disparity.pair.group.base, disparity.pair.others.base)
  }

  private func similar(_ evidence: ConcernEvidence) -> String {
    let all = evidence.comparisons
    let same = all.filter { $0.state == .similar }
    let rest = Self.missing(all).map { "; \($0)" } ?? ""
    return
      "similar\(Self.part(same, of: all)): within \(assessment.rules.marginPercentage) points of all others\(rest)"
  }

  /// "evidence missing on 15 of 16 comparisons (5 too few to tell, 10 not reportable)"; `nil` where none is missing.
  private static func missing(_ all: [Disparity]) -> String? {
    let missing = all.filter(\.state.isMissingEvidence)
    let kinds = EvidenceState.allCases.compactMap { state -> (count: Int, label: String)? in
      let count = missing.count { $0.state == state }
      return count == 0 ? nil : (count, state.label)
    }
    guard let first = kinds.first else { return nil }
    let part = missing.count == all.count ? "all \(all.count)" : "\(missing.count) of \(all.count)"
    let list =
      kinds.count == 1 ? first.label : kinds.map { "\($0.count) \($0.label)" }.joined(separator: ", ")
    return "evidence missing on \(part) comparisons (\(list))"
  }

  /// " on 6 of 8 comparisons"; nothing where there is only one.
  private static func part(_ some: [Disparity], of all: [Disparity]) -> String {
    guard all.count > 1 else { return "" }
    return some.count == all.count
      ? " on all \(all.count) comparisons" : " on \(some.count) of \(all.count) comparisons"
  }

  private func notAsked(_ evidence: ConcernEvidence) -> String {
    let concern = evidence.concern
    if evidence.comparisons.contains(where: { $0.state == .similar }) { return similar(evidence) }
    if !evidence.characteristics.isEmpty {
      return "not asked: nobody was asked what groups are compared by"
    }
    return concern.kind == .intersections
      ? "not asked: the definition names no pair of characteristics to look at together"
      : "not asked: the questionnaire did not ask about \(concern.matter)"
  }

  // MARK: Words

  /// The group as a sentence names it, as plain text.
  private func group(_ disparity: Disparity) -> String {
    // Two characteristics together have no words of their own.
    let isPair = disparity.characteristic.contains(" ")
    return isPair
      ? "respondents in \"\(disparity.group.label)\""
      : Markdown.unescaped(
        GroupWording(characteristic: disparity.characteristic).respondents(disparity.group))
  }
}
