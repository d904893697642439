/// What tells who somebody is, by its form or by what a heading asks for.
enum PersonalData {
  /// Tests of single cells, with what each finds.
  static let tests: [(what: String, test: @Sendable (String) -> Bool)] = [
    ("e-mail addresses", isEmail), ("postcodes", isPostcode), ("IP addresses", isIPAddress),
    ("telephone numbers", isTelephone), ("map references", isMapReference),
  ]

  /// Whether a text is an e-mail or IP address.
  static func isAddress(_ text: String) -> Bool { isEmail(text) || isIPAddress(text) }

  /// Whether a text tells somebody's address or number within other words.
  static func isTelling(_ text: String) -> Bool {
    let runs = text.split { !$0.isNumber && $0 != " " }
    return text.contains("@") || runs.contains { $0.count(where: \.isNumber) >= 9 }
  }

  private static func isEmail(_ text: String) -> Bool {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    return halves.count == 2 && halves[1].contains(".") && !text.contains(where: \.isWhitespace)
  }

  /// A full British postcode: one or two letters, a digit, perhaps one more, then a digit and two letters.
  private static func isPostcode(_ text: String) -> Bool {
    let characters = Array(text.uppercased().filter { !$0.isWhitespace })
    guard (5...7).contains(characters.count), characters.allSatisfy({ $0.isASCII }) else { return false }
    let inward = characters.suffix(3)
    let outward = characters.dropLast(3)
    guard inward.first?.isNumber == true, inward.dropFirst().allSatisfy(\.isLetter) else { return false }
    return outward.first?.isLetter == true && outward.contains(where: \.isNumber)
  }

  private static func isIPAddress(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  /// Two decimal numbers, as maps give a place.
  private static func isMapReference(_ text: String) -> Bool {
    let parts = text.split { ", ;".contains($0) }
    return parts.count == 2 && parts.allSatisfy { Double($0) != nil && $0.contains(".") }
  }

  private static func isTelephone(_ text: String) -> Bool {
    let digits = text.count(where: \.isNumber)
    let rest = text.allSatisfy { $0.isNumber || " +()-".contains($0) }
    return rest && (10...13).contains(digits) && (text.hasPrefix("0") || text.hasPrefix("+"))
  }

  /// What a heading asks for that is personal, or `nil`.
  static func kind(ofHeading column: FileHeader.Column) -> String? {
    let words = column.words
    guard words.count <= 8 else { return nil }
    let key = words.joined(separator: " ")
    let asked: [(String, String)] = [
      ("e mail", "e-mail addresses"), ("email", "e-mail addresses"),
      ("postcode", "postcodes"), ("post code", "postcodes"), ("pcode", "postcodes"),
      ("telephone", "telephone numbers"), ("phone number", "telephone numbers"),
      ("ip address", "IP addresses"), ("home address", "addresses"), ("your address", "addresses"),
      ("street address", "addresses"), ("house number", "addresses"), ("easting", "map references"),
      ("northing", "map references"), ("latitude", "map references"), ("longitude", "map references"),
      ("xcord", "map references"), ("ycord", "map references"), ("grid reference", "map references"),
      ("on the map", "map references"),
      ("contact details", "contact details"), ("national insurance", "identifiers"),
      ("council tax reference", "identifiers"), ("tenancy number", "identifiers"),
      ("account number", "identifiers"), ("postal address", "addresses"),
    ]
    let isName = !Set(words).isDisjoint(with: ["name", "names", "surname", "forename", "called"])
    if isName { return "names" }
    if words.first == "address" || (words.contains("street") && words.contains("live")) { return "addresses" }
    let identifiers: Set<String> = [
      "uprn", "nhs", "registration", "twitter", "instagram", "facebook", "handle", "what3words",
    ]
    if !identifiers.isDisjoint(with: words) { return "identifiers" }
    return asked.first { key.contains($0.0) }?.1
  }
}
