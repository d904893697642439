package import FileFormats

/// What an XML file that is given as answers is, by its first bytes, and which of its elements is one form.
package enum XMLFormKind: Equatable, Sendable {
  /// A batch of written forms in this tool's own format.
  case formBatch
  /// The data of a filled PDF.
  case xfdf
  /// Submissions of ODK or KoboToolbox; the path of the element that is one, as ``XMLRecordReader`` takes it.
  case odk(record: [String])
  /// The data of an Adobe XFA form, by themselves or in a whole package (XDP).
  case xfa(record: [String])
  /// A definition in Triple-S; its data lie beside it.
  case tripleS
  case limeSurvey
  /// Anything else: the names of the sender's own form.
  case records([String])

  /// The dialect of files that are read record by record, or `nil` for those that have a reader of their own.
  package var dialect: String? {
    switch self {
    case .odk: "odk-submission"
    case .xfa: "xfa-data"
    case .records: "xml-records"
    case .formBatch, .xfdf, .tripleS, .limeSurvey: nil
    }
  }

  /// The path of the element that is one form; empty where the root is, or where the kind has a reader of its own.
  package var record: [String] {
    switch self {
    case .odk(let record), .xfa(let record), .records(let record): record
    case .formBatch, .xfdf, .tripleS, .limeSurvey: []
    }
  }

  /// - Parameter bytes: The first some thousand bytes of the file.
  /// - Throws: A ``FormatError`` where the file holds no answers: a definition, or answers that are encrypted.
  package init(head bytes: [UInt8]) throws(FormatError) {
    let head = XMLHead(bytes)
    try Self.refuseDefinitions(head)
    switch head.elements.first?.name {
    case "form-batch": self = .formBatch
    case "xfdf": self = .xfdf
    case "sss": self = .tripleS
    case "document" where head.has("LimeSurveyDocType"): self = .limeSurvey
    default:
      if let record = Self.xfaRecord(head) {
        self = .xfa(record: record)
      } else if let record = try Self.odkRecord(head) {
        self = .odk(record: record)
      } else {
        self = .records([])
      }
    }
  }

  // MARK: Kinds

  /// Where the data of an XFA form stand: `data` may stand in `data`.
  private static func xfaRecord(_ head: XMLHead) -> [String]? {
    guard let root = head.elements.first else { return nil }
    let isData = root.namespace?.hasPrefix("http://www.xfa.org/schema/xfa-data/") ?? false
    return switch root.name {
    case "xdp": ["xdp", "datasets", "data+", "*"]
    case "datasets" where isData: ["datasets", "data+", "*"]
    case "data" where isData: ["data+", "*"]
    default: nil
    }
  }

  /// The submission itself, or the one in the envelope of a download.
  ///
  /// The root has the name that the form gives it, so it is known by what else stands there.
  private static func odkRecord(_ head: XMLHead) throws(FormatError) -> [String]? {
    guard let root = head.elements.first else { return nil }
    let isEnvelope = root.name == "submission" && head.has("data", "*")
    let submission = isEnvelope ? head.elements.first { $0.path.count == 3 && $0.path[1] == "data" } : root
    guard let submission else { return nil }
    if submission["encrypted"] == "yes" {
      throw FormatError(
        .malformed, "this submission is encrypted, so its answers cannot be read",
        expected: "submissions that are decrypted",
        fix: "decrypt them with ODK Central or ODK Briefcase, and export them from there")
    }
    if isEnvelope { return ["submission", "data", "*"] }
    let isODK =
      root["instanceID"] != nil || root.namespace == "http://opendatakit.org/submissions"
      || head.has("meta", "instanceID") || (root["id"] != nil && head.has("formhub", "uuid"))
    return isODK ? [] : nil
  }

  // MARK: Definitions

  private static func refuseDefinitions(_ head: XMLHead) throws(FormatError) {
    guard let root = head.elements.first, let (found, fix) = definition(root, head) else { return }
    throw FormatError(.malformed, found, expected: "filled forms", fix: fix)
  }

  /// What a file is that holds no answers, and what to give instead.
  private static func definition(
    _ root: XMLHead.Element, _ head: XMLHead
  ) -> (found: String, fix: String)? {
    switch root.name {
    case "html" where head.has("head", "model"):
      (
        "this is the definition of an ODK or KoboToolbox form, which holds questions and no answers",
        "name the submissions instead, and this file by labels=\"...\" or --labels"
      )
    case "html": ("this is a web page", "export the answers as XML or CSV from the system that shows them")
    case "template" where head.has("fields", "group"):
      (
        "this is a template of FormScanner, which tells where the boxes are and holds no answers",
        "save the results of the scan as CSV in FormScanner and name that file"
      )
    case "queXF":
      (
        "this is the layout of a queXF form, which holds questions and no answers",
        "export the verified answers as CSV from queXF"
      )
    case "questionnaire" where isQueXML(root, head):
      (
        "this is a queXML questionnaire, which holds questions and no answers",
        "export the verified answers as CSV from queXF, or key the forms"
      )
    case "codeBook", "DDIInstance", "FragmentInstance":
      (
        "this is a DDI description of data, which holds questions and no answers",
        "name the data file that it describes"
      )
    default: nil
    }
  }

  /// Other senders may call their forms questionnaires as well.
  private static func isQueXML(_ root: XMLHead.Element, _ head: XMLHead) -> Bool {
    root["noNamespaceSchemaLocation"]?.hasSuffix("quexml.xsd") == true || head.has("questionnaireInfo")
      || head.has("section", "question")
  }
}
