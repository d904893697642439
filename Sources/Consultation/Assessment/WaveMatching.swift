/// Why something of an earlier wave is not the same as in this one, as the end of a sentence.
package struct WaveDifference: Error, Hashable {
  /// "it did not ask the question".
  package let reason: String
}

/// Finds in an earlier wave what can be added to this one: the same groups, and the same measure.
///
/// Over the waves a question is its id and an answer its code; texts and labels may differ. Groups are the same where
/// they have the same codes and hold the same answers.
struct WaveMatching {
  let present: Survey
  let earlier: Survey

  /// A characteristic with the grouping under which its groups are those of this wave.
  ///
  /// The grouping that the earlier wave tests by comes first, then its others, then the answers themselves.
  ///
  /// - Throws: Why there is none.
  func characteristic(_ evidence: CharacteristicEvidence) throws(WaveDifference) -> (Question, Grouping?) {
    guard
      let question = earlier.characteristics.first(where: { $0.characteristic == evidence.characteristic })
    else { throw WaveDifference(reason: "it did not ask about this characteristic") }
    let own = earlier.groupings.first { $0.characteristic == evidence.characteristic }?.all ?? []
    let wanted = evidence.question.members(in: evidence.grouping)
    let candidates = ([earlier.testGrouping(of: question)] + own.map(Optional.some) + [nil]).filter {
      Set(question.members(in: $0).keys) == Set(wanted.keys)
    }
    guard let grouping = candidates.first(where: { question.members(in: $0) == wanted }) else {
      throw difference(
        candidates.isEmpty ? "its groups are not the same" : "its groups hold other answers",
        evidence.question, question)
    }
    return (question, grouping)
  }

  /// Why something is not the same, with the wording of the question where that differs too.
  private func difference(_ reason: String, _ now: Question, _ then: Question) -> WaveDifference {
    WaveDifference(reason: reason + (now.text == then.text ? "" : ", and its question is worded otherwise"))
  }

  /// Whether the earlier wave put a question of this wave in other words, which alone leaves nothing out.
  func isReworded(_ question: Question, as earlier: Question?) -> Bool {
    earlier.map { $0.text != question.text } ?? false
  }

  /// A measure of this wave as one of the earlier wave, which may call the same net otherwise.
  ///
  /// - Throws: Why there is none.
  func measure(_ measure: Measure) throws(WaveDifference) -> Measure {
    guard let now = present.question(measure.question), let then = earlier.question(measure.question) else {
      throw WaveDifference(reason: "it did not ask the question")
    }
    guard now.kind == then.kind else { throw difference("its question is of another kind", now, then) }
    let rows = try rows(measure, now, then)
    let bases = (now: present.base(of: measure, now), then: earlier.base(of: measure, then))
    guard bases.now == bases.then else {
      throw difference(
        "its percentages are of \(bases.then.inWords), and not of \(bases.now.inWords)", now, then)
    }
    return Measure(
      indicator: nil, label: measure.label, says: measure.says, question: then.id, rows: rows,
      base: measure.rows == .answered ? nil : bases.now, better: measure.better, target: nil,
      line: measure.line)
  }

  /// The rows that a measure counts, by the codes of its answers.
  private func rows(_ measure: Measure, _ now: Question, _ then: Question) throws(WaveDifference)
    -> Measure.Rows
  {
    guard substantive(now) == substantive(then) else {
      throw difference("its question has other answers", now, then)
    }
    switch measure.rows {
    case .answered: return .answered
    case .answer(let code):
      guard then.frame.index(of: code) != nil else {
        throw difference("its question has other answers", now, then)
      }
      return .answer(code)
    case .net(let id):
      let wanted = now.frame.net(id).map { now.codes(of: $0) }
      guard let net = then.frame.nets.first(where: { then.codes(of: $0) == wanted }) else {
        throw difference("it has no net of the same answers", now, then)
      }
      return .net(net.id)
    }
  }

  private func substantive(_ question: Question) -> Set<String> {
    Set(question.frame.options.filter(\.isSubstantive).map(\.code))
  }
}

extension Question {
  /// The codes of the answers of each group, by the group's code.
  fileprivate func members(in grouping: Grouping?) -> [String: Set<String>] {
    Dictionary(
      groups(in: grouping).map { ($0.code, Set($0.members.map { frame.options[$0].code })) },
      uniquingKeysWith: { $0.union($1) })
  }

  /// The codes of the answers that a net adds.
  fileprivate func codes(of net: Net) -> Set<String> { Set(net.members.map { frame.options[$0].code }) }
}

extension Survey {
  /// Who is divided by for a measure: as a measure of the same rows says, else the question, else the survey.
  fileprivate func base(of measure: Measure, _ question: Question) -> Base {
    if measure.rows == .answered { return .asked }
    let own = measures.first { $0.question == question.id && $0.rowID == measure.rowID }
    return own?.base ?? question.base ?? base
  }
}
