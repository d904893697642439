import FileFormats
import TestSupport
import Testing

@Suite struct `A filled copy beside its blank form` {
  private typealias Field = FilledForm.Field

  private func field(
    _ name: String, _ kind: Field.Kind, _ values: [String] = [], place: String = "", label: String = "",
    options: [Field.Option] = []
  ) -> Field {
    var field = Field(
      name, kind, state: values.isEmpty ? .empty : .given, values: values, options: options, label: label)
    field.place = place
    return field
  }

  private let options = [Field.Option(value: "1", label: "One"), Field.Option(value: "2", label: "Two")]

  private var blank: FilledForm {
    FilledForm([
      field("Q1.yes", .tick, place: "tick-1", label: "Yes"),
      field("Q1.no", .tick, place: "tick-2", label: "No"),
      field("age", .choice, ["1"], place: "choice-1", label: "Age", options: options),
      field("why", .text, place: "text-1", label: "Why?"),
    ])
  }

  @Test func `takes names from the same places where its own are lost`() throws {
    let copy = FilledForm(
      [
        field("tick-1", .tick, place: "tick-1"), field("tick-2", .tick, ["1"], place: "tick-2", label: "x"),
        field("choice-1", .choice, ["2"], place: "choice-1"), field("why", .text, ["so"], place: "text-1"),
      ], notes: ["first"])
    let renamed = try #require(copy.renamed(by: blank))
    #expect(
      renamed.lines == [
        "Q1.yes | tick | empty |  | Yes", "Q1.no | tick | given | 1 | No", "age | choice | given | 2 | Age",
        "why | text | given | so | Why?",
      ])
    #expect(renamed["age"]?.options == options)
    #expect(renamed.notes == ["first", "3 fields lost their names and were matched by their places"])
  }

  @Test
  func `does not correspond where kinds, their order or their number differ, or names speak against it`() {
    let ticks = [field("tick-1", .tick, place: "tick-1"), field("tick-2", .tick, place: "tick-2")]
    let age = field("choice-1", .choice, place: "choice-1")
    let why = field("text-1", .text, place: "text-1")
    #expect(FilledForm(ticks + [age, why]).renamed(by: blank) != nil)
    #expect(FilledForm(ticks + [why, age]).renamed(by: blank) == nil)
    #expect(FilledForm(ticks + [age]).renamed(by: blank) == nil)
    #expect(FilledForm([ticks[0], age, why]).renamed(by: blank) == nil)
    #expect(FilledForm(ticks + [age, why, why]).renamed(by: blank) == nil)
    let moved = [ticks[0], field("Q1.yes", .tick, place: "tick-2"), age, why]
    #expect(FilledForm(moved).renamed(by: blank) == nil)
    #expect(FilledForm([]).renamed(by: blank) == nil)
    #expect(blank.renamed(by: FilledForm([])) == nil)
  }

  @Test func `with no names at all must have lost no control`() {
    let boxes = FilledForm((1...3).map { field("tick-\($0)", .tick, place: "tick-\($0)") })
    #expect(FilledForm(Array(boxes.fields.prefix(2))).renamed(by: boxes) == nil)
    #expect(boxes.renamed(by: boxes) == boxes)
  }

  @Test func `is matched by names in any order, with fields left out, and takes what it does not tell`()
    throws
  {
    // As exported data of a PDF form have it.
    let copy = FilledForm([
      field("why", .unknown, ["so"]), field("Q1.no", .unknown, ["Yes"]), field("age", .unknown),
    ])
    let renamed = try #require(copy.renamed(by: blank))
    #expect(
      renamed.lines == [
        "why | text | given | so | Why?", "Q1.no | tick | given | Yes | No", "age | choice | empty |  | Age",
      ])
    #expect(renamed["age"]?.options == options)
    #expect(renamed.notes == [])
    #expect(FilledForm([field("why", .unknown), field("other", .unknown)]).renamed(by: blank) == nil)
    #expect(FilledForm([field("why", .unknown), field("why", .unknown)]).renamed(by: blank) == nil)
    #expect(FilledForm([field("why", .tick)]).renamed(by: blank) == nil)
    #expect(FilledForm([field("why", .text), field("logo", .display)]).renamed(by: blank) != nil)
  }

  @Test func `cannot tell an answer from what the blank holds`() throws {
    var copy = blank
    copy.fields[3].values = ["so"]
    copy.fields[3].state = .given
    #expect(try #require(copy.renamed(by: blank)).fields.map(\.state) == [.empty, .empty, .preset, .given])
    copy.fields[2].values = ["2"]
    #expect(try #require(copy.renamed(by: blank)).fields.map(\.state) == [.empty, .empty, .given, .given])
  }
}
