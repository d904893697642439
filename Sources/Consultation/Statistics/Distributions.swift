internal import CDistributions

/// Distribution functions, each with the tail that is meant in its name; all of them Boost.Math's.
///
/// Arguments outside a function's domain give NaN. Relative accuracy is about 1e-14 in the tails as in the middle.
package enum Distributions {
  /// The share of a standard normal distribution below a value.
  package static func normalLower(_ x: Double) -> Double { distributions_normal_lower(x) }

  /// The share of a standard normal distribution above a value.
  package static func normalUpper(_ x: Double) -> Double { distributions_normal_upper(x) }

  /// The value below which a share of a standard normal distribution lies.
  package static func normalQuantile(_ share: Double) -> Double {
    // The ends are limits, not faults.
    if share == 0 { return -.infinity }
    return share == 1 ? .infinity : distributions_normal_quantile(share)
  }

  /// The share of a chi-square distribution above a value.
  package static func chiSquareUpper(_ x: Double, degrees: Double) -> Double {
    distributions_chi_squared_upper(x, degrees)
  }

  /// The share of Student's t distribution above a value.
  package static func studentUpper(_ t: Double, degrees: Double) -> Double {
    distributions_student_upper(t, degrees)
  }

  /// The value below which a share of Student's t distribution lies.
  package static func studentQuantile(_ share: Double, degrees: Double) -> Double {
    distributions_student_quantile(share, degrees)
  }

  /// The share of an F distribution above a value.
  package static func fUpper(_ f: Double, numerator: Double, denominator: Double) -> Double {
    distributions_f_upper(f, numerator, denominator)
  }

  /// The share of a beta distribution below a value.
  package static func betaLower(_ x: Double, _ a: Double, _ b: Double) -> Double {
    distributions_beta_lower(x, a, b)
  }

  /// The value below which a share of a beta distribution lies.
  package static func betaQuantile(_ share: Double, _ a: Double, _ b: Double) -> Double {
    distributions_beta_quantile(share, a, b)
  }

  /// The probability of exactly so many successes in independent trials.
  package static func binomialPoint(_ successes: Int, of trials: Int, probability: Double) -> Double {
    distributions_binomial_point(Double(successes), Double(trials), probability)
  }

  /// The probability of at most so many successes.
  package static func binomialAtMost(_ successes: Int, of trials: Int, probability: Double) -> Double {
    successes < 0 ? 0 : distributions_binomial_lower(Double(successes), Double(trials), probability)
  }

  /// The probability of at least so many successes.
  package static func binomialAtLeast(_ successes: Int, of trials: Int, probability: Double) -> Double {
    successes <= 0 ? 1 : distributions_binomial_upper(Double(successes - 1), Double(trials), probability)
  }
}
