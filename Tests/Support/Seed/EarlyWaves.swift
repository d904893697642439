/// The invented responses of 2008 and 2014: the published totals, dealt to invented persons.
package enum EarlyWaves {
  // MARK: 2008

  /// 400 written forms with the diversity page, and 900 street and event responses without it.
  package static func files2008() -> [SeedFile] {
    let people = people2008()
    return [
      SeedFile(path: "medway-community-safety/2008/responses/written-forms.xml", text: forms2008(people)),
      SeedFile(path: "medway-community-safety/2008/responses/street-and-event.csv", text: street2008()),
    ]
  }

  private static func people2008() -> Population {
    var people = Population(count: 400, seed: 2008)
    people.deal("gender", [("male", 204), ("female", 192), ("", 4)])
    people.deal(
      "age-group", [("0-15", 8), ("16-24", 44), ("25-44", 120), ("45-64", 124), ("65-and-over", 104)])
    people.deal(
      "ethnicity",
      [
        ("white-british", 352), ("any-other-white", 11), ("indian", 9), ("african", 7),
        ("white-and-asian", 5),
        ("caribbean", 4), ("chinese", 3), ("pakistani", 2), ("white-and-black-caribbean", 2), ("", 5),
      ])
    people.deal("disability-self", [("yes", 68), ("no", 320), ("", 12)]) { people, person, value in
      value == "yes" && people["age-group", person] == "65-and-over" ? 0.4 : 0
    }
    dealPriorities(&people)
    return people
  }

  /// 237 state a priority: 217 White British and 20 from several minority groups; 57 say drugs.
  private static func dealPriorities(_ people: inout Population) {
    let minority = (0..<400).filter { !["white-british", ""].contains(people["ethnicity", $0]) }
    let british = (0..<400).filter { people["ethnicity", $0] == "white-british" }
    people.deal("states", [("yes", 217)], to: british)
    people.deal("states", [("yes", 20)], to: minority)
    let stating = (0..<400).filter { people["states", $0] == "yes" }
    people.deal(
      "priority",
      [
        ("assault", 71), ("teenagers", 45), ("drugs", 57), ("burglary", 22), ("vandalism", 18),
        ("speeding", 14),
        ("rubbish", 10),
      ], to: stating
    ) { people, person, value in
      if value == "assault" && people["gender", person] == "female" { return 0.35 }
      if value == "teenagers" && people["age-group", person] == "65-and-over" { return 0.45 }
      return 0
    }
  }

  private static func forms2008(_ people: Population) -> String {
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<!-- Synthetic: invented responses that reproduce the published totals of 2008. -->",
      "<form-batch xmlns=\"urn:soundings:forms:1\" id=\"written-2008\" mode=\"paper\">",
      "  <questionnaire series=\"medway-community-safety\" wave=\"2008\"/>",
      "  <received from=\"2008-11-21\" to=\"2008-12-04\"/>",
      "  <declared-count>400</declared-count>",
      "  <clerk id=\"clerk-1\"/>",
      "  <clerk id=\"clerk-2\"/>",
    ]
    for person in 0..<400 {
      let clerk = person % 3 == 0 ? "clerk-2" : "clerk-1"
      let day = person < 200 ? 21 + person / 20 : person / 100 - 1
      let month = person < 200 ? 11 : 12
      lines.append(
        "  <form number=\"\(SeedText.padded(person + 1, 4))\" received=\"2008-\(month)-\(SeedText.padded(day, 2))\">"
      )
      lines.append("    <entry pass=\"1\" clerk=\"\(clerk)\">")
      for question in ["priority", "gender", "disability-self", "ethnicity", "age-group"] {
        let code = people[question, person]
        lines.append("      " + SeedText.answer(question, code.isEmpty ? [] : [code]))
      }
      lines += ["    </entry>", "  </form>"]
    }
    return (lines + ["</form-batch>", ""]).joined(separator: "\n")
  }

  private static func street2008() -> String {
    let places = [
      "Chatham High Street", "Gillingham High Street", "Rochester High Street", "Strood", "Rainham",
    ]
    let events = ["Safety day", "Youth forum", "Older people's forum"]
    var text = SeedText.line(["batch", "form", "received", "mode", "place"])
    for index in 0..<900 {
      let isStreet = index < 540
      let place = isStreet ? places[index % places.count] : events[index % events.count]
      text += SeedText.line([
        "street-and-event-2008", SeedText.padded(index + 1, 4), "2008-11-\(21 + index / 90)",
        isStreet ? "street" : "event", place,
      ])
    }
    return text
  }

  // MARK: 2014

  /// 116 forms: 80 very or fairly safe, 15 neither, 17 fairly or very unsafe, 1 don't know, 3 not completed.
  package static func files2014() -> [SeedFile] {
    var people = Population(count: 116, seed: 2014)
    people.deal(
      "safe",
      [
        ("Very or fairly safe", 80), ("Neither safe nor unsafe", 15), ("Fairly or very unsafe", 17),
        ("Don't know", 1), ("", 3),
      ])
    var text = SeedText.line([
      "batch", "form", "received", "mode", "place", "clerk", "pass", "status", "note", "safe",
    ])
    let places = [
      "Chatham library", "Gillingham library", "Rochester library", "Strood library", "Rainham library",
    ]
    for person in 0..<116 {
      text += SeedText.line([
        "sf15-2014", SeedText.padded(person + 1, 3), "2014-07-\(SeedText.padded(1 + person / 4, 2))", "paper",
        places[person % places.count], person.isMultiple(of: 2) ? "clerk-1" : "clerk-2", "1", "", "",
        people["safe", person],
      ])
    }
    return [SeedFile(path: "medway-community-safety/2014/responses/forms.csv", text: text)]
  }
}
