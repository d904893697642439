/// Comparisons for which this wave is too small, made over this and earlier waves together.
///
/// They stand beside the evidence of this wave and change no state of it. Earlier waves count only where they asked the
/// same: see ``WaveMatching``. All figures are of respondents and unweighted. That the waves are of different people is
/// assumed; see ``assumption``.
package struct PooledEvidence: Sendable {
  /// One comparison.
  package struct Comparison: Sendable {
    /// As this wave has it.
    package let present: Disparity
    /// Over all the waves together; its p is adjusted for the pooled comparisons of the characteristic.
    package let pooled: Disparity
    /// The waves that it is of, by fieldwork, this one last.
    package let waves: [String]
  }

  /// A wave that was named and does not count in some comparisons.
  package struct Omission: Sendable {
    package let wave: String
    /// The measure that it does not have; `nil` where it is left out for the whole characteristic.
    package let measure: Measure?
    /// Why, as the end of a sentence.
    package let reason: String
  }

  /// A question that counts in a wave although its text was another one there.
  package struct Rewording: Sendable {
    package let wave: String
    /// As this wave has it.
    package let question: Question
  }

  /// The comparisons of one characteristic, in the order of this wave's.
  package struct Characteristic: Sendable {
    package let evidence: CharacteristicEvidence
    package let comparisons: [Comparison]
    package let omissions: [Omission]
    /// Questions of these comparisons that a wave put in other words, wave after wave.
    package let rewordings: [Rewording]
  }

  /// The characteristics with a comparison that this wave is too small for, in the order of the questionnaire.
  package let characteristics: [Characteristic]

  /// What is taken for granted.
  package static let assumption =
    "Waves are added together on the assumption that different people took part in each. Somebody who took part twice counts twice, which makes the figures look surer than they are."

  /// Adds earlier waves to a wave; gives `nil` where none is named.
  ///
  /// - Parameters:
  ///   - tables: This wave.
  ///   - earlier: The earlier waves.
  ///   - evidence: What this wave says on its own.
  ///   - rules: How evidence is judged.
  /// - Complexity: O(responses of the earlier waves x questions behind measures x characteristics).
  init?(
    of tables: Tables, and earlier: [Tables], evidence: [CharacteristicEvidence], _ rules: AssessmentRules
  ) {
    guard !earlier.isEmpty else { return nil }
    let needed = evidence.filter { !Self.tooSmall($0).isEmpty }
    let waves = earlier.sorted {
      ($0.survey.fieldwork.from, $0.survey.wave) < ($1.survey.fieldwork.from, $1.survey.wave)
    }.map { EarlierWave($0, like: tables.survey, needed) }
    characteristics = needed.map { one in
      let pooled = Self.tooSmall(one).compactMap { Self.pooled($0, one, waves, tables.survey, rules) }
      let concluded = pooled.map(\.pooled).concluded(rules)
      return Characteristic(
        evidence: one,
        comparisons: zip(pooled, concluded).map {
          Comparison(present: $0.present, pooled: $1, waves: $0.waves)
        },
        omissions: waves.flatMap { $0.omissions(of: one, measures: Self.tooSmall(one).map(\.measure)) },
        rewordings: waves.flatMap { $0.rewordings(of: one, measures: pooled.map(\.present.measure)) })
    }
  }

  /// The comparisons that this wave alone cannot make.
  private static func tooSmall(_ evidence: CharacteristicEvidence) -> [Disparity] {
    evidence.disparities.filter { $0.state == .notReportable || $0.state == .tooFewToTell }
  }

  /// One comparison over the waves that have it; `nil` where none of the earlier ones does.
  private static func pooled(
    _ disparity: Disparity, _ evidence: CharacteristicEvidence, _ waves: [EarlierWave], _ present: Survey,
    _ rules: AssessmentRules
  ) -> Comparison? {
    let parts = waves.compactMap { wave in
      wave.pair(disparity, of: evidence).map { (wave: wave.name, pair: $0.pair, base: $0.totalBase) }
    }
    guard !parts.isEmpty else { return nil }
    return Comparison(
      present: disparity,
      pooled: disparity.adding(
        parts.map(\.pair), totalBase: parts.map(\.base).reduce(0, +), rules: rules),
      waves: parts.map(\.wave) + [present.wave])
  }
}

