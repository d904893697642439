internal import FileFormats

/// Recognises the characteristics of respondents among drafted questions.
struct CharacteristicDrafting {
  /// What a question is for the assessment.
  enum Role {
    case characteristic(KnownCharacteristic, FrameFit?)
    /// The first of the two harmonised questions on disability: is there a condition?
    case condition(FrameFit)
    /// The second: does it limit activities?
    case limits(FrameFit)
    /// An age, or a year or day of birth, to be put into bands.
    case age(isBirth: Bool)

    /// The id that the question gets if it is free.
    var id: String {
      switch self {
      case .characteristic(let known, _): known.id
      case .condition: "condition"
      case .limits: "limits"
      case .age(let isBirth): isBirth ? "year-of-birth" : "age"
      }
    }
  }

  let frames: StandardFrames?

  init() {
    do throws(FormatError) { frames = try StandardFrames() } catch { frames = nil }
  }

  // MARK: Choice

  /// The roles of questions by their places; of several questions that ask for one characteristic the one whose answers
  /// a standard list knows best.
  func roles(of questions: inout [QuestionDraft]) -> [Int: Role] {
    var roles = pair(in: questions)
    var candidates: [String: [(place: Int, role: Role, share: Double)]] = [:]
    for place in questions.indices where roles[place] == nil {
      guard let (id, role, share) = role(of: questions[place]) else { continue }
      if id == "disability" && !roles.isEmpty { continue }
      candidates[id, default: []].append((place, role, share))
    }
    for (id, found) in candidates.sorted(by: { $0.key < $1.key }) {
      guard let best = found.max(by: { ($0.share, -$0.place) < ($1.share, -$1.place) }) else { continue }
      roles[best.place] = best.role
      for other in found where other.place != best.place {
        questions[other.place].doubts.append(
          "This seems to ask for \(id) as well as '\(Quotation.shortened(questions[best.place].text))', which is used for the assessment. Is that right?"
        )
      }
    }
    for place in questions.indices where questions[place].element == "number" {
      let words = Naming.words(questions[place].text) + (questions[place].code.map(Naming.words) ?? [])
      if words.contains(where: { $0.hasPrefix("weight") }) {
        questions[place].doubts.append(
          "Is this a weight of the responses? Then it belongs into <weight>, and not among the questions.")
      }
    }
    return roles
  }

  private func role(of question: QuestionDraft) -> (id: String, role: Role, share: Double)? {
    let words = Naming.words(question.text) + (question.code.map(Naming.words) ?? [])
    guard words.count <= 40 else { return nil }
    if question.element == "number" || question.element == "date" {
      return ageRole(question, words)
    }
    guard question.element == "single" || question.element == "scale" else { return nil }
    for known in KnownCharacteristic.all where known.isAsked(by: words) {
      let fits = known.frames.map { FrameFit($0, question, among: frames) }
      let best = fits.filter { $0.share >= 0.5 }.max { $0.share < $1.share }
      if best != nil || bearsOut(question, known, words) {
        return (known.id, .characteristic(known, best), best?.share ?? 0.4)
      }
    }
    // "Are you ...?" with Female and Male among the answers asks for gender, whatever it says.
    let sex = FrameFit("sex", question, among: frames)
    guard let known = KnownCharacteristic.all.first(where: { $0.id == "gender" }), words.count <= 8,
      Set(sex.codes.values).isSuperset(of: ["female", "male"])
    else { return nil }
    return (known.id, .characteristic(known, sex), 0.3)
  }

  /// Whether a heading is plain enough, or its answers are such, that it asks for the characteristic.
  private func bearsOut(
    _ question: QuestionDraft, _ known: KnownCharacteristic, _ words: [String]
  ) -> Bool {
    let count = words.count
    let substance = question.answers.filter { $0.kind == nil }
    if known.id == "age" {
      return !substance.isEmpty && substance.allSatisfy { DamagedBands.isBand($0.label) }
    }
    if known.frames.isEmpty { return count <= 14 }
    let isPersonal = words.contains("your") || words.contains("you") || words.contains("yourself")
    return count <= 6 || (count <= 12 && isPersonal && known.id != "disability")
  }

  private func ageRole(
    _ question: QuestionDraft, _ words: [String]
  ) -> (id: String, role: Role, share: Double)? {
    guard words.count <= 14, !words.contains("children"), !words.contains("child") else { return nil }
    let isBirth = words.contains("born") || words.contains("birth")
    let isAge =
      !Set(words).isDisjoint(with: ["age", "aged"]) || (words.contains("how") && words.contains("old"))
    guard isBirth || (isAge && question.element == "number") else { return nil }
    return ("age", .age(isBirth: isBirth), 0.6)
  }

  /// The two harmonised questions on disability, where both are there.
  private func pair(in questions: [QuestionDraft]) -> [Int: Role] {
    for place in questions.indices where questions[place].isClosed {
      let words = Set(Naming.words(questions[place].text))
      let conditions = ["condition", "conditions", "illness", "illnesses"]
      guard !words.isDisjoint(with: conditions), words.contains("12") || words.contains("twelve") else {
        continue
      }
      let condition = FrameFit("condition-12-months", questions[place], among: frames)
      guard condition.share == 1 else { continue }
      for next in questions.indices.dropFirst(place + 1).prefix(3) {
        let limits = FrameFit("limits-activities", questions[next], among: frames)
        if limits.share == 1, questions[next].answers.count > 2 {
          return [place: .condition(condition), next: .limits(limits)]
        }
      }
    }
    return [:]
  }

