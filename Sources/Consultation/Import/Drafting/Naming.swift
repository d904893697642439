/// Ids that read well, made from questions and answers.
struct Naming {
  private var taken: Set<String>

  init(taken: Set<String> = []) { self.taken = taken }

  private static let plainWords: Set<String> = [
    "a", "about", "all", "an", "and", "any", "apply", "are", "as", "at", "be", "been", "being", "best", "by",
    "can",
    "click", "could", "did", "do", "does", "during", "each", "following", "for", "from", "had", "has", "have",
    "how",
    "i", "if", "in", "into", "is", "it", "its", "may", "me", "my", "of", "on", "one", "or", "our", "out",
    "over",
    "please", "same", "select", "should", "so", "that", "the", "their", "them", "there", "these", "they",
    "this",
    "those", "tick", "to", "up", "us", "was", "we", "were", "what", "when", "where", "which", "while", "who",
    "will",
    "with", "would", "you", "your", "yourself", "much", "many", "describe", "describes", "indicate",
    "consider",
    "extent", "statement", "statements", "question", "thinking", "feel", "think", "say",
  ]

  /// An id for a question: up to four words that matter; the platform's own name where that is a word.
  mutating func question(_ text: String, code: String?) -> String {
    if let code, Self.reads(code) { return unique(Self.joined(Self.words(code), most: 4, limit: 40)) }
    let words = Self.words(text)
    let weighty = words.filter { !Self.plainWords.contains($0) && $0.count > 1 }
    let kept = weighty.isEmpty ? words : weighty
    let id = Self.joined(kept, most: 4, limit: 40)
    guard taken.contains(id), kept.count > 4 else { return unique(id.isEmpty ? "question" : id) }
    // Questions that begin alike differ at their end.
    return unique(Self.joined(Array(kept.prefix(2) + kept.suffix(2)), most: 4, limit: 40))
  }

  /// A code for an answer: its first words.
  mutating func answer(_ label: String) -> String {
    var words = Self.words(label)
    if label.trimmingBlanks.hasSuffix("+") { words.append("plus") }
    if label.hasPrefix("<") { words.insert("under", at: 0) }
    if label.hasPrefix(">") { words.insert("over", at: 0) }
    if label.hasPrefix("-") && words.first?.first?.isNumber == true { words.insert("minus", at: 0) }
    let id = Self.joined(words, most: 6, limit: 48)
    return unique(id.isEmpty ? "answer" : id)
  }

  /// The id itself where it is free, else with a number behind it.
  mutating func unique(_ id: String) -> String {
    var candidate = id
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(id)-\(number)"
      number += 1
    }
    return candidate
  }

  /// Whether a platform's name of a column is a word and not a number, such as `age` against `Q12_3`.
  private static func reads(_ code: String) -> Bool {
    let letters = code.count(where: \.isLetter)
    return letters >= 3 && code.count <= 30 && !code.contains(where: \.isWhitespace)
      && code.first?.isLetter == true && letters * 2 > code.count
  }

  /// The words of a text, in lower case and plain letters.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text.lowercased() {
      if let plain = plain(character) {
        word += plain
      } else if character != "'" && character != "’", !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static let accents: [Character: String] = [
    "à": "a", "á": "a", "â": "a", "ä": "a", "å": "a", "ã": "a", "æ": "ae", "ç": "c", "è": "e", "é": "e",
    "ê": "e",
    "ë": "e", "ì": "i", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o", "ô": "o", "ö": "o",
    "ø": "o",
    "ß": "ss", "ù": "u", "ú": "u", "û": "u", "ü": "u", "ŵ": "w", "ŷ": "y", "ý": "y", "ł": "l", "š": "s",
    "ž": "z",
  ]

  private static func plain(_ character: Character) -> String? {
    if character.isASCII && (character.isLetter || character.isNumber) { return String(character) }
    return accents[character]
  }

  private static func joined(_ words: [String], most: Int, limit: Int) -> String {
    var id = ""
    for word in words.prefix(most) {
      let next = id.isEmpty ? String(word.prefix(limit)) : "\(id)-\(word)"
      if next.count > limit { break }
      id = next
    }
    return id
  }
}
