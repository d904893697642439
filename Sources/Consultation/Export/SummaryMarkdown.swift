struct SummaryMarkdown {
  init(_ report: Report) {}
  func text() -> String { "" }
}
