import FileFormats
import Foundation
import TestSupport
import Testing

@testable import Consultation

/// Real files of other programs, with every cell as it was worked out beside this code.
@Suite struct `A Triple-S file of another program` {
  /// A sample under its own name, or with its data file linked under the name that a pair has.
  private func sample(_ name: String, data: String? = nil, _ folder: TemporaryFolder) throws -> TripleSFile? {
    guard let samples = Repository.samples("online/triple-s") else { return nil }
    guard let data else { return try TripleSFile(path: "\(samples)/\(name)") }
    try folder.link(name, to: "\(samples)/\(name)")
    try folder.link(name.replacingOccurrences(of: ".sss", with: ".csv"), to: "\(samples)/\(data)")
    return try TripleSFile(path: "\(folder.path)/\(name)")
  }

  @Test func `of version 1.2 is read as it stands`() throws {
    guard let file = try sample("sample-1.sss", TemporaryFolder()) else { return }
    #expect(
      try TripleSFixture.cells(file) == [
        ["2", "1;3;9", "Amusement Park", "1;9", "12", "1", "1", "1.4000"],
        ["3", "2", "", "2", "999", "1", "3", "0.9000"],
        ["2", "1;4;9", "\"Marco's\" Restaurant", "9;4", "58", "0", "", "0.7000"],
      ])
    #expect(file.dictionary.title == "Historic House Exit Survey First Wave")
    #expect(file.dictionary.variables.map(\.code) == ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q99"])
    #expect(file.dictionary["Q2"]?.values.map(\.label)[2] == "\"Friar Tuck\" Restaurant")
    #expect(file.dictionary["Q5"]?.values.map(\.code) == ["500", "999"])
    #expect(
      file.dictionary.notes.map(\.text) == [
        "the filter of variable Q7 is not used; routes belong in the definition"
      ])
  }

  @Test func `that the standard gives as its example is read as it stands`() throws {
    guard let file = try sample("std20_example1.sss", TemporaryFolder()) else { return }
    #expect(
      try TripleSFixture.cells(file) == [
        [
          "520001", "2005-05-04", "112000", "0", "1;3;5;9", "Nottingham Goose Fair", "2", "5;1", "25", "1",
          "A",
          "1.1310",
        ],
        ["520002", "2005-05-06", "134300", "2", "2", "", "9", "2", "100", "0", "", "0.9921"],
        [
          "520003", "2005-05-03", "180500", "1", "1;2;9", "\"Heritage\" Zone", "1", "9;2", "999", "1", "C",
          "1.0089",
        ],
      ])
    let variables = file.dictionary.variables
    #expect(variables.map(\.role) == [.respondent] + [Dialect.Role?](repeating: nil, count: 10) + [.weight])
    #expect(file.dictionary["Q2"]?.text == "Visited before")
    #expect(file.dictionary["Q4"]?.values.map(\.score) == ["2", "1", "0", "-1", "-2", nil])
    #expect(file.dictionary["Q8"]?.values.map(\.code) == ["A", "B", "C"])
  }

  @Test func `in UTF-16, or one level of a hierarchy, is read as it stands`() throws {
    guard let file = try sample("sample-4.sss", TemporaryFolder()) else { return }
    #expect(
      try TripleSFixture.cells(file) == [
        ["1", "1", "1"], ["2", "2", "1"], ["3", "3", "2"], ["4", "4", "2"], ["5", "6", "1"], ["6", "5", "2"],
        ["7", "4", "1"], ["8", "3", "1"], ["9", "4", "2"], ["10", "7", "2"],
      ])
    #expect(
      file.dictionary["weekday"]?.values.map(\.label) == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
      ])
    #expect(file.dictionary["typtel"]?.text == "TYPTEL-Telephone Type")
    guard let level = try sample("householddata.sss", TemporaryFolder()) else { return }
    #expect(
      try TripleSFixture.cells(level) == [
        ["010001", "2", "3"], ["010002", "3", "2"], ["010003", "1", "3"],
      ])
  }

  @Test func `of a hierarchy names its levels`() throws {
    let error = #expect(throws: FormatError.self) {
      if try sample("hierarchyDefinition.sss", TemporaryFolder()) == nil {
        throw FormatError(.missing, "skipped")
      }
    }
    if error?.kind == .missing { return }
    #expect(
      error?.found
        == "the survey has levels: hhold (householddata.sss), person (persondata.sss), trip (tripdata.sss)")
    #expect(error?.line == 18)
  }

  @Test func `with data in CSV is read as it stands`() throws {
    let folder = try TemporaryFolder()
    guard let file = try sample("sample-2.sss", data: "sample-2-ip-masked.csv", folder) else { return }
    let agent = "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML"
    let browser = " like Gecko) Chrome/44.0.2403.125 Safari/537.36"
    let expected = [
      "c530fd2a-17dd-4232-a38d-fb786d85eb3f", "", "0", "20150805", "121936", "", "0", "", "",
      "AppleMAC-Safari",
      "Windows", "", "\(agent);\(browser)", "192.0.2.1", "1", "Chrome", "44.0.2403.125", "44", "Netscape",
      "\(agent),\(browser)", "Win32", "1920 x 1080", "24-bit color", "false", "9", "102", "1", "1", "", "",
      "1", "5", "7",
      "10", "5\u{A0} Jul\u{A0} 1991", "5", "4", "3", "2", "3", "1", "1", "7", "", "6", "3;6;9;10", "1;2;3",
      "5", "4", "7",
      "6", "6", "5", "4", "3", "5", "4", "2;4;5;6", "Pat", "Molloy", "redacted@example.org", "112233", "1",
      "122113",
      "97",
    ]
    #expect(try TripleSFixture.records(file).map(\.line) == [2])
    #expect(try TripleSFixture.cells(file) == [expected])
    #expect(file.dictionary["AA01N1"]?.values.first == .init(code: "1", label: "English"))
    let names = try #require(try CSVFile(path: file.dataPath).head(1).first?.cells)
    #expect(file.dictionary.variables.map(\.code) == names)
  }

  @Test func `is found from its data, in any case of letters`() throws {
    guard let samples = Repository.samples("online/triple-s") else { return }
    let folder = try TemporaryFolder()
    try folder.link("Park.SSS", to: "\(samples)/sample-1.sss")
    try folder.link("PARK.ASC", to: "\(samples)/sample-1.asc")
    #expect(try TripleSFile(path: "\(folder.path)/PARK.ASC").definitionPath == "\(folder.path)/Park.SSS")
    #expect(try TripleSFile(definitionPath: "\(folder.path)/Park.SSS").dataPath == "\(folder.path)/PARK.ASC")
  }
}
