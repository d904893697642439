/// What is missing, what would do, and what to do about it: the words for one gap.
struct GapText {
  /// What is missing, in the register.
  let missing: String
  /// How it stands.
  let now: String
  /// What would do.
  let needed: String
  /// The outcome that is wanted, in the action plan.
  let outcome: String
  /// The action that is proposed there.
  let action: String
  /// The sentence under the question itself; `nil` where none is suggested there.
  var suggestion: String?
}

/// One fixed wording for each kind of gap.
struct GapWording {
  private let document: DIAEvidence

  init(_ document: DIAEvidence) { self.document = document }

  /// The words for a gap.
  func text(_ gap: EvidenceGap) -> GapText {
    switch gap.kind {
    case .fewStated: fewStated
    case .noMeasures: noMeasures
    case .tooFew(let small): tooFew(small, gap.characteristic)
    case .notReportable(let groups): notReportable(groups, gap.characteristic)
    case .othersTooFew(let groups): othersTooFew(groups, gap.characteristic)
    case .oneGroup: oneGroup(name(gap))
    case .combined(let groups): combined(groups, name(gap))
    case .underRepresented(let group): underRepresented(group, gap.characteristic)
    case .noPopulation: noPopulation(gap)
    case .notAsked: notAsked(gap.concern)
    case .namedNotAsked(let named): namedNotAsked(named.map { Markdown.escaped($0.text) })
    case .pairTooSmall(let pair): pairText(pair, now: "Numbers too small to give")
    case .pairTooFew(let pair): pairText(pair, now: unclear(pair))
    case .noPair:
      GapText(
        missing: "People in more than one group", now: "No pair named",
        needed: "A pair named in the definition", outcome: Self.pairOutcome, action: Self.pairAction)
    }
  }

  // MARK: Names

  /// "disabled respondents", "respondents who answered \"Yes\" (carer)".
  private func respondents(_ group: Crosstab.Column, _ one: CharacteristicEvidence?) -> String {
    wording(one).respondents(group, in: document.survey)
  }

  /// Groups in a list: "Buddhist people; Hindu people".
  private func names(_ groups: [Crosstab.Column], _ one: CharacteristicEvidence?) -> String {
    groups.map { wording(one).people($0) }.joined(separator: "; ")
  }

  private func wording(_ one: CharacteristicEvidence?) -> GroupWording {
    GroupWording(characteristic: one?.characteristic ?? "")
  }

  /// The characteristic inside a sentence, or what the question of the form is about.
  private func name(_ gap: EvidenceGap) -> String {
    gap.characteristic?.nameInSentence ?? Markdown.escaped(gap.concern?.matter ?? "")
  }

  /// A number that is only meant roughly, rounded up to the next ten.
  private func about(_ count: Int) -> String { Number.inWords((count + 9) / 10 * 10) }

  // MARK: All questions

  private var fewStated: GapText {
    GapText(
      missing: "Diversity information from most people who took part",
      now:
        "\(Number.inWords(document.assessment.statedAny)) of \(Number.inWords(document.responses.count))",
      needed: "More than half", outcome: "More people give diversity information",
      action: "Ask the diversity questions in every way of taking part, and say why")
  }

  private var noMeasures: GapText {
    GapText(
      missing: "Any comparison of groups", now: "No main measure",
      needed: "Main measures in the definition", outcome: "Groups can be compared",
      action: "Name the main measures in the survey definition")
  }

  // MARK: Groups too small

  private func tooFew(_ small: EvidenceGap.SmallGroup, _ one: CharacteristicEvidence?) -> GapText {
    let (who, answered) = (respondents(small.group, one), Number.inWords(small.answered))
    let others = small.isLarger ? "respondents of the other groups" : "respondents of all groups"
    let missing = "Whether answers differ: \(who)"
    let outcome = "It is known whether answers differ: \(who)"
    guard let needed = small.needed.map(about) else {
      return GapText(
        missing: missing, now: "\(answered) answered", needed: "More \(others)", outcome: outcome,
        action: "Hear from more \(others), or add years together")
    }
    return GapText(
      missing: missing, now: "\(answered) answered", needed: "About \(needed)", outcome: outcome,
      action: "Hear from about \(needed); use targeted engagement or add years together",
      suggestion: "Hear from about \(needed) \(who) (\(answered) answered in \(document.year)).")
  }

  private func notReportable(_ groups: [Crosstab.Column], _ one: CharacteristicEvidence?) -> GapText {
    let names = names(groups, one)
    return GapText(
      missing: "Anything about \(names)",
      now: "Fewer than \(document.assessment.rules.minimumBase) answered", needed: "Direct engagement",
      outcome: "People too few for figures are heard", action: "Meet them directly: \(names)",
      suggestion: "Meet directly, because there are too few for figures: \(names).")
  }

