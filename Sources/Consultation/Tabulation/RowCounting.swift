/// Counts the answers of a question with one answer a response, its nets and its mean score.
struct AnswerCounting: RowCounting {
  let question: Question
  let column: AnswerColumn

  func count(by banners: [Tally.Columns], weights: [Int]?) -> [CountedRows] {
    let options = question.frame.options
    return Tally.tallies(column, answers: options.count, by: banners, weights: weights).map {
      counted($0, options)
    }
  }

  private func counted(_ tally: Tally, _ options: [AnswerOption]) -> CountedRows {
    var rows = options.enumerated().map { index, option in
      CountedRows.Row(
        kind: .answer, id: option.code, label: option.label, isSubstantive: option.isSubstantive
      ) {
        Crosstab.Cell(
          count: tally.count(index, $0), weight: tally.weight(index, $0), squares: tally.square(index, $0))
      }
    }
    rows += question.frame.nets.map { net in
      CountedRows.Row(kind: .net, id: net.id, label: net.label, isSubstantive: true) { place in
        Crosstab.Cell(
          count: net.members.reduce(0) { $0 + tally.count($1, place) },
          weight: net.members.reduce(0) { $0 + tally.weight($1, place) },
          squares: net.members.reduce(0) { $0 + tally.square($1, place) })
      }
    }
    if let mean = mean(tally) { rows.append(mean) }
    return CountedRows(rows: rows, states: tally.states(options))
  }

  /// The mean score of those whose answer has one.
  private func mean(_ tally: Tally) -> CountedRows.Row? {
    let scores = question.frame.options.map(\.score)
    guard scores.contains(where: { $0 != nil }) else { return nil }
    return CountedRows.Row(kind: .mean, id: "mean", label: "Mean score", isSubstantive: true) { place in
      var count = 0, weight = 0
      var sum: Int128 = 0, weighted: Int128 = 0
      for (code, score) in scores.enumerated() {
        guard let score else { continue }
        count += tally.count(code, place)
        weight += tally.weight(code, place)
        sum += Int128(score) * Int128(tally.count(code, place))
        weighted += Int128(score) * Int128(tally.weight(code, place))
      }
      let squares = scores.indices.filter { scores[$0] != nil }.reduce(0.0) { $0 + tally.square($1, place) }
      return Crosstab.Cell(
        count: count, weight: weight, squares: squares, mean: Share.mean(sum: sum, weight: count),
        weightedMean: Share.mean(sum: weighted, weight: weight))
    }
  }
}

extension Tally {
  /// The tally of a closed question folded to ``StateCode``.
  func states(_ options: [AnswerOption]) -> Tally {
    folded(to: StateCode.count) { code in
      code >= options.count
        ? 2 + code - options.count
        : options[code].isSubstantive ? StateCode.substantive : StateCode.otherAnswer
    }
  }
}

/// Counts the ticks of a multiple question: each response once in each option that it ticked.
///
/// Under a valid base, who also ticked "don't know" or "prefer not to say" is outside the base, and so are the other
/// ticks of that response; the rows of those two answers still count everybody who chose them.
struct TickCounting: RowCounting {
  let question: Question
  let column: AnswerColumn
  let base: Base

  func count(by banners: [Tally.Columns], weights: [Int]?) -> [CountedRows] {
    let options = question.frame.options
    let responseStates = self.states()
    let isOutside = base == .valid ? responseStates.map { Int($0) == StateCode.otherAnswer } : []
    let planes = column.planes.enumerated().map { place, plane in
      Tally.tallies(bytes: inBase(plane, place, isOutside), codes: 256, by: banners, weights: weights)
    }
    let nets = question.frame.nets.map {
      Tally.tallies(
        bytes: inBase(ticksAny(of: $0.members), nil, isOutside), codes: 2, by: banners, weights: weights)
    }
    let states = Tally.tallies(
      bytes: responseStates, codes: StateCode.count, by: banners, weights: weights)
    return banners.indices.map { banner in
      counted(planes.map { $0[banner] }, nets.map { $0[banner] }, states[banner], options)
    }
  }

