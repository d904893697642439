/// How a difference along a scale is said: "felt less safe in the evening", or towards which end the answers lie.
struct ScaleWording {
  /// What names the question behind "Over all 5 answers"; nothing where the verb does.
  let question: String
  /// "felt less safe in the evening".
  let did: String
  /// "less safe answer".
  let answer: String

  /// - Parameters:
  ///   - found: A difference that was found.
  ///   - measures: The main measures.
  ///   - wording: How they are called.
  init(_ found: ScaleComparison, measures: [Measure], wording: MeasureWording) {
    let own = measures.filter { $0.question == found.question.id }
    if let (measure, isTop) = own.lazy.compactMap({ one in Self.end(one, found).map { (one, $0) } }).first,
      let words = Self.adjective(wording.phrase(measure))
    {
      let degree = found.isHigher == isTop ? "more" : "less"
      question = ""
      did = "\(words.verb) \(degree) \(words.adjective)\(words.rest)"
      answer = "\(degree) \(words.adjective) answer"
    } else {
      let end = Markdown.escaped(found.isHigher ? found.scale.highest : found.scale.lowest)
      question = " to \"\(Markdown.escaped(found.question.name))\""
      did = "answered closer to \"\(end)\""
      answer = "answer closer to \"\(end)\""
    }
  }

  /// Whether a measure counts the highest answers of the scale (true) or the lowest (false); `nil` for others.
  private static func end(_ measure: Measure, _ found: ScaleComparison) -> Bool? {
    guard measure.says != nil, let members = found.question.members(of: measure) else { return nil }
    let counted = found.scale.steps.map { step in step.filter(members.contains).count }
    let isWhole = zip(counted, found.scale.steps).map { $0 == $1.count }
    let steps = counted.indices.filter { counted[$0] > 0 }
    guard !steps.isEmpty, steps.count < counted.count, steps.allSatisfy({ isWhole[$0] }) else { return nil }
    if steps == Array(counted.indices.suffix(steps.count)) { return true }
    return steps == Array(counted.indices.prefix(steps.count)) ? false : nil
  }

  /// The parts of "felt safe in the evening"; `nil` where the words have no degrees that are known.
  private static func adjective(_ phrase: String) -> (verb: String, adjective: String, rest: String)? {
    let words = phrase.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count > 1, ["felt", "were"].contains(words[0]), adjectives.contains(words[1]) else {
      return nil
    }
    let rest = words.count > 2 ? words[2] : ""
    // "safe or very safe" has no degrees of its own.
    guard !rest.hasPrefix("or "), !rest.hasPrefix("and ") else { return nil }
    return (words[0], words[1], rest.isEmpty ? "" : " \(rest)")
  }

  private static let adjectives: Set<String> = [
    "safe", "unsafe", "satisfied", "dissatisfied", "confident", "comfortable", "welcome", "informed", "happy",
    "worried", "secure",
  ]
}
