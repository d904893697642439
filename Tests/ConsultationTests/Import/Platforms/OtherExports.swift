// Exports of Alchemer and Typeform, and tables without a platform.

import Consultation

extension PlatformExport {
  static let otherExports = [
    alchemer, typeform, typeformJoined, identColumns, generic, genericYes,
  ]

  /// Every cell in quotes, the option before its question; a partial and a disqualified response.
  static let alchemer = PlatformExport(
    "alchemer",
    """
    "Response ID","Time Started","Date Submitted","Status","Contact ID","Legacy Comments","Comments",\
    "Language","Referer","SessionID","User Agent","Extended Referer","IP Address","Longitude",\
    "Latitude","Country","City","State/Region","Postal","How safe do you feel in your area?",\
    "Avoided an area:Which of these have you done in the last year? Please tick all that apply",\
    "Changed my route:Which of these have you done in the last year? Please tick all that apply",\
    "Carried an alarm:Which of these have you done in the last year? Please tick all that apply",\
    "Other - Write In:Which of these have you done in the last year? Please tick all that apply",\
    "Better lighting:Please rank these in order of importance",\
    "More patrols:Please rank these in order of importance",\
    "CCTV cameras:Please rank these in order of importance","What is your gender?",\
    "Is there anything else you would like to say?"
    "1","2024-06-03 09:15:00","2024-06-03 09:21:00","Complete","","","","English","","1718000000_6650",\
    "Mozilla/5.0","","192.0.2.1","0.54","51.39","United Kingdom","Chatham","Medway","ME4","Very safe",\
    "Avoided an area","","","","1","2","3","Female","More lights on the towpath, please"
    "2","2024-06-05 09:15:00","2024-06-05 09:21:00","Complete","","","","English","","1718000000_6651",\
    "Mozilla/5.0","","192.0.2.2","0.54","51.39","United Kingdom","Chatham","Medway","ME4","Fairly safe",\
    "Avoided an area","Changed my route","","","2","1","3","Male",""
    "3","2024-06-06 09:15:00","2024-06-06 09:21:00","Complete","","","","English","","1718000000_6652",\
    "Mozilla/5.0","","192.0.2.3","0.54","51.39","United Kingdom","Chatham","Medway","ME4",\
    "Fairly unsafe","","Changed my route","","Walked with a friend","1","3","2","Female",\
    "The subway is dark"
    "4","2024-06-10 09:15:00","2024-06-10 09:21:00","Complete","","","","English","","1718000000_6653",\
    "Mozilla/5.0","","192.0.2.4","0.54","51.39","United Kingdom","Chatham","Medway","ME4","Very unsafe",\
    "Avoided an area","Changed my route","Carried an alarm","","3","1","2","Male",\
    "Nobody answers the ""101"" number"
    "5","2024-06-13 09:15:00","2024-06-13 09:21:00","Complete","","","","English","","1718000000_6654",\
    "Mozilla/5.0","","192.0.2.5","0.54","51.39","United Kingdom","Chatham","Medway","ME4","Fairly safe",\
    "Avoided an area","","Carried an alarm","","1","2","3","Prefer not to say",""
    "6","2024-06-14 09:15:00","2024-06-14 09:21:00","Complete","","","","English","","1718000000_6655",\
    "Mozilla/5.0","","192.0.2.6","0.54","51.39","United Kingdom","Chatham","Medway","ME4",\
    "Neither safe nor unsafe","Avoided an area","Changed my route","","","","","","Female",\
    "Thank you for asking"
    "7","2024-06-05 09:15:00","2024-06-05 09:21:00","Partial","","","","English","","1718000000_6651",\
    "Mozilla/5.0","","192.0.2.2","0.54","51.39","United Kingdom","Chatham","Medway","ME4","Very unsafe",\
    "Avoided an area","","","","","","","",""
    "8","2024-06-06 09:15:00","2024-06-06 09:21:00","Partial","","","","English","","1718000000_6652",\
    "Mozilla/5.0","","192.0.2.3","0.54","51.39","United Kingdom","Chatham","Medway","ME4","","","","",\
    "","","","","",""
    "9","2024-06-10 09:15:00","2024-06-10 09:21:00","Disqualified","","","","English","",\
    "1718000000_6653","Mozilla/5.0","","192.0.2.4","0.54","51.39","United Kingdom","Chatham","Medway",\
    "ME4","","","","","","","","","Male",""
    """,
    records: 9,
    safety: [
      "Very safe": 1, "Fairly safe": 2, "Neither safe nor unsafe": 1, "Fairly unsafe": 1, "Very unsafe": 2,
    ],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Other - Write In"],
    ticks: ["Avoided an area": 6, "Changed my route": 4], leftOut: [.noAnswers: 1, .screenedOut: 1],
    leftOutIfComplete: [.partial: 2, .screenedOut: 1])

