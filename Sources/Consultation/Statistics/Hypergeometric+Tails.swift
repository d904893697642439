extension Hypergeometric {
  /// Sums of probabilities, each over that of the most likely count.
  struct Sums {
    /// Of all counts.
    var all = 0.0
    /// Of those that are meant.
    var meant = 0.0
  }

  /// What a sum is of.
  enum Part {
    /// Counts no more likely than one whose relative probability is given.
    case noLikelier(Double)
    case atMost(Double)
    case atLeast(Double)

    @inline(__always) func holds(_ count: Double, _ term: Double) -> Bool {
      switch self {
      case .noLikelier(let limit): term <= limit
      case .atMost(let most): count <= most
      case .atLeast(let least): count >= least
      }
    }
  }

  /// The two-sided p value of a count: the sum of the probabilities of all counts no more likely than it.
  ///
  /// Probabilities that differ by less than 1 in 10 million count as equal, as in R.
  ///
  /// - Returns: Also the probability of the count itself; both 0 where they are below what a double can hold.
  func twoSided(at count: Int) -> (pValue: Double, point: Double) {
    let point = relative(count)
    guard point >= .leastNormalMagnitude else { return (0, 0) }
    let sums = sums(.noLikelier(point * (1 + 1e-7)))
    return (min(1, sums.meant / sums.all), point / sums.all)
  }

  /// The probability of exactly a count.
  package func point(_ count: Int) -> Double {
    let point = relative(count)
    return point > 0 ? point / sums(.noLikelier(0)).all : 0
  }

  /// The probability of at most a count.
  package func atMost(_ count: Int) -> Double {
    if count < lowest { return 0 }
    let sums = sums(.atMost(Double(count)))
    return count >= highest ? 1 : min(1, sums.meant / sums.all)
  }

  /// The probability of at least a count.
  package func atLeast(_ count: Int) -> Double {
    if count > highest { return 0 }
    let sums = sums(.atLeast(Double(count)))
    return count <= lowest ? 1 : min(1, sums.meant / sums.all)
  }

  /// The sums over all counts, from the most likely one outwards.
  func sums(_ part: Part) -> Sums {
    let start = Double(mode)
    var sums = Sums(all: 1, meant: part.holds(start, 1) ? 1 : 0)
    var (term, place) = (1.0, start)
    repeat {
      term *= ratioUp(place)
      place += 1
    } while Self.add(term, at: place, of: part, to: &sums)
    (term, place) = (1.0, start)
    repeat {
      term *= ratioDown(place)
      place -= 1
    } while Self.add(term, at: place, of: part, to: &sums)
    return sums
  }

  /// Adds a term, and says whether the terms after it still matter.
  @inline(__always)
  private static func add(_ term: Double, at place: Double, of part: Part, to sums: inout Sums) -> Bool {
    sums.all += term
    guard part.holds(place, term) else { return term > 0 }
    sums.meant += term
    // Terms fall ever faster, so what follows one this small cannot reach the last digit kept.
    return term > sums.meant * 1e-19
  }
}
