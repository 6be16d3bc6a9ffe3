internal import CLibZip

/// Folders as ZIP files, packed and unpacked in memory.
public enum ZipFolder {
  /// A file of a folder.
  public struct Entry: Hashable, Sendable {
    /// Its path, with `/` between folders.
    public var path: String
    /// Its content.
    public var bytes: [UInt8]

    /// A file.
    public init(_ path: String, _ bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// The files packed in their order, all of one date. The same files give the same bytes.
  public static func bytes(of entries: [Entry]) throws(EPUBError) -> [UInt8] {
    try Archive(entries.map { File($0.path, $0.bytes) }, isEPUB: false).bytes
  }

  /// The files of a ZIP file, such as an EPUB, in their order; `nil` if it is none, is damaged, or unpacks to more than
  /// `limit` bytes.
  public static func entries(of bytes: [UInt8], limit: Int = 1 << 30) -> [Entry]? {
    unsafe bytes.withUnsafeBytes { memory in unsafe entries(of: memory, limit: limit) }
  }

  private static func entries(of memory: UnsafeRawBufferPointer, limit: Int) -> [Entry]? {
    guard isLibZipInstalled else { return nil }
    var error = unsafe zip_error_t()
    unsafe zip.error_init(&error)
    guard let source = unsafe zip.source_buffer_create(memory.baseAddress, UInt64(memory.count), 0, &error) else {
      return nil
    }
    guard let archive = unsafe zip.open_from_source(source, ZIP_RDONLY, &error) else {
      unsafe zip.source_free(source)
      return nil
    }
    defer { unsafe zip.discard(archive) }
    var entries: [Entry] = []
    var rest = limit
    let count = unsafe zip.get_num_entries(archive, 0)
    for index in 0..<max(0, count) {
      guard let entry = unsafe entry(UInt64(index), of: archive, limit: rest) else { return nil }
      rest -= entry.bytes.count
      entries.append(entry)
    }
    return entries
  }

  private static func entry(_ index: UInt64, of archive: OpaquePointer, limit: Int) -> Entry? {
    var status = unsafe zip_stat_t()
    guard unsafe zip.stat_index(archive, index, 0, &status) == 0, let name = unsafe status.name,
      unsafe status.size <= UInt64(limit), let file = unsafe zip.fopen_index(archive, index, 0)
    else { return nil }
    defer { _ = unsafe zip.fclose(file) }
    let size = unsafe Int(status.size)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { output, count in
      count = 0
      while count < size {
        let read = unsafe zip.fread(file, output.baseAddress! + count, UInt64(size - count))
        guard read > 0 else { break }
        count += Int(read)
      }
    }
    return bytes.count == size ? Entry(unsafe String(cString: name), bytes) : nil
  }
}

/// Streams of other containers, such as those of a PDF.
public enum PackedStream {
  /// What a zlib stream unpacks to; `nil` if it is none or gives more than `limit` bytes.
  public static func unpacked(_ bytes: [UInt8], limit: Int = 1 << 28) -> [UInt8]? {
    Deflate.inflated(bytes, limit: limit)
  }
}
