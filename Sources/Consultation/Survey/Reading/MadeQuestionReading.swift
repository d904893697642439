internal import FileFormats

/// Questions made from questions: derived groups, bands, sums and crosses. They may use what stands before them.
extension SurveyReader {
  mutating func readMade(_ element: XMLElement) {
    let made: Question? =
      switch element.name {
      case "derived": derived(element)
      case "banded": banded(element)
      case "sum": sum(element)
      default: cross(element)
      }
    guard var question = made else { return }
    question.base = element["base"].flatMap(Base.init(rawValue:))
    add(question, element: element)
  }

  private func made(
    _ element: XMLElement, kind: Question.Kind, frame: CodeFrame, making: Question.Making
  ) -> Question {
    let id = element["id"] ?? ""
    var question = Question(
      id: id, text: element.child("text")?.text ?? element.child("label")?.text ?? Wording.title(id),
      label: element.child("label")?.text, kind: kind, frame: frame,
      characteristic: element["characteristic"], line: element.line)
    question.making = making
    return question
  }

  private mutating func derived(_ element: XMLElement) -> Question? {
    var frame = CodeFrame()
    var conditions: [Condition] = []
    for group in element.children("group") {
      let place = questions.count
      guard let condition = condition(group["when"] ?? "", line: group.line, before: place) else { continue }
      let code = group["code"] ?? ""
      if frame.index(of: code) != nil {
        report(
          group.line, "there are two groups '\(code)'", expected: "a code of its own for each",
          fix: "rename one, or join their conditions by or")
      }
      conditions.append(condition)
      frame.options.append(
        AnswerOption(
          code: code, label: group.text, kind: group["kind"].flatMap(AnswerOption.Kind.init(rawValue:)),
          score: score(group), line: group.line))
    }
    addNets(of: element, to: &frame)
    return made(element, kind: .single, frame: frame, making: .derived(conditions))
  }

  private mutating func addNets(of element: XMLElement, to frame: inout CodeFrame) {
    for net in element.children("net") { addNet(net, to: &frame) }
  }

  private mutating func part(_ id: String, line: Int) -> Int? {
    if let place = questionIndex[id] { return place }
    reportUnknown(line, "question that stands before", id, known: questions.map(\.id))
    return nil
  }

  // MARK: Bands

  private mutating func banded(_ element: XMLElement) -> Question? {
    guard let of = part(element["of"] ?? "", line: element.line) else { return nil }
    let source = questions[of]
    let age = element["at"].flatMap(AgeReckoning.init(rawValue:))
    guard source.kind == .number || (source.kind == .date && age != nil) else {
      report(
        element.line, "\(source.id) cannot be banded: it is a \(source.kind.rawValue) question",
        expected: "a number, or a date of birth with at=\"...\"", fix: "name a number question in of")
      return nil
    }
    guard let bands = bands(element) else { return nil }
    var frame = CodeFrame()
    for band in bands {
      let own = element.children("band").first { Self.band($0["of"] ?? "") == band }
      frame.options.append(
        AnswerOption(code: band.code, label: own?.text ?? band.label, line: element.line))
    }
    for label in element.children("band") where !bands.contains(where: { $0 == Self.band(label["of"] ?? "") })
    {
      reportUnknown(label.line, "band", label["of"] ?? "", known: bands.map(\.code))
    }
    addNets(of: element, to: &frame)
    return made(element, kind: .scale, frame: frame, making: .banded(of: of, age: age, bands: bands))
  }

  /// The bands in rising order, checked to leave no gap and no overlap.
  private mutating func bands(_ element: XMLElement) -> [Band]? {
    var bands: [Band] = []
    for word in (element["bands"] ?? "").split(separator: " ").map(String.init) {
      guard let band = Self.band(word) else {
        report(
          element.line, "'\(word)' is no band", expected: "16-24, or 65+ for the last one",
          fix: "correct the band")
        return nil
      }
      if let last = bands.last, last.upper.map({ $0 + 1 != band.lower }) ?? true {
        report(
          element.line, "the bands leave a gap or overlap at '\(word)'",
          expected: last.upper.map { "a band that starts at \($0 + 1)" } ?? "no band behind an open one",
          fix: "correct the bands so that each number has exactly one")
        return nil
      }
      bands.append(band)
    }
    return bands
  }

  private static func band(_ word: String) -> Band? {
    let most = 1_000_000_000
    if word.hasSuffix("+") { return Int(word.dropLast()).map { Band(lower: min($0, most), upper: nil) } }
    let parts = word.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2, parts[0] <= parts[1], parts[1] <= most else { return nil }
    return Band(lower: parts[0], upper: parts[1])
  }

  // MARK: Sums and crosses

  private mutating func sum(_ element: XMLElement) -> Question? {
    var parts: [Int] = []
    for id in (element["of"] ?? "").split(separator: " ").map(String.init) {
      guard let place = part(id, line: element.line) else { return nil }
      let question = questions[place]
      let hasScores = question.isSingleChoice && question.frame.options.contains { $0.score != nil }
      guard hasScores || question.kind == .number else {
        report(
          element.line, "\(id) has nothing to add up", expected: "a number, or answers with scores",
          fix: "give its answers a score=\"...\"")
        return nil
      }
      parts.append(place)
    }
    return made(
      element, kind: .number, frame: CodeFrame(),
      making: .sum(of: parts, missingIfAny: element["missing"] != "all"))
  }

  private mutating func cross(_ element: XMLElement) -> Question? {
    let ids = (element["of"] ?? "").split(separator: " ").map(String.init)
    guard ids.count == 2, let one = part(ids[0], line: element.line),
      let other = part(ids[1], line: element.line)
    else { return nil }
    guard questions[one].isSingleChoice, questions[other].isSingleChoice else {
      report(
        element.line, "only questions with one answer each can be crossed",
        expected: "two single or scale questions", fix: "derive groups first, and cross those")
      return nil
    }
    var frame = CodeFrame()
    for first in questions[one].frame.options where first.isSubstantive {
      for second in questions[other].frame.options where second.isSubstantive {
        frame.options.append(
          AnswerOption(
            code: "\(first.code)--\(second.code)", label: "\(first.label) / \(second.label)",
            line: element.line))
      }
    }
    return made(element, kind: .single, frame: frame, making: .cross(one, other))
  }
}

extension Band {
  /// The band as a code: 16-24, 65-and-over.
  var code: String { upper.map { "\(lower)-\($0)" } ?? "\(lower)-and-over" }

  /// The band as a label: Under 16, 16 to 24, 65 and over.
  var label: String {
    guard let upper else { return "\(lower) and over" }
    return lower == 0 ? "Under \(upper + 1)" : "\(lower) to \(upper)"
  }
}

/// Words made from ids.
enum Wording {
  /// An id as a title: `gender-identity` becomes "Gender identity".
  static func title(_ id: String) -> String {
    let words = id.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
