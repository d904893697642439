// Exports of Qualtrics.

import Consultation

extension PlatformExport {
  static let qualtricsExports = [
    qualtrics, qualtricsOneRow, qualtricsTwoRows, qualtricsLegacy,
  ]

  /// Names, texts and import ids; a preview and a response that was not finished.
  static let qualtrics = PlatformExport(
    "qualtrics",
    """
    StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,\
    RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,\
    LocationLongitude,DistributionChannel,UserLanguage,Q1,Q2_1,Q2_2,Q2_3,Q2_4,Q2_4_TEXT,Q3_1,Q3_2,Q3_3,\
    Q4,Q5
    Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,\
    Response ID,Recipient Last Name,Recipient First Name,Recipient Email,External Data Reference,\
    Location Latitude,Location Longitude,Distribution Channel,User Language,\
    How safe do you feel in your area?,Which of these have you done in the last year? Please tick all \
    that apply - Selected Choice - Avoided an area,\
    Which of these have you done in the last year? Please tick all that apply - Selected Choice - \
    Changed my route,Which of these have you done in the last year? Please tick all that apply - \
    Selected Choice - Carried an alarm,Which of these have you done in the last year? Please tick all \
    that apply - Selected Choice - Other (please specify),\
    Which of these have you done in the last year? Please tick all that apply - Other (please specify) \
    - Text,Please rank these in order of importance - Better lighting,\
    Please rank these in order of importance - More patrols,\
    Please rank these in order of importance - CCTV cameras,What is your gender?,\
    Is there anything else you would like to say?
    "{""ImportId"":""startDate"",""timeZone"":""Europe/London""}","{""ImportId"":""endDate"",\
    ""timeZone"":""Europe/London""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}",\
    "{""ImportId"":""progress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}",\
    "{""ImportId"":""recordedDate"",""timeZone"":""Europe/London""}","{""ImportId"":""_recordId""}",\
    "{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientFirstName""}",\
    "{""ImportId"":""recipientEmail""}","{""ImportId"":""externalDataReference""}",\
    "{""ImportId"":""locationLatitude""}","{""ImportId"":""locationLongitude""}",\
    "{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}",\
    "{""ImportId"":""QID1""}","{""ImportId"":""QID2"",""choiceId"":""1""}","{""ImportId"":""QID2"",\
    ""choiceId"":""2""}","{""ImportId"":""QID2"",""choiceId"":""3""}","{""ImportId"":""QID2"",\
    ""choiceId"":""4""}","{""ImportId"":""QID2_4_TEXT""}","{""ImportId"":""QID3_1""}",\
    "{""ImportId"":""QID3_2""}","{""ImportId"":""QID3_3""}","{""ImportId"":""QID4""}",\
    "{""ImportId"":""QID5_TEXT""}"
    2024-06-03 09:15:00,2024-06-03 09:21:00,IP Address,192.0.2.1,100,360,True,2024-06-03 09:21:00,\
    R_1aB2cD3eF4gH5iJ,Invented,Ada,ada@example.org,,51.39,0.54,anonymous,EN,Very safe,Avoided an area,,,\
    ,,1,2,3,Female,"More lights on the towpath, please"
    2024-06-05 09:15:00,2024-06-05 09:21:00,IP Address,192.0.2.2,100,360,True,2024-06-05 09:21:00,\
    R_aB2cD3eF4gH5iJx,Invented,Ben,ben@example.org,,51.39,0.54,anonymous,EN,Fairly safe,Avoided an area,\
    Changed my route,,,,2,1,3,Male,
    2024-06-06 09:15:00,2024-06-06 09:21:00,IP Address,192.0.2.3,100,360,True,2024-06-06 09:21:00,\
    R_B2cD3eF4gH5iJxy,Invented,Cara,cara@example.org,,51.39,0.54,anonymous,EN,Fairly unsafe,,\
    Changed my route,,Other (please specify),Walked with a friend,1,3,2,Female,The subway is dark
    2024-06-10 09:15:00,2024-06-10 09:21:00,IP Address,192.0.2.4,100,360,True,2024-06-10 09:21:00,\
    R_2cD3eF4gH5iJxyz,Invented,Dev,dev@example.org,,51.39,0.54,anonymous,EN,Very unsafe,Avoided an area,\
    Changed my route,Carried an alarm,,,3,1,2,Male,"Nobody answers the ""101"" number"
    2024-06-13 09:15:00,2024-06-13 09:21:00,IP Address,192.0.2.5,100,360,True,2024-06-13 09:21:00,\
    R_cD3eF4gH5iJxyzx,Invented,Eve,eve@example.org,,51.39,0.54,anonymous,EN,Fairly safe,Avoided an area,\
    ,Carried an alarm,,,1,2,3,Prefer not to say,
    2024-06-14 09:15:00,2024-06-14 09:21:00,IP Address,192.0.2.6,100,360,True,2024-06-14 09:21:00,\
    R_D3eF4gH5iJxyzxy,Invented,Finn,finn@example.org,,51.39,0.54,anonymous,EN,Neither safe nor unsafe,\
    Avoided an area,Changed my route,,,,-99,-99,-99,Female,Thank you for asking
    2024-06-03 09:15:00,2024-06-03 09:21:00,Survey Preview,192.0.2.1,100,360,True,2024-06-03 09:21:00,\
    R_9preview1234567,Invented,Ada,ada@example.org,,51.39,0.54,anonymous,EN,Very safe,Avoided an area,,,\
    ,,1,2,3,Female,Only a test
    2024-06-05 09:15:00,2024-06-05 09:21:00,IP Address,192.0.2.2,40,360,False,2024-06-05 09:21:00,\
    R_8partial1234567,Invented,Ben,ben@example.org,,51.39,0.54,anonymous,EN,Very unsafe,Avoided an area,\
    ,,,,,,,,
    """,
    records: 8, elements: ["scale", "multiple", "text", "ranking", "single", "text"],
    safety: [
      "Very safe": 1, "Fairly safe": 2, "Neither safe nor unsafe": 1, "Fairly unsafe": 1, "Very unsafe": 2,
    ],
    ticks: ["Avoided an area": 6, "Changed my route": 4], leftOut: [.test: 1],
    leftOutIfComplete: [.test: 1, .partial: 1])

