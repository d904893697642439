extension Survey {
  /// The groups of a characteristic that documents show, each with the places of its answers.
  func shownGroups(of question: Question) -> [(label: String, members: [Int])] {
    let options = question.frame.options
    return shownGrouping(of: question)?.groups.map { ($0.label, $0.members) }
      ?? options.indices.filter { options[$0].isSubstantive }.map { (options[$0].label, [$0]) }
  }

  /// The grouping of a characteristic that documents show; `nil` where its answers are the groups.
  func shownGrouping(of question: Question) -> Grouping? {
    guard let groupings = groupings.first(where: { $0.characteristic == question.characteristic }) else {
      return nil
    }
    let shown = groupings.show ?? groupings.publish
    if shown == "answers" { return nil }
    return groupings.all.first { $0.id == shown } ?? groupings.all.first
  }
}
