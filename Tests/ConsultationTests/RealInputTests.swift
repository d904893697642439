import Consultation
import FileFormats
import Foundation
import TestSupport
import Testing

/// Surveys by others, compared cell by cell with what was published or computed from the same files.
@Suite struct `Real surveys` {
  /// One expected figure, by column name.
  private typealias Row = [String: String]

  private func tables(_ name: String, in samples: String) throws -> Tables {
    let folder = try TemporaryFolder()
    try folder.write("survey.xml", try Repository.text("Tests/ConsultationTests/RealInput/\(name).xml"))
    for file in try FileManager.default.contentsOfDirectory(atPath: samples) {
      try folder.link("responses/" + file, to: samples + "/" + file)
    }
    let survey = try Survey(contentsOf: folder.path)
    return try ResponseTable(importing: survey).tabulate(by: survey.characteristics)
  }

  private func expected(_ path: String) throws -> [Row] {
    let records = try CSVFile(path: path).head(100_000)
    let headings = records[0].cells
    return records.dropFirst().map { Row(zip(headings, $0.cells), uniquingKeysWith: { first, _ in first }) }
  }

  private func folded(_ text: String) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }

  private func number(_ text: String?) -> Double? { text.flatMap { Double($0) } }

  /// What differs between a cell and an expected row, or `nil`.
  private func difference(_ table: Crosstab, _ row: Int, _ column: Int, _ expected: Row) -> String? {
    let cell = table.cells[row][column]
    let base = table.bases[column]
    let unit = 1e10
    if expected["weighting"] == "weighted" {
      let pairs: [(Double?, Double?, Double)] = [
        (Double(base.weight) / unit, number(expected["base"]), 6e-4),
        (Double(cell.weight) / unit, number(expected["count"]), 6e-4),
        (
          table.weightedPercentage(row: row, column: column).map { Double($0) / 10_000 },
          number(expected["percent"]), 6e-5
        ),
        (Double(base.unweighted), number(expected["base_unweighted"]), 0),
        (Double(cell.count), number(expected["count_unweighted"]), 0),
      ]
      for (found, wanted, tolerance) in pairs {
        guard let found, let wanted, abs(found - wanted) <= tolerance else {
          return "\(found ?? -1) for \(wanted ?? -1)"
        }
      }
      return nil
    }
    guard Double(base.unweighted) == number(expected["base"]), Double(cell.count) == number(expected["count"])
    else {
      return "\(cell.count) of \(base.unweighted) for \(expected["count"] ?? "") of \(expected["base"] ?? "")"
    }
    guard let percent = number(expected["percent"]), let found = table.percentage(row: row, column: column)
    else { return nil }
    return abs(Double(found) / 10_000 - percent) <= 6e-5 ? nil : "\(found) for \(percent)"
  }

  /// Compares by labels: the question's text, the row's label, the characteristic's label and the group's.
  private func compare(_ tables: Tables, _ rows: [Row]) -> [String] {
    var places: [String: (Crosstab, Int, Int)] = [:]
    for table in tables.crosstabs where table.table == "default" {
      for (row, heading) in table.rows.enumerated() where heading.kind != .mean {
        for (column, group) in table.columns.enumerated() {
          let by = group.kind == .total ? "All" : folded(table.characteristicLabel)
          let key = [
            folded(table.question.text), folded(heading.label), by,
            group.kind == .total ? "Total" : folded(group.label),
          ]
          places[key.joined(separator: "\u{1F}")] = (table, row, column)
        }
      }
    }
    return rows.compactMap { row in
      let isTotal = row["group_variable"] == "All" || row["group"] == "United States"
      let key = [
        folded(row["question"] ?? ""), folded(row["answer"] ?? ""),
        isTotal ? "All" : folded(row["group_variable"] ?? ""),
        isTotal ? "Total" : folded(row["group"] ?? ""),
      ]
      guard let (table, place, column) = places[key.joined(separator: "\u{1F}")] else {
        return "missing: \(key)"
      }
      return difference(table, place, column, row).map { "\(key): \($0)" }
    }
  }

  @Test(arguments: [
    ("hps-week22-2021", "expected.csv", 288), ("pollster-illinois", "expected.csv", 73),
    ("flying-etiquette", "expected.csv", 617), ("kcmo-resident-survey", "computed.csv", 782),
  ])
  func `agree cell by cell`(name: String, file: String, count: Int) throws {
    guard let samples = Repository.samples("real/" + name) else { return }
    let rows = try expected(samples + "/" + file)
    #expect(rows.count == count)
    let differences = compare(try tables(name, in: samples), rows)
    #expect(differences.isEmpty, "\(differences.count) differ: \(differences.prefix(5))")
  }

  @Test func `of a film survey agree: ticks, first ranks of those who saw all, nets of a grid`() throws {
    guard let samples = Repository.samples("real/star-wars") else { return }
    let tables = try tables("star-wars", in: samples)
    let rows = try expected(samples + "/expected.csv")
    #expect(rows.count == 29)
    for row in rows {
      let answer = folded(row["answer"] ?? "")
      let type = row["type"] ?? ""
      let table: Crosstab?
      var label = answer
      if type.hasPrefix("multi") {
        table = tables.table(of: "films")
      } else if type.hasPrefix("rank") {
        table = tables.crosstabs.first { $0.table == "saw-all-six" && $0.question.id == "preference" }
      } else if type.hasPrefix("matrix") {
        let parts = answer.split(separator: ": ", maxSplits: 1).map(String.init)
        table = tables.crosstabs.first {
          $0.question.grid?.id == "character" && folded($0.question.name) == parts[0]
            && $0.characteristic == nil
        }
        label = parts[1]
      } else {
        table = tables.table(of: "shot-first")
      }
      let found = try #require(table, "\(answer)")
      let place = try #require(
        found.rows.firstIndex { folded($0.label) == label && $0.kind != .mean }, "\(answer)")
      #expect(difference(found, place, 0, row) == nil, "\(answer)")
    }
  }

  @Test func `of research software engineers agree: singles, grids, and who gave no answer`() throws {
    guard let samples = Repository.samples("real/rse-uk-2016") else { return }
    let tables = try tables("rse-uk-2016", in: samples)
    let rows = try expected(samples + "/expected.csv")
    #expect(rows.count == 192)
    for row in rows {
      let question = folded(row["question"] ?? "")
      let answer = folded(row["answer"] ?? "")
      let isOf = { (table: Crosstab) in
        table.characteristic == nil
          && (folded(table.question.text) == question || folded(table.question.name) == question)
      }
      if answer == "(no answer)" {
        let table = try #require(
          tables.crosstabs.first { isOf($0) && $0.table == "with-no-answer" }, "\(question)")
        let unanswered = table.rows.indices.filter { table.rows[$0].kind == .unanswered }
        #expect(
          unanswered.map { table.cells[$0][0].count }.reduce(0, +) == Int(row["count"] ?? ""), "\(question)")
        continue
      }
      let table = try #require(tables.crosstabs.first { isOf($0) && $0.table == "default" }, "\(question)")
      let place = try #require(
        table.rows.firstIndex { folded($0.label) == answer && $0.kind != .mean }, "\(question) \(answer)")
      #expect(difference(table, place, 0, row) == nil, "\(question) \(answer)")
    }
  }
}

