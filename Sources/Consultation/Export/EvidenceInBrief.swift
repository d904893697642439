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
    switch evidence.state {
    case .differenceFound: differenceFound(evidence)
    case .tooFewToTell: tooFewToTell(evidence)
    case .similar: similar(evidence)
    case .notReportable:
      "not reportable: fewer than \(assessment.rules.minimumBase) respondents in a group, or in all others"
    case .notAsked: notAsked(evidence.concern)
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
    var text = "difference found\(figures(first))"
    if found.count > 1 {
      text += "; \(Number.counted(found.count - 1, "more difference", "more differences"))"
    }
    let unknown = all.count { $0.state.isMissingEvidence }
    if unknown > 0 { text += "; evidence missing on \(unknown) of \(all.count) comparisons" }
    return text
  }

  /// The smaller p first, then the order of the document.
  private static func isClearer(
    _ one: (offset: Int, element: Disparity), _ other: (offset: Int, element: Disparity)
  )
    -> Bool
  {
    (one.element.adjustedPValue ?? 1, one.offset) < (other.element.adjustedPValue ?? 1, other.offset)
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

  /// "too few to tell on 6 of 8 comparisons: with 46 disabled respondents only gaps of about 22 points or more ...".
  private func tooFewToTell(_ evidence: ConcernEvidence) -> String {
    let all = evidence.comparisons
    let open = all.filter { $0.state == .tooFewToTell }
    let start = "too few to tell\(Self.part(open, of: all))"
    guard let smallest = open.min(by: { Self.size($0) < Self.size($1) }) else { return start }
    let isGroup = smallest.pair.group.base <= smallest.pair.others.base
    let size = Self.size(smallest)
    let number = size < assessment.tables.survey.publication.threshold ? "so few" : Number.inWords(size)
    let who = "\(number) \(isGroup ? group(smallest) : "others")"
    let gap = ComparisonFormat(smallest).smallestGap
    return gap == "none"
      ? "\(start): with \(who) no gap would have been found reliably"
      : "\(start): with \(who) only gaps of about \(gap) points or more would have been found reliably"
  }

  private static func size(_ disparity: Disparity) -> Int {
    min(disparity.pair.group.base, disparity.pair.others.base)
  }

  private func similar(_ evidence: ConcernEvidence) -> String {
    let all = evidence.comparisons
    let same = all.filter { $0.state == .similar }
    let rest = same.count == all.count ? "" : "; the other groups are too small to compare"
    return
      "similar\(Self.part(same, of: all)): within \(assessment.rules.marginPercentage) points of all others\(rest)"
  }

  /// " on 6 of 8 comparisons"; nothing where there is only one.
  private static func part(_ some: [Disparity], of all: [Disparity]) -> String {
    guard all.count > 1 else { return "" }
    return some.count == all.count
      ? " on all \(all.count) comparisons" : " on \(some.count) of \(all.count) comparisons"
  }

  private func notAsked(_ concern: AssessmentForm.Concern) -> String {
    concern.kind == .intersections
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
