import CLouis
import Glibc
import Synchronization

/// The translator of Braille, liblouis, opened only when a Braille edition is asked for; it stays open until the process
/// ends.
@safe
final class Louis {
  private typealias Name = UnsafePointer<CChar>
  private typealias Text = UnsafePointer<widechar>
  private typealias Buffer = UnsafeMutablePointer<widechar>
  private typealias Count = UnsafeMutablePointer<CInt>
  private typealias Translate =
    @convention(c) (
      Name?, Text?, Count?, Buffer?, Count?, UnsafeMutablePointer<formtype>?, UnsafeMutablePointer<CChar>?, Count?,
      Count?, Count?, CInt
    ) -> CInt

  /// The library keeps its work in variables of its own: one translation at a time.
  private static let turn = Mutex(())

  private let translate: Translate
  private let backTranslate: Translate
  private let getTable: @convention(c) (Name?) -> UnsafeRawPointer?

  /// `nil` if liblouis is not installed, or its characters are not of the size we were built for.
  init?() {
    guard let library = unsafe dlopen("liblouis.so.20", RTLD_NOW | RTLD_LOCAL),
      let translate = unsafe dlsym(library, "lou_translate"),
      let backTranslate = unsafe dlsym(library, "lou_backTranslate"),
      let getTable = unsafe dlsym(library, "lou_getTable"), let charSize = unsafe dlsym(library, "lou_charSize"),
      let setLevel = unsafe dlsym(library, "lou_setLogLevel")
    else { return nil }
    let size = unsafe unsafeBitCast(charSize, to: (@convention(c) () -> CInt).self)()
    guard size == MemoryLayout<widechar>.size else { return nil }
    unsafe unsafeBitCast(setLevel, to: (@convention(c) (logLevels) -> Void).self)(LOU_LOG_OFF)
    unsafe self.translate = unsafe unsafeBitCast(translate, to: Translate.self)
    unsafe self.backTranslate = unsafe unsafeBitCast(backTranslate, to: Translate.self)
    unsafe self.getTable = unsafe unsafeBitCast(
      getTable, to: (@convention(c) (Name?) -> UnsafeRawPointer?).self)
  }

  /// Whether a table, or a list of tables parted by commas, is there and in order.
  func hasTable(_ table: String) -> Bool { Self.turn.withLock { _ in unsafe getTable(table) != nil } }

  /// Braille for text, as Unicode's patterns of dots, and for every character of the text where its cells begin; `nil` if
  /// the table fails.
  func cells(of text: [UInt32], by table: String) -> (cells: [UInt32], places: [Int])? {
    unsafe run(translate, text, table, mode: CInt(dotsIO.rawValue | ucBrl.rawValue))
  }

  /// Whether a table has cells for a character.
  func knows(_ scalar: UInt32, by table: String) -> Bool {
    let mode = CInt(dotsIO.rawValue | ucBrl.rawValue | noUndefined.rawValue)
    return unsafe run(translate, [scalar], table, mode: mode)?.cells.isEmpty == false
  }

  /// The text that Unicode's patterns of dots stand for; `nil` if the table fails.
  func text(of cells: [UInt32], by table: String) -> [UInt32]? {
    unsafe run(backTranslate, cells, "unicode.dis," + table, mode: 0)?.cells
  }

  /// Runs a translation until all of the text is done; the library may stop where its buffers are full.
  private func run(
    _ function: Translate, _ text: [UInt32], _ table: String, mode: CInt
  ) -> (cells: [UInt32], places: [Int])? {
    var result: [UInt32] = []
    var places: [Int] = []
    var start = 0
    while start < text.count {
      let end = Self.pieceEnd(of: text, from: start)
      let piece = Array(text[start..<end])
      var room = piece.count * 8 + 256
      while true {
        var taken = CInt(piece.count)
        var made = CInt(room)
        var output = [UInt32](repeating: 0, count: room)
        var input = piece
        var outputPlaces = [CInt](repeating: 0, count: room)
        var inputPlaces = [CInt](repeating: 0, count: room)
        let isFine = Self.turn.withLock { _ in
          unsafe function(table, &input, &taken, &output, &made, nil, nil, &outputPlaces, &inputPlaces, nil, mode)
        }
        guard isFine != 0 else { return nil }
        if taken < piece.count, room < piece.count * 64 + 4096 {
          room *= 4
          continue
        }
        guard taken == piece.count else { return nil }
        places += outputPlaces.prefix(piece.count).map { result.count + min(Int(max(0, $0)), Int(made)) }
        result += output.prefix(Int(made))
        break
      }
      start = end
    }
    return (result, places)
  }

  /// Where to cut a long text: after a space, since the library's time grows faster than the text.
  private static func pieceEnd(of text: [UInt32], from start: Int) -> Int {
    let longest = 1500
    guard text.count - start > longest else { return text.count }
    var end = start + longest
    while end > start + longest / 2, text[end - 1] != 0x20, text[end - 1] != 0x2800 { end -= 1 }
    return end > start + longest / 2 ? end : start + longest
  }
}
