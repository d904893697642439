import FileFormats
import TestSupport
import Testing

/// What a document's records hold, one text for each form, for tests to compare.
enum XMLRecords {
  static func forms(
    _ bytes: [UInt8], _ record: [String] = [], blockSize: Int = .max
  ) throws(FormatError) -> [FilledForm] {
    var reader = try XMLRecordReader(MemorySource(bytes, blockSize: blockSize), record: record)
    var forms: [FilledForm] = []
    while let form = try reader.next() { forms.append(form) }
    return forms
  }

  static func forms(_ text: String, _ record: [String] = []) throws(FormatError) -> [FilledForm] {
    try forms(Array(text.utf8), record)
  }

  /// A text as UTF-16 with its mark.
  static func wide(_ text: String, isBig: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in text.utf16 {
      let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      bytes += isBig ? pair.reversed() : pair
    }
    return bytes
  }

  /// `name=value|value` for a field that is given, `name` for an empty one.
  static func fields(_ form: FilledForm?) -> [String] {
    (form?.fields ?? []).map { field in
      field.state == .given ? "\(field.name)=\(field.values.joined(separator: "|"))" : field.name
    }
  }
}

@Suite struct `Records of an XML document` {
  private func fields(_ text: String, _ record: [String] = []) throws -> [[String]] {
    try XMLRecords.forms(text, record).map { XMLRecords.fields($0) }
  }

  @Test func `are the elements of a path, each leaf under its own`() throws {
    let text = """
      <?xml version="1.0"?>
      <batch id="b7" received="2024-05-01">
        <head><clerk>x</clerk></head>
        <form number="001">
          <q1>yes</q1><transport kind="any"><available> bus </available><other/></transport>
        </form>
        <form number="002"><q1/><q9>late</q9></form>
      </batch>
      """
    let forms = try XMLRecords.forms(text, ["batch", "form"])
    #expect(
      forms.map { XMLRecords.fields($0) } == [
        [
          "../@id=b7", "../@received=2024-05-01", "@number=001", "q1=yes", "transport/@kind=any",
          "transport/available=bus", "transport/other",
        ],
        ["../@id=b7", "../@received=2024-05-01", "@number=002", "q1", "q9=late"],
      ])
    #expect(forms.map(\.line) == [4, 7])
    #expect(forms.map(\.notes) == [[], []] && forms.map(\.repeats) == [[], []])
    #expect(forms.flatMap(\.fields).filter { $0.kind != .unknown } == [])
    #expect(forms[1]["q1"] == FilledForm.Field("q1", .unknown, state: .empty))
  }

  @Test(arguments: [[], ["form"], ["*"]]) func `may be the root itself`(record: [String]) throws {
    #expect(try fields("<form version='2'><a>1</a></form>", record) == [["@version=2", "a=1"]])
    #expect(try fields("<form/>", record) == [[]])
    #expect(try fields("<form> plain </form>", record) == [[".=plain"]])
  }

  @Test func `keep every occurrence of a leaf in order`() throws {
    let text = "<f><issue>drugs</issue><x/><issue/><issue>litter\n</issue><x/><x> \t</x></f>"
    #expect(try fields(text) == [["issue=drugs||litter", "x"]])
    #expect(try XMLRecords.forms(text).first?["x"]?.values == [])
  }

  @Test func `keep text beside elements under the element around both`() throws {
    #expect(
      try fields("<f><why> one <b>two</b>\n three <c/> </why><g> <h>4</h> </g></f>") == [
        ["why=one three", "why/b=two", "why/c", "g/h=4"]
      ])
    #expect(
      try fields("<f>lost <a>1</a>& found</f>".replacing("&", with: "&amp;")) == [["a=1", ".=lost & found"]])
  }

  @Test func `know leaves that are groups elsewhere`() throws {
    let text =
      "<b><f><bus/><taxi><often>daily</often></taxi></f><f><bus><often>weekly</often></bus><taxi/></f></b>"
    let forms = try XMLRecords.forms(text, ["b", "f"])
    #expect(
      forms.map { XMLRecords.fields($0) } == [["bus", "taxi/often=daily"], ["bus/often=weekly", "taxi"]])
    #expect(forms.map(\.notes) == [[], []] && forms.map(\.repeats) == [[], []])
  }

  @Test func `go by local names`() throws {
    let text = """
      <n:data xmlns:n="http://example.org/n" xmlns="relative" xmlns:o="urn:o" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="a b" xml:space="preserve" xml:lang="cy" o:id="7">
        <o:meta><n:uid>u1</n:uid></o:meta><meta xmlns=""><uid xsi:nil="true"/></meta>
      </n:data>
      """
    let forms = try XMLRecords.forms(text, ["data"])
    #expect(forms.map { XMLRecords.fields($0) } == [["@lang=cy", "@id=7", "meta/uid=u1|"]])
    #expect(forms[0].repeats == ["meta"])
    // A prefix that is not declared, as hand-made templates have it.
    #expect(try fields("<f><x:a xsi:nil='true' y:k='1'/></f>") == [["a", "a/@k=1"]])
  }

  @Test func `tell each repeated group once`() throws {
    let form = try XMLRecords.forms(
      "<f><g><t>1</t><h><u>2</u></h><h><u>3</u></h></g><g><t>4</t><h/></g><i><v/></i><j/><j/></f>")[0]
    #expect(XMLRecords.fields(form) == ["g/t=1|4", "g/h", "g/h/u=2|3", "i/v", "j"])
    #expect(form.repeats == ["g", "g/h"])
  }

  @Test func `are found under any name, and in data that nest`() throws {
    let text = "<s><data><t id='1'><a>x</a></t><u><a>y</a></u></data><file><a>no</a></file></s>"
    #expect(try fields(text, ["s", "data", "*"]) == [["@id=1", "a=x"], ["a=y"]])
    for nested in ["<data><f><a>1</a></f></data>", "<data k='2'><data><f><a>1</a></f></data></data>"] {
      let found = try fields("<datasets>\(nested)</datasets>", ["datasets", "data+", "*"])
      #expect(found.map { $0.filter { !$0.hasPrefix("..") } } == [["a=1"]], "\(nested)")
    }
    #expect(
      try fields("<data k='2'><data k='3'><f/></data></data>", ["data+", "*"]) == [["../../@k=2", "../@k=3"]])
  }

  @Test func `hold text as it was written`() throws {
    let text =
      "<f><a>one<!-- x --> two</a><b><![CDATA[<i> & ]]>end</b><c>p&#232;re\r\nt&#xE9;</c><d>\u{A0}x\u{2003}</d></f>"
    #expect(try fields(text) == [["a=one two", "b=<i> & end", "c=p\u{E8}re\nt\u{E9}", "d=x"]])
  }

  @Test(arguments: [1, 7, 511, 513, 4_096, 100_000]) func `hold long text whole, wherever the stream is cut`(
    blockSize: Int
  ) throws {
    let long = (1...4_000).map { "word\($0)" }.joined(separator: blockSize == 7 ? "\n" : " ")
    let text = "<f><a/>\(long)<b/><c>\(long)</c><d><e/>\(long)<!-- x -->\(long)</d>\(long)</f>"
    let form = try XMLRecords.forms(Array(text.utf8), blockSize: blockSize)[0]
    #expect(form["c"]?.values == [long])
    #expect(form["d"]?.values == [long + long])
    #expect(form["."]?.values == [long + " " + long])
  }

  @Test func `may be written in any encoding`() throws {
    let text = "<f><a>caf\u{E9} \u{201C}x\u{201D}</a></f>"
    let little = XMLRecords.wide(text)
    let big = XMLRecords.wide(text, isBig: true)
    let windows =
      Array("<?xml version='1.0' encoding='windows-1252'?><f><a>caf".utf8) + [0xE9, 0x20, 0x93, 0x78, 0x94]
      + Array("</a></f>".utf8)
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), little, big, windows] {
      let form = try XMLRecords.forms(bytes)[0]
      #expect(form["a"]?.values == ["caf\u{E9} \u{201C}x\u{201D}"])
      #expect(form.notes == [])
    }
  }

  @Test func `that say ISO-8859-1 and mean Windows-1252 are repaired, and it is told`() throws {
    let bytes =
      Array("<?xml version='1.0' encoding='ISO-8859-1'?><b><f><a>".utf8) + [0x93, 0xE9, 0x94]
      + Array("</a></f><f><a>x</a></f></b>".utf8)
    let forms = try XMLRecords.forms(bytes, ["b", "f"])
    #expect(forms[0]["a"]?.values == ["\u{201C}\u{E9}\u{201D}"])
    #expect(
      forms[0].notes == ["control characters were read as the Windows-1252 characters that they stand for"])
    #expect(forms[1].notes == [])
  }

  @Test func `that are not there are missed by name`() throws {
    for text in ["<batch/>", "<batch><page><form/></page></batch>", "<forms><form/></forms>"] {
      let error = #expect(throws: FormatError.self) { try XMLRecords.forms(text, ["batch", "form"]) }
      #expect(
        error
          == FormatError(
            .malformed, "the document holds no element 'batch/form'",
            expected: "one such element for each form",
            fix: "name the elements from the root down to the one that is one form"))
    }
  }
}

