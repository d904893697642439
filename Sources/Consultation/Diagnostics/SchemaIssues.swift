internal import FileFormats

/// Turns what libxml2 says of a document that does not fit a schema into problems with a cure.
enum SchemaIssues {
  /// One problem an issue, without the repetitions that libxml2 makes for one fault.
  static func problems(_ issues: [XMLIssue], file: String, schema: String = "survey") -> [Problem] {
    var problems: [Problem] = []
    for issue in issues {
      // A value that breaks a pattern is reported a second time as "not a valid value".
      if issue.message.contains("is not a valid value of the") && problems.last?.location.line == issue.line {
        continue
      }
      problems.append(problem(issue, file: file, schema: schema))
    }
    return problems
  }

  /// Words one issue.
  ///
  /// - Parameters:
  ///   - issue: What libxml2 found.
  ///   - file: The file in messages.
  ///   - hidesValues: Whether the document may hold what people wrote, so that no value is repeated.
  ///   - schema: The schema's name on the command line.
  /// - Returns: The problem with a cure.
  static func problem(
    _ issue: XMLIssue, file: String, hidesValues: Bool = false, schema: String = "survey"
  ) -> Problem {
    let location = SourceLocation(file: file, line: issue.line)
    let quoted = quotedWords(issue.message)
    let element = quoted.first ?? "this"
    if issue.message.contains("This element is not expected") {
      let allowed = words(in: issue.message, after: "Expected is")
      return Problem(
        .unusable, at: location, "element <\(element)> is not expected here",
        expected: allowed.isEmpty
          ? nil
          : (allowed.count == 1
            ? "<\(allowed[0])>"
            // libxml2 names ten at the most.
            : "one of: " + allowed.map { "<\($0)>" }.joined(separator: " ")
              + (allowed.count == 10 ? " and others" : "")),
        fix: Suggestion.question(for: element, among: allowed) + "Rename, move or remove the element")
    }
    if issue.message.contains("Missing child element") {
      let allowed = words(in: issue.message, after: "Expected is")
      return Problem(
        .unusable, at: location, "element <\(element)> is not complete",
        expected: allowed.map { "<\($0)>" }.joined(separator: " or "), fix: "add the missing element")
    }
    if issue.message.contains("is required but missing") {
      return Problem(
        .unusable, at: location, "element <\(element)> has no attribute \(quoted.last ?? "")",
        expected: "\(quoted.last ?? "")=\"...\"", fix: "add the attribute")
    }
    if issue.message.contains("is not allowed") && issue.message.contains("attribute") {
      return Problem(
        .unusable, at: location, "element <\(element)> has no attribute '\(quoted.last ?? "")'",
        expected: "an attribute of <\(element)>; `soundings schema \(schema)` lists them",
        fix: "correct or remove the attribute")
    }
    if let problem = structure(issue, element: element, schema: schema, at: location) { return problem }
    if hidesValues {
      let allowed = quoted.contains("enumeration") ? quoted.drop { $0 != "enumeration" }.dropFirst(2) : []
      return Problem(
        .unusable, at: location, "a value of <\(element)> is not what it must be",
        expected: allowed.isEmpty ? nil : "one of: \(allowed.map { "'\($0)'" }.joined(separator: ", "))",
        fix: "correct the value; `soundings schema forms` prints what is allowed")
    }
    return value(issue, quoted: quoted, schema: schema, at: location)
  }

  /// A root or a text that has no place in the document.
  private static func structure(
    _ issue: XMLIssue, element: String, schema: String, at location: SourceLocation
  ) -> Problem? {
    if issue.message.contains("No matching global declaration"), schema == "dialect" {
      return Problem(
        .unusable, at: location, "the document is no dialect",
        expected: "xmlns=\"urn:soundings:dialect:1\" on <dialect>",
        fix: "correct the first element and its xmlns; `soundings platforms generic` prints an example")
    }
    if issue.message.contains("No matching global declaration") {
      return Problem(
        .unusable, at: location, "the document does not start with <survey> or <form-batch> of Soundings",
        expected:
          "xmlns=\"urn:soundings:survey:1\" on <survey>, or xmlns=\"urn:soundings:forms:1\" on <form-batch>",
        fix: "correct the first element and its xmlns")
    }
    guard issue.message.contains("element-only") else { return nil }
    return Problem(
      .unusable, at: location, "text stands in <\(element)> where only elements may",
      expected: "elements", fix: "remove the text, or put it into the element it belongs to")
  }

  /// A value outside an enumeration, a pattern or a type.
  private static func value(
    _ issue: XMLIssue, quoted: [String], schema: String, at location: SourceLocation
  ) -> Problem {
    let element = quoted.first ?? "this"
    let isAttribute = issue.message.contains(", attribute '")
    let place = isAttribute && quoted.count > 1 ? "\(quoted[1]) of <\(element)>" : "<\(element)>"
    if issue.message.contains("[facet 'enumeration']") {
      let words = Array(quoted.drop { $0 != "enumeration" }.dropFirst())
      let allowed = Array(words.dropFirst())
      let found = words.first ?? ""
      return Problem(
        .unusable, at: location, "'\(Quotation.shortened(found))' is no value of \(place)",
        expected: "one of: \(allowed.map { "'\($0)'" }.joined(separator: ", "))",
        fix: Suggestion.question(for: found, among: allowed) + "Correct the value")
    }
    if issue.message.contains("[facet 'pattern']") {
      let found = quoted.drop { $0 != "pattern" }.dropFirst().first ?? ""
      return Problem(
        .unusable, at: location, "'\(Quotation.shortened(found))' cannot be \(place)",
        expected: "lower-case words and digits joined by hyphens", fix: "correct the id")
    }
    return Problem(
      .unusable, at: location, issue.message,
      fix: "correct the value; `soundings schema \(schema)` prints what is allowed")
  }

  /// The texts in single quotation marks, in order.
  private static func quotedWords(_ message: String) -> [String] {
    message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }

  /// The words inside the brackets behind a phrase.
  private static func words(in message: String, after phrase: String) -> [String] {
    guard let start = message.firstRange(of: phrase),
      let open = message[start.upperBound...].firstIndex(of: "("),
      let close = message[open...].firstIndex(of: ")")
    else { return [] }
    return message[message.index(after: open)..<close].split { $0 == "," || $0 == " " }.map(String.init)
  }
}