  /// As users are told to cut it: names only.
  static let qualtricsOneRow = PlatformExport(
    "qualtrics-one-row",
    """
    StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,\
    RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,\
    LocationLongitude,DistributionChannel,UserLanguage,Q1,Q2_1,Q2_2,Q2_3,Q2_4,Q2_4_TEXT,Q3_1,Q3_2,Q3_3,\
    Q4,Q5
    2024-06-03 09:15:00,2024-06-03 09:21:00,IP Address,192.0.2.1,100,360,True,2024-06-03 09:21:00,\
    R_1aB2cD3eF4gH5iJ,Invented,Ada,ada@example.org,,51.39,0.54,anonymous,EN,Very safe,Avoided an area,,,\
    ,,1,2,3,Female,"More lights on the towpath, please"
    2024-06-05 09:15:00,2024-06-05 09:21:00,IP Address,192.0.2.2,100,360,True,2024-06-05 09:21:00,\
    R_aB2cD3eF4gH5iJx,Invented,Ben,ben@example.org,,51.39,0.54,anonymous,EN,Fairly safe,Avoided an area,\
    Changed my route,,,,2,1,3,Male,
    2024-06-06 09:15:00,2024-06-06 09:21:00,IP Address,192.0.2.3,100,360,True,2024-06-06 09:21:00,\
    R_B2cD3eF4gH5iJxy,Invented,Cara,cara@example.org,,51.39,0.54,anonymous,EN,Fairly unsafe,,\
    Changed my route,,Other (please specify),Walked with a friend,1,3,2,Female,The subway is dark
    2024-06-10 09:15:00,2024-06-10 09:21:00,IP Address,192.0.2.4,100,360,True,2024-06-10 09:21:00,\
    R_2cD3eF4gH5iJxyz,Invented,Dev,dev@example.org,,51.39,0.54,anonymous,EN,Very unsafe,Avoided an area,\
    Changed my route,Carried an alarm,,,3,1,2,Male,"Nobody answers the ""101"" number"
    2024-06-13 09:15:00,2024-06-13 09:21:00,IP Address,192.0.2.5,100,360,True,2024-06-13 09:21:00,\
    R_cD3eF4gH5iJxyzx,Invented,Eve,eve@example.org,,51.39,0.54,anonymous,EN,Fairly safe,Avoided an area,\
    ,Carried an alarm,,,1,2,3,Prefer not to say,
    2024-06-14 09:15:00,2024-06-14 09:21:00,IP Address,192.0.2.6,100,360,True,2024-06-14 09:21:00,\
    R_D3eF4gH5iJxyzxy,Invented,Finn,finn@example.org,,51.39,0.54,anonymous,EN,Neither safe nor unsafe,\
    Avoided an area,Changed my route,,,,-99,-99,-99,Female,Thank you for asking
    2024-06-03 09:15:00,2024-06-03 09:21:00,Survey Preview,192.0.2.1,100,360,True,2024-06-03 09:21:00,\
    R_9preview1234567,Invented,Ada,ada@example.org,,51.39,0.54,anonymous,EN,Very safe,Avoided an area,,,\
    ,,1,2,3,Female,Only a test
    2024-06-05 09:15:00,2024-06-05 09:21:00,IP Address,192.0.2.2,40,360,False,2024-06-05 09:21:00,\
    R_8partial1234567,Invented,Ben,ben@example.org,,51.39,0.54,anonymous,EN,Very unsafe,Avoided an area,\
    ,,,,,,,,
    """,
    records: 8, elements: ["scale", "multiple", "text", "ranking", "single", "text"], safetyText: "Q1",
    safety: [
      "Very safe": 1, "Fairly safe": 2, "Neither safe nor unsafe": 1, "Fairly unsafe": 1, "Very unsafe": 2,
    ],
    tickText: "Q2", ticks: ["Avoided an area": 6, "Changed my route": 4], leftOut: [.test: 1],
    leftOutIfComplete: [.test: 1, .partial: 1])

