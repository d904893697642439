import Consultation

/// `soundings schema`: prints the XML Schemas that ship with the tool.
enum SchemaCommand {
  static let command = Command(
    name: "schema",
    summary: "Print the XML Schema of survey.xml, of a batch of written forms, or of a dialect.",
    operands: [.init(name: "WHICH", help: "survey, forms or dialect")], options: [],
    examples: [
      ("soundings schema survey > survey.xsd", "lets an editor complete and check survey.xml"),
      ("soundings schema forms > forms.xsd", "what a keying bureau needs to write a form batch"),
    ], run: run)

  private static func run(_ arguments: Arguments) throws(UsageError) -> ExitCode {
    switch arguments.operands[0] {
    case "survey": Terminal.out(Survey.schema)
    case "forms": Terminal.out(Survey.formsSchema)
    case "dialect": Terminal.out(Dialect.schema)
    default:
      throw UsageError(
        "'\(arguments.operands[0])' is no schema", suggestion: ["survey", "forms", "dialect"],
        of: arguments.operands[0],
        help: "soundings schema --help")
    }
    return .done
  }
}
