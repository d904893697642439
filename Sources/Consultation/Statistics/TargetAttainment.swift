/// A count out of a base against a target.
package struct TargetAttainment: Sendable, Hashable {
  /// Which side of the target is wanted.
  package enum Aim: Sendable, Hashable {
    /// The target or more.
    case atLeast
    /// The target or less.
    case atMost
  }

  /// What can be said.
  package enum State: Sendable, Hashable {
    /// The whole uncertainty range is on the wanted side.
    case met
    /// The whole uncertainty range is on the other side.
    case notMet
    /// The target is within the range.
    case cannotTell
  }

  /// What was counted.
  package let observed: Proportion
  /// The target: a percentage in ten-thousandths, so that 90 % is 900,000.
  package let target: Int
  /// Which side is wanted.
  package let aim: Aim
  /// Of the uncertainty range, such as 0.95.
  package let confidence: Double

  package init(_ observed: Proportion, target: Int, aim: Aim = .atLeast, confidence: Double = 0.95) {
    self.observed = observed
    self.target = target
    self.aim = aim
    self.confidence = confidence
  }
}

extension TargetAttainment {
  /// The target in the unit of whole people: a full percentage.
  private static let full = 1_000_000

  /// The target as a proportion, 0...1.
  package var targetProportion: Double { Double(target) / Double(Self.full) }

  /// Whether the range of the count lies on one side of the target; an empty base cannot tell.
  package var state: State {
    guard observed.base > 0 else { return .cannotTell }
    if isClearOfChance(observed.count) { return .met }
    let range = observed.wilson(confidence: confidence)
    let isMissed = aim == .atLeast ? range.upper < targetProportion : range.lower > targetProportion
    return isMissed ? .notMet : .cannotTell
  }

  /// Whether the count itself reaches the target, in whole numbers; an empty base does not.
  package var isReachedAsCounted: Bool {
    guard observed.base > 0 else { return false }
    let (counted, wanted) = (
      Int128(observed.count) * Int128(Self.full), Int128(observed.base) * Int128(target)
    )
    return aim == .atLeast ? counted >= wanted : counted <= wanted
  }

  /// The test of the count against the target.
  package var test: BinomialTest { BinomialTest(observed, against: targetProportion) }

  /// The chance of a count as far on the other side of the target, or further, if the truth were the target.
  ///
  /// Small where the target is missed clearly.
  package var shortfallPValue: Double { aim == .atLeast ? test.atMostPValue : test.atLeastPValue }

  /// The count of the base that reaches the target as counted: the smallest, or for `atMost` the largest.
  package var countNeeded: Int {
    let product = Int128(observed.base) * Int128(target)
    let (whole, rest) = product.quotientAndRemainder(dividingBy: Int128(Self.full))
    return Int(whole) + (aim == .atLeast && rest > 0 ? 1 : 0)
  }

  /// The count of the base of which the whole range reaches the target: the smallest, or for `atMost` the largest.
  ///
  /// - Returns: `nil` where the base is too small for any.
  package var countClearOfChance: Int? {
    guard observed.base > 0 else { return nil }
    let base = observed.base
    switch aim {
    case .atLeast:
      let first = Search.first(from: 0, to: base + 1) { isClearOfChance($0) }
      return first <= base ? first : nil
    case .atMost:
      let last = Search.first(from: 0, to: base + 1) { !isClearOfChance($0) } - 1
      return last >= 0 ? last : nil
    }
  }

  private func isClearOfChance(_ count: Int) -> Bool {
    let range = Proportion(count, of: observed.base).wilson(confidence: confidence)
    return aim == .atLeast ? range.lower >= targetProportion : range.upper <= targetProportion
  }
}
