/// The section on one question of the form: who took part, how groups answered, what cannot be shown, what to do.
extension DIAEvidence {
  func section(_ evidence: ConcernEvidence, _ document: inout DIADocument) {
    let concern = evidence.concern
    document.heading(2, "Question \(Markdown.escaped(concern.number)): \(Markdown.escaped(concern.subject))")
    document.lines(["- Evidence: \(states(evidence))", officer.answerLine(for: evidence)] + asked(evidence))
    if concern.kind == .intersections {
      pairs(evidence, &document)
    } else if evidence.characteristics.isEmpty {
      notAsked(concern, &document)
    } else if !evidence.namedAndNotAsked.isEmpty {
      let names = evidence.namedAndNotAsked.map { Markdown.escaped($0.text) }
      document.paragraph(
        "The questionnaire did not ask about these groups that the form names: \(Number.list(names)). The consultation holds no evidence on them."
      )
    }
    for one in evidence.characteristics {
      characteristic(one, isOneOfSeveral: evidence.characteristics.count > 1, &document)
    }
  }

  /// "**difference found** (aged 65 and over); **too few to tell** (aged under 25)".
  private func states(_ evidence: ConcernEvidence) -> String {
    let parts = evidence.characteristics.flatMap { one -> [(EvidenceState, String)] in
      let wording = GroupWording(characteristic: one.characteristic)
      return one.comparedGroups.map { (one.state(of: $0), wording.short($0)) }
    }
    let states = EvidenceState.allCases.filter { state in parts.contains { $0.0 == state } }
    guard states.count > 1 else { return "**\(evidence.state.label)**" }
    return states.map { state in
      let groups = parts.filter { $0.0 == state }.map(\.1)
      return "**\(state.label)** (\(groups.joined(separator: "; ")))"
    }.joined(separator: "; ")
  }

  /// The wording of the question and how many answered it.
  private func asked(_ evidence: ConcernEvidence) -> [String] {
    evidence.characteristics.flatMap { one -> [String] in
      let profile = one.profile
      let asked = profile.respondents - profile.notAsked
      var others: [String] = []
      if profile.declined > 0 { others.append("\(Number.inWords(profile.declined)) preferred not to say") }
      others += unanswered(one)
      let rest = others.isEmpty ? "" : "; \(Number.list(others))"
      return [
        "- Question asked: \(questionAsked(one.question))",
        "- Known for \(Number.inWords(profile.stated)) of \(Number.inWords(profile.respondents)) respondents: \(asked == profile.respondents ? "everybody was asked" : "\(Number.inWords(asked)) were asked")\(rest)",
      ]
    }
  }

  /// Those who did not state it, by reason.
  func unanswered(_ one: CharacteristicEvidence) -> [String] {
    let blank = assessment.tables.table(of: one.question.id)?.missing
    let unclear = one.question.making == nil ? blank?[.unclear] ?? 0 : 0
    let rest = one.profile.notStated - unclear
    return
      (rest > 0
      ? [
        one.question.making == nil
          ? "\(Number.inWords(rest)) left it blank"
          : "\(Number.inWords(rest)) left it blank or gave no clear answer"
      ] : []) + (unclear > 0 ? ["\(Number.inWords(unclear)) gave no clear answer"] : [])
  }

  /// The wording, or for a characteristic made of several questions what it is made of.
  func questionAsked(_ question: Question) -> String {
    guard question.making != nil else { return "\"\(Markdown.escaped(question.text))\"" }
    let texts = Set(question.parts).sorted().map { "\"\(Markdown.escaped(survey.questions[$0].text))\"" }
    return "\(Number.list(texts)), read as \"\(Markdown.escaped(question.text))\""
  }

  private func notAsked(_ concern: AssessmentForm.Concern, _ document: inout DIADocument) {
    let matter = Markdown.escaped(concern.matter)
    let about =
      concern.named.isEmpty
      ? matter
      : "the groups that the form names: \(Number.list(concern.named.map { Markdown.escaped($0.text) }))"
    document.paragraph(
      "The questionnaire did not ask about \(about). The consultation holds no evidence on this question.")
  }

  // MARK: One characteristic

  func characteristic(
    _ one: CharacteristicEvidence, isOneOfSeveral: Bool, _ document: inout DIADocument
  ) {
    let several = isOneOfSeveral ? "\(Markdown.escaped(one.name)): " : ""
    document.heading(3, title(several, "Who took part"))
    takingPart(one, &document)
    document.heading(3, title(several, "Differences in answers"))
    differences(one, &document)
    let limits = cannotShow(one)
    document.heading(3, title(several, "What this evidence cannot show"))
    document.list(limits)
    let actions = suggestions(one)
    if !actions.isEmpty {
      document.heading(3, title(several, "Suggested action"))
      document.list(actions)
    }
  }

  /// A heading, with the characteristic where the question of the form has several.
  private func title(_ several: String, _ text: String) -> String {
    several.isEmpty ? text : several + text.prefix(1).lowercased() + text.dropFirst()
  }

  private func cannotShow(_ one: CharacteristicEvidence) -> [String] {
    var items: [String] = []
    let merged = one.grouping?.groups.filter { $0.members.count > 1 } ?? []
    if !merged.isEmpty {
      let names = merged.map { "\"\(Markdown.escaped($0.label))\"" }
      items.append(
        "How answers differ inside the combined \(names.count == 1 ? "group" : "groups") \(Number.list(names))."
      )
    }
    let silent = one.smallGroups(assessment.rules)
    if !silent.isEmpty {
      let wording = GroupWording(characteristic: one.characteristic)
      items.append(
        "Anything about \(Number.alternatives(silent.map { wording.respondents($0, in: survey) })): fewer than \(assessment.rules.minimumBase) answered."
      )
    }
    let unknown = one.profile.respondents - one.profile.stated
    if unknown > 0 {
      items.append(
        "Anything about the \(Number.counted(unknown, "other person", "other people")) who took part, for whom this is not known."
      )
    }
    if one.characteristic == "disability-self" {
      items.append(
        "Disability as the Equality Act 2010 defines it: respondents said whether they consider themselves disabled."
      )
    }
    items.append("Why groups differ, or do not: groups can differ in other ways too.")
    return items
  }

  private func suggestions(_ one: CharacteristicEvidence) -> [String] {
    let wording = GapWording(self)
    let gaps = one.gaps(assessment.rules).map {
      EvidenceGap(concern: nil, characteristic: one, kind: $0)
    }
    return gaps.compactMap { wording.text($0).suggestion }
      + (one.disparities.contains { $0.state == .differenceFound }
        ? ["Record how \(plan) takes account of the differences found."] : [])
  }

  /// The plan, or "the plan".
  var plan: String { assessment.form.subject.map(Markdown.escaped) ?? "the plan" }
}
