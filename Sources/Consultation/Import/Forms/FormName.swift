/// What a form is called in messages, as it stands on the paper: "form 0012 of batch library-1".
enum FormName {
  /// - Parameters:
  ///   - facts: What forms tell about themselves.
  ///   - row: The form.
  /// - Returns: `nil` where the form has no number, or one that might be the name of somebody.
  static func inWords(_ facts: FormFacts, _ row: Int) -> String? {
    let number = facts[.form, row]
    guard isNumber(number) else { return nil }
    let batch = facts[.batch, row]
    return isNumber(batch) || isID(batch) ? "form \(number) of batch \(batch)" : "form \(number)"
  }

  /// Figures, perhaps with a few letters: B-0012.
  private static func isNumber(_ text: String) -> Bool {
    let letters = text.count { $0.isLetter }
    return text.utf8.count <= 20 && text.contains(where: \.isNumber) && letters <= 4
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-./ ".contains($0)) }
  }

  /// Words in small letters with hyphens, as batches are called.
  private static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 40
      && text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
  }
}
