/// How the fields of a document are called: by what it says itself, or by kind and place.
enum FieldNames {
  /// `tick-1`, `text-1`, `tick-2`: each kind is counted through the whole document.
  static func places(of kinds: [FilledForm.Field.Kind]) -> [String] {
    var counts: [String: Int] = [:]
    return kinds.map { kind in
      let word = word(for: kind)
      counts[word, default: 0] += 1
      return "\(word)-\(counts[word, default: 0])"
    }
  }

  /// One name for each field, none of them twice.
  ///
  /// - Parameters:
  ///   - candidates: What the document calls each field, best first.
  ///   - places: What each field is called where it has no name of its own.
  /// - Returns: The names in the order of the fields.
  static func names(_ candidates: [[String]], places: [String]) -> [String] {
    var names = places
    var isOpen = [Bool](repeating: true, count: places.count)
    // A name that looks like the place of another field would be taken for it.
    var taken = Set(places)
    for level in 0..<(candidates.map(\.count).max() ?? 0) {
      var counts: [String: Int] = [:]
      let wanted = candidates.indices.map { index -> String? in
        guard isOpen[index], candidates[index].indices.contains(level) else { return nil }
        let name = candidates[index][level]
        return name.isEmpty || taken.contains(name) ? nil : name
      }
      for case let name? in wanted { counts[name, default: 0] += 1 }
      for (index, name) in wanted.enumerated() {
        guard let name, counts[name] == 1 else { continue }
        names[index] = name
        isOpen[index] = false
      }
      taken.formUnion(counts.keys)
    }
    return names
  }

  private static func word(for kind: FilledForm.Field.Kind) -> String {
    switch kind {
    case .tick: "tick"
    case .choice: "choice"
    case .choices: "choices"
    case .text: "text"
    case .date: "date"
    case .unknown: "field"
    case .display: "display"
    }
  }
}