  private func counted(
    _ planes: [Tally], _ nets: [Tally], _ states: Tally, _ options: [AnswerOption]
  ) -> CountedRows {
    var rows = options.enumerated().map { index, option in
      let patterns = (0..<256).filter { $0 & (1 << (index % 8)) != 0 }
      return CountedRows.Row(
        kind: .answer, id: option.code, label: option.label, isSubstantive: option.isSubstantive
      ) { place in
        Crosstab.Cell(
          count: patterns.reduce(0) { $0 + planes[index / 8].count($1, place) },
          weight: patterns.reduce(0) { $0 + planes[index / 8].weight($1, place) },
          squares: patterns.reduce(0) { $0 + planes[index / 8].square($1, place) })
      }
    }
    rows += zip(question.frame.nets, nets).map { net, flags in
      CountedRows.Row(kind: .net, id: net.id, label: net.label, isSubstantive: true) {
        Crosstab.Cell(
          count: flags.count(1, $0), weight: flags.weight(1, $0), squares: flags.square(1, $0))
      }
    }
    return CountedRows(rows: rows, states: states)
  }

  /// Pattern bytes or flags without the ticks of responses outside the base; the bits of answers without substance stay.
  private func inBase(_ bytes: [UInt8], _ plane: Int?, _ isOutside: [Bool]) -> [UInt8] {
    guard !isOutside.isEmpty else { return bytes }
    var kept: UInt8 = 0
    for (index, option) in question.frame.options.enumerated()
    where index / 8 == plane && !option.isSubstantive {
      kept |= 1 << UInt8(index % 8)
    }
    return bytes.enumerated().map { isOutside[$0] ? $1 & kept : $1 }
  }

  /// For each response 1 where it ticked any of some options.
  private func ticksAny(of options: [Int]) -> [UInt8] {
    var masks = [UInt8](repeating: 0, count: column.planes.count)
    for option in options { masks[option / 8] |= 1 << UInt8(option % 8) }
    return (0..<column.count).map { row in
      masks.indices.contains { column.planes[$0][row] & masks[$0] != 0 } ? 1 : 0
    }
  }

  /// The ``StateCode`` of each response; a tick at "don't know" or "prefer not to say" makes it an answer without
  /// substance.
  private func states() -> [UInt8] {
    let others = question.frame.options.indices.filter { !question.frame.options[$0].isSubstantive }
    let isOther = others.isEmpty ? [] : ticksAny(of: others)
    var states = column.states
    for row in isOther.indices where isOther[row] != 0 && Int(states[row]) == StateCode.substantive {
      states[row] = UInt8(StateCode.otherAnswer)
    }
    return states
  }
}

/// Counts a ranking: who ranked each answer first, who any answer of a net, and the mean rank among those who ranked it.
struct RankCounting: RowCounting {
  let question: Question
  let column: AnswerColumn

  func count(by banners: [Tally.Columns], weights: [Int]?) -> [CountedRows] {
    let options = question.frame.options
    let planes = column.planes.map {
      Tally.tallies(bytes: $0, codes: options.count + 1, by: banners, weights: weights)
    }
    let states = Tally.tallies(bytes: column.states, codes: StateCode.count, by: banners, weights: weights)
    return banners.indices.map { banner in counted(planes.map { $0[banner] }, states[banner], options) }
  }

