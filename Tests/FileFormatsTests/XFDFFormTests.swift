import FileFormats
import TestSupport
import Testing

/// One line for each field: name, state, values; the short form that expectations of forms are written in.
func lines(_ form: FilledForm) -> [String] {
  form.fields.map { field in
    ([field.name, "\(field.kind)", "\(field.state)"] + field.values).joined(separator: "|")
  }
}

/// Why a form is refused, or `nil`.
func refusal(_ read: () throws(FormatError) -> FilledForm) -> FormatError? {
  do throws(FormatError) {
    _ = try read()
    return nil
  } catch { return error }
}

@Suite struct `Form data in XFDF` {
  private func document(_ inner: String) -> [UInt8] {
    Array(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xfdf xmlns=\"http://ns.adobe.com/xfdf/\">\(inner)</xfdf>"
        .utf8)
  }

  private func form(_ fields: String) throws -> FilledForm {
    try FilledForm(xfdf: document("<fields>\(fields)</fields>"))
  }

  @Test func `has the same names whether they are nested or dotted`() throws {
    let nested = try form(
      "<field name='Q2'><field name='a'><field name='1'><value>x</value></field></field><field name='b'/></field>"
    )
    let dotted = try form("<field name='Q2.a.1'><value>x</value></field><field name='Q2.b'/>")
    #expect(lines(nested) == ["Q2.a.1|unknown|given|x", "Q2.b|unknown|empty"])
    #expect(nested == dotted)
    #expect(nested.notes.isEmpty && nested.questionnaire == nil && nested.copy == nil)
  }

