/// The tick marks of the platforms and of clerks, folded: what a reader takes for a tick, a draft does too.
enum TickWords {
  static let ticked: Set<String> = [
    "1", "true", "yes", "y", "x", "✓", "✔", "☑", "☒", "ticked", "checked", "selected", "on", "1.0",
  ]
  static let notTicked: Set<String> = [
    "0", "false", "no", "n", "☐", "notticked", "unticked", "notchecked", "unchecked", "notselected", "off",
    "0.0",
  ]
}
