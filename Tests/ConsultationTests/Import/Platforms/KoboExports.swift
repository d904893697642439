// Exports of KoboToolbox and ODK.

import Consultation

extension PlatformExport {
  static let koboExports = [
    kobo, koboWithForm, odkBriefcase,
  ]

  /// XML values and paths, choices in one cell and in columns; not approved and on hold.
  static let kobo = PlatformExport(
    "kobo",
    """
    start;end;username;area/feel;area/done;area/done/avoided;area/done/route;area/done/alarm;\
    area/done/other;area/done_other;about/gender;about/more;meta/instanceID;_id;_uuid;_submission_time;\
    _validation_status;_notes;_status;_submitted_by;__version__;_tags;_index
    2024-06-03T09:15:00.000+01:00;2024-06-03T09:21:00.000+01:00;ada-invented;very_safe;avoided;1;0;0;0;;\
    female;More lights on the towpath, please;uuid:0000-1;2001;0000-1;2024-06-03T08:22:00;\
    validation_status_approved;;submitted_via_web;;vXyZ;;1
    2024-06-05T09:15:00.000+01:00;2024-06-05T09:21:00.000+01:00;ben-invented;fairly_safe;avoided route;\
    1;1;0;0;;male;;uuid:0000-2;2002;0000-2;2024-06-05T08:22:00;;;submitted_via_web;;vXyZ;;2
    2024-06-06T09:15:00.000+01:00;2024-06-06T09:21:00.000+01:00;cara-invented;fairly_unsafe;route other;\
    0;1;0;1;Walked with a friend;female;The subway is dark;uuid:0000-3;2003;0000-3;2024-06-06T08:22:00;;\
    ;submitted_via_web;;vXyZ;;3
    2024-06-10T09:15:00.000+01:00;2024-06-10T09:21:00.000+01:00;dev-invented;very_unsafe;\
    avoided route alarm;1;1;1;0;;male;"Nobody answers the ""101"" number";uuid:0000-4;2004;0000-4;\
    2024-06-10T08:22:00;;;submitted_via_web;;vXyZ;;4
    2024-06-13T09:15:00.000+01:00;2024-06-13T09:21:00.000+01:00;eve-invented;fairly_safe;avoided alarm;\
    1;0;1;0;;prefer_not_to_say;;uuid:0000-5;2005;0000-5;2024-06-13T08:22:00;;;submitted_via_web;;vXyZ;;5
    2024-06-14T09:15:00.000+01:00;2024-06-14T09:21:00.000+01:00;finn-invented;neither_safe_nor_unsafe;\
    avoided route;1;1;0;0;;female;Thank you for asking;uuid:0000-6;2006;0000-6;2024-06-14T08:22:00;;;\
    submitted_via_web;;vXyZ;;6
    2024-06-03T09:15:00.000+01:00;2024-06-03T09:21:00.000+01:00;ada-invented;very_safe;avoided;1;0;0;0;;\
    female;Only a test;uuid:0000-7;2007;0000-7;2024-06-03T08:22:00;validation_status_not_approved;;\
    submitted_via_web;;vXyZ;;7
    2024-06-05T09:15:00.000+01:00;2024-06-05T09:21:00.000+01:00;ben-invented;fairly_safe;avoided route;\
    1;1;0;0;;male;Call back;uuid:0000-8;2008;0000-8;2024-06-05T08:22:00;validation_status_on_hold;;\
    submitted_via_web;;vXyZ;;8
    """,
    records: 8, elements: ["single", "multiple", "text", "single", "text"], safetyText: "area/feel",
    safetyLabels: ["fairly_safe", "very_safe", "fairly_unsafe", "very_unsafe", "neither_safe_nor_unsafe"],
    safety: ["very_safe": 1, "fairly_safe": 2], tickText: "area/done",
    tickLabels: ["avoided", "route", "alarm", "other"], ticks: ["avoided": 5, "route": 4],
    leftOut: [.void: 1, .pending: 1])

