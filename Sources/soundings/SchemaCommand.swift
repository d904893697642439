import Consultation

/// `soundings schema`: prints the XML Schemas that ship with the tool.
enum SchemaCommand {
  static let command = Command(
    name: "schema", summary: "Print the XML Schema of survey.xml or of a batch of written forms.",
    operands: [.init(name: "WHICH", help: "survey or forms")], options: [],
    examples: [
      ("soundings schema survey > survey.xsd", "lets an editor complete and check survey.xml"),
      ("soundings schema forms > forms.xsd", "what a keying bureau needs to write a form batch"),
    ], run: run)

  private static func run(_ arguments: Arguments) throws(UsageError) -> ExitCode {
    switch arguments.operands[0] {
    case "survey": Terminal.out(Survey.schema)
    case "forms": Terminal.out(Survey.formsSchema)
    default:
      throw UsageError(
        "'\(arguments.operands[0])' is no schema", suggestion: ["survey", "forms"], of: arguments.operands[0],
        help: "soundings schema --help")
    }
    return .done
  }
}
