import DocumentModel
import Testing

@Suite struct LengthTests {
  @Test func `a millimetre is the same number of scaled points everywhere`() {
    #expect(Length.millimetres(25.4) == .points(72))
  }

  @Test func `font units scale down to negative infinity`() {
    #expect(Length.points(10).scaled(-1, unitsPerEm: 3).scaledPoints == -218454)
  }
}
