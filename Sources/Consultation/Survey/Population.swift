// Population: how many people of each group live in the area, as a file says it. What respondents are compared with.

/// The population that respondents are compared with: figures by characteristic, with what must be said about them.
public struct Population: Sendable {
  /// The id of a set that ships with the tool, or the file's path relative to the survey's folder.
  public let name: String
  /// The classifications in the order of the file.
  package let figures: [PopulationFigures]
  /// The figures' id of a characteristic that the survey calls otherwise, by the survey's.
  package let matches: [String: String]
  /// What a reader of a comparison has to know, by the survey's characteristic.
  package let cautions: [String: String]
  /// Why a characteristic is not compared although there are figures, by the survey's characteristic.
  package let reasonsNotCompared: [String: String]

  package init(
    name: String, figures: [PopulationFigures], matches: [String: String] = [:],
    cautions: [String: String] = [:], reasonsNotCompared: [String: String] = [:]
  ) {
    self.name = name
    self.figures = figures
    self.matches = matches
    self.cautions = cautions
    self.reasonsNotCompared = reasonsNotCompared
  }

  /// What the figures call a characteristic of the survey.
  package func name(of characteristic: String) -> String { matches[characteristic] ?? characteristic }

  /// The classifications of a characteristic of the survey; none where it is not to be compared.
  package func figures(of characteristic: String) -> [PopulationFigures] {
    if reasonsNotCompared[characteristic] != nil { return [] }
    return figures.filter { $0.characteristic == name(of: characteristic) }
  }
}

/// One classification of one characteristic: how the people of an area divide over its groups.
package struct PopulationFigures: Sendable {
  /// How a figure came about.
  package enum Status: String, CaseIterable, Sendable {
    /// It stands in the source.
    case found
    /// It is worked out from figures that do.
    case derived
    /// It is somebody's estimate.
    case estimated
  }

  /// One group.
  package struct Group: Sendable {
    /// The code of the survey's group, or of a part of it.
    package let code: String
    package let label: String
    /// People.
    package let count: Int?
    /// Of all people of these ages, in ten-thousandths of a per cent.
    package let percentage: Int?
    package let source: String
    package let status: Status?
    package let note: String?
    package let line: Int
  }

  /// Group codes with a meaning of their own.
  package enum Reserved {
    /// Everybody, to check the groups against.
    static let total = "total"
    /// People of whom the source does not know the group; they are left out on both sides.
    static let notAnswered = "not-answered"
  }

  /// The characteristic, as the figures call it; bands of ages are added up where it is `age`.
  package let characteristic: String
  /// The name of the classification.
  package let classification: String
  package let area: String
  /// The ages that the figures are about.
  package let ages: Band
  package let year: Int
  /// The groups, at least two.
  package let groups: [Group]
  /// Those of whom the source does not know the group.
  package let notAnswered: Group?

  /// The line of its first row.
  package var line: Int { groups.first?.line ?? 1 }

  /// The size of each group in one unit for all: people, or ten-thousandths of a per cent.
  package var sizes: [Int] {
    let counts = groups.compactMap(\.count)
    return counts.count == groups.count ? counts : groups.map { $0.percentage ?? 0 }
  }
}
