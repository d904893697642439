// Results of LimeSurvey.

import Consultation

extension PlatformExport {
  static let limeSurveyExports = [
    limeSurveyCodes, limeSurveyAnswerCodes, limeSurveyCodeText,
  ]

  /// Codes over full answers; a response that was not sent off, N/A where nothing was shown.
  static let limeSurveyCodes = PlatformExport(
    "limesurvey-codes",
    """
    "id";"submitdate";"lastpage";"startlanguage";"seed";"token";"startdate";"datestamp";"ipaddr";"Q1";\
    "Q2[SQ001]";"Q2[SQ002]";"Q2[SQ003]";"Q2[other]";"Q3[1]";"Q3[2]";"Q3[3]";"Q4";"Q5"
    "1";"2024-06-03 09:21:00";"3";"en";"123450";"tok0Abc";"2024-06-03 09:15:00";"2024-06-03 09:21:00";\
    "192.0.2.1";"Very safe";"Yes";"No";"No";"";"Better lighting";"More patrols";"CCTV cameras";"Female";\
    "More lights on the towpath, please"
    "2";"2024-06-05 09:21:00";"3";"en";"123451";"tok1Abc";"2024-06-05 09:15:00";"2024-06-05 09:21:00";\
    "192.0.2.2";"Fairly safe";"Yes";"Yes";"No";"";"More patrols";"Better lighting";"CCTV cameras";\
    "Male";""
    "3";"2024-06-06 09:21:00";"3";"en";"123452";"tok2Abc";"2024-06-06 09:15:00";"2024-06-06 09:21:00";\
    "192.0.2.3";"Fairly unsafe";"No";"Yes";"No";"Walked with a friend";"Better lighting";"CCTV cameras";\
    "More patrols";"Female";"The subway is dark"
    "4";"2024-06-10 09:21:00";"3";"en";"123453";"tok3Abc";"2024-06-10 09:15:00";"2024-06-10 09:21:00";\
    "192.0.2.4";"Very unsafe";"Yes";"Yes";"Yes";"";"More patrols";"CCTV cameras";"Better lighting";\
    "Male";"Nobody answers the ""101"" number"
    "5";"2024-06-13 09:21:00";"3";"en";"123454";"tok4Abc";"2024-06-13 09:15:00";"2024-06-13 09:21:00";\
    "192.0.2.5";"Fairly safe";"Yes";"No";"Yes";"";"Better lighting";"More patrols";"CCTV cameras";\
    "Prefer not to say";""
    "6";"2024-06-14 09:21:00";"3";"en";"123455";"tok5Abc";"2024-06-14 09:15:00";"2024-06-14 09:21:00";\
    "192.0.2.6";"Neither safe nor unsafe";"Yes";"Yes";"No";"";"";"";"";"Female";"Thank you for asking"
    "7";"";"1";"en";"123451";"tok1Abc";"2024-06-05 09:15:00";"2024-06-05 09:21:00";"192.0.2.2";\
    "Very unsafe";"N/A";"N/A";"N/A";"";"";"";"";"";""
    """,
    hasMark: true, hasCRLF: true, records: 7, safetyText: "Q1",
    safety: [
      "Very safe": 1, "Fairly safe": 2, "Neither safe nor unsafe": 1, "Fairly unsafe": 1, "Very unsafe": 2,
    ],
    tickText: "Q2", tickLabels: ["SQ001", "SQ002", "SQ003", "other"], ticks: ["SQ001": 5, "SQ002": 4],
    leftOutIfComplete: [.partial: 1])

