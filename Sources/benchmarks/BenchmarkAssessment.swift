import Consultation
import FileFormats
import Glibc

/// The impact assessment of a large consultation: 100,000 responses, 40 main measures, 9 characteristics.
///
/// The measures are nets of 25 scales, 10 answers of a question that takes several, and 5 single answers. Groups
/// differ a little in what they answer, so that some tests find something; one group is so small that tables are drawn
/// in place of the chi-square distribution. Reading and tabulating are not timed.
enum BenchmarkAssessment {
  private static let rows = 100_000
  private static let scales = 25
  private static let wishes = 10
  private static let singles = 5
  private static let steps = [
    "Very safe", "Fairly safe", "Neither", "Fairly unsafe", "Very unsafe", "Don't know",
  ]

  /// Characteristics with the share of each group in ten-thousandths; the last one is preferred not to say.
  private static let characteristics: [(id: String, kind: String, shares: [Int])] = [
    ("age", "scale", [600, 1_100, 1_600, 1_800, 1_900, 2_000, 900, 100]),
    ("gender", "single", [5_100, 4_700, 50, 150]),
    ("disability", "single", [2_000, 7_800, 200]),
    ("ethnicity", "single", [8_200, 300, 600, 550, 150, 200]),
    ("religion", "single", [4_300, 4_518, 40, 120, 2, 300, 160, 60, 500]),
    ("sexual-orientation", "single", [8_900, 150, 120, 50, 780]),
    ("gender-identity", "single", [9_400, 50, 550]),
    ("carer", "single", [1_200, 8_500, 300]),
    ("tenure", "single", [3_000, 3_300, 2_000, 1_500, 200]),
  ]

  /// Prints the median of some runs in this process, after one that is not counted.
  static func run(_ runs: Int, below parent: String) throws(Problem) {
    let folder = try write(below: parent)
    let survey = try Survey(contentsOf: folder)
    let tables = try ResponseTable(importing: survey).tabulate(by: survey.characteristics)
    var times: [Double] = []
    var compared: [Disparity] = []
    for _ in 0...runs {
      let start = Measurement.now()
      let assessment = ImpactAssessment(of: tables)
      times.append(Measurement.now() - start)
      compared = assessment.concerns.flatMap(\.characteristics).flatMap(\.disparities).filter(\.isReportable)
    }
    let (made, found) = (compared.count, compared.count { $0.state == .differenceFound })
    let median = times.dropFirst().sorted()[runs / 2]
    print(
      "impact assessment: \(tables.responses.count) responses, \(scales + wishes + singles) measures, \(characteristics.count) characteristics, \(made) comparisons, \(found) differences found: \(Int((median * 1_000).rounded())) ms"
    )
  }

  private static func write(below parent: String) throws(Problem) -> String {
    let folder = "\(parent)/assessment"
    var file = try BenchmarkFile(folder + "/responses/online.csv")
    var generator = XorShift()
    try file.write(header)
    for _ in 0..<rows { try file.write(record(&generator)) }
    try file.close()
    var definition = try BenchmarkFile(folder + "/survey.xml")
    try definition.write(self.definition)
    try definition.close()
    return folder
  }

  private static var header: String {
    let questions =
      (1...scales).map { "s\($0)" } + (1...wishes).map { "w\($0)" } + (1...singles).map { "q\($0)" }
    return (questions + characteristics.map(\.id)).joined(separator: ",") + "\n"
  }

  private static func record(_ generator: inout XorShift) -> String {
    let groups = characteristics.map { group(of: generator.below(10_000), $0.shares) }
    var cells: [String] = []
    for scale in 0..<scales {
      // One characteristic moves each scale a little.
      let shift = groups[scale % characteristics.count] % 2
      let step = min(5, generator.below(5 + shift))
      cells.append(generator.below(100) < 4 ? "" : steps[generator.below(25) == 0 ? 5 : step])
    }
    for wish in 0..<wishes {
      cells.append(generator.below(100) < 20 + wish + 3 * (groups[wish % 3] % 2) ? "1" : "0")
    }
    for _ in 0..<singles { cells.append(generator.below(20) == 0 ? "" : "Answer \(1 + generator.below(6))") }
    for (place, group) in groups.enumerated() {
      cells.append(generator.below(100) < 5 ? "" : label(group, characteristics[place].shares.count))
    }
    return cells.joined(separator: ",") + "\n"
  }

  private static func group(of drawn: Int, _ shares: [Int]) -> Int {
    var below = 0
    for (place, share) in shares.enumerated() {
      below += share
      if drawn < below { return place }
    }
    return shares.count - 1
  }

  private static func label(_ place: Int, _ count: Int) -> String {
    place == count - 1 ? "Prefer not to say" : "Group \(place + 1)"
  }

  // MARK: Definition

  private static var definition: String {
    let scale = steps.enumerated().map { place, label in
      place < 5
        ? "<answer code=\"a\(place + 1)\" score=\"\(5 - place)\">\(label)</answer>"
        : "<answer code=\"dk\" kind=\"dont-know\">\(label)</answer>"
    }.joined()
    let net = "<net id=\"safe\" of=\"a1 a2\">Safe</net>"
    var questions = (1...scales).map { "<scale id=\"s\($0)\">\(scale)\(net)</scale>" }
    let ticks = (1...wishes).map { "<answer code=\"w\($0)\">Wish \($0)<column code=\"w\($0)\"/></answer>" }
    questions.append("<multiple id=\"wishes\">\(ticks.joined())</multiple>")
    let answers = (1...6).map { "<answer code=\"a\($0)\">Answer \($0)</answer>" }.joined()
    questions += (1...singles).map { "<single id=\"q\($0)\">\(answers)</single>" }
    questions += characteristics.map { one in
      let groups = one.shares.indices.map { place in
        let kind = place == one.shares.count - 1 ? " kind=\"prefer-not-to-say\"" : ""
        return "<answer code=\"g\(place + 1)\"\(kind)>\(label(place, one.shares.count))</answer>"
      }
      return
        "<\(one.kind) id=\"\(one.id)\" characteristic=\"\(one.id)\">\(groups.joined())</\(one.kind)>"
    }
    let measures =
      (1...scales).map { "<measure of=\"s\($0)\" net=\"safe\"/>" }
      + (1...wishes).map { "<measure of=\"wishes\" answer=\"w\($0)\"/>" }
      + (1...singles).map { "<measure of=\"q\($0)\" answer=\"a1\"/>" }
    return """
      <survey xmlns="urn:soundings:survey:1" series="benchmark" wave="assessment" synthetic="yes" title="Benchmark" organisation="Nobody">
      <fieldwork from="2025-01-01" to="2025-12-31"/>
      <responses><export id="online" file="responses/online.csv" mode="online" platform="generic"/></responses>
      <questions>\(questions.joined(separator: "\n"))</questions>
      <measures>\(measures.joined())</measures>
      </survey>
      """
  }
}
