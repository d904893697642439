// Results of programs that read scanned forms, with the forms that go wrong on paper.

import Consultation

extension PlatformExport {
  static let scannedExports = [sdaps, formScanner, omrChecker, queXF, remark]

  /// Box numbers and boxes; an empty, an invalid and an unread sheet, and one with two marks.
  static let sdaps = PlatformExport(
    "sdaps",
    """
    questionnaire_id,global_id,empty,valid,recognized,review,verified,1_review,1_1_review,1_1,1_1_1,1_1_2,\
    1_1_3,1_1_4,1_1_5,1_2_review,1_2_1,1_2_2,1_2_3,1_2_4,1_3_review,1_3,1_3_1,1_3_2,1_3_3,1_4_review,1_4_1
    f1,safety,0,1,1,Ada Invented rang about this,1,,,1,1,0,0,0,0,,1,0,0,0,,1,1,0,0,,\
    "More lights on the towpath, please"
    f2,safety,0,1,1,,1,,,2,0,1,0,0,0,,1,1,0,0,,2,0,1,0,,0
    f3,safety,0,1,1,,1,,,4,0,0,0,1,0,,0,1,0,1,,1,1,0,0,,1
    f4,safety,0,1,1,,1,,,5,0,0,0,0,1,,1,1,1,0,,2,0,1,0,,1
    f5,safety,0,1,1,,1,,,2,0,1,0,0,0,,1,0,1,0,,3,0,0,1,,0
    f6,safety,0,1,1,,1,,,3,0,0,1,0,0,,1,1,0,0,,1,1,0,0,,1
    f7,safety,1,1,1,,0,,,NA,0,0,0,0,0,,0,0,0,0,,NA,0,0,0,,0
    f8,safety,0,0,1,Ben Invented asked for it back,1,,,1,1,0,0,0,0,,1,0,0,0,,1,1,0,0,,0
    f9,safety,0,1,0,,0,,,NA,0,0,0,0,0,,0,0,0,0,,NA,0,0,0,,0
    f10,safety,0,1,1,,1,,,error-multi-select,1,1,0,0,0,,0,0,0,0,,NA,0,0,0,,1
    """,
    records: 10, elements: ["single", "multiple", "single", "text"], safetyText: "1_1",
    safetyLabels: ["1", "2", "3", "4", "5"], safety: ["1": 1, "2": 2, "3": 1, "4": 1, "5": 1],
    tickText: "1_2", tickLabels: ["1_2_1", "1_2_2", "1_2_3", "1_2_4"], ticks: ["1_2_1": 5, "1_2_2": 4],
    leftOut: [.blankForm: 1, .void: 1, .pending: 1])

  /// Semicolons and brackets, the first heading in Italian; the last form has two marks for one answer.
  static let formScanner = PlatformExport(
    "formscanner",
    """
    Nome file;How safe do you feel in your area?;\
    Which of these have you done in the last year? Please tick all that apply;What is your gender?
    ada-invented;[Very safe];[Avoided an area];[Female]
    ben-invented;[Fairly safe];[Avoided an area, Changed my route];[Male]
    cara-invented;[Fairly unsafe];[Changed my route, Walked with a friend];[Female]
    dev-invented;[Very unsafe];[Avoided an area, Changed my route, Carried an alarm];[Male]
    eve-invented;[Fairly safe];[Avoided an area, Carried an alarm];[Prefer not to say]
    finn-invented;[Neither safe nor unsafe];[Avoided an area, Changed my route];[Female]
    gil-invented;[Very safe, Fairly safe];[];[Male]
    """,
    records: 7, elements: ["scale", "multiple", "single"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Walked with a friend"])

  /// Letters, glued where there are several.
  static let omrChecker = PlatformExport(
    "omrchecker",
    """
    "file_id","input_path","output_path","score","q1","q2","q3"
    "ada-invented.png","in/ada-invented.png","out/ada-invented.png","0","A","A","A"
    "ben-invented.png","in/ben-invented.png","out/ben-invented.png","0","B","AB","B"
    "cara-invented.png","in/cara-invented.png","out/cara-invented.png","0","D","BD","A"
    "dev-invented.png","in/dev-invented.png","out/dev-invented.png","0","E","ABC","B"
    "eve-invented.png","in/eve-invented.png","out/eve-invented.png","0","B","AC","C"
    "finn-invented.png","in/finn-invented.png","out/finn-invented.png","0","C","AB","A"
    "gil-invented.png","in/gil-invented.png","out/gil-invented.png","0","AB","","A"
    """,
    records: 7, elements: ["single", "multiple", "single"], safetyText: "q1",
    safetyLabels: ["A", "B", "C", "D", "E"], safety: ["A": 1, "B": 2, "C": 1, "D": 1, "E": 1],
    tickText: "q2", tickLabels: ["A", "B", "C", "D"], ticks: ["A": 5, "B": 4])

  /// Labels; a column for each box of a question with several answers.
  static let queXF = PlatformExport(
    "quexf",
    """
    feel,done_1,done_2,done_3,done_4,gender,more,formid,rpc_id,filename,vstatus
    "Very safe","Avoided an area",,,,Female,"More lights on the towpath, please",1,,ada-invented.pdf,Single
    "Fairly safe","Avoided an area","Changed my route",,,Male,,2,,ben-invented.pdf,Single
    "Fairly unsafe",,"Changed my route",,"Walked with a friend",Female,"The subway is dark",3,,\
    cara-invented.pdf,Double
    "Very unsafe","Avoided an area","Changed my route","Carried an alarm",,Male,"Nobody answers",4,,\
    dev-invented.pdf,Single
    "Fairly safe","Avoided an area",,"Carried an alarm",,"Prefer not to say",,5,,eve-invented.pdf,Single
    "Neither safe nor unsafe","Avoided an area","Changed my route",,,Female,"Thank you for asking",6,,\
    finn-invented.pdf,Single
    """,
    isDraft: true, elements: ["scale", "multiple", "single", "text"], safetyText: "feel", tickText: "done",
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Walked with a friend"])

  /// The words for nothing and for several marks.
  static let remark = PlatformExport(
    "remark",
    """
    Image Name,How safe do you feel in your area?,Things done [Avoided an area],\
    Things done [Changed my route],Things done [Carried an alarm],What is your gender?
    ada-invented.tif,Very safe,1,BLANK,BLANK,Female
    ben-invented.tif,Fairly safe,1,1,BLANK,Male
    cara-invented.tif,Fairly unsafe,BLANK,1,BLANK,Female
    dev-invented.tif,Very unsafe,1,1,1,Male
    eve-invented.tif,Fairly safe,1,BLANK,1,Prefer not to say
    finn-invented.tif,Neither safe nor unsafe,1,1,BLANK,Female
    gil-invented.tif,MULT,BLANK,BLANK,BLANK,Female
    """,
    isDraft: true, records: 7, elements: ["scale", "multiple", "single"], tickText: "Things done",
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm"])
}
