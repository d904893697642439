/// The questions of a survey as a paper form asks them: numbered, in two parts, made questions left out.
///
/// The questions about the person come last: those that are characteristics, those that characteristics are made
/// from, and those that are asked only because of one of these. In all else the order is that of the definition.
struct PaperForm: Sendable {
  /// One numbered question, or a grid with all its rows.
  struct Entry: Sendable {
    /// The number on the form, from 1.
    let number: Int
    /// The places of its questions in the survey: one, or one for each row of a grid.
    let places: [Int]
  }

  let survey: Survey
  /// What the consultation is about.
  let views: [Entry]
  /// Who answers.
  let aboutYou: [Entry]
  private let numbers: [Int: String]

  init(_ survey: Survey) {
    self.survey = survey
    var personal = Self.characteristicPlaces(of: survey)
    var blocks: (views: [[Int]], aboutYou: [[Int]]) = ([], [])
    for block in Self.blocks(of: survey) {
      let askedAbout = block.compactMap { survey.questions[$0].askedIf }.flatMap(\.questions)
      if !personal.isDisjoint(with: block) || !personal.isDisjoint(with: askedAbout) {
        personal.formUnion(block)
        blocks.aboutYou.append(block)
      } else {
        blocks.views.append(block)
      }
    }
    let entries = (blocks.views + blocks.aboutYou).enumerated().map { Entry(number: $0 + 1, places: $1) }
    views = Array(entries.prefix(blocks.views.count))
    aboutYou = Array(entries.dropFirst(blocks.views.count))
    numbers = Self.numbers(of: entries, in: survey)
  }

  /// All questions in the order of the form.
  var entries: [Entry] { views + aboutYou }

  /// All questions in the order of the form, the rows of grids one by one.
  var questions: [Question] { entries.flatMap(questions) }

  /// The question, or the rows of the grid.
  func questions(of entry: Entry) -> [Question] { entry.places.map { survey.questions[$0] } }

  /// What a question is called on the form: 8, or 8b for the second row of a grid.
  func number(ofQuestionAt place: Int) -> String { numbers[place] ?? "" }

  /// Whether a number is a year, because an age is worked out from it.
  func isYear(_ question: Question) -> Bool { question.kind == .number && age(of: question) != nil }

  /// The bands that are made of a number or a date where they are bands of an age.
  func age(of question: Question) -> [Band]? {
    for made in survey.questions {
      if case .banded(let of, _?, let bands)? = made.making, survey.questions[of].id == question.id {
        return bands
      }
    }
    return nil
  }

  // MARK: Parts

  /// The asked questions, those of one grid together.
  private static func blocks(of survey: Survey) -> [[Int]] {
    var blocks: [[Int]] = []
    for (place, question) in survey.questions.enumerated() where question.making == nil {
      let last = blocks.last?.last.flatMap { survey.questions[$0].grid?.id }
      if let last, last == question.grid?.id {
        blocks[blocks.count - 1].append(place)
      } else {
        blocks.append([place])
      }
    }
    return blocks
  }

  /// The questions that tell a characteristic, and all that those are made from.
  private static func characteristicPlaces(of survey: Survey) -> Set<Int> {
    var places = Set(survey.questions.indices.filter { survey.questions[$0].characteristic != nil })
    // A question is made from what stands before it, so one pass backwards finds everything.
    for place in survey.questions.indices.reversed() where places.contains(place) {
      switch survey.questions[place].making {
      case .derived(let conditions): places.formUnion(conditions.flatMap(\.questions))
      case .banded(let of, _, _): places.insert(of)
      case .sum(let of, _): places.formUnion(of)
      case .cross(let one, let other): places.formUnion([one, other])
      case nil: break
      }
    }
    return places
  }

  private static func numbers(of entries: [Entry], in survey: Survey) -> [Int: String] {
    var numbers: [Int: String] = [:]
    for entry in entries {
      for (row, place) in entry.places.enumerated() {
        let isRow = survey.questions[place].grid != nil && entry.places.count > 1
        numbers[place] = "\(entry.number)" + (isRow ? letter(row) : "")
      }
    }
    return numbers
  }

  /// The letter of a row: a to z, then aa.
  static func letter(_ row: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let last = String(letters[row % letters.count])
    return row < letters.count ? last : letter(row / letters.count - 1) + last
  }
}

extension Question {
  /// The text of a row of a grid.
  var rowText: String { label ?? text }
}