  // MARK: Drafting

  /// Writes the roles into the questions, whose ids are known by now.
  ///
  /// - Parameters:
  ///   - roles: What each question is.
  ///   - questions: The questions.
  ///   - naming: Gives ids to questions that are made.
  ///   - fieldwork: When fieldwork began, without which no age can be told from a birth.
  func draft(
    _ roles: [Int: Role], into questions: inout [QuestionDraft], naming: inout Naming,
    fieldwork: CalendarDate?
  ) {
    var condition = ""
    for (place, role) in roles.sorted(by: { $0.key < $1.key }) {
      switch role {
      case .characteristic(let known, let fit):
        draft(known, fit, into: &questions[place])
      case .condition(let fit):
        condition = questions[place].id
        questions[place].tie(to: fit, among: frames)
        questions[place].reasons.append(
          "the first of the two harmonised questions on disability; both together tell who is disabled")
      case .limits(let fit):
        questions[place].tie(to: fit, among: frames)
        addDisability(to: &questions[place], condition: condition, naming: &naming)
      case .age(let isBirth):
        addBands(to: &questions[place], isBirth: isBirth, naming: &naming, fieldwork: fieldwork)
      }
    }
  }

  private func draft(_ known: KnownCharacteristic, _ fit: FrameFit?, into question: inout QuestionDraft) {
    question.attributes.append(("characteristic", known.id))
    question.label = known.label
    question.reasons.append("the heading asks for the characteristic \(known.id)")
    if let fit {
      question.tie(to: fit, among: frames, keepsLabels: true)
      question.frame = fit.frame
    } else if !known.frames.isEmpty && known.id != "age" {
      question.doubts.append("The answers are those of no standard list: are these the groups you publish?")
    }
  }

  private func addDisability(
    to question: inout QuestionDraft, condition: String, naming: inout Naming
  ) {
    let limits = question.id
    question.attributes.append(("asked-if", "\(condition) = yes"))
    question.reasons.append(
      "asked of those with a condition only, so an empty answer of others is no refusal")
    question.made = [
      "<derived id=\"\(naming.unique("disability"))\" characteristic=\"disability\">",
      "  <text>Disabled under the Equality Act 2010</text>", "  <label>Disability</label>",
      "  <group code=\"disabled\" when=\"\(condition) = yes and \(limits) in (yes-a-lot, yes-a-little)\">Disabled</group>",
      "  <group code=\"not-disabled\" when=\"\(condition) = no or (\(condition) = yes and \(limits) = not-at-all)\">Not disabled</group>",
      "  <group code=\"prefer-not-to-say\" kind=\"prefer-not-to-say\" when=\"\(condition) = prefer-not-to-say or \(limits) = prefer-not-to-say\">Prefer not to say</group>",
      "</derived>",
    ]
  }

  /// An age, or a year or day of birth, becomes a banded question beside it.
  private func addBands(
    to question: inout QuestionDraft, isBirth: Bool, naming: inout Naming, fieldwork: CalendarDate?
  ) {
    let day = question.element == "date" ? "fieldwork-start" : "year"
    let at = isBirth ? " at=\"\(day)\"" : ""
    let lines = [
      "<banded id=\"\(naming.unique("age-group"))\" characteristic=\"age\" of=\"\(question.id)\"\(at) bands=\"0-15 16-24 25-34 35-44 45-54 55-64 65-74 75+\">",
      "  <label>Age</label>", "</banded>",
    ]
    if question.element == "number" {
      let year = fieldwork?.year ?? 2100
      question.attributes +=
        isBirth
        ? [("minimum", String(year - 115)), ("maximum", String(year))]
        : [("minimum", "0"), ("maximum", "115")]
    }
    guard fieldwork != nil || !isBirth else {
      question.doubts.append(
        "No age can be told before the days of fieldwork are known: correct them above, then take the marks of comment off the age groups below."
      )
      question.made = ["<!-- " + lines.joined(separator: " ") + " -->"]
      return
    }
    question.made = lines
    question.reasons.append(
      isBirth
        ? "the age at fieldwork follows from the birth, and is put into bands" : "the age is put into bands")
    question.doubts.append("Are these the age bands you publish?")
  }

  // MARK: Groupings

  /// The coarser groups of an ethnic list, as lines of XML.
  func groupings(of question: QuestionDraft) -> [String] {
    // An answer that the list lacks belongs to a group that only a person can tell.
    guard question.answers.allSatisfy({ $0.kind == .dontKnow || $0.kind == .preferNotToSay }) else {
      return []
    }
    guard let frame = question.frame, let all = frames?.groupings(of: frame) else { return [] }
    let wanted = all.filter { ["five", "two-way"].contains($0["id"]) }
    guard wanted.count == 2 else { return [] }
    var lines = [
      "<groupings of=\"\(question.id)\" show=\"five\" publish=\"two-way\" test=\"two-way\">"
    ]
    for grouping in wanted {
      lines.append("  <grouping id=\"\(grouping["id"] ?? "")\">")
      let groups = grouping.children("group")
      for (place, group) in groups.enumerated() {
        // The last group takes what a survey adds to the list.
        let members = place == groups.count - 1 ? "rest=\"yes\"" : "of=\"\(group["of"] ?? "")\""
        lines.append(
          "    <group code=\"\(group["code"] ?? "")\" \(members)>\(XMLLines.escaped(group.text))</group>")
      }
      lines.append("  </grouping>")
    }
    return lines + ["</groupings>"]
  }
}
