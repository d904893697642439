/// What the responses of one wave say for an impact assessment.
public struct ImpactAssessment: Sendable {
  /// The tables that it rests on.
  public let tables: Tables
  /// The rules by which evidence is judged.
  package let rules: AssessmentRules
  /// One entry for each question of the form about groups, in the form's order.
  package let concerns: [ConcernEvidence]
  /// Characteristics that are places; they are no part of the form.
  package let places: [Question]
  /// The evidence on every characteristic of people, in the order of the questionnaire, also where no question of the
  /// form asks for it.
  package let characteristics: [CharacteristicEvidence]
  /// Every comparison outside the main measures that could be made, as one family.
  package let exploratory: [Disparity]

  /// Whether findings change with weights; `nil` unless the definition asks for it.
  package let weighted: WeightedSensitivity?

  /// What an officer entered on the form; `nil` where there is no such file.
  package let answers: AssessmentAnswers?
  /// The comparisons that are too small in this wave, over this and earlier waves; `nil` where none was added.
  package let pooled: PooledEvidence?

  /// The form that it follows.
  package var form: AssessmentForm { tables.survey.assessmentForm }
  /// The measures that groups are compared by.
  package var measures: [Measure] { tables.survey.comparedMeasures }

  /// Compares every group with all others, and respondents with the population.
  ///
  /// - Parameters:
  ///   - tables: The tables of one wave.
  ///   - answers: What an officer entered on the form, if anything.
  ///   - earlier: Earlier waves to add where a group is too small, as ``Survey/pooledWaves()`` gives them.
  /// - Complexity: O(responses x questions behind measures x characteristics).
  public init(of tables: Tables, answers: AssessmentAnswers? = nil, pooling earlier: [Tables] = []) {
    self.tables = tables
    self.answers = answers
    let rules = AssessmentRules(tables.survey)
    self.rules = rules
    let survey = tables.survey
    places = survey.characteristics.filter { AssessmentForm.places.contains($0.characteristic ?? "") }
    let evidence = Self.evidence(tables, rules)
    characteristics = evidence
    exploratory = tables.exploratoryComparisons(rules)
    weighted = survey.assessmentForm.weighting.map {
      WeightedSensitivity($0, of: tables.responses, evidence, rules: rules)
    }
    let claimed = Set(survey.assessmentForm.concerns.flatMap(\.characteristics))
    pooled = PooledEvidence(of: tables, and: earlier, evidence: evidence, rules)
    concerns = survey.assessmentForm.concerns.map { concern in
      switch concern.kind {
      case .characteristic:
        let asked = concern.characteristics.compactMap { id in evidence.first { $0.characteristic == id } }
        return ConcernEvidence(concern: concern, characteristics: asked, intersections: [])
      case .otherGroups:
        let others = evidence.filter { one in
          concern.characteristics.contains(one.characteristic)
            || (concern.characteristics.isEmpty && !claimed.contains(one.characteristic))
        }
        return ConcernEvidence(concern: concern, characteristics: others, intersections: [])
      case .intersections:
        return ConcernEvidence(
          concern: concern, characteristics: [],
          intersections: survey.assessmentForm.pairs.compactMap { Intersection($0, of: tables, rules) })
      }
    }
  }

  /// The evidence on every characteristic of people, in the order of the questionnaire.
  private static func evidence(_ tables: Tables, _ rules: AssessmentRules) -> [CharacteristicEvidence] {
    let survey = tables.survey
    let questions = survey.characteristics.filter { !AssessmentForm.places.contains($0.characteristic ?? "") }
    let groupings = questions.map { survey.testGrouping(of: $0) }
    let measures = survey.comparedMeasures
    let answered = nonResponseMeasures(survey, measures)
    let banners = zip(questions, groupings).map {
      tables.responses.banner(by: $0, grouping: $1, where: nil)
    }
    let counted = tables.responses.tables(of: measures + answered, by: banners)
    return SideBySide.map(questions.count) { place in
      let group = Self.counts(of: measures, in: counted, banner: place)
      let stated = Self.counts(of: answered, in: counted, banner: place)
      return CharacteristicEvidence(
        question: questions[place], grouping: groupings[place],
        groups: banners[place].columns.filter { $0.kind == .group },
        profile: tables.profile(of: questions[place], grouping: groupings[place]),
        disparities: Self.byGroup(group.map { $0?.disparities(rules) ?? [] }).concluded(rules),
        nonResponse: Self.byGroup(stated.map { $0?.disparities(rules) ?? [] }).concluded(rules),
        scale: ScaleEvidence(
          questions[place], groupings[place], Self.answers(measures, group, in: counted, banner: place),
          rules: rules))
    }
  }

