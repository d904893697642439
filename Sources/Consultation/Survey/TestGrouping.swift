extension Survey {
  /// The grouping of a characteristic whose groups are compared; `nil` where its answers are the groups.
  ///
  /// It is the one named for testing, else that for publishing, else that for showing.
  package func testGrouping(of question: Question) -> Grouping? {
    guard let groupings = groupings.first(where: { $0.characteristic == question.characteristic }) else {
      return nil
    }
    let named = groupings.test ?? groupings.publish ?? groupings.show
    return named == "answers" ? nil : groupings.all.first { $0.id == named } ?? groupings.all.first
  }

  /// The measures that groups are compared by: those declared, else the first net of each question about safety.
  package var comparedMeasures: [Measure] {
    if !measures.isEmpty { return measures }
    return sections.flatMap { section -> [Measure] in
      guard case .safety(let ids, _) = section else { return [] }
      return ids.compactMap { question($0) }.compactMap { question in
        question.frame.nets.first.map { Measure(net: $0, of: question) }
      }
    }
  }
}

extension Measure {
  /// A net of a question as a measure without a direction.
  init(net: Net, of question: Question) {
    self.init(
      indicator: nil, label: nil, says: nil, question: question.id, rows: .net(net.id), base: nil,
      better: nil,
      target: nil, line: net.line)
  }

  /// Whether a question was answered at all, as a measure.
  package init(answeredOf question: Question) {
    self.init(
      indicator: nil, label: "Answered \"\(question.name)\"", says: nil, question: question.id,
      rows: .answered,
      base: nil, better: nil, target: nil, line: question.line)
  }

  /// Who did not know, as a measure without a direction.
  package init(dontKnow option: AnswerOption, of question: Question) {
    self.init(
      indicator: nil, label: nil, says: nil, question: question.id, rows: .answer(option.code),
      base: .answered, better: nil, target: nil, line: option.line)
  }
}
