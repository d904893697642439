import Consultation
import Foundation
import TestSupport
import Testing

@Suite struct `The surveys in this repository` {
  @Test func `give the exports in this repository, byte for byte`() throws {
    let waves = Repository.waves()
    #expect(waves.count >= 4)
    for wave in waves {
      let survey = try Survey(contentsOf: Repository.root + "/" + wave)
      let tables = try ResponseTable(importing: survey).tabulate(by: survey.characteristics)
      let folder = try TemporaryFolder()
      let assessment = ImpactAssessment(of: tables)
      try Report(tables, assessment).write(to: folder.path + "/out")
      let exports = "exports" + wave.dropFirst("surveys".count)
      let names = try [folder.path + "/out", Repository.root + "/" + exports].flatMap {
        try FileManager.default.contentsOfDirectory(atPath: $0)
      }
      for name in Set(names).sorted() {
        let bytes = Array((folder.text("out/" + name) ?? "").utf8)
        let difference = Golden.difference(bytes, from: "\(exports)/\(name)")
        #expect(difference == nil, "\(difference ?? "")")
      }
    }
  }
}
