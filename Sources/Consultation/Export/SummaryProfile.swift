/// Who responded, against the population.
extension SummaryMarkdown {
  /// The characteristics as documents show them, each with its profile.
  static func shownProfiles(_ tables: Tables) -> [Profile] {
    tables.survey.characteristics.map {
      tables.profile(of: $0, grouping: tables.survey.shownGrouping(of: $0))
    }
  }

  /// "Medway", where the definition names a place.
  var place: String? { survey.area.map { Markdown.escaped($0) } }

  /// "the Medway population".
  private var population: String { place.map { "the \($0) population" } ?? "the population" }

  /// A group with its comparison and how it is called.
  private struct RepresentedGroup {
    let wording: GroupWording
    let column: Crosstab.Column
    let label: RepresentationLabel
    let figure: String
  }

  /// The groups that are compared with the population, of two groups one.
  private var comparedGroups: [RepresentedGroup] {
    profiles.filter { $0.population != nil }.flatMap { profile -> [RepresentedGroup] in
      let wording = GroupWording(characteristic: profile.characteristic)
      let columns = profile.groups.map(\.column)
      let focus =
        columns.count == 2
        ? ComparedGroup.focus(
          columns, sizes: profile.groups.map(\.count), of: profile.characteristic) : nil
      return profile.groups.indices.compactMap { place in
        guard focus.map({ $0 == place }) ?? true, let comparison = profile.groups[place].comparison else {
          return nil
        }
        return RepresentedGroup(
          wording: wording, column: columns[place], label: comparison.label, figure: comparison.shares)
      }
    }
  }

  // MARK: Sentences

  /// Writes that "compared with the Medway population, people aged under 16 are under-represented", then who is over-.
  func representationFinding() -> String? {
    let groups = comparedGroups
    let sentences = [RepresentationLabel.underRepresented, .overRepresented].compactMap { label -> String? in
      let people = groups.filter { $0.label == label }.map { $0.wording.people($0.column) }
      guard !people.isEmpty else { return nil }
      let shown = people.count > 6 ? people.prefix(5) + ["\(people.count - 5) other groups"] : people
      return "\(Number.list(shown)) are \(label.inSentence)."
    }
    guard let first = sentences.first else { return nil }
    let rest = sentences.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return (["Compared with \(population), \(first)"] + rest).joined(separator: " ")
  }

  /// A line for each group that stands out, then those that do not.
  func representation(table: Int?) -> [String] {
    let groups = comparedGroups
    guard !groups.isEmpty else { return [] }
    let years = Set(profiles.compactMap { $0.population?.year })
    let year = years.count == 1 ? years.first.map { " in \($0)" } ?? "" : ""
    let pointer = table.map { " (table \($0))" } ?? ""
    let labels: [RepresentationLabel] = [.underRepresented, .overRepresented, .slightlyUnder, .slightlyOver]
    let items = labels.flatMap { label in
      groups.filter { $0.label == label }.map {
        "- \(label.inSentence): \(named($0)) (\($0.figure))"
      }
    }
    let rest = [RepresentationLabel.noClearGap, .tooFewToJudge].compactMap { label -> String? in
      let names = groups.filter { $0.label == label }.map { named($0) }
      return names.isEmpty ? nil : "- \(label.inSentence): \(names.joined(separator: "; "))"
    }
    return ["Compared with \(population)\(year)\(pointer):", ""] + items + rest + [""]
  }

  private func named(_ group: RepresentedGroup) -> String { group.wording.named(group.column, in: survey) }

  /// Whether a characteristic is a place.
  private func isPlace(_ profile: Profile) -> Bool {
    assessment.places.contains { $0.id == profile.question.id }
  }

  // MARK: Table

  func characteristicsTable() -> CaptionedTable? {
    let shown = profiles.filter { !$0.groups.isEmpty && $0.groups.count <= CharacteristicProfile.mostShown }
    guard !shown.isEmpty else { return nil }
    let isCompared = shown.contains { $0.population != nil }
    var columns: [MarkdownTable.Column] = [
      .init("Characteristic", .left), .init("Group", .left), .init("Respondents", .right),
      .init("Respondents (%)", .right),
    ]
    if isCompared {
      columns += [
        .init("\(survey.area ?? "Population") (%)", .right), .init("Gap (points)", .right),
        .init("Compared with \(survey.area ?? "the population")", .left),
      ]
    }
    var table = MarkdownTable(columns)
    for profile in shown {
      for group in profile.groups { table.add(row(group, of: profile, isCompared: isCompared)) }
    }
    return CaptionedTable(
      title: isCompared
        ? "Respondents compared with the \(survey.area.map { "\($0) " } ?? "")population" : "Who responded",
      base:
        "Base: respondents who gave the information, out of \(Number.inWords(responses.count)). Unweighted.",
      table: table, notes: notes(shown, isCompared: isCompared))
  }

  private func row(_ group: ProfileGroup, of profile: Profile, isCompared: Bool) -> [String] {
    let own = [profile.name] + group.cells
    guard isCompared else { return own }
    return own + (group.comparisonCells ?? [group.comparison?.populationShare ?? "[z]", "[z]", "[z]"])
  }

  private func notes(_ shown: [Profile], isCompared: Bool) -> [String] {
    var notes = shown.map(\.note)
    notes += profiles.filter { $0.groups.count > CharacteristicProfile.mostShown && !isPlace($0) }
      .map(\.tooManyGroups)
    guard isCompared else { return notes }
    var seen: Set<String> = []
    let sources = shown.flatMap(\.sources)
    let cautions = shown.compactMap { $0.population?.caution }.map { Markdown.escaped($0) }
    notes += (sources + cautions).filter { seen.insert($0).inserted }
    notes += [RepresentationLabel.meaning, TableWording.gaps]
    return notes
  }
}

extension Profile {
  /// Who is in the base and who is not.
  fileprivate var note: String {
    let outside = [
      (declined, "preferred not to say"), (notStated, "left it out or gave no clear answer"),
      (notAsked, notAsked == 1 ? "was not asked" : "were not asked"),
      (
        outsideAges,
        "\(outsideAges == 1 ? "is" : "are") outside the ages that the population figure is about"
      ),
    ].filter { $0.0 > 0 }.map { "\(Number.inWords($0.0)) \($0.1)" }
    let heading = "\(Markdown.escaped(name)): \(Number.inWords(shareBase)) in the base"
    let base = outside.isEmpty ? "\(heading)." : "\(heading). Not in the base: \(Number.list(outside))."
    return withoutCategory == 0
      ? base
      : "\(base) Compared with the population without \(Number.inWords(withoutCategory)) who gave an answer that its figures have no group for."
  }

  /// What is said of a characteristic with too many groups to show.
  fileprivate var tooManyGroups: String {
    "\(Markdown.escaped(name)): given in \(Number.counted(stated, "response", "responses")), in \(groups.count) groups. The groups stand in `summary.csv`."
  }
}
