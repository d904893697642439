// Exports of platforms of which no genuine file has been seen: read only where they are named.

import Consultation

extension PlatformExport {
  static let draftExports = [
    smartSurveyThreeRows, limeSurveyText, limeSurveyVV, odkCentral, citizenSpace,
  ]

  /// Questions, numbered options and a further level in three header rows.
  static let smartSurveyThreeRows = PlatformExport(
    "smartsurvey-three-rows",
    """
    UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Tracking Link,Page Path,\
    Q1. How safe do you feel in your area?,Q2. Which of these have you done in the last year? Please \
    tick all that apply,,,,Q3. Please rank these in order of importance,,,Q4. What is your gender?,\
    Q5. Is there anything else you would like to say?
    ,,,,,,,,,,,Q2.1. Avoided an area,Q2.2. Changed my route,Q2.3. Carried an alarm,\
    Other (please specify):,Q3.1. Better lighting,Q3.2. More patrols,Q3.3. CCTV cameras,Answer,
    ,,,,,,,,,,,,,,,,,,,
    22033440,1,Ada Invented,ada@example.org,192.0.2.1,-,03/06/2024 09:15:00,03/06/2024 09:21:00,\
    Web link,/safety,Very safe,Avoided an area,-,-,-,1,2,3,Female,"More lights on the towpath, please"
    22033441,2,Ben Invented,ben@example.org,192.0.2.2,-,05/06/2024 09:15:00,05/06/2024 09:21:00,\
    Web link,/safety,Fairly safe,Avoided an area,Changed my route,-,-,2,1,3,Male,-
    22033442,3,Cara Invented,cara@example.org,192.0.2.3,-,06/06/2024 09:15:00,06/06/2024 09:21:00,\
    Web link,/safety,Fairly unsafe,-,Changed my route,-,Walked with a friend,1,3,2,Female,\
    The subway is dark
    22033443,4,Dev Invented,dev@example.org,192.0.2.4,-,10/06/2024 09:15:00,10/06/2024 09:21:00,\
    Web link,/safety,Very unsafe,Avoided an area,Changed my route,Carried an alarm,-,3,1,2,Male,\
    "Nobody answers the ""101"" number"
    22033444,5,Eve Invented,eve@example.org,192.0.2.5,-,13/06/2024 09:15:00,13/06/2024 09:21:00,\
    Web link,/safety,Fairly safe,Avoided an area,-,Carried an alarm,-,1,2,3,Prefer not to say,-
    22033445,6,Finn Invented,finn@example.org,192.0.2.6,-,14/06/2024 09:15:00,14/06/2024 09:21:00,\
    Web link,/safety,Neither safe nor unsafe,Avoided an area,Changed my route,-,-,-,-,-,Female,\
    Thank you for asking
    """,
    isDraft: true,
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Other (please specify):"])

  /// Full texts as headings.
  static let limeSurveyText = PlatformExport(
    "limesurvey-text",
    """
    "Response ID","Date submitted","Last page","Start language","Seed","Access code","Date started",\
    "Date last action","IP address","How safe do you feel in your area?",\
    "Which of these have you done in the last year? Please tick all that apply [Avoided an area]",\
    "Which of these have you done in the last year? Please tick all that apply [Changed my route]",\
    "Which of these have you done in the last year? Please tick all that apply [Carried an alarm]",\
    "Which of these have you done in the last year? Please tick all that apply [Other]",\
    "Please rank these in order of importance [Rank 1]",\
    "Please rank these in order of importance [Rank 2]",\
    "Please rank these in order of importance [Rank 3]","What is your gender?",\
    "Is there anything else you would like to say?"
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
    isDraft: true, hasMark: true, hasCRLF: true, records: 7,
    safety: [
      "Very safe": 1, "Fairly safe": 2, "Neither safe nor unsafe": 1, "Fairly unsafe": 1, "Very unsafe": 2,
    ],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Other"],
    leftOutIfComplete: [.partial: 1])

  /// Separated by tabs, texts over codes, marks for what was not shown.
  static let limeSurveyVV = PlatformExport(
    "limesurvey-vv",
    """
    Response ID\tDate submitted\tLast page\tStart language\tSeed\tHow safe do you feel in your area?\t\
    Which of these have you done in the last year? Please tick all that apply\t\
    Which of these have you done in the last year? Please tick all that apply\t\
    Which of these have you done in the last year? Please tick all that apply\t\
    Which of these have you done in the last year? Please tick all that apply\t\
    Please rank these in order of importance\tPlease rank these in order of importance\t\
    Please rank these in order of importance\tWhat is your gender?\t\
    Is there anything else you would like to say?
    id\tsubmitdate\tlastpage\tstartlanguage\tseed\tQ1\tQ2_SQ001\tQ2_SQ002\tQ2_SQ003\tQ2_other\tQ3_1\t\
    Q3_2\tQ3_3\tQ4\tQ5
    1\t2024-06-03 09:21:00\t3\ten\t123450\tA1\tY\t\t\t\tB1\tB2\tB3\tF\t\
    More lights on the towpath, please
    2\t2024-06-05 09:21:00\t3\ten\t123451\tA2\tY\tY\t\t\tB2\tB1\tB3\tM\t
    3\t2024-06-06 09:21:00\t3\ten\t123452\tA4\t\tY\t\tWalked with a friend\tB1\tB3\tB2\tF\t\
    The subway is dark
    4\t2024-06-10 09:21:00\t3\ten\t123453\tA5\tY\tY\tY\t\tB2\tB3\tB1\tM\t\
    Nobody answers the {quote}101{quote} number
    5\t2024-06-13 09:21:00\t3\ten\t123454\tA2\tY\t\tY\t\tB1\tB2\tB3\t\t
    6\t2024-06-14 09:21:00\t3\ten\t123455\tA3\tY\tY\t\t\t\t\t\tF\tThank you for asking
    7\t{question_not_shown}\t1\ten\t123457\tA5\t{question_not_shown}\t{question_not_shown}\t\
    {question_not_shown}\t{question_not_shown}\t{question_not_shown}\t{question_not_shown}\t\
    {question_not_shown}\t{question_not_shown}\t{question_not_shown}
    """,
    isDraft: true, fileName: "vvexport.csv", records: 7,
    elements: ["single", "multiple", "ranking", "single", "text"],
    safetyLabels: ["A1", "A2", "A3", "A4", "A5"], safety: ["A1": 1, "A2": 2, "A3": 1, "A4": 1, "A5": 2],
    tickLabels: ["SQ001", "SQ002", "SQ003", "other"], ticks: ["SQ001": 5, "SQ002": 4],
    leftOutIfComplete: [.partial: 1])

  /// ISO dates, the submission last; one rejected.
  static let odkCentral = PlatformExport(
    "odk-central",
    """
    SubmissionDate,feel,done,done/avoided,done/route,done/alarm,done/other,done_other,gender,more,\
    meta-instanceID,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,\
    ReviewState,DeviceID,Edits,FormVersion
    2024-06-03T08:21:00.000Z,very_safe,avoided,1,0,0,0,,female,"More lights on the towpath, please",\
    uuid:0000-0,uuid:0000-0,12,Ada Invented,0,0,,approved,collect:abc0,0,1
    2024-06-05T08:21:00.000Z,fairly_safe,avoided route,1,1,0,0,,male,,uuid:0000-1,uuid:0000-1,12,\
    Ben Invented,0,0,,,collect:abc1,0,1
    2024-06-06T08:21:00.000Z,fairly_unsafe,route other,0,1,0,1,Walked with a friend,female,\
    The subway is dark,uuid:0000-2,uuid:0000-2,12,Cara Invented,0,0,,,collect:abc2,0,1
    2024-06-10T08:21:00.000Z,very_unsafe,avoided route alarm,1,1,1,0,,male,\
    "Nobody answers the ""101"" number",uuid:0000-3,uuid:0000-3,12,Dev Invented,0,0,,,collect:abc3,0,1
    2024-06-13T08:21:00.000Z,fairly_safe,avoided alarm,1,0,1,0,,prefer_not_to_say,,uuid:0000-4,\
    uuid:0000-4,12,Eve Invented,0,0,,,collect:abc4,0,1
    2024-06-14T08:21:00.000Z,neither_safe_nor_unsafe,avoided route,1,1,0,0,,female,Thank you for asking,\
    uuid:0000-5,uuid:0000-5,12,Finn Invented,0,0,,,collect:abc5,0,1
    2024-06-03T08:21:00.000Z,very_safe,avoided,1,0,0,0,,female,Only a test,uuid:0000-7,uuid:0000-7,12,\
    Ada Invented,0,0,,rejected,collect:abc0,0,1
    """,
    isDraft: true, records: 7, elements: ["single", "multiple", "text", "single", "text"],
    safetyText: "feel",
    safetyLabels: ["very_safe", "fairly_safe", "fairly_unsafe", "very_unsafe", "neither_safe_nor_unsafe"],
    safety: ["very_safe": 1, "fairly_safe": 2], tickText: "done",
    tickLabels: ["avoided", "route", "alarm", "other"], ticks: ["avoided": 5, "route": 4],
    leftOut: [.void: 1])

  /// One column for each part of a question; ids that begin with ANON and BHLF.
  static let citizenSpace = PlatformExport(
    "citizenspace",
    """
    Response ID,Submitted Date,Your name - What is your name?,Your email - What is your email address?,\
    How safe do you feel in your area? - How safe,\
    Which of these have you done in the last year? Please tick all that apply - Avoided an area,\
    Which of these have you done in the last year? Please tick all that apply - Changed my route,\
    Which of these have you done in the last year? Please tick all that apply - Carried an alarm,\
    "Which of these have you done in the last year? Please tick all that apply - If other,\
     please specify",What is your gender? - Gender,\
    Is there anything else you would like to say? - Comments,Tags,Analyst notes
    ANON-1ABC-2DE0-X,03/06/2024 09:15:00,Ada Invented,ada@example.org,Very safe,Avoided an area,,,,\
    Female,"More lights on the towpath, please",lighting,call Ada Invented back
    ANON-1ABC-2DE1-X,05/06/2024 09:15:00,Ben Invented,ben@example.org,Fairly safe,Avoided an area,\
    Changed my route,,,Male,,lighting,call Ben Invented back
    ANON-1ABC-2DE2-X,06/06/2024 09:15:00,Cara Invented,cara@example.org,Fairly unsafe,,Changed my route,\
    ,Walked with a friend,Female,The subway is dark,lighting,call Cara Invented back
    ANON-1ABC-2DE3-X,10/06/2024 09:15:00,Dev Invented,dev@example.org,Very unsafe,Avoided an area,\
    Changed my route,Carried an alarm,,Male,"Nobody answers the ""101"" number",lighting,\
    call Dev Invented back
    ANON-1ABC-2DE4-X,13/06/2024 09:15:00,Eve Invented,eve@example.org,Fairly safe,Avoided an area,,\
    Carried an alarm,,Prefer not to say,,lighting,call Eve Invented back
    BHLF-1ABC-2DE5-X,14/06/2024 09:15:00,Finn Invented,finn@example.org,Neither safe nor unsafe,\
    Avoided an area,Changed my route,,,Female,Thank you for asking,lighting,call Finn Invented back
    """,
    isDraft: true, elements: ["scale", "multiple", "single", "text"],
    safetyText: "How safe do you feel in your area?: How safe",
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "If other, please specify"])
}
