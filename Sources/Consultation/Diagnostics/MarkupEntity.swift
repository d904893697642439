/// The entities of HTML that editors write into labels.
enum MarkupEntity {
  /// What an entity stands for, by what is between `&` and `;`; `nil` where it is not known.
  static func text(_ name: String) -> String? {
    guard name.first == "#" else { return named[name] }
    let digits = name.dropFirst()
    let number =
      digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, number >= 0x20, let scalar = Unicode.Scalar(number) else { return nil }
    return String(Character(scalar))
  }

  /// The names of U+00A0 to U+00FF in order.
  private static let latin = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
    AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
    times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
    ugrave uacute ucirc uuml yacute thorn yuml
    """

  private static let others: [(name: String, text: String)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("ndash", "\u{2013}"),
    ("mdash", "\u{2014}"), ("lsquo", "\u{2018}"), ("rsquo", "\u{2019}"), ("sbquo", "\u{201A}"),
    ("ldquo", "\u{201C}"), ("rdquo", "\u{201D}"), ("bdquo", "\u{201E}"), ("bull", "\u{2022}"),
    ("hellip", "\u{2026}"), ("euro", "\u{20AC}"), ("trade", "\u{2122}"), ("minus", "\u{2212}"),
    ("le", "\u{2264}"), ("ge", "\u{2265}"), ("ne", "\u{2260}"), ("larr", "\u{2190}"), ("rarr", "\u{2192}"),
    ("ensp", "\u{2002}"), ("emsp", "\u{2003}"), ("thinsp", "\u{2009}"), ("zwnj", ""), ("zwj", ""),
    ("OElig", "\u{152}"), ("oelig", "\u{153}"), ("Scaron", "\u{160}"), ("scaron", "\u{161}"),
    ("Yuml", "\u{178}"),
  ]

  private static let named: [String: String] = {
    var named: [String: String] = [:]
    for (offset, name) in latin.split(separator: " ").enumerated() {
      named[String(name)] = Unicode.Scalar(0xA0 + UInt32(offset)).map { String(Character($0)) } ?? ""
    }
    for other in others { named[other.name] = other.text }
    // A soft hyphen only tells where a word may be cut.
    named["shy"] = ""
    return named
  }()
}
