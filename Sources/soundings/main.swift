import Consultation
do throws(Problem) {
  let survey = try Survey(contentsOf: CommandLine.arguments[1])
  let responses = try ResponseTable(importing: survey)
  let tables = responses.tabulate(by: survey.characteristics)
  try Report(tables).write(to: CommandLine.arguments[2])
  for p in responses.problems { print(p.message) }
  print(responses.count, responses.ledger)
} catch { print(error.message) }
