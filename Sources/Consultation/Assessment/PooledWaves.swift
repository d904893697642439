extension Survey {
  /// The earlier waves that the definition adds where a group is too small, with their responses.
  ///
  /// - Returns: Their tables, in the order of the definition; empty where it names none.
  /// - Throws: A ``Problem`` at the line that names the wave; what is wrong inside the wave stands in its `others`.
  /// - Complexity: Each wave is read and tabulated once.
  public func pooledWaves() throws(Problem) -> [Tables] {
    var waves: [Tables] = []
    for (pool, survey) in zip(assessmentForm.pooled, try pooledSurveys()) {
      do throws(Problem) {
        waves.append(try ResponseTable(importing: survey).tabulate(by: []))
      } catch { throw unreadable(pool, because: error) }
    }
    return waves
  }

  /// The definitions of these waves, each checked to be one of other people than this one's.
  ///
  /// - Throws: A ``Problem`` at the line that names the wave.
  package func pooledSurveys() throws(Problem) -> [Survey] {
    var surveys: [Survey] = []
    for pool in assessmentForm.pooled {
      let survey: Survey
      do throws(Problem) { survey = try Survey(contentsOf: "\(folder)/\(pool.folder)") } catch {
        throw unreadable(pool, because: error)
      }
      if let problem = misfit(survey, pool, among: surveys) { throw problem }
      surveys.append(survey)
    }
    return surveys
  }

  private func unreadable(_ pool: AssessmentForm.Pool, because problem: Problem) -> Problem {
    var outer = self.problem(
      pool, "the wave '\(Quotation.shortened(pool.folder))' cannot be read",
      expected: "the folder of an earlier wave, relative to this one, with survey.xml and its responses",
      fix: "correct wave=\"...\", or mend that wave: `soundings check` on it lists what is wrong")
    outer.others = [problem]
    return outer
  }

  /// Why a wave cannot be added; `nil` where it can.
  private func misfit(_ wave: Survey, _ pool: AssessmentForm.Pool, among others: [Survey]) -> Problem? {
    let name = "the wave '\(Quotation.shortened(pool.folder))'"
    if others.contains(where: { $0.series == wave.series && $0.wave == wave.wave }) {
      return problem(
        pool, "\(name) is named twice", expected: "each wave once, or its people would count twice",
        fix: "remove one of the two lines")
    }
    if wave.fieldwork.to >= fieldwork.from {
      return problem(
        pool, "\(name) ended on \(wave.fieldwork.to.inWords), when this wave had begun",
        expected: "a wave that ended before \(fieldwork.from.inWords)", fix: "correct wave=\"...\"")
    }
    if wave.isSynthetic != isSynthetic {
      return problem(
        pool, "\(name) holds \(wave.isSynthetic ? "invented" : "real") responses, and this one does not",
        expected: "both invented (synthetic=\"yes\") or both real", fix: "remove the line")
    }
    return nil
  }

  private func problem(
    _ pool: AssessmentForm.Pool, _ found: String, expected: String, fix: String
  ) -> Problem {
    Problem(
      .unusable, at: SourceLocation(file: path, line: pool.line), found, expected: expected, fix: fix)
  }
}
