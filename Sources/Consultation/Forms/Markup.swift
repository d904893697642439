/// A piece of HTML in which a text from a file can stand in escaped form only.
///
/// Written as a literal, `"<p>\(label)</p>"`: what the program itself says is taken as it is, a `String` put into it
/// is escaped, and another piece is not. Pages are well-formed XML too, so that any reader can check them.
struct Markup: ExpressibleByStringInterpolation, Sendable {
  /// The HTML.
  private(set) var text: String

  init(stringLiteral text: String) { self.text = text }

  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  private init(joined text: String) { self.text = text }

  /// Pieces one after the other, each on a line of its own.
  static func lines(_ pieces: [Markup]) -> Markup {
    Markup(joined: pieces.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  /// Pieces one after the other on the same line.
  static func run(_ pieces: [Markup]) -> Markup { Markup(joined: pieces.map(\.text).joined()) }

  /// Nothing.
  static let none: Markup = ""

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ words: String) { text += XMLLines.escaped(words) }

    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    mutating func appendInterpolation(_ piece: Markup) { text += piece.text }
  }
}

/// A whole HTML page that needs nothing from outside: no script, no picture, no font.
struct FormPage {
  let title: String
  let bodyClass: Markup
  let body: Markup

  /// The page as a file.
  func text() -> String {
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(title)</title>
      <style>
      \(FormStyle.rules)
      </style>
      </head>
      <body class="\(bodyClass)">
      \(body)
      </body>
      </html>

      """
    return page.text
  }
}
