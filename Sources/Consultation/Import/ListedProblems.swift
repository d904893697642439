/// Problems, of each kind so many that a person can look at them; the rest are counted.
struct ListedProblems {
  private var listed: [Problem] = []
  /// The first problem of each kind, and how many there are.
  private var kinds: [Problem.Kind: (first: Problem, count: Int)] = [:]

  mutating func add(_ problem: Problem) {
    let known = kinds[problem.kind] ?? (problem, 0)
    kinds[problem.kind] = (known.first, known.count + 1)
    if known.count < CellLog.listed { listed.append(problem) }
  }

  /// The listed problems, and one for the rest of each kind.
  var all: [Problem] {
    let rest = kinds.filter { $0.value.count > CellLog.listed }.sorted { $0.key.rawValue < $1.key.rawValue }
    return listed
      + rest.map { kind, value in
        let more = value.count - CellLog.listed
        return Problem(
          .more, value.first.severity, at: SourceLocation(file: value.first.location.file),
          "\(more) more \(more == 1 ? "form has" : "forms have") the problem \(kind.rawValue)",
          facts: ["the first \(CellLog.listed) are listed one by one"],
          fix: "correct the cause of the listed ones, then run again", count: more)
      }
  }
}
