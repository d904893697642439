// Exports of SurveyMonkey. Exports of SmartSurvey.

extension PlatformExport {
  static let surveyToolExports = [
    surveyMonkey, surveyMonkeyOneRow, surveyMonkeyThreeRows, smartSurvey,
  ]

  /// Questions over options; metadata blank in the second row.
  static let surveyMonkey = PlatformExport(
    "surveymonkey",
    """
    Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,\
    Custom Data 1,How safe do you feel in your area?,\
    Which of these have you done in the last year? Please tick all that apply,,,,\
    Please rank these in order of importance,,,What is your gender?,\
    Is there anything else you would like to say?
    ,,,,,,,,,Response,Avoided an area,Changed my route,Carried an alarm,Other (please specify),\
    Better lighting,More patrols,CCTV cameras,Response,Open-Ended Response
    11800456780,400123456,06/03/2024 09:15:00 AM,06/03/2024 09:21:00 AM,192.0.2.1,ada@example.org,Ada,\
    Invented,,Very safe,Avoided an area,,,,1,2,3,Female,"More lights on the towpath, please"
    11800456781,400123456,06/05/2024 09:15:00 AM,06/05/2024 09:21:00 AM,192.0.2.2,ben@example.org,Ben,\
    Invented,,Fairly safe,Avoided an area,Changed my route,,,2,1,3,Male,
    11800456782,400123456,06/06/2024 09:15:00 AM,06/06/2024 09:21:00 AM,192.0.2.3,cara@example.org,Cara,\
    Invented,,Fairly unsafe,,Changed my route,,Walked with a friend,1,3,2,Female,The subway is dark
    11800456783,400123456,06/10/2024 09:15:00 AM,06/10/2024 09:21:00 AM,192.0.2.4,dev@example.org,Dev,\
    Invented,,Very unsafe,Avoided an area,Changed my route,Carried an alarm,,3,1,2,Male,\
    "Nobody answers the ""101"" number"
    11800456784,400123456,06/13/2024 09:15:00 AM,06/13/2024 09:21:00 AM,192.0.2.5,eve@example.org,Eve,\
    Invented,,Fairly safe,Avoided an area,,Carried an alarm,,1,2,3,Prefer not to say,
    11800456785,400123456,06/14/2024 09:15:00 AM,06/14/2024 09:21:00 AM,192.0.2.6,finn@example.org,Finn,\
    Invented,,Neither safe nor unsafe,Avoided an area,Changed my route,,,,,,Female,Thank you for asking
    """,
    hasCRLF: true)

  /// The second header row removed by somebody, options joined to questions.
  static let surveyMonkeyOneRow = PlatformExport(
    "surveymonkey-one-row",
    """
    Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,\
    Custom Data 1,How safe do you feel in your area?,\
    Which of these have you done in the last year? Please tick all that apply - Avoided an area,\
    Which of these have you done in the last year? Please tick all that apply - Changed my route,\
    Which of these have you done in the last year? Please tick all that apply - Carried an alarm,\
    Which of these have you done in the last year? Please tick all that apply - Other (please specify),\
    Please rank these in order of importance - Better lighting,\
    Please rank these in order of importance - More patrols,\
    Please rank these in order of importance - CCTV cameras,What is your gender?,\
    Is there anything else you would like to say?
    11800456780,400123456,06/03/2024 09:15:00 AM,06/03/2024 09:21:00 AM,192.0.2.1,ada@example.org,Ada,\
    Invented,,Very safe,Avoided an area,-,-,-,1,2,3,Female,"More lights on the towpath, please"
    11800456781,400123456,06/05/2024 09:15:00 AM,06/05/2024 09:21:00 AM,192.0.2.2,ben@example.org,Ben,\
    Invented,,Fairly safe,Avoided an area,Changed my route,-,-,2,1,3,Male,-
    11800456782,400123456,06/06/2024 09:15:00 AM,06/06/2024 09:21:00 AM,192.0.2.3,cara@example.org,Cara,\
    Invented,,Fairly unsafe,-,Changed my route,-,Walked with a friend,1,3,2,Female,The subway is dark
    11800456783,400123456,06/10/2024 09:15:00 AM,06/10/2024 09:21:00 AM,192.0.2.4,dev@example.org,Dev,\
    Invented,,Very unsafe,Avoided an area,Changed my route,Carried an alarm,-,3,1,2,Male,\
    "Nobody answers the ""101"" number"
    11800456784,400123456,06/13/2024 09:15:00 AM,06/13/2024 09:21:00 AM,192.0.2.5,eve@example.org,Eve,\
    Invented,,Fairly safe,Avoided an area,-,Carried an alarm,-,1,2,3,Prefer not to say,-
    11800456785,400123456,06/14/2024 09:15:00 AM,06/14/2024 09:21:00 AM,192.0.2.6,finn@example.org,Finn,\
    Invented,,Neither safe nor unsafe,Avoided an area,Changed my route,-,-,-,-,-,Female,\
    Thank you for asking
    """,
    hasCRLF: true)