  /// Codes over answer codes: Y or nothing in a tick-all question.
  static let limeSurveyAnswerCodes = PlatformExport(
    "limesurvey-codes",
    """
    "id","submitdate","lastpage","startlanguage","seed","token","startdate","datestamp","ipaddr","Q1",\
    "Q2[SQ001]","Q2[SQ002]","Q2[SQ003]","Q2[other]","Q3[1]","Q3[2]","Q3[3]","Q4","Q5"
    "1","2024-06-03 09:21:00","3","en","123450","tok0Abc","2024-06-03 09:15:00","2024-06-03 09:21:00",\
    "192.0.2.1","A1","Y","","","","B1","B2","B3","F","More lights on the towpath, please"
    "2","2024-06-05 09:21:00","3","en","123451","tok1Abc","2024-06-05 09:15:00","2024-06-05 09:21:00",\
    "192.0.2.2","A2","Y","Y","","","B2","B1","B3","M",""
    "3","2024-06-06 09:21:00","3","en","123452","tok2Abc","2024-06-06 09:15:00","2024-06-06 09:21:00",\
    "192.0.2.3","A4","","Y","","Walked with a friend","B1","B3","B2","F","The subway is dark"
    "4","2024-06-10 09:21:00","3","en","123453","tok3Abc","2024-06-10 09:15:00","2024-06-10 09:21:00",\
    "192.0.2.4","A5","Y","Y","Y","","B2","B3","B1","M","Nobody answers the ""101"" number"
    "5","2024-06-13 09:21:00","3","en","123454","tok4Abc","2024-06-13 09:15:00","2024-06-13 09:21:00",\
    "192.0.2.5","A2","Y","","Y","","B1","B2","B3","",""
    "6","2024-06-14 09:21:00","3","en","123455","tok5Abc","2024-06-14 09:15:00","2024-06-14 09:21:00",\
    "192.0.2.6","A3","Y","Y","","","","","","F","Thank you for asking"
    """,
    hasMark: true, hasCRLF: true, elements: ["single", "multiple", "ranking", "single", "text"],
    safetyText: "Q1", safetyLabels: ["A1", "A2", "A3", "A4", "A5"],
    safety: ["A1": 1, "A2": 2, "A3": 1, "A4": 1, "A5": 1], tickText: "Q2",
    tickLabels: ["SQ001", "SQ002", "SQ003", "other"], ticks: ["SQ001": 5, "SQ002": 4])

  /// Code and text, with a full stop and a space between.
  static let limeSurveyCodeText = PlatformExport(
    "limesurvey-code-text",
    """
    "id. Response ID","submitdate. Date submitted","lastpage. Last page",\
    "startlanguage. Start language","seed. Seed","token. Access code","startdate. Date started",\
    "datestamp. Date last action","ipaddr. IP address","Q1. How safe do you feel in your area?",\
    "Q2[SQ001]. Which of these have you done in the last year? Please tick all that apply [Avoided an \
    area]","Q2[SQ002]. Which of these have you done in the last year? Please tick all that apply \
    [Changed my route]","Q2[SQ003]. Which of these have you done in the last year? Please tick all that \
    apply [Carried an alarm]","Q2[other]. Which of these have you done in the last year? Please tick \
    all that apply [Other]","Q3[1]. Please rank these in order of importance [Rank 1]",\
    "Q3[2]. Please rank these in order of importance [Rank 2]",\
    "Q3[3]. Please rank these in order of importance [Rank 3]","Q4. What is your gender?",\
    "Q5. Is there anything else you would like to say?"
    "1","2024-06-03 09:21:00","3","en","123450","tok0Abc","2024-06-03 09:15:00","2024-06-03 09:21:00",\
    "192.0.2.1","Very safe","Yes","No","No","","Better lighting","More patrols","CCTV cameras","Female",\
    "More lights on the towpath, please"
    "2","2024-06-05 09:21:00","3","en","123451","tok1Abc","2024-06-05 09:15:00","2024-06-05 09:21:00",\
    "192.0.2.2","Fairly safe","Yes","Yes","No","","More patrols","Better lighting","CCTV cameras",\
    "Male",""
    "3","2024-06-06 09:21:00","3","en","123452","tok2Abc","2024-06-06 09:15:00","2024-06-06 09:21:00",\
    "192.0.2.3","Fairly unsafe","No","Yes","No","Walked with a friend","Better lighting","CCTV cameras",\
    "More patrols","Female","The subway is dark"
    "4","2024-06-10 09:21:00","3","en","123453","tok3Abc","2024-06-10 09:15:00","2024-06-10 09:21:00",\
    "192.0.2.4","Very unsafe","Yes","Yes","Yes","","More patrols","CCTV cameras","Better lighting",\
    "Male","Nobody answers the ""101"" number"
    "5","2024-06-13 09:21:00","3","en","123454","tok4Abc","2024-06-13 09:15:00","2024-06-13 09:21:00",\
    "192.0.2.5","Fairly safe","Yes","No","Yes","","Better lighting","More patrols","CCTV cameras",\
    "Prefer not to say",""
    "6","2024-06-14 09:21:00","3","en","123455","tok5Abc","2024-06-14 09:15:00","2024-06-14 09:21:00",\
    "192.0.2.6","Neither safe nor unsafe","Yes","Yes","No","","","","","Female","Thank you for asking"
    "7","","1","en","123451","tok1Abc","2024-06-05 09:15:00","2024-06-05 09:21:00","192.0.2.2",\
    "Very unsafe","N/A","N/A","N/A","","","","","",""
    """,
    hasMark: true, hasCRLF: true, records: 7,
    safety: [
      "Very safe": 1, "Fairly safe": 2, "Neither safe nor unsafe": 1, "Fairly unsafe": 1, "Very unsafe": 2,
    ],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Other"],
    leftOutIfComplete: [.partial: 1])
}
