import FileFormats
import TestSupport
import Testing

@Suite struct `A filled OpenDocument form` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func form(_ text: String, _ form: String = "") throws -> FilledForm {
    try FilledForm(document: MadeOpenDocument(text, form: form).write(in: folder))
  }

  private func place(_ id: String) -> String { "<draw:control draw:control=\"\(id)\"/>" }

  @Test func `gives the controls of its form layer, in the order of the text`() throws {
    let form = try form(
      """
      <text:p>Name: \(place("c2"))</text:p><text:p>\(place("c1"))<text:s/>I agree</text:p>
      <text:p>Born: \(place("c3"))</text:p>
      """,
      """
      <form:checkbox form:id="c1" form:name="agree" form:value="yes" form:current-state="checked"/>
      <form:text form:id="c2" form:name="name" form:current-value=" Some One "/>
      <form:date form:id="c3" form:name="born" form:current-value="2001-02-03"/>
      <form:textarea form:id="c4" form:name="why" form:label="Why?"/>
      <form:button form:id="c5" form:name="send"/><form:hidden form:id="c6" form:name="h"/>
      """)
    #expect(
      form.lines == [
        "name | text | given | Some One | Name", "agree | tick | given | yes | I agree",
        "born | date | given | 2001-02-03 | Born", "why | text | empty |  | Why?",
        "send | display | empty |  | ",
      ])
    #expect(form.fields.map(\.place) == ["text-1", "tick-1", "date-1", "text-2", "display-1"])
  }

  @Test func `doubts what the blank form holds as well`() throws {
    let form = try form(
      "",
      """
      <form:checkbox form:name="a" form:state="checked" form:current-state="checked"/>
      <form:checkbox form:name="b" form:state="checked"/>
      <form:checkbox form:name="c" form:state="checked" form:current-state="unchecked"/>
      <form:checkbox form:name="d" form:current-state="unknown"/>
      <form:text form:name="e" form:value="here" form:current-value="here"/>
      <form:text form:name="f" form:value="here" form:current-value="there"/>
      """)
    #expect(form.fields.map(\.state) == [.preset, .preset, .empty, .empty, .preset, .given])
  }

  @Test func `makes one choice of its radio buttons`() throws {
    let form = try form(
      """
      <text:p>Q1 \(place("c1"))<text:s/>Agree \(place("c2"))<text:s/>Disagree</text:p>
      <text:p>\(place("c3")) One</text:p><text:p>\(place("c4")) Two</text:p><text:p>\(place("c5")) None</text:p>
      """,
      """
      <form:radio form:id="c1" form:name="Q1" form:value="a" form:selected="true"/>
      <form:radio form:id="c2" form:name="Q1" form:value="d" form:current-selected="true"/>
      <form:radio form:id="c3" form:name="Q2" form:selected="true"/><form:radio form:id="c4" form:name="Q2"/>
      <form:radio form:id="c5" form:name="Q3" form:value="n"/>
      """)
    #expect(
      form.lines == [
        "Q1 | choice | given | d | ", "Q2 | choice | preset | 1 | ", "Q3 | choice | empty |  | ",
      ])
    #expect(form["Q1"]?.options == [.init(value: "a", label: "Agree"), .init(value: "d", label: "Disagree")])
    #expect(form["Q2"]?.options == [.init(value: "1", label: "One"), .init(value: "2", label: "Two")])
    #expect(form.fields.map(\.place) == ["choice-1", "choice-2", "choice-3"])
  }

  @Test func `has lists of one and of several`() throws {
    let options = { (chosen: [Int], born: [Int]) in
      (1...3).map { number in
        "<form:option form:label=\"L\(number)\" form:value=\"\(number)\""
          + (chosen.contains(number) ? " form:current-selected=\"true\"" : "")
          + (born.contains(number) ? " form:selected=\"true\"" : "") + "/>"
      }.joined()
    }
    let form = try form(
      "",
      """
      <form:listbox form:name="a">\(options([2], []))</form:listbox>
      <form:listbox form:name="b">\(options([], []))</form:listbox>
      <form:listbox form:name="c">\(options([1], [1]))</form:listbox>
      <form:listbox form:name="d">\(options([], [1]))</form:listbox>
      <form:listbox form:name="e" form:multiple="true">\(options([1, 3], [1]))</form:listbox>
      <form:combobox form:name="f" form:current-value="typed"><form:item form:label="x"/></form:combobox>
      """)
    #expect(
      form.lines == [
        "a | choice | given | 2 | ", "b | choice | empty |  | ", "c | choice | preset | 1 | ",
        "d | choice | preset | 1 | ", "e | choices | given | 1 + 3 | ", "f | choice | given | typed | ",
      ])
    #expect(form["a"]?.options.map(\.label) == ["L1", "L2", "L3"])
  }

  @Test func `tells boxes of one name apart by value, by label, or by place`() throws {
    let form = try form(
      "",
      """
      <form:checkbox form:name="Q2" form:value="library"/><form:checkbox form:name="Q2" form:value="parks"/>
      <form:checkbox form:name="Q3" form:label="Yes"/><form:checkbox form:name="Q3" form:label="No"/>
      <form:checkbox form:name="Q4"/><form:checkbox form:name="Q4"/>
      """)
    #expect(
      form.fields.map(\.name) == ["Q2.library", "Q2.parks", "Q3.Yes", "Q3.No", "tick-5", "tick-6"])
  }

  @Test func `gives content controls and the fields of Word forms as LibreOffice writes them`() throws {
    let items = """
      <loext:list-item loext:display-text="Choose." loext:value=""/>
      <loext:list-item loext:display-text="16 to 24" loext:value="1"/>
      """
    let type = "field:type=\"vnd.oasis.opendocument.field."
    let entries = ["Yes", "No"].map {
      "<field:param field:name=\"Dropdown_ListEntry\" field:value=\"\($0)\"/>"
    }
    .joined()
    let form = try form(
      """
      <text:p><loext:content-control loext:checkbox="true" loext:checked="true">☒</loext:content-control> Agree</text:p>
      <text:p><loext:content-control loext:checkbox="true">☐</loext:content-control> Disagree</text:p>
      <text:p>age: <loext:content-control>\(items)16 to 24</loext:content-control></text:p>
      <text:p>sex: <loext:content-control loext:showing-place-holder="true">\(items)16 to 24</loext:content-control></text:p>
      <text:p>say: <loext:content-control loext:tag="say">one<text:line-break/>two  <text:span>three</text:span>
      </loext:content-control></text:p>
      <text:p><loext:content-control loext:date="true" loext:current-date="2023-06-12T00:00:00Z">x</loext:content-control></text:p>
      <text:p><field:fieldmark text:name="__Fieldmark__1_2" \(type)FORMCHECKBOX"><field:param \
      field:name="Checkbox_Checked" field:value="true"/></field:fieldmark><field:fieldmark \(type)FORMCHECKBOX"/>
      <field:fieldmark-start text:name="Text1" \(type)FORMTEXT"/><field:fieldmark-separator/>CF10<field:fieldmark-end/>
      <field:fieldmark-start text:name="Text2" \(type)FORMTEXT"/>\u{2002}\u{2002}<field:fieldmark-end/>
      <field:fieldmark \(type)FORMDROPDOWN">\(entries)<field:param field:name="Dropdown_Selected" field:value="1"/>\
      </field:fieldmark><field:fieldmark \(type)FORMDROPDOWN">\(entries)<field:param \
      field:name="Dropdown_Selected" field:value="0"/></field:fieldmark></text:p>
      """)
    #expect(
      form.lines == [
        "tick-1 | tick | given | 1 | Agree", "tick-2 | tick | empty |  | Disagree",
        "choice-1 | choice | given | 1 | age", "choice-2 | choice | empty |  | sex",
        "say | text | given | one\ntwo three | say", "date-1 | date | given | 2023-06-12 | ",
        "tick-3 | tick | given | 1 | ", "tick-4 | tick | empty |  | ", "Text1 | text | given | CF10 | ",
        "Text2 | text | empty |  | ", "choice-3 | choice | given | No | ",
        "choice-4 | choice | preset | Yes | ",
      ])
  }

  @Test func `leaves out input fields, comments and deleted texts, and says so`() throws {
    let form = try form(
      """
      <text:tracked-changes><text:p>old \(place("c1"))</text:p></text:tracked-changes>
      <text:p>Say <text:text-input>secret</text:text-input><office:annotation><text:p>note</text:p>\
      </office:annotation>\(place("c1"))</text:p>
      <table:table><table:table-row><table:table-cell/><table:table-cell><text:p>Yes</text:p></table:table-cell>\
      <table:table-cell><text:p>No</text:p></table:table-cell></table:table-row><table:table-row>\
      <table:table-cell><text:p>Parks</text:p></table:table-cell><table:table-cell><text:p>\(place("c2"))</text:p>\
      </table:table-cell><table:table-cell><text:p>\(place("c3"))</text:p></table:table-cell></table:table-row>\
      </table:table>
      """,
      """
      <form:checkbox form:id="c1" form:name="a"/><form:checkbox form:id="c2" form:name="b"/>\
      <form:checkbox form:id="c3" form:name="c"/>
      """)
    #expect(form.fields.map(\.label) == ["Say", "Parks: Yes", "Parks: No"])
    #expect(form.notes == ["1 input field is left out: what stands there may be a prompt or an answer"])
  }
}
