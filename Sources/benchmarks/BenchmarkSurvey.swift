import Consultation
import FileFormats

/// A synthetic export of 60 columns with full labels, quotes, commas, line breaks and a weight, and its definition.
enum BenchmarkSurvey {
  private static let singles: [[String]] = [
    [
      "Resident", "Local business", "Community group", "Visitor", "Council employee",
      "Other (please specify)",
    ],
    ["Strongly support", "Support", "Neither support nor oppose", "Oppose", "Strongly oppose", "Don't know"],
    ["Every day", "Several times a week", "Once a week", "Once a month", "Less often", "Never"],
    [
      "Very satisfied", "Fairly satisfied", "Neither satisfied nor dissatisfied", "Fairly dissatisfied",
      "Very dissatisfied",
    ],
    [
      "Option A: keep the current layout", "Option B: one-way scheme", "Option C: full closure",
      "None of these, thank you",
    ],
    ["Yes", "No", "Don't know"], ["Very safe", "Fairly safe", "Neither", "Fairly unsafe", "Very unsafe"],
    ["Owner occupier", "Private rent", "Council rent", "Housing association", "Living with family", "Other"],
  ]
  private static let travel = [
    "Walking", "Cycling", "Bus", "Train", "Tram", "Car (driver)", "Car (passenger)", "Taxi", "Motorcycle",
    "Wheelchair",
    "Mobility scooter", "Van, lorry or HGV", "Community transport", "E-scooter", "Other",
  ]
  private static let wishes = [
    "More trees", "Wider pavements", "Seating", "Better lighting", "Safer crossings", "Cycle parking",
    "Play areas",
    "Public toilets", "Less traffic", "Litter bins", "Drinking fountains", "Nothing",
  ]
  private static let agreement = [
    "Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree",
  ]
  private static let characteristics: [(id: String, labels: [String])] = [
    ("age", ["16 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64", "65 to 74", "75 or over"]),
    ("gender", ["Female", "Male", "Non-binary", "Prefer not to say"]),
    ("disability", ["No", "Yes, limited a little", "Yes, limited a lot", "Prefer not to say"]),
    (
      "ethnicity",
      [
        "White: English, Welsh, Scottish, Northern Irish or British", "White: Irish",
        "White: Gypsy or Irish Traveller",
        "White: Roma", "Any other White background", "White and Black Caribbean", "White and Black African",
        "White and Asian", "Any other Mixed background", "Indian", "Pakistani", "Bangladeshi", "Chinese",
        "Any other Asian background", "African", "Caribbean", "Any other Black background", "Arab",
        "Any other ethnic group",
      ]
    ),
    ("ward", (1...24).map { "Ward \($0)" }),
  ]
  private static let words = [
    "the", "road", "is", "too", "busy", "near", "school", "and", "buses", "are", "late", "please", "keep",
    "parking",
    "cycle", "lane", "would", "help", "noise", "traffic", "caf\u{E9}", "street", "shops", "crossing",
  ]

  /// Writes the survey into a folder of its own and returns its path.
  static func write(rows: Int, below parent: String) throws(Problem) -> String {
    let folder = "\(parent)/csv-\(rows)"
    var file = try BenchmarkFile(folder + "/responses/online.csv")
    var generator = XorShift()
    try file.write(header)
    for row in 1...rows { try file.write(record(row, &generator)) }
    try file.close()
    var definition = try BenchmarkFile(folder + "/survey.xml")
    try definition.write(self.definition)
    try definition.close()
    return folder
  }

  private static var header: String {
    var names = ["respondent-id", "completed"] + (1...8).map { "q\($0)" }
    names +=
      (1...15).map { "q9_\($0)" } + (1...15).map { "q10_\($0)" } + ["q11"] + (1...12).map { "q12_\($0)" }
    return (names + characteristics.map(\.id) + ["comment", "weight"]).joined(separator: ",") + "\n"
  }

