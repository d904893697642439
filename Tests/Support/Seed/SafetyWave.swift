/// The invented responses of 2023 and 2024: an online export in SurveyMonkey's layout and a batch of paper forms.
package struct SafetyWave {
  /// What differs between the two waves.
  struct Plan {
    let year: Int
    let online: Int
    let paper: Int
    let day: [(String, Int)]
    let evening: [(String, Int)]
    let problems: [(code: String, count: Int)]
    let help: [(code: String, count: Int)]
    let comments: Int
    let neither: String
    let asksGenderIdentity: Bool
    let duplicates: Int
    let empty: Int
  }

  let plan: Plan
  var people: Population
  /// The persons of the paper forms come first.
  var count: Int { plan.online + plan.paper }

  private init(_ plan: Plan) {
    self.plan = plan
    people = Population(count: plan.online + plan.paper, seed: UInt64(plan.year))
    dealCharacteristics()
    dealSafety()
    dealChoices()
  }

  /// 2023: 500 full answers, with the published totals.
  package static func files2023() -> [SeedFile] { SafetyWave(.year2023).files() }

  /// 2024: the next wave, with one label changed, one option added and one question dropped; nothing was published.
  package static func files2024() -> [SeedFile] { SafetyWave(.year2024).files() }

  private func files() -> [SeedFile] {
    let folder = "medway-community-safety/\(plan.year)/responses"
    return [
      SeedFile(path: "\(folder)/online.csv", text: onlineExport()),
      SeedFile(path: "\(folder)/library-forms.xml", text: libraryForms()),
    ]
  }

  // MARK: People

  /// Deals numbers in the proportion of weights, the rest to the first value.
  private func shares(_ weights: [(String, Double)]) -> [(value: String, count: Int)] {
    var left = count
    var result = weights.dropFirst().map { value, weight -> (value: String, count: Int) in
      let number = Int((weight * Double(count)).rounded())
      left -= number
      return (value, number)
    }
    result.insert((weights[0].0, left), at: 0)
    return result
  }

  private mutating func dealCharacteristics() {
    people.deal(
      "age",
      shares([
        ("45-64", 0), ("0-15", 0.028), ("16-24", 0.076), ("25-44", 0.242), ("65-and-over", 0.248),
        ("prefer-not-to-say", 0.044), ("", 0.036),
      ]).reversed()
    ) { [plan] _, person, value in value == "65-and-over" && person < plan.paper ? 0.6 : 0 }
    people.deal(
      "gender",
      shares([
        ("female", 0), ("male", 0.38), ("another", 0.014), ("prefer-not-to-say", 0.05), ("", 0.04),
      ]))
    people.deal(
      "condition", shares([("no", 0), ("yes", 0.33), ("prefer-not-to-say", 0.06), ("", 0.048)]).reversed()
    ) { people, person, value in value == "yes" && people["age", person] == "65-and-over" ? 0.3 : 0 }
    let conditioned = (0..<count).filter { people["condition", $0] == "yes" }
    let few = conditioned.count * 2 / 5
    let none = conditioned.count / 3
    people.deal(
      "limits",
      [
        ("yes-a-lot", conditioned.count - few - none - 3), ("yes-a-little", few), ("not-at-all", none),
        ("", 3),
      ],
      to: conditioned)
    people.deal("ethnicity", shares(SeedLabels.ethnicity))
    people.deal("religion", shares(SeedLabels.religion))
    people.deal("orientation", shares(SeedLabels.orientation))
    people.deal("same", shares([("yes", 0), ("no", 0.012), ("prefer-not-to-say", 0.05), ("", 0.06)]))
    var wards = SeedLabels.wards.map { ($0.code, 0.86 / 24) }
    wards.insert(("", 0), at: 0)
    people.deal("ward", shares(wards))
  }

  // MARK: Answers

  private mutating func dealSafety() {
    func leaning(_ people: Population, _ person: Int, _ value: String) -> Double {
      let isUnsafe = value.contains("unsafe")
      let worries = (people["limits", person].hasPrefix("yes") ? 0.35 : 0)
      return isUnsafe ? worries : 0
    }
    people.deal("safe-day", plan.day.map { (value: $0.0, count: $0.1) }, leaning: leaning)
    people.deal("safe-evening", plan.evening.map { (value: $0.0, count: $0.1) }) { people, person, value in
      let worries = leaning(people, person, value)
      let woman = people["gender", person] == "female" && value.contains("unsafe") ? 0.3 : 0
      return worries + woman
    }
  }

  private mutating func dealChoices() {
    let everybody = Array(0..<count)
    let none = plan.problems.first { $0.code == "none" }?.count ?? 0
    people.tick("problem", [("none", none)], most: 1, among: everybody)
    let others = everybody.filter { people["problem.none", $0] != "1" }
    people.tick(
      "problem", plan.problems.filter { $0.code != "none" }, most: plan.problems.count, among: others
    ) { people, person, code in
      code == "harassment" && people["gender", person] == "female" ? 0.4 : 0
    }
    people.tick("would-help", plan.help, most: 3, among: everybody) { people, person, code in
      code == "cctv" && people["age", person] == "65-and-over" ? 0.3 : 0
    }
  }
}

