/// The first page: what can be read out to a committee.
extension DIAEvidence {
  func brief(_ document: inout DIADocument) {
    document.heading(2, "Evidence in brief")
    document.paragraph(whoTookPart)
    document.paragraph(meanings)
    document.paragraph("This is what the consultation shows on each question of the form:")
    document.list(assessment.concerns.map(bullet))
    document.paragraph(conclusion)
    document.paragraph("The officer answers YES or NO, using evidence from other sources as well.")
  }

  /// "1,300 people took part. Of these, 400 (31%) gave diversity information, all on paper."
  private var whoTookPart: [String] {
    let count = responses.count
    let asked = assessment.concerns.flatMap(\.characteristics)
    let took = "In all, \(Number.counted(count, "person", "people")) took part."
    guard !asked.isEmpty, count > 0 else { return ["\(took) None of them was asked about a characteristic."] }
    let stated = assessment.statedAny
    let share = Share.inSentence(stated, of: count, decimals: Share.decimals(forBase: count))
    let bases = asked.flatMap(\.disparities).map { $0.pair.group.base + $0.pair.others.base }
    let rests =
      bases.isEmpty
      ? ""
      : "What is said about the answers of groups rests on \(Self.range(bases)) of them\(Self.depends(bases))."
    return [
      took, "Of these, \(Number.inWords(stated)) (\(share)) gave diversity information\(onlyMode).", rests,
    ]
  }

  /// "233 to 400", or one number.
  private static func range(_ numbers: [Int]) -> String {
    let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
    return least == most ? Number.inWords(least) : "\(Number.inWords(least)) to \(Number.inWords(most))"
  }

  private static func depends(_ numbers: [Int]) -> String {
    Set(numbers).count > 1 ? ", depending on characteristic and measure" : ""
  }

