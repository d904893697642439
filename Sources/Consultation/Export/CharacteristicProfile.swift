/// How respondents divide over the groups of one characteristic.
struct CharacteristicProfile {
  let name: String
  let groups: [(label: String, count: Int)]
  /// Respondents who gave the information.
  let stated: Int
  let declined: Int
  let missing: Int
  let notAsked: Int

  init?(_ question: Question, tables: Tables) {
    guard let crosstab = tables.table(of: question.id) else { return nil }
    let options = question.frame.options
    let counts = options.indices.map { crosstab.cells[$0][0].count }
    name = question.label ?? Wording.title(question.characteristic ?? question.id)
    groups = tables.survey.shownGroups(of: question).map { group in
      (group.label, group.members.map { counts[$0] }.reduce(0, +))
    }
    stated = groups.map(\.count).reduce(0, +)
    declined = options.indices.filter { options[$0].kind == .preferNotToSay }.map { counts[$0] }.reduce(0, +)
    notAsked = crosstab.missing[.notAsked] ?? 0
    missing = crosstab.respondents - stated - declined - notAsked
    guard !groups.isEmpty else { return nil }
  }

  /// A characteristic with more groups stands in `summary.csv` only.
  static let mostShown = 12
}
