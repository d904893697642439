import Consultation
import TestSupport
import Testing

/// A population file that is wrong in one place, and the whole message that it must give.
private struct WrongFile: CustomTestStringConvertible, Sendable {
  let name: String
  var header = "characteristic,grouping,group,area,ages,count,percentage,year,source"
  let rows: String
  let message: String
  var testDescription: String { name }
}

/// Ages 0-15, 16-24, 25-44 and 45 and over; gender; three ethnic groups that also go in two.
private let questions = """
  <single id="age" characteristic="age"><answer code="0-15">Under 16</answer><answer code="16-24">16 to 24</answer><answer code="older">25 to 44</answer><answer code="45-and-over">45+</answer></single>
  <single id="gender" characteristic="gender"><answer code="female">Female</answer><answer code="male">Male</answer><answer code="another">In another way</answer></single>
  <single id="ethnicity" characteristic="ethnicity"><answer code="white-british">White British</answer><answer code="asian">Asian</answer><answer code="black">Black</answer><answer code="pnts" kind="prefer-not-to-say">Prefer not to say</answer></single>
  """

private let groupings =
  "<groupings of=\"ethnicity\"><grouping id=\"two-way\"><group of=\"white-british\">White British</group><group code=\"all-others\" rest=\"yes\">All others</group></grouping></groupings>"

private func survey(
  _ file: String, population: String = "<population file=\"population.csv\"/>"
) throws -> SmallSurvey {
  try SmallSurvey(
    questions, rest: groupings + population,
    files: ["population.csv": file, "responses/a.csv": "age,gender,ethnicity\n16-24,male,asian\n"])
}

