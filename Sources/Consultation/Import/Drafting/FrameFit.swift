internal import FileFormats

/// How well a standard list knows the answers of a drafted question.
struct FrameFit: Sendable {
  let frame: String
  /// For each label that the list knows the code of its answer.
  let codes: [String: String]
  /// The share of the answers of substance that it knows.
  let share: Double

  init(_ frame: String, _ question: QuestionDraft, among frames: StandardFrames?) {
    self.frame = frame
    var spellings: [String: String] = [:]
    for option in frames?.options(of: frame) ?? [] {
      for spelling in [option.label] + option.spellings { spellings[Folding.key(spelling)] = option.code }
    }
    var codes: [String: String] = [:]
    for answer in question.answers { codes[answer.label] = spellings[Folding.key(answer.label)] }
    self.codes = codes
    let substance = question.answers.filter { $0.kind == nil || $0.kind == .other }
    let known = substance.count { codes[$0.label] != nil }
    share = substance.isEmpty ? 0 : Double(known) / Double(substance.count)
  }

  /// Whether the list calls an answer otherwise than the question does.
  func renames(_ label: String, among frames: StandardFrames?) -> Bool {
    guard let code = codes[label], let option = frames?.options(of: frame)?.first(where: { $0.code == code })
    else {
      return false
    }
    return Folding.key(option.label) != Folding.key(label)
  }
}

extension QuestionDraft {
  /// Ties the answers to a standard list; the mapping is written down, and what the list lacks stays an answer of its own.
  ///
  /// - Parameters:
  ///   - fit: How the list knows the answers.
  ///   - frames: The standard lists.
  ///   - keepsLabels: Whether a short list of other wording keeps its own words, and takes the codes alone.
  mutating func tie(to fit: FrameFit, among frames: StandardFrames?, keepsLabels: Bool = false) {
    reasons.append(
      "standard list \(fit.frame): "
        + answers.compactMap { answer in
          fit.codes[answer.label].map { "'\(Quotation.shortened(answer.label))' = \($0)" }
        }.joined(separator: ", "))
    // In a list of few answers another label may say another thing: "No" is not "Not at all".
    let isRelabelled =
      keepsLabels && ["sex", "limits-activities", "disability-self"].contains(fit.frame)
      && answers.contains { $0.kind == nil && fit.renames($0.label, among: frames) }
    let isAge = fit.frame.hasPrefix("age-bands")
    nets = []
    if isRelabelled || (isAge && fit.share < 1) {
      adoptCodes(fit)
    } else {
      attributes.append(("frame", fit.frame))
      let taken = Set((frames?.options(of: fit.frame) ?? []).map(\.code))
      var naming = Naming(taken: taken)
      answers = answers.filter { fit.codes[$0.label] == nil }
      for place in answers.indices { answers[place].code = naming.answer(answers[place].label) }
      element = isAge ? "scale" : "single"
      scale = nil
    }
    ask(about: answers.filter { fit.codes[$0.label] == nil && $0.kind == nil }, fit.frame)
  }

  private mutating func ask(about unknown: [Answer], _ frame: String) {
    guard !unknown.isEmpty, frame != "sex", !frame.hasPrefix("age-bands") else { return }
    doubts.append(
      "The standard list has no \(Quotation.list(unknown.map(\.label))). Show \(unknown.count == 1 ? "it as a group" : "them as groups") of \(unknown.count == 1 ? "its" : "their") own, as drafted, or count \(unknown.count == 1 ? "it" : "them") with an answer of the list?"
    )
  }

  /// Takes the list's codes and keeps the labels; two answers with one code become one.
  private mutating func adoptCodes(_ fit: FrameFit) {
    var naming = Naming(taken: Set(fit.codes.values))
    var places: [String: Int] = [:]
    var adopted: [Answer] = []
    for answer in answers {
      var answer = answer
      guard let code = fit.codes[answer.label] else {
        answer.code = naming.answer(answer.label)
        adopted.append(answer)
        continue
      }
      if let place = places[code] {
        adopted[place].spellings.append(answer.label)
      } else {
        answer.code = code
        places[code] = adopted.count
        adopted.append(answer)
      }
    }
    answers = adopted
  }
}
