import FileFormats
import TestSupport
import Testing

@testable import Consultation

/// One survey from an online export, keyed forms and filled forms.
@Suite struct `A survey of many sources` {
  private func report(isInternal: Bool) throws -> (files: [String: String], responses: ResponseTable) {
    let survey = try SmallSurvey(
      """
      <single id="q"><column source="web" header="Q"/><column source="pdf" code="Q"/><answer code="yes">Yes</answer><answer code="no">No</answer></single>
      <single id="age" characteristic="age"><column source="web" header="Age"/><column source="pdf" code="Age"/><answer code="young">Young</answer><answer code="old">Old</answer></single>
      """,
      responses: """
        <export id="web" file="responses/web.csv" mode="online" platform="generic"/>
        <forms id="keyed" file="responses/keyed.csv" mode="paper"/><forms id="pdf" file="responses/pdf" mode="email"/>
        """, rest: "<measures><measure of=\"q\" answer=\"yes\" better=\"higher\">Yes</measure></measures>",
      files: [
        "responses/web.csv": "Q,Age\nYes,Old\nNo,Young\nYes,\n",
        "responses/keyed.csv": """
        batch,form,received,place,event,clerk,pass,q,age
        b,007,2023-07-01,Library,,=jo,1,yes,old
        b,007,2023-07-01,Library,,al,2,no,old
        b,007,,,,=jo,resolution,yes,
        b,008,2023-07-02,,Fair,=jo,1,#multiple,young

        """,
      ])
    for (name, answer) in [("Mary Brown", "Yes"), ("Zed", "No")] {
      try survey.folder.write(
        "responses/pdf/\(name).xfdf",
        "<xfdf xmlns=\"http://ns.adobe.com/xfdf/\"><fields><field name=\"Q\"><value>\(answer)</value></field><field name=\"Age\"><value>Old</value></field></fields></xfdf>"
      )
    }
    let tables = try survey.tables()
    let files = Report(tables, ImpactAssessment(of: tables), isInternal: isInternal).files()
    return (
      Dictionary(
        uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }),
      tables.responses
    )
  }

  @Test func `tells officers where each response comes from, and nobody else`() throws {
    let inside = try report(isInternal: true).files
    #expect(
      inside["provenance.csv"] == "\u{FEFF}"
        + """
        response,source,file,line,mode,batch,form,received,place,event,clerk,edition,form_language,scan,keying
        1,web,responses/web.csv,2,online,,,,,,,,,,
        2,web,responses/web.csv,3,online,,,,,,,,,,
        3,web,responses/web.csv,4,online,,,,,,,,,,
        4,keyed,responses/keyed.csv,2,paper,b,007,2023-07-01,Library,,'=jo,,,,resolved
        5,keyed,responses/keyed.csv,5,paper,b,008,2023-07-02,,Fair,'=jo,,,,single
        6,pdf,Mary Brown.xfdf,,email,,,,,,,,,,
        7,pdf,Zed.xfdf,,email,,,,,,,,,,

        """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
    let outside = try report(isInternal: false).files
    #expect(outside["provenance.csv"] == nil)
    for (name, text) in outside {
      #expect(!text.contains("Brown") && !text.contains("jo"), "\(name)")
    }
  }

  @Test func `counts how the forms were keyed, clerks for officers alone`() throws {
    let rows = { (text: String?) in
      (text ?? "").split(separator: "\r\n").dropFirst().map { String($0.dropFirst("test,one,keyed,".count)) }
    }
    let common = [
      "source,keyed,2,1,2,1,50.0000,1,0,,", "question,q,,,1,1,100.0000,1,0,,",
      "question,age,,,1,0,0.0000,0,0,,", "batch,b,,,2,1,50.0000,1,0,,",
    ]
    #expect(rows(try report(isInternal: false).files["keying.csv"]) == common)
    #expect(
      rows(try report(isInternal: true).files["keying.csv"]) == common + [
        "clerk,'=jo,,,2,1,50.0000,1,0,0,0.0000", "clerk,al,,,2,1,50.0000,1,0,1,50.0000",
      ])
  }

  @Test func `shows the ways of responding side by side before it counts them together`() throws {
    let summary = try #require(try report(isInternal: false).files["summary.md"])
    let beside = try #require(summary.firstRange(of: "## Ways of responding side by side"))
    let later = try #require(summary.firstRange(of: "## Who responded, and how"))
    #expect(beside.lowerBound < later.lowerBound)
    for sentence in [
      "Of the 7 respondents, 3 responded online, 2 on paper and 2 by e-mail. Table 2 shows",
      "- On paper: 0 of 4 left empty, 1 not clear enough to count",
      "- Online: 1 of 6 left empty, 0 not clear enough to count",
      "Of 2 written forms, 1 (50%) was keyed twice or more often, the other one once. Of 2 answers compared, 1 differs (50%, more than the 3% up to which keying is usually accepted), all of them answers to \"q\". It was settled from the paper. `keying.csv` has",
    ] { #expect(summary.contains(sentence), "\(sentence)") }
    let rows = summary.split(separator: "\n").filter { $0.hasPrefix("| Age: Old") || $0.hasPrefix("| Yes ") }
      .map { $0.split(separator: "|").map { String($0).split(separator: " ").joined(separator: " ") } }
    #expect(rows.contains(["Age: Old", "1", "50", "1", "50", "2", "100"]), "\(rows)")
    #expect(rows.contains(["Yes", "2", "67", "1", "100", "1", "50"]), "\(rows)")
  }
}

@Suite struct `Forms with the same answers` {
  @Test func `under other numbers are listed and counted`() throws {
    let ids = (1...8).map { "q\($0)" }
    let questions = ids.map {
      "<single id=\"\($0)\"><answer code=\"a\">A</answer><answer code=\"b\">B</answer></single>"
    }.joined()
    let answers = "a,b,a,b,a,b,a,b"
    let table = try SmallSurvey(
      questions, responses: "<forms id=\"f\" file=\"responses/f.csv\" mode=\"paper\"/>",
      files: [
        "responses/f.csv":
          "form,clerk,pass,\(ids.joined(separator: ","))\n1,jo,1,\(answers)\n2,jo,1,b,b,a,b,a,b,a,b\n3,al,1,\(answers)\n4,jo,1,a,a,a,a,a,a,a,\n5,jo,1,a,a,a,a,a,a,a,\n6,jo,1,b,b,b,b,b,b,b,b\n6,jo,2,b,b,b,b,b,b,b,b\n"
      ]
    ).table()
    #expect(table.count == 6)
    let messages = table.problems.filter { $0.severity == .warning }.map(\.message)
    #expect(
      messages == [
        """
        responses/f.csv: warning: a form was keyed twice by the same clerk
          expected a second pass by another clerk
          fix: have another clerk key them, or correct the clerk
        """,
        """
        responses/f.csv:4: warning: the same answers, on another form, as line 2
          expected one response for each person
          fix: households and campaigns are real; if one form was keyed under two numbers, remove one; until then both count
        """,
      ])
  }
}