  /// Without the row of import ids.
  static let qualtricsTwoRows = PlatformExport(
    "qualtrics-legacy",
    """
    StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,\
    RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,\
    LocationLongitude,DistributionChannel,UserLanguage,Q1,Q2_1,Q2_2,Q2_3,Q2_4,Q2_4_TEXT,Q3_1,Q3_2,Q3_3,\
    Q4,Q5
    Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,\
    Response ID,Recipient Last Name,Recipient First Name,Recipient Email,External Data Reference,\
    Location Latitude,Location Longitude,Distribution Channel,User Language,\
    How safe do you feel in your area?,Which of these have you done in the last year? Please tick all \
    that apply - Selected Choice - Avoided an area,\
    Which of these have you done in the last year? Please tick all that apply - Selected Choice - \
    Changed my route,Which of these have you done in the last year? Please tick all that apply - \
    Selected Choice - Carried an alarm,Which of these have you done in the last year? Please tick all \
    that apply - Selected Choice - Other (please specify),\
    Which of these have you done in the last year? Please tick all that apply - Other (please specify) \
    - Text,Please rank these in order of importance - Better lighting,\
    Please rank these in order of importance - More patrols,\
    Please rank these in order of importance - CCTV cameras,What is your gender?,\
    Is there anything else you would like to say?
    2024-06-03 09:15:00,2024-06-03 09:21:00,IP Address,192.0.2.1,100,360,True,2024-06-03 09:21:00,\
    R_1aB2cD3eF4gH5iJ,Invented,Ada,ada@example.org,,51.39,0.54,anonymous,EN,Very safe,Avoided an area,,,\
    ,,1,2,3,Female,"More lights on the towpath, please"
    2024-06-05 09:15:00,2024-06-05 09:21:00,IP Address,192.0.2.2,100,360,True,2024-06-05 09:21:00,\
    R_aB2cD3eF4gH5iJx,Invented,Ben,ben@example.org,,51.39,0.54,anonymous,EN,Fairly safe,Avoided an area,\
    Changed my route,,,,2,1,3,Male,
    2024-06-06 09:15:00,2024-06-06 09:21:00,IP Address,192.0.2.3,100,360,True,2024-06-06 09:21:00,\
    R_B2cD3eF4gH5iJxy,Invented,Cara,cara@example.org,,51.39,0.54,anonymous,EN,Fairly unsafe,,\
    Changed my route,,Other (please specify),Walked with a friend,1,3,2,Female,The subway is dark
    2024-06-10 09:15:00,2024-06-10 09:21:00,IP Address,192.0.2.4,100,360,True,2024-06-10 09:21:00,\
    R_2cD3eF4gH5iJxyz,Invented,Dev,dev@example.org,,51.39,0.54,anonymous,EN,Very unsafe,Avoided an area,\
    Changed my route,Carried an alarm,,,3,1,2,Male,"Nobody answers the ""101"" number"
    2024-06-13 09:15:00,2024-06-13 09:21:00,IP Address,192.0.2.5,100,360,True,2024-06-13 09:21:00,\
    R_cD3eF4gH5iJxyzx,Invented,Eve,eve@example.org,,51.39,0.54,anonymous,EN,Fairly safe,Avoided an area,\
    ,Carried an alarm,,,1,2,3,Prefer not to say,
    2024-06-14 09:15:00,2024-06-14 09:21:00,IP Address,192.0.2.6,100,360,True,2024-06-14 09:21:00,\
    R_D3eF4gH5iJxyzxy,Invented,Finn,finn@example.org,,51.39,0.54,anonymous,EN,Neither safe nor unsafe,\
    Avoided an area,Changed my route,,,,-99,-99,-99,Female,Thank you for asking
    2024-06-03 09:15:00,2024-06-03 09:21:00,Survey Preview,192.0.2.1,100,360,True,2024-06-03 09:21:00,\
    R_9preview1234567,Invented,Ada,ada@example.org,,51.39,0.54,anonymous,EN,Very safe,Avoided an area,,,\
    ,,1,2,3,Female,Only a test
    2024-06-05 09:15:00,2024-06-05 09:21:00,IP Address,192.0.2.2,40,360,False,2024-06-05 09:21:00,\
    R_8partial1234567,Invented,Ben,ben@example.org,,51.39,0.54,anonymous,EN,Very unsafe,Avoided an area,\
    ,,,,,,,,
    """,
    records: 8, elements: ["scale", "multiple", "text", "ranking", "single", "text"],
    safety: [
      "Very safe": 1, "Fairly safe": 2, "Neither safe nor unsafe": 1, "Fairly unsafe": 1, "Very unsafe": 2,
    ],
    ticks: ["Avoided an area": 6, "Changed my route": 4], leftOut: [.test: 1],
    leftOutIfComplete: [.test: 1, .partial: 1])

