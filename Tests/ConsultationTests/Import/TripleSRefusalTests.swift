import FileFormats
import Foundation
import TestSupport
import Testing

@testable import Consultation

@Suite struct `A Triple-S survey that cannot be used` {
  private let fixture: TripleSFixture

  init() throws { fixture = try TripleSFixture() }

  private static func variable(
    _ ident: Int, of type: String = "single", _ place: String, _ more: String = ""
  ) -> String {
    "<variable ident=\"\(ident)\" type=\"\(type)\"><name>v\(ident)</name><position \(place)/>\(more)</variable>"
  }

  @Test(arguments: [
    "SSS\r\nVERSION 1.1\r\nDATE \"1 May 1998\"\r\nSURVEY\r\n", "BEGIN TRIPLE-S\n", "sss\nversion 1.0\n",
    "\u{FEFF}SSS\nVERSION 1.0", "Begin Survey\n",
  ])
  func `because it is from before XML says what to export`(text: String) {
    let error = fixture.failure(text)
    #expect(error?.found == "this is Triple-S from before XML, a text of keywords")
    #expect(error?.line == 1 && error?.fix != nil)
  }

  @Test func `because it is no Triple-S, has levels or an unknown version says so`() throws {
    #expect(fixture.failure("<survey/>")?.found == "the document is <survey>")
    #expect(fixture.failure("hello")?.kind == .malformed)
    #expect(fixture.failure("<sss version=\"2.0\"/>")?.found == "the definition has no <survey>")
    for version in ["4.0", "0.9", "two", "99999999999999999999"] {
      let text = TripleSFixture.definition(Self.variable(1, "start=\"1\""), root: "version=\"\(version)\"")
      #expect(fixture.failure(text)?.found == "the version of Triple-S is '\(version)'")
    }
    let levels = """
      <sss version="2.0"><hierarchy><level ident="house" href="C:\\x\\house.sss"/>
      <level ident="person" href="../person.sss"><parent level="house" linkvar="h"/></level></hierarchy></sss>
      """
    let error = fixture.failure(levels)
    #expect(error?.found == "the survey has levels: house (house.sss), person (person.sss)")
    #expect(error?.fix == "name the definition file of one level")
  }

  @Test(arguments: [
    ("<variable ident=\"1\" type=\"single\"><name>v1</name></variable>", "variable v1 has 0 positions"),
    (variable(1, "finish=\"3\""), "variable v1 has 1 positions"),
    (variable(1, "start=\"0\""), "variable v1 stands at position 0 to 0"),
    (variable(1, "start=\"-4\" finish=\"2\""), "variable v1 stands at position -4 to 2"),
    (variable(1, "start=\"5\" finish=\"2\""), "variable v1 stands at position 5 to 2"),
    (variable(1, "start=\"one\""), "variable v1 stands at position one to one"),
    (variable(1, "start=\"1\" finish=\"2000000000\""), "variable v1 stands at position 1 to 2000000000"),
    (
      variable(1, "start=\"99999999999999999999\""),
      "variable v1 stands at position 99999999999999999999 to 99999999999999999999"
    ),
    (
      variable(1, "start=\"1\" finish=\"3\"") + variable(2, "start=\"3\""),
      "variables v1 and v2 both stand at position 3"
    ),
    (variable(1, "start=\"7\"") + variable(2, "start=\"7\""), "variables v1 and v2 both stand at position 7"),
    (variable(1, of: "ranking", "start=\"1\""), "variable v1 is of type 'ranking'"),
    (
      variable(1, "start=\"1\"", "<values><value code=\"10\">Ten</value></values>"),
      "variable v1 has the code 10"
    ),
    (
      variable(1, of: "multiple", "start=\"1\" finish=\"3\"", "<values><value code=\"4\">x</value></values>"),
      "variable v1 has the code 4"
    ),
    (
      variable(
        1, of: "multiple", "start=\"1\" finish=\"3\"", "<values><range from=\"1\" to=\"4\"/></values>"),
      "variable v1 has the code 4"
    ),
    (
      variable(1, of: "multiple", "start=\"1\" finish=\"3\"", "<values><value code=\"0\">x</value></values>"),
      "variable v1 has the code 0"
    ),
    (
      variable(1, of: "multiple", "start=\"1\" finish=\"3\"", "<values><value code=\"A\">x</value></values>"),
      "variable v1 has the code A"
    ),
    (
      variable(
        1, of: "multiple", "start=\"1\" finish=\"2\"",
        "<spread subfields=\"2\"/><values><value code=\"12\">x</value></values>"),
      "variable v1 has the code 12"
    ),
    (
      variable(1, of: "multiple", "start=\"1\" finish=\"3\"", "<spread subfields=\"2\" width=\"2\"/>"),
      "variable v1 has 2 subfields of 2 characters in a field of 3"
    ),
    (
      variable(
        1, of: "multiple", "start=\"1\" finish=\"3\"",
        "<spread subfields=\"9223372036854775807\" width=\"2\"/>"),
      "variable v1 has 9223372036854775807 subfields of 2 characters in a field of 3"
    ),
    (
      variable(1, of: "multiple", "start=\"1\" finish=\"3\"", "<spread/>"),
      "variable v1 has 0 subfields of 1 characters in a field of 3"
    ),
    (variable(1, "start=\"1\"", "<values><value>x</value></values>"), "a value has no code"),
    (
      variable(1, "start=\"1\"", "<values><range from=\"9\" to=\"1\"/></values>"),
      "a range of codes has no two ends in order"
    ),
    ("", "the record has no variables"),
  ])
  func `because of a variable names it and its line`(variables: String, found: String) {
    let error = fixture.failure(TripleSFixture.definition(variables))
    #expect(error?.found == found)
    #expect(error?.line != nil && error?.expected != nil && error?.fix != nil)
  }

