/// What makes a file unreadable, and where.
package struct FormatError: Error, Equatable {
  /// What kind of failure it is, for callers that can do something about it.
  package enum Kind: Equatable, Sendable {
    /// There is no such file, or it may not be read.
    case missing
    /// The bytes are not the text that was expected of them.
    case encoding
    /// The document does not fit its schema; `found` is libxml2's sentence.
    case invalid
    /// The bytes break the format's rules.
    case malformed
    /// The file asks for more than the declared limits.
    case limit
    /// The output cannot be written.
    case unwritable
  }

  package var kind: Kind
  /// The line of the file, counted from 1, or `nil` where the file as a whole is meant.
  package var line: Int?
  /// What was found, as a clause that can follow "error:".
  package var found: String
  /// What was expected, if that helps.
  package var expected: String?
  /// What a person can do about it.
  package var fix: String?

  package init(
    _ kind: Kind, line: Int? = nil, _ found: String, expected: String? = nil, fix: String? = nil
  ) {
    self.kind = kind
    self.line = line
    self.found = found
    self.expected = expected
    self.fix = fix
  }
}