private let wrongFiles: [WrongFile] = [
  .init(
    name: "unknown column", header: "characteristic,group,area,count,percentige,year,source",
    rows: "gender,female,Medway,5,,2021,Census\n",
    message: """
      population.csv:1: column 5 'percentige': error: this is no column of a population file
        expected one of: characteristic, grouping, group, group_label, area, ages, count, percentage, year, source, status, note
        fix: did you mean 'percentage'? Correct the heading, or remove the column
      """),
  .init(
    name: "no source and no figures", header: "characteristic,group,area,year",
    rows: "gender,female,Medway,2021\n",
    message: """
      population.csv:1: error: there is no column 'source'
        expected the columns characteristic, group, area, year, source, and count or percentage
        fix: add the column; `soundings populations medway-2021` prints a file that has them all
      population.csv:1: error: there is no column 'count' and none 'percentage'
        expected the columns characteristic, group, area, year, source, and count or percentage
        fix: add the column; `soundings populations medway-2021` prints a file that has them all
      """),
  .init(
    name: "one column twice", header: "characteristic,group,area,count,year,source,Count", rows: "",
    message: """
      population.csv:1: column 7 'count': error: there are two columns 'count'
        expected one
        fix: remove one
      """),
  .init(
    name: "no rows", rows: "",
    message: """
      population.csv:1: error: the file holds no figures
        expected one row for each group
        fix: add the figures
      """),
  .init(
    name: "no source and no year",
    rows: "gender,,female,Medway,all,51,,2021,\ngender,,male,Medway,all,49,,,Census\n",
    message: """
      population.csv:2: column 9 'source': error: the source is missing
        expected where the figure stands, so that a reader can find it
        fix: fill the cell in
      population.csv:3: column 8 'year': error: the year is missing
        expected the year that the figure is of
        fix: fill the cell in
      population.csv:3: column 8 'year': error: the rows of 'answers' of gender differ in year: '' here, '2021' on line 2
        expected one year for the rows of one grouping
        fix: correct it, or give these rows a grouping of their own
      """),
  .init(
    name: "a year that is none",
    rows: "gender,,female,Medway,all,51,,2021/22,Census\ngender,,male,Medway,all,49,,2021/22,Census\n",
    message: """
      population.csv:2: column 8 'year': error: '2021/22' is no year
        expected a year of 4 digits
        fix: write the year that the figure is of, or of its publication, and say which in the note
      """),
  .init(
    name: "two areas in one classification",
    rows: "gender,,female,Medway,all,51,,2021,Census\ngender,,male,England,all,49,,2021,Census\n",
    message: """
      population.csv:3: column 4 'area': error: the rows of 'answers' of gender differ in area: 'England' here, 'Medway' on line 2
        expected one area for the rows of one grouping
        fix: correct it, or give these rows a grouping of their own
      """),
  .init(
    name: "ages that are none",
    rows: "gender,,female,Medway,adults,51,,2021,Census\ngender,,male,Medway,adults,49,,2021,Census\n",
    message: """
      population.csv:2: column 5 'ages': error: 'adults' are no ages
        expected all, 16+ or 16-64
        fix: write the ages that the figure is about
      """),
  .init(
    name: "a text for a group",
    rows:
      "gender,,\(String(repeating: "female ", count: 12)),Medway,all,,51,2021,Census\ngender,,male,Medway,all,,49,2021,Census\ngender,,female,Medway,all,,51,2021,Census\n",
    message: """
      population.csv:2: column 3 'group': error: the group is a text of 83 characters
        expected a word of at most 80
        fix: write a code, and the text into group_label or note
      """),
  .init(
    name: "a group twice",
    rows:
      "gender,,female,Medway,all,,51,2021,Census\ngender,,male,Medway,all,,49,2021,Census\ngender,,female,Medway,all,,0,2021,Census\n",
    message: """
      population.csv:4: column 3 'group': error: the group 'female' of 'answers' of gender stands on line 2 already
        expected one row for each group
        fix: remove one row, or name another grouping in the column grouping
      """),
  .init(
    name: "percentages that do not add up",
    rows: "gender,,female,Medway,all,,51,2021,Census\ngender,,male,Medway,all,,48.49,2021,Census\n",
    message: """
      population.csv:2: column 7 'percentage': error: the percentages of 'answers' of gender add up to 99.49
        expected 100, give or take 0.5
        fix: correct them, or add the group that is missing; people who did not answer stand in a row not-answered
      """),
  .init(
    name: "proportions for percentages",
    rows: "gender,,female,Medway,all,,0.51,2021,Census\ngender,,male,Medway,all,,0.49,2021,Census\n",
    message: """
      population.csv:2: column 7 'percentage': error: the percentages of 'answers' of gender add up to 1.0
        expected 100, give or take 0.5
        fix: these are proportions: multiply them by 100
      """),
  .init(
    name: "counts that do not add up to the total",
    rows:
      "gender,,female,Medway,all,\"142,647\",,2021,Census\ngender,,male,Medway,all,135725,,2021,Census\ngender,,total,,,279773,,,\n",
    message: """
      population.csv:4: column 6 'count': error: the counts of 'answers' of gender add up to 278372, and the total is 279773
        expected a sum within 0.5% of the total
        fix: look for a group that is missing, counted twice or about other ages
      """),
  .init(
    name: "count against percentage",
    rows: "gender,,female,Medway,all,142647,49,2021,Census\ngender,,male,Medway,all,137125,51,2021,Census\n",
    message: """
      population.csv:2: column 7 'percentage': error: the count of 'female' is 50.9869% of 'answers' of gender, and the percentage says 49.0
        expected a count and a percentage that agree, give or take 0.5
        fix: correct one of the two
      population.csv:3: column 7 'percentage': error: the count of 'male' is 49.0131% of 'answers' of gender, and the percentage says 51.0
        expected a count and a percentage that agree, give or take 0.5
        fix: correct one of the two
      """),
  .init(
    name: "a share over 100",
    rows: "gender,,female,Medway,all,,510,2021,Census\ngender,,male,Medway,all,,49%,2021,Census\n",
    message: """
      population.csv:2: column 7 'percentage': error: '510' is no percentage
        expected a number from 0 to 100
        fix: correct the percentage, or leave it empty and give a count
      """),
  .init(
    name: "percentages with a comma",
    rows:
      "gender,,female,Medway,all,,\"92,2\",2021,Census\ngender,,male,Medway,all,,\"7,8 %\",2021,Census\n",
    message: """
      population.csv:2: column 7 'percentage': error: '92,2' is no percentage
        expected a number from 0 to 100
        fix: write a full stop: 92.2
      population.csv:3: column 7 'percentage': error: '7,8 %' is no percentage
        expected a number from 0 to 100
        fix: write a full stop: 7.8
      """),
  .init(
    name: "commas that no full stop mends",
    rows:
      "gender,,female,Medway,all,,\"922,2\",2021,Census\ngender,,male,Medway,all,,\"1,2,3\",2021,Census\n",
    message: """
      population.csv:2: column 7 'percentage': error: '922,2' is no percentage
        expected a number from 0 to 100
        fix: correct the percentage, or leave it empty and give a count
      population.csv:3: column 7 'percentage': error: '1,2,3' is no percentage
        expected a number from 0 to 100
        fix: correct the percentage, or leave it empty and give a count
      """),
  .init(
    name: "a count that is none",
    rows: "gender,,female,Medway,all,-5,51,2021,Census\ngender,,male,Medway,all,5,49,2021,Census\n",
    message: """
      population.csv:2: column 6 'count': error: '-5' is no number of people
        expected a whole number, 0 or more
        fix: correct the count, or leave it empty and give a percentage
      """),
  .init(
    name: "counts here and percentages there",
    rows: "gender,,female,Medway,all,,51,2021,Census\ngender,,male,Medway,all,137125,,2021,Census\n",
    message: """
      population.csv:2: error: the group 'female' of 'answers' of gender has no count, and others have no percentage
        expected a count for each group, or a percentage for each
        fix: fill in what is missing
      """),
  .init(
    name: "one group alone", rows: "ethnicity,two-way,all-others,Medway,all,,7.8,2009,Plan\n",
    message: """
      population.csv:2: error: 'two-way' of ethnicity has 1 group
        expected at least two groups
        fix: add the others; where only one share is known, a row for all others with the remainder, status derived
      """),
  .init(
    name: "a status that is none",
    header: "characteristic,group,area,percentage,year,source,status",
    rows: "gender,female,Medway,51,2021,Census,fuond\ngender,male,Medway,49,2021,Census,Derived\n",
    message: """
      population.csv:2: column 7 'status': error: 'fuond' is no status of a figure
        expected one of: 'found', 'derived', 'estimated'
        fix: did you mean 'found'? Correct the status, or leave it empty
      """),
  .init(
    name: "a group that the survey has not",
    rows:
      "ethnicity,two-way,white-british,Medway,all,,92.2,2009,Plan\nethnicity,two-way,all-other,Medway,all,,7.8,2009,Plan\n",
    message: """
      population.csv:3: error: 'all-other' of 'two-way' is no group of ethnicity under the grouping 'two-way' of the survey
        expected one of: 'white-british', 'all-others', 'asian' ... 1 more
        fix: did you mean 'all-others'? Use the codes of the survey's groups, or add a grouping with these groups
      """),
  .init(
    name: "a characteristic that the survey has not",
    rows: "gendr,,female,Medway,all,,51,2021,Census\ngendr,,male,Medway,all,,49,2021,Census\n",
    message: """
      population.csv:2: error: 'gendr' is no characteristic of the survey
        expected one of: 'age', 'gender', 'ethnicity'
        fix: did you mean 'gender'? Correct the word, or add <match characteristic="..." to="gendr"/> to <population>
      """),
  .init(
    name: "a characteristic misspelt in one of two rows",
    rows: "gendre,,female,Medway,all,,51,2021,Census\ngender,,male,Medway,all,,49,2021,Census\n",
    message: """
      population.csv:2: error: 'gendre' is no characteristic of the survey
        expected one of: 'age', 'gender', 'ethnicity'
        fix: did you mean 'gender'? Correct the word, or add <match characteristic="..." to="gendre"/> to <population>
      """),
  .init(
    name: "a characteristic unlike any of the survey",
    rows: "income,,low,Medway,all,,51,2021,Census\nincome,,high,Medway,all,,49,2021,Census\n",
    message: """
      population.csv:2: error: 'income' is no characteristic of the survey
        expected one of: 'age', 'gender', 'ethnicity'
        fix: Correct the word, or add <match characteristic="..." to="income"/> to <population>
      """),
  .init(
    name: "a band that straddles two",
    rows: ages(("0-9", 10), ("10 to 19", 12), ("20-24", 8), ("25-44", 30), ("45+", 40)),
    message: """
      population.csv:3: error: the band '10 to 19' of 'bands' straddles two bands of the survey's answers: '0-15' and '16-24'
        expected bands that lie inside one band of the survey
        fix: use finer figures, or add a grouping of ages whose groups hold these bands whole
      """),
  .init(
    name: "a gap between bands",
    rows: ages(("0-15", 20), ("25-44", 40), ("45+", 40)),
    message: """
      population.csv:3: column 3 'group': error: the bands '0-15' and '25-44' of 'bands' of age leave a gap
        expected each age in one band
        fix: begin the second band at 16, or correct the first one
      """),
  .init(
    name: "an overlap of bands",
    rows: ages(("0-16", 20), ("16-24", 10), ("25-44", 30), ("45+", 40)),
    message: """
      population.csv:3: column 3 'group': error: the bands '0-16' and '16-24' of 'bands' of age overlap
        expected each age in one band
        fix: begin the second band at 17, or correct the first one
      """),
  .init(
    name: "a band behind an open one",
    rows: ages(("0-15", 20), ("16+", 40), ("45+", 40)),
    message: """
      population.csv:4: column 3 'group': error: the bands '16+' and '45+' of 'bands' of age overlap
        expected each age in one band
        fix: give the first band an end
      """),
  .init(
    name: "bands that do not begin where the ages do",
    rows: ages(("16-24", 20), ("25-44", 40), ("45+", 40)),
    message: """
      population.csv:2: column 5 'ages': error: the bands of 'bands' of age are about the ages 16+, and the column says all
        expected bands that cover these ages
        fix: add the bands that are missing, or write 16+ as ages
      """),
  .init(
    name: "a band that a spreadsheet has made a date",
    rows: ages(("0-4", 10), ("05-Sep", 10), ("10-15", 10), ("16+", 70)),
    message: """
      population.csv:3: column 3 'group': error: '05-Sep' is no band of ages
        expected 16-24, 16 to 24, under 16 or 65+
        fix: correct the band; where a spreadsheet has made a date of 5-9, write 5 to 9
      """),
]

