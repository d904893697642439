extension StatisticsFile {
  /// Several variables that are the answers to one question with more than one choice.
  package struct MultipleResponseSet: Sendable, Equatable {
    /// What the variables of a set hold.
    package enum Kind: Sendable, Equatable {
      /// One variable an option; a cell with this value means that the option was chosen.
      case dichotomy(counted: String)
      /// One variable a choice; each cell holds the code of an option.
      case category
    }

    /// The name, without the dollar sign that SPSS writes before it.
    package let name: String
    package let label: String
    package let kind: Kind
    /// The names of the variables, in the set's order.
    package let variables: [String]

    package init(name: String, label: String, kind: Kind, variables: [String]) {
      self.name = name
      self.label = label
      self.kind = kind
      self.variables = variables
    }
  }
}

/// Reads the records of multiple-response sets, such as `$b=D1 1 5 Means train bus`.
///
/// A number before a text tells how many bytes it has. Sets are an addition to the data, so what cannot be
/// understood ends the reading without an error.
struct StatisticsSetScanner {
  private var rest: ArraySlice<UInt8>
  private let dictionary: StatisticsDictionary

  /// The sets of a file, each name once.
  ///
  /// - Parameters:
  ///   - dictionary: Where the records are.
  ///   - names: The variables that there are; others are left out of a set.
  /// - Returns: The sets, in the file's order.
  static func sets(
    of dictionary: StatisticsDictionary, among names: [String]
  ) -> [StatisticsFile.MultipleResponseSet] {
    guard !dictionary.setRecords.isEmpty else { return [] }
    let byShortName = Self.namesByShortName(dictionary, names)
    var sets: [StatisticsFile.MultipleResponseSet] = []
    var seen: Set<String> = []
    for record in dictionary.setRecords {
      var scanner = StatisticsSetScanner(rest: record, dictionary: dictionary)
      while let set = scanner.next(byShortName) {
        if seen.insert(set.name).inserted { sets.append(set) }
      }
    }
    return sets
  }

  /// The variables by the names that sets use, in small letters.
  private static func namesByShortName(
    _ dictionary: StatisticsDictionary, _ names: [String]
  ) -> [String: String] {
    var result: [String: String] = [:]
    for name in names { result[name.lowercased()] = name }
    let known = Set(names)
    for pair in dictionary.longNames.split(separator: 0x09) {
      guard let sign = pair.firstIndex(of: 0x3D) else { continue }
      let long = dictionary.decode(pair[(sign + 1)...])
      if known.contains(long) { result[dictionary.decode(pair[..<sign]).lowercased()] = long }
    }
    return result
  }

  private init(rest: ArraySlice<UInt8>, dictionary: StatisticsDictionary) {
    self.rest = rest
    self.dictionary = dictionary
  }

  private mutating func next(_ byShortName: [String: String]) -> StatisticsFile.MultipleResponseSet? {
    rest = rest.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0 }
    guard skip(0x24), let sign = rest.firstIndex(of: 0x3D) else { return nil }
    let name = dictionary.decode(rest[..<sign])
    rest = rest[(sign + 1)...]
    guard let kind = kind(), skip(0x20), let label = counted() else { return nil }
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    let variables = rest[..<end].split { $0 == 0x20 || $0 == 0 || $0 == 0x0D }
      .compactMap { byShortName[dictionary.decode($0).lowercased()] }
    rest = rest[end...]
    return .init(name: name, label: label, kind: kind, variables: variables)
  }

  private mutating func kind() -> StatisticsFile.MultipleResponseSet.Kind? {
    if skip(0x43) { return .category }
    if skip(0x45) {
      // A flag tells where the labels come from: 1 or 11.
      guard skip(0x20), number() != nil, skip(0x20) else { return nil }
    } else {
      guard skip(0x44) else { return nil }
    }
    guard let counted = counted() else { return nil }
    let end = counted.lastIndex { $0 != " " }
    return .dichotomy(counted: end.map { String(counted[...$0]) } ?? "")
  }

  private mutating func counted() -> String? {
    guard let count = number(), skip(0x20), count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return dictionary.decode(rest.prefix(count))
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count < 9 else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }
}
