import Foundation
import TestSupport
import Testing

@Suite struct `The command line` {
  private let wave = "surveys/medway-community-safety/2014"
  private let yesNo =
    "<single id=\"q\"><answer code=\"yes\">Yes</answer><answer code=\"no\">No</answer></single>"

  @Test(
    arguments: [
      ([], 2), (["--help"], 0), (["help", "run"], 0), (["run", "--help"], 0), (["check", "--help"], 0),
      (["table", "--help"], 0),
      (["schema", "--help"], 0), (["schema", "survey"], 0), (["schema", "forms"], 0),
      (["populations"], 0), (["populations", "england-2021"], 0), (["populations", "england-2012"], 2),
      (["populations", "--help"], 0), (["schema", "other"], 2), (["rum"], 2),
      (["run"], 2), (["run", "surveys/none"], 3), (["check", "surveys/medway-community-safety/2014"], 0),
      (["run", "surveys/medway-community-safety/2014", "--outptu", "x"], 2), (["run", "a", "--output"], 2),
      (["run", "a", "--strict=yes"], 2), (["table", "surveys/medway-community-safety/2014"], 2),
      (["table", "surveys/medway-community-safety/2014", "--rows", "sfae"], 2),
      (["schema", "survey", "more"], 2),
      (["table", "surveys/medway-community-safety/2014", "--rows", "safe", "--format", "pdf"], 2),
    ] as [([String], Int32)])
  func `has the usual exit codes`(words: [String], code: Int32) throws {
    let outcome = try Tool.run(words)
    #expect(outcome.code == code, "\(outcome.error)")
    #expect(outcome.code == 0 || !(outcome.error + outcome.out).isEmpty)
    if code == 0 { #expect(!outcome.out.isEmpty) }
  }

  @Test func `suggests what may have been meant`() throws {
    #expect(
      try Tool.run(["chek", "x"]).error == """
        soundings: error: 'chek' is no command
          fix: did you mean 'check'? `soundings --help` shows what is allowed

        """)
    #expect(try Tool.run(["run", "x", "--outptu", "y"]).error.contains("did you mean '--output'?"))
    let table = try Tool.run(["table", wave, "--rows", "sfae"])
    #expect(table.error.contains("'sfae' is no question with answers to tabulate of this survey"))
    #expect(table.error.contains("did you mean 'safe'?"))
  }

  @Test func `prints a table as text, Markdown and CSV`() throws {
    let text = try Tool.run(["table", wave, "--rows", "safe"])
    #expect(text.code == 0)
    #expect(text.out.contains("| Very or fairly safe     |          80 |              69 |"))
    #expect(text.out.contains("Base: 116 respondents. Unweighted."))
    #expect(text.out.contains("Small numbers are not protected: not for publication."))
    let csv = try Tool.run(["table", wave, "--rows", "safe", "--by", "mode", "--format=csv"])
    #expect(
      csv.out.contains(
        "\r\nmedway-community-safety,2014,default,safe,Do you feel safe in Medway?,very-or-fairly-safe,"))
    #expect(csv.out.contains(",mode,answers,paper,Paper form,all,116,80,68.9655,"))
  }

  @Test func `runs into a folder, replaces its own files and never those of others`() throws {
    let folder = try TemporaryFolder()
    let output = folder.path + "/out"
    let first = try Tool.run(["run", wave, "--output", output])
    #expect(first.code == 0, "\(first.error)")
    #expect(
      first.out == """
        surveys/medway-community-safety/2014: 116 responses used of 116 read
          responses/forms.csv: transcription sheet; read 116, used 116
          problems: 0 errors, 0 warnings, 0 notes
          written: \(output)

        """)
    #expect(try Tool.run(["run", wave, "--output", output]).code == 0)
    try folder.write("out/mine.txt", "x")
    let refused = try Tool.run(["run", wave, "--output", output])
    #expect(refused.code == 4)
    #expect(
      refused.error.hasPrefix("\(output): error: the folder holds 'mine.txt', which no earlier run wrote"))
    #expect(folder.text("out/summary.md") != nil)
  }

  @Test func `leaves earlier exports alone when an input is bad, and says where`() throws {
    let survey = try SmallSurvey(yesNo, files: ["responses/a.csv": "q,x\nyes,1\n"])
    let output = survey.folder.path + "/out"
    #expect(try Tool.run(["run", survey.folder.path, "--output", output]).code == 0)
    let before = survey.folder.text("out/summary.csv")
    try survey.folder.write("responses/a.csv", "q,x\nyes,\"1\n")
    let outcome = try Tool.run(["run", survey.folder.path, "--output", output])
    #expect(outcome.code == 3)
    #expect(
      outcome.error.hasPrefix(
        "\(survey.folder.path)/responses/a.csv:2: error: a quotation mark is opened here"))
    #expect(outcome.out.isEmpty)
    #expect(survey.folder.text("out/summary.csv") == before)
  }

  @Test func `gives 1 for problems only when it is strict`() throws {
    let survey = try SmallSurvey(yesNo, files: ["responses/a.csv": "q,x\nyes,1\nmaybe,1\n"])
    let output = survey.folder.path + "/out"
    #expect(try Tool.run(["run", survey.folder.path, "--output", output]).code == 0)
    #expect(try Tool.run(["run", survey.folder.path, "--output", output, "--strict"]).code == 1)
    #expect(try Tool.run(["check", survey.folder.path, "--strict"]).code == 1)
    #expect(survey.folder.text("out/problems.csv")?.contains("not-an-option") == true)
  }

  @Test func `writes figures of real responses only as internal, and says so in the document`() throws {
    let survey = try SmallSurvey(yesNo, files: ["responses/a.csv": "q,x\nyes,1\n"])
    let definition = try #require(survey.folder.text("survey.xml"))
    try survey.folder.write("survey.xml", definition.replacing("synthetic=\"yes\"", with: ""))
    let output = survey.folder.path + "/out"
    #expect(try Tool.run(["run", survey.folder.path, "--output", output]).code == 2)
    #expect(try Tool.run(["run", survey.folder.path, "--internal"]).code == 2)
    #expect(try Tool.run(["run", survey.folder.path, "--internal", "--output", output]).code == 0)
    let document = try #require(survey.folder.text("out/summary.md"))
    #expect(document.contains("> **Internal: for the officers who work with these responses.**"))
    #expect(document.contains("> **Small numbers are not protected: not for publication.**"))
  }

  @Test(arguments: ["2023", "2024"]) func `lets nothing personal into any output`(year: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try Tool.run([
      "run", "surveys/medway-community-safety/\(year)", "--output", folder.path + "/out",
    ])
    let outputs =
      ["summary.csv", "summary.md", "problems.csv"].compactMap { folder.text("out/" + $0) } + [
        outcome.out, outcome.error,
      ]
    #expect(outputs.count == 5)
    for text in outputs {
      for secret in [
        "example.org", "192.0.2", "Alex", "short cut", "better lighting", "Speeding, speeding", "118000",
      ] {
        #expect(!text.contains(secret), "\(secret)")
      }
    }
  }
}

