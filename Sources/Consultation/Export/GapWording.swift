/// What is missing, what would do, and what to do about it: one fixed wording for each kind of gap.
struct GapWording {
  private let document: DIAEvidence

  init(_ document: DIAEvidence) { self.document = document }

  /// "disabled respondents", "respondents who answered \"Yes\" (carer)".
  private func respondents(_ group: Crosstab.Column, _ one: CharacteristicEvidence?) -> String {
    GroupWording(characteristic: one?.characteristic ?? "").respondents(group, in: document.survey)
  }

  /// Groups in a list: "Buddhist; Hindu", "gender \"In another way\"".
  private func names(_ groups: [Crosstab.Column], _ one: CharacteristicEvidence?) -> [String] {
    groups.map { GroupWording(characteristic: one?.characteristic ?? "").people($0) }
  }

  /// A number that is only meant roughly, rounded up to the next ten.
  private func about(_ count: Int) -> String { Number.inWords((count + 9) / 10 * 10) }

  private func name(_ one: CharacteristicEvidence?, _ gap: EvidenceGap) -> String {
    one.map { $0.nameInSentence } ?? Markdown.escaped(gap.concern?.matter ?? "")
  }

  // MARK: Under a question

  /// The sentence of "Suggested action" on one characteristic; `nil` where none is suggested there.
  func action(_ kind: EvidenceGap.Kind, _ one: CharacteristicEvidence) -> String? {
    let year = document.year
    switch kind {
    case .tooFew(let small):
      return small.needed.map {
        "Hear from about \(about($0)) \(respondents(small.group, one)) (\(Number.inWords(small.answered)) answered in \(year))."
      }
    case .notReportable(let groups):
      return
        "Meet directly, because there are too few for figures: \(names(groups, one).joined(separator: "; "))."
    case .othersTooFew(let groups):
      return
        "Hear from respondents who do not belong to these groups, so that they can be compared: \(names(groups, one).joined(separator: "; "))."
    case .oneGroup: return "Hear from respondents of other groups, so that groups can be compared."
    case .underRepresented(let group):
      return
        "Find out how to reach \(GroupWording(characteristic: one.characteristic).people(group.column)), whose share of respondents is below their share of the population."
    case .noPopulation where one.characteristic == "disability-self":
      return
        "In the next consultation, ask the standard 2 questions on health conditions and their effect, so that figures can be compared with the census."
    case .noPopulation: return "Add population figures for the same year and the same groups."
    case .combined, .fewStated, .notAsked, .namedNotAsked, .pairTooSmall, .pairTooFew, .noPair, .noMeasures:
      return nil
    }
  }

  /// What would do for a small group.
  private func needed(_ small: EvidenceGap.SmallGroup) -> String {
    small.needed.map { "About \(about($0))" }
      ?? (small.isLarger ? "More respondents of the other groups" : "More respondents of all groups")
  }

  // MARK: Register

  /// What is missing, how it stands, and what would do.
  func register(_ gap: EvidenceGap) -> (missing: String, now: String, needed: String) {
    let one = gap.characteristic
    switch gap.kind {
    case .fewStated:
      return (
        "Diversity information from most people who took part",
        "\(Number.inWords(document.assessment.statedAny)) of \(Number.inWords(document.responses.count))",
        "More than half"
      )
    case .tooFew(let small):
      return (
        "Whether answers differ: \(respondents(small.group, one))",
        "\(Number.inWords(small.answered)) answered", needed(small)
      )
    case .notReportable(let groups):
      return (
        "Anything about \(names(groups, one).joined(separator: "; "))",
        "Fewer than \(document.assessment.rules.minimumBase) answered",
        "Direct engagement"
      )
    case .othersTooFew(let groups):
      return (
        "Whether answers differ: \(names(groups, one).joined(separator: "; "))",
        "Fewer than \(document.assessment.rules.minimumBase) others answered",
        "More respondents of the other groups"
      )
    case .oneGroup:
      return (
        "\(document.capitalised(name(one, gap))): any comparison", "Respondents of one group",
        "Respondents of other groups"
      )
    case .combined(let groups):
      let count = document.assessment.concerns.isEmpty ? 0 : groups.map(\.members.count).reduce(0, +)
      return (
        "\(document.capitalised(name(one, gap))): separate groups",
        "\(count) answers are combined into \(groups.count == 1 ? "one group" : "\(groups.count) groups")",
        "More of each group"
      )
    case .underRepresented(let group):
      return (
        "Enough respondents: \(GroupWording(characteristic: one?.characteristic ?? "").people(group.column))",
        share(group),
        "The share of the population"
      )
    case .noPopulation:
      return (
        "\(document.capitalised(name(one, gap))): population figures", "None in the definition",
        "Figures for the same year and question"
      )
    case .notAsked:
      let named = gap.concern?.kind == .otherGroups
      return (
        document.capitalised(Markdown.escaped(gap.concern?.matter ?? "")), "Not asked",
        named ? "Groups chosen and asked" : "Question asked"
      )
    case .pairTooSmall(let pair):
      return (
        "\(Markdown.escaped(pair.first.name)) and \(Markdown.lowered(Markdown.escaped(pair.second.name))) together",
        "Numbers too small to give", "Direct engagement"
      )
    case .pairTooFew(let pair):
      let comparisons = pair.cells.flatMap(\.disparities)
      let unclear = comparisons.count { $0.state == .tooFewToTell }
      let silent = comparisons.count { $0.state == .notReportable }
      return (
        "\(Markdown.escaped(pair.first.name)) and \(Markdown.lowered(Markdown.escaped(pair.second.name))) together",
        "Of \(Number.inWords(comparisons.count)) comparisons, \(Number.inWords(unclear)) cannot tell and \(Number.inWords(silent)) have too few for figures",
        "Direct engagement"
      )
    case .namedNotAsked(let named):
      return (
        "Groups that the form names: \(named.map { Markdown.escaped($0.text) }.joined(separator: "; "))",
        "Not asked", "Groups chosen and asked"
      )
    case .noPair: return ("People in more than one group", "No pair named", "A pair named in the definition")
    case .noMeasures:
      return ("Any comparison of groups", "No main measure", "Main measures in the definition")
    }
  }

