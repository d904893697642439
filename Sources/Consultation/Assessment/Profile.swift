/// Who took part by one characteristic.
public struct Profile: Sendable {
  package let question: Question
  package let grouping: Grouping?
  package let groups: [ProfileGroup]
  /// Respondents who gave the information.
  package let stated: Int
  package let declined: Int
  package let notStated: Int
  package let notAsked: Int
  package let respondents: Int
}

/// One group of a profile.
package struct ProfileGroup: Sendable {
  package let code: String
  package let label: String
  package let share: Proportion
  package var count: Int { share.count }
}

extension Tables {
  package func profile(of question: Question, grouping: Grouping?) -> Profile {
    let options = question.frame.options
    let table = table(of: question.id)
    let counts = options.indices.map { table?.cells[$0][0].count ?? 0 }
    let groups =
      grouping?.groups.map { ($0.code, $0.label, $0.members) }
      ?? options.indices.filter { options[$0].isSubstantive }.map {
        (options[$0].code, options[$0].label, [$0])
      }
    let sizes = groups.map { $0.2.reduce(0) { $0 + counts[$1] } }
    let stated = sizes.reduce(0, +)
    let declined = options.indices.filter { options[$0].kind == .preferNotToSay }.reduce(0) {
      $0 + counts[$1]
    }
    let notAsked = table?.missing[.notAsked] ?? 0
    return Profile(
      question: question, grouping: grouping,
      groups: zip(groups, sizes).map {
        ProfileGroup(code: $0.0, label: $0.1, share: Proportion($1, of: stated))
      },
      stated: stated, declined: declined,
      notStated: (table?.respondents ?? 0) - stated - declined - notAsked, notAsked: notAsked,
      respondents: table?.respondents ?? 0)
  }
}
