import CHarfBuzz
import DocumentModel

/// A font file held open by HarfBuzz, unscaled: all its lengths are in font units.
///
/// The only type that holds HarfBuzz handles; no pointer leaves it.
@safe
final class FontFile {
  /// The file's path, for telling files apart.
  let path: String
  /// Number of the face in the file.
  let index: Int
  /// Font units in an em; at least 1.
  let unitsPerEm: Int
  /// Whether outlines are in a `CFF ` table; otherwise in `glyf`.
  let isCFF: Bool
  /// How many glyphs there are.
  let glyphCount: Int
  private let face: OpaquePointer
  private let font: OpaquePointer

  /// The face numbered `index` of the file at `path`; `nil` if it has no outlines that PDF can carry.
  init?(path: String, index: Int = 0) {
    guard isHarfBuzzInstalled, let blob = unsafe hb.blob_create_from_file_or_fail(path) else { return nil }
    let face = unsafe hb.face_create(blob, UInt32(index))!
    unsafe hb.blob_destroy(blob)
    unsafe hb.face_make_immutable(face)
    self.path = path
    self.index = index
    unsafe self.face = unsafe face
    unsafe font = unsafe hb.font_create(face)!
    unitsPerEm = max(1, unsafe Int(hb.face_get_upem(face)))
    glyphCount = min(65_535, unsafe Int(hb.face_get_glyph_count(face)))
    isCFF = unsafe FontFile.length(of: "CFF ", in: face) > 0
    guard glyphCount > 0, unsafe isCFF || FontFile.length(of: "glyf", in: face) > 0 else { return nil }
  }

  deinit {
    unsafe hb.font_destroy(font)
    unsafe hb.face_destroy(face)
  }

  /// The four bytes of a name as OpenType writes them.
  static func tag(_ name: StaticString) -> hb_tag_t {
    precondition(name.utf8CodeUnitCount == 4)
    return name.withUTF8Buffer { bytes in
      unsafe bytes.reduce(0) { $0 << 8 | hb_tag_t($1) }
    }
  }

  private static func length(of table: StaticString, in face: OpaquePointer) -> Int {
    let blob = unsafe hb.face_reference_table(face, tag(table))
    defer { unsafe hb.blob_destroy(blob) }
    return unsafe Int(hb.blob_get_length(blob))
  }

  /// The bytes of a table; empty if the font has none.
  func table(_ name: StaticString) -> [UInt8] { unsafe FontFile.bytes(of: name, in: face) }

  private static func bytes(of table: StaticString, in face: OpaquePointer) -> [UInt8] {
    unsafe bytes(of: hb.face_reference_table(face, tag(table)))
  }

