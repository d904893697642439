import TestSupport
import Testing

extension ReferenceFigures.Row {
  /// Expects a figure to be that of a column, or to be `nil` where the column is empty.
  func expect(
    _ ours: Double?, _ column: String, relative: Double = 1e-9, location: SourceLocation = #_sourceLocation
  ) throws {
    let theirs = try numberIfAny(column)
    let isSame =
      if let ours, let theirs {
        ReferenceFigures.agree(ours, theirs, relative: relative)
      } else { ours == nil && theirs == nil }
    #expect(
      isSame, "\(description) \(column): \(String(describing: ours)), not \(String(describing: theirs))",
      sourceLocation: location)
  }

  /// Expects numbers to be those of a column, separated by spaces.
  func expect(_ ours: [Double], _ column: String, location: SourceLocation = #_sourceLocation) throws {
    let theirs = try numbers(column)
    let areSame = zip(ours, theirs).allSatisfy { ReferenceFigures.agree($0, $1) }
    #expect(
      ours.count == theirs.count && areSame, "\(description) \(column): \(ours)", sourceLocation: location)
  }
}

/// Expects a number worked out by hand.
func expect(
  _ ours: Double?, is theirs: Double, relative: Double = 1e-12, location: SourceLocation = #_sourceLocation
) {
  let isSame = ours.map { ReferenceFigures.agree($0, theirs, relative: relative, absolute: 1e-13) } ?? false
  #expect(isSame, "\(String(describing: ours)), not \(theirs)", sourceLocation: location)
}