  /// Measures by one of the banners that they were counted by.
  private static func counts(of measures: [Measure], in tables: MeasureTables, banner: Int)
    -> [MeasureCounts?]
  {
    measures.map { measure in
      tables.tables(of: measure).dropFirst(banner).first.flatMap { MeasureCounts(measure, of: $0) }
    }
  }

  /// The questions behind measures, each once with its measures.
  private static func answers(
    _ measures: [Measure], _ counts: [MeasureCounts?], in tables: MeasureTables, banner: Int
  ) -> [CountedAnswers] {
    var seen: Set<String> = []
    return measures.compactMap { measure in
      guard seen.insert(measure.question).inserted else { return nil }
      let own = counts.compactMap(\.self).filter { $0.measure.question == measure.question }
      // A measure of answers has their base; who answered at all is a share of everybody asked.
      let first = own.first { $0.measure.rows != .answered } ?? own.first
      return first.flatMap { tables.tables(of: $0.measure).dropFirst(banner).first }.map {
        CountedAnswers($0, measures: own)
      }
    }
  }

  /// Whether each question behind a measure was answered, where no declared measure says it.
  private static func nonResponseMeasures(_ survey: Survey, _ measures: [Measure]) -> [Measure] {
    var seen = Set(measures.filter { $0.rows == .answered }.map(\.question))
    return measures.compactMap { measure in
      guard seen.insert(measure.question).inserted else { return nil }
      return survey.question(measure.question).map { Measure(answeredOf: $0) }
    }
  }

  /// Comparisons measure by measure put group by group.
  private static func byGroup(_ byMeasure: some Collection<[Disparity]>) -> [Disparity] {
    let groups = byMeasure.map(\.count).max() ?? 0
    return (0..<groups).flatMap { group in byMeasure.compactMap { $0.dropFirst(group).first } }
  }
}

/// What the responses say on one question of the form.
package struct ConcernEvidence: Sendable {
  /// The question of the form.
  package let concern: AssessmentForm.Concern
  /// The characteristics that answer it; empty where none was asked.
  package let characteristics: [CharacteristicEvidence]
  /// The pairs of characteristics that answer it.
  package let intersections: [Intersection]

  /// The state of the evidence; not asked where nothing answers the question, or where groups that the form names were
  /// not asked about and those that were are similar: that must not read as if all were.
  package var state: EvidenceState {
    let state = EvidenceState.strongest(of: characteristics.map(\.state) + intersections.map(\.state))
    return state == .similar && !namedAndNotAsked.isEmpty ? .notAsked : state ?? .notAsked
  }

  /// The groups that the form names and that no characteristic tells.
  package var namedAndNotAsked: [AssessmentForm.NamedGroup] {
    concern.named.filter { named in
      !characteristics.contains { named.characteristics.contains($0.characteristic) }
    }
  }

  /// Every comparison on this question of the form, those of pairs of characteristics included where they are shown.
  package var comparisons: [Disparity] {
    characteristics.flatMap(\.disparities)
      + intersections.filter(\.isShown).flatMap { $0.cells.flatMap(\.disparities) }
  }

  /// Whether evidence is missing on any group, so that NO is not supported.
  package var isMissingEvidence: Bool {
    state.isMissingEvidence || !namedAndNotAsked.isEmpty
      || characteristics.contains(where: \.isMissingEvidence)
      || intersections.contains(where: \.isMissingEvidence)
  }
}

extension ConcernEvidence {
  /// How many differences tests of all answers found, beyond the main measures.
  package var furtherFindings: Int { characteristics.map(\.furtherFindings).reduce(0, +) }
}

extension CharacteristicEvidence {
  /// How many differences tests of all answers found, beyond the main measures.
  package var furtherFindings: Int {
    scale.comparisons.count(where: \.test.isFound) + scale.trends.count(where: \.test.isFound)
      + scale.dontKnow.count { $0.state == .differenceFound }
  }
}

extension ImpactAssessment {
  /// Characteristics that were asked and that no question of the form is about.
  package var offForm: [CharacteristicEvidence] {
    let onForm = concerns.flatMap(\.characteristics).map(\.characteristic)
    return characteristics.filter { !onForm.contains($0.characteristic) }
  }
}
