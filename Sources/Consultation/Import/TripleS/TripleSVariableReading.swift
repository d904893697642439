internal import FileFormats

/// Reads the variables of a Triple-S definition, one after another.
struct TripleSVariableReading {
  let format: TripleSDefinition.DataFormat
  let labels: TripleSLabels
  private(set) var notes: [(line: Int?, text: String)] = []
  /// How many codes may still be made from ranges; a small file can name very many.
  private var codesLeft = 100_000

  /// The most codes that one range is written out as.
  private static let mostCodesOfRange = 1_000

  init(format: TripleSDefinition.DataFormat, labels: TripleSLabels) {
    self.format = format
    self.labels = labels
  }

  /// Reads a variable; its code is its name until all are read.
  ///
  /// - Throws: A ``FormatError`` with the line of what cannot be used.
  mutating func variable(_ element: XMLElement) throws(FormatError) -> TripleSDefinition.Variable {
    let name = element.child("name").map { TripleSLabels.content(of: $0) } ?? ""
    let title = name.isEmpty ? element["ident"] ?? "" : name
    let kind = try kind(of: element, title)
    let isLiteral = element["format"]?.lowercased() == "literal"
    let position = try position(of: element, title)
    let codes = try codes(of: element, kind, isLiteral: isLiteral)
    if kind == .multiple && isLiteral && element.child("spread") == nil {
      throw FormatError(
        .malformed, line: element.line, "variable \(title) has codes that are no numbers, and no <spread>",
        expected: "a <spread> of subfields for such codes", fix: "export the survey again")
    }
    let spread = try kind == .multiple ? spread(of: element, title, position, codes.values) : nil
    let variable = TripleSDefinition.Variable(
      ident: element["ident"] ?? "", name: name, code: name, label: labels.text(of: element.child("label")),
      kind: kind, isLiteral: isLiteral, role: role(of: element, title), position: position, spread: spread,
      values: codes.values, highestCode: codes.highest, line: element.line)
    try TripleSChecks.refuseWildCodes(variable, format: format)
    if element.child("filter") != nil || element["filter"] != nil {
      notes.append(
        (element.line, "the filter of variable \(title) is not used; routes belong in the definition"))
    }
    return variable
  }

  private func kind(of element: XMLElement, _ title: String) throws(FormatError) -> TripleSDefinition.Kind {
    let name = element["type"] ?? ""
    if let kind = TripleSDefinition.Kind(rawValue: name.lowercased()) { return kind }
    throw FormatError(
      .malformed, line: element.line, "variable \(title) is of type '\(name.prefix(20))'",
      expected: "single, multiple, quantity, character, logical, date or time",
      fix: "export the survey again as Triple-S XML 2.0")
  }

  private mutating func role(of element: XMLElement, _ title: String) -> Dialect.Role? {
    switch element["use"]?.lowercased() {
    case nil, "": return nil
    case "serial": return .respondent
    case "weight":
      notes.append((element.line, "variable \(title) is a weight"))
      return .weight
    case let use?:
      notes.append((element.line, "the use '\(use.prefix(20))' of variable \(title) is unknown"))
      return nil
    }
  }
}

// MARK: Places

extension TripleSVariableReading {
  private func position(
    of element: XMLElement, _ title: String
  ) throws(FormatError) -> ClosedRange<Int> {
    let places = element.children("position")
    guard let place = places.first, places.count == 1, let start = place["start"] else {
      throw FormatError(
        .malformed, line: element.line, "variable \(title) has \(places.count) positions",
        expected: "one <position start=\"...\"/>", fix: "export the survey again")
    }
    let finish = format == .csv ? start : place["finish"] ?? start
    let limit = format == .csv ? TripleSReading.mostColumns : FixedWidthRecords.columnLimit
    guard let first = Int(TripleSCell.trimmed(start)), let last = Int(TripleSCell.trimmed(finish)),
      1 <= first, first <= last, last <= limit
    else {
      throw FormatError(
        .malformed, line: place.line,
        "variable \(title) stands at position \(start.prefix(20)) to \(finish.prefix(20))",
        expected: "whole numbers from 1 to \(limit), the start first", fix: "export the survey again")
    }
    return first...last
  }