@Suite struct `Files of the platforms` {
  @Test func `of SmartSurvey are recognised, with a hyphen for no answer and a column lost on the way`()
    throws
  {
    guard let samples = Repository.samples("online/smartsurvey") else { return }
    let survey = try SmallSurvey(
      """
      <single id="why"><column header="Are you using GOV.UK for professional or personal reasons?"/><answer code="any" rest="yes">Anything</answer></single>
      <text id="came"><column header="Describe why you came to GOV.UK today Please do not include personal or financial information, eg your National Insurance number or credit card details."/></text>
      """,
      responses:
        "<export id=\"a\" file=\"responses/raw_test_data_2.csv\" mode=\"online\" unclaimed=\"ignore\"/>")
    try survey.folder.link("responses/raw_test_data_2.csv", to: samples + "/raw_test_data_2.csv")
    let table = try survey.table()
    // Counted with another reader: 196 records, 58 with an answer, 193 with a text, 194 with either.
    #expect(table.ledger.read == 196 && table.count == 194)
    #expect(table.said("why").count { $0 == "any" } == 58)
    #expect(table.said("came").count { $0 == "text" } == 193)
    #expect(table.ledger.entries[0].recognisedAs.hasPrefix("SmartSurvey, one header row"))
    let short = table.problems.first { $0.kind == .shortRecords }
    #expect(
      short?.found == "196 of 196 records have fewer cells than the header has (20); columns may have moved")
  }
}

@Suite struct `The seed case` {
  private func tables(_ wave: String) throws -> Tables {
    let survey = try Survey(contentsOf: Repository.root + "/surveys/medway-community-safety/\(wave)")
    return try ResponseTable(importing: survey).tabulate(by: survey.characteristics)
  }