  @Test func `tells what stands in a field, however it was written`() throws {
    let form = try form(
      """
      <field name="several"><value>mob</value><value>vis</value><value> </value></field>
      <field name="off"><value>Off</value></field><field name="none"/><field name="empty"><value/></field>
      <field name="cyrillic"><value
      >Да</value
      ></field>
      <field name="rich"><value-richtext><body xmlns="http://www.w3.org/1999/xhtml"><p>More <b>buses</b>,</p><p><span>please</span></p></body></value-richtext></field>
      <field name="both"><value>plain</value><value-richtext><p>rich</p></value-richtext></field>
      <field name="bare">

         directly inside
      </field>
      <field name="lines"><value>


        one
        two

      </value></field>
      <field name="group"><value>own</value><field name="inner"><value>more</value></field></field>
      <button name="unheard of"><value>x</value></button>
      """)
    #expect(
      lines(form) == [
        "several|unknown|given|mob|vis", "off|unknown|empty", "none|unknown|empty", "empty|unknown|empty",
        "cyrillic|unknown|given|Да", "rich|unknown|given|More buses , please", "both|unknown|given|plain",
        "bare|unknown|given|directly inside", "lines|unknown|given|one two", "group|unknown|given|own",
        "group.inner|unknown|given|more",
      ])
    #expect(form["off"]?.state == .empty && form["nobody"] == nil)
  }

  @Test func `may be in UTF-16`() throws {
    let text =
      "<xfdf xmlns='http://ns.adobe.com/xfdf/'><fields><field name='a'><value>&#38; ä</value></field></fields></xfdf>"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(lines(try FilledForm(pdfFamily: bytes)) == ["a|unknown|given|& ä"])
  }

  @Test func `names its questionnaire and its copy alike in every case`() throws {
    let form = try FilledForm(
      xfdf: document(
        "<ids original='dea908475893bf42' modified='1551984066 x'/><fields><field name='a'/></fields>"))
    #expect(form.questionnaire == "DEA908475893BF42" && form.copy == "1551984066 x")
    let empty = try FilledForm(
      xfdf: document("<fields><field name='a'/></fields><ids original='' modified=''/>"))
    #expect(empty.questionnaire == nil && empty.copy == nil)
  }

  @Test func `may be in no namespace, with a note`() throws {
    let form = try FilledForm(
      xfdf: Array("<xfdf xmlns:x='http://ns.adobe.com/xfdf/'><fields><field name='a'/></fields></xfdf>".utf8))
    #expect(lines(form) == ["a|unknown|empty"])
    #expect(form.notes == ["the elements are not in the namespace of XFDF"])
    let prefixed = try FilledForm(
      xfdf: Array(
        "<x:xfdf xmlns:x='http://ns.adobe.com/xfdf/'><x:fields><x:field name='a'/></x:fields></x:xfdf>".utf8))
    #expect(prefixed.notes.isEmpty && prefixed.fields.count == 1)
  }

  @Test func `has notes on fields without a name or with the name of another`() throws {
    let form = try form(
      "<field name='a'/><field><value>x</value></field><field name='a'><value>y</value></field>")
    #expect(lines(form) == ["a|unknown|empty", "a|unknown|given|y"])
    #expect(form.notes == ["1 field without a name left out", "1 field has the name of an earlier one"])
  }

  // MARK: Characters in two halves

  @Test func `has characters in two halves joined, and says so`() throws {
    let form = try form(
      """
      <field name="a"><value>&#55357;&#56832; &#xD83D;&#xDE00;&#x0d83d;&#056832; &#38; &amp; &#x2014;</value></field>
      <!-- &#55357; --><field name="b"><value><![CDATA[&#55357;]]></value></field>
      """)
    #expect(form["a"]?.values == ["😀 😀😀 & & —"])
    #expect(form["b"]?.values == ["&#55357;"])
    #expect(form.notes == ["3 characters were written in two halves and joined"])
  }

  @Test(arguments: [
    "&#55357;", "&#56832;", "&#xD83D;x&#xDE00;", "&#55357;&#55357;", "&#56832;&#55357;", "&#xd83d;&#38;",
  ])
  func `is refused where half a character stands alone`(text: String) {
    let bytes = document("<fields>\n<field name='a'>\n<value>\(text)</value></field></fields>")
    #expect(
      refusal { () throws(FormatError) in try FilledForm(xfdf: bytes) }
        == FormatError(
          .malformed, line: 4,
          "a character reference names half of a character, and the other half is missing",
          expected: "whole characters", fix: "export the form data again, or correct the text at this line"))
  }

  @Test(arguments: [
    "&#", "&#x", "&#;", "&#x;", "&#5535", "&#99999999999999999999999;", "&#xG;", "&", "&#1114112;",
  ])
  func `is refused by the parser where a reference is none`(text: String) {
    let bytes = document("<fields><field name='a'><value>\(text)</value></field></fields>")
    #expect(refusal { () throws(FormatError) in try FilledForm(xfdf: bytes) }?.expected == "well-formed XML")
    // At the very end of a file, too.
    #expect(refusal { () throws(FormatError) in try FilledForm(xfdf: Array(text.utf8)) } != nil)
  }

  // MARK: Refusals

  @Test func `is refused without fields, which is no blank form`() {
    let comments = refusal { () throws(FormatError) in
      try FilledForm(xfdf: document("<annots><text>hello</text></annots>"))
    }
    #expect(
      comments
        == FormatError(
          .malformed, "the file holds comments and no form data", expected: "at least one field",
          fix: "open the filled PDF and export its form data, not its comments, or name the PDF itself"))
    for inner in ["", "<fields/>", "<f href='a.pdf'/>", "<fields><field/></fields>"] {
      let error = refusal { () throws(FormatError) in try FilledForm(xfdf: document(inner)) }
      #expect(error?.found == "the file holds no form data", "\(inner)")
      #expect(error?.fix == "open the filled PDF and export its form data, or name the PDF itself")
    }
    #expect(
      refusal { () throws(FormatError) in
        try FilledForm(xfdf: Array("<a><fields><field name='a'/></fields></a>".utf8))
      }
        == FormatError(
          .malformed, line: 1, "this XML is no exported form data",
          expected: "XFDF, whose root element is xfdf",
          fix: "export the form's data as XFDF from the PDF viewer"))
  }

  @Test func `cannot expand, inject, load or nest`() throws {
    let folder = try TemporaryFolder()
    let secret = try folder.write("secret.txt", "SECRET")
    let big = String(repeating: "x", count: 200_000)
    let uses = String(repeating: "&big;", count: 2_000)
    let field = "<xfdf xmlns='http://ns.adobe.com/xfdf/'><fields><field name='a'><value>"
    let end = "</value></field></fields></xfdf>"
    let nested = String(repeating: "<field name='a'>", count: 5_000)
    let hostile = [
      "<!DOCTYPE xfdf [<!ENTITY x SYSTEM \"file://\(secret)\">]>\(field)&x;\(end)",
      "<!DOCTYPE xfdf [<!ENTITY big \"\(big)\">]>\(field)\(uses)\(end)",
      "<!DOCTYPE xfdf [<!ATTLIST field name CDATA \"answered\">]>\(field)x\(end)",
      "<xfdf><fields>\(nested)\(String(repeating: "</field>", count: 5_000))</fields></xfdf>",
      String(field.dropLast(20)), "", "<xfdf/>", "\u{0}",
    ]
    for text in hostile {
      #expect(
        refusal { () throws(FormatError) in try FilledForm(xfdf: Array(text.utf8)) } != nil,
        "\(text.prefix(50))")
    }
  }

  @Test func `has limits on fields, names and its size`() throws {
    let many = String(repeating: "<field name='a'/>", count: 20_001)
    #expect(
      refusal { () throws(FormatError) in try FilledForm(xfdf: document("<fields>\(many)</fields>")) }?.found
        == "the form has more than 20000 fields")
    #expect(try form(String(many.dropLast("<field name='a'/>".count))).fields.count == 20_000)
    let group = String(repeating: "g", count: 500)
    let deep =
      String(repeating: "<field name='\(group)'>", count: 4) + String(repeating: "</field>", count: 4)
    #expect(
      refusal { () throws(FormatError) in try FilledForm(xfdf: document("<fields>\(deep)</fields>")) }?.found
        == "the full name of a field has more than 2000 bytes")
    let long = try form(
      "<field name='a'><value>\(String(repeating: "word ", count: 200_000))</value></field>")
    #expect(long["a"]?.values.first?.utf8.count == 999_999)
    let large = [UInt8](repeating: 0x20, count: 16 * 1_024 * 1_024 + 1)
    #expect(refusal { () throws(FormatError) in try FilledForm(xfdf: large) }?.kind == .limit)
  }

  @Test func `cut short anywhere is refused and never half read`() {
    let whole = document("<fields><field name='a'><value>x&#55357;&#56832;</value></field></fields>")
    #expect(refusal { () throws(FormatError) in try FilledForm(xfdf: whole) } == nil)
    for count in 0..<whole.count {
      #expect(
        refusal { () throws(FormatError) in try FilledForm(xfdf: Array(whole.prefix(count))) } != nil,
        "\(count)")
    }
  }
}