private func ages(_ bands: (String, Int)...) -> String {
  bands.map { "age,bands,\($0.0),Medway,all,,\($0.1),2021,Census\n" }.joined()
}

@Suite struct `A population file` {
  @Test(arguments: wrongFiles)
  fileprivate func `that is wrong says where, what and how to mend it`(_ wrong: WrongFile) throws {
    let message = try survey(wrong.header + "\n" + wrong.rows).failure()
    #expect(message == wrong.message)
  }

  @Test(arguments: [
    (
      "<population/>",
      """
      survey.xml:10: error: the population names no figures, or two kinds of them
        expected file="population.csv" or standard="medway-2021"
        fix: keep one of the two
      """
    ),
    (
      "<population file=\"population.csv\" standard=\"medway-2021\"/>",
      """
      survey.xml:10: error: the population names no figures, or two kinds of them
        expected file="population.csv" or standard="medway-2021"
        fix: keep one of the two
      """
    ),
    (
      "<population standard=\"medway-2012\"/>",
      """
      survey.xml:10: error: 'medway-2012' is no value of standard of <population>
        expected one of: 'medway-2021', 'england-2021'
        fix: did you mean 'medway-2021'? Correct the value
      """
    ),
    (
      "<population file=\"../population.csv\"/>",
      """
      survey.xml:10: error: '../population.csv' leads out of the survey's folder
        expected a path inside the folder, such as responses/online.csv
        fix: copy the file into the folder and name it there
      """
    ),
    (
      "<population file=\"populace.csv\"/>",
      """
      populace.csv: error: there is no such file
        fix: check the name and the folder, then run again
      """
    ),
    (
      "<population file=\"population.csv\"><match characteristic=\"gender\" to=\"sexx\"/></population>",
      """
      survey.xml:10: error: 'sexx' is no characteristic of the population figures
        expected one of: 'sex'
        fix: did you mean 'sex'? Correct the word, or define it
      """
    ),
    (
      "<population file=\"population.csv\"><match characteristic=\"gendr\" to=\"sex\"/></population>",
      """
      survey.xml:10: error: 'gendr' is no characteristic
        expected one of: 'age', 'gender', 'ethnicity'
        fix: did you mean 'gender'? Correct the word, or define it
      """
    ),
    (
      "<population file=\"population.csv\"><caution characteristic=\"gender\">Sex and gender differ.</caution></population>",
      """
      survey.xml:10: error: there is a caution about 'gender', for which there are no figures
        expected figures for 'gender'
        fix: remove the caution, or add <match> or the figures
      """
    ),
    (
      "<population file=\"population.csv\"><not-compared characteristic=\"age\">One.</not-compared><not-compared characteristic=\"age\">Two.</not-compared></population>",
      """
      survey.xml:10: error: there are two <not-compared> of 'age'
        expected one
        fix: keep one of them
      """
    ),
    (
      "<population standard=\"medway-2021\"/>",
      """
      survey.xml:10: error: the band '25-44' of 'five-bands' reaches beyond the band '25-34' of the survey's answers
        expected bands that lie inside one band of the survey
        fix: use finer figures, or add a grouping of ages whose groups hold these bands whole; or say why it is not compared: <not-compared characteristic="age">...</not-compared>
      survey.xml:10: error: 'white-irish' of 'answers' is no group of ethnicity under the answers of the survey
        expected one of: 'white-british', 'asian', 'black'
        fix: did you mean 'white-british'? Use the codes of the survey's groups, or add a grouping with these groups; or say why it is not compared: <not-compared characteristic="ethnicity">...</not-compared>
      """
    ),
  ])
  func `that the definition names wrongly is a fault of the definition`(element: String, message: String)
    throws
  {
    let isStandard = element.hasPrefix("<population standard=\"medway-2021\"/>")
    let asked =
      isStandard
      ? questions.replacing("older\">25 to 44", with: "25-34\">25 to 34").replacing(
        "code=\"45-and-over\">45+", with: "code=\"55-and-over\">55+") : questions
    let sex =
      "characteristic,group,area,percentage,year,source\nsex,female,Medway,51,2021,Census\nsex,male,Medway,49,2021,Census\n"
    let survey = try SmallSurvey(
      asked, rest: "\n" + groupings.replacing("\n", with: "") + element, files: ["population.csv": sex])
    #expect(survey.failure() == message)
  }

