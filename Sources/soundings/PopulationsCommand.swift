import Consultation

/// `soundings populations`: the sets of population figures that ship with the tool.
enum PopulationsCommand {
  static let command = Command(
    name: "populations",
    summary: "List the population figures that ship with the tool, or print a set as CSV.",
    operands: [
      .init(name: "ID", help: "print this set, to read or to start an own file from", isOptional: true)
    ],
    options: [],
    examples: [
      ("soundings populations", "every set with its area, year and sources"),
      (
        "soundings populations medway-2021 > surveys/safety/2026/population.csv",
        "an own file to start from; survey.xml names it with <population file=\"population.csv\"/>"
      ),
    ], run: run)

  private static func run(_ arguments: Arguments) throws(UsageError) -> ExitCode {
    let sets: [StandardPopulation]
    do throws(Problem) { sets = try StandardPopulation.all() } catch {
      Terminal.error(error.message)
      return ExitCode(error)
    }
    guard let wanted = arguments.operands.first else {
      Terminal.out(list(sets))
      return .done
    }
    guard let set = sets.first(where: { $0.id == wanted }) else {
      throw UsageError(
        "'\(wanted)' is no set of population figures", suggestion: sets.map(\.id), of: wanted,
        help: "soundings populations")
    }
    Terminal.out(set.text)
    return .done
  }

  private static func list(_ sets: [StandardPopulation]) -> String {
    var lines: [String] = []
    for set in sets {
      lines.append("\(set.id): \(set.area), \(set.year)")
      lines.append("    \(set.characteristics.joined(separator: ", "))")
      lines += set.sources.map { "    from: \($0)" }
      lines.append("")
    }
    lines += [
      "In survey.xml: <population standard=\"medway-2021\"/>, or <population file=\"population.csv\"/> for figures of",
      "your own. `soundings populations ID` prints a set to start from.",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
