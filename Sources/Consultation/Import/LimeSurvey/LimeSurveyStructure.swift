internal import FileFormats

/// What an `.lss` file of LimeSurvey says of its survey: the questions in order, with their texts in one language.
///
/// Both layouts are read: the older one, in which every table has a row for each language, and the newer one, in which
/// the texts stand in tables of their own (`question_l10ns`, `answer_l10ns`).
struct LimeSurveyStructure: Sendable {
  /// A subquestion: a row, a column of a two-way array, an option of a multiple choice.
  struct Subquestion: Sendable {
    let id: String
    let code: String
    /// Its text, or its code where it has none.
    let text: String
    /// 1 for the columns of a two-way array, otherwise 0.
    let scale: Int
  }

  /// An answer option.
  struct Answer: Sendable {
    /// Its number in the database, which newer versions put into the names of ranking fields.
    let id: Int
    let code: String
    /// Its text, or its code where it has none.
    let text: String
    /// 1 for the options of the second scale of a dual array, otherwise 0.
    let scale: Int
    /// The assessment value, where it is not 0.
    let score: String?
  }

  /// One question of the questionnaire.
  struct Question: Sendable {
    let id: String
    /// The survey and the group, as they stand in the names of fields.
    let survey: String
    let group: String
    /// The letter of its type.
    let type: String
    let code: String
    let text: String
    let hasOther: Bool
    var subquestions: [Subquestion] = []
    var answers: [Answer] = []
    /// Settings by name, without the empty ones.
    var settings: [String: String] = [:]
    let line: Int
  }

  let title: String
  /// The language that the texts are in.
  let language: String
  /// All languages of the survey, the wanted one first.
  let languages: [String]
  /// In the order of the questionnaire.
  let questions: [Question]
  /// One variable for each column of a response.
  let dictionary: DataDictionary
  /// The codes of the columns by the names of the fields in an `.lsr` file, in all their forms.
  let codes: [String: String]

  /// Reads the bytes of an `.lss` file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, at most 16 MiB.
  ///   - wanted: The language of the texts, with or without a country; the survey's base language is taken where it
  ///     lacks that language.
  /// - Throws: A ``FormatError`` where the file is no survey of LimeSurvey or has more columns than any database.
  init(_ bytes: [UInt8], wanted: String = "en") throws(FormatError) {
    let tables = try LimeSurveyDatabase(bytes)
    languages = Self.languages(of: tables, wanted: wanted)
    language = languages.first ?? ""
    var titles = LimeSurveyTexts(languages: languages)
    for row in tables["surveys_languagesettings"] {
      titles.add("", language: row["surveyls_language"], text: row["surveyls_title"])
    }
    title = MarkupText.plain(titles[""])
    var reading = LimeSurveyQuestions(tables, languages: languages)
    reading.read()
    questions = reading.ordered()
    var columns = LimeSurveyColumns(languages: languages)
    columns.addMetadata(settings: tables["surveys"].first)
    for question in questions { try columns.add(question) }
    dictionary = DataDictionary(
      title: title, variables: columns.variables, notes: reading.notes + columns.notes)
    codes = columns.codes
  }

  /// The languages of a survey: the wanted one, then the base language, then the others.
  private static func languages(of tables: LimeSurveyDatabase, wanted: String) -> [String] {
    let settings = tables["surveys"].first
    let base = settings?["language"] ?? ""
    let additional = (settings?["additional_languages"] ?? "").split { $0 == " " }.map(String.init)
    var all: [String] = []
    for language in [base] + tables.languages + additional where !language.isEmpty && !all.contains(language)
    {
      all.append(language)
    }
    let best = all.first { $0 == wanted } ?? all.first { $0.hasPrefix(wanted + "-") }
    guard let best else { return all }
    return [best] + all.filter { $0 != best }
  }
}
