import TestSupport
import Testing

@testable import Consultation

private let questions = """
  <single id="q"><answer code="yes">Yes</answer><answer code="no">No</answer></single>
  <multiple id="m"><answer code="a">A</answer><answer code="b">B</answer></multiple><number id="n"/>
  """

/// The same under a name that a local value may not hide.
private func keyed(_ rows: String) throws -> ResponseTable { try table(rows) }

private func table(_ rows: String, files: [String: String] = [:], responses: String? = nil) throws
  -> ResponseTable
{
  let head = "batch,form,clerk,pass,status,edition,linked-to,mode,received,q,m,n\n"
  return try SmallSurvey(
    questions,
    responses: responses
      ?? "<forms id=\"f\" file=\"responses/f.csv\" mode=\"paper\"><edition id=\"easy\" without=\"n\"/></forms>",
    partial: "all", files: files.merging(["responses/f.csv": head + rows]) { own, _ in own }
  ).table()
}

private func found(_ table: ResponseTable) -> [String] {
  table.problems.filter { $0.severity != .note }.map { "\($0.location.line ?? 0) \($0.found)" }
}

@Suite struct `What keyings say of a form` {
  @Test func `a form that one clerk strikes out and another does not is left out and listed`() throws {
    let table = try table("b,1,jo,1,void,,,,,yes,,\nb,1,al,2,,,,,,yes,,\nb,2,jo,1,,,,,,no,,\n")
    #expect(table.said("q") == ["no"])
    #expect(table.ledger.read == 2 && table.ledger.entries[0].leftOut == [.void: 1])
    #expect(found(table) == ["2 the keyings of one form differ in status (see also line 3)"])
    #expect(table.problems[0].fix?.hasSuffix("until then the form is left out") == true)
  }

  @Test func `a resolution decides whether it counts, and both may agree that it does not`() throws {
    let table = try table(
      """
      b,1,jo,1,,,,,,yes,,
      b,1,al,2,,,,,,no,,
      b,1,jo,resolution,void,,,,,,,
      b,2,jo,1,void,,,,,,,
      b,2,al,2,void,,,,,,,
      b,3,jo,1,void,,,,,yes,,
      b,3,al,2,,,,,,yes,,
      b,3,jo,resolution,complete,,,,,yes,,

      """)
    #expect(table.said("q") == ["yes"])
    #expect(table.ledger.read == 3 && table.ledger.entries[0].leftOut == [.void: 2])
    #expect(found(table) == [])
  }