  private func othersTooFew(_ groups: [Crosstab.Column], _ one: CharacteristicEvidence?) -> GapText {
    let names = names(groups, one)
    return GapText(
      missing: "Whether answers differ: \(names)",
      now: "Fewer than \(document.assessment.rules.minimumBase) others answered",
      needed: "More respondents of the other groups",
      outcome: "Groups can be compared: \(one?.nameInSentence ?? "")", action: Self.hearOthers,
      suggestion:
        "Hear from respondents who do not belong to these groups, so that they can be compared: \(names).")
  }

  private func oneGroup(_ name: String) -> GapText {
    GapText(
      missing: "\(document.capitalised(name)): any comparison", now: "Respondents of one group",
      needed: "Respondents of other groups", outcome: "Groups can be compared: \(name)",
      action: Self.hearOthers,
      suggestion: "Hear from respondents of other groups, so that groups can be compared.")
  }

  private static let hearOthers = "Hear from respondents of the other groups"

  private func combined(_ groups: [Grouping.Group], _ name: String) -> GapText {
    let count = groups.map(\.members.count).reduce(0, +)
    return GapText(
      missing: "\(document.capitalised(name)): separate groups",
      now: "\(count) answers are combined into \(groups.count == 1 ? "one group" : "\(groups.count) groups")",
      needed: "More of each group", outcome: "Separate groups can be seen: \(name)",
      action: "Keep the detailed question; add years together")
  }

  // MARK: Population

  private func underRepresented(_ group: ProfileGroup, _ one: CharacteristicEvidence?) -> GapText {
    let people = wording(one).people(group.column)
    return GapText(
      missing: "Enough respondents: \(people)", now: group.comparison?.shares ?? "",
      needed: "The share of the population", outcome: "More take part: \(people)",
      action: "Choose ways to reach them",
      suggestion:
        "Find out how to reach \(people), whose share of respondents is below their share of the population."
    )
  }

  private func noPopulation(_ gap: EvidenceGap) -> GapText {
    let name = name(gap)
    return GapText(
      missing: "\(document.capitalised(name)): population figures", now: "None in the definition",
      needed: "Figures for the same year and question",
      outcome: "Respondents can be compared with \(document.place)",
      action: "Add population figures: \(name)",
      suggestion: gap.characteristic?.characteristic == "disability-self"
        ? "In the next consultation, ask the standard 2 questions on health conditions and their effect, so that figures can be compared with the census."
        : "Add population figures for the same year and the same groups.")
  }

  // MARK: Not asked

  private func notAsked(_ concern: AssessmentForm.Concern?) -> GapText {
    let missing = document.capitalised(Markdown.escaped(concern?.matter ?? ""))
    guard let concern, concern.kind != .otherGroups else {
      return GapText(
        missing: missing, now: "Not asked", needed: "Groups chosen and asked",
        outcome: "Other groups are heard",
        action: "Choose the groups that matter locally; ask about them")
    }
    return GapText(
      missing: missing, now: "Not asked", needed: "Question asked",
      outcome: "There is evidence on question \(Markdown.escaped(concern.number))",
      action: Self.question(concern))
  }

  private func namedNotAsked(_ named: [String]) -> GapText {
    let list = named.joined(separator: "; ")
    return GapText(
      missing: "Groups that the form names: \(list)", now: "Not asked", needed: "Groups chosen and asked",
      outcome: "Other groups are heard",
      action: "Choose the groups that matter locally and ask about them: \(list)")
  }

  /// What to ask in the next consultation.
  private static func question(_ concern: AssessmentForm.Concern) -> String {
    let matter = Markdown.escaped(concern.matter)
    if concern.characteristics.contains("gender-identity") {
      return "Ask about \(matter), following current guidance"
    }
    if concern.characteristics.contains("disability") {
      return "Ask about \(matter) with the 2 standard questions on health conditions and their effect"
    }
    return "Ask about \(matter) with the standard question"
  }

  // MARK: Pairs

  private func pairText(_ pair: Intersection, now: String) -> GapText {
    GapText(
      missing:
        "\(Markdown.escaped(pair.first.name)) and \(Markdown.lowered(Markdown.escaped(pair.second.name))) together",
      now: now, needed: "Direct engagement", outcome: Self.pairOutcome, action: Self.pairAction)
  }

  private func unclear(_ pair: Intersection) -> String {
    let states = pair.cells.flatMap(\.disparities).map(\.state)
    let unclear = states.count { $0 == .tooFewToTell }
    let silent = states.count { $0 == .notReportable }
    return
      "Of \(Number.inWords(states.count)) comparisons, \(Number.inWords(unclear)) cannot tell and \(Number.inWords(silent)) have too few for figures"
  }

  private static let pairOutcome = "People in more than one group are heard"
  private static let pairAction = "Meet them directly; name the pairs that matter"
}
