internal import FileFormats

/// What the definition says about weighting as a check on findings.
extension SurveyReader {
  mutating func weighting(_ element: XMLElement) -> AssessmentForm.Weighting? {
    let ids = (element["to"] ?? "").split(separator: " ").map(String.init)
    let method = element["method"].flatMap(AssessmentForm.Weighting.Method.init(rawValue:)) ?? .rake
    let known = questions.compactMap(\.characteristic)
    for id in ids where !known.contains(id) {
      reportUnknown(element.line, "characteristic", id, known: known)
    }
    if Set(ids).count < ids.count {
      report(
        element.line, "the weighting names a characteristic twice", expected: "each once",
        fix: "correct to=\"...\"")
    }
    if method == .cell && ids.count != 1 {
      report(
        element.line,
        "cells need the shares of every combination, and population figures are of one characteristic each",
        expected: "one characteristic, which may be a cross of two",
        fix: "write method=\"rake\", or name a cross that has figures")
    }
    guard ids.allSatisfy(known.contains) else { return nil }
    return .init(characteristics: ids, method: method, ages: ages(of: element), line: element.line)
  }

  private mutating func ages(of element: XMLElement) -> Band {
    guard let text = element["ages"] else { return .allAges }
    if let band = Band(age: text) { return band }
    report(
      element.line, "'\(Quotation.shortened(text))' is no band of ages", expected: "16+, 16-64 or the like",
      fix: "correct ages=\"...\", or leave it out")
    return .allAges
  }

  /// Each characteristic that is weighted to needs population figures for its groups.
  mutating func checkWeighting(of survey: Survey) {
    guard let weighting = survey.assessmentForm.weighting else { return }
    for id in weighting.characteristics {
      guard let question = survey.characteristics.first(where: { $0.characteristic == id }),
        survey.weightingShares(of: question) == nil
      else { continue }
      let compared = survey.characteristics.filter { survey.weightingShares(of: $0) != nil }
      report(
        weighting.line, "'\(id)' cannot be weighted to: there are no population figures for its groups",
        expected: compared.isEmpty
          ? "a <population> with figures"
          : "one of: \(Quotation.list(compared.compactMap(\.characteristic)))",
        fix: "add figures for the groups of \(id), or leave it out of to=\"...\"")
    }
    if weighting.ages != .allAges, survey.agesQuestion == nil {
      report(
        weighting.line, "the weighting is limited to some ages, and no characteristic tells ages",
        expected: "a characteristic of bands of ages", fix: "leave ages=\"...\" out")
    }
  }
}

extension Survey {
  /// The figures that a characteristic is weighted to: those for the groups that are compared, else for its answers.
  package func weightingShares(of question: Question) -> (grouping: Grouping?, shares: PopulationShares)? {
    guard let population else { return nil }
    let tested = testGrouping(of: question)
    if let shares = population.shares(of: question, grouping: tested) { return (tested, shares) }
    return population.shares(of: question, grouping: nil).map { (nil, $0) }
  }

  /// The characteristic that tells ages: bands of them, under whatever id.
  package var agesQuestion: Question? {
    let named = characteristics.first { population?.name(of: $0.characteristic ?? "") == "age" }
    return named.flatMap { $0.ages(of: $0.groups(in: nil)).contains { $0 != nil } ? $0 : nil }
  }
}
