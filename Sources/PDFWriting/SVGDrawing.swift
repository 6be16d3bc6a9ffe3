import DocumentModel
import Glibc

/// Draws SVG by librsvg onto a page of cairo's, whose objects ``CairoPage`` takes over into our file: so drawings stay
/// lines and letters and are sharp at any size.
@safe
struct SVGDrawing {
  private typealias Handle = OpaquePointer
  private typealias Write = @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, CUnsignedInt) -> CInt

  private let svg: LoadedLibrary
  private let cairo: LoadedLibrary

  private init() throws(Picture.PrintingProblem) {
    guard let svg = LoadedLibrary("librsvg-2.so.2"), let cairo = LoadedLibrary("libcairo.so.2") else {
      throw .libraryMissing(package: "librsvg2-2")
    }
    self.svg = svg
    self.cairo = cairo
  }

  /// Fails if a drawing cannot be read. Entities, which can make a small file endless, are not.
  static func check(_ bytes: [UInt8]) throws(Picture.PrintingProblem) {
    let drawing = try SVGDrawing()
    guard !hasEntities(bytes), let handle = unsafe drawing.handle(of: bytes) else { throw .damaged }
    unsafe drawing.release(handle)
  }

  /// The page of cairo's with a drawing on it, as large as the picture says it is at 96 pixels to the inch.
  static func page(of picture: Picture) -> CairoPage? {
    guard let drawing = try? SVGDrawing(), !hasEntities(picture.bytes),
      let handle = unsafe drawing.handle(of: picture.bytes)
    else { return nil }
    defer { unsafe drawing.release(handle) }
    let width = Double(picture.width) * 0.75
    let height = Double(picture.height) * 0.75
    return unsafe drawing.rendered(handle, width: width, height: height).flatMap { CairoPage($0) }
  }

  private static func hasEntities(_ bytes: [UInt8]) -> Bool {
    let mark = [UInt8]("<!ENTITY".utf8)
    return bytes.indices.contains { bytes[$0] == 0x3C && bytes[$0...].starts(with: mark) }
  }

  /// A drawing that was read. Without an address of its own it reaches no file and no network.
  private func handle(of bytes: [UInt8]) -> Handle? {
    let new = unsafe svg.function(
      "rsvg_handle_new_from_data",
      (@convention(c) (UnsafePointer<UInt8>?, Int, UnsafeMutableRawPointer?) -> Handle?).self)
    return unsafe new?(bytes, bytes.count, nil)
  }

  private func release(_ handle: Handle) {
    // libgobject comes with librsvg.
    unsafe svg.function("g_object_unref", (@convention(c) (Handle?) -> Void).self)?(handle)
  }

  /// What cairo wrote, gathered block by block.
  private final class Output {
    var bytes: [UInt8] = []
  }

  private func rendered(_ handle: Handle, width: Double, height: Double) -> [UInt8]? {
    let output = Output()
    let write: Write = { closure, data, count in
      guard let closure = unsafe closure, let data = unsafe data else { return 0 }
      let output = unsafe Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue()
      unsafe output.bytes += UnsafeBufferPointer(start: data, count: Int(count))
      return 0
    }
    let create = unsafe cairo.function(
      "cairo_pdf_surface_create_for_stream",
      (@convention(c) (Write, UnsafeMutableRawPointer?, Double, Double) -> OpaquePointer?).self)
    guard let surface = unsafe create?(write, Unmanaged.passUnretained(output).toOpaque(), width, height) else {
      return nil
    }
    func call(_ name: String, _ object: OpaquePointer) {
      unsafe cairo.function(name, (@convention(c) (OpaquePointer?) -> Void).self)?(object)
    }
    // CAIRO_PDF_VERSION_1_4: objects stand by themselves, which is all that CairoPage reads.
    unsafe cairo.function(
      "cairo_pdf_surface_restrict_to_version", (@convention(c) (OpaquePointer?, CInt) -> Void).self)?(surface, 0)
    // What cairo cannot say in PDF, such as a blur, becomes pixels of a good printer's size.
    unsafe cairo.function(
      "cairo_surface_set_fallback_resolution", (@convention(c) (OpaquePointer?, Double, Double) -> Void).self)?(
        surface, 600, 600)
    defer { unsafe call("cairo_surface_destroy", surface) }
    guard
      let context = unsafe cairo.function(
        "cairo_create", (@convention(c) (OpaquePointer?) -> OpaquePointer?).self)?(surface)
    else { return nil }
    let viewport = [0, 0, width, height]
    let render = unsafe svg.function(
      "rsvg_handle_render_document",
      (@convention(c) (Handle?, OpaquePointer?, UnsafePointer<Double>?, UnsafeMutableRawPointer?) -> CInt).self)
    let isDrawn = unsafe render?(handle, context, viewport, nil) == 1
    unsafe call("cairo_destroy", context)
    unsafe call("cairo_surface_finish", surface)
    return withExtendedLifetime(output) { isDrawn ? output.bytes : nil }
  }
}
