import Testing

/// A made file of a platform that holds no responses.
struct RefusedExport: Sendable, CustomTestStringConvertible {
  let dialect: String
  let text: String
  var testDescription: String { dialect }

  static let all = [
    RefusedExport(
      dialect: "surveymonkey-summary",
      text: """
        Community safety 2024

        Q1. How safe do you feel in your area?
        Answer Choices,Response Percent,Responses
        Very safe,16.67%,1
        Fairly safe,33.33%,2
        ,Answered,6
        ,Skipped,0


        Q2. Which of these have you done in the last year?
        Answer Choices,Response Percent,Responses
        Avoided an area,83.33%,5
        Changed my route,66.67%,4
        ,Answered,6
        ,Skipped,0
        """),
    RefusedExport(
      dialect: "limesurvey-participants",
      text: """
        "tid","firstname","lastname","email","emailstatus","token","language","validfrom","validuntil",\
        "invited","reminded","remindercount","completed","usesleft"
        "1","Ada","Invented","ada@example.org","OK","tok1","en","","","N","N","0","N","1"
        "2","Ben","Invented","ben@example.org","OK","tok2","en","","","N","N","0","N","1"
        """),
    RefusedExport(
      dialect: "limesurvey-structure-text",
      text: """
        id\trelated_id\tclass\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tvalidation\tmandatory\tother
        \t\tS\t\tsid\t\t7\t\t\t\t\t
        \t\tG\tG0\tSafety\t1\t\t\ten\t\t\t
        1\t\tQ\tL\tQ1\t1\tHow safe do you feel in your area?\t\ten\t\tN\tN
        \t\tA\t0\tA1\t\tVery safe\t\ten\t\t\t
        """),
    RefusedExport(
      dialect: "engagementhq-participants",
      text: """
        Screen Name,Email,Joined,User Status,Subscribed,Imported,Participant Tags,What is your gender?
        ada-invented,ada@example.org,03/06/2024,Active,Yes,No,panel|2024,Female
        ben-invented,ben@example.org,05/06/2024,Active,No,No,,Male
        """),
    RefusedExport(
      dialect: "xlsform",
      text: """
        type,name,label,required
        start,start,,
        begin_group,area,Your area,
        select_one safe,feel,How safe do you feel in your area?,yes
        end_group,,,
        """),
  ]
}
