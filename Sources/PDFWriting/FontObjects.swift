import DocumentModel
import FontShaping

extension PDFFile {
  /// Writes the fonts; gives the objects of all resources in the order of their numbers.
  mutating func writeFonts(_ fonts: EmbeddedFonts) -> [ObjectID] {
    var resources: [ObjectID] = []
    for (index, file) in fonts.files.enumerated() {
      guard let subset = file.subset else { continue }
      // The index keeps the tags of equal programs apart.
      let tag = ContentHash(of: subset.bytes + [UInt8(truncatingIfNeeded: index)]).tag
      let name = "/\(tag)+\(subset.postScriptName)"
      let descendant = writeDescendant(subset, name: name)
      for variant in 0..<file.texts.variantCount {
        let unicode = reserve()
        writeStream(unicode, FontObjects.characterMap(of: file, variant: variant), with: .usual)
        resources.append(
          add {
            $0.put(words: "<</Type/Font/Subtype/Type0/BaseFont\(name)\(subset.program == .cff ? "-Identity-H" : "")")
            $0.put("/Encoding/Identity-H/DescendantFonts[")
            $0.put(descendant)
            $0.put("]/ToUnicode ")
            $0.put(unicode)
            $0.put(">>")
          })
      }
    }
    return resources
  }

  private mutating func writeDescendant(_ subset: FontSubset, name: String) -> ObjectID {
    let program = reserve()
    writeStream(program, subset.bytes, with: .usual) {
      if subset.program == .cff {
        $0.put("/Subtype/CIDFontType0C")
      } else {
        $0.put("/Length1 ")
        $0.put(subset.bytes.count)
      }
    }
    let look = subset.descriptor
    let flags = (look.isFixedPitch ? 1 : 0) | (look.isSerif ? 2 : 0) | 4 | (look.italicAngle != 0 ? 64 : 0)
    let descriptor = add {
      $0.put(words: "<</Type/FontDescriptor/FontName\(name)/Flags \(flags)")
      $0.put(words: "/FontBBox[\(look.box[0]) \(look.box[1]) \(look.box[2]) \(look.box[3])]")
      $0.put(words: "/ItalicAngle \(look.italicAngle)/Ascent \(look.ascent)/Descent \(look.descent)")
      $0.put(words: "/CapHeight \(look.capHeight)/StemV \(look.stemWidth)")
      $0.put(subset.program == .cff ? "/FontFile3 " : "/FontFile2 ")
      $0.put(program)
      $0.put(">>")
    }
    return add {
      $0.put("<</Type/Font/Subtype")
      $0.put(subset.program == .cff ? "/CIDFontType0" : "/CIDFontType2/CIDToGIDMap/Identity")
      $0.put(words: "/BaseFont\(name)")
      $0.put("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ")
      $0.put(descriptor)
      $0.put("/DW 0/W[0[")
      for (index, width) in subset.widths.enumerated() {
        if index > 0 { $0.put(byte: 0x20) }
        $0.put(Int(width))
      }
      $0.put("]]>>")
    }
  }
}

/// Parts of font objects.
enum FontObjects {
  /// A ToUnicode map: what each glyph in use stands for, in the order of the new numbers.
  static func characterMap(of file: EmbeddedFonts.File, variant: Int) -> [UInt8] {
    var map = PDFBytes()
    map.put(
      """
      /CIDInit/ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
      /CMapName/Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000><FFFF>
      endcodespacerange

      """ as StaticString)
    let numbers = file.subset?.newNumbers ?? []
    let entries = file.texts.glyphs.map { glyph in
      (number: Int(glyph.number) < numbers.count ? numbers[Int(glyph.number)] : 0, glyph: glyph)
    }.sorted { $0.number < $1.number }
    // ISO 32000-1, 9.10.3: at most 100 entries in a block.
    for start in stride(from: 0, to: entries.count, by: 100) {
      let block = entries[start..<min(start + 100, entries.count)]
      map.put(block.count)
      map.put(" beginbfchar\n")
      for entry in block {
        map.put(byte: 0x3C)
        map.put(hex: entry.number)
        map.put("><")
        for unit in units(of: file.texts.text(of: entry.glyph, variant: variant)) { map.put(hex: unit) }
        map.put(">\n")
      }
      map.put("endbfchar\n")
    }
    map.put("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend")
    return map.bytes
  }

  /// UTF-16 of a glyph's text as PDF/A and PDF/UA allow it: no private use, no U+0000, U+FEFF or U+FFFE, not empty.
  static func units(of text: ArraySlice<UInt8>) -> [UInt16] {
    var units: [UInt16] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where units.count < 200 {
      switch scalar.value {
      case 0, 0xFEFF, 0xFFFE: continue
      case 0xE000...0xF8FF, 0xF0000...0x10FFFF: units.append(0xFFFD)
      default: units += String(scalar).utf16
      }
    }
    // What the glyph before stands for already: a zero-width space adds nothing to it.
    return units.isEmpty ? [0x200B] : units
  }
}
