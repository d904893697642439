// Exports of platforms of which no genuine file has been seen: read only where they are named.

import Consultation

extension PlatformExport {
  static let draftExportsOfOthers = [
    jotform, survey123, engagementHQ, commonplace, goVocal, decidim,
  ]

  /// Several answers on lines of their own, a grid as Question >> Row, the address last.
  static let jotform = PlatformExport(
    "jotform",
    """
    "Submission Date","Full Name","E-mail","How safe do you feel in your area?",\
    "Which of these have you done in the last year? Please tick all that apply",\
    "How safe is each of these? >> The bus","How safe is each of these? >> The station",\
    "What is your gender?","Is there anything else you would like to say?","Submission IP",\
    "Submission ID"
    "Jun 3, 2024","Ada Invented","ada@example.org","Very safe","Avoided an area","Fairly safe",\
    "Very safe","Female","More lights on the towpath, please","192.0.2.1","590000000"
    "Jun 5, 2024","Ben Invented","ben@example.org","Fairly safe","Avoided an area
    Changed my route","Fairly unsafe","Fairly safe","Male","","192.0.2.2","590000001"
    "Jun 6, 2024","Cara Invented","cara@example.org","Fairly unsafe","Changed my route
    Walked with a friend","Very unsafe","Fairly unsafe","Female","The subway is dark","192.0.2.3",\
    "590000002"
    "Jun 10, 2024","Dev Invented","dev@example.org","Very unsafe","Avoided an area
    Changed my route
    Carried an alarm","Very unsafe","Very unsafe","Male","Nobody answers the ""101"" number",\
    "192.0.2.4","590000003"
    "Jun 13, 2024","Eve Invented","eve@example.org","Fairly safe","Avoided an area
    Carried an alarm","Fairly safe","Fairly safe","Prefer not to say","","192.0.2.5","590000004"
    "Jun 14, 2024","Finn Invented","finn@example.org","Neither safe nor unsafe","Avoided an area
    Changed my route","Very safe","Neither safe nor unsafe","Female","Thank you for asking","192.0.2.6",\
    "590000005"
    """,
    isDraft: true, elements: ["scale", "multiple", "grid", "single", "text"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Walked with a friend"])

  /// Codes joined by commas without a blank, who and where last.
  static let survey123 = PlatformExport(
    "survey123",
    """
    ObjectID,GlobalID,How safe do you feel in your area?,\
    Which of these have you done in the last year? Please tick all that apply,\
    Which of these have you done in the last year? Please tick all that apply - Other,\
    What is your gender?,Is there anything else you would like to say?,CreationDate,Creator,EditDate,\
    Editor,x,y
    1,0f0e-0,Very safe,avoided,,Female,"More lights on the towpath, please",6/3/2024 9:21:00 AM,\
    ada@example.org,6/3/2024 9:21:00 AM,ada@example.org,0.54,51.39
    2,0f0e-1,Fairly safe,"avoided,route",,Male,,6/5/2024 9:21:00 AM,ben@example.org,6/5/2024 9:21:00 AM,\
    ben@example.org,0.54,51.39
    3,0f0e-2,Fairly unsafe,"route,other",Walked with a friend,Female,The subway is dark,\
    6/6/2024 9:21:00 AM,cara@example.org,6/6/2024 9:21:00 AM,cara@example.org,0.54,51.39
    4,0f0e-3,Very unsafe,"avoided,route,alarm",,Male,"Nobody answers the ""101"" number",\
    6/10/2024 9:21:00 AM,dev@example.org,6/10/2024 9:21:00 AM,dev@example.org,0.54,51.39
    5,0f0e-4,Fairly safe,"avoided,alarm",,Prefer not to say,,6/13/2024 9:21:00 AM,eve@example.org,\
    6/13/2024 9:21:00 AM,eve@example.org,0.54,51.39
    6,0f0e-5,Neither safe nor unsafe,"avoided,route",,Female,Thank you for asking,6/14/2024 9:21:00 AM,\
    finn@example.org,6/14/2024 9:21:00 AM,finn@example.org,0.54,51.39
    """,
    isDraft: true, elements: ["scale", "multiple", "text", "single", "text"],
    tickLabels: ["avoided", "route", "alarm", "other"], ticks: ["avoided": 5, "route": 4])

  /// Contributions by screen name.
  static let engagementHQ = PlatformExport(
    "engagementhq",
    """
    Contribution ID,Date of contribution,Login (Screen name),Email,IP Address,\
    How safe do you feel in your area?,Which of these have you done in the last year? Please tick all \
    that apply,What is your gender?,Is there anything else you would like to say?,Participant Tags
    500,03/06/2024 09:15:00,Ada-Invented,ada@example.org,192.0.2.1,Very safe,Avoided an area,Female,\
    "More lights on the towpath, please",panel|2024
    501,05/06/2024 09:15:00,Ben-Invented,ben@example.org,192.0.2.2,Fairly safe,"Avoided an area,\
     Changed my route",Male,,panel|2024
    502,06/06/2024 09:15:00,Cara-Invented,cara@example.org,192.0.2.3,Fairly unsafe,"Changed my route,\
     Walked with a friend",Female,The subway is dark,panel|2024
    503,10/06/2024 09:15:00,Dev-Invented,dev@example.org,192.0.2.4,Very unsafe,"Avoided an area,\
     Changed my route, Carried an alarm",Male,"Nobody answers the ""101"" number",panel|2024
    504,13/06/2024 09:15:00,Eve-Invented,eve@example.org,192.0.2.5,Fairly safe,"Avoided an area,\
     Carried an alarm",Prefer not to say,,panel|2024
    505,14/06/2024 09:15:00,Finn-Invented,finn@example.org,192.0.2.6,Neither safe nor unsafe,\
    "Avoided an area, Changed my route",Female,Thank you for asking,panel|2024
    """,
    isDraft: true, elements: ["scale", "multiple", "single", "text"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Walked with a friend"])

  /// Contributions; one is pending until a link is followed.
  static let commonplace = PlatformExport(
    "commonplace",
    """
    Contribution ID,Respondent ID,Created at,Status,How safe do you feel in your area?,\
    Which of these have you done in the last year? Please tick all that apply,What is your gender?,\
    Is there anything else you would like to say?,Latitude,Longitude,Agreements
    700,ada-invented,03/06/2024 09:15:00,Confirmed,Very safe,Avoided an area,Female,\
    "More lights on the towpath, please",51.39,0.54,3
    701,ben-invented,05/06/2024 09:15:00,Confirmed,Fairly safe,"Avoided an area, Changed my route",Male,\
    ,51.39,0.54,3
    702,cara-invented,06/06/2024 09:15:00,Confirmed,Fairly unsafe,"Changed my route,\
     Walked with a friend",Female,The subway is dark,51.39,0.54,3
    703,dev-invented,10/06/2024 09:15:00,Confirmed,Very unsafe,"Avoided an area, Changed my route,\
     Carried an alarm",Male,"Nobody answers the ""101"" number",51.39,0.54,3
    704,eve-invented,13/06/2024 09:15:00,Confirmed,Fairly safe,"Avoided an area, Carried an alarm",\
    Prefer not to say,,51.39,0.54,3
    705,finn-invented,14/06/2024 09:15:00,Confirmed,Neither safe nor unsafe,"Avoided an area,\
     Changed my route",Female,Thank you for asking,51.39,0.54,3
    706,gus-invented,03/06/2024 09:15:00,Pending,Very unsafe,Avoided an area,Male,,51.39,0.54,0
    """,
    isDraft: true, records: 7, elements: ["scale", "multiple", "single", "text"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Walked with a friend"],
    leftOut: [.pending: 1])

  /// The workbook: semicolons without a blank, the account's answers at the far right.
  static let goVocal = PlatformExport(
    "govocal",
    """
    Input ID|How safe do you feel in your area?|\
    Which of these have you done in the last year? Please tick all that apply|\
    Which of these have you done in the last year? Please tick all that apply - Other|The bus|Author ID|\
    Author name|Author email|Submitted at|Comments|Project|Status|Gender
    5e0f-0|Very safe|Avoided an area||=1|9a9b-0|Ada Invented|ada@example.org|06/03/2024 09:21:00|=0|\
    Safety||female
    5e0f-1|Fairly safe|Avoided an area;Changed my route||=2|9a9b-1|Ben Invented|ben@example.org|\
    06/05/2024 09:21:00|=0|Safety||male
    5e0f-2|Fairly unsafe|Changed my route;Other|Walked with a friend|=3|9a9b-2|Cara Invented|\
    cara@example.org|06/06/2024 09:21:00|=0|Safety||female
    5e0f-3|Very unsafe|Avoided an area;Changed my route;Carried an alarm||=4|9a9b-3|Dev Invented|\
    dev@example.org|06/10/2024 09:21:00|=0|Safety||male
    5e0f-4|Fairly safe|Avoided an area;Carried an alarm||=1|9a9b-4|Eve Invented|eve@example.org|\
    06/13/2024 09:21:00|=0|Safety||prefer not to say
    5e0f-5|Neither safe nor unsafe|Avoided an area;Changed my route||=2|9a9b-5|Finn Invented|\
    finn@example.org|06/14/2024 09:21:00|=0|Safety||female
    """,
    isDraft: true, isWorkbook: true, elements: ["scale", "multiple", "text", "single", "single"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Other"])

  /// Semicolons between cells, numbered questions, typed text in brackets.
  static let decidim = PlatformExport(
    "decidim",
    """
    ID;Date;IP hash;User status;1. How safe do you feel in your area?;\
    2. Which of these have you done in the last year? Please tick all that apply;\
    3. What is your gender?;4. Is there anything else you would like to say?
    3f3f0;2024-06-03 09:21:00;cafe0;Registered;Very safe;Avoided an area;Female;\
    More lights on the towpath, please
    3f3f1;2024-06-05 09:21:00;cafe1;Unregistered;Fairly safe;Avoided an area, Changed my route;Male;
    3f3f2;2024-06-06 09:21:00;cafe2;Registered;Fairly unsafe;Changed my route,\
     Other (Walked with a friend);Female;The subway is dark
    3f3f3;2024-06-10 09:21:00;cafe3;Unregistered;Very unsafe;Avoided an area, Changed my route,\
     Carried an alarm;Male;"Nobody answers the ""101"" number"
    3f3f4;2024-06-13 09:21:00;cafe4;Registered;Fairly safe;Avoided an area, Carried an alarm;\
    Prefer not to say;
    3f3f5;2024-06-14 09:21:00;cafe5;Unregistered;Neither safe nor unsafe;Avoided an area,\
     Changed my route;Female;Thank you for asking
    """,
    isDraft: true, elements: ["scale", "multiple", "single", "text"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Other (Walked with a friend)"])
}