  @Test func `of 2008 has the published totals`() throws {
    let tables = try tables("2008")
    #expect(tables.responses.count == 1_300)
    #expect(tables.responses.modeCounts.map(\.count) == [540, 400, 360])
    let priority = try #require(tables.table(of: "priority", by: "ethnicity"))
    #expect(priority.bases.map(\.unweighted) == [237, 217, 20, 0, 0, 0])
    #expect(priority.counts("drugs")?[0] == 57)
    #expect(priority.missing[.notAsked] == 900)
    let gender = try #require(tables.table(of: "gender"))
    #expect(gender.counts("male") == [204] && gender.counts("female") == [192] && gender.missing[.blank] == 4)
    #expect(try #require(tables.table(of: "disability-self")).counts("yes") == [68])
    let ethnicity = try #require(tables.table(of: "ethnicity"))
    #expect(ethnicity.counts("white-british") == [352] && ethnicity.bases[0].unweighted == 395)
    let ages = try #require(tables.table(of: "age-group"))
    #expect(
      ["0-15", "16-24", "25-44", "45-64", "65-and-over"].map { ages.counts($0)?[0] } == [
        8, 44, 120, 124, 104,
      ])
  }

  @Test func `of 2014 prints what was published`() throws {
    let table = try #require(try tables("2014").table(of: "safe"))
    #expect(table.base == .all && table.bases[0].unweighted == 116)
    let rows = ["very-or-fairly-safe", "neither", "fairly-or-very-unsafe", "dont-know", "not-completed"]
    #expect(rows.map { table.counts($0)?[0] } == [80, 15, 17, 1, 3])
    let printed = rows.compactMap { table.row($0) }.map {
      Share.printed(table.cells[$0][0].count, of: 116, decimals: 0)
    }
    #expect(printed == ["69", "13", "15", "1", "3"])
    let survey = try Survey(contentsOf: Repository.root + "/surveys/medway-community-safety/2014")
    #expect(survey.measures.map(\.indicator) == ["SF15"] && survey.measures.map(\.target) == [900_000])
  }

  @Test func `of 2023 has the published shares`() throws {
    let tables = try tables("2023")
    #expect(tables.responses.count == 500)
    let day = try #require(tables.table(of: "safe-day"))
    #expect(
      day.counts("safe") == [400] && day.counts("very-unsafe") == [10] && day.bases[0].unweighted == 500)
    let evening = try #require(tables.table(of: "safe-evening"))
    #expect(evening.counts("safe") == [180] && evening.counts("unsafe") == [165])
    let problem = try #require(tables.table(of: "problem"))
    let top = ["drugs", "speeding", "litter", "fly-tipping", "drunk-rowdy"]
    #expect(top.map { problem.counts($0)?[0] } == [400, 395, 360, 360, 310])
    let others = problem.rows.filter { !top.contains($0.id) }.compactMap { problem.counts($0.id)?[0] }
    #expect(others.allSatisfy { $0 < 310 })
    let help = try #require(tables.table(of: "would-help"))
    let ranked = help.rows.indices.sorted { help.cells[$0][0].count > help.cells[$1][0].count }.map {
      help.rows[$0].id
    }
    #expect(Array(ranked.prefix(3)) == ["policing", "public-spaces", "cctv"])
    #expect(tables.survey.question("ward")?.frame.options.count == 24)
    #expect(tables.table(of: "problem", by: "ethnicity", grouping: "five") != nil)
    #expect(tables.table(of: "problem", by: "ethnicity", grouping: "two-way") != nil)
  }

  @Test func `of 2024 differs from 2023 in a label, an option and a question`() throws {
    let old = try Survey(contentsOf: Repository.root + "/surveys/medway-community-safety/2023")
    let new = try Survey(contentsOf: Repository.root + "/surveys/medway-community-safety/2024")
    #expect(new.question("safe-day")?.frame.options[2].label == "Neither")
    #expect(
      old.question("safe-day")?.frame.options[2].code == new.question("safe-day")?.frame.options[2].code)
    #expect(Set(old.questions.map(\.id)).subtracting(new.questions.map(\.id)) == ["gender-identity"])
    let codes = { (survey: Survey) in Set(survey.question("problem")?.frame.options.map(\.code) ?? []) }
    #expect(codes(new).subtracting(codes(old)) == ["e-scooters"])
  }
}
