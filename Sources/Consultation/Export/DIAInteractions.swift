/// Whether belonging to both groups of a pair matters beyond each on its own.
extension DIAEvidence {
  func together(_ pair: Intersection, _ document: inout DIADocument) {
    let states = pair.interactions.map(\.state)
    let found = pair.interactions.filter { $0.state == .differenceFound }
    if !found.isEmpty {
      document.paragraph("Belonging to both groups matters beyond each on its own:")
      document.list(found.map(sentence))
    }
    let rest = states.filter { $0 != .differenceFound }
    if !found.isEmpty && rest.isEmpty { return }
    if !rest.isEmpty && rest.allSatisfy({ $0 == .similar }) {
      document.paragraph(
        "\(found.isEmpty ? "The" : "Otherwise the") gap of one group is similar inside and outside the other: each uncertainty range lies within \(assessment.rules.marginPercentage) points either way."
      )
    } else {
      document.paragraph(
        "Whether belonging to both groups matters \(found.isEmpty ? "beyond each on its own" : "for the others"): too few to tell. Evidence is missing; that does not mean that it does not matter."
      )
    }
  }

  /// "No figures, because fewer than 10 respondents answered on one side: ...".
  func withoutFigures(_ disparities: [Disparity]) -> String {
    let silent = disparities.filter { !$0.isReportable }
    guard !silent.isEmpty else { return "" }
    var seen: Set<String> = []
    let names = silent.compactMap { one -> String? in
      guard seen.insert(one.group.id).inserted else { return nil }
      let group = silent.filter { $0.group.id == one.group.id }
      let isWhole = group.count == disparities.count { $0.group.id == one.group.id }
      let which = group.map { measures.inSentence($0.measure) }.joined(separator: ", ")
      return isWhole ? people(one) : "\(people(one)) (\(which))"
    }
    return
      "No figures, because fewer than \(assessment.rules.minimumBase) respondents answered on one side: \(names.joined(separator: "; "))."
  }

  // MARK: One find

  private func sentence(_ found: InteractionFinding) -> String {
    let subject = capitalised(measures.inSentence(found.measure))
    // Gaps to both sides have no size in common.
    return difference(found.inside) * difference(found.outside) < 0
      ? "\(subject): \(opposite(found))" : "\(subject): \(sameWay(found))"
  }

  /// "the gap between disabled respondents and the others is 40 points larger among those aged 25 to 44 than among other ages".
  private func sameWay(_ found: InteractionFinding) -> String {
    let isLarger = difference(found.inside).magnitude > difference(found.outside).magnitude
    let way = isLarger ? "larger" : "smaller"
    return
      "the gap between \(respondents(found.gap)) and \(others(found.gap)) is \(size(found)) points \(way) among \(inside(found.within)) than among \(outside(found.within)) (uncertainty range \(range(found)))."
  }

  /// The one gap, the other, and by how much they differ.
  private func opposite(_ found: InteractionFinding) -> String {
    func gap(_ pair: ProportionPair?) -> String {
      let points = pair?.roundedPoints(decimals: 0) ?? 0
      return "\(points.magnitude) points \(difference(pair) < 0 ? "lower" : "higher")"
    }
    return
      "among \(inside(found.within)), the share of \(respondents(found.gap)) is \(gap(found.inside)) than that of \(others(found.gap)). Among \(outside(found.within)) it is \(gap(found.outside)). The two gaps differ by \(size(found)) points (uncertainty range \(range(found)))."
  }

  private func size(_ found: InteractionFinding) -> String {
    "\(found.interaction?.roundedPoints.magnitude ?? 0)"
  }

  private func difference(_ pair: ProportionPair?) -> Double { pair?.difference ?? 0 }

  /// From the smaller to the larger size; a find has both bounds on one side of 0.
  private func range(_ found: InteractionFinding) -> String {
    guard let interaction = found.interaction else { return "[z]" }
    let interval = interaction.interval(confidence: assessment.rules.confidence)
    let bounds = [interval.lower.magnitude, interval.upper.magnitude].sorted()
    return bounds.map { Points.bound($0, decimals: 0) }.joined(separator: " to ")
  }

  // MARK: Groups

  private func respondents(_ side: InteractionFinding.Side) -> String {
    GroupWording(characteristic: side.characteristic).respondents(side.group)
  }

  private func others(_ side: InteractionFinding.Side) -> String {
    side.counterpart.map(GroupWording(characteristic: side.characteristic).respondents) ?? "other respondents"
  }

  /// "those aged 25 to 44", "female respondents".
  private func inside(_ side: InteractionFinding.Side) -> String {
    let text = respondents(side)
    return text.hasPrefix("respondents aged ") ? "those\(text.dropFirst("respondents".count))" : text
  }

  /// "other ages", "male respondents".
  private func outside(_ side: InteractionFinding.Side) -> String {
    guard side.characteristic == "age" else { return others(side) }
    return side.counterpart.map { _ in
      let text = others(side)
      return text.hasPrefix("respondents aged ") ? "those\(text.dropFirst("respondents".count))" : text
    } ?? "other ages"
  }
}
