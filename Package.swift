// swift-tools-version: 6.2
import PackageDescription

/// The same strict settings for every target of ours.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The files of Sources/ShippedFiles/Dialects, in the order in which they are tried.
let dialects = [
  "qualtrics", "qualtrics-legacy", "qualtrics-one-row", "surveymonkey-summary",
  "limesurvey-participants", "limesurvey-structure-text", "engagementhq-participants", "xlsform",
  "surveymonkey-three-rows", "surveymonkey", "surveymonkey-one-row", "smartsurvey-three-rows",
  "smartsurvey", "limesurvey-vv", "limesurvey-codes", "limesurvey-code-text", "limesurvey-text",
  "kobo", "odk-briefcase", "odk-central", "msforms", "alchemer", "typeform", "googleforms",
  "sdaps", "formscanner", "omrchecker", "quexf", "remark",
  "ident-columns", "limesurvey-archive", "triple-s", "spss", "jotform", "survey123", "engagementhq",
  "commonplace", "govocal", "decidim", "citizenspace",
  "form-fields", "odk-submission", "xfa-data", "xml-records", "generic",
]

let package = Package(
  name: "Soundings",
  products: [
    .library(name: "Consultation", targets: ["Consultation"]),
    .executable(name: "soundings", targets: ["soundings"]),
  ],
  targets: [
    // System libraries: module maps only. Sources/setup.sh installs their packages.
    .systemLibrary(name: "CGlibc"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CLibJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .systemLibrary(name: "CLibReadStat", providers: [.apt(["libreadstat-dev"])]),
    .systemLibrary(name: "CLibQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),

    // Boost.Math behind a few C functions: the one C target that the library itself imports.
    .target(name: "CDistributions", linkerSettings: [.linkedLibrary("m")]),

    // A straight line: nothing points back.
    .target(
      name: "FileFormats",
      dependencies: [
        "CGlibc", "CLibXML2", "CLibCSV", "CLibArchive", "CLibJansson", "CLibReadStat", "CLibQPDF",
      ],
      swiftSettings: strict),
    .target(
      name: "ShippedFiles",
      resources: [
        .embedInCode("Schemas/survey.xsd"), .embedInCode("Schemas/forms.xsd"),
        .embedInCode("Schemas/dialect.xsd"),
        .embedInCode("Frames/frames.xml"), .embedInCode("Frames/scales.xml"),
        .embedInCode("Populations/medway-2021.csv"), .embedInCode("Populations/england-2021.csv"),
      ] + dialects.map { .embedInCode("Dialects/\($0).xml") },
      swiftSettings: strict),
    .target(
      name: "Consultation", dependencies: ["FileFormats", "ShippedFiles", "CDistributions"],
      swiftSettings: strict),
    .executableTarget(name: "soundings", dependencies: ["Consultation"], swiftSettings: strict),
    .executableTarget(
      name: "benchmarks", dependencies: ["Consultation", "FileFormats", "CLibCSV"], swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Consultation", "FileFormats"], path: "Tests/Support",
      swiftSettings: strict),
    .testTarget(
      name: "FileFormatsTests", dependencies: ["FileFormats", "CLibCSV", "CLibQPDF", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ConsultationTests",
      dependencies: ["Consultation", "FileFormats", "ShippedFiles", "TestSupport"],
      exclude: ["RealInput"], swiftSettings: strict),
    .testTarget(
      name: "SoundingsTests", dependencies: ["soundings", "Consultation", "TestSupport"],
      swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
