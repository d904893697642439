/// What is missing, what would do, and what to do about it: one fixed wording for each kind of gap.
struct GapWording {
  private let document: DIAEvidence

  init(_ document: DIAEvidence) { self.document = document }

  private var measuresInWords: String {
    let measures = document.assessment.measures
    return measures.count == 1 ? document.measures.inSentence(measures[0]) : "the main measures"
  }

  private func people(_ group: Crosstab.Column, _ one: CharacteristicEvidence?) -> String {
    GroupWording(characteristic: one?.characteristic ?? "").respondents(group)
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
    case .tooFew(let groups):
      let parts = groups.compactMap { small -> String? in
        small.needed.map {
          "about \(about($0)) \(people(small.group, one)) (\(Number.inWords(small.answered)) answered in \(year))"
        }
      }
      return parts.isEmpty
        ? "Hear from more respondents of all groups, or add together years that ask the same question."
        : "Hear from \(Number.list(parts)). Use targeted engagement, or add together years that ask the same question."
    case .notReportable(let groups):
      return
        "Meet people of the groups without figures directly: \(Number.list(groups.map { "\"\(Markdown.escaped($0.label))\"" }))."
    case .underRepresented(let group):
      return
        "Find out how to reach people in the group \"\(Markdown.escaped(group.label))\", who took part least for their share."
    case .noPopulation where one.characteristic == "disability-self":
      return
        "In the next consultation, ask the standard 2 questions on health conditions and their effect, so that figures can be compared with the census."
    case .noPopulation: return "Add population figures for the same year and the same groups."
    case .combined, .fewStated, .notAsked, .pairTooSmall, .noPair, .noMeasures: return nil
    }
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
    case .tooFew(let groups):
      let names = groups.map { Markdown.escaped($0.group.label) }
      return (
        "Whether answers differ: \(names.joined(separator: "; "))",
        "\(groups.map { Number.inWords($0.answered) }.joined(separator: "; ")) answered",
        groups.map { $0.needed.map { "About \(about($0))" } ?? "More of all groups" }.joined(separator: "; ")
      )
    case .notReportable(let groups):
      let names = Number.list(groups.map { "\"\(Markdown.escaped($0.label))\"" })
      return (
        "Anything about \(names)", "Fewer than \(document.assessment.rules.minimumBase) answered",
        "Direct engagement"
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
        "Enough people in the group \"\(Markdown.escaped(group.label))\"", share(group),
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
    case .tooFew:
      return (
        "It is known whether answers differ by \(name(one, gap))",
        "Hear from more respondents of the groups that were too few, or add years together"
      )
    case .notReportable(let groups):
      return (
        "People too few for figures are heard",
        "Meet them directly: \(groups.map { Markdown.escaped($0.label) }.joined(separator: "; "))"
      )
    case .combined:
      return (
        "Separate groups can be seen: \(name(one, gap))", "Keep the detailed question; add years together"
      )
    case .underRepresented(let group):
      return ("More people take part: \(Markdown.escaped(group.label))", "Choose ways to reach them")
    case .noPopulation:
      return (
        "Respondents can be compared with \(document.place)", "Add population figures: \(name(one, gap))"
      )
    case .notAsked where gap.concern?.kind == .otherGroups:
      return ("Other groups are heard", "Choose the groups that matter locally; ask about them")
    case .notAsked:
      return (
        "There is evidence on question \(Markdown.escaped(gap.concern?.number ?? ""))",
        "Ask about \(Markdown.escaped(gap.concern?.matter ?? "")) with the standard question"
      )
    case .pairTooSmall, .noPair:
      return ("People in more than one group are heard", "Meet them directly; name the pairs that matter")
    case .noMeasures: return ("Groups can be compared", "Name the main measures in the survey definition")
    }
  }
}
