// Exports of Microsoft Forms and Google Forms.

extension PlatformExport {
  static let formsExports = [
    microsoftForms, microsoftFormsSaved, googleSheet, googleDownload,
  ]

  /// The workbook: serial dates, answers joined by semicolons with one at the end.
  static let microsoftForms = PlatformExport(
    "msforms",
    """
    ID|Start time|Completion time|Email|Name|Last modified time|How safe do you feel in your area?|\
    Which of these have you done in the last year? Please tick all that apply|\
    Please rank these in order of importance|What is your gender?|\
    Is there anything else you would like to say?
    =1|=45446.385417|=45446.389583|ada@example.org|Ada Invented||Very safe|Avoided an area;|\
    Better lighting;More patrols;CCTV cameras;|Female|More lights on the towpath, please
    =2|=45448.385417|=45448.389583|ben@example.org|Ben Invented||Fairly safe|Avoided an area;\
    Changed my route;|More patrols;Better lighting;CCTV cameras;|Male|
    =3|=45449.385417|=45449.389583|cara@example.org|Cara Invented||Fairly unsafe|Changed my route;\
    Walked with a friend;|Better lighting;CCTV cameras;More patrols;|Female|The subway is dark
    =4|=45453.385417|=45453.389583|dev@example.org|Dev Invented||Very unsafe|Avoided an area;\
    Changed my route;Carried an alarm;|More patrols;CCTV cameras;Better lighting;|Male|\
    Nobody answers the "101" number
    =5|=45456.385417|=45456.389583|eve@example.org|Eve Invented||Fairly safe|Avoided an area;\
    Carried an alarm;|Better lighting;More patrols;CCTV cameras;|Prefer not to say|
    =6|=45457.385417|=45457.389583|finn@example.org|Finn Invented||Neither safe nor unsafe|\
    Avoided an area;Changed my route;||Female|Thank you for asking
    """,
    isWorkbook: true, elements: ["scale", "multiple", "ranking", "single", "text"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Walked with a friend"])

  /// The same sheet of an anonymous form saved as CSV: a no-break space at the end of a label.
  static let microsoftFormsSaved = PlatformExport(
    "msforms",
    """
    ID,Start time,Completion time,Email,Name,Last modified time,How safe do you feel in your area?,\
    Which of these have you done in the last year? Please tick all that apply,\
    Please rank these in order of importance,What is your gender?,\
    Is there anything else you would like to say?
    1,03/06/2024 09:15,03/06/2024 09:21,anonymous,,,Very safe,Avoided an area;,Better lighting;\
    More patrols;CCTV cameras;,Female,"More lights on the towpath, please"
    2,05/06/2024 09:15,05/06/2024 09:21,anonymous,,,Fairly safe\u{A0},Avoided an area;Changed my route;,\
    More patrols;Better lighting;CCTV cameras;,Male,
    3,06/06/2024 09:15,06/06/2024 09:21,anonymous,,,Fairly unsafe,Changed my route;Walked with a friend;\
    ,Better lighting;CCTV cameras;More patrols;,Female,The subway is dark
    4,10/06/2024 09:15,10/06/2024 09:21,anonymous,,,Very unsafe,Avoided an area;Changed my route;\
    Carried an alarm;,More patrols;CCTV cameras;Better lighting;,Male,\
    "Nobody answers the ""101"" number"
    5,13/06/2024 09:15,13/06/2024 09:21,anonymous,,,Fairly safe,Avoided an area;Carried an alarm;,\
    Better lighting;More patrols;CCTV cameras;,Prefer not to say,
    6,14/06/2024 09:15,14/06/2024 09:21,anonymous,,,Neither safe nor unsafe,Avoided an area;\
    Changed my route;,,Female,Thank you for asking
    """,
    hasMark: true, hasCRLF: true, elements: ["scale", "multiple", "ranking", "single", "text"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Walked with a friend"])

  /// The linked sheet as CSV: a comma and a space between answers, day first.
  static let googleSheet = PlatformExport(
    "googleforms",
    """
    Timestamp,Email Address,How safe do you feel in your area?,\
    Which of these have you done in the last year? Please tick all that apply,\
    How safe is each of these?  [The bus],How safe is each of these?  [The station],\
    What is your gender?,Is there anything else you would like to say?
    03/06/2024 09:15:00,ada@example.org,Very safe,Avoided an area,Fairly safe,Very safe,Female,\
    "More lights on the towpath, please"
    05/06/2024 09:15:00,ben@example.org,Fairly safe,"Avoided an area, Changed my route",Fairly unsafe,\
    Fairly safe,Male,
    06/06/2024 09:15:00,cara@example.org,Fairly unsafe,"Changed my route, Walked with a friend",\
    Very unsafe,Fairly unsafe,Female,The subway is dark
    10/06/2024 09:15:00,dev@example.org,Very unsafe,"Avoided an area, Changed my route,\
     Carried an alarm",Very unsafe,Very unsafe,Male,"Nobody answers the ""101"" number"
    13/06/2024 09:15:00,eve@example.org,Fairly safe,"Avoided an area, Carried an alarm",Fairly safe,\
    Fairly safe,Prefer not to say,
    14/06/2024 09:15:00,finn@example.org,Neither safe nor unsafe,"Avoided an area, Changed my route",\
    Very safe,Neither safe nor unsafe,Female,Thank you for asking
    """,
    hasCRLF: true, elements: ["scale", "multiple", "grid", "single", "text"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Walked with a friend"])

  /// The form's own download: semicolons, the year first, every cell in quotes.
  static let googleDownload = PlatformExport(
    "googleforms",
    """
    "Timestamp","Email Address","How safe do you feel in your area?",\
    "Which of these have you done in the last year? Please tick all that apply",\
    "How safe is each of these?  [The bus]","How safe is each of these?  [The station]",\
    "What is your gender?","Is there anything else you would like to say?"
    "2024/06/03 9:15:00 am GMT+1","ada@example.org","Very safe","Avoided an area","Fairly safe",\
    "Very safe","Female","More lights on the towpath, please"
    "2024/06/05 9:15:00 am GMT+1","ben@example.org","Fairly safe","Avoided an area;Changed my route",\
    "Fairly unsafe","Fairly safe","Male",""
    "2024/06/06 9:15:00 am GMT+1","cara@example.org","Fairly unsafe","Changed my route;\
    Walked with a friend","Very unsafe","Fairly unsafe","Female","The subway is dark"
    "2024/06/10 9:15:00 am GMT+1","dev@example.org","Very unsafe","Avoided an area;Changed my route;\
    Carried an alarm","Very unsafe","Very unsafe","Male","Nobody answers the ""101"" number"
    "2024/06/13 9:15:00 am GMT+1","eve@example.org","Fairly safe","Avoided an area;Carried an alarm",\
    "Fairly safe","Fairly safe","Prefer not to say",""
    "2024/06/14 9:15:00 am GMT+1","finn@example.org","Neither safe nor unsafe","Avoided an area;\
    Changed my route","Very safe","Neither safe nor unsafe","Female","Thank you for asking"
    """,
    hasCRLF: true, elements: ["scale", "multiple", "grid", "single", "text"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Walked with a friend"])
}
