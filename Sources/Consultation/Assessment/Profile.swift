/// How respondents divide over the groups of one characteristic, against the population where there are figures.
///
/// All counts are responses, unweighted. Everybody is accounted for: `base`, `withoutCategory` and `outsideAges`
/// make up those who stated their group, and with `declined`, `notStated` and `notAsked` all respondents.
public struct Profile: Sendable {
  /// The question that tells the characteristic.
  package let question: Question
  /// The grouping, or `nil` where the answers are the groups.
  package let grouping: Grouping?
  /// The groups in the order of the definition.
  package let groups: [ProfileGroup]
  /// All respondents.
  package let respondents: Int
  /// Those who stated their group.
  package let stated: Int
  /// Those who are compared with the population; without figures `stated`.
  ///
  /// They stated a group that the population has a category for, and are not known to be outside the ages that the
  /// figures are about.
  package let base: Int
  /// Those who stated a group that the population has no category for.
  package let withoutCategory: Int
  /// Those who stated their group and an age that the figures are not about.
  package let outsideAges: Int
  /// Those who preferred not to say.
  package let declined: Int
  /// Those who left it blank, or gave no clear answer, or did not know.
  package let notStated: Int
  /// Those who were not asked.
  package let notAsked: Int
  /// The figures that it is compared with.
  package let population: PopulationReference?
  /// All groups together; `nil` without figures, without respondents in the base, or with respondents in a group that
  /// nobody of the population is in.
  package let goodnessOfFit: GoodnessOfFit?

  /// Those whom the shares of the groups are of: all who stated a group, less `outsideAges`.
  package var shareBase: Int { base + withoutCategory }

  /// The id of the characteristic.
  package var characteristic: String { question.characteristic ?? question.id }
}

/// One group of a profile.
package struct ProfileGroup: Sendable {
  /// The code of the group.
  package let code: String
  /// The label as printed.
  package let label: String
  /// The group among all who stated one, without those known to be outside the ages that the figures are about; of the
  /// same base for every group, so that all together are everybody.
  package let share: Proportion
  /// Against the population, of the base of the profile; `nil` where the figures have no category for the group, or
  /// there are none.
  package let comparison: PopulationComparison?

  /// Respondents, without those outside the ages that the figures are about.
  package var count: Int { share.count }
  /// The uncertainty range of the share: Wilson, 95%.
  package var interval: Interval { share.wilson() }
}

/// What a profile is compared with.
package struct PopulationReference: Sendable {
  /// The set or the file.
  package let name: String
  /// The classification of the figures.
  package let classification: String
  package let area: String
  package let year: Int
  /// The ages that the comparison is about.
  package let ages: Band
  /// What a reader of the comparison has to know.
  package let caution: String?
  /// Whether the figures of some group are added up from finer ones.
  package let isAddedUp: Bool
  /// Whether people of whom the source does not know the group are left out.
  package let leavesOutNotAnswered: Bool

  init(_ shares: PopulationShares, of population: Population, caution: String?) {
    name = population.name
    classification = shares.figures.classification
    area = shares.figures.area
    year = shares.figures.year
    ages = shares.ages
    self.caution = caution
    isAddedUp = shares.isAddedUp
    leavesOutNotAnswered = shares.figures.notAnswered != nil
  }
}