@Suite struct `The README` {
  @Test func `shows commands that work`() throws {
    let readme = try Repository.text("README.md")
    let blocks = readme.split(separator: "```sh\n").dropFirst().compactMap {
      $0.split(separator: "```").first
    }
    let commands = blocks.flatMap { $0.split(separator: "\n") }.map(String.init).filter {
      !$0.isEmpty && !$0.hasPrefix("#")
    }
    #expect(commands.contains("surveys/run") && commands.contains("Tests/run"))
    let folder = try TemporaryFolder()
    for command in commands where command.hasPrefix("mkdir ") || command.hasPrefix("cp ") {
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/bin/sh")
      shell.currentDirectoryURL = URL(fileURLWithPath: Repository.root)
      shell.arguments = ["-c", command.replacingOccurrences(of: "/tmp/", with: folder.path + "/")]
      try shell.run()
      shell.waitUntilExit()
      #expect(shell.terminationStatus == 0, "\(command)")
    }
    for command in commands where command.hasPrefix("swift run soundings ") || command.hasPrefix("soundings ")
    {
      var words = command.split(separator: " ").map(String.init)
      words.removeFirst(command.hasPrefix("swift") ? 3 : 1)
      words = words.map { $0.hasPrefix("/tmp/") ? folder.path + $0.dropFirst(4) : $0 }
      let outcome = try Tool.run(words)
      #expect(outcome.code == 0, "\(command): \(outcome.error)")
    }
    for script in ["surveys/run", "Tests/run", "Sources/setup.sh"] {
      #expect(FileManager.default.fileExists(atPath: Repository.root + "/" + script))
    }
  }

  @Test func `shows a table as the tool writes it`() throws {
    let readme = try Repository.text("README.md")
    let summary = try Repository.text("exports/medway-community-safety/2023/summary.md")
    let starts = ["| Answer", "| Very", "| Fairly", "| Neither", "| Don't", "| All", "| Net"]
    let table = readme.split(separator: "\n").filter { line in starts.contains { line.hasPrefix($0) } }
    #expect(table.count == 10)
    for line in table { #expect(summary.contains(line), "\(line)") }
  }

  @Test func `shows the lines of library use that work`() throws {
    let readme = try Repository.text("README.md")
    let test = try Repository.text("Tests/SoundingsTests/GoldenTests.swift")
    for line in [
      "let survey = try Survey(contentsOf: ", "try ResponseTable(importing: survey)",
      "tabulate(by: survey.characteristics)",
      "let assessment = ImpactAssessment(of: tables)",
      "try Report(tables, assessment).write(to: ",
    ] {
      #expect(readme.contains(line), "\(line)")
      #expect(test.contains(line), "\(line)")
    }
  }
}