  @Test func `because its data file is missing lists the names that were tried`() throws {
    let text = TripleSFixture.definition(
      Self.variable(1, "start=\"1\""), record: "href=\"C:\\Users\\somebody\\park.asc\"")
    let path = try fixture.folder.write("s.sss", text)
    let missing = #expect(throws: FormatError.self) { try TripleSFile(path: path) }
    #expect(missing?.expected == "one of: s.asc, s.dat, s.csv, s.txt, park.asc")
    let other = try TemporaryFolder()
    try other.write("secret.asc", "9\n")
    for href in [
      "\(other.path)/secret.asc", "../\(other.path.split(separator: "/").last ?? "")/secret.asc", "..",
      "s.sss",
    ] {
      try fixture.folder.write(
        "s.sss", TripleSFixture.definition(Self.variable(1, "start=\"1\""), record: "href=\"\(href)\""))
      #expect(throws: FormatError.self) { try TripleSFile(path: path) }
    }
    let alone = try other.write("data.asc", "1\n")
    let error = #expect(throws: FormatError.self) { try TripleSFile(path: alone) }
    #expect(error?.expected == "one of: data.sss, data.xml")
  }

  @Test func `is told from the file that was named`() throws {
    let text = TripleSFixture.definition(Self.variable(1, "start=\"0\""))
    try fixture.folder.write("s.sss", text)
    let data = try fixture.folder.write("s.asc", "1\n")
    let error = #expect(throws: FormatError.self) { try TripleSFile(path: data) }
    #expect(error?.found == "s.sss, line 5: variable v1 stands at position 0 to 0")
    #expect(error?.line == nil)
  }

