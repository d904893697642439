/// How the groups of one characteristic divide over the ways of responding, among those who gave the information.
struct ModeGroups {
  struct Group {
    let label: String
    /// How many respondents are in the group, by way.
    let counts: [Int]
  }

  /// The name of the characteristic.
  let name: String
  let groups: [Group]
  /// How many gave the information, by way.
  private let stated: [Int]
  private let modes: [CollectionMode]

  /// - Returns: `nil` where the characteristic has no groups, or too many to show.
  init?(_ question: Question, modes: [CollectionMode], in summary: SummaryMarkdown) {
    guard let profile = CharacteristicProfile(question, tables: summary.tables),
      profile.groups.count <= CharacteristicProfile.mostShown,
      let crosstab = summary.tables.table(of: question.id, by: "mode")
    else { return nil }
    let places = modes.map { mode in crosstab.columns.firstIndex { $0.id == mode.rawValue } }
    name = profile.name
    self.modes = modes
    let groups = summary.survey.shownGroups(of: question).map { group in
      Group(
        label: group.label,
        counts: places.map { place in
          place.map { place in group.members.map { crosstab.cells[$0][place].count }.reduce(0, +) } ?? 0
        })
    }
    self.groups = groups
    stated = modes.indices.map { way in groups.map { $0.counts[way] }.reduce(0, +) }
  }

  /// Count and percentage in each way.
  func cells(_ group: Group) -> [String] {
    zip(group.counts, stated).flatMap { count, base in
      [Number.inWords(count), Share.printed(count, of: base, decimals: Share.decimals(forBase: base))]
    }
  }

  /// The sizes of the bases: "Age: 336 online and 61 on paper".
  var bases: String {
    let parts = zip(stated, modes).map { "\(Number.inWords($0)) \($1.adverb)" }
    return "\(Markdown.escaped(name)): \(Number.list(parts))."
  }
}
