import FileFormats
import Foundation
import TestSupport
import Testing

@testable import Consultation

/// Every XML file by others: what is read from it, or why it is refused.
@Suite struct `XML files by others` {
  /// The fields of each form that is read, and the notes; or why the file is refused.
  private func outcome(_ path: String) throws -> String {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    do throws(FormatError) {
      let kind = try XMLFormKind(head: Array(bytes.prefix(4_096)))
      guard let dialect = kind.dialect else { return "\(kind)" }
      var reader = try XMLRecordReader(MemorySource(bytes, blockSize: 100), record: kind.record)
      var forms: [String] = []
      while let form = try reader.next() {
        let given = form.fields.count { $0.state == .given }
        let told = form.repeats.map { "\($0) is repeated" } + form.notes
        forms.append((["\(form.fields.count) fields, \(given) given"] + told).joined(separator: "; "))
      }
      return "\(dialect): " + forms.joined(separator: " | ")
    } catch { return "refused: \(error.found)" }
  }

  private static let definition = "which holds questions and no answers"

  private static let expected = [
    "odk/I8n_label_choices.xml":
      "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/all-data-types.xml": "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/all-data-types-submission.xml": "odk-submission: 16 fields, 16 given",
    "odk/all-data-types-submission-empty-tags.xml": "odk-submission: 16 fields, 6 given",
    "odk/choice-lists.xml": "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/choice-lists-submission.xml": "odk-submission: 9 fields, 9 given",
    "odk/downloadSubmission.xml": "odk-submission: 17 fields, 7 given",
    "odk/encrypted-submission.xml": "refused: this submission is encrypted, so its answers cannot be read",
    "odk/instance_1.xml": "odk-submission: 5 fields, 5 given",
    "odk/nested-repeats.xml": "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/nested-repeats-submission.xml":
      "odk-submission: 10 fields, 10 given; g1 is repeated; g1/g2 is repeated; g1/g2/g3 is repeated",
    "odk/or_other.xml": "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/repeated_nodes.xml":
      "xml-records: 13 fields, 12 given; S2A is repeated; S2A/S2_1_3_5_3/S3B is repeated",
    "odk/tutorial_2012-06-27_11-27-53_w_uuid.xml": "odk-submission: 8 fields, 8 given",
    "odk/tutorial_2012-06-27_11-27-53_w_uuid_edited.xml": "odk-submission: 9 fields, 9 given",
    "odk/tutorial_unicode_submission.xml": "xml-records: 7 fields, 7 given",
    "odk/transportation/form.xml":
      "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
    "odk/transportation/transport_2011-07-25_19-05-36.xml": "odk-submission: 14 fields, 6 given",
    "odk/transportation/transport_2011-07-25_19-05-49_1.xml": "odk-submission: 15 fields, 5 given",
    "odk/transportation/transport_2011-07-25_19-06-14.xml": "odk-submission: 14 fields, 6 given",
    "odk/transportation/transport_no_response.xml": "odk-submission: 12 fields, 2 given",
    "xfa/xfa.xml": "xfa-data: 4 fields, 4 given",
    "ddi/dct_codebook.xml": "refused: this is a DDI description of data, \(definition)",
    "ddi/ddi-other-specify.xml": "refused: this is a DDI description of data, \(definition)",
    "ddi/ddi-simple.xml": "refused: this is a DDI description of data, \(definition)",
    "quexml/test_original.xml": "refused: this is the layout of a queXF form, \(definition)",
    "quexml/test_questionnaire.xml": "refused: this is a queXML questionnaire, \(definition)",
    "lab-made/equality-xform.xml":
      "refused: this is the definition of an ODK or KoboToolbox form, \(definition)",
  ]

  @Test func `are read form by form, or refused with advice`() throws {
    guard let samples = Repository.samples("written") else { return }
    for (file, outcome) in Self.expected.sorted(by: { $0.key < $1.key }) {
      #expect(try self.outcome(samples + "/" + file) == outcome, "\(file)")
    }
    let files = FileManager.default.enumerator(atPath: samples)?.allObjects as? [String] ?? []
    for file in files where file.hasSuffix(".xml") && !file.hasPrefix("formscanner") {
      #expect(Self.expected[file] != nil, "\(file) has no expectation")
    }
  }

