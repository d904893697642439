internal import CDistributions

/// The elementary functions that the formulas of this folder need and the standard library lacks.
package enum ElementaryFunctions {
  /// The angle, -pi/2...pi/2, of which a number is the sine.
  package static func arcSine(_ x: Double) -> Double { distributions_arc_sine(x) }

  /// The natural logarithm; minus infinity at 0, NaN below.
  package static func logarithm(_ x: Double) -> Double { distributions_logarithm(x) }

  /// The base of natural logarithms to a power.
  package static func exponential(_ x: Double) -> Double { distributions_exponential(x) }
}
