/// The answers of a closed question: from what the file declares, or from what its cells hold.
struct AnswerDrafting {
  private var naming = Naming()
  private(set) var answers: [QuestionDraft.Answer] = []
  private(set) var reasons: [String] = []
  private(set) var doubts: [String] = []
  private(set) var nets: [QuestionDraft.Net] = []
  private(set) var scale: Scales.Scale?
  /// Whether the heading asks for a rating, so that numbers are no codes.
  private let isRated: Bool
  /// Whether the answers are numbers in an order.
  private(set) var isRating = false
  /// Answers that count as not asked.
  private(set) var missingWords: [String] = []
  /// How often each label was given, where that is known.
  private var counts: [String: Int] = [:]

  /// The answers that cells gave, in an order that can be told: of a scale, of bands, or of frequency.
  init(
    values: [ColumnProfile.Value], declared: [DataDictionary.Value] = [], hasRest: Bool = false,
    isRated: Bool = false
  ) {
    self.isRated = isRated
    counts = Dictionary(values.map { ($0.text, $0.count) }, uniquingKeysWith: +)
    if declared.isEmpty {
      take(values)
    } else {
      take(declared, seen: values)
    }
    if hasRest { addRest() }
    partCodesFromLabels()
    score()
  }

  private mutating func take(_ values: [ColumnProfile.Value]) {
    for value in ordered(values) {
      add(value.text)
      if !value.spellings.isEmpty {
        reasons.append(
          "spellings counted as one answer: "
            + ([value.text] + value.spellings).prefix(4).map { "'\(Quotation.shortened($0))'" }
            .joined(separator: ", "))
      }
    }
  }

  /// The answers as the file declares them; what cells hold besides is added, for a person to decide.
  private mutating func take(_ declared: [DataDictionary.Value], seen: [ColumnProfile.Value]) {
    var known: Set<String> = []
    let labels = Dictionary(grouping: declared, by: { Folding.key($0.label) })
    for value in declared {
      known.formUnion([Folding.key(value.code), Folding.key(value.label)])
      let isAnswer = !value.isMissing || AnswerWording.kind(of: value.label) != nil
      guard isAnswer else {
        reasons.append(
          "the file declares '\(Quotation.shortened(value.label))' as missing; it counts as such")
        continue
      }
      let label = value.label.trimmingBlanks.isEmpty ? value.code : value.label
      guard labels[Folding.key(label), default: []].count > 1 else {
        add(label)
        continue
      }
      add("\(label) (\(value.code))")
      answers[answers.count - 1].spellings.append(value.code)
      doubts.append(
        "The file has several codes with the label '\(Quotation.shortened(label))': do they mean the same?")
    }
    for value in seen where !known.contains(Folding.key(value.text)) {
      // What tools of analysts make of a code in a column with gaps.
      if let code = CellVocabulary.plainCode(value.text), known.contains(code) { continue }
      add(value.text)
      doubts.append(
        "\(Quotation.value(value.text)) stands in \(ColumnNature.counted(value.count, "cell")) and the file declares no such answer."
      )
    }
    reasons.append("answers and their order as the file declares them")
  }

  private mutating func add(_ label: String) {
    let kind = AnswerWording.kind(of: label)
    var answer = QuestionDraft.Answer(code: "", label: label, kind: kind)
    switch kind {
    case .dontKnow: answer.code = naming.unique("dont-know")
    case .preferNotToSay: answer.code = naming.unique("prefer-not-to-say")
    default: answer.code = naming.answer(label)
    }
    answers.append(answer)
  }

  /// A code may not read like the label of another answer, for then a cell could mean either.
  private mutating func partCodesFromLabels() {
    let labels = Set(answers.flatMap { [$0.label] + $0.spellings }.map(Folding.key))
    for place in answers.indices {
      let own = Set(([answers[place].label] + answers[place].spellings).map(Folding.key))
      let key = Folding.key(answers[place].code)
      if labels.contains(key), !own.contains(key) {
        answers[place].code = naming.unique("answer-" + answers[place].code)
      }
    }
  }

  private mutating func addRest() {
    if let place = answers.firstIndex(where: { $0.kind == .other }) {
      answers[place].hasRest = true
    } else {
      answers.append(.init(code: naming.unique("other"), label: "Other", kind: .other, hasRest: true))
    }
  }

  // MARK: Order