  /// V1 to V10, two header rows, a comma at the end, a mark at the start.
  static let qualtricsLegacy = PlatformExport(
    "qualtrics-legacy",
    """
    V1,V2,V3,V4,V5,V6,V7,V8,V9,V10,Q1,Q2_1,Q2_2,Q2_3,Q2_4,Q2_4_TEXT,Q3_1,Q3_2,Q3_3,Q4,Q5,\
    LocationLatitude,LocationLongitude,LocationAccuracy,
    ResponseID,ResponseSet,Name,ExternalDataReference,EmailAddress,IPAddress,Status,StartDate,EndDate,\
    Finished,How safe do you feel in your area?,\
    Which of these have you done in the last year? Please tick all that apply-Avoided an area,\
    Which of these have you done in the last year? Please tick all that apply-Changed my route,\
    Which of these have you done in the last year? Please tick all that apply-Carried an alarm,\
    Which of these have you done in the last year? Please tick all that apply-Other (please specify),\
    Which of these have you done in the last year? Please tick all that apply-Other (please \
    specify)-TEXT,Please rank these in order of importance-Better lighting,\
    Please rank these in order of importance-More patrols,\
    Please rank these in order of importance-CCTV cameras,What is your gender?,\
    Is there anything else you would like to say?,LocationLatitude,LocationLongitude,LocationAccuracy,
    R_0AbCdEfGhIjKlMn,Default Response Set,"Invented, Ada",,ada@example.org,192.0.2.1,0,\
    2024-06-03 09:15:00,2024-06-03 09:21:00,1,Very safe,Avoided an area,,,,,1,2,3,Female,\
    "More lights on the towpath, please",51.39,0.54,-1,
    R_1AbCdEfGhIjKlMn,Default Response Set,"Invented, Ben",,ben@example.org,192.0.2.2,0,\
    2024-06-05 09:15:00,2024-06-05 09:21:00,1,Fairly safe,Avoided an area,Changed my route,,,,2,1,3,\
    Male,,51.39,0.54,-1,
    R_2AbCdEfGhIjKlMn,Default Response Set,"Invented, Cara",,cara@example.org,192.0.2.3,0,\
    2024-06-06 09:15:00,2024-06-06 09:21:00,1,Fairly unsafe,,Changed my route,,Other (please specify),\
    Walked with a friend,1,3,2,Female,The subway is dark,51.39,0.54,-1,
    R_3AbCdEfGhIjKlMn,Default Response Set,"Invented, Dev",,dev@example.org,192.0.2.4,0,\
    2024-06-10 09:15:00,2024-06-10 09:21:00,1,Very unsafe,Avoided an area,Changed my route,\
    Carried an alarm,,,3,1,2,Male,"Nobody answers the ""101"" number",51.39,0.54,-1,
    R_4AbCdEfGhIjKlMn,Default Response Set,"Invented, Eve",,eve@example.org,192.0.2.5,0,\
    2024-06-13 09:15:00,2024-06-13 09:21:00,1,Fairly safe,Avoided an area,,Carried an alarm,,,1,2,3,\
    Prefer not to say,,51.39,0.54,-1,
    R_5AbCdEfGhIjKlMn,Default Response Set,"Invented, Finn",,finn@example.org,192.0.2.6,0,\
    2024-06-14 09:15:00,2024-06-14 09:21:00,1,Neither safe nor unsafe,Avoided an area,Changed my route,,\
    ,,,,,Female,Thank you for asking,51.39,0.54,-1,
    R_9preview,Default Response Set,"Invented, Ada",,ada@example.org,192.0.2.1,1,2024-06-03 09:15:00,\
    2024-06-03 09:21:00,1,Very safe,Avoided an area,,,,,1,2,3,Female,Only a test,51.39,0.54,-1,
    R_8partial,Default Response Set,"Invented, Ben",,ben@example.org,192.0.2.2,0,2024-06-05 09:15:00,\
    2024-06-05 09:21:00,0,Very unsafe,Avoided an area,,,,,,,,,,51.39,0.54,-1,
    """,
    hasMark: true, records: 8, elements: ["scale", "multiple", "text", "ranking", "single", "text"],
    safety: [
      "Very safe": 1, "Fairly safe": 2, "Neither safe nor unsafe": 1, "Fairly unsafe": 1, "Very unsafe": 2,
    ],
    ticks: ["Avoided an area": 6, "Changed my route": 4], leftOut: [.test: 1],
    leftOutIfComplete: [.test: 1, .partial: 1])
}
