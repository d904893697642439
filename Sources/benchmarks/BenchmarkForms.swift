import Consultation

/// A synthetic batch of written forms with a safety question, choices and who the respondent is.
enum BenchmarkForms {
  private static let choices = ["drugs", "speeding", "litter", "fly-tipping", "noise", "burglary"]

  /// Writes the survey into a folder of its own and returns its path.
  static func write(rows: Int, below parent: String) throws(Problem) -> String {
    let folder = "\(parent)/forms-\(rows)"
    var file = try BenchmarkFile(folder + "/responses/forms.xml")
    var generator = XorShift()
    try file.write(
      "<form-batch xmlns=\"urn:soundings:forms:1\" id=\"b\" mode=\"paper\">\n<questionnaire series=\"benchmark\" wave=\"forms\"/>\n<clerk id=\"c\"/>\n"
    )
    for row in 1...rows {
      let ticks = choices.filter { _ in generator.below(3) == 0 }.map { "<tick code=\"\($0)\"/>" }.joined()
      try file.write(
        """
        <form number="\(row)" received="2025-07-01"><entry pass="1" clerk="c">
          <answer q="safe"><tick code="a\(1 + generator.below(5))"/></answer>
          <answer q="problem" status="answered">\(ticks)</answer>
          <answer q="comment"><text>Better lighting, please</text></answer>
          <answer q="age"><tick code="a\(1 + generator.below(5))"/></answer>
          <answer q="sex"><tick code="\(generator.below(2) == 0 ? "female" : "male")"/></answer>
        </entry></form>

        """)
    }
    try file.write("</form-batch>\n")
    try file.close()
    try writeDefinition(folder, source: "<forms id=\"paper\" file=\"responses/forms.xml\" mode=\"paper\"/>")
    return folder
  }

  /// Writes a survey whose forms were filled in as PDF and exported, one file each, and returns its path.
  static func writeFolder(forms: Int, below parent: String) throws(Problem) -> String {
    let folder = "\(parent)/folder-\(forms)"
    var generator = XorShift()
    for form in 1...forms {
      var file = try BenchmarkFile("\(folder)/responses/forms/\(form / 1_000)/form-\(form).xfdf")
      let ticks = choices.map { choice in
        "<field name=\"problem.\(choice)\"><value>\(generator.below(3) == 0 ? "Yes" : "Off")</value></field>"
      }
      try file.write(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve"><fields>
        <field name="safe"><value>a\(1 + generator.below(5))</value></field>
        \(ticks.joined(separator: "\n"))
        <field name="comment"><value>Better lighting, please: \(form)</value></field>
        <field name="age"><value>a\(1 + generator.below(5))</value></field>
        <field name="sex"><value>\(generator.below(2) == 0 ? "female" : "male")</value></field>
        </fields></xfdf>

        """)
      try file.close()
    }
    try writeDefinition(folder, source: "<forms id=\"pdf\" file=\"responses/forms\" mode=\"email\"/>")
    return folder
  }

  private static func writeDefinition(_ folder: String, source: String) throws(Problem) {
    var definition = try BenchmarkFile(folder + "/survey.xml")
    let scale = (1...5).map { "<answer code=\"a\($0)\">Answer \($0)</answer>" }.joined()
    try definition.write(
      """
      <survey xmlns="urn:soundings:survey:1" series="benchmark" wave="forms" synthetic="yes" title="Benchmark" organisation="Nobody">
      <fieldwork from="2025-01-01" to="2025-12-31"/>
      <responses>\(source)</responses>
      <questions><scale id="safe">\(scale)</scale><multiple id="problem">\(choices.map { "<answer code=\"\($0)\">\($0)</answer>" }.joined())</multiple>
      <text id="comment"/><scale id="age" characteristic="age">\(scale)</scale><single id="sex" characteristic="sex" frame="sex"/></questions>
      </survey>
      """)
    try definition.close()
  }
}