  /// A row of numbers above the usual two.
  static let surveyMonkeyThreeRows = PlatformExport(
    "surveymonkey-three-rows",
    """
    ,,,,,,,,,Q1,Q2,,,,Q3,,,Q4,Q5
    Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,\
    Custom Data 1,How safe do you feel in your area?,\
    Which of these have you done in the last year? Please tick all that apply,,,,\
    Please rank these in order of importance,,,What is your gender?,\
    Is there anything else you would like to say?
    ,,,,,,,,,Response,Avoided an area,Changed my route,Carried an alarm,Other (please specify),\
    Better lighting,More patrols,CCTV cameras,Response,Open-Ended Response
    11800456780,400123456,06/03/2024 09:15:00 AM,06/03/2024 09:21:00 AM,192.0.2.1,ada@example.org,Ada,\
    Invented,,Very safe,Avoided an area,,,,1,2,3,Female,"More lights on the towpath, please"
    11800456781,400123456,06/05/2024 09:15:00 AM,06/05/2024 09:21:00 AM,192.0.2.2,ben@example.org,Ben,\
    Invented,,Fairly safe,Avoided an area,Changed my route,,,2,1,3,Male,
    11800456782,400123456,06/06/2024 09:15:00 AM,06/06/2024 09:21:00 AM,192.0.2.3,cara@example.org,Cara,\
    Invented,,Fairly unsafe,,Changed my route,,Walked with a friend,1,3,2,Female,The subway is dark
    11800456783,400123456,06/10/2024 09:15:00 AM,06/10/2024 09:21:00 AM,192.0.2.4,dev@example.org,Dev,\
    Invented,,Very unsafe,Avoided an area,Changed my route,Carried an alarm,,3,1,2,Male,\
    "Nobody answers the ""101"" number"
    11800456784,400123456,06/13/2024 09:15:00 AM,06/13/2024 09:21:00 AM,192.0.2.5,eve@example.org,Eve,\
    Invented,,Fairly safe,Avoided an area,,Carried an alarm,,1,2,3,Prefer not to say,
    11800456785,400123456,06/14/2024 09:15:00 AM,06/14/2024 09:21:00 AM,192.0.2.6,finn@example.org,Finn,\
    Invented,,Neither safe nor unsafe,Avoided an area,Changed my route,,,,,,Female,Thank you for asking
    """, isDraft: true)

  /// One header row, numbered questions, a hyphen for no answer.
  static let smartSurvey = PlatformExport(
    "smartsurvey",
    """
    UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Tracking Link,Page Path,\
    Q1. How safe do you feel in your area?,Q2. Which of these have you done in the last year? Please \
    tick all that apply - Avoided an area,Q2. Which of these have you done in the last year? Please \
    tick all that apply - Changed my route,Q2. Which of these have you done in the last year? Please \
    tick all that apply - Carried an alarm,Q2. Which of these have you done in the last year? Please \
    tick all that apply - Other (please specify),\
    Q3. Please rank these in order of importance - Better lighting,\
    Q3. Please rank these in order of importance - More patrols,\
    Q3. Please rank these in order of importance - CCTV cameras,Q4. What is your gender?,\
    Q5. Is there anything else you would like to say?
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
    """)
}