  private mutating func ordered(_ values: [ColumnProfile.Value]) -> [ColumnProfile.Value] {
    let substance = values.filter { AnswerWording.kind(of: $0.text) == nil }
    let last = values.filter { AnswerWording.kind(of: $0.text) != nil }
    if let found = Scales.shared.scale(of: values.map { ($0.text, $0.count) }) {
      let sorted = substance.sorted { (found.levels[$0.text] ?? 99) < (found.levels[$1.text] ?? 99) }
      return sorted + last
    }
    let bands = substance.compactMap { value in Bands.start(of: value.text).map { (value, $0) } }
    if bands.count == substance.count && bands.count > 1 {
      reasons.append("order: by the numbers in the answers")
      return bands.sorted { $0.1 < $1.1 }.map(\.0) + last
    }
    if substance.count > 2 {
      reasons.append("order: the most frequent first; put the answers in the order of the questionnaire")
    }
    return substance + last
  }

  /// Gives scores and nets where the answers stand on a known scale.
  private mutating func score() {
    guard let found = Scales.shared.scale(of: answers.map { ($0.label, counts[$0.label] ?? 1) }) else {
      return scoreRating()
    }
    scale = found.scale
    leaveOutNotApplicable()
    let isEven = found.scale.isEven
    for place in answers.indices {
      let label = answers[place].label
      guard let level = found.levels[label] else {
        if AnswerWording.isOffScale(label) {
          if answers[place].kind == nil && Folding.key(label).contains("know") {
            answers[place].kind = .dontKnow
          }
        } else {
          doubts.append(
            "\(Quotation.value(label, among: Array(found.levels.keys))) stands on no level of the scale: is it another spelling of one of the answers? Then write it there as <also>."
          )
        }
        continue
      }
      if isEven { answers[place].score = found.scale.levels[level].score }
      answers[place].code = found.scale.levels[level].code
    }
    for net in found.scale.nets { add(net) }
    reasons.append(
      "the answers are those of the scale '\(found.scale.id)'"
        + (isEven ? ", so they have scores and nets" : ""))
  }

  /// Who says that the question does not concern them is in no base of the scale.
  private mutating func leaveOutNotApplicable() {
    missingWords = answers.map(\.label).filter { AnswerWording.isNotApplicable($0) }
    guard !missingWords.isEmpty else { return }
    answers.removeAll { AnswerWording.isNotApplicable($0.label) }
    reasons.append("'\(missingWords[0])' counts as not asked, so it is in no base")
  }

  /// Ratings such as 1 to 5 score what they say.
  private mutating func scoreRating() {
    guard isRated else { return }
    let substance = answers.indices.filter { !AnswerWording.isOffScale(answers[$0].label) }
    let numbers = substance.compactMap { Int(answers[$0].label) }
    guard numbers.count == substance.count, numbers.count >= 3, numbers.allSatisfy({ (0...100).contains($0) })
    else { return }
    for place in substance { answers[place].score = answers[place].label }
    isRating = true
    reasons.append("the answers are numbers, which are their scores")
  }

  /// A net is called after the answers that it joins.
  private mutating func add(_ net: (id: String, of: [String])) {
    let members = net.of.compactMap { code in answers.first { $0.code == code } }
    guard members.count > 1 else { return }
    let labels = members.enumerated().map { place, answer in
      place == 0 ? answer.label : answer.label.prefix(1).lowercased() + answer.label.dropFirst()
    }
    let id = answers.contains { $0.code == net.id } ? "\(net.id)-in-all" : net.id
    let label = labels.dropLast().joined(separator: ", ") + " or " + (labels.last ?? "")
    nets.append(.init(id: id, label: label, members: members.map(\.code)))
  }
}

/// The numbers in labels such as `16-24`, `65 or over`, `Under 16`.
enum Bands {
  /// Where a band starts; an open lower band starts just below its number.
  static func start(of label: String) -> Double? {
    let words = label.replacingCommas.split { !$0.isNumber && $0 != "." }
    guard let first = words.first(where: { $0.contains(where: \.isNumber) }), let value = Double(first) else {
      return nil
    }
    let key = label.lowercased()
    let isBelow =
      key.contains("under") || key.contains("less than") || key.contains("below") || key.hasPrefix("<")
    let isAbove = key.contains("over") || key.contains("more than") || key.hasPrefix(">")
    return isBelow ? value - 0.5 : isAbove && words.count == 1 ? value + 0.5 : value
  }
}

extension String {
  /// Without the commas between thousands.
  fileprivate var replacingCommas: String { filter { $0 != "," } }
}
