import TestSupport
import Testing

@Suite struct `The invented responses` {
  @Test func `are what the seeded generator makes`() {
    let files =
      EarlyWaves.files2008() + EarlyWaves.files2014() + SafetyWave.files2023() + SafetyWave.files2024()
    for file in files {
      let difference = Golden.difference(Array(file.text.utf8), from: "surveys/" + file.path)
      #expect(difference == nil, "\(difference ?? "")")
    }
  }
}
