/// A number rounded to so many decimals, for cases worked out by hand.
func rounded(_ value: Double, _ decimals: Int) -> Double {
  var unit = 1.0
  for _ in 0..<decimals { unit *= 10 }
  return (value * unit).rounded() / unit
}