  private func counted(_ planes: [Tally], _ states: Tally, _ options: [AnswerOption]) -> CountedRows {
    let firsts = options.enumerated().map { index, option in
      CountedRows.Row(
        kind: .answer, id: option.code, label: option.label, isSubstantive: option.isSubstantive
      ) {
        Crosstab.Cell(
          count: planes[index].count(1, $0), weight: planes[index].weight(1, $0),
          squares: planes[index].square(1, $0))
      }
    }
    // Nobody ranks two answers first, so that counts of a net can be added up.
    let nets = question.frame.nets.map { net in
      CountedRows.Row(kind: .net, id: net.id, label: net.label, isSubstantive: true) { place in
        Crosstab.Cell(
          count: net.members.reduce(0) { $0 + planes[$1].count(1, place) },
          weight: net.members.reduce(0) { $0 + planes[$1].weight(1, place) },
          squares: net.members.reduce(0) { $0 + planes[$1].square(1, place) })
      }
    }
    let means = options.enumerated().map { index, option in
      CountedRows.Row(kind: .mean, id: option.code, label: "Mean rank: \(option.label)", isSubstantive: true)
      {
        Self.meanRank(planes[index], highest: options.count, $0)
      }
    }
    return CountedRows(rows: firsts + nets + means, states: states)
  }

  private static func meanRank(_ plane: Tally, highest: Int, _ place: Int?) -> Crosstab.Cell {
    var count = 0, weight = 0
    var sum: Int128 = 0, weighted: Int128 = 0
    for rank in stride(from: 1, through: highest, by: 1) {
      count += plane.count(rank, place)
      weight += plane.weight(rank, place)
      sum += Int128(rank * 10_000) * Int128(plane.count(rank, place))
      weighted += Int128(rank * 10_000) * Int128(plane.weight(rank, place))
    }
    let squares = stride(from: 1, through: highest, by: 1).reduce(0.0) { $0 + plane.square($1, place) }
    return Crosstab.Cell(
      count: count, weight: weight, squares: squares, mean: Share.mean(sum: sum, weight: count),
      weightedMean: Share.mean(sum: weighted, weight: weight))
  }
}

/// The mean of a number or of a sum of scores.
struct NumberCounting: RowCounting {
  let question: Question
  let column: AnswerColumn

  func count(by banners: [Tally.Columns], weights: [Int]?) -> [CountedRows] {
    let states = Tally.tallies(bytes: column.states, codes: StateCode.count, by: banners, weights: weights)
    return zip(banners, states).map { counted($0, $1, weights) }
  }

  private func counted(_ banner: Tally.Columns, _ states: Tally, _ weights: [Int]?) -> CountedRows {
    guard column.hasNumbers else { return CountedRows(rows: [], states: states) }
    // One sum for each column, and one behind them for responses that are filtered out.
    var sums = [Int128](repeating: 0, count: banner.count + 1)
    var weighted = sums
    for row in column.numbers.indices where column[row].answer != nil {
      let value = Int128((column.numbers[row] * 10_000).rounded(.toNearestOrAwayFromZero))
      sums[Int(banner.places[row])] += value
      if let weights { weighted[Int(banner.places[row])] += value * Int128(weights[row]) }
    }
    let row = CountedRows.Row(kind: .mean, id: "mean", label: "Mean", isSubstantive: true) { place in
      let count = states.count(StateCode.substantive, place)
      let weight = states.weight(StateCode.substantive, place)
      let sum = place.map { sums[$0] } ?? sums.dropLast().reduce(0, +)
      let weightedSum = place.map { weighted[$0] } ?? weighted.dropLast().reduce(0, +)
      return Crosstab.Cell(
        count: count, weight: weight, squares: states.square(StateCode.substantive, place),
        mean: Share.mean(sum: sum, weight: count), weightedMean: Share.mean(sum: weightedSum, weight: weight))
    }
    return CountedRows(rows: [row], states: states)
  }
}

extension AnswerColumn {
  /// The ``StateCode`` of each response to a question whose codes only say answered or missing.
  fileprivate var states: [UInt8] {
    mapped { code in code.reason.map { UInt8(StateCode.missing($0)) } ?? UInt8(StateCode.substantive) }
  }
}