  @Test func `that a match names may be misspelt in a row, too`() throws {
    let text =
      "characteristic,group,area,percentage,year,source\ngndr,female,Medway,51,2021,Census\ngndrr,male,Medway,49,2021,Census\n"
    let match =
      "<population file=\"population.csv\"><match characteristic=\"gender\" to=\"gndr\"/></population>"
    #expect(
      try survey(text, population: match).failure() == """
        population.csv:3: error: 'gndrr' is no characteristic of the survey
          expected one of: 'age', 'gndr', 'ethnicity'
          fix: did you mean 'gndr'? Correct the word, or add <match characteristic="..." to="gndrr"/> to <population>
        """)
  }

  @Test func `of a spreadsheet may have semicolons, old letters, thousands and signs`() throws {
    let folder = try survey("characteristic;group;group_label;area;count;percentage;year;source;note\r\n")
    let rows =
      "gender;female;Female;Medway;142,647;51.0 %;2021;Caf\u{E9};'=note\r\ngender;male;Male;Medway;137 125;49%;2021;Census;\r\n;;;;;;;;\r\n"
    let head = "characteristic;group;group_label;area;count;percentage;year;source;note\r\n"
    let bytes = (head + rows).unicodeScalars.map { UInt8($0.value) }
    try folder.folder.write("population.csv", bytes: bytes)
    let population = try #require(try folder.survey().population)
    let figures = try #require(population.figures.first)
    #expect(population.figures.count == 1)
    #expect(figures.groups.map(\.count) == [142_647, 137_125])
    #expect(figures.groups.map(\.percentage) == [510_000, 490_000])
    #expect(figures.groups[0].source == "Caf\u{E9}")
    #expect(figures.groups[0].note == "=note")
    #expect(figures.classification == "answers")
  }

  @Test func `may hold figures for characteristics that were not asked`() throws {
    let text =
      "characteristic,group,area,percentage,year,source\nreligion,christian,Medway,60,2021,Census\nreligion,no-religion,Medway,40,2021,Census\n"
    #expect(try survey(text).survey().population?.figures.count == 1)
  }
}
