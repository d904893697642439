import FileFormats
import TestSupport
import Testing

@testable import Consultation

@Suite struct `An XForm` {
  /// A form of some nodes below `data`.
  private func form(
    _ instance: String, model: String = "", body: String = "", title: String = "Safety"
  ) -> String {
    """
    <?xml version="1.0"?>
    <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
    <h:head><h:title>\(title)</h:title><model>
    <instance><data id="safety" version="7">\(instance)</data></instance>
    \(model)
    </model></h:head><h:body>\(body)</h:body></h:html>
    """
  }

  private func dictionary(
    _ instance: String, model: String = "", body: String = "", over headers: [String] = []
  ) throws(FormatError) -> DataDictionary {
    try XForm(Array(form(instance, model: model, body: body).utf8)).dictionary(over: headers)
  }

  private let list = """
    <instance id="yn"><root><item><name>y</name><label>Yes</label><itextId>yn-0</itextId></item>
    <item><name>n</name><label>-</label></item><item><name>y</name><label>again</label></item></root></instance>
    """

  @Test func `has a variable for each leaf of its instance, in its order`() throws {
    let found = try dictionary(
      "<start/><end/><today/><deviceid/><eq><age/><more><when/></more></eq><count/><on/><why/><total/><note/>"
        + "<place/><photo/><code/><agree/><orx:meta><orx:instanceID/><orx:instanceName/><audit/></orx:meta>"
        + "<__version__/><formhub><uuid/></formhub>",
      model: list + """
        <bind nodeset="/data/start" jr:preload="timestamp" type="dateTime" jr:preloadParams="start"/>
        <bind nodeset="/data/end" jr:preload="timestamp" type="dateTime" jr:preloadParams="end"/>
        <bind nodeset="/data/today" jr:preload="date" type="date" jr:preloadParams="today"/>
        <bind nodeset="/data/deviceid" jr:preload="property" type="string" jr:preloadParams="deviceid"/>
        <bind nodeset="/data/eq/age" type="string" required="true()"/>
        <bind nodeset="/data/count" type="xsd:int" required="false()"/><bind nodeset="/data/on" type="dateTime"/>
        <bind nodeset="/data/total" type="string" calculate="1"/>
        <bind nodeset="/data/note" type="string" readonly="true()"/>
        <bind nodeset="/data/place" type="geopoint"/><bind nodeset="/data/code" type="barcode"/>
        """,
      body: """
        <group ref="/data/eq"><label>Equality</label>
          <select1 ref="/data/eq/age"><label>Your <h:b>age</h:b>?</label>
            <itemset nodeset="instance('yn')/root/item[name != '']"><value ref="name"/><label ref="label"/></itemset></select1>
          <group><select ref=" /data/eq/more/when "><label>When?</label>
            <item><label>Day</label><value>d</value></item><item><label/><value>e</value></item></select></group></group>
        <input ref="/data/count"><label>How many?</label></input><input ref="/data/on"><label>On</label></input>
        <input ref="why"><label>Why &lt;i&gt;<output value="/data/eq/age"/>&lt;/i&gt;?</label></input>
        <input ref="/data/note"><label>Thank you</label></input><input ref="/data/place"><label>Where?</label></input>
        <upload ref="/data/photo" mediatype="image/*"><label>Photo</label></upload>
        <input ref="/data/code"><label>Scan</label></input><trigger ref="/data/agree"><label>I agree</label></trigger>
        """)
    #expect(found.title == "Safety")
    #expect(found.notes.isEmpty)
    let rows = found.variables.map { variable in
      "\(variable.code) \(variable.kind) \(variable.role?.rawValue ?? "-") \(variable.text)"
    }
    #expect(
      rows == [
        "start date started ", "end date submitted ", "today date derived ", "deviceid display personal ",
        "eq/age single - Your age?", "eq/more/when joined(separator: \" \") - When?",
        "count number - How many?",
        "on date - On", "why text - Why \u{2026}?", "total display derived ",
        "note display derived Thank you",
        "place display personal Where?", "photo display personal Photo", "code display derived Scan",
        "agree tick - I agree", "meta/instanceID display respondent ", "meta/instanceName display personal ",
        "meta/audit display derived ", "__version__ display derived ", "formhub/uuid display derived ",
      ])
    #expect(found["eq/age"]?.values == [.init(code: "y", label: "Yes"), .init(code: "n", label: "n")])
    #expect(found["eq/more/when"]?.values == [.init(code: "d", label: "Day"), .init(code: "e", label: "e")])
    #expect(found.variables.filter(\.isRequired).map(\.code) == ["eq/age"])
    #expect(found.variables.allSatisfy { !$0.isRouted && $0.question == $0.code })
  }

  @Test func `tells who is not asked, by a condition on the question or around it`() throws {
    let found = try dictionary(
      "<a/><g><b/><h><c/></h></g><d/><e/>",
      model: """
        <bind nodeset="/data/a" relevant="true()"/><bind nodeset="/data/g" relevant=" /data/a = 'x' "/>
        <bind nodeset="/data/d" relevant="false()"/>
        """,
      body: """
        <input ref="a"/><group ref="/data/g"><input ref="b"/><group ref="h"><input ref="../h/c"><label>C</label></input>
        </group></group><input ref="d"/><input ref="/other/e"><label>E</label></input>
        """)
    #expect(found.variables.map(\.code) == ["a", "g/b", "g/h/c", "d", "e"])
    #expect(found.variables.filter(\.isRouted).map(\.code) == ["g/b", "g/h/c", "d"])
    #expect(found.variables.map(\.text) == ["", "", "C", "", "E"])
    #expect(found.variables.allSatisfy { $0.kind == .text })
    #expect(
      found.notes.map(\.text) == ["'g' is asked only where /data/a = 'x'", "'d' is asked only where false()"])
    #expect(found.notes.map(\.line) == [6, 7])
  }

  @Test func `knows the choice other and the text beside it`() throws {
    let model = """
      <bind nodeset="/data/g/q_other" relevant="selected(../q, 'other')" type="string"/>
      <bind nodeset="/data/r_other" relevant="selected(../r, &quot;other&quot;)" type="string"/>
      <bind nodeset="/data/s_other" type="string"/>
      """
    let body = """
      <select1 ref="/data/g/q"><label>Q</label><item><label>A</label><value>a</value></item></select1>
      <input ref="/data/g/q_other"><label>Specify other.</label></input>
      <select ref="/data/r"><label>R</label><item><label>A</label><value>a</value></item><item><label>Another</label>
      <value>other</value></item></select><input ref="/data/r_other"><label>Specify other.</label></input>
      <select1 ref="/data/s"><label>S</label><item><label>A</label><value>a</value></item></select1>
      <input ref="/data/s_other"><label>More</label></input>
      """
    let instance = "<g><q/><q_other/></g><r/><r_other/><s/><s_other/>"
    let found = try dictionary(instance, model: model, body: body)
    #expect(found["g/q"]?.values.map(\.code) == ["a", "other"])
    #expect(found["r"]?.values == [.init(code: "a", label: "A"), .init(code: "other", label: "Another")])
    #expect(found["s"]?.values.map(\.code) == ["a"])
    let others = ["g/q_other", "r_other", "s_other"].compactMap { found[$0] }
    #expect(others.map(\.question) == ["g/q", "r", "s_other"])
    #expect(others.map(\.under) == ["Other", "Other", ""])
    #expect(others.map(\.text) == ["Q", "R", "More"])
    #expect(others.map(\.isRouted) == [true, true, false])
    #expect(found.notes.isEmpty)
    // An export as CSV names columns in its own way, and may have one for each choice.
    let headers = ["g-q", "g-q_other", "r", "r/a", "r/other", "r_other"]
    let export = try dictionary(instance, model: model, body: body, over: headers)
    #expect(export.variables.map(\.code) == headers + ["s", "s_other"])
    #expect(export["g-q_other"]?.question == "g-q")
    #expect(export["r/a"]?.kind == .tick && export["r/a"]?.under == "A" && export["r/a"]?.question == "r")
  }

  @Test func `takes repeats for no answers`() throws {
    let found = try dictionary(
      "<g jr:template=\"\"><t/><h jr:template=\"\"><u/></h></g><g><t/></g><i><v/></i><w/>",
      body: """
        <group ref="/data/g"><label>G</label><repeat nodeset="/data/g"><input ref="/data/g/t"><label>T</label></input>
        <group ref="/data/g/h"><repeat nodeset="/data/g/h"><input ref="/data/g/h/u"/></repeat></group></repeat></group>
        <repeat nodeset="/data/i"><select1 ref="/data/i/v"><itemset nodeset="instance('none')/a"/></select1></repeat>
        <input ref="/data/w"/>
        """)
    #expect(found.variables.map(\.code) == ["g/t", "g/h/u", "i/v", "w"])
    #expect(found.variables.map(\.kind) == [.display, .display, .display, .text])
    #expect(found.variables.map(\.text) == ["repeat", "repeat", "repeat", ""])
    #expect(
      found.notes.map(\.text) == [
        "the repeat 'g' is left out: one form may hold its answers several times",
        "the repeat 'g/h' is left out: one form may hold its answers several times",
        "the repeat 'i' is left out: one form may hold its answers several times",
      ])
  }

  @Test func `says which choices it does not hold`() throws {
    let itemset = { (nodeset: String) in
      "<itemset nodeset=\"\(nodeset)\"><value ref=\"name\"/><label ref=\"jr:itext(itextId)\"/></itemset>"
    }
    let found = try dictionary(
      "<a/><b/><c/><d/><e/><f/>",
      model: list + """
        <itext><translation lang="en"><text id="yn-0"><value form="image">jr://images/y.png</value><value>Yes!</value></text>
        </translation></itext>
        <instance id="wards" src="jr://file-csv/wards.csv"><root><item><name>_</name></item></root></instance>
        """,
      body: """
        <select1 ref="a">\(itemset("instance('wards')/root/item"))</select1>
        <select1 ref="b">\(itemset("/data/g[h = 1]"))</select1>
        <select1 ref="c" appearance="minimal search('w')"><item><label>name</label><value>key</value></item></select1>
        <select1 ref="d">\(itemset("randomize(instance('yn')/root/item[name='y'], 3)"))</select1>
        <rank xmlns="http://www.opendatakit.org/xforms" ref="e">\(itemset("instance(&quot;yn&quot;)/root/item"))</rank>
        <select1 ref="f"/>
        """)
    #expect(found.variables.map(\.values.count) == [0, 0, 0, 2, 2, 0])
    #expect(found["d"]?.values == [.init(code: "y", label: "Yes!"), .init(code: "n", label: "n")])
    #expect(found["e"]?.kind == .joined(separator: " "))
    #expect(
      found.notes.map(\.text) == [
        "'a' takes its choices from a file of its own, so its codes have no labels",
        "'b' takes its choices from other answers, so its codes have no labels",
        "'c' takes its choices from a file of its own, so its codes have no labels",
        "'e' is a ranking: its cells hold the codes, the first one first", "'f' has no choices",
      ])
    #expect(found.notes.map(\.line) == [10, 11, 12, 14, 15])
  }

  /// Translations, each a language with its labels of `q`, `0` and `1`.
  private func languages(_ languages: [(String, String, [String])]) throws -> [String] {
    let itext = languages.map { name, attributes, labels in
      "<translation lang=\"\(name)\" \(attributes)>"
        + zip(["q", "0", "1"], labels).map { "<text id=\"/data/\($0):label\"><value>\($1)</value></text>" }
        .joined()
        + "</translation>"
    }
    let item = { (code: String) in
      "<item><label ref=\"jr:itext('/data/\(code):label')\"/><value>\(code)</value></item>"
    }
    let found = try dictionary(
      "<q/>", model: "<itext>\(itext.joined())</itext>",
      body:
        "<select1 ref=\"/data/q\"><label ref=\"jr:itext('/data/q:label')\"/>\(item("0"))\(item("1"))</select1>"
    )
    return found.variables.flatMap { [$0.text] + $0.values.map(\.label) }
  }

  @Test func `speaks the language that has real labels, English before others`() throws {
    let english = ["Safe?", "No", "Yes"]
    let french = ["S\u{FB}r?", "Non", "Oui"]
    #expect(try languages([("fr", "", french), ("English (en)", "", english)]) == english)
    #expect(try languages([("fr", "default=\"true()\"", french), ("en", "", english)]) == english)
    #expect(try languages([("cy", "", ["A", "B", "C"]), ("fr", "default=\"true()\"", french)]) == french)
    #expect(try languages([("cy", "", ["A", "B", "C"]), ("fr", "", french)]) == ["A", "B", "C"])
    // The hyphen that stands for a label that nobody has written.
    #expect(
      try languages([("default", "default=\"true()\"", ["Safe?", "-", "-"]), ("fr", "", french)]) == french)
    #expect(try languages([("en", "", ["-", "", "-"]), ("fr", "", french)]) == french)
    #expect(try languages([("en", "", ["Safe?", "No"]), ("fr", "", french)]) == french)
    #expect(
      try languages([("fr", "", ["-", "Non", "-"]), ("cy", "", ["A", "-", "-"])]) == ["A", "Non", "1"])
  }

  @Test func `is a companion of an export`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "form.xml", form("<g><a/></g>", body: "<input ref=\"/data/g/a\"><label>A?</label></input>"))
    #expect(try DataDictionary(companion: "form.xml", in: folder.path, over: ["g-a"])["g-a"]?.text == "A?")
    #expect(
      try DataDictionary(companion: "form.xml", in: folder.path, over: ["@id", "g/a"])["g/a"]?.text == "A?")
    let plain = form("<a/>", body: "<input ref=\"/data/a\"><label>A?</label></input>")
      .replacing("h:html", with: "html").replacing("h:head", with: "head").replacing("h:body", with: "body")
    try folder.write("plain.xml", plain)
    #expect(try DataDictionary(companion: "plain.xml", in: folder.path, over: [])["a"]?.text == "A?")
    try folder.write("page.xml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/><body>x</body></html>")
    let problem = #expect(throws: Problem.self) {
      try DataDictionary(companion: "page.xml", in: folder.path, over: [])
    }
    #expect(
      problem?.message == """
        page.xml:1: error: this is no form definition of ODK or KoboToolbox
          expected <h:html> with a <model> that holds an <instance>
          fix: download the form as XML (XForm) from ODK or KoboToolbox
        """)
  }

  @Test func `that is cut short or made to do harm neither crashes nor grows`() throws {
    let text = form(
      "<g><a/><b/></g>", model: list + "<bind nodeset=\"/data/g/a\" relevant=\"x\"/>",
      body:
        "<select ref=\"/data/g/a\"><label>A</label><itemset nodeset=\"instance('yn')/root/item\"/></select>")
    let bytes = Array(text.utf8)
    for end in 0..<bytes.count - 1 {
      #expect(throws: FormatError.self) { try XForm(Array(bytes.prefix(end))) }
    }
    let items = (0..<50_000).map { "<item><name>\($0)</name></item>" }.joined()
    let questions = (0..<1_000).map { "<q\($0)/>" }.joined()
    let selects = (0..<1_000).map {
      "<select1 ref=\"/data/q\($0)\"><itemset nodeset=\"instance('l')/root/item\"/></select1>"
    }.joined()
    let error = #expect(throws: FormatError.self) {
      try dictionary(questions, model: "<instance id=\"l\"><root>\(items)</root></instance>", body: selects)
    }
    #expect(error?.found == "the questionnaire would have more than 2000000 labels of codes")
    let many = #expect(throws: FormatError.self) {
      try dictionary((0..<50_001).map { "<q\($0)/>" }.joined())
    }
    #expect(many?.found == "the questionnaire would have more than 50000 columns")
    // Relative paths in each other, brackets that do not close, lists of themselves.
    let name = String(repeating: "n", count: 3_000)
    let nest = String(repeating: "<group ref=\"\(name)\">", count: 200)
    let controls = (0..<5_000).map { "<input ref=\"c\($0)\"/>" }.joined()
    let odd = try dictionary(
      "<a/>", model: "<bind nodeset=\"/data/a[[[\"/><bind nodeset=\"../../..\"/><bind/>",
      body: nest + controls + String(repeating: "</group>", count: 200)
        + "<select1 ref=\"a\"><itemset nodeset=\"instance(\"/></select1><select ref=\"instance('x')/y\"/>")
    #expect(odd.variables.map(\.kind) == [.single])
  }
}
