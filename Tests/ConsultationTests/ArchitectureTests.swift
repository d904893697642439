import Foundation
import TestSupport
import Testing

/// Data flows one way: what a folder may not know, by the names of types.
@Suite struct `The source folders` {
  private func files(_ folder: String) throws -> [(path: String, text: String)] {
    let root = Repository.root + "/" + folder
    let names = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      ("\(folder)/\(name)", try Repository.text("\(folder)/\(name)"))
    }
  }

  /// Code without comments and texts.
  private func code(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      String(line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex))
    }.joined(separator: "\n")
  }

  @Test(arguments: [
    ("Diagnostics", ["Survey(", "Question", "ResponseTable", "Crosstab", "Report("]),
    (
      "Survey",
      [
        "ResponseTable", "AnswerColumn", "Crosstab", "Tables(", "Banner", "SheetMatching", "Report(",
        "CSVFile",
      ]
    ),
    ("Responses", ["Crosstab", "Tables(", "Dialect", "CSVFile", "Report("]),
    ("Import", ["Crosstab", "Tables(", "Report(", "Tally"]),
    ("Statistics", ["Question", "Survey", "ResponseTable", "Crosstab", "FileFormats"]),
    ("Tabulation", ["Report(", "Markdown", "CSVText", "FileFormats", "Dialect"]),
    ("Assessment", ["Report(", "Markdown", "CSVText", "FileFormats", "Dialect"]),
    ("Export", ["PaperForm", "Markup("]),
    ("Forms", ["ResponseTable", "AnswerColumn", "Crosstab", "Tables(", "Report(", "Dialect"]),
  ])
  func `do not know what comes after them`(folder: String, words: [String]) throws {
    for file in try files("Sources/Consultation/" + folder) {
      for word in words { #expect(!code(file.text).contains(word), "\(file.path) knows \(word)") }
    }
  }

  @Test func `keep C and unsafe code in one place, and Foundation out`() throws {
    for file in try files("Sources/Consultation") + files("Sources/soundings") {
      #expect(!code(file.text).contains("import Foundation"), "\(file.path)")
      #expect(!code(file.text).contains("import CLib"), "\(file.path)")
    }
    for file in try files("Sources/Consultation") {
      for word in ["UnsafePointer", "UnsafeMutable", "UnsafeRaw", "UnsafeBuffer", "withUnsafe"] {
        #expect(!code(file.text).contains(word), "\(file.path)")
      }
    }
  }

  @Test func `hold no file over 500 lines, no forced unwrap and no trap on input`() throws {
    for file in try files("Sources") {
      #expect(file.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 500, "\(file.path)")
      for word in ["try!", "as!", "fatalError", "preconditionFailure"] {
        #expect(!code(file.text).contains(word), "\(file.path) holds \(word)")
      }
    }
  }

  @Test func `bind only libraries that setup installs`() throws {
    let package = try Repository.text("Package.swift")
    let setup = try Repository.text("Sources/setup.sh")
    let packages = package.split(separator: ".apt([\"").dropFirst().compactMap {
      $0.split(separator: "\"").first
    }
    #expect(packages.count >= 3)
    for name in packages { #expect(setup.contains("\n\(name) "), "\(name) is missing in Sources/setup.sh") }
    let libraries = package.split(separator: ".systemLibrary(name: \"").count - 1
    #expect(libraries == packages.count + 1, "CGlibc needs no package; every other library does")
  }

  @Test func `show exactly the six names at the top`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.root)
    #expect(
      Set(names.filter { !$0.hasPrefix(".") }) == [
        "Package.swift", "README.md", "Sources", "Tests", "exports", "surveys",
      ])
  }
}
