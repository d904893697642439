internal import FileFormats

/// Recognises the characteristics of respondents among drafted questions and ties them to the standard lists.
struct CharacteristicDrafting {
  private let frames: StandardFrames?
  private var taken: [String: String] = [:]

  init() {
    do throws(FormatError) { frames = try StandardFrames() } catch { frames = nil }
  }

  /// A characteristic, the words of a heading that ask for it, and the standard lists of its answers.
  private struct Characteristic {
    let id: String
    /// Alternatives; in each, every word or start of a word (`disab*`) must stand in the heading.
    let words: [[String]]
    var not: [String] = []
    let frames: [String]
  }

  private static let known: [Characteristic] = [
    .init(
      id: "gender-identity",
      words: [
        ["gender", "same", "birth"], ["gender", "same", "registered"], ["trans"], ["transgender"],
        ["gender", "identity", "different"],
      ],
      frames: ["gender-same-as-at-birth"]),
    .init(
      id: "sexual-orientation", words: [["orientation"], ["sexuality"], ["heterosexual"]],
      frames: ["sexual-orientation"]),
    .init(
      id: "gender", words: [["gender"], ["sex"]],
      not: ["orientation", "attack", "offence", "crime", "violence"],
      frames: ["sex"]),
    .init(
      id: "ethnicity", words: [["ethnic*"], ["race"], ["racial"]],
      frames: ["census-2021-ethnic-group", "census-2011-ethnic-group", "high-level-ethnic-group"]),
    .init(id: "religion", words: [["religio*"], ["faith"]], frames: ["religion"]),
    .init(
      id: "disability",
      words: [
        ["disab*"], ["long", "term", "condition"], ["physical", "mental", "health"], ["health", "problem"],
      ],
      frames: ["disability-self", "condition-12-months", "limits-activities", "yes-no"]),
    .init(
      id: "age", words: [["age"], ["aged"], ["agegroup"], ["ageband"], ["how", "old"]],
      not: ["language", "children", "child", "long", "property", "house"],
      frames: ["age-bands-broad", "age-bands"]),
    .init(id: "ward", words: [["ward"], ["wards"]], frames: []),
  ]

  /// Marks a question as a characteristic where its heading, or its answers, say so.
  mutating func mark(_ question: inout QuestionDraft, naming: inout Naming) {
    if question.element == "number" || question.element == "date" {
      return markNumber(&question, naming: &naming)
    }
    guard question.element == "single" || question.element == "scale" else { return }
    guard let characteristic = characteristic(of: question) else { return }
    if let other = taken[characteristic.id] {
      question.doubts.append(
        "This also asks for \(characteristic.id), as '\(other)' does: which of the two is used for the assessment?"
      )
      return
    }
    taken[characteristic.id] = question.id
    question.attributes.append(("characteristic", characteristic.id))
    question.reasons.append("the heading asks for the characteristic \(characteristic.id)")
    tie(&question, to: characteristic.frames)
  }

  private func characteristic(of question: QuestionDraft) -> Characteristic? {
    let words = Naming.words(question.text) + (question.code.map(Naming.words) ?? [])
    guard words.count <= 40 else { return nil }
    return Self.known.first { characteristic in
      let isAsked = characteristic.words.contains { $0.allSatisfy { Self.has($0, in: words) } }
      return isAsked && !characteristic.not.contains { words.contains($0) }
        && (words.count <= 12 || characteristic.frames.contains { fit(question, $0).share >= 0.6 })
    }
  }

  private static func has(_ word: String, in words: [String]) -> Bool {
    word.hasSuffix("*") ? words.contains { $0.hasPrefix(word.dropLast()) } : words.contains(word)
  }

  // MARK: Standard lists

