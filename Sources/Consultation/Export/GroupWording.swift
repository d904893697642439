/// How respondents of a group are called in a sentence.
///
/// The usual answers to the usual questions have words of their own; any other is quoted as it was answered, which is
/// always right.
struct GroupWording {
  /// The id of the characteristic.
  let characteristic: String

  /// "respondents aged 65 and over", "female respondents", "respondents who answered \"X\"".
  func respondents(_ group: Crosstab.Column) -> String {
    if let adjective = adjective(group) { return "\(adjective) respondents" }
    return "respondents \(clause(group))"
  }

  /// A group of the population: "people aged 65 and over", "disabled people", "women and girls".
  func people(_ group: Crosstab.Column) -> String {
    if let adjective = adjective(group) {
      return ["female": "women and girls", "male": "men and boys"][adjective] ?? "\(adjective) people"
    }
    let clause = clause(group)
    return clause.hasPrefix("who answered ")
      ? "people in the group \(clause.dropFirst("who answered ".count))" : "people \(clause)"
  }

  /// A group in a list that has no heading: "aged 65 and over", "gender \"In another way\"".
  func named(_ group: Crosstab.Column, in survey: Survey) -> String {
    let short = short(group)
    return short.hasPrefix("\"") ? "\(nameInSentence(in: survey)) \(short)" : short
  }

  /// The same as ``respondents(_:)``, with the characteristic where the answer alone would not tell it:
  /// "respondents who answered \"In another way\" (gender)".
  func respondents(_ group: Crosstab.Column, in survey: Survey) -> String {
    let text = respondents(group)
    return clause(group).hasPrefix("who answered ") && adjective(group) == nil
      ? "\(text) (\(nameInSentence(in: survey)))" : text
  }

  /// The characteristic inside a sentence: "ethnic group".
  func nameInSentence(in survey: Survey) -> String {
    let question = survey.characteristics.first { $0.characteristic == characteristic }
    return Markdown.lowered(Markdown.escaped(question?.label ?? Wording.title(characteristic)))
  }

  /// A group behind the name of its characteristic, in a list: "aged 65 and over", "female".
  func short(_ group: Crosstab.Column) -> String {
    if let adjective = adjective(group) { return adjective }
    let clause = clause(group)
    // A quoted answer, or "not disabled", stands without its verb.
    for start in ["who answered ", "who are "] where clause.hasPrefix(start) {
      return String(clause.dropFirst(start.count))
    }
    return clause
  }

  /// Respondents who belong to a group of each of two characteristics: "disabled respondents aged 25 to 44".
  static func respondents(_ first: (Self, Crosstab.Column), _ second: (Self, Crosstab.Column)) -> String {
    let both = [first, second]
    let adjectives = both.compactMap { $0.adjective($1) }
    let clauses = both.filter { $0.adjective($1) == nil }.map { $0.clause($1) }
    // What begins with "who" comes last.
    let sorted = clauses.filter { !$0.hasPrefix("who ") } + clauses.filter { $0.hasPrefix("who ") }
    let joint = sorted.count == 2 && sorted[0].hasPrefix("who ") ? " and " : " "
    return (adjectives + ["respondents"] + (sorted.isEmpty ? [] : [sorted.joined(separator: joint)]))
      .joined(separator: " ")
  }

  /// What stands before "respondents", where the language has it.
  private func adjective(_ group: Crosstab.Column) -> String? {
    let label = Markdown.escaped(group.label)
    switch characteristic {
    case "gender", "sex": return ["female", "male"].contains(group.id) ? group.id : nil
    case "disability", "disability-self":
      return group.id == "disabled" || label == "Disabled" ? "disabled" : nil
    case "ethnicity", "ethnic-group", "race":
      return Self.ethnicAdjectives.contains(group.id) ? label : nil
    case "religion", "religion-or-belief":
      return Self.religions.contains(group.id) ? label : nil
    case "sexual-orientation":
      return Self.orientations.contains(group.id) ? label.lowercased() : nil
    default: return nil
    }
  }

