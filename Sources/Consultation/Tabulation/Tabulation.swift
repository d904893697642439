/// The tables of one wave, with the responses they were counted from.
public struct Tables: Sendable {
  /// The responses.
  public let responses: ResponseTable
  /// The tables in the order of the definition: for each question the total, then each characteristic; then the
  /// tables that the definition asks for.
  public let crosstabs: [Crosstab]

  /// The definition.
  public var survey: Survey { responses.survey }

  /// The default table of a question by a characteristic, or the total alone.
  package func table(of question: String, by characteristic: String? = nil, grouping: String? = nil)
    -> Crosstab?
  {
    crosstabs.first {
      $0.table == "default" && $0.question.id == question && $0.characteristic == characteristic
        && (grouping == nil || $0.grouping == grouping)
    }
  }
}

extension ResponseTable {
  /// Counts every answer of every closed question by characteristics.
  ///
  /// There is a table for each closed question, net and mean included, with the total alone and by each
  /// characteristic under each grouping that the definition names; then the tables that the definition asks for.
  /// Sums are tabulated as means.
  ///
  /// - Parameters:
  ///   - characteristics: Questions that tell a characteristic; their groups become the columns.
  ///   - threads: How many tables are counted side by side; the result does not depend on it.
  /// - Returns: The tables in the order of the definition.
  /// - Complexity: O(responses x questions x characteristics).
  public func tabulate(by characteristics: [Question], threads: Int = 2) -> Tables {
    var jobs: [TableJob] = []
    if survey.hasDefaultTables {
      let banners = [totalBanner(where: nil)] + self.banners(characteristics)
      for question in survey.questions where question.isClosed || question.isSum {
        jobs.append(TableJob(question: question, banners: banners))
      }
    }
    for definition in survey.tables { jobs += self.jobs(definition) }
    return Tables(responses: self, crosstabs: run(jobs, threads: threads))
  }

  /// The tables of one question by one characteristic, as asked on the command line.
  package func tabulate(_ question: Question, by characteristic: String?) -> [Crosstab] {
    var banners = [totalBanner(where: nil)]
    if characteristic == "mode" {
      banners = [modeBanner(where: nil)]
    } else if let characteristic {
      banners = self.banners(
        survey.characteristics.filter { $0.characteristic == characteristic }, mode: false)
    }
    return run([TableJob(question: question, banners: banners)], threads: 1)
  }

  /// The banners of the default tables; how responses came is one where they came in more than one way.
  private func banners(_ characteristics: [Question], mode: Bool = true) -> [Banner] {
    var banners = characteristics.flatMap { question in
      groupings(of: question).map { banner(by: question, grouping: $0, where: nil) }
    }
    if mode && modeCounts.count > 1 { banners.append(modeBanner(where: nil)) }
    return banners
  }

  /// The groupings of a characteristic that tables show: those named for showing, publishing and testing, or all.
  private func groupings(of question: Question) -> [Grouping?] {
    guard let groupings = survey.groupings.first(where: { $0.characteristic == question.characteristic })
    else {
      return [nil]
    }
    var names: [String] = []
    for name in [groupings.show, groupings.publish, groupings.test].compactMap(\.self)
    where !names.contains(name) {
      names.append(name)
    }
    if names.isEmpty { return groupings.all.map { $0 } }
    return names.map { name in groupings.all.first { $0.id == name } }
  }

  private func jobs(_ definition: TableDefinition) -> [TableJob] {
    var banners = [totalBanner(where: definition.filter)]
    for id in definition.by {
      if id == "mode" {
        banners.append(modeBanner(where: definition.filter))
        continue
      }
      guard let question = survey.characteristics.first(where: { $0.characteristic == id }) else { continue }
      let groupings: [Grouping?] =
        definition.grouping.map { name in
          [survey.groupings.first { $0.characteristic == id }?.all.first { $0.id == name }]
        } ?? self.groupings(of: question)
      banners += groupings.map { banner(by: question, grouping: $0, where: definition.filter) }
    }
    return definition.rows.compactMap { survey.question($0) }.map {
      TableJob(
        question: $0, banners: banners, table: definition.id, title: definition.title, base: definition.base,
        who: definition.who)
    }
  }

  /// The tables of several questions, counted side by side.
  func run(_ jobs: [TableJob], threads: Int) -> [Crosstab] {
    SideBySide.map(jobs.count, threads: threads) { jobs[$0].crosstabs(of: self) }.flatMap(\.self)
  }
}

extension Question {
  /// Whether the question is a sum of scores.
  package var isSum: Bool {
    if case .sum? = making { return true }
    return false
  }
}

/// The tables of one question by several banners, counted together.
struct TableJob: Sendable {
  let question: Question
  let banners: [Banner]
  var table = "default"
  var title: String?
  var base: Base?
  var who: String?

  func crosstabs(of responses: ResponseTable) -> [Crosstab] {
    let base = self.base ?? question.base ?? responses.survey.base
    return Counting(question: question, base: base, responses: responses).crosstabs(self)
  }
}
