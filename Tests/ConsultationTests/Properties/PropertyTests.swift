import Consultation
import TestSupport
import Testing

@Suite struct `Whatever the responses` {
  private let questions = """
    <single id="group" characteristic="group"><answer code="a">A</answer><answer code="b">B</answer><answer code="c">C</answer><answer code="x" kind="prefer-not-to-say">X</answer></single>
    <scale id="scale"><answer code="one" score="1">One</answer><answer code="two" score="2">Two</answer><answer code="three" score="3">Three</answer><answer code="dk" kind="dont-know">DK</answer><net id="low" of="one two">Low</net></scale>
    <multiple id="m"><answer code="p">P</answer><answer code="q">Q</answer><answer code="r">R</answer><net id="pq" of="p q">P or Q</net></multiple>
    <number id="n"/>
    """
  private let header = "group,scale,m,n,w\n"

  private func rows(_ count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let group = ["a", "b", "c", "x", "", "zz"][generator.below(6)]
      let scale = ["one", "two", "three", "dk", "", "four"][generator.below(6)]
      let ticks = ["p", "q", "r"].filter { _ in generator.below(2) == 0 }.joined(separator: ";")
      return
        "\(group),\(scale),\(ticks),\(generator.below(5)),\(generator.below(3_000)).\(generator.below(10_000))\n"
    }
  }

  private func tables(_ rows: [String], weighted: Bool = false, threads: Int = 2) throws -> Tables {
    try SmallSurvey(
      questions, rest: weighted ? "<weight id=\"w\"><column code=\"w\"/></weight>" : "",
      files: ["responses/a.csv": header + rows.joined()]
    ).tables(threads: threads)
  }

  /// Every cell in words; sums of squares, which are no whole numbers, are compared elsewhere.
  private func cells(_ tables: Tables) -> [[[String]]] {
    tables.crosstabs.map { table in
      table.cells.map { row in
        row.map { "\($0.count) \($0.weight) \($0.mean ?? -1) \($0.weightedMean ?? -1)" }
      }
    }
  }
  private func bases(_ tables: Tables) -> [[Int]] { tables.crosstabs.map { $0.bases.map(\.unweighted) } }

  @Test(arguments: [1, 2, 3] as [UInt64]) func `their order does not matter`(seed: UInt64) throws {
    let rows = rows(300, seed: seed)
    var generator = SeededGenerator(seed: seed)
    let one = try tables(rows, weighted: true)
    let other = try tables(generator.shuffled(rows), weighted: true)
    #expect(cells(one) == cells(other))
    #expect(bases(one) == bases(other))
  }

  @Test func `the parts of a file add up to the file`() throws {
    let rows = rows(301, seed: 5)
    let whole = try tables(rows)
    let first = try tables(Array(rows[..<120]))
    let second = try tables(Array(rows[120...]))
    for (index, table) in whole.crosstabs.enumerated() {
      for row in table.rows.indices {
        for column in table.columns.indices {
          let parts =
            first.crosstabs[index].cells[row][column].count + second.crosstabs[index].cells[row][column].count
          #expect(table.cells[row][column].count == parts)
        }
      }
    }
  }

  @Test func `columns add up to the total, answers to the base, and nets lie between`() throws {
    let all = try tables(rows(500, seed: 9))
    for table in all.crosstabs where table.characteristic != nil {
      for row in table.rows.indices {
        let counts = table.cells[row].map(\.count)
        #expect(counts[0] == counts.dropFirst().reduce(0, +), "\(table.question.id) \(table.rows[row].id)")
      }
      #expect(table.bases[0].unweighted == table.bases.dropFirst().map(\.unweighted).reduce(0, +))
    }
    let scale = try #require(all.table(of: "scale"))
    let answers = scale.rows.indices.filter { scale.rows[$0].kind == .answer }
    #expect(answers.map { scale.cells[$0][0].count }.reduce(0, +) == scale.bases[0].unweighted)
    #expect(
      scale.bases[0].unweighted + MissingReason.allCases.map { scale.missing[$0] ?? 0 }.reduce(0, +) == 500)
    let multiple = try #require(all.table(of: "m"))
    let counts = ["p", "q", "pq"].compactMap { multiple.counts($0)?[0] }
    #expect(counts[2] >= max(counts[0], counts[1]) && counts[2] <= counts[0] + counts[1])
  }

  @Test func `weights of one change nothing`() throws {
    let rows = rows(200, seed: 11).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).prefix(4).joined(separator: ",") + ",1\n"
    }
    let table = try #require(try tables(rows, weighted: true).table(of: "scale", by: "group"))
    for row in table.rows.indices where table.rows[row].kind != .mean {
      for column in table.columns.indices {
        #expect(
          table.percentage(row: row, column: column) == table.weightedPercentage(row: row, column: column))
      }
    }
    for base in table.bases { #expect(abs(base.effective - Double(base.unweighted)) < 1e-9) }
  }

  @Test func `the number of threads does not matter`() throws {
    var rows = rows(60_000, seed: 13)
    // Large enough for several parts, with quoted line breaks that a wrong cut would hit.
    rows = rows.enumerated().map { $0 % 7 == 0 ? "\"a\",\"one\n\",p,1,\($0 % 100).5\n" : $1 }
    let padding = String(repeating: "y", count: 200)
    let survey = try SmallSurvey(
      questions, rest: "<weight id=\"w\"><column code=\"w\"/></weight>",
      files: [
        "responses/a.csv": "group,scale,m,n,w,extra\n" + rows.map { $0.dropLast() + ",\(padding)\n" }.joined()
      ])
    let one = try survey.tables(threads: 1)
    for threads in [2, 7] {
      let other = try survey.tables(threads: threads)
      #expect(cells(one) == cells(other))
      #expect(one.crosstabs.map { $0.bases } == other.crosstabs.map { $0.bases })
      #expect(one.responses.problems == other.responses.problems)
      #expect(one.responses.lines == other.responses.lines)
    }
    // Every seventh record takes two lines, so the last one starts here.
    #expect(one.responses.lines.last.map(Int.init) == 1 + 60_000 + (60_000 + 6) / 7)
  }
}