extension SafetyWave.Plan {
  static let year2023 = SafetyWave.Plan(
    year: 2023, online: 412, paper: 88,
    day: [
      ("very-unsafe", 10), ("fairly-unsafe", 29), ("very-safe", 130), ("fairly-safe", 270), ("neither", 58),
      ("dont-know", 3),
    ],
    evening: [
      ("very-unsafe", 51), ("fairly-unsafe", 114), ("very-safe", 40), ("fairly-safe", 140), ("neither", 148),
      ("dont-know", 7),
    ],
    problems: [
      ("drugs", 400), ("speeding", 395), ("litter", 360), ("fly-tipping", 360), ("drunk-rowdy", 310),
      ("vandalism", 214), ("groups", 187), ("harassment", 171), ("weapons", 158), ("noise", 133),
      ("burglary", 122), ("vehicles", 104), ("targeted", 76), ("none", 12),
    ],
    help: [
      ("policing", 340), ("public-spaces", 264), ("cctv", 192), ("young-people", 136), ("removal", 124),
      ("treatment", 116), ("wardens", 100), ("traffic-calming", 82), ("neighbourhood", 52),
      ("something-else", 24),
    ],
    comments: 187, neither: "Neither safe nor unsafe", asksGenderIdentity: true, duplicates: 11, empty: 9)

  static let year2024 = SafetyWave.Plan(
    year: 2024, online: 371, paper: 64,
    day: [
      ("very-unsafe", 9), ("fairly-unsafe", 27), ("very-safe", 108), ("fairly-safe", 235), ("neither", 52),
      ("dont-know", 4),
    ],
    evening: [
      ("very-unsafe", 43), ("fairly-unsafe", 98), ("very-safe", 36), ("fairly-safe", 127), ("neither", 124),
      ("dont-know", 7),
    ],
    problems: [
      ("drugs", 341), ("speeding", 350), ("litter", 301), ("fly-tipping", 309), ("drunk-rowdy", 262),
      ("vandalism", 180), ("groups", 171), ("harassment", 149), ("weapons", 140), ("noise", 118),
      ("burglary", 101), ("vehicles", 93), ("targeted", 66), ("e-scooters", 158), ("none", 9),
    ],
    help: [
      ("policing", 290), ("public-spaces", 231), ("cctv", 169), ("young-people", 122), ("removal", 108),
      ("treatment", 97), ("wardens", 91), ("traffic-calming", 74), ("neighbourhood", 45),
      ("something-else", 21),
    ],
    comments: 149, neither: "Neither", asksGenderIdentity: false, duplicates: 6, empty: 7)
}