  @Test func `facts are completed by another pass, and listed where they differ`() throws {
    let table = try table(
      """
      b,1,jo,1,,,,,2023-07-01,yes,,
      b,1,al,2,,easy,,phone,,yes,,
      b,2,jo,1,,,,phone,,yes,,
      b,2,al,2,,,,street,,yes,,
      b,3,jo,1,,,1,,,,,5
      b,3,al,2,,,2,,,,,5

      """)
    #expect(table.count == 2)
    #expect(table.said("n") == ["(not-asked)", "(not-completed)"])
    #expect(table.modes.map { CollectionMode.allCases[Int($0)] } == [.phone, .phone])
    #expect(table.provenance[0].facts[.received, 0] == "2023-07-01")
    #expect(table.ledger.entries[0].leftOut == [.unlinked: 1])
    #expect(
      found(table).prefix(2) == [
        "4 the keyings of one form differ in mode (see also line 5)",
        "6 the keyings of one form differ in linked-to (see also line 7)",
      ])
  }

  @Test func `two resolutions that differ decide nothing`() throws {
    let table = try table(
      "b,1,jo,1,,,,,,yes,,4\nb,1,al,2,,,,,,no,,4\nb,1,x,resolution,,,,,,yes,,\nb,1,y,resolution,,,,,,no,,4\n")
    #expect(table.said("q") == ["(unclear)"] && table.said("n") == ["4.0"])
    #expect(table.keyings[0].total == .init(compared: 3, differing: 1, resolved: 0))
    #expect(table.ledger.read == 1)
  }

  @Test func `an empty cell agrees with a word for blank or not asked`() throws {
    let table = try table("b,1,jo,1,,,,,,,,\nb,1,al,2,,,,,,#blank,#notasked,7\n")
    #expect(table.said("q") == ["(blank)"] && table.said("m") == ["(not-asked)"])
    #expect(found(table) == ["2 the keyings of one form differ in n (see also line 3)"])
  }

  @Test func `what a resolution decides is no problem any more`() throws {
    let table = try table(
      "b,1,jo,1,,,,,,maybe,,\nb,1,al,2,,,,,,yes,,\nb,1,jo,resolution,,,,,,#illegible,,\n")
    #expect(table.said("q") == ["(unclear)"])
    #expect(found(table) == [])
    #expect(table.problems.contains { $0.found == "an answer that nobody can read at q, as it was keyed" })
  }

  @Test func `numbers are the same whatever capitals and spreadsheets make of them`() throws {
    let table = try table(
      "B1,4,jo,1,,,,,,yes,,\nb1,4.0,al,2,,,,,,yes,,\nb,A7,jo,1,,,,,,no,,\nb,a7 ,al,2,,,,,,no,,\n")
    #expect(table.count == 2 && table.keyings[0].forms == [.agreed: 2])
  }

  @Test func `a second pass alone counts and is listed`() throws {
    let table = try table("b,1,jo,2,,,,,,yes,,\nb,2,jo,1,,,,,,yes,,\nb,3,jo,3,,,,,,no,,\n")
    #expect(table.count == 3)
    #expect(
      found(table) == [
        "2 2 forms have a second pass and no first one in this source; the first stands here"
      ])
  }

  @Test func `a form may have the number of the one that it completes`() throws {
    let table = try table("b,1,jo,1,,,,,,yes,,\nb,1,jo,1,,,1,,,,,9\n")
    #expect(table.said("q") == ["yes"] && table.said("n") == ["9.0"])
    #expect(table.ledger.entries[0].leftOut == [.joined: 1])
  }

  @Test func `other files of a folder are counted, and no link is followed`() throws {
    let head = "batch,form,q,m,n\n"
    let survey = try SmallSurvey(
      questions, responses: "<forms id=\"f\" file=\"responses/k\" mode=\"paper\"/>",
      files: [
        "responses/k/a.csv": head + "b,1,yes,,\n", "responses/k/notes.txt": "x", "responses/k/~$a.xlsx": "x",
        "elsewhere/b.csv": head + "b,2,no,,\n",
      ])
    try survey.folder.link("responses/k/more", to: survey.folder.path + "/elsewhere")
    let table = try survey.table()
    #expect(table.said("q") == ["yes"])
    #expect(found(table).contains("0 3 other files, links or locks beside the forms are not read"))
  }
}

@Suite struct `More than a person can look at` {
  @Test func `is counted, and what clerks mark on purpose stays a note`() throws {
    let marks = (1...1_200).map { "b,\($0),jo,1,,,,,,#multiple,,\n" }.joined()
    let table = try keyed(marks + (1...1_150).map { "b,1\($0)1,jo,2,,,,,,no,,\n" }.joined())
    #expect(table.problems.filter { $0.kind == .more }.map { "\($0.severity) \($0.count)" } == ["note 200"])
    let twice = (1...1_100).map { "b,\($0),jo,1,,,,,,yes,,\nb,\($0),al,2,,,,,,no,,\n" }.joined()
    let open = try keyed(twice).problems.filter { $0.kind == .more }
    #expect(
      open.map(\.message) == [
        """
        responses/f.csv: error: 100 more forms have the problem keying-conflict
          the first 1000 are listed one by one
          fix: correct the cause of the listed ones, then run again
        """
      ])
  }
}

@Suite struct `The declared count of a batch` {
  private func failure(_ forms: String, declared: Int) throws -> String? {
    let text = """
      <form-batch xmlns="urn:soundings:forms:1" id="b1"><questionnaire series="test" wave="one"/><declared-count>\(declared)</declared-count>\(forms)</form-batch>
      """
    return try SmallSurvey(
      questions, responses: "<forms id=\"f\" file=\"responses/f.xml\" mode=\"paper\"/>",
      files: ["responses/f.xml": text]
    ).failure()
  }

  @Test func `is of forms, however often they were keyed`() throws {
    let forms = ["1", "2"].map { pass in
      "<form number=\"7\"><entry pass=\"\(pass)\" clerk=\"c\(pass)\"><answer q=\"q\"><tick code=\"yes\"/></answer></entry></form>"
    }.joined()
    #expect(try failure(forms, declared: 1) == nil)
    #expect(try failure(forms, declared: 2)?.contains("declares 2 forms and holds 1") == true)
  }
}
