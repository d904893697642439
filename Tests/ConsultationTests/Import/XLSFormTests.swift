import Consultation
import FileFormats
import Testing

@Suite struct `An XLSForm` {
  private let choices = [
    ["list_name", "name", "label::Français (fr)", "label::English (en)"], ["yn", "y", "Oui", "Yes"],
    ["yn", "n", "Non", "No"], ["", "", "", ""], ["times", "day", "Jour", "<b>Day</b>"],
    ["times", "night", "Nuit", ""],
  ]

  private func dictionary(
    _ survey: [[String]], over headers: [String] = [], settings: [[String]] = []
  ) throws(FormatError) -> DataDictionary {
    let header = ["type", "name", "label::Français (fr)", "label::English (en)", "relevant"]
    return try XLSForm([
      ("survey", [header] + survey), ("choices", choices), ("settings", settings), ("notes", [["x"]]),
    ]).dictionary(over: headers)
  }

  @Test func `gives each question its path and its labels`() throws {
    let found = try dictionary(
      [
        ["start", "start"], ["end", "end"], ["deviceid", "deviceid"], [],
        ["begin_group", "safety", "", "Safety"], ["select_one yn", "feel", "Vous", "Do you feel safe?"],
        ["begin group", "more"],
        ["select_multiple times", "when", "Quand", "When?", "${feel} = 'n'"], ["end group"],
        ["end_group", ""],
        ["integer", "age", "", "Age"], ["date", "on"], ["note", "thanks", "", "Thank you"],
        ["calculate", "score"], ["text", "why"], ["select_one yn or_other", "last"],
      ], settings: [["form_title", "form_id"], ["Safety 2024", "s1"]])
    #expect(found.title == "Safety 2024")
    #expect(
      found.variables.map(\.code) == [
        "start", "end", "deviceid", "safety/feel", "safety/more/when", "safety/more/when/day",
        "safety/more/when/night", "age", "on", "thanks", "score", "why", "last", "last_other",
      ])
    #expect(
      found.variables.map(\.kind) == [
        .date, .date, .display, .single, .joined(separator: " "), .tick, .tick, .number, .date, .display,
        .display,
        .text, .single, .text,
      ])
    #expect(found.variables.prefix(4).map(\.role) == [.started, .submitted, .personal, nil])
    #expect(found["safety/feel"]?.text == "Do you feel safe?")
    #expect(found["safety/feel"]?.values == [.init(code: "y", label: "Yes"), .init(code: "n", label: "No")])
    #expect(found["safety/more/when/day"]?.under == "Day")
    #expect(found["safety/more/when/night"]?.under == "night")
    #expect(found["safety/more/when/day"]?.question == "safety/more/when")
    #expect(found["last"]?.values.map(\.code) == ["y", "n", "other"])
    #expect(found.notes.map(\.text) == ["'when' is asked only where ${feel} = 'n'"])
    #expect(found.notes.first?.line == 9)
  }

  @Test(arguments: [
    (["g/q", "g/q/day", "g/q/night"], "g/q/night"), (["g-q", "g-q/day", "g-q/night"], "g-q/night"),
    (["q", "q/day", "q/night"], "q/night"),
  ])
  func `follows the names of the export`(headers: [String], last: String) throws {
    let found = try dictionary(
      [["begin_group", "g"], ["select_multiple times", "q"], ["end_group"]], over: headers)
    #expect(found.variables.map(\.code) == headers)
    #expect(found[last]?.question == headers[0])
  }

  @Test func `leaves repeats out and says so`() throws {
    let found = try dictionary([
      ["begin_repeat", "child"], ["begin_group", "g"], ["text", "name"], ["end_group"], ["end_repeat"],
      ["select one yn", "q"], ["select all that apply from times", "r"], ["rank times", "s"],
      ["select_one missing", "t"], ["colour", "u"], ["text", ""],
    ])
    #expect(found.variables.map(\.code) == ["q", "r", "r/day", "r/night", "s", "t", "u"])
    #expect(found.notes.map(\.line) == [2, 9, 10, 11, 12])
  }

  @Test func `reads Kobo's ratings and rankings`() throws {
    let form = try XLSForm([
      (
        "survey",
        [
          ["type", "name", "label", "kobo--score-choices", "kobo--rank-items"],
          ["begin_score", "rate", "How good?", "a"], ["score__row", "road", "The road"],
          ["score__row", "path", "The path"], ["end_score"], ["begin_rank", "best", "Which first?", "", "a"],
          ["rank__level", "first", "1st"], ["rank__level", "second", "2nd"], ["end_rank"],
        ]
      ), ("choices", [["list_name", "name", "label"], ["a", "x", "X"], ["a", "y", "Y"]]),
    ])
    let found = try form.dictionary()
    #expect(found.variables.map(\.code) == ["rate/road", "rate/path", "best/first", "best/second"])
    #expect(found.variables.map(\.kind) == [.single, .single, .itemAtRank(1), .itemAtRank(2)])
    #expect(found.variables.map(\.question) == ["rate", "rate", "best", "best"])
    #expect(found.variables.allSatisfy { $0.values.map(\.label) == ["X", "Y"] })
    #expect(found["rate/path"]?.under == "The path")
    #expect(found.notes.isEmpty)
  }

  @Test func `prefers a label without a language to another language`() throws {
    let form = try XLSForm([
      ("Survey", [["Type", "Name", "label::fr", "Label"], ["select1 a", "q", "Question", "The question"]]),
      ("choices", [["list name", "value", "label::fr"], ["a", "1", "Oui"]]),
    ])
    let found = try form.dictionary()
    #expect(found["q"]?.text == "The question")
    #expect(found["q"]?.values == [.init(code: "1", label: "Oui")])
  }

  @Test(arguments: [
    ([["begin_group", "a"]], 2), ([["end_group"]], 2),
    ([["begin_group", "a"], ["text", "q"], ["end_repeat"]], 4),
  ])
  func `with groups out of order is refused`(rows: [[String]], line: Int) {
    let error = #expect(throws: FormatError.self) { try dictionary(rows) }
    #expect(error?.line == line)
  }

  @Test func `that is none is refused with advice`() {
    for sheets in [
      [], [("survey", [])], [("Sheet1", [["type", "name"]])], [("survey", [["type", "label"]])],
    ]
      as [[(name: String, rows: [[String]])]]
    {
      let error = #expect(throws: FormatError.self) { try XLSForm(sheets) }
      #expect(error?.fix != nil)
    }
  }

  @Test func `with hostile depth or breadth is refused`() {
    let deep = Array(repeating: ["begin_group", "g"], count: 10_000)
    #expect(throws: FormatError.self) { try dictionary(deep) }
    let broad = Array(repeating: ["select_multiple times", "q"], count: 30_000)
    let error = #expect(throws: FormatError.self) { try dictionary(broad) }
    #expect(error?.kind == .limit)
  }
}