@Suite struct `The head of an XML document` {
  @Test func `shows its root, whatever stands before it`() {
    let text = """
      <?xml version="1.0"?><!-- <no/> --><?style x?>
      <!DOCTYPE h:html SYSTEM "x.dtd">
      <h:html xmlns:h="urn:h" version='1 &lt; 2'
        id="7"><h:head><title>T</title></h:head>
      """
    let root = XMLRecordReader.root(of: Array(text.utf8))
    #expect(root?.name == "html")
    #expect(root?.namespace == "urn:h")
    #expect(root?["version"] == "1 < 2")
    #expect(root?.attributes.map(\.name) == ["version", "id"])
    #expect(XMLRecordReader.root(of: XMLRecords.wide(text)) == root)
    let head = XMLHead(Array(text.utf8))
    #expect(head.elements.map(\.path) == [["html"], ["html", "head"], ["html", "head", "title"]])
    #expect(head.has("head") && head.has("head", "title") && head.has("*", "title") && !head.has("title"))
  }

  @Test func `may be cut anywhere and may be no XML`() {
    let text = "<a b='1'>\n<c>x</c>\n<d>\n<e/>\n</d></a>"
    for end in 0...text.utf8.count {
      let elements = XMLHead(Array(text.utf8.prefix(end))).elements
      #expect(["a", "c", "d", "e"].starts(with: elements.map(\.name)))
      if end >= 12 { #expect(elements.first?["b"] == "1", "\(end)") }
    }
    for text in ["", "plain", "{\"a\": 1}", "\u{0}\u{1}", "<", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"] {
      #expect(XMLRecordReader.root(of: Array(text.utf8)) == nil, "\(text)")
    }
  }
}