  private static func record(_ row: Int, _ generator: inout XorShift) -> String {
    var cells = ["R\(row)", "2025-0\(1 + generator.below(9))-1\(generator.below(10))"]
    for labels in singles {
      cells.append(generator.below(100) < 5 ? "" : cell(labels[generator.below(labels.count)]))
    }
    let skipsTravel = generator.below(100) < 4
    for label in travel { cells.append(!skipsTravel && generator.below(100) < 22 ? cell(label) : "") }
    let skipsMarks = generator.below(100) < 6
    for _ in 0..<15 { cells.append(skipsMarks ? "" : generator.below(100) < 30 ? "1" : "0") }
    cells.append(
      generator.below(100) < 7 ? "" : wishes.filter { _ in generator.below(100) < 18 }.joined(separator: ";"))
    for _ in 0..<12 {
      cells.append(generator.below(100) < 6 ? "" : agreement[min(generator.below(5), generator.below(5))])
    }
    for (id, labels) in characteristics {
      let isFirst = id == "ethnicity" && generator.below(10) < 6
      cells.append(generator.below(100) < 4 ? "" : cell(labels[isFirst ? 0 : generator.below(labels.count)]))
    }
    cells.append(generator.below(5) == 0 ? comment(&generator) : "")
    let weight = 4_000 + generator.below(16_000)
    cells.append("\(weight / 10_000).\(String(weight % 10_000 + 10_000).dropFirst())")
    return cells.joined(separator: ",") + "\n"
  }

  private static func comment(_ generator: inout XorShift) -> String {
    var text = ""
    for _ in 0..<(8 + generator.below(32)) {
      let word = words[generator.below(words.count)]
      text += generator.below(25) == 0 ? "\"\(word)\"" : word
      text += generator.below(14) == 0 ? ",\n" : " "
    }
    return cell(text)
  }

  private static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  // MARK: Definition

  private static func answers(_ labels: [String], column: ((Int) -> String)? = nil) -> String {
    labels.enumerated().map { index, label in
      let claim = column.map { "<column code=\"\($0(index))\"/>" } ?? ""
      return "<answer code=\"a\(index + 1)\">\(label)\(claim)</answer>"
    }.joined()
  }

  private static var definition: String {
    var questions = singles.enumerated().map { index, labels in
      "<single id=\"q\(index + 1)\"\(index == 0 ? " characteristic=\"q1\"" : "")>\(answers(labels))</single>"
    }
    questions.append("<multiple id=\"q9\">\(answers(travel) { "q9_\($0 + 1)" })</multiple>")
    questions.append(
      "<multiple id=\"q10\">\(answers((1...15).map { "Place \($0)" }) { "q10_\($0 + 1)" })</multiple>")
    questions.append("<multiple id=\"q11\"><column code=\"q11\" joined=\";\"/>\(answers(wishes))</multiple>")
    questions += (1...12).map {
      "<scale id=\"q12-\($0)\"><column code=\"q12_\($0)\"/>\(answers(agreement))</scale>"
    }
    questions += characteristics.map {
      "<single id=\"\($0.id)\" characteristic=\"\($0.id)\">\(answers($0.labels))</single>"
    }
    return """
      <survey xmlns="urn:soundings:survey:1" series="benchmark" wave="one" synthetic="yes" title="Benchmark" organisation="Nobody">
      <fieldwork from="2025-01-01" to="2025-12-31"/>
      <responses><export id="online" file="responses/online.csv" mode="online" platform="generic"><respondent code="respondent-id"/></export></responses>
      <questions>\(questions.joined(separator: "\n"))<text id="comment"/><date id="completed"/></questions>
      <weight id="weight"><column code="weight"/></weight>
      </survey>
      """
  }
}

/// A small fast generator that gives the same numbers everywhere: xorshift64* (Vigna 2016).
struct XorShift {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func below(_ bound: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 2_685_821_657_736_338_717) >> 33) % bound
  }
}
