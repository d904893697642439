// benchmarks: measures whole runs of the command line, never single functions, beside a bare pass of libcsv over the
// same file. A program, not a test: it prints figures and judges nothing.
//
//   swift run -c release benchmarks [ROWS ...] [--runs N] [--keep FOLDER]
//   swift run -c release benchmarks assessment [--runs N]
//
// `assessment` alone measures inside this process: the assessment itself, without reading and writing.

import Consultation
import FileFormats
import Glibc

/// The benchmark program.
@main
enum Benchmarks {
  private static let tool = Measurement.tool

  static func main() {
    do throws(Problem) {
      try run(Options(Array(CommandLine.arguments.dropFirst())))
    } catch {
      print(error.message)
      exit(3)
    }
  }

  private static func run(_ options: Options) throws(Problem) {
    defer {
      if options.folder.hasPrefix("/tmp/soundings-benchmarks-") { Measurement.remove(options.folder) }
    }
    if options.isAssessment {
      try BenchmarkAssessment.run(options.runs, below: options.folder)
      return
    }
    if unsafe access(tool, X_OK) != 0 {
      print("Building the tool first.")
      Measurement.run(["/usr/bin/env", "swift", "build", "-c", "release", "--product", "soundings"])
    }
    print(
      "Whole processes, medians of \(options.runs) runs after one warm-up, the programs of a row in turn.")
    let help = Measurement.pair([tool, "--help"], nil, runs: 15).first
    print("soundings --help: \(help.milliseconds) ms, \(help.mebibytes) MiB\n")
    print("responses   what                      wall s   CPU s   MiB    MB/s   against bare libcsv")
    for rows in options.rows {
      let folder = try BenchmarkSurvey.write(rows: rows, below: options.folder)
      try checkThreads(folder, rows: rows)
      let file = folder + "/responses/online.csv"
      let bytes = try size(of: file)
      let run = [tool, "run", folder, "--output", folder + "/out"]
      let (ours, bare) = Measurement.pair(
        run, [Measurement.executable, "--bare-libcsv", file], runs: options.runs)
      row(rows, "CSV, 60 columns, weighted", ours, bytes, bare)
      row(rows, "bare libcsv pass", bare, bytes, nil)
      guard rows <= 100_000 else { continue }
      try measureFormats(folder, rows: rows, ours: ours, options)
      let forms = try BenchmarkForms.write(rows: rows, below: options.folder)
      let batch = Measurement.pair([tool, "run", forms, "--output", forms + "/out"], nil, runs: options.runs)
        .first
      row(rows, "form batch, XML", batch, try size(of: forms + "/responses/forms.xml"), nil)
    }
    try measureFolder(options)
  }

  /// The same responses as a workbook and as an SPSS file, and the draft of a definition from the CSV file.
  private static func measureFormats(
    _ folder: String, rows: Int, ours: Measurement, _ options: Options
  ) throws(Problem) {
    for (kind, name) in [("xlsx", "the same as XLSX"), ("sav", "the same as SPSS .sav")] {
      let copy = try BenchmarkFormats.write(kind, of: folder)
      let (other, csv) = Measurement.pair(
        [tool, "run", copy, "--output", copy + "/out"], [tool, "run", folder, "--output", folder + "/out"],
        runs: options.runs)
      row(rows, name, other, try size(of: "\(copy)/responses/online.\(kind)"), nil)
      print(
        "            times CSV: \(Measurement.decimal(other.wall / csv.wall)) wall, \(Measurement.decimal(other.cpu / csv.cpu)) CPU"
      )
    }
    let file = folder + "/responses/online.csv"
    let draft = Measurement.pair([tool, "init", file, "--output", "-"], nil, runs: options.runs).first
    row(rows, "init, draft of survey.xml", draft, try size(of: file), nil)
  }

  /// A folder with a file for each form.
  private static func measureFolder(_ options: Options) throws(Problem) {
    let forms = 20_000
    let folder = try BenchmarkForms.writeFolder(forms: forms, below: options.folder)
    let run = Measurement.pair([tool, "run", folder, "--output", folder + "/out"], nil, runs: options.runs)
      .first
    row(forms, "folder of XFDF forms", run, 0, nil)
  }

  private static func size(of path: String) throws(Problem) -> Int {
    do throws(FormatError) { return try InputFile(path: path).size } catch {
      throw Problem(.unusable, at: SourceLocation(file: path), error.found)
    }
  }

  private static func row(
    _ rows: Int, _ what: String, _ figures: Measurement, _ bytes: Int, _ bare: Measurement?
  ) {
    let speed = Int(Double(bytes) / 1e6 / figures.wall)
    let ratio =
      bare.map {
        "  \(Measurement.decimal(figures.wall / $0.wall)) wall, \(Measurement.decimal(figures.cpu / $0.cpu)) CPU"
      } ?? ""
    print(
      Measurement.padded(String(rows), 9) + "   " + what + String(repeating: " ", count: 26 - what.count)
        + Measurement.padded(Measurement.decimal(figures.wall), 6) + "  "
        + Measurement.padded(Measurement.decimal(figures.cpu), 6) + "  "
        + Measurement.padded(String(figures.mebibytes), 4) + "  " + Measurement.padded(String(speed), 6)
        + ratio)
  }

  /// One, two and seven threads must give the same figures.
  private static func checkThreads(_ folder: String, rows: Int) throws(Problem) {
    guard rows <= 100_000 else { return }
    let survey = try Survey(contentsOf: folder)
    var seen: [[[Crosstab.Cell]]]?
    for threads in [1, 2, 7] {
      let tables = try ResponseTable(importing: survey, threads: threads).tabulate(
        by: survey.characteristics, threads: threads)
      let cells = tables.crosstabs.map(\.cells)
        .map { $0.flatMap { $0 } }
      if let earlier = seen, earlier[0] != cells {
        throw Problem(.unusable, at: SourceLocation(file: folder), "\(threads) threads give other figures")
      }
      seen = [cells]
    }
  }

  struct Options {
    var rows: [Int] = []
    var runs = 5
    var isAssessment = false
    var folder = "/tmp/soundings-benchmarks-\(getpid())"

    init(_ words: [String]) {
      var rest = words[...]
      while let word = rest.popFirst() {
        if word == "--bare-libcsv", let file = rest.popFirst() { BareLibCSV.run(file) }
        if word == "assessment" {
          isAssessment = true
        } else if word == "--runs" {
          runs = rest.popFirst().flatMap { Int($0) } ?? runs
        } else if word == "--keep" {
          folder = rest.popFirst() ?? folder
        } else if let number = Int(word) {
          rows.append(number)
        }
      }
      if rows.isEmpty { rows = [10_000, 100_000, 1_000_000] }
    }
  }
}
