/// One classification of the population put into the groups of the survey.
package struct PopulationShares: Sendable {
  /// The share of one group of the survey, from one figure or from several added up.
  package struct Share: Sendable {
    /// The group in the population of all groups that the figures know, "not answered" left out on both sides.
    package let proportion: Proportion
    /// The figures it is made of.
    package let parts: [PopulationFigures.Group]
  }

  package let figures: PopulationFigures
  /// The ages that the shares are about: those of the figures, without bands that the survey does not have.
  package let ages: Band
  /// By the survey's groups; `nil` where the population has no category for a group.
  ///
  /// A category without people is a share of 0.
  package let shares: [Share?]

  /// Whether any share is the sum of several figures.
  package var isAddedUp: Bool { shares.contains { ($0?.parts.count ?? 0) > 1 } }

  /// - Parameters:
  ///   - figures: The classification.
  ///   - owners: For each of its groups the place of the survey's group that holds it; `nil` for ages that nobody in
  ///     the survey can have.
  ///   - count: How many groups the survey has.
  fileprivate init(_ figures: PopulationFigures, owners: [Int?], count: Int) {
    self.figures = figures
    let held = owners.indices.filter { owners[$0] != nil }
    let isCut = held.count < owners.count
    ages = (isCut ? Band(joining: held.map { figures.groups[$0].ages }) : nil) ?? figures.ages
    let total = held.map { figures.sizes[$0] }.reduce(0, +)
    shares = (0..<count).map { place in
      let parts = owners.indices.filter { owners[$0] == place }
      let size = parts.map { figures.sizes[$0] }.reduce(0, +)
      return !parts.isEmpty && total > 0
        ? Share(proportion: Proportion(size, of: total), parts: parts.map { figures.groups[$0] }) : nil
    }
  }
}

/// Why a classification cannot be put into the groups of a survey.
package struct PopulationMismatch: Error {
  /// The line of the figure that does not fit.
  let line: Int
  let found: String
  let expected: String
  let fix: String
}

extension Population {
  /// The figures for the groups of a characteristic; `nil` where there are none that fit.
  ///
  /// The classification of the grouping's name comes first, then the others in the order of the file. Figures fit by the
  /// codes of the groups, by the codes of the answers that the groups hold, or, for ages, by bands inside the groups.
  package func shares(of question: Question, grouping: Grouping?) -> PopulationShares? {
    let candidates = figures(of: question.characteristic ?? "")
    let named = candidates.filter { $0.classification == grouping?.id ?? "answers" }
    for figures in named + candidates {
      do throws(PopulationMismatch) { return try figures.shares(of: question, grouping: grouping) } catch {
        continue
      }
    }
    return nil
  }
}

extension Question {
  /// The groups of a characteristic: those of a grouping, or its substantive answers.
  package func groups(in grouping: Grouping?) -> [Grouping.Group] {
    grouping?.groups
      ?? frame.options.indices.filter { frame.options[$0].isSubstantive }.map {
        Grouping.Group(code: frame.options[$0].code, label: frame.options[$0].label, members: [$0])
      }
  }

  /// The ages of each group; `nil` where a group is no band of ages.
  func ages(of groups: [Grouping.Group]) -> [Band?] {
    groups.map { group in
      let bands = group.members.map { frame.options[$0].ages }
      return bands.contains { $0 == nil } ? nil : Band(joining: bands.compactMap(\.self))
    }
  }
}

extension PopulationFigures {
  /// Puts the figures into the groups of a question.
  ///
  /// - Throws: What does not fit, with the line of the figure.
  func shares(of question: Question, grouping: Grouping?) throws(PopulationMismatch) -> PopulationShares {
    let groups = question.groups(in: grouping)
    let name = grouping.map { "grouping '\($0.id)'" } ?? "answers"
    let owners: [Int?]
    if characteristic == "age" {
      owners = try bandOwners(groups, ages: question.ages(of: groups), name: name)
    } else if let places = places(among: groups.map { [$0.code] }) {
      owners = places
    } else {
      owners = try answerOwners(groups, of: question, name: name)
    }
    return PopulationShares(self, owners: owners, count: groups.count)
  }