  /// "3% of respondents, 20.4% of the population".
  private func share(_ group: ProfileGroup) -> String {
    guard let comparison = group.comparison else { return "" }
    let own = Share.inSentence(
      comparison.respondents.count, of: comparison.respondents.base,
      decimals: Share.decimals(forBase: comparison.respondents.base))
    let other = Share.printed(comparison.population.count, of: comparison.population.base, decimals: 1)
    return "\(own) of respondents, \(other)% of the population"
  }

  // MARK: Action plan

  /// The outcome that is wanted and the action that is proposed.
  func plan(_ gap: EvidenceGap) -> (outcome: String, action: String) {
    let one = gap.characteristic
    switch gap.kind {
    case .fewStated:
      return (
        "More people give diversity information",
        "Ask the diversity questions in every way of taking part, and say why"
      )
    case .tooFew(let small):
      return (
        "It is known whether answers differ: \(respondents(small.group, one))",
        small.needed.map { "Hear from about \(about($0)); use targeted engagement or add years together" }
          ?? "Hear from more \(small.isLarger ? "respondents of the other groups" : "respondents of all groups"), or add years together"
      )
    case .notReportable(let groups):
      return (
        "People too few for figures are heard",
        "Meet them directly: \(names(groups, one).joined(separator: "; "))"
      )
    case .othersTooFew, .oneGroup:
      return ("Groups can be compared: \(name(one, gap))", "Hear from respondents of the other groups")
    case .combined:
      return (
        "Separate groups can be seen: \(name(one, gap))", "Keep the detailed question; add years together"
      )
    case .underRepresented(let group):
      return (
        "More take part: \(GroupWording(characteristic: one?.characteristic ?? "").people(group.column))",
        "Choose ways to reach them"
      )
    case .noPopulation:
      return (
        "Respondents can be compared with \(document.place)", "Add population figures: \(name(one, gap))"
      )
    case .notAsked where gap.concern?.kind == .otherGroups:
      return ("Other groups are heard", "Choose the groups that matter locally; ask about them")
    case .notAsked:
      return (
        "There is evidence on question \(Markdown.escaped(gap.concern?.number ?? ""))",
        Self.question(gap.concern)
      )
    case .namedNotAsked(let named):
      return (
        "Other groups are heard",
        "Choose the groups that matter locally and ask about them: \(named.map { Markdown.escaped($0.text) }.joined(separator: "; "))"
      )
    case .pairTooSmall, .pairTooFew, .noPair:
      return ("People in more than one group are heard", "Meet them directly; name the pairs that matter")
    case .noMeasures: return ("Groups can be compared", "Name the main measures in the survey definition")
    }
  }

  /// What to ask in the next consultation.
  private static func question(_ concern: AssessmentForm.Concern?) -> String {
    let matter = Markdown.escaped(concern?.matter ?? "")
    let ids = Set(concern?.characteristics ?? [])
    if ids.contains("gender-identity") { return "Ask about \(matter), following current guidance" }
    if ids.contains("disability") {
      return "Ask about \(matter) with the 2 standard questions on health conditions and their effect"
    }
    return "Ask about \(matter) with the standard question"
  }
}

extension ProfileGroup {
  /// The group as the column of a table has it.
  var column: Crosstab.Column { .init(kind: .group, id: code, label: label) }
}