  private func spread(
    of element: XMLElement, _ title: String, _ position: ClosedRange<Int>, _ values: [DataDictionary.Value]
  ) throws(FormatError) -> TripleSDefinition.Spread? {
    guard let spread = element.child("spread") else { return nil }
    let count = spread["subfields"].flatMap { Int(TripleSCell.trimmed($0)) } ?? 0
    let longest = values.map(\.code.unicodeScalars.count).max() ?? 1
    let shares = format == .fixed && count > 0 && position.count % count == 0
    let width =
      spread["width"].map { Int(TripleSCell.trimmed($0)) ?? 0 } ?? (shares ? position.count / count : longest)
    let room = format == .fixed ? position.count : FixedWidthRecords.columnLimit
    let (total, isOver) = count.multipliedReportingOverflow(by: width)
    guard count > 0, width > 0, !isOver, total <= room else {
      throw FormatError(
        .malformed, line: spread.line,
        "variable \(title) has \(count) subfields of \(width) characters in a field of \(position.count)",
        expected: "subfields that fit the field", fix: "export the survey again")
    }
    return TripleSDefinition.Spread(subfields: count, width: width)
  }
}

// MARK: Codes

extension TripleSVariableReading {
  private mutating func codes(
    of element: XMLElement, _ kind: TripleSDefinition.Kind, isLiteral: Bool
  ) throws(FormatError) -> (values: [DataDictionary.Value], highest: Int) {
    if kind == .logical {
      return ([.init(code: "1", label: "Yes"), .init(code: "0", label: "No")], 1)
    }
    guard let list = element.child("values") else { return ([], 0) }
    var values: [DataDictionary.Value] = []
    var highest = 0
    var named = Set(list.children("value").compactMap { $0["code"].map { code($0, kind, isLiteral) } })
    var seen: Set<String> = []
    for child in list.children {
      if child.name == "value" {
        let value = try value(child, kind, isLiteral: isLiteral)
        highest = max(highest, Int(value.code) ?? 0)
        if seen.insert(value.code).inserted {
          values.append(value)
        } else {
          notes.append((child.line, "a code stands twice; its first label is used"))
        }
      } else if child.name == "range", kind == .single || kind == .multiple, !isLiteral {
        highest = max(highest, try add(child, to: &values, except: &named))
      }
    }
    return (values, highest)
  }

  private func code(_ text: String, _ kind: TripleSDefinition.Kind, _ isLiteral: Bool) -> String {
    let trimmed = TripleSCell.trimmed(text)
    return kind == .quantity ? TripleSCell.number(trimmed) : TripleSCell.code(trimmed, isLiteral: isLiteral)
  }

  private func value(
    _ element: XMLElement, _ kind: TripleSDefinition.Kind, isLiteral: Bool
  ) throws(FormatError) -> DataDictionary.Value {
    guard let text = element["code"], !TripleSCell.trimmed(text).isEmpty else {
      throw FormatError(
        .malformed, line: element.line, "a value has no code", expected: "<value code=\"...\">",
        fix: "export the survey again")
    }
    return DataDictionary.Value(
      code: code(text, kind, isLiteral), label: labels.text(of: element), score: element["score"])
  }

  /// Adds the codes of a range that have no label of their own, and returns the last code of the range.
  private mutating func add(
    _ range: XMLElement, to values: inout [DataDictionary.Value], except named: inout Set<String>
  ) throws(FormatError) -> Int {
    let ends = [range["from"], range["to"]].map { $0.flatMap { Int(TripleSCell.trimmed($0)) } }
    guard let first = ends[0], let last = ends[1], first <= last else {
      throw FormatError(
        .malformed, line: range.line, "a range of codes has no two ends in order",
        expected: "<range from=\"1\" to=\"5\"/>", fix: "export the survey again")
    }
    let (distance, isOver) = last.subtractingReportingOverflow(first)
    guard !isOver, distance < min(Self.mostCodesOfRange, codesLeft) else {
      notes.append((range.line, "a range of codes is too long to be written out as answers"))
      return last
    }
    codesLeft -= distance + 1
    for code in first...last where named.insert(String(code)).inserted {
      values.append(.init(code: String(code), label: String(code)))
    }
    return last
  }
}
