extension Tables {
  /// How respondents divide over the groups of a characteristic, against the population where there are figures.
  ///
  /// - Parameters:
  ///   - question: A characteristic of the survey.
  ///   - grouping: One of its groupings, or `nil` for the answers themselves.
  /// - Returns: The profile; without comparison where no figures fit.
  /// - Complexity: O(groups), and one pass over the responses where the figures are about some ages only.
  package func profile(of question: Question, grouping: Grouping?) -> Profile {
    Profile(question, grouping, counts: ProfileCounts(question, in: self), population: survey.population)
  }

  /// The profiles of every characteristic: each grouping that has population figures, or the shown one without any.
  package var profiles: [Profile] {
    survey.characteristics.flatMap { question -> [Profile] in
      let own = survey.groupings.first { $0.characteristic == question.characteristic }?.all ?? []
      let counts = ProfileCounts(question, in: self)
      let all = ([nil] + own.map(Optional.some)).map {
        Profile(question, $0, counts: counts, population: survey.population)
      }
      let compared = all.filter { $0.population != nil }
      let shown = survey.shownGrouping(of: question)
      return compared.isEmpty ? all.filter { $0.grouping?.id == shown?.id } : compared
    }
  }
}

/// The total column of a characteristic, and how many of each answer are of which ages.
struct ProfileCounts {
  /// Respondents by answer, in the order of the frame.
  let answers: [Int]
  let respondents: Int
  let notAsked: Int
  /// The responses by answer and by the bands of the survey's question about age, where it has one.
  private let byAge: Crosstab?
  private let ages: [Band?]

  init(_ question: Question, in tables: Tables) {
    let responses = tables.responses
    // A definition may leave out the default tables.
    let total =
      tables.table(of: question.id)
      ?? TableJob(question: question, banners: [responses.totalBanner(where: nil)]).crosstabs(of: responses)[
        0]
    answers = question.frame.options.indices.map { total.cells[$0][0].count }
    respondents = total.respondents
    notAsked = total.missing[.notAsked] ?? 0
    let population = tables.survey.population
    let name = question.characteristic ?? ""
    let isAboutSomeAges = population?.figures(of: name).contains { $0.ages != .allAges } ?? false
    let age = tables.survey.characteristics.first { population?.name(of: $0.characteristic ?? "") == "age" }
    guard isAboutSomeAges, let age, age.id != question.id else {
      byAge = nil
      ages = []
      return
    }
    let banner = responses.banner(by: age, grouping: nil, where: nil)
    byAge = TableJob(question: question, banners: [banner]).crosstabs(of: responses).first
    ages = age.ages(of: age.groups(in: nil))
  }

  /// Of each answer, those whose band of ages is wholly outside some ages.
  func outside(_ wanted: Band) -> [Int] {
    guard let byAge, wanted != .allAges else { return answers.map { _ in 0 } }
    // The total is the first column.
    let columns = ages.indices.filter { ages[$0].map { !$0.meets(wanted) } ?? false }.map { $0 + 1 }
    return answers.indices.map { answer in
      columns.map { byAge.cells[answer][$0].count }.reduce(0, +)
    }
  }
}

extension Profile {
  init(_ question: Question, _ grouping: Grouping?, counts: ProfileCounts, population: Population?) {
    let groups = question.groups(in: grouping)
    let options = question.frame.options
    let shares = population?.shares(of: question, grouping: grouping)
    let outside = counts.outside(shares?.ages ?? .allAges)
    let stated = groups.flatMap(\.members).map { counts.answers[$0] }.reduce(0, +)
    let declined = options.indices.filter { options[$0].kind == .preferNotToSay }
      .map { counts.answers[$0] }.reduce(0, +)
    let outsideAges = groups.flatMap(\.members).map { outside[$0] }.reduce(0, +)
    let sizes = groups.map { $0.members.map { counts.answers[$0] - outside[$0] }.reduce(0, +) }
    let known = sizes.indices.filter { shares == nil || shares?.shares[$0] != nil }
    let base = known.map { sizes[$0] }.reduce(0, +)
    let shown = sizes.reduce(0, +)

    self.question = question
    self.grouping = grouping
    self.groups = groups.indices.map { place in
      let share = shares?.shares[place]
      return ProfileGroup(
        code: groups[place].code, label: groups[place].label, share: Proportion(sizes[place], of: shown),
        comparison: share.map { PopulationComparison(Proportion(sizes[place], of: base), $0) })
    }
    respondents = counts.respondents
    self.stated = stated
    self.base = base
    withoutCategory = stated - base - outsideAges
    self.outsideAges = outsideAges
    self.declined = declined
    notAsked = counts.notAsked
    notStated = counts.respondents - stated - declined - counts.notAsked
    let caution = population?.cautions[question.characteristic ?? ""]
    self.population = population.flatMap { population in
      shares.map { PopulationReference($0, of: population, caution: caution) }
    }
    goodnessOfFit = shares.flatMap { GoodnessOfFit(sizes, $0) }
  }
}

extension GoodnessOfFit {
  /// Respondents by group against the groups that the population has a category for.
  ///
  /// A group without people and without respondents says nothing and is left out; `nil` where one without people has
  /// respondents, for nothing is expected that they could be held against.
  fileprivate init?(_ sizes: [Int], _ shares: PopulationShares) {
    let known = sizes.indices.compactMap { place in
      shares.shares[place].map { (size: sizes[place], proportion: $0.proportion) }
    }
    guard known.allSatisfy({ $0.proportion.count > 0 || $0.size == 0 }) else { return nil }
    let peopled = known.filter { $0.proportion.count > 0 }
    self.init(observed: peopled.map(\.size), proportions: peopled.map(\.proportion.value))
  }
}
