extension SurveyDraft {
  /// The definition as XML, with the reason for each guess and each open question as a comment.
  package var xml: String {
    var xml = XMLLines()
    xml.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    writeIntroduction(&xml)
    xml.line(
      "<survey xmlns=\"urn:soundings:survey:1\" series=\"\(series)\" wave=\"\(wave)\" title=\"\(XMLLines.escaped(title))\" organisation=\"Name of the organisation\">"
    )
    xml.indented { xml in
      writeFieldwork(&xml)
      writeSources(&xml)
      xml.line("<questions base=\"answered\">")
      xml.indented { xml in for question in questions { write(question, &xml) } }
      xml.line("</questions>")
      for line in groupings { xml.line(line) }
      writeMeasures(&xml)
      writeSections(&xml)
    }
    xml.line("</survey>")
    return xml.text
  }

  private func writeIntroduction(_ xml: inout XMLLines) {
    let counted = doubts.count
    xml.comment(
      "Drafted by soundings init from the files named below. Read it before it is used: every guess has its reason "
        + "beside it, and \(counted == 1 ? "1 comment begins with QUESTION and waits" : "\(counted) comments begin with QUESTION and wait") for your decision. "
        + "Ids are kept over the years, so choose them well now; then run soundings check.")
    guard !characteristics.isEmpty else { return }
    xml.comment(
      "Characteristics for the assessment: "
        + characteristics.map { "\($0.id) from the question \($0.question)" }.joined(separator: "; "))
  }

  private func writeFieldwork(_ xml: inout XMLLines) {
    xml.question("What is the title of the consultation, and who asks? Correct title and organisation above.")
    if let fieldwork {
      xml.comment("first and last day of the responses in the files")
      xml.line("<fieldwork from=\"\(fieldwork.from.iso)\" to=\"\(fieldwork.to.iso)\"/>")
      return
    }
    let year = wave.split(separator: "-").compactMap { Int($0) }.first { (1900...2200).contains($0) } ?? 2000
    xml.question("When did fieldwork begin and end? No date was found in the files.")
    xml.line("<fieldwork from=\"\(year)-01-01\" to=\"\(year)-12-31\"/>")
  }

  // MARK: Sources

  private func writeSources(_ xml: inout XMLLines) {
    xml.line("<responses partial=\"answered-any\">")
    xml.indented { xml in for source in sources { write(source, &xml) } }
    xml.line("</responses>")
  }

  private func write(_ source: Source, _ xml: inout XMLLines) {
    xml.comment("\(source.file): \(source.recognisedAs); \(source.responses) records")
    for note in source.notes { xml.comment(note) }
    if !source.personal.isEmpty {
      xml.comment(
        "personal columns, never stored: "
          + source.personal.map { "'\(Quotation.shortened($0.heading))'" }.joined(separator: ", "))
    }
    for doubt in source.doubts { xml.question(doubt) }
    var attributes = [("id", source.id), ("file", source.file), ("mode", source.mode.rawValue)]
    if let platform = source.platform { attributes.append(("platform", platform)) }
    if let labels = source.labels { attributes.append(("labels", labels)) }
    attributes += source.attributes
    let element = source.isForms ? "forms" : "export"
    let start =
      "<\(element) " + attributes.map { "\($0.0)=\"\(XMLLines.escaped($0.1))\"" }.joined(separator: " ")
    guard !source.leftOut.isEmpty || source.respondent != nil || !source.missingWords.isEmpty else {
      return xml.line(start + "/>")
    }
    xml.line(start + ">")
    xml.indented { xml in
      if let respondent = source.respondent {
        xml.line("<respondent \(source.naming.written(respondent, orPosition: !source.isForms))/>")
      }
      if !source.missingWords.isEmpty {
        xml.comment("words that stand for no answer; where one is an answer of a question it stays one")
      }
      for (word, reason) in source.missingWords {
        xml.line("<missing value=\"\(XMLLines.escaped(word))\" reason=\"\(reason)\"/>")
      }
      for left in source.leftOut {
        xml.comment("'\(Quotation.shortened(left.column.name))': \(left.reason)")
        xml.line("<ignore \(source.naming.written(left.column, orPosition: !source.isForms))/>")
      }
    }
    xml.line("</\(element)>")
  }

  // MARK: Questions