  /// The older layout: # first, options without their question, dates last.
  static let typeform = PlatformExport(
    "typeform",
    """
    #,How safe do you feel in your area?,Avoided an area,Changed my route,Carried an alarm,Other,\
    Have you been a victim of crime?,What is your gender?,Is there anything else you would like to say?,\
    Start Date (UTC),Submit Date (UTC),Network ID
    0a1b2c3d4e5f60718293a4b5c6d7e8f0,Very safe,Avoided an area,,,,1,Female,"More lights on the towpath,\
     please",2024-06-03 09:15:00,2024-06-03 09:21:00,f00ba40
    0a1b2c3d4e5f60718293a4b5c6d7e8f1,Fairly safe,Avoided an area,Changed my route,,,0,Male,,\
    2024-06-05 09:15:00,2024-06-05 09:21:00,f00ba41
    0a1b2c3d4e5f60718293a4b5c6d7e8f2,Fairly unsafe,,Changed my route,,Walked with a friend,0,Female,\
    The subway is dark,2024-06-06 09:15:00,2024-06-06 09:21:00,f00ba42
    0a1b2c3d4e5f60718293a4b5c6d7e8f3,Very unsafe,Avoided an area,Changed my route,Carried an alarm,,1,\
    Male,"Nobody answers the ""101"" number",2024-06-10 09:15:00,2024-06-10 09:21:00,f00ba43
    0a1b2c3d4e5f60718293a4b5c6d7e8f4,Fairly safe,Avoided an area,,Carried an alarm,,0,Prefer not to say,\
    ,2024-06-13 09:15:00,2024-06-13 09:21:00,f00ba44
    0a1b2c3d4e5f60718293a4b5c6d7e8f5,Neither safe nor unsafe,Avoided an area,Changed my route,,,0,\
    Female,Thank you for asking,2024-06-14 09:15:00,2024-06-14 09:21:00,f00ba45
    """,
    elements: ["scale", "multiple", "text", "single", "single", "text"],
    tickText: "Question without text in the export",
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm"])

  /// The newer layout: several answers in one cell, and what became of the response.
  static let typeformJoined = PlatformExport(
    "typeform",
    """
    #,How safe do you feel in your area?,Which of these have you done in the last year? Please tick all \
    that apply,What is your gender?,Is there anything else you would like to say?,Response Type,\
    Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending
    0a1b2c3d4e5f60718293a4b5c6d7e8f0,Very safe,Avoided an area,Female,"More lights on the towpath,\
     please",completed,2024-06-03 09:15:00,,2024-06-03 09:21:00,f00ba40,,Thanks
    0a1b2c3d4e5f60718293a4b5c6d7e8f1,Fairly safe,Avoided an area / Changed my route,Male,,completed,\
    2024-06-05 09:15:00,,2024-06-05 09:21:00,f00ba41,,Thanks
    0a1b2c3d4e5f60718293a4b5c6d7e8f2,Fairly unsafe,Changed my route / Walked with a friend,Female,\
    The subway is dark,completed,2024-06-06 09:15:00,,2024-06-06 09:21:00,f00ba42,,Thanks
    0a1b2c3d4e5f60718293a4b5c6d7e8f3,Very unsafe,Avoided an area / Changed my route / Carried an alarm,\
    Male,"Nobody answers the ""101"" number",completed,2024-06-10 09:15:00,,2024-06-10 09:21:00,f00ba43,\
    ,Thanks
    0a1b2c3d4e5f60718293a4b5c6d7e8f4,Fairly safe,Avoided an area / Carried an alarm,Prefer not to say,,\
    completed,2024-06-13 09:15:00,,2024-06-13 09:21:00,f00ba44,,Thanks
    0a1b2c3d4e5f60718293a4b5c6d7e8f5,Neither safe nor unsafe,Avoided an area / Changed my route,Female,\
    Thank you for asking,completed,2024-06-14 09:15:00,,2024-06-14 09:21:00,f00ba45,,Thanks
    0a1b2c3d4e5f60718293a4b5c6d7e8f7,Very unsafe,,,,partial,2024-06-05 09:15:00,2024-06-05 09:16:00,,\
    f00ba47,,
    """,
    records: 7, elements: ["scale", "multiple", "single", "text"],
    safety: [
      "Very safe": 1, "Fairly safe": 2, "Neither safe nor unsafe": 1, "Fairly unsafe": 1, "Very unsafe": 2,
    ],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Walked with a friend"],
    leftOutIfComplete: [.partial: 1])

  /// Ident 1 to n over the questions; names and addresses first.
  static let identColumns = PlatformExport(
    "ident-columns",
    """
    Ident 1,Ident 2,Ident 3,Ident 4,Ident 5,Ident 6,Ident 7
    What is your name?,What is your email address?,How safe do you feel in your area?,\
    Which of these have you done in the last year? Please tick all that apply,\
    Would you like to be told of the outcome?,What is your gender?,\
    Is there anything else you would like to say?
    Ada Invented,ada@example.org,Very safe,Avoided an area,Yes,Female,"More lights on the towpath,\
     please"
    Ben Invented,ben@example.org,Fairly safe,Avoided an area;Changed my route,No,Male,
    Cara Invented,cara@example.org,Fairly unsafe,Changed my route;Walked with a friend,Yes,Female,\
    The subway is dark
    Dev Invented,dev@example.org,Very unsafe,Avoided an area;Changed my route;Carried an alarm,No,Male,\
    "Nobody answers the ""101"" number"
    Eve Invented,eve@example.org,Fairly safe,Avoided an area;Carried an alarm,Yes,Prefer not to say,
    Finn Invented,finn@example.org,Neither safe nor unsafe,Avoided an area;Changed my route,No,Female,\
    Thank you for asking
    """,
    elements: ["scale", "multiple", "single", "single", "text"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Walked with a friend"])

  /// Any table with one header row.
  static let generic = PlatformExport(
    "generic",
    """
    Response ID,Submission date,Name,Email,How safe do you feel in your area?,\
    Which of these have you done in the last year? Please tick all that apply - Avoided an area,\
    Which of these have you done in the last year? Please tick all that apply - Changed my route,\
    Which of these have you done in the last year? Please tick all that apply - Carried an alarm,\
    Which of these have you done in the last year? Please tick all that apply - Other (please specify),\
    What is your gender?,Is there anything else you would like to say?
    101,2024-06-03,Ada Invented,ada@example.org,Very safe,Avoided an area,,,,Female,\
    "More lights on the towpath, please"
    102,2024-06-05,Ben Invented,ben@example.org,Fairly safe,Avoided an area,Changed my route,,,Male,
    103,2024-06-06,Cara Invented,cara@example.org,Fairly unsafe,,Changed my route,,Walked with a friend,\
    Female,The subway is dark
    104,2024-06-10,Dev Invented,dev@example.org,Very unsafe,Avoided an area,Changed my route,\
    Carried an alarm,,Male,"Nobody answers the ""101"" number"
    105,2024-06-13,Eve Invented,eve@example.org,Fairly safe,Avoided an area,,Carried an alarm,,\
    Prefer not to say,
    106,2024-06-14,Finn Invented,finn@example.org,Neither safe nor unsafe,Avoided an area,\
    Changed my route,,,Female,Thank you for asking
    """,
    elements: ["scale", "multiple", "single", "text"])

  /// The same kind of table with the word Yes for a tick.
  static let genericYes = PlatformExport(
    "generic",
    """
    Response ID,How safe do you feel in your area?,\
    Which of these have you done in the last year? Please tick all that apply - Avoided an area,\
    Which of these have you done in the last year? Please tick all that apply - Changed my route,\
    Which of these have you done in the last year? Please tick all that apply - Carried an alarm,\
    What is your gender?,Is there anything else you would like to say?
    101,Very safe,Yes,,,Female,"More lights on the towpath, please"
    102,Fairly safe,Yes,Yes,,Male,
    103,Fairly unsafe,,Yes,,Female,The subway is dark
    104,Very unsafe,Yes,Yes,Yes,Male,"Nobody answers the ""101"" number"
    105,Fairly safe,Yes,,Yes,Prefer not to say,
    106,Neither safe nor unsafe,Yes,Yes,,Female,Thank you for asking
    """,
    elements: ["scale", "multiple", "single", "text"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm"])
}