  /// The bytes of a blob, which is given back.
  private static func bytes(of blob: OpaquePointer?) -> [UInt8] {
    defer { unsafe hb.blob_destroy(blob) }
    var length: UInt32 = 0
    guard let data = unsafe hb.blob_get_data(blob, &length) else { return [] }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: data, count: Int(length)))
  }

  /// The glyph of a character, as the font maps it without any feature.
  func glyph(for scalar: UInt32) -> GlyphID? {
    var glyph: hb_codepoint_t = 0
    guard unsafe hb.font_get_nominal_glyph(font, scalar, &glyph) != 0, glyph > 0, glyph < 65_536 else { return nil }
    return GlyphID(UInt16(glyph))
  }

  /// How far a glyph moves the pen.
  func advance(of glyph: GlyphID) -> Int { unsafe Int(hb.font_get_glyph_h_advance(font, UInt32(glyph.number))) }

  /// Whether letters are equally wide, however much they need.
  var isMonospaced: Bool {
    guard let narrow = glyph(for: 0x69), let wide = glyph(for: 0x4D) else { return false }
    return advance(of: narrow) == advance(of: wide)
  }

  /// Height of a glyph's ink above the baseline, or `nil` if it has no ink.
  func top(of glyph: GlyphID) -> Int? {
    var extents = hb_glyph_extents_t()
    guard unsafe hb.font_get_glyph_extents(font, UInt32(glyph.number), &extents) != 0, extents.height != 0 else {
      return nil
    }
    return Int(extents.y_bearing)
  }

  /// The ascender and the (negative) descender that lines are spaced by.
  var lineExtents: (ascender: Int, descender: Int) {
    var extents = hb_font_extents_t()
    _ = unsafe hb.font_get_h_extents(font, &extents)
    return (Int(extents.ascender), Int(extents.descender))
  }

  /// The PostScript name, or empty.
  var postScriptName: String {
    var length: UInt32 = 0
    let name = hb_ot_name_id_t(HB_OT_NAME_ID_POSTSCRIPT_NAME)
    let count = unsafe hb.ot_name_get_utf8(face, name, nil, &length, nil)
    var characters = [CChar](repeating: 0, count: Int(count) + 1)
    length = UInt32(characters.count)
    _ = unsafe hb.ot_name_get_utf8(face, name, nil, &length, &characters)
    return String(decoding: characters.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether the font has rules for a feature in any script.
  func has(_ feature: StaticString) -> Bool {
    let features = hb.set_create()
    defer { unsafe hb.set_destroy(features) }
    var wanted: [hb_tag_t] = [FontFile.tag(feature), 0]
    unsafe hb.ot_layout_collect_features(face, FontFile.tag("GSUB"), nil, nil, &wanted, features)
    return unsafe hb.set_is_empty(features) == 0
  }

  /// Draws a glyph by calling `pens` with `target`.
  func draw(_ glyph: GlyphID, with pens: OpaquePointer, into target: UnsafeMutableRawPointer) {
    unsafe hb.font_get_glyph_shape(font, UInt32(glyph.number), pens, target)
  }

  /// Shapes the characters put into `buffer`.
  fileprivate func shape(_ buffer: OpaquePointer?, features: [hb_feature_t]) {
    unsafe features.withUnsafeBufferPointer {
      unsafe hb.shape(font, buffer, $0.baseAddress, UInt32($0.count))
    }
  }

  /// The parts of a font that drawing `glyphs` takes: the font program and the new number of each glyph.
  func program(keeping glyphs: [GlyphID]) -> (bytes: [UInt8], newNumbers: [UInt16])? {
    guard let input = hb.subset_input_create_or_fail() else { return nil }
    defer { unsafe hb.subset_input_destroy(input) }
    let kept = unsafe hb.subset_input_glyph_set(input)
    unsafe hb.set_add(kept, 0)
    for glyph in glyphs { unsafe hb.set_add(kept, UInt32(glyph.number)) }
    // Glyphs that share parts (subroutines) take longer to cut down, and are larger once they are compressed.
    let flags = HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue
    unsafe hb.subset_input_set_flags(input, flags)
    let source = unsafe outlines()
    defer { unsafe hb.face_destroy(source) }
    guard let plan = unsafe hb.subset_plan_create_or_fail(source, input) else { return nil }
    defer { unsafe hb.subset_plan_destroy(plan) }
    guard let subset = unsafe hb.subset_plan_execute_or_fail(plan) else { return nil }
    defer { unsafe hb.face_destroy(subset) }
    let mapping = unsafe hb.subset_plan_old_to_new_glyph_mapping(plan)
    var numbers = [UInt16](repeating: 0, count: glyphCount)
    for glyph in numbers.indices {
      let number = unsafe hb.map_get(mapping, UInt32(glyph))
      if number < 65_536 { numbers[glyph] = UInt16(number) }
    }
    var bytes =
      unsafe isCFF ? FontFile.bytes(of: "CFF ", in: subset) : FontFile.bytes(of: hb.face_reference_blob(subset))
    if isCFF { CompactFont.numberIdentifiers(&bytes, glyphCount: unsafe Int(hb.face_get_glyph_count(subset))) }
    return bytes.isEmpty ? nil : (bytes, numbers)
  }

  /// A face of the tables that drawing glyphs takes, and of no others: the rest would be read in vain.
  private func outlines() -> OpaquePointer? {
    let outlines = hb.face_builder_create()
    for name in FontFile.outlineTables {
      let table = unsafe hb.face_reference_table(face, FontFile.tag(name))
      defer { unsafe hb.blob_destroy(table) }
      if unsafe hb.blob_get_length(table) > 0 {
        _ = unsafe hb.face_builder_add_table(outlines, FontFile.tag(name), table)
      }
    }
    return unsafe outlines
  }

  /// The tables that a PDF reader draws glyphs by (ISO 32000-2, 9.9.1), without hints.
  private static let outlineTables: [StaticString] = ["CFF ", "glyf", "head", "hhea", "hmtx", "loca", "maxp"]
}

/// The buffer that words pass through on their way to being shaped; one for a whole font set.
@safe
final class ShapingBuffer {
  private let buffer: OpaquePointer

  /// An empty buffer.
  init() { unsafe buffer = hb.buffer_create()! }

  deinit { unsafe hb.buffer_destroy(buffer) }

  /// Shapes `text` and adds its glyphs to `glyphs`.
  ///
  /// A soft hyphen at the very end is shaped as a hyphen; elsewhere it and its like vanish.
  func shape(_ text: ArraySlice<UInt8>, in file: FontFile, as request: ShapingRequest, into glyphs: inout [ShapedGlyph])
  {
    unsafe hb.buffer_clear_contents(buffer)
    let endsInHyphen = text.count >= 2 && text[text.endIndex - 2] == 0xC2 && text[text.endIndex - 1] == 0xAD
    let count = Int32(clamping: text.count - (endsInHyphen ? 2 : 0))
    unsafe text.withUnsafeBytes { bytes in
      let characters = unsafe bytes.bindMemory(to: CChar.self).baseAddress
      unsafe hb.buffer_add_utf8(buffer, characters, count, 0, count)
    }
    if endsInHyphen {
      let hyphen: UInt32 = file.glyph(for: 0x2010) != nil ? 0x2010 : 0x2D
      unsafe hb.buffer_add(buffer, hyphen, UInt32(count))
      unsafe hb.buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE)
    }
    unsafe hb.buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
    unsafe hb.buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES)
    unsafe hb.buffer_set_direction(
      buffer, request.direction == .leftToRight ? HB_DIRECTION_LTR : HB_DIRECTION_RTL)
    unsafe request.language.set(for: buffer)
    unsafe hb.buffer_guess_segment_properties(buffer)
    unsafe file.shape(buffer, features: request.features)
    take(into: &glyphs)
  }

  private func take(into glyphs: inout [ShapedGlyph]) {
    var count: UInt32 = 0
    let infos = unsafe hb.buffer_get_glyph_infos(buffer, &count)
    let positions = unsafe hb.buffer_get_glyph_positions(buffer, &count)
    guard let infos = unsafe infos, let positions = unsafe positions else { return }
    for index in 0..<Int(count) {
      let info = unsafe infos[index]
      let position = unsafe positions[index]
      glyphs.append(
        ShapedGlyph(
          GlyphID(UInt16(truncatingIfNeeded: info.codepoint)), cluster: UInt16(clamping: info.cluster),
          advance: position.x_advance, xOffset: Int16(clamping: position.x_offset),
          yOffset: Int16(clamping: position.y_offset)))
    }
  }

  /// The script of a character as four letters in one number (ISO 15924), such as `Hebr`.
  static func script(of scalar: UInt32) -> UInt32 {
    unsafe hb.unicode_script(hb.unicode_funcs_get_default(), scalar).rawValue
  }
}

/// How a run is to be shaped.
struct ShapingRequest {
  /// The way it runs.
  var direction: Direction
  /// Its language.
  var language: ShapingLanguage
  /// OpenType features beyond the usual, as HarfBuzz wants them.
  var features: [hb_feature_t]
}

/// A language as HarfBuzz knows it.
@safe
struct ShapingLanguage {
  /// Its tag (BCP 47), or empty.
  let tag: String
  private let handle: hb_language_t?

  /// The language of a tag.
  init(_ tag: String) {
    self.tag = tag
    unsafe handle = unsafe tag.isEmpty || !isHarfBuzzInstalled ? nil : hb.language_from_string(tag, -1)
  }

  /// Makes it that of the text in a buffer, if there is a tag.
  fileprivate func set(for buffer: OpaquePointer) {
    if let handle = unsafe handle { unsafe hb.buffer_set_language(buffer, handle) }
  }
}

extension FontFeatures {
  /// As HarfBuzz wants them.
  var requests: [hb_feature_t] {
    FontFeatures.all.filter { contains($0.0) }.map {
      hb_feature_t(tag: FontFile.tag($0.1), value: 1, start: 0, end: UInt32.max)
    }
  }
}