  /// The same with its XLSForm, which gives the labels.
  static let koboWithForm = PlatformExport(
    "kobo",
    """
    start;end;username;area/feel;area/done;area/done/avoided;area/done/route;area/done/alarm;\
    area/done/other;area/done_other;about/gender;about/more;meta/instanceID;_id;_uuid;_submission_time;\
    _validation_status;_notes;_status;_submitted_by;__version__;_tags;_index
    2024-06-03T09:15:00.000+01:00;2024-06-03T09:21:00.000+01:00;ada-invented;very_safe;avoided;1;0;0;0;;\
    female;More lights on the towpath, please;uuid:0000-1;2001;0000-1;2024-06-03T08:22:00;\
    validation_status_approved;;submitted_via_web;;vXyZ;;1
    2024-06-05T09:15:00.000+01:00;2024-06-05T09:21:00.000+01:00;ben-invented;fairly_safe;avoided route;\
    1;1;0;0;;male;;uuid:0000-2;2002;0000-2;2024-06-05T08:22:00;;;submitted_via_web;;vXyZ;;2
    2024-06-06T09:15:00.000+01:00;2024-06-06T09:21:00.000+01:00;cara-invented;fairly_unsafe;route other;\
    0;1;0;1;Walked with a friend;female;The subway is dark;uuid:0000-3;2003;0000-3;2024-06-06T08:22:00;;\
    ;submitted_via_web;;vXyZ;;3
    2024-06-10T09:15:00.000+01:00;2024-06-10T09:21:00.000+01:00;dev-invented;very_unsafe;\
    avoided route alarm;1;1;1;0;;male;"Nobody answers the ""101"" number";uuid:0000-4;2004;0000-4;\
    2024-06-10T08:22:00;;;submitted_via_web;;vXyZ;;4
    2024-06-13T09:15:00.000+01:00;2024-06-13T09:21:00.000+01:00;eve-invented;fairly_safe;avoided alarm;\
    1;0;1;0;;prefer_not_to_say;;uuid:0000-5;2005;0000-5;2024-06-13T08:22:00;;;submitted_via_web;;vXyZ;;5
    2024-06-14T09:15:00.000+01:00;2024-06-14T09:21:00.000+01:00;finn-invented;neither_safe_nor_unsafe;\
    avoided route;1;1;0;0;;female;Thank you for asking;uuid:0000-6;2006;0000-6;2024-06-14T08:22:00;;;\
    submitted_via_web;;vXyZ;;6
    2024-06-03T09:15:00.000+01:00;2024-06-03T09:21:00.000+01:00;ada-invented;very_safe;avoided;1;0;0;0;;\
    female;Only a test;uuid:0000-7;2007;0000-7;2024-06-03T08:22:00;validation_status_not_approved;;\
    submitted_via_web;;vXyZ;;7
    2024-06-05T09:15:00.000+01:00;2024-06-05T09:21:00.000+01:00;ben-invented;fairly_safe;avoided route;\
    1;1;0;0;;male;Call back;uuid:0000-8;2008;0000-8;2024-06-05T08:22:00;validation_status_on_hold;;\
    submitted_via_web;;vXyZ;;8
    """,
    labels: "form.xlsx", records: 8, elements: ["scale", "multiple", "text", "single", "text"],
    tickLabels: ["Avoided an area", "Changed my route", "Carried an alarm", "Other"],
    leftOut: [.void: 1, .pending: 1])

  /// Dates in English words, choices split, KEY last.
  static let odkBriefcase = PlatformExport(
    "odk-briefcase",
    """
    SubmissionDate,feel,done,done/avoided,done/route,done/alarm,done/other,done_other,gender,more,\
    meta-instanceID,KEY
    "Jun 3, 2024 9:21:00 AM",very_safe,avoided,1,0,0,0,,female,"More lights on the towpath, please",\
    uuid:0000-0,uuid:0000-0
    "Jun 5, 2024 9:21:00 AM",fairly_safe,avoided route,1,1,0,0,,male,,uuid:0000-1,uuid:0000-1
    "Jun 6, 2024 9:21:00 AM",fairly_unsafe,route other,0,1,0,1,Walked with a friend,female,\
    The subway is dark,uuid:0000-2,uuid:0000-2
    "Jun 10, 2024 9:21:00 AM",very_unsafe,avoided route alarm,1,1,1,0,,male,\
    "Nobody answers the ""101"" number",uuid:0000-3,uuid:0000-3
    "Jun 13, 2024 9:21:00 AM",fairly_safe,avoided alarm,1,0,1,0,,prefer_not_to_say,,uuid:0000-4,\
    uuid:0000-4
    "Jun 14, 2024 9:21:00 AM",neither_safe_nor_unsafe,avoided route,1,1,0,0,,female,\
    Thank you for asking,uuid:0000-5,uuid:0000-5
    """,
    elements: ["single", "multiple", "text", "single", "text"], safetyText: "feel",
    safetyLabels: ["fairly_safe", "very_safe", "fairly_unsafe", "very_unsafe", "neither_safe_nor_unsafe"],
    safety: ["very_safe": 1, "fairly_safe": 2], tickText: "done",
    tickLabels: ["avoided", "route", "alarm", "other"], ticks: ["avoided": 5, "route": 4])
}
