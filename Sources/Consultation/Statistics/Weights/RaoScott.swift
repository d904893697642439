/// Whether two questions depend on each other in weighted data: Rao's and Scott's corrections of the chi-square test.
///
/// Source: Rao and Scott, Annals of Statistics 12, 1984; Thomas and Rao, Journal of the American Statistical
/// Association 82, 1987. The figures are those of `svychisq` of R's package survey, with weights taken as fixed. Work
/// and memory grow with the cells, not with people.
package struct RaoScott: Sendable, Hashable {
  /// Pearson's chi-square of the weighted shares, times the number of people.
  package let pearson: Double
  /// The degrees of freedom that the table would have unweighted.
  package let degrees: Int
  /// The sum of the generalised design effects.
  let effectSum: Double
  /// The sum of their squares.
  let effectSquares: Double
  /// How many people there are in the table.
  package let base: Int

  /// Tests a table.
  ///
  /// `nil` where it cannot be tested: fewer than two rows or columns, or too few people in a category for
  /// the covariances. The unweighted test is no substitute.
  ///
  /// - Parameters:
  ///   - cells: Who is in each row and column; rows and columns without anybody are left out.
  ///   - fileBase: How many respondents the file has, in the table or not.
  package init?(_ cells: [[WeightTally]], fileBase: Int) {
    guard let table = WeightedTable(cells), fileBase >= table.base else { return nil }
    let contrasts = table.interactionContrasts()
    let size = contrasts[0].count
    guard size > 0, let simple = CholeskyFactor(table.simpleCovariance(contrasts)) else { return nil }
    let actual = table.designCovariance(contrasts, fileFactor: WeightedMean.fileFactor(fileBase))
    // The columns of the matrix of design effects.
    let effects = (0..<size).map { column in
      simple.solve(actual.map { $0[column] * Double(table.base) })
    }
    effectSum = (0..<size).reduce(0) { $0 + effects[$1][$1] }
    effectSquares = (0..<size).reduce(0) { total, column in
      total + (0..<size).reduce(0) { $0 + effects[column][$1] * effects[$1][column] }
    }
    guard effectSum > 0, effectSquares > 0 else { return nil }
    pearson = table.pearson
    degrees = size
    base = table.base
  }

  /// The F statistic of the second-order correction.
  package var statistic: Double { pearson / effectSum }
  /// Its numerator's degrees of freedom, not whole.
  package var numeratorDegrees: Double { effectSum * effectSum / effectSquares }
  /// Its denominator's degrees of freedom.
  package var denominatorDegrees: Double { numeratorDegrees * Double(base - 1) }
  /// The p value of the second-order correction.
  package var pValue: Double {
    Distributions.fUpper(statistic, numerator: numeratorDegrees, denominator: denominatorDegrees)
  }
  /// The p value of the first-order correction: Pearson's chi-square over the mean design effect.
  package var firstOrderPValue: Double {
    Distributions.chiSquareUpper(pearson * Double(degrees) / effectSum, degrees: Double(degrees))
  }
}