  /// What the short words of the measures mean, such as "safe".
  private var meanings: [String] {
    var sentences: [String] = []
    for measure in assessment.measures {
      guard case .net(let id) = measure.rows, let net = survey.question(measure.question)?.frame.net(id)
      else {
        continue
      }
      let sentence = "\"\(Wording.title(net.id))\" means \(Markdown.inSentence(Markdown.escaped(net.label)))."
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences
  }

  /// ", all on paper", where several ways of responding were open and one alone gave the information.
  private var onlyMode: String {
    guard responses.modeCounts.count > 1 else { return "" }
    var modes: Set<UInt8> = []
    for evidence in assessment.concerns.flatMap(\.characteristics) {
      guard let column = responses.column(evidence.question) else { continue }
      for row in 0..<responses.count where column[row].answer != nil { modes.insert(responses.modes[row]) }
    }
    guard modes.count == 1, let mode = modes.first else { return "" }
    return ", all \(CollectionMode.allCases[Int(mode)].adverb)"
  }

  // MARK: One question of the form

  private func bullet(_ evidence: ConcernEvidence) -> String {
    let head =
      "**Question \(Markdown.escaped(evidence.concern.number)), \(Markdown.escaped(evidence.concern.subject)): \(evidence.state.label).**"
    return ([head] + said(evidence) + further(evidence)).joined(separator: " ")
  }

  /// What tests of all answers found where the main measures found nothing.
  private func further(_ evidence: ConcernEvidence) -> [String] {
    guard evidence.state != .differenceFound, evidence.furtherFindings > 0 else { return [] }
    return [
      "Over all answers, and not only the main measures, \(Number.counted(evidence.furtherFindings, "difference was", "differences were")) found; see the section below."
    ]
  }

  /// At most two sentences.
  private func said(_ evidence: ConcernEvidence) -> [String] {
    switch evidence.state {
    case .notAsked:
      return evidence.characteristics.isEmpty
        ? []
        : [
          "The groups that were asked about gave similar answers; \(Number.inWords(evidence.namedAndNotAsked.count)) that the form names were not asked about."
        ]
    case .notReportable:
      if assessment.measures.isEmpty { return ["The survey definition names no main measure."] }
      return [
        evidence.characteristics.contains(where: \.disparities.isEmpty)
          ? "There are not two groups to compare." : "The numbers are too small to give."
      ]
    case .differenceFound: return differences(evidence)
    case .tooFewToTell: return tooFew(evidence)
    case .similar:
      return [
        "The answers rule out a gap of more than \(assessment.rules.marginPercentage) percentage points for each group compared."
      ] + unreported(evidence)
    }
  }

  private func differences(_ evidence: ConcernEvidence) -> [String] {
    let found = evidence.comparisons.filter { $0.state == .differenceFound }
    // The surest first: a wide gap of a handful is not the one to read out.
    let sorted = found.enumerated().sorted {
      ($0.element.adjustedPValue ?? 1, -abs($0.element.pair.difference), $0.offset)
        < ($1.element.adjustedPValue ?? 1, -abs($1.element.pair.difference), $1.offset)
    }
    let sentences = sorted.prefix(1).map { writer.text(shortFinding($0.element)) }
    let missing = evidence.comparisons.count { $0.state.isMissingEvidence }
    let others = found.count - 1
    let more = "\(Number.counted(others, "more difference was", "more differences were")) found"
    let silent =
      "for \(Number.counted(missing, "comparison", "comparisons")) too few answered to tell"
    switch (others > 0, missing > 0) {
    case (true, true): return sentences + ["In the section below, \(more); \(silent)."]
    case (true, false): return sentences + ["In the section below, \(more)."]
    case (false, true): return sentences + ["Also, \(silent)."]
    case (false, false): return sentences
    }
  }

  /// The shares of a group and of the others in one sentence: what can be read aloud.
  func shortFinding(_ disparity: Disparity) -> Finding {
    let reference = ComparisonReference(disparity)
    return Finding([
      .text("Of \(people(disparity)), "), .comparison(reference, .groupPercentage),
      .text(" \(measures.phrase(disparity.measure)), compared with "),
      .comparison(reference, .othersPercentage), .text(" of \(others(disparity))\(caution(disparity))."),
    ])
  }

  /// Behind a figure of a small base.
  func caution(_ disparity: Disparity) -> String {
    min(disparity.pair.group.base, disparity.pair.others.base) < disparity.cautionBase
      ? " (fewer than \(disparity.cautionBase) respondents: treat as indicative)" : ""
  }

  private func tooFew(_ evidence: ConcernEvidence) -> [String] {
    let unclear = evidence.comparisons.filter { $0.state == .tooFewToTell }
    let groups = Set(unclear.map { $0.characteristic + " " + $0.group.id })
    let who =
      groups.count == 1 && unclear.count > 0
      ? people(unclear[0]) : "respondents of each group"
    let silent = Set(
      evidence.comparisons.filter { !$0.isReportable }.map { $0.characteristic + " " + $0.group.id }
    ).count
    let rest =
      silent == 0
      ? ""
      : " For \(Number.counted(silent, "other group", "other groups")) the numbers are too small to give."
    return [
      "The answers of \(Self.range(unclear.map(\.pair.group.base))) \(who) were compared.",
      gapsSeen(unclear) + rest,
    ]
  }

  /// Which gaps would have been found reliably, from the smallest to the largest.
  func gapsSeen(_ comparisons: [Disparity]) -> String {
    let sizes = comparisons.compactMap { $0.detectable?.larger }.map {
      Int(($0 * 100).rounded(.toNearestOrAwayFromZero))
    }
    guard let least = sizes.min(), let most = sizes.max() else {
      return "No gap of any size would have been found reliably."
    }
    if least == most {
      return "Only gaps of about \(least) percentage points or more would have been found reliably."
    }
    let byGroup = Set(comparisons.map(\.group.id)).count > 1
    let byMeasure = Set(comparisons.map { ComparisonReference($0).row + $0.measure.question }).count > 1
    let depends = byGroup && byMeasure ? "group and measure" : byGroup ? "group" : "measure"
    return
      "Only gaps of about \(least) to \(most) percentage points or more, depending on the \(depends), would have been found reliably."
  }

  /// Groups that no figure can be given for.
  private func unreported(_ evidence: ConcernEvidence) -> [String] {
    let silent = evidence.characteristics.flatMap { one in
      one.comparedGroups.filter { one.state(of: $0) == .notReportable }
    }
    return silent.isEmpty
      ? [] : ["For \(Number.counted(silent.count, "group", "groups")) the numbers are too small to give."]
  }

  // MARK: Groups in sentences

  func wording(_ disparity: Disparity) -> GroupWording {
    GroupWording(characteristic: disparity.characteristic)
  }

  /// "female respondents"; for a pair of characteristics both groups.
  func people(_ disparity: Disparity) -> String {
    guard let cell = pairCells[disparity.characteristic + " " + disparity.group.id] else {
      return wording(disparity).respondents(disparity.group, in: survey)
    }
    let ids = disparity.characteristic.split(separator: " ").map(String.init)
    return GroupWording.respondents(
      (GroupWording(characteristic: ids.first ?? ""), cell.first),
      (GroupWording(characteristic: ids.last ?? ""), cell.second))
  }

  /// "male respondents", or "other respondents".
  func others(_ disparity: Disparity) -> String {
    disparity.counterpart.map { wording(disparity).respondents($0, in: survey) } ?? "other respondents"
  }

  // MARK: Conclusion

  /// On how many questions of the form something was found, and on how many nothing can be told.
  private var conclusion: [String] {
    let states = assessment.concerns.map(\.state)
    let found = assessment.concerns.filter { $0.state == .differenceFound }
    let similar = states.count { $0 == .similar }
    let silent = states.count - found.count - similar
    let all = Number.counted(states.count, "question", "questions")
    guard silent < states.count else {
      return [
        "The consultation found no difference, because it cannot tell on any of the \(all).", Self.missing,
      ]
    }
    var sentences = ["The consultation found a difference on \(Number.inWords(found.count)) of the \(all)."]
    let partly = found.count(where: \.isMissingEvidence)
    if partly > 0 {
      sentences.append(
        "On \(partly == found.count ? partly == 1 ? "that question" : "each of these" : Number.inWords(partly) + " of these"), some comparisons still cannot tell."
      )
    }
    if similar > 0 {
      sentences.append("On \(Number.inWords(similar)) the groups compared gave similar answers.")
    }
    if silent > 0 {
      sentences.append(
        "On \(similar == 0 ? "the other " : "")\(Number.inWords(silent)) it cannot tell whether groups differ."
      )
    }
    return sentences + (silent + partly > 0 ? [Self.missing] : [])
  }

  private static let missing =
    "Where it cannot tell, evidence is missing. Missing evidence does not mean that there is no difference, and it does not support the answer NO."
}
