/// The words of the questionnaires of 2023 and 2024.
enum SeedLabels {
  static let metadata = [
    "Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
    "Last Name", "Custom Data 1",
  ]
  static let dayText = "How safe or unsafe do you feel in Medway during the day?"
  static let eveningText = "How safe or unsafe do you feel in Medway in the evening?"
  static let problemText = "Which of these are a problem in Medway?"
  static let helpText = "Which three things would do most to make you feel safer?"
  static let commentText = "Is there anything else you would like to tell us?"

  static func aboutYou(withGenderIdentity: Bool) -> [String] {
    var texts = [
      "What is your age?", "What is your gender?",
      "Do you have any physical or mental health conditions or illnesses lasting or expected to last 12 months or more?",
      "Do any of your conditions or illnesses reduce your ability to carry out day-to-day activities?",
      "What is your ethnic group?", "What is your religion?",
      "Which of the following best describes your sexual orientation?",
    ]
    if withGenderIdentity {
      texts.append("Is the gender you identify with the same as your sex registered at birth?")
    }
    return texts + ["Which ward do you live in?"]
  }

  static let safety = [
    "very-safe": "Very safe", "fairly-safe": "Fairly safe", "fairly-unsafe": "Fairly unsafe",
    "very-unsafe": "Very unsafe", "dont-know": "Don\u{2019}t know",
  ]
  static let problem = [
    "drugs": "People using or dealing drugs", "speeding": "People driving carelessly or too fast",
    "litter": "People dropping litter", "fly-tipping": "People fly-tipping",
    "drunk-rowdy": "People being drunk or rowdy in public places",
    "vandalism": "Vandalism, graffiti and other damage", "groups": "Groups of people hanging around",
    "harassment": "People being intimidated or harassed in the street",
    "weapons": "People carrying knives or other weapons", "noise": "Noisy neighbours or loud parties",
    "burglary": "Burglary", "vehicles": "Abandoned or nuisance vehicles",
    "targeted": "People being targeted because of who they are",
    "e-scooters": "E-scooters ridden on pavements", "none": "None of these",
  ]
  static let help = [
    "policing": "Visible and effective policing",
    "public-spaces": "Well-maintained public spaces and infrastructure", "cctv": "CCTV",
    "young-people": "More activities for young people", "removal": "Faster removal of litter and fly-tipping",
    "treatment": "Drug and alcohol treatment", "wardens": "Community wardens",
    "traffic-calming": "Speed cameras and traffic calming",
    "neighbourhood": "Neighbourhood watch and community groups", "something-else": "Something else",
  ]
  static let age = [
    "0-15": "Under 16", "16-24": "16 to 24", "25-44": "25 to 44", "45-64": "45 to 64",
    "65-and-over": "65 and over", "prefer-not-to-say": "Prefer not to say",
  ]
  static let gender = [
    "female": "Female", "male": "Male", "another": "In another way", "prefer-not-to-say": "Prefer not to say",
  ]
  static let yesNo = ["yes": "Yes", "no": "No", "prefer-not-to-say": "Prefer not to say"]
  static let limits = [
    "yes-a-lot": "Yes, a lot", "yes-a-little": "Yes, a little", "not-at-all": "Not at all",
    "prefer-not-to-say": "Prefer not to say",
  ]
  static let ethnicity: [(String, Double)] = [
    ("white-british", 0), ("white-irish", 0.012), ("gypsy-or-irish-traveller", 0.004), ("roma", 0.004),
    ("any-other-white", 0.036), ("white-and-black-caribbean", 0.006), ("white-and-black-african", 0.004),
    ("white-and-asian", 0.004), ("any-other-mixed", 0.004), ("indian", 0.024), ("pakistani", 0.008),
    ("bangladeshi", 0.006), ("chinese", 0.008), ("any-other-asian", 0.008), ("caribbean", 0.012),
    ("african", 0.022), ("any-other-black", 0.004), ("arab", 0.004), ("any-other-ethnic-group", 0.006),
    ("prefer-not-to-say", 0.056), ("", 0.036),
  ]
  static let ethnicityLabels = [
    "white-british": "English, Welsh, Scottish, Northern Irish or British", "white-irish": "Irish",
    "gypsy-or-irish-traveller": "Gypsy or Irish Traveller", "roma": "Roma",
    "any-other-white": "Any other White background", "white-and-black-caribbean": "White and Black Caribbean",
    "white-and-black-african": "White and Black African", "white-and-asian": "White and Asian",
    "any-other-mixed": "Any other Mixed or Multiple ethnic background", "indian": "Indian",
    "pakistani": "Pakistani", "bangladeshi": "Bangladeshi", "chinese": "Chinese",
    "any-other-asian": "Any other Asian background", "caribbean": "Caribbean", "african": "African",
    "any-other-black": "Any other Black, Black British or Caribbean background", "arab": "Arab",
    "any-other-ethnic-group": "Any other ethnic group", "prefer-not-to-say": "Prefer not to say",
  ]
  static let religion: [(String, Double)] = [
    ("christian", 0), ("no-religion", 0.40), ("buddhist", 0.006), ("hindu", 0.012), ("jewish", 0.004),
    ("muslim", 0.024), ("sikh", 0.014), ("any-other-religion", 0.01), ("prefer-not-to-say", 0.07), ("", 0.04),
  ]
  static let religionLabels = [
    "christian": "Christian", "no-religion": "No religion", "buddhist": "Buddhist", "hindu": "Hindu",
    "jewish": "Jewish", "muslim": "Muslim", "sikh": "Sikh", "any-other-religion": "Any other religion",
    "prefer-not-to-say": "Prefer not to say",
  ]
  static let orientation: [(String, Double)] = [
    ("straight-or-heterosexual", 0), ("gay-or-lesbian", 0.024), ("bisexual", 0.02),
    ("other-sexual-orientation", 0.008), ("prefer-not-to-say", 0.09), ("", 0.05),
  ]
  static let orientationLabels = [
    "straight-or-heterosexual": "Straight or Heterosexual", "gay-or-lesbian": "Gay or Lesbian",
    "bisexual": "Bisexual", "other-sexual-orientation": "Other sexual orientation",
    "prefer-not-to-say": "Prefer not to say",
  ]
  /// The 24 wards of Medway since May 2023.
  static let wards: [(code: String, label: String)] = [
    ("all-saints", "All Saints"), ("chatham-central-and-brompton", "Chatham Central & Brompton"),
    ("cuxton-halling-and-riverside", "Cuxton, Halling & Riverside"), ("fort-horsted", "Fort Horsted"),
    ("fort-pitt", "Fort Pitt"), ("gillingham-north", "Gillingham North"),
    ("gillingham-south", "Gillingham South"),
    ("hempstead-and-wigmore", "Hempstead & Wigmore"),
    ("hoo-st-werburgh-and-high-halstow", "Hoo St Werburgh & High Halstow"),
    ("lordswood-and-walderslade", "Lordswood & Walderslade"), ("luton", "Luton"),
    ("princes-park", "Princes Park"),
    ("rainham-north", "Rainham North"), ("rainham-south-east", "Rainham South East"),
    ("rainham-south-west", "Rainham South West"),
    ("rochester-east-and-warren-wood", "Rochester East & Warren Wood"),
    ("rochester-west-and-borstal", "Rochester West & Borstal"), ("st-marys-island", "St Mary's Island"),
    ("strood-north-and-frindsbury", "Strood North & Frindsbury"), ("strood-rural", "Strood Rural"),
    ("strood-west", "Strood West"), ("twydall", "Twydall"), ("watling", "Watling"),
    ("wayfield-and-weeds-wood", "Wayfield & Weeds Wood"),
  ]
}
