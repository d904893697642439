/// The questions of an impact assessment form, in the form's order, and what the definition says about them.
///
/// The standard form is the Diversity Impact Assessment screening form of 2010; a definition can name another.
package struct AssessmentForm: Sendable {
  /// One question of the form: whether there are concerns of a differential impact on some people.
  package struct Concern: Sendable {
    /// What answers the question.
    package enum Kind: String, Sendable {
      /// One characteristic.
      case characteristic
      /// Every other characteristic that was asked.
      case otherGroups = "other-groups"
      /// Pairs of characteristics.
      case intersections
    }

    /// The number on the form.
    package let number: String
    /// What the question is about, as the form words it: "racial groups".
    package let subject: String
    /// What answers it.
    package let kind: Kind
    /// The ids of the characteristics that answer it, as far as they were asked.
    package let characteristics: [String]
    /// What a questionnaire asks about, in a sentence: "sexual orientation".
    package let matter: String
    /// Groups that the form names, where it names any.
    package let named: [NamedGroup]
  }

  /// A group that the form names, such as young carers.
  package struct NamedGroup: Sendable {
    package let text: String
    /// The characteristics that tell it; with none it cannot have been asked about.
    package let characteristics: [String]
  }

  /// A characteristic of the Equality Act that the form does not ask about.
  package struct Lacking: Sendable {
    package let matter: String
    package let characteristics: [String]
  }

  /// The plan, policy or service that is assessed.
  package var subject: String?
  /// Its questions about groups, in order.
  package var concerns = AssessmentForm.standardConcerns
  /// The number of the question whether impacts found could be adverse.
  package var adverseImpact = "16"
  /// The number of the question whether adverse impact can be justified.
  package var justification = "17"
  /// Declared pairs of characteristics, by id, for the question about people in more than one group.
  package var pairs: [Pair] = []
  /// The gap in percentage points within which answers count as similar.
  package var margin = 10
  /// Earlier waves whose responses are added for a group too small in this one, by folder relative to the survey's.
  package var pooled: [Pool] = []
  /// The weighting that findings are checked with; `nil` without a check.
  package var weighting: Weighting?
  /// Whether the definition says anything about the assessment.
  package var isDeclared = false

  /// Two characteristics whose groups are looked at together.
  package struct Pair: Sendable {
    package let first: String
    package let second: String
    package let line: Int
  }

  /// An earlier wave.
  package struct Pool: Sendable {
    package let folder: String
    package let line: Int
  }

  /// A weighting to the population's figures.
  package struct Weighting: Sendable {
    package enum Method: String, Sendable {
      /// Each characteristic on its own has the population's shares.
      case rake
      /// Each group of one characteristic has its share.
      case cell
    }

    /// The ids of the characteristics, in the order in which they are made to hold.
    package let characteristics: [String]
    package let method: Method
    /// The ages that are weighted; respondents known to be of other ages keep their share.
    package let ages: Band
    package let line: Int
  }

  /// What the Act protects and the form leaves out.
  package var lacking: [Lacking] {
    Self.protectedByLaw.filter { protected in
      !concerns.contains { !Set($0.characteristics).isDisjoint(with: protected.characteristics) }
    }
  }

  /// Ids of characteristics that are places and no group of people that the law protects.
  package static let places: Set<String> = [
    "ward", "area", "town", "locality", "postcode-district", "parish",
  ]

  private static func concern(
    _ number: Int, _ subject: String, _ characteristics: [String], matter: String
  ) -> Concern {
    Concern(
      number: String(number), subject: subject, kind: .characteristic, characteristics: characteristics,
      matter: matter, named: [])
  }

  /// Questions 7 to 15 of the screening form of 2010.
  package static let standardConcerns: [Concern] = [
    concern(7, "racial groups", ["ethnicity", "ethnic-group", "race"], matter: "ethnic group"),
    concern(8, "disability", ["disability", "disability-self"], matter: "disability"),
    concern(9, "gender", ["gender", "sex"], matter: "gender"),
    concern(10, "sexual orientation", ["sexual-orientation"], matter: "sexual orientation"),
    concern(11, "religion or belief", ["religion", "religion-or-belief"], matter: "religion or belief"),
    concern(12, "age", ["age"], matter: "age"),
    concern(
      13, "being trans-gendered or transsexual", ["gender-identity", "gender-reassignment", "trans"],
      matter: "gender identity"),
    Concern(
      number: "14", subject: "other groups", kind: .otherGroups, characteristics: [], matter: "other groups",
      named: [
        NamedGroup(text: "young parents", characteristics: ["young-parent", "parent"]),
        NamedGroup(text: "commuters", characteristics: ["commuter"]),
        NamedGroup(
          text: "people with caring responsibilities or dependants", characteristics: ["carer", "caring"]),
        NamedGroup(text: "young carers", characteristics: ["young-carer"]),
        NamedGroup(text: "people living in rural areas", characteristics: ["rural"]),
      ]),
    Concern(
      number: "15", subject: "multiple discriminations", kind: .intersections, characteristics: [],
      matter: "people in more than one group", named: []),
  ]

  /// The nine characteristics of the Equality Act 2010, section 4.
  private static let protectedByLaw: [Lacking] = [
    Lacking(matter: "age", characteristics: ["age"]),
    Lacking(matter: "disability", characteristics: ["disability", "disability-self"]),
    Lacking(
      matter: "gender reassignment", characteristics: ["gender-identity", "gender-reassignment", "trans"]),
    Lacking(
      matter: "marriage and civil partnership",
      characteristics: ["marriage-and-civil-partnership", "marriage", "marital-status"]),
    Lacking(
      matter: "pregnancy and maternity",
      characteristics: ["pregnancy-and-maternity", "pregnancy", "maternity"]),
    Lacking(matter: "race", characteristics: ["ethnicity", "ethnic-group", "race"]),
    Lacking(matter: "religion or belief", characteristics: ["religion", "religion-or-belief"]),
    Lacking(matter: "sex", characteristics: ["sex", "gender"]),
    Lacking(matter: "sexual orientation", characteristics: ["sexual-orientation"]),
  ]
}
