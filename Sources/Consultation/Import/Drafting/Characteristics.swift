/// A characteristic of respondents that headings ask for, and the standard lists of its answers.
struct KnownCharacteristic: Sendable {
  let id: String
  /// The short name in tables.
  let label: String
  /// Alternatives; in each, every word or start of a word (`disab*`) must stand in the heading.
  let words: [[String]]
  /// Words that must not stand in it.
  var not: [String] = []
  var frames: [String] = []

  /// Those that are looked for, the more particular before the more general.
  static let all: [KnownCharacteristic] = [
    .init(
      id: "gender-identity", label: "Gender same as at birth",
      words: [
        ["gender", "same", "birth"], ["gender", "same", "registered"], ["gender", "same", "assigned"],
      ],
      frames: ["gender-same-as-at-birth"]),
    .init(
      id: "trans", label: "Trans", words: [["trans"], ["transgender"], ["gender", "different", "birth"]],
      not: ["transport"]),
    .init(
      id: "sexual-orientation", label: "Sexual orientation",
      words: [["orientation"], ["sexuality"], ["heterosexual"]], frames: ["sexual-orientation"]),
    .init(
      id: "gender", label: "Gender", words: [["gender"], ["sex"]],
      not: ["orientation", "attack", "offence", "crime", "violence", "self", "child"], frames: ["sex"]),
    .init(
      id: "ethnicity", label: "Ethnic group", words: [["ethnic*"], ["race"], ["racial"]],
      frames: ["census-2021-ethnic-group", "census-2011-ethnic-group", "high-level-ethnic-group"]),
    .init(id: "religion", label: "Religion", words: [["religio*"], ["faith"]], frames: ["religion"]),
    .init(
      id: "carer", label: "Caring for somebody",
      words: [["carer"], ["unpaid", "care"], ["look", "after"], ["give", "help", "support"]],
      not: ["name", "organisation", "called"], frames: ["yes-no"]),
    .init(
      id: "disability", label: "Disability",
      words: [
        ["disab*"], ["long", "term", "condition"], ["physical", "mental", "health"], ["health", "problem"],
        ["conditions", "illnesses"], ["condition", "illness"], ["day", "activities"],
      ],
      not: ["household", "child", "children", "organisation", "council", "someone", "family", "called"],
      frames: ["disability-self", "condition-12-months", "limits-activities", "yes-no"]),
    .init(
      id: "pregnancy-maternity", label: "Pregnancy and maternity", words: [["pregnan*"], ["maternity"]],
      frames: ["yes-no"]),
    .init(
      id: "marriage", label: "Marriage and civil partnership",
      words: [["marital"], ["civil", "partnership"], ["married"]]),
    .init(
      id: "armed-forces", label: "Armed forces", words: [["armed", "forces"], ["veteran"]], frames: ["yes-no"]
    ),
    .init(
      id: "age", label: "Age", words: [["age"], ["aged"], ["agegroup"], ["ageband"], ["how", "old"]],
      not: ["language", "children", "child", "long", "property", "house"],
      frames: ["age-bands-broad", "age-bands"]),
    .init(id: "ward", label: "Ward", words: [["ward"], ["wards"]]),
  ]

  /// Whether the words of a heading ask for it.
  func isAsked(by words: [String]) -> Bool {
    self.words.contains { $0.allSatisfy { Self.has($0, in: words) } } && !not.contains { words.contains($0) }
  }

  private static func has(_ word: String, in words: [String]) -> Bool {
    word.hasSuffix("*") ? words.contains { $0.hasPrefix(word.dropLast()) } : words.contains(word)
  }
}