  /// What stands behind "respondents".
  private func clause(_ group: Crosstab.Column) -> String {
    let label = Markdown.escaped(group.label)
    switch characteristic {
    case "age": return "aged \(Markdown.inSentence(label))"
    case "disability", "disability-self":
      if label == "Not disabled" { return "who are not disabled" }
    case "ethnicity", "ethnic-group", "race":
      if label.hasPrefix("All ") || label.hasSuffix("groups") { return "from \(Self.lowered(label))" }
      if label.hasPrefix("Other ethnic group") { return "from another ethnic group" }
    case "religion", "religion-or-belief":
      if group.id == "no-religion" { return "with no religion" }
    case "gender-identity":
      if group.id == "no" { return "whose gender identity differs from their sex registered at birth" }
      if group.id == "yes" { return "whose gender identity is their sex registered at birth" }
    default: break
    }
    return "who answered \"\(label)\""
  }

  /// The first letter small where it is the start of "all ethnic groups" and the like, not of a name.
  private static func lowered(_ label: String) -> String {
    label.hasPrefix("All ") ? "all " + label.dropFirst(4) : label
  }

  private static let ethnicAdjectives: Set<String> = [
    "white", "white-british", "white-irish", "asian", "black", "indian", "pakistani", "bangladeshi",
    "chinese",
    "african", "caribbean", "arab",
  ]
  private static let religions: Set<String> = ["christian", "buddhist", "hindu", "jewish", "muslim", "sikh"]
  private static let orientations: Set<String> = [
    "straight", "heterosexual", "straight-or-heterosexual", "gay-or-lesbian", "bisexual",
  ]
}

extension CharacteristicEvidence {
  /// The name inside a sentence: "ethnic group", "age".
  var nameInSentence: String { Markdown.lowered(Markdown.escaped(name)) }
}

extension Markdown {
  /// A name of a characteristic inside a sentence; single words too, because none of them is the name of a place.
  static func lowered(_ name: String) -> String {
    let rest = name.dropFirst().prefix { !$0.isWhitespace }
    return rest.contains { $0.isUppercase } ? name : name.prefix(1).lowercased() + name.dropFirst()
  }
}

/// How a measure is called, as the heading of a row and inside a sentence.
struct MeasureWording {
  let survey: Survey

  /// "Safe by day".
  func name(_ measure: Measure) -> String {
    if let label = measure.label { return label }
    guard let question = survey.question(measure.question) else { return measure.question }
    let first = question.kind == .ranking && measure.rows != .answered ? ", ranked first" : ""
    return "\(question.name): \(answer(measure))\(first)"
  }

  /// What its respondents did: "felt safe by day", or what they answered.
  func phrase(_ measure: Measure) -> String {
    if let says = measure.says { return Markdown.escaped(says) }
    guard let question = survey.question(measure.question) else { return "" }
    let text = "\"\(Markdown.escaped(question.text))\""
    if measure.rows == .answered { return "answered \(text)" }
    return phrase("\"\(Markdown.escaped(answer(measure)))\"", measure, question) + text
  }

  /// What respondents did with an answer, up to the text of the question: answered it, chose it among others, ranked it.
  private func phrase(_ answer: String, _ measure: Measure, _ question: Question) -> String {
    let isNet = if case .net = measure.rows { true } else { false }
    let chosen = isNet ? "an answer of \(answer)" : answer
    switch question.kind {
    case .ranking: return "ranked \(chosen) first for "
    case .multiple:
      let among = question.atMost.map { isNet ? "" : " among their up to \($0) answers" } ?? ""
      return "chose \(chosen)\(among) to "
    default: return "answered \(answer) to "
    }
  }

  /// The measure inside a list: "safe by day".
  func inSentence(_ measure: Measure) -> String { Markdown.inSentence(Markdown.escaped(name(measure))) }

  /// The label of the answer or net that a measure counts.
  func answer(_ measure: Measure) -> String {
    let frame = survey.question(measure.question)?.frame
    return frame?.net(measure.rowID)?.label
      ?? frame?.options.first { $0.code == measure.rowID }?.label ?? measure.rowID
  }
}
