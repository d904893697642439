extension Hypergeometric {
  /// The two-sided p value of a count: the sum of the probabilities of all counts no more likely than it.
  ///
  /// Probabilities that differ by less than 1 in 10 million count as equal, as in R.
  ///
  /// - Returns: Also the probability of the count itself; both 0 where they are below what a double can hold.
  func twoSided(at count: Int) -> (pValue: Double, point: Double) {
    let point = relative(count)
    guard point >= .leastNormalMagnitude else { return (0, 0) }
    let limit = point * (1 + 1e-7)
    let sums = sums { _, term in term <= limit }
    return (min(1, sums.meant / sums.all), point / sums.all)
  }

  /// The probability of exactly a count.
  package func point(_ count: Int) -> Double {
    let point = relative(count)
    return point > 0 ? point / sums { _, _ in false }.all : 0
  }

  /// The probability of at most a count.
  package func atMost(_ count: Int) -> Double {
    if count < lowest { return 0 }
    let sums = sums { place, _ in place <= Double(count) }
    return count >= highest ? 1 : min(1, sums.meant / sums.all)
  }

  /// The probability of at least a count.
  package func atLeast(_ count: Int) -> Double {
    if count > highest { return 0 }
    let sums = sums { place, _ in place >= Double(count) }
    return count <= lowest ? 1 : min(1, sums.meant / sums.all)
  }
}

extension Hypergeometric {
  /// Sums of probabilities, each over that of the most likely count.
  private struct Sums {
    /// Of all counts.
    var all: Double
    /// Of those that are meant.
    var meant: Double
  }

  /// The sums over all counts, from the most likely one outwards.
  ///
  /// - Parameter isMeant: Whether a count with its relative probability is; once in each direction, it stays.
  /// - Returns: Both sums.
  @inline(__always) private func sums(_ isMeant: (_ place: Double, _ term: Double) -> Bool) -> Sums {
    let start = Double(mode)
    var sums = Sums(all: 1, meant: isMeant(start, 1) ? 1 : 0)
    Self.add(walkUp(from: start), from: start, by: 1, to: &sums, isMeant)
    Self.add(walkDown(from: start), from: start, by: -1, to: &sums, isMeant)
    return sums
  }

  @inline(__always)
  private static func add(
    _ start: Walk, from first: Double, by step: Double, to sums: inout Sums,
    _ isMeant: (_ place: Double, _ term: Double) -> Bool
  ) {
    var (walk, place, term) = (start, first, 1.0)
    var (all, meant) = (sums.all, sums.meant)
    repeat {
      term *= walk.ratio
      walk.step()
      place += step
      all += term
      if isMeant(place, term) { meant += term }
      // Terms fall ever faster: what follows one this small reaches no digit of either sum.
    } while term > meant * 1e-18 || (meant == 0 && term > 0)
    sums = Sums(all: all, meant: meant)
  }
}
