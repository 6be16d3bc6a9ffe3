extension ForeignPDF {
  /// Moves annotations to the sheets.
  func moveAnnotations(with destinations: inout DestinationMap) {
    var onSheet: [CInt: UInt32] = [:]
    var turned: Set<CInt> = []
    for page in pages {
      guard let (sheet, matrix) = page.place else { continue }
      for annotation in file.items(file.entry("/Annots", of: page.object)) where file.isDictionary(annotation) {
        move(annotation, by: matrix, &turned)
        file.set("/P", of: annotation, to: sheet)
        destinations.moveLinks(of: annotation)
        let list = onSheet[file.identity(sheet)] ?? file.array()
        file.append(annotation, to: list)
        file.set("/Annots", of: sheet, to: list)
        onSheet[file.identity(sheet)] = file.entry("/Annots", of: sheet)
      }
    }
  }

  private func move(_ annotation: UInt32, by matrix: Matrix, _ turned: inout Set<CInt>) {
    let rectangle = file.numbers(file.entry("/Rect", of: annotation))
    if rectangle.count == 4 {
      file.set("/Rect", of: annotation, to: file.array(matrix.box(rectangle).map { file.real($0) }))
    }
    for key in ["/QuadPoints", "/Vertices", "/L", "/CL"] {
      let numbers = file.numbers(file.entry(key, of: annotation))
      if numbers.count >= 2 {
        file.set(key, of: annotation, to: file.array(moved(numbers, matrix).map { file.real($0) }))
      }
    }
    if let list = file.present("/InkList", of: annotation), file.isArray(list) {
      let strokes = file.items(list).map { stroke in
        file.array(moved(file.numbers(stroke), matrix).map { file.real($0) })
      }
      file.set("/InkList", of: annotation, to: file.array(strokes))
    }
    turnAppearances(of: annotation, by: matrix.turn, &turned)
  }

  private func moved(_ numbers: [Double], _ matrix: Matrix) -> [Double] {
    stride(from: 0, to: numbers.count - 1, by: 2).flatMap { index in
      let point = matrix.point(numbers[index], numbers[index + 1])
      return [point.x, point.y]
    }
  }

  /// Turns what annotations look like as their page is turned; each once.
  private func turnAppearances(of annotation: UInt32, by turn: Matrix, _ turned: inout Set<CInt>) {
    guard turn != Matrix(), let looks = file.present("/AP", of: annotation) else { return }
    for state in ["/N", "/R", "/D"] {
      guard let look = file.present(state, of: looks) else { continue }
      let streams = file.isStream(look) ? [look] : file.keys(look).map { file.entry($0, of: look) }
      for stream in streams where file.isStream(stream) && turned.insert(file.identity(stream)).inserted {
        let old = file.numbers(file.entry("/Matrix", of: stream))
        let matrix =
          old.count == 6 ? Matrix(a: old[0], b: old[1], c: old[2], d: old[3], e: old[4], f: old[5]) : Matrix()
        let new = matrix.then(turn)
        let numbers = [new.a, new.b, new.c, new.d, new.e, new.f].map { file.real($0) }
        file.set("/Matrix", of: stream, to: file.array(numbers))
      }
    }
  }
}
