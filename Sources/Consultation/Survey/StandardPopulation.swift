internal import FileFormats
internal import ShippedFiles

/// A set of population figures that ships with the tool.
public struct StandardPopulation: Sendable {
  /// The id by which survey.xml names it.
  public let id: String
  /// The place whose people are counted.
  public let area: String
  /// The year of the figures.
  public let year: Int
  /// The sources, each once.
  public let sources: [String]
  /// The characteristics that it has figures for, in the order of the file.
  public let characteristics: [String]
  /// The file as text, to start an own one from.
  public let text: String

  /// Every set.
  ///
  /// - Throws: A ``Problem`` where a shipped file is broken, which tests rule out.
  public static func all() throws(Problem) -> [StandardPopulation] {
    var sets: [StandardPopulation] = []
    for file in ShippedPopulations.files { sets.append(try StandardPopulation(file.id, file.bytes)) }
    return sets
  }

  private init(_ id: String, _ bytes: [UInt8]) throws(Problem) {
    let figures = try Self.table(id).figures
    self.id = id
    area = figures.first?.area ?? ""
    year = figures.first?.year ?? 0
    var sources: [String] = []
    var characteristics: [String] = []
    for classification in figures {
      if !characteristics.contains(classification.characteristic) {
        characteristics.append(classification.characteristic)
      }
      for group in classification.groups where !sources.contains(group.source) {
        sources.append(group.source)
      }
    }
    self.sources = sources
    self.characteristics = characteristics
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The characteristics that standard sets have figures for.
  static let characteristics: Set<String> = [
    "age", "sex", "ethnicity", "disability", "religion", "sexual-orientation",
  ]

  /// The figures of a set.
  static func table(_ id: String) throws(Problem) -> PopulationTable {
    let file = "\(id).csv"
    guard let bytes = ShippedPopulations.files.first(where: { $0.id == id })?.bytes else {
      throw Problem(.unusable, at: SourceLocation(file: file), "there is no such set of population figures")
    }
    do throws(FormatError) {
      let table = PopulationTable(try TextTable(bytes), file: file)
      if let problem = Problem.first(of: table.problems) { throw FormatError(.malformed, problem.message) }
      return table
    } catch { throw Problem(error, file: file) }
  }
}