  /// Ties the answers to the list that knows most of them; the mapping is written down.
  private func tie(_ question: inout QuestionDraft, to names: [String]) {
    let fits = names.map { (name: $0, fit: fit(question, $0)) }
    guard let best = fits.max(by: { $0.fit.share < $1.fit.share }), best.fit.share >= 0.5 else {
      if !names.isEmpty {
        question.doubts.append(
          "The answers are none of the standard lists (\(names.joined(separator: ", "))): check them, and group them by <groupings> if need be."
        )
      }
      return
    }
    let mapping = best.fit.codes
    question.reasons.append(
      "standard list \(best.name): "
        + question.answers.compactMap { answer in
          mapping[answer.label].map { "'\(Quotation.shortened(answer.label))' = \($0)" }
        }.joined(separator: ", "))
    if mapping.count == question.answers.count && Set(mapping.values).count == mapping.count
      && question.answers.allSatisfy({ $0.spellings.isEmpty })
    {
      question.attributes.append(("frame", best.name))
      question.answers = []
      question.nets = []
      question.element = best.name.hasPrefix("age-bands") ? "scale" : "single"
      return
    }
    adopt(mapping, in: &question, frame: best.name)
  }

  /// Takes the list's codes for the answers it knows; the others stay, for a person to look at.
  private func adopt(_ mapping: [String: String], in question: inout QuestionDraft, frame: String) {
    var naming = Naming(taken: Set(mapping.values))
    var unused = Set(mapping.values)
    for place in question.answers.indices {
      let label = question.answers[place].label
      if let code = mapping[label], unused.remove(code) != nil {
        question.answers[place].code = code
      } else {
        question.answers[place].code = naming.answer(label)
      }
    }
    question.nets = []
    let unknown = question.answers.map(\.label).filter { mapping[$0] == nil }
    if !unknown.isEmpty {
      question.doubts.append(
        "The list \(frame) has no \(Quotation.list(unknown)): give each the code of the answer it belongs to, or keep it as its own."
      )
    }
  }

  /// For each answer the code that a list gives it, and the share of answers of substance that the list knows.
  private func fit(_ question: QuestionDraft, _ frame: String) -> (share: Double, codes: [String: String]) {
    guard let options = frames?.options(of: frame) else { return (0, [:]) }
    var spellings: [String: String] = [:]
    for option in options {
      for spelling in [option.label] + option.spellings { spellings[Folding.key(spelling)] = option.code }
    }
    var codes: [String: String] = [:]
    for answer in question.answers {
      codes[answer.label] = spellings[Folding.key(answer.label)]
    }
    let substance = question.answers.filter { $0.kind == nil || $0.kind == .other }
    guard !substance.isEmpty else { return (0, codes) }
    return (Double(substance.count { codes[$0.label] != nil }) / Double(substance.count), codes)
  }

  // MARK: Ages as numbers

  /// An age, or a year of birth, becomes a banded question beside the number.
  private mutating func markNumber(_ question: inout QuestionDraft, naming: inout Naming) {
    let words = Set(Naming.words(question.text) + (question.code.map(Naming.words) ?? []))
    let isBirth = !words.isDisjoint(with: ["birth", "born"])
    let isYear = question.element == "date" ? isBirth : words.contains("year") && isBirth
    let isAge = !words.isDisjoint(with: ["age", "aged"]) || words.isSuperset(of: ["how", "old"])
    guard isYear || isAge, taken["age"] == nil, words.isDisjoint(with: ["children", "child"]) else { return }
    let id = naming.unique("age-group")
    taken["age"] = id
    let at = isYear ? " at=\"\(question.element == "date" ? "fieldwork-start" : "year")\"" : ""
    question.made = [
      "<banded id=\"\(id)\" characteristic=\"age\" of=\"\(question.id)\"\(at) bands=\"0-15 16-24 25-34 35-44 45-54 55-64 65-74 75+\">",
      "  <label>Age group</label>", "</banded>",
    ]
    question.reasons.append("a number of years, so the age is put into bands")
    question.doubts.append("Are these the age bands you publish?")
  }
}
