import Testing

/// Who may import whom: the table of ARCHITECTURE.md.
///
/// The standard library, its concurrency and the C library are open to all; what is not listed here is closed.
private let allowedImports: [String: Set<String>] = [
  "DocumentModel": [],
  "YAMLReading": ["DocumentModel", "CYAML"],
  "DocumentReading": ["DocumentModel", "YAMLReading"],
  "Styling": ["DocumentModel", "YAMLReading"],
  "FontShaping": ["DocumentModel", "CHarfBuzz", "CFontconfig"],
  "Typesetting": ["DocumentModel", "FontShaping", "CICU", "CFriBidi"],
  "Imposition": ["DocumentModel"],
  "PDFWriting": ["DocumentModel", "FontShaping", "CDeflate"],
  "PDFImposing": ["DocumentModel"],
  "PrinterProbing": [],
  "XHTMLWriting": ["DocumentModel", "CLibXML2"],
  "EPUBWriting": ["DocumentModel", "XHTMLWriting", "CLibZip", "CDeflate", "CTurboJPEG", "CPNG", "CWebP"],
  "TextWriting": ["DocumentModel", "Typesetting", "CLouis", "CQREncode"],
  "Sharing": ["DocumentModel", "CSodium"],
  "Serving": ["DocumentModel", "NIOCore", "NIOPosix", "NIOHTTP1"],
  "PamphletKit": [
    "DocumentModel", "DocumentReading", "Styling", "FontShaping", "Typesetting", "Imposition", "PDFWriting",
    "PDFImposing", "PrinterProbing", "XHTMLWriting", "EPUBWriting", "TextWriting", "Sharing",
  ],
  "pamphlet": ["PamphletKit", "Serving", "ArgumentParser"],
]

/// Modules that touch the system: they may import the C library.
private let systemImports: [String: Set<String>] = [
  "pamphlet": ["Glibc"], "PamphletKit": ["Glibc"], "FontShaping": ["Glibc"],
  "XHTMLWriting": ["Glibc", "Synchronization"], "EPUBWriting": ["Glibc"], "PDFWriting": ["Glibc"],
  "PDFImposing": ["Glibc"], "PrinterProbing": ["Glibc"], "Typesetting": ["Glibc"],
  "TextWriting": ["Glibc", "Synchronization"],
  "Serving": ["Synchronization"],
]

/// The most lines of a file that a reader still finds one thing in.
private let longestFile = 400

/// What no source says: marks of unfinished work, and calls that end the process instead of reporting.
private let forbiddenWords = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "try" + "!", "as" + "! "]

@Suite struct ArchitectureTests {
  @Test func `every module is in the table and the table has no other`() throws {
    let modules = try entries(of: "Sources").filter { $0 != "CLibraries" && !$0.hasPrefix(".") }
    #expect(modules.sorted() == allowedImports.keys.sorted())
  }

  @Test(arguments: allowedImports.keys.sorted())
  func `a module imports only what the table allows`(module: String) throws {
    let allowed = allowedImports[module, default: []].union(systemImports[module, default: []])
    for file in try sources(below: "Sources").filter({ $0.target == module }) {
      let forbidden = file.imports.filter { !allowed.contains($0) }
      #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden.joined(separator: ", "))")
    }
  }

  @Test func `no module imports Foundation`() throws {
    for file in try sources(below: "Sources") {
      #expect(!file.imports.contains { $0.hasPrefix("Foundation") }, "\(file.path)")
    }
  }

  @Test func `imports lead down only`() {
    var settled: Set<String> = []
    var waiting = allowedImports.mapValues { $0.filter { allowedImports[$0] != nil } }
    while let next = waiting.keys.sorted().first(where: { waiting[$0]!.isSubset(of: settled) }) {
      settled.insert(next)
      waiting[next] = nil
    }
    #expect(waiting.isEmpty, "a circle of imports among \(waiting.keys.sorted())")
  }

  @Test func `each C library belongs to one module, deflate to the two that compress`() throws {
    let libraries = try entries(of: "Sources/CLibraries").filter { !$0.hasPrefix(".") }
    #expect(!libraries.isEmpty)
    for library in libraries {
      let owners = Set(try sources(below: "Sources").filter { $0.imports.contains(library) }.map(\.target))
      #expect(owners.count <= (library == "CDeflate" ? 2 : 1), "\(library) is imported by \(owners.sorted())")
    }
  }

  @Test func `a C wrapper holds a module map and a header and nothing else`() throws {
    for library in try entries(of: "Sources/CLibraries").filter({ !$0.hasPrefix(".") }) {
      #expect(try entries(of: "Sources/CLibraries/\(library)") == ["module.modulemap", "shim.h"])
    }
  }

  @Test(arguments: ["Sources", "Tests"])
  func `no file is longer than a reader can hold`(folder: String) throws {
    for file in try sources(below: folder) where !file.path.contains("Generated") {
      #expect(file.lines.count <= longestFile + 1, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test func `no source has loose ends`() throws {
    for file in try sources(below: "Sources") {
      for (number, line) in file.lines.enumerated() {
        for word in forbiddenWords where line.contains(word) {
          Issue.record("\(file.path):\(number + 1) says “\(word)”")
        }
      }
    }
  }

  @Test func `a file begins with its matter, not with a banner`() throws {
    for file in try sources(below: "Sources") {
      #expect(!(file.lines.first ?? "").hasPrefix("//==") && !(file.lines.first ?? "").isEmpty, "\(file.path)")
    }
  }

  @Test func `no type has the name of a module`() throws {
    let modules = Set(allowedImports.keys)
    let kinds: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "typealias"]
    for file in try sources(below: "Sources") {
      for line in file.lines {
        let words = line.split(whereSeparator: { $0 == " " || $0 == ":" || $0 == "<" || $0 == "{" })
        for (kind, name) in zip(words, words.dropFirst()) where kinds.contains(kind) && modules.contains(String(name)) {
          Issue.record("\(file.path) declares \(name), the name of a module")
        }
      }
    }
  }
}

@Suite struct SourceTextTests {
  @Test func `imports are read through attributes and access levels`() {
    let text = """
      import A
      public import B
      @testable import C
      private import struct D.E
      // import F
      import A
      """
    let source = SourceText(path: "x.swift", target: "X", lines: text.split(separator: "\n"))
    #expect(source.imports == ["A", "B", "C", "D"])
  }
}
