internal import FileFormats
internal import ShippedFiles

/// The ordered answers that consultations use again and again: `Frames/scales.xml`.
struct Scales: Sendable {
  /// One family of ordered answers, from the highest level to the lowest.
  struct Scale: Sendable {
    struct Level: Sendable {
      let code: String
      let score: String
      let spellings: Set<String>
    }

    let id: String
    let levels: [Level]
    let nets: [(id: String, of: [String])]

    /// Whether the levels are a step apart, so that a mean of scores says anything.
    var isEven: Bool {
      let scores = levels.compactMap { Int($0.score) }
      // How often or how much is no distance on a line.
      return !["often", "frequency", "amount", "extent"].contains(id) && levels.count <= 7
        && zip(scores, scores.dropFirst()).allSatisfy { $0 - $1 == 1 }
    }
  }

  let scales: [Scale]

  /// The shipped scales; empty if the shipped file cannot be read, which a test would show.
  static let shared = Scales()

  private init() {
    do throws(FormatError) {
      let root = try XMLDocument(ShippedFile.scales.bytes).root()
      scales = root.children("scale").map { Self.scale($0) }
    } catch { scales = [] }
  }

  private static func scale(_ element: XMLElement) -> Scale {
    Scale(
      id: element["id"] ?? "",
      levels: element.children("level").map { level in
        .init(
          code: level["code"] ?? "", score: level["score"] ?? "",
          spellings: Set(([level.text] + level.children("also").map(\.text)).map(Folding.key)))
      },
      nets: element.children("net").map {
        ($0["id"] ?? "", ($0["of"] ?? "").split(separator: " ").map(String.init))
      })
  }

  /// The scale on which the answers of substance stand, with the level of each; `nil` where there is none.
  ///
  /// Two answers at least must stand on it, each on a level of its own. "Not applicable" stands on none, and beside
  /// three answers of a scale a rare one that is on none does not hide it.
  ///
  /// - Parameter answers: Labels, and how often each was given.
  /// - Returns: The scale and the level of each label that stands on it.
  func scale(of answers: [(label: String, count: Int)]) -> (scale: Scale, levels: [String: Int])? {
    let substance = answers.filter { !AnswerWording.isOffScale($0.label) }
    guard substance.count >= 2 else { return nil }
    let all = substance.map(\.count).reduce(0, +)
    for scale in scales {
      var levels: [String: Int] = [:]
      var strays = 0
      for (label, count) in substance {
        let key = Folding.key(label)
        if let level = scale.levels.firstIndex(where: { $0.spellings.contains(key) }) {
          levels[label] = level
        } else {
          strays += count
        }
      }
      let isWhole = levels.count == substance.count
      let isNearlyWhole = levels.count >= 3 && strays * 33 <= all
      if levels.count >= 2, isWhole || isNearlyWhole, Set(levels.values).count == levels.count {
        return (scale, levels)
      }
    }
    return nil
  }
}
