/// How the groups of one characteristic divide over the ways of responding, among those who gave the information.
struct ModeGroups {
  struct Group {
    let label: String
    /// How many respondents are in the group, by way.
    let counts: [Int]
  }

  /// A group in one way.
  struct Part {
    let count: Int
    let base: Int

    var share: Double { Double(count) / Double(max(1, base)) }
    /// "82% (50 of 61)".
    var inWords: String {
      "\(Share.inSentence(count, of: base, decimals: Share.decimals(forBase: base))) (\(Number.inWords(count)) of \(Number.inWords(base)))"
    }
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

  /// The group in the first two ways.
  func pair(_ group: Group) -> (Part, Part)? {
    guard modes.count > 1 else { return nil }
    return (
      Part(count: group.counts[0], base: stated[0]), Part(count: group.counts[1], base: stated[1])
    )
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