  private func write(_ question: QuestionDraft, _ xml: inout XMLLines) {
    xml.comment("\(question.element): \(question.reasons.joined(separator: "; "))")
    for doubt in question.doubts { xml.question(doubt) }
    let attributes = question.attributes.map { " \($0.name)=\"\(XMLLines.escaped($0.value))\"" }.joined()
    xml.line("<\(question.element) id=\"\(question.id)\"\(attributes)>")
    xml.indented { xml in
      xml.line("<text>\(XMLLines.escaped(question.text.isEmpty ? question.id : question.text))</text>")
      if let label = question.label { xml.line("<label>\(XMLLines.escaped(label))</label>") }
      for claim in question.columns { xml.line(column(claim)) }
      for item in question.items {
        xml.line(
          "<item id=\"\(item.id)\">\(XMLLines.escaped(item.label))\(item.columns.map(column).joined())</item>"
        )
      }
      for answer in question.answers { xml.line(self.answer(answer)) }
      for net in question.nets {
        xml.line(
          "<net id=\"\(net.id)\" of=\"\(net.members.joined(separator: " "))\">\(XMLLines.escaped(net.label))</net>"
        )
      }
    }
    xml.line("</\(question.element)>")
    for line in question.made { xml.line(line) }
  }

  private func answer(_ answer: QuestionDraft.Answer) -> String {
    var attributes = " code=\"\(answer.code)\""
    if let score = answer.score { attributes += " score=\"\(score)\"" }
    if let kind = answer.kind { attributes += " kind=\"\(kind.rawValue)\"" }
    if answer.hasRest { attributes += " rest=\"yes\"" }
    let spellings = answer.spellings.map { "<also>\(XMLLines.escaped($0))</also>" }.joined()
    return
      "<answer\(attributes)>\(XMLLines.escaped(answer.label))\(spellings)\(answer.columns.map(column).joined())</answer>"
  }

  /// A column by its heading where that names it alone, else by the platform's name or the position.
  private func column(_ claim: QuestionDraft.Claim) -> String {
    let source = sources.first { $0.id == claim.source }
    var attributes: [(String, String)] = sources.count > 1 ? [("source", claim.source)] : []
    attributes += source.map { $0.naming.attributes(of: claim.column) } ?? []
    if let separator = claim.separator {
      attributes.append(("joined", separator == "\n" ? "line" : separator))
    }
    if let rank = claim.rank { attributes.append(("rank", String(rank))) }
    if let answer = claim.answer { attributes.append(("answer", answer)) }
    if let ticked = claim.ticked { attributes.append(("ticked", ticked)) }
    if let notTicked = claim.notTicked { attributes.append(("not-ticked", notTicked)) }
    return "<column " + attributes.map { "\($0.0)=\"\(XMLLines.escaped($0.1))\"" }.joined(separator: " ")
      + "/>"
  }

  // MARK: What is made of them

  private func writeMeasures(_ xml: inout XMLLines) {
    let scaled = questions.filter { $0.scale != nil && !$0.nets.isEmpty && $0.items.isEmpty }
    let safety = questions.filter { $0.scale == "safety" && !$0.nets.isEmpty }
    let measured = (safety.isEmpty ? Array(scaled.prefix(8)) : safety).flatMap { question in
      question.items.isEmpty
        ? [(question.id, question)] : question.items.map { ("\(question.id).\($0.id)", question) }
    }
    guard !measured.isEmpty else { return }
    xml.comment(
      "what groups are compared by: keep the questions that matter, and say better=\"lower\" where less is better"
    )
    xml.line("<measures>")
    xml.indented { xml in
      for (id, question) in measured {
        guard let net = question.nets.first else { continue }
        let better = question.scale == "safety" ? " better=\"higher\"" : ""
        xml.line("<measure of=\"\(id)\" net=\"\(net.id)\"\(better)/>")
      }
    }
    xml.line("</measures>")
  }

  private func writeSections(_ xml: inout XMLLines) {
    let safety = questions.filter { $0.scale == "safety" && $0.element == "scale" && $0.nets.count == 2 }.map(
      \.id)
    let ranked = questions.filter { $0.element == "multiple" && $0.answers.count > 3 }
    let comments = questions.filter { $0.element == "text" && $0.isComment }.map(\.id)
    guard !safety.isEmpty || !ranked.isEmpty || !comments.isEmpty else { return }
    xml.line("<report>")
    xml.indented { xml in
      if !safety.isEmpty { xml.line("<safety questions=\"\(safety.joined(separator: " "))\"/>") }
      for question in ranked {
        let title = question.text.count <= 90 ? " title=\"\(XMLLines.escaped(question.text))\"" : ""
        let top = min(5, question.answers.count - 1)
        xml.line("<ranked question=\"\(question.id)\"\(title) top=\"\(top)\"/>")
      }
      if !comments.isEmpty { xml.line("<comments questions=\"\(comments.joined(separator: " "))\"/>") }
    }
    xml.line("</report>")
  }
}