  /// For each figure the group among whose codes its own is; `nil` where one is in none.
  private func places(among codes: [[String]]) -> [Int]? {
    let places = groups.compactMap { figure in codes.firstIndex { $0.contains(figure.code) } }
    return places.count == groups.count ? places : nil
  }

  /// The owners by the answers that each group holds, which must all have a figure, or none of them.
  private func answerOwners(
    _ groups: [Grouping.Group], of question: Question, name: String
  ) throws(PopulationMismatch) -> [Int] {
    let codes = groups.map { $0.members.map { question.frame.options[$0].code } }
    guard let owners = places(among: codes) else {
      throw unknownGroup(groups: groups.map(\.code), answers: codes.flatMap(\.self), name: name)
    }
    let known = Set(self.groups.map(\.code))
    for (place, group) in groups.enumerated() where owners.contains(place) {
      guard let without = codes[place].first(where: { !known.contains($0) }) else { continue }
      throw PopulationMismatch(
        line: line,
        found:
          "'\(classification)' of \(characteristic) has no figure for '\(without)', a part of '\(group.code)'",
        expected: "a figure for each answer that '\(group.code)' holds, or one for '\(group.code)'",
        fix: "add the figure")
    }
    return owners
  }

  private func unknownGroup(groups: [String], answers: [String], name: String) -> PopulationMismatch {
    let known = groups + answers.filter { !groups.contains($0) }
    let figure = self.groups.first { !known.contains($0.code) }
    let code = figure?.code ?? ""
    return PopulationMismatch(
      line: figure?.line ?? line,
      found:
        "'\(code)' of '\(classification)' is no group of \(characteristic) under the \(name) of the survey",
      expected: "one of: \(Quotation.list(known))",
      fix: Suggestion.question(for: code, among: known)
        + "Use the codes of the survey's groups, or add a grouping with these groups")
  }

  // MARK: Ages

  /// The owners by bands of ages: each figure inside one group, each group wholly covered or not at all.
  private func bandOwners(
    _ groups: [Grouping.Group], ages: [Band?], name: String
  ) throws(PopulationMismatch) -> [Int?] {
    var owners: [Int?] = []
    for figure in self.groups {
      let met = ages.indices.filter { ages[$0]?.meets(figure.ages) ?? false }
      guard met.allSatisfy({ ages[$0]?.holds(figure.ages) ?? false }) else {
        throw straddling(figure, by: met.map { groups[$0] }, name)
      }
      owners.append(met.first)
    }
    if owners.allSatisfy({ $0 == nil }) { throw noBands(name) }
    for (place, group) in groups.enumerated() where owners.contains(place) {
      let parts = owners.indices.filter { owners[$0] == place }.map { self.groups[$0] }
      if Band(joining: parts.map(\.ages)) == ages[place] { continue }
      throw PopulationMismatch(
        line: parts[0].line,
        found:
          "the figures of '\(classification)' are about a part of the survey's band '\(group.code)' alone",
        expected: "bands that fill '\(group.code)', or leave it out",
        fix: "add the figures that are missing")
    }
    return owners
  }

  private func noBands(_ name: String) -> PopulationMismatch {
    PopulationMismatch(
      line: line, found: "no band of '\(classification)' is in a band of the survey's \(name)",
      expected: "groups of ages in the survey, such as 16-24",
      fix: "give the answers codes or labels such as 16-24 and 65-and-over")
  }

  private func straddling(
    _ figure: Group, by bands: [Grouping.Group], _ name: String
  ) -> PopulationMismatch {
    let codes = bands.map { "'\($0.code)'" }
    let two = "straddles two bands of the survey's \(name): \(codes.prefix(2).joined(separator: " and "))"
    let one = "reaches beyond the band \(codes.first ?? "") of the survey's \(name)"
    return PopulationMismatch(
      line: figure.line,
      found: "the band '\(figure.code)' of '\(classification)' \(codes.count > 1 ? two : one)",
      expected: "bands that lie inside one band of the survey",
      fix: "use finer figures, or add a grouping of ages whose groups hold these bands whole")
  }
}

extension PopulationFigures.Group {
  /// The ages of a group of ages; every age where the code is no band, which reading the file refuses.
  var ages: Band { Band(age: code) ?? .allAges }
}
