// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same rules; see CONTRIBUTING.md.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of ours, with the modules and C wrappers it may import (see ARCHITECTURE.md).
func module(_ name: String, _ imports: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: imports, exclude: exclude, swiftSettings: strict)
}

/// A C library of Debian, found by pkg-config.
func wrapper(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/CLibraries/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// The tests of one module.
func tests(_ name: String, _ imports: [Target.Dependency]) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: imports + ["TestSupport"], swiftSettings: strict)
}

/// The layouts that are part of the program: files of Layouts.
let layouts = [
  "a5-52x44", "accordion-a4", "ascii-72x58", "book-a5", "book-a6", "booklet-a4", "booklet-letter", "brf-40x25",
  "ebook", "email-66", "essay-a4", "essay-letter", "gatefold-a4", "gutenberg-70", "half-letter", "handbill-a6-4up",
  "large-40x30", "large-print", "leaflet-72x58", "leaflet-text", "receipt-32", "receipt-42", "receipt-48", "rfc-72",
  "text-booklet", "text-tri-fold", "trifold-a4", "trifold-letter", "two-column-a4", "two-column-text", "zfold-a4",
  "zine-8up", "zine-a7",
]

let package = Package(
  name: "pamphlet",
  products: [
    .library(name: "PamphletKit", targets: ["PamphletKit"]),
    .executable(name: "pamphlet", targets: ["pamphlet"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    wrapper("CYAML", "yaml-0.1", "libyaml-dev"),
    // Not linked: opened by FontShaping only for the first font, and when a family is in none of the known folders.
    .systemLibrary(name: "CHarfBuzz", path: "Sources/CLibraries/CHarfBuzz", providers: [.apt(["libharfbuzz-dev"])]),
    .systemLibrary(
      name: "CFontconfig", path: "Sources/CLibraries/CFontconfig", providers: [.apt(["libfontconfig-dev"])]),
    wrapper("CICU", "icu-uc", "libicu-dev"),
    wrapper("CFriBidi", "fribidi", "libfribidi-dev"),
    wrapper("CDeflate", "libdeflate", "libdeflate-dev"),
    wrapper("CLibXML2", "libxml-2.0", "libxml2-dev"),
    // Not linked: opened by EPUBWriting only for a container.
    .systemLibrary(name: "CLibZip", path: "Sources/CLibraries/CLibZip", providers: [.apt(["libzip-dev"])]),
    // Not linked: opened by TextWriting only for Braille and for QR codes.
    .systemLibrary(name: "CLouis", path: "Sources/CLibraries/CLouis", providers: [.apt(["liblouis-dev"])]),
    .systemLibrary(name: "CQREncode", path: "Sources/CLibraries/CQREncode", providers: [.apt(["libqrencode-dev"])]),
    // Not linked: opened by EPUBWriting only for pictures that are too large.
    .systemLibrary(
      name: "CTurboJPEG", path: "Sources/CLibraries/CTurboJPEG", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CPNG", path: "Sources/CLibraries/CPNG", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CWebP", path: "Sources/CLibraries/CWebP", providers: [.apt(["libwebp-dev"])]),
    wrapper("CSodium", "libsodium", "libsodium-dev"),

    module("DocumentModel"),
    module("YAMLReading", ["DocumentModel", "CYAML"]),
    module("DocumentReading", ["DocumentModel", "YAMLReading"]),
    .target(
      name: "Styling", dependencies: ["DocumentModel", "YAMLReading"],
      exclude: ["Layouts/README.md", "Layouts/leaflet.md", "Layouts/pictures"],
      resources: layouts.map { .embedInCode("Layouts/\($0).yaml") }
        + [.embedInCode("Layouts/specimen.md"), .embedInCode("Layouts/specimen.svg")],
      swiftSettings: strict),
    module("FontShaping", ["DocumentModel", "CHarfBuzz", "CFontconfig"]),
    module("Typesetting", ["DocumentModel", "FontShaping", "CICU", "CFriBidi"]),
    module("Imposition", ["DocumentModel"]),
    module("PDFWriting", ["DocumentModel", "FontShaping", "CDeflate"], exclude: ["CONFORMANCE.md"]),
    module("PDFImposing", ["DocumentModel"]),
    module("PrinterProbing"),
    module("XHTMLWriting", ["DocumentModel", "CLibXML2"]),
    module(
      "EPUBWriting", ["DocumentModel", "XHTMLWriting", "CLibZip", "CDeflate", "CTurboJPEG", "CPNG", "CWebP"],
      exclude: ["CONFORMANCE.md"]),
    module("TextWriting", ["DocumentModel", "Typesetting", "CLouis", "CQREncode"]),
    module("Sharing", ["DocumentModel", "CSodium"]),
    module(
      "Serving",
      ["DocumentModel"] + ["NIOCore", "NIOPosix", "NIOHTTP1"].map { .product(name: $0, package: "swift-nio") }),
    module(
      "PamphletKit",
      [
        "DocumentModel", "DocumentReading", "Styling", "FontShaping", "Typesetting", "Imposition", "PDFWriting",
        "PDFImposing", "PrinterProbing", "XHTMLWriting", "EPUBWriting", "TextWriting", "Sharing",
      ]),
    .executableTarget(
      name: "pamphlet",
      dependencies: ["PamphletKit", "Serving", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("DocumentModel", ["DocumentModel"]),
    tests("YAMLReading", ["DocumentModel", "YAMLReading"]),
    tests("DocumentReading", ["DocumentModel", "DocumentReading"]),
    tests("Styling", ["DocumentModel", "Styling"]),
    tests("FontShaping", ["DocumentModel", "FontShaping"]),
    tests("Typesetting", ["DocumentModel", "DocumentReading", "FontShaping", "Styling", "Typesetting"]),
    tests("Imposition", ["DocumentModel", "Imposition"]),
    tests("PDFWriting", ["DocumentModel", "FontShaping", "Imposition", "PDFWriting"]),
    tests("XHTMLWriting", ["DocumentModel", "DocumentReading", "Styling", "XHTMLWriting"]),
    tests("EPUBWriting", ["DocumentModel", "DocumentReading", "EPUBWriting", "Styling", "XHTMLWriting"]),
    tests("TextWriting", ["DocumentModel", "DocumentReading", "Styling", "TextWriting", "Typesetting"]),
    tests("Sharing", ["DocumentModel", "Sharing"]),
    tests("Serving", ["Serving"]),
    tests("PamphletKit", ["DocumentModel", "PamphletKit"]),
    tests("Architecture", []),
  ]
)
