internal import FileFormats

/// The population: its file or set, and what survey.xml says about it.
extension SurveyReader {
  /// Reads `<population>` and checks that its figures fit the survey.
  ///
  /// - Parameters:
  ///   - element: The element, if there is one.
  ///   - folder: The survey's folder.
  /// - Returns: `nil` where there is no element, or its figures cannot be read.
  mutating func population(_ element: XMLElement?, folder: String) -> Population? {
    guard let element, let table = populationTable(element, folder: folder) else { return nil }
    problems += table.problems
    // In the order of the file, and then those of figures that could not be read.
    let read = table.figures.map(\.characteristic)
    let characteristics = read + table.characteristics.subtracting(read).sorted()
    let population = Population(
      name: element["standard"] ?? element["file"] ?? "", figures: table.figures,
      matches: matches(element, known: characteristics),
      cautions: texts(element.children("caution")),
      reasonsNotCompared: texts(element.children("not-compared")))
    // Figures that could not be read are no reason to complain of what is missing.
    if table.problems.isEmpty { checkFit(population, element, file: table.file) }
    return population
  }

  private mutating func populationTable(_ element: XMLElement, folder: String) -> PopulationTable? {
    switch (element["file"], element["standard"]) {
    case (let name?, nil):
      let known = problems.count
      checkInside(name, line: element.line)
      guard problems.count == known else { return nil }
      let file = "\(folder)/\(name)"
      do throws(FormatError) {
        return PopulationTable(try TextTable(path: file), file: file, asked: asked(element))
      } catch {
        problems.append(Problem(error, file: file))
        return nil
      }
    case (nil, let id?):
      do throws(Problem) { return try StandardPopulation.table(id) } catch {
        problems.append(error)
        return nil
      }
    default:
      report(
        element.line, "the population names no figures, or two kinds of them",
        expected: "file=\"population.csv\" or standard=\"medway-2021\"", fix: "keep one of the two")
      return nil
    }
  }

  /// The characteristics of the survey, as its matches call them.
  private func asked(_ element: XMLElement) -> [String] {
    let matches = element.children("match")
    return questions.compactMap(\.characteristic).map { id in
      matches.last { $0["characteristic"] == id }?["to"] ?? id
    }
  }

  // MARK: What the survey says of figures

  /// The figures' ids of characteristics by the survey's.
  private mutating func matches(_ element: XMLElement, known: [String]) -> [String: String] {
    var matches: [String: String] = [:]
    for child in element.children("match") {
      guard let id = characteristic(child) else { continue }
      let name = child["to"] ?? ""
      if !known.contains(name) {
        reportUnknown(child.line, "characteristic of the population figures", name, known: Self.unique(known))
      }
      if matches.updateValue(name, forKey: id) != nil { reportTwice(child, id) }
    }
    return matches
  }

  private mutating func texts(_ elements: [XMLElement]) -> [String: String] {
    var texts: [String: String] = [:]
    for child in elements {
      guard let id = characteristic(child) else { continue }
      if texts.updateValue(child.text, forKey: id) != nil { reportTwice(child, id) }
    }
    return texts
  }

  private mutating func characteristic(_ element: XMLElement) -> String? {
    let id = element["characteristic"] ?? ""
    let known = questions.compactMap(\.characteristic)
    if known.contains(id) { return id }
    reportUnknown(element.line, "characteristic", id, known: known)
    return nil
  }

  private mutating func reportTwice(_ element: XMLElement, _ id: String) {
    report(
      element.line, "there are two <\(element.name)> of '\(id)'", expected: "one", fix: "keep one of them")
  }

  private static func unique(_ words: [String]) -> [String] {
    words.enumerated().filter { !words[..<$0.offset].contains($0.element) }.map(\.element)
  }

  // MARK: Fit

  /// Each classification of an own file fits the survey; of a shipped set, one of each characteristic does.
  private mutating func checkFit(_ population: Population, _ element: XMLElement, file: String) {
    let isOwn = element["file"] != nil
    for question in questions {
      guard let id = question.characteristic else { continue }
      let figures = population.figures(of: id)
      let misfits = figures.compactMap { misfit($0, question) }
      if isOwn {
        for misfit in misfits { report(misfit, file: file, line: misfit.line) }
      } else if let misfit = misfits.first, misfits.count == figures.count {
        report(misfit, file: self.file, line: element.line, of: id)
      }
      if figures.isEmpty, population.cautions[id] != nil {
        report(
          element.line, "there is a caution about '\(id)', for which there are no figures",
          expected: "figures for '\(id)'", fix: "remove the caution, or add <match> or the figures")
      }
    }
    if isOwn { checkCharacteristics(of: population, file: file) }
  }

  /// Why figures fit no grouping of a question; `nil` where they fit one.
  private func misfit(_ figures: PopulationFigures, _ question: Question) -> PopulationMismatch? {
    let own = groupings.first { $0.characteristic == question.characteristic }?.all ?? []
    // The grouping of the same name comes first: its misfit is the one to tell.
    let named = own.filter { $0.id == figures.classification }
    var first: PopulationMismatch?
    for grouping in named.map(Optional.some) + [nil] + own.map(Optional.some) {
      do throws(PopulationMismatch) {
        _ = try figures.shares(of: question, grouping: grouping)
        return nil
      } catch { first = first ?? error }
    }
    return first
  }

  private mutating func report(
    _ misfit: PopulationMismatch, file: String, line: Int, of characteristic: String? = nil
  ) {
    let fix = characteristic.map {
      "\(misfit.fix); or say why it is not compared: <not-compared characteristic=\"\($0)\">...</not-compared>"
    }
    problems.append(
      Problem(
        .unusable, at: SourceLocation(file: file, line: line), misfit.found, expected: misfit.expected,
        fix: fix ?? misfit.fix))
  }

  /// A characteristic of an own file is one of the survey, or one of those that standard sets have.
  private mutating func checkCharacteristics(of population: Population, file: String) {
    let asked = questions.compactMap(\.characteristic).map { population.name(of: $0) }
    var told: Set<String> = []
    for figures in population.figures where !asked.contains(figures.characteristic) {
      let id = figures.characteristic
      guard !StandardPopulation.characteristics.contains(id), told.insert(id).inserted else { continue }
      problems.append(
        .unknownCharacteristic(id, asked: asked, at: SourceLocation(file: file, line: figures.line)))
    }
  }
}