  private func form(_ file: String, _ record: [String] = []) throws -> FilledForm? {
    guard let samples = Repository.samples("written") else { return nil }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: samples + "/" + file)))
    var reader = try XMLRecordReader(MemorySource(bytes), record: record)
    return try reader.next()
  }

  @Test func `hold what was answered`() throws {
    guard let edited = try form("odk/tutorial_2012-06-27_11-27-53_w_uuid_edited.xml"),
      let first = try form("odk/tutorial_2012-06-27_11-27-53_w_uuid.xml"),
      let transport = try form("odk/transportation/transport_2011-07-25_19-05-49_1.xml"),
      let accents = try form("odk/instance_1.xml"),
      let types = try form("odk/all-data-types-submission.xml"),
      let envelope = try form("odk/downloadSubmission.xml", ["submission", "data", "*"]),
      let xfa = try form("xfa/xfa.xml", ["xdp", "datasets", "data+", "*"])
    else { return }
    #expect(edited["meta/deprecatedID"]?.values == first["meta/instanceID"]?.values)
    #expect(first["web_browsers"]?.values == ["firefox chrome safari"])
    #expect(
      transport["transport/available_transportation_types_to_referral_facility"]?.values == ["none"])
    #expect(transport["transport/loop_over_transport_types_frequency/bus"]?.state == .empty)
    #expect(accents["words_with_accents"]?.values == ["p\u{E8}re t\u{E9} t\u{EA}te"])
    #expect(types["meta/instanceID"]?.values == types["@instanceID"]?.values)
    #expect(types["some_int"]?.values == ["123"])
    #expect(envelope["@id"]?.values == ["transportation_2011_07_25"])
    #expect(envelope["image1"]?.state == .given)
    #expect(
      XMLSampleFields.text(xfa) == [
        "../../../@timeStamp=2014-02-04T12:20:19Z",
        "../../../@uuid=0ba43cb6-1573-43ce-99b5-150c0c170b33", "Number1=1.00000000", "Number2=2.00000000",
      ])
  }

  private func dictionary(_ file: String) throws -> DataDictionary? {
    guard let samples = Repository.samples("written") else { return nil }
    return try DataDictionary(companion: file, in: samples, over: [])
  }

  @Test func `describe the columns of submissions`() throws {
    guard let equality = try dictionary("lab-made/equality-xform.xml"),
      let languages = try dictionary("odk/I8n_label_choices.xml"),
      let types = try dictionary("odk/all-data-types.xml"),
      let choices = try dictionary("odk/choice-lists.xml"),
      let repeats = try dictionary("odk/nested-repeats.xml"),
      let other = try dictionary("odk/or_other.xml"),
      let transport = try dictionary("odk/transportation/form.xml")
    else { return }
    #expect(
      XMLSampleFields.text(equality) == [
        "start date started", "end date submitted", "deviceid display personal",
        "eq/age single: u16 a16_24 pnts", "eq/disability joined: mobility hearing other",
        "eq/disability_other text routed", "why text", "meta/instanceID display respondent",
      ])
    #expect(equality["eq/age"]?.values.map(\.label) == ["Under 16", "16 to 24", "Prefer not to say"])
    #expect(equality["eq/disability_other"]?.question == "eq/disability")
    #expect(
      XMLSampleFields.text(languages) == [
        "some_text text", "text_image_audio_video_test display derived", "a_integer number",
        "a_decimal number",
        "calculate display derived", "calculate_test_output display derived", "test_yn single: 0 1 99",
        "meta/instanceID display respondent",
      ])
    #expect(languages["test_yn"]?.values.map(\.label) == ["Yes", "No", "Maybe"])
    #expect(languages["calculate_test_output"]?.text == "The sum of the integer and decimal: \u{2026}")
    #expect(
      types.variables.map(\.kind) == [
        .text, .number, .number, .date, .text, .date, .display, .display, .display, .display, .display,
      ])
    #expect(
      choices.variables.prefix(3).map(\.kind) == [
        .joined(separator: " "), .single, .joined(separator: " "),
      ])
    #expect(choices["some_group/yet_another_string"]?.values.map(\.label) == ["CHOICE 1", "CHOICE 2"])
    #expect(repeats.variables.map(\.text) == ["", "repeat", "repeat", "repeat"])
    #expect(repeats.notes.count == 3)
    #expect(other["fav_color"]?.values.map(\.code) == ["red", "green", "blue", "mauve", "apricot", "other"])
    #expect(other["fav_pastel"]?.values.count == 6)
    #expect(other["fav_color_other"]?.question == "fav_color")
    #expect(transport.variables.count == 15)
    #expect(transport.variables.filter(\.isRouted).count == 11)
    #expect(transport.variables.filter { $0.kind == .single }.count == 10)
    #expect(transport.notes.count == 10)
  }
}

/// What tests compare with the samples.
private enum XMLSampleFields {
  static func text(_ form: FilledForm) -> [String] {
    form.fields.map { "\($0.name)=\($0.values.joined(separator: "|"))" }
  }

  static func text(_ dictionary: DataDictionary) -> [String] {
    dictionary.variables.map { variable in
      let kind = if case .joined = variable.kind { "joined" } else { "\(variable.kind)" }
      let values = variable.values.map(\.code).joined(separator: " ")
      return [
        variable.code, kind + (values.isEmpty ? "" : ":"), values, variable.role?.rawValue ?? "",
        variable.isRouted ? "routed" : "",
      ]
      .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