  @Test func `because of its data says the line`() throws {
    let variables =
      Self.variable(1, "start=\"1\"") + Self.variable(2, of: "quantity", "start=\"4\" finish=\"6\"")
      + Self.variable(3, of: "character", "start=\"7\" finish=\"20\"")
    let text = TripleSFixture.definition(variables)
    #expect(
      try TripleSFixture.cells(try fixture.survey(text, "1  22\n1  223\n1  4\n")) == [
        ["1", "22", ""], ["1", "223", ""], ["1", "4", ""],
      ])
    let short = fixture.failure(text, "1  223\n1  \n")
    #expect(short?.line == 2)
    #expect(short?.found == "the line has 3 characters" && short?.expected == "at least 4 characters")
    let csv = try TripleSFixture()
    let columns = Self.variable(1, "start=\"1\"") + Self.variable(2, "start=\"3\"")
    let definition = TripleSFixture.definition(columns, record: "format=\"csv\"")
    #expect(csv.failure(definition, "1;2;3\n4;5;6\n", kind: "csv") == nil)
    let narrow = csv.failure(definition, "1,2,3\n1,2\n", kind: "csv")
    #expect(narrow?.line == 2 && narrow?.found == "the record has 2 cells")
    for skip in ["-1", "2000000000", "x"] {
      let wild = TripleSFixture.definition(columns, record: "format=\"csv\" skip=\"\(skip)\"")
      #expect(csv.failure(wild, "1,2,3\n", kind: "csv")?.found == "skip is '\(skip)'")
    }
    let wide = TripleSFixture.definition(Self.variable(1, "start=\"16385\""), record: "format=\"csv\"")
    #expect(csv.failure(wide, "1\n", kind: "csv")?.found == "variable v1 stands at position 16385 to 16385")
  }

  @Test func `because of entities is refused before they grow, and no DTD is fetched`() throws {
    let billion = (1...9).map { "<!ENTITY e\($0) \"" + String(repeating: "&e\($0 - 1);", count: 10) + "\">" }
      .joined()
    let body = "<sss version=\"2.0\"><survey><title>&e9;</title></survey></sss>"
    #expect(fixture.failure("<!DOCTYPE sss [<!ENTITY e0 \"lol\">\(billion)]>\(body)") != nil)
    let secret = try fixture.folder.write("secret.txt", "SECRET")
    #expect(fixture.failure("<!DOCTYPE sss [<!ENTITY e9 SYSTEM \"file://\(secret)\">]>\(body)") != nil)
    // A DTD that would declare the entity lies beside the definition, and is not read.
    let dtd = try fixture.folder.write("sss.dtd", "<!ENTITY e9 \"told\">")
    #expect(fixture.failure("<!DOCTYPE sss SYSTEM \"file://\(dtd)\">\(body)") != nil)
    let plain = TripleSFixture.definition(Self.variable(1, "start=\"1\"")).replacingOccurrences(
      of: "http://192.0.2.1/sss_v20.dtd", with: "file://\(dtd)")
    #expect(fixture.failure(plain) == nil)
    #expect(fixture.failure(String(repeating: "<sss>", count: 5_000)) != nil)
  }

  @Test func `because it is cut off anywhere fails without harm`() throws {
    let text = Array(
      TripleSFixture.definition(
        Self.variable(1, "start=\"1\"")
          + Self.variable(
            2, of: "multiple", "start=\"2\" finish=\"4\"", "<values><value code=\"3\">x</value></values>")
      ).utf8)
    for length in 0..<text.count {
      #expect(throws: FormatError.self) { try TripleSReading.definition(Array(text[..<length])) }
    }
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      var changed = text
      for _ in 0..<3 { changed[generator.below(changed.count)] = UInt8(generator.below(256)) }
      do { _ = try TripleSReading.definition(changed) } catch { #expect(!error.found.isEmpty) }
    }
  }
}

@Suite struct `A very large Triple-S survey` {
  @Test func `of 100,000 variables is read`() throws {
    let fixture = try TripleSFixture()
    let variables = (1...100_000).map {
      "<variable ident=\"\($0)\" type=\"single\"><name>v\($0)</name><position start=\"\($0)\"/></variable>"
    }.joined(separator: "\n")
    let line = String(repeating: "1234567890", count: 10_000)
    let file = try fixture.survey(TripleSFixture.definition(variables), "\(line)\n\(line)\n")
    #expect(file.dictionary.variables.count == 100_000)
    let cells = try TripleSFixture.cells(file)
    #expect(cells.count == 2)
    #expect(cells.allSatisfy { $0[0] == "1" && $0[9] == "0" && $0[99_999] == "0" })
  }

  @Test func `of long ranges makes few codes`() throws {
    let variables = (1...2_000).map {
      "<variable ident=\"\($0)\" type=\"single\"><name>v\($0)</name><position start=\"\($0 * 4)\" finish=\"\($0 * 4 + 3)\"/><values><range from=\"1\" to=\"999\"/></values></variable>"
    }.joined()
    let definition = try TripleSReading.definition(Array(TripleSFixture.definition(variables).utf8))
    #expect(definition.variables.reduce(0) { $0 + $1.values.count } <= 100_000)
    #expect(definition.notes.count >= 1_800)
  }
}