/// What an earlier wave has of the comparisons of this one.
private struct EarlierWave {
  let name: String
  /// The counts by the id of the characteristic, then by the measure.
  private var counts: [String: [MeasureKey: MeasureCounts]] = [:]
  private var missingCharacteristics: [String: WaveDifference] = [:]
  private var missingMeasures: [MeasureKey: WaveDifference] = [:]
  /// The questions of this wave that the earlier one put in other words, by id.
  private var reworded: [String: Question] = [:]

  /// A measure of this wave.
  private struct MeasureKey: Hashable {
    let question: String
    let row: String
    init(_ measure: Measure) { (question, row) = (measure.question, measure.rowID) }
  }

  init(_ tables: Tables, like present: Survey, _ evidence: [CharacteristicEvidence]) {
    name = tables.survey.wave
    let matching = WaveMatching(present: present, earlier: tables.survey)
    var measures: [(key: MeasureKey, measure: Measure)] = []
    for measure in present.comparedMeasures {
      do throws(WaveDifference) {
        measures.append((MeasureKey(measure), try matching.measure(measure)))
      } catch { missingMeasures[MeasureKey(measure)] = error }
    }
    var banners: [(id: String, banner: Banner)] = []
    for one in evidence {
      do throws(WaveDifference) {
        let (question, grouping) = try matching.characteristic(one)
        banners.append(
          (one.characteristic, tables.responses.banner(by: question, grouping: grouping, where: nil)))
      } catch { missingCharacteristics[one.characteristic] = error }
    }
    for question in present.questions {
      let own =
        question.characteristic.flatMap { id in
          tables.survey.characteristics.first { $0.characteristic == id }
        } ?? tables.survey.question(question.id)
      if matching.isReworded(question, as: own) { reworded[question.id] = question }
    }
    let all = tables.responses.counts(of: measures.map(\.measure), by: banners.map(\.banner))
    for (measure, byBanner) in zip(measures, all) {
      for (banner, counts) in zip(banners, byBanner) {
        self.counts[banner.id, default: [:]][measure.key] = counts
      }
    }
  }

  /// The group and all others of a comparison in this wave, and the base of the measure among everybody.
  func pair(_ disparity: Disparity, of evidence: CharacteristicEvidence) -> (
    pair: ProportionPair, totalBase: Int
  )? {
    guard let counts = counts[evidence.characteristic]?[MeasureKey(disparity.measure)] else { return nil }
    let groups = counts.columns.filter { $0.column.kind == .group }
    return (
      ProportionPair(
        group: .sum(groups.filter { $0.column.id == disparity.group.id }.map(\.proportion)),
        others: .sum(groups.filter { $0.column.id != disparity.group.id }.map(\.proportion))),
      counts.total.proportion.base
    )
  }

  /// The questions that count here in other words: of the measures first, then that of the characteristic.
  func rewordings(of evidence: CharacteristicEvidence, measures: [Measure]) -> [PooledEvidence.Rewording] {
    guard missingCharacteristics[evidence.characteristic] == nil else { return [] }
    let counted = measures.filter { missingMeasures[MeasureKey($0)] == nil }.map(\.question)
    guard !counted.isEmpty else { return [] }
    var told: Set<String> = []
    return (counted + [evidence.question.id]).filter { told.insert($0).inserted }
      .compactMap { reworded[$0] }.map { .init(wave: name, question: $0) }
  }

  /// Why the wave does not count, for a characteristic or for some of its measures.
  func omissions(of evidence: CharacteristicEvidence, measures: [Measure]) -> [PooledEvidence.Omission] {
    if let missing = missingCharacteristics[evidence.characteristic] {
      return [.init(wave: name, measure: nil, reason: missing.reason)]
    }
    var told: Set<MeasureKey> = []
    return measures.compactMap { measure in
      guard let missing = missingMeasures[MeasureKey(measure)], told.insert(MeasureKey(measure)).inserted
      else {
        return nil
      }
      return .init(wave: name, measure: measure, reason: missing.reason)
    }
  }
}
