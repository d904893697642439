/// The first page: what can be read out to a committee.
extension DIAEvidence {
  func brief(_ document: inout DIADocument) {
    document.heading(2, "Evidence in brief")
    document.paragraph(whoTookPart)
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
    let bases = asked.map(\.profile.stated)
    let (least, most) = (bases.min() ?? 0, bases.max() ?? 0)
    let range = least == most ? Number.inWords(least) : "\(Number.inWords(least)) to \(Number.inWords(most))"
    return [
      took, "Of these, \(Number.inWords(stated)) (\(share)) gave diversity information\(onlyMode).",
      "What is said about groups rests on them: on \(range) respondents, depending on the characteristic\(asked.count == 1 ? " asked" : "").",
    ]
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
    return ([head] + said(evidence)).joined(separator: " ")
  }

  /// At most two sentences.
  private func said(_ evidence: ConcernEvidence) -> [String] {
    switch evidence.state {
    case .notAsked: return []
    case .notReportable:
      return [
        assessment.measures.isEmpty
          ? "The survey definition names no main measure." : "The numbers are too small to give."
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
    let sorted = found.enumerated().sorted {
      (-abs($0.element.pair.difference), $0.offset) < (-abs($1.element.pair.difference), $1.offset)
    }
    let sentences = sorted.prefix(1).map { writer.text(shortFinding($0.element)) }
    if found.count > 1 {
      return sentences + ["In all, \(Number.inWords(found.count)) differences were found."]
    }
    let unclear = evidence.comparisons.count { $0.state == .tooFewToTell }
    return sentences
      + (unclear == 0
        ? []
        : [
          "For \(Number.counted(unclear, "other comparison", "other comparisons")) too few took part to tell."
        ])
  }

  /// The shares of a group and of the others in one sentence: what can be read aloud.
  func shortFinding(_ disparity: Disparity) -> Finding {
    let reference = ComparisonReference(disparity)
    return Finding([
      .text("Of \(people(disparity)), "), .comparison(reference, .groupPercentage),
      .text(" \(measures.phrase(disparity.measure)), compared with "),
      .comparison(reference, .othersPercentage), .text(" of \(others(disparity))."),
    ])
  }

  private func tooFew(_ evidence: ConcernEvidence) -> [String] {
    let unclear = evidence.comparisons.filter { $0.state == .tooFewToTell }
    let groups = Set(unclear.map(\.group.id))
    let bases = unclear.map(\.pair.group.base)
    let (least, most) = (bases.min() ?? 0, bases.max() ?? 0)
    let numbers =
      least == most ? Number.inWords(least) : "\(Number.inWords(least)) to \(Number.inWords(most))"
    let who =
      groups.count == 1 && unclear.count > 0
      ? people(unclear[0]) : "respondents of each group"
    return [
      "The answers of \(numbers) \(who) were compared.",
      gapsSeen(unclear),
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
      return wording(disparity).respondents(disparity.group)
    }
    let ids = disparity.characteristic.split(separator: " ").map(String.init)
    return GroupWording.respondents(
      (GroupWording(characteristic: ids.first ?? ""), cell.first),
      (GroupWording(characteristic: ids.last ?? ""), cell.second))
  }

  /// "male respondents", or "other respondents".
  func others(_ disparity: Disparity) -> String {
    disparity.counterpart.map { wording(disparity).respondents($0) } ?? "other respondents"
  }

  // MARK: Conclusion

  /// "The consultation found a difference on 2 of the 9 questions. On the other 7 it cannot tell whether groups differ."
  private var conclusion: [String] {
    let states = assessment.concerns.map(\.state)
    let found = states.count { $0 == .differenceFound }
    let similar = states.count { $0 == .similar }
    let silent = states.count - found - similar
    let all = Number.counted(states.count, "question", "questions")
    var sentences = [
      "The consultation found a difference on \(Number.inWords(found)) of the \(all)."
    ]
    if similar > 0 {
      sentences.append("On \(Number.inWords(similar)) the groups compared gave similar answers.")
    }
    if silent > 0 {
      sentences.append(
        "On \(silent == states.count - found ? "the other " : "")\(Number.inWords(silent)) it cannot tell whether groups differ."
      )
      sentences.append(
        "For \(silent == 1 ? "that question" : "those \(Number.inWords(silent)) questions"), evidence is missing. Missing evidence does not mean that there is no difference, and it does not support the answer NO."
      )
    }
    return sentences
  }
}

extension ConcernEvidence {
  /// Every comparison on this question of the form, those of pairs of characteristics included where they are shown.
  var comparisons: [Disparity] {
    characteristics.flatMap(\.disparities)
      + intersections.filter(\.isShown).flatMap { $0.cells.flatMap(\.disparities) }
  }
}
