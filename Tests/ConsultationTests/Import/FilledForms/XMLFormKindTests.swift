import FileFormats
import TestSupport
import Testing

@testable import Consultation

@Suite struct `An XML file that is given as answers` {
  private func kind(_ text: String) throws(FormatError) -> XMLFormKind {
    try XMLFormKind(head: Array(text.utf8))
  }

  @Test func `is told by its root and what stands in it`() throws {
    let kinds: [(String, XMLFormKind)] = [
      ("<form-batch xmlns=\"urn:soundings:forms:1\"><form/></form-batch>", .formBatch),
      ("<xfdf xmlns=\"http://ns.adobe.com/xfdf/\"/>", .xfdf), ("<xfdf><fields/></xfdf>", .xfdf),
      ("<!DOCTYPE sss PUBLIC \"a\" \"b\"><sss version=\"2.0\"/>", .tripleS),
      ("<document><LimeSurveyDocType>Responses</LimeSurveyDocType></document>", .limeSurvey),
      ("<data id=\"a\"><meta><instanceID>uuid:1</instanceID></meta></data>", .odk(record: [])),
      ("<data id=\"a\" instanceID=\"uuid:1\"/>", .odk(record: [])),
      ("<n:data xmlns:n=\"http://opendatakit.org/submissions\"/>", .odk(record: [])),
      ("<x id=\"a\"><formhub><uuid>1</uuid></formhub></x>", .odk(record: [])),
      ("<submission><data><x id=\"a\"/></data></submission>", .odk(record: ["submission", "data", "*"])),
      (
        "<xdp:xdp xmlns:xdp=\"http://ns.adobe.com/xdp/\"><config/></xdp:xdp>",
        .xfa(record: ["xdp", "datasets", "data+", "*"])
      ),
      (
        "<x:datasets xmlns:x=\"http://www.xfa.org/schema/xfa-data/1.0/\"/>",
        .xfa(record: ["datasets", "data+", "*"])
      ),
      ("<x:data xmlns:x=\"http://www.xfa.org/schema/xfa-data/1.0/\"/>", .xfa(record: ["data+", "*"])),
    ]
    for (text, expected) in kinds { #expect(try kind(text) == expected, "\(text)") }
  }

  @Test func `is anything else where nothing shows what it is`() throws {
    for text in [
      "<data><a/></data>", "<datasets/>", "<document><a/></document>", "<submission><a/></submission>",
      "<x id=\"a\"><meta/></x>", "<questionnaire><answer/></questionnaire>", "", "plain", "<a",
      "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>",
    ] {
      #expect(try kind(text) == .records([]), "\(text)")
    }
  }

  @Test func `names its dialect and its records`() throws {
    let dialects = try Dialect.shipped()
    for (kind, id) in [
      (XMLFormKind.odk(record: ["a"]), "odk-submission"), (.xfa(record: ["a"]), "xfa-data"),
      (.records(["a"]), "xml-records"),
    ] {
      #expect(kind.dialect == id && kind.record == ["a"])
      #expect(dialects.first { $0.id == id }?.container == .xmlRecords)
    }
    for kind in [XMLFormKind.formBatch, .xfdf, .tripleS, .limeSurvey] {
      #expect(kind.dialect == nil && kind.record == [])
    }
  }

  @Test(arguments: [
    "<data encrypted=\"yes\" id=\"a\"><base64EncryptedKey/></data>",
    "<submission><data><x encrypted=\"yes\" id=\"a\"/></data></submission>",
  ]) func `is refused where it is encrypted`(text: String) {
    let error = #expect(throws: FormatError.self) { try kind(text) }
    #expect(
      error
        == FormatError(
          .malformed, "this submission is encrypted, so its answers cannot be read",
          expected: "submissions that are decrypted",
          fix: "decrypt them with ODK Central or ODK Briefcase, and export them from there"))
  }

  @Test func `is refused where it is a definition, and told what to give instead`() {
    for (text, found, fix) in [
      (
        "<h:html xmlns:h=\"urn:h\"><h:head><model/></h:head></h:html>",
        "this is the definition of an ODK or KoboToolbox form, which holds questions and no answers",
        "name the submissions instead, and this file by labels=\"...\" or --labels"
      ),
      (
        "<html><head><title>x</title></head></html>", "this is a web page",
        "export the answers as XML or CSV from the system that shows them"
      ),
      (
        "<queXF><questionnaire/></queXF>",
        "this is the layout of a queXF form, which holds questions and no answers",
        "export the verified answers as CSV from queXF"
      ),
      (
        "<questionnaire><section><question/></section></questionnaire>",
        "this is a queXML questionnaire, which holds questions and no answers",
        "export the verified answers as CSV from queXF, or key the forms"
      ),
      (
        "<codeBook/>", "this is a DDI description of data, which holds questions and no answers",
        "name the data file that it describes"
      ),
    ] {
      let error = #expect(throws: FormatError.self) { try kind(text) }
      #expect(error == FormatError(.malformed, found, expected: "filled forms", fix: fix))
    }
  }
}

/// What the dialects for records of XML say of headings, which are the paths of leaves.
@Suite struct `Submissions and records in XML` {
  private func dialect(_ id: String) throws -> Dialect {
    try #require(try Dialect.shipped().first { $0.id == id })
  }

  /// The dialect whose evidence the headings show.
  private func recognised(_ headings: [String]) throws -> String? {
    try Dialect.shipped().first { $0.container == .xmlRecords && $0.evidence(in: [headings]) != nil }?.id
  }

  @Test func `are recognised by their headings`() throws {
    #expect(try recognised(["@id", "a", "meta/instanceID"]) == "odk-submission")
    #expect(try recognised(["@id", "@instanceID", "a"]) == "odk-submission")
    #expect(try recognised(["@id", "formhub/uuid"]) == "odk-submission")
    #expect(try recognised(["Group/@dataNode", "a"]) == "xfa-data")
    #expect(try recognised(["@id", "@version", "name", "age"]) == nil)
  }

  @Test func `have columns that are no answers`() throws {
    let odk = try dialect("odk-submission")
    let roles: [(String, Dialect.Role?)] = [
      ("meta/instanceID", .respondent), ("@instanceID", .respondent), ("meta/deprecatedID", .replaces),
      ("start", .started), ("@submissionDate", .submitted), ("end", .submitted), ("@isComplete", .status),
      ("deviceid", .personal), ("meta/instanceName", .personal), ("meta/audit", .derived), ("@id", .derived),
      ("@markedAsCompleteDate", .derived), ("formhub/uuid", .derived), ("__version__", .derived),
      ("today", .derived),
      ("eq/age", nil), ("eq/end", nil), ("name", nil), ("email_wanted", nil),
    ]
    for (heading, role) in roles { #expect(odk.role(of: heading) == role, "\(heading)") }
    #expect(odk.separators == [" "])
    #expect(odk.status(of: "@isComplete")?.words == ["false": .leavesOut(.partial)])
    #expect(try dialect("xfa-data").role(of: "a/b/@dataNode") == .derived)
    let plain = try dialect("xml-records")
    for heading in ["Email", "applicant/EmailAddress", "a/b/surname", "Telephone"] {
      #expect(plain.role(of: heading) == .personal, "\(heading)")
    }
    for heading in ["@id", "id", "transport/available", "rename", "../@id", "gender/@code"] {
      #expect(plain.role(of: heading) == nil, "\(heading)")
    }
    #expect(plain.role(of: "ResponseID") == .respondent)
  }
}
