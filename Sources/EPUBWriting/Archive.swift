internal import CLibZip
import XHTMLWriting

/// An EPUB container (EPUB 3.3, 4.3): a ZIP file in memory, by libzip. Besides
/// `ZipFolder` and `LibZip`, this is the one file that knows it.
///
/// Its first entry is `mimetype`, stored. All entries have the same date and mode and no extra fields.
struct Archive {
  /// The container.
  let bytes: [UInt8]
  /// Bytes from which on several threads compress sooner than one.
  private static let manyBytes = 200_000

  /// Packs `files` in their order, after the entry that makes a container an EPUB unless `isEPUB` says otherwise.
  ///
  /// Entries are compressed on as many threads as there are jobs; each for itself, so the bytes are the same.
  init(_ files: [File], isEPUB: Bool = true, jobs: Int = 1) throws(EPUBError) {
    guard isLibZipInstalled else { throw .unpackable(reason: "libzip is not installed; apt-get install libzip4") }
    var entries = isEPUB ? [Entry("mimetype", Array("application/epub+zip".utf8), packed: nil)] : []
    let jobs = files.reduce(0) { $0 + $1.bytes.count } < Self.manyBytes ? 1 : max(1, jobs)
    let packed = parallelMap(jobs, jobs: jobs) { job -> [Entry]? in
      guard let deflate = Deflate() else { return nil }
      return stride(from: job, to: files.count, by: jobs).map { index in
        let file = files[index]
        return Entry(file.name, file.bytes, packed: file.isCompressed ? nil : deflate.compressed(file.bytes))
      }
    }
    for index in files.indices {
      guard let entry = packed[index % jobs]?[index / jobs] else { throw .unpackable(reason: "out of memory") }
      entries.append(entry)
    }
    var error = unsafe zip_error_t()
    unsafe zip.error_init(&error)
    guard let store = unsafe zip.source_buffer_create(nil, 0, 0, &error) else {
      throw .unpackable(reason: "out of memory")
    }
    defer { unsafe zip.source_free(store) }
    guard let archive = unsafe zip.open_from_source(store, ZIP_TRUNCATE, &error) else {
      throw .unpackable(reason: "out of memory")
    }
    unsafe zip.source_keep(store)
    for entry in entries {
      guard unsafe Self.add(entry, to: archive) else {
        unsafe zip.discard(archive)
        throw .unpackable(reason: "the entry \(entry.name) is refused")
      }
    }
    guard unsafe zip.close(archive) == 0 else {
      unsafe zip.discard(archive)
      throw .unpackable(reason: "the container cannot be closed")
    }
    bytes = unsafe Self.contents(of: store)
    guard !bytes.isEmpty else { throw .unpackable(reason: "the container cannot be read back") }
  }

  private static func add(_ entry: Entry, to archive: OpaquePointer) -> Bool {
    let handle = unsafe Unmanaged.passRetained(entry)
    guard let source = unsafe zip.source_function(archive, supply, handle.toOpaque()) else {
      unsafe handle.release()
      return false
    }
    let index = unsafe zip.file_add(archive, entry.name, source, UInt32(ZIP_FL_ENC_GUESS))
    guard index >= 0 else {
      unsafe zip.source_free(source)
      return false
    }
    let place = UInt64(index)
    let method = entry.packed == nil ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    // 1 January 1980, midnight: the first date that ZIP can write. Mode 0644.
    return unsafe zip.set_file_compression(archive, place, method, 0) == 0
      && zip.file_set_dostime(archive, place, 0, 0x21, 0) == 0
      && zip.file_set_external_attributes(archive, place, 0, UInt8(ZIP_OPSYS_UNIX), 0o100644 << 16) == 0
  }

  private static func contents(of store: OpaquePointer) -> [UInt8] {
    var status = unsafe zip_stat_t()
    guard unsafe zip.source_stat(store, &status) == 0, unsafe zip.source_open(store) == 0 else { return [] }
    defer { _ = unsafe zip.source_close(store) }
    let size = unsafe Int(status.size)
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let read = unsafe zip.source_read(store, buffer.baseAddress! + count, UInt64(size - count))
        guard read > 0 else { break }
        count += Int(read)
      }
      if count < size { count = 0 }
    }
  }

  /// An entry, compressed ahead.
  fileprivate final class Entry: @unchecked Sendable {
    let name: String
    let packed: [UInt8]?
    let stored: [UInt8]
    let size: Int
    let checksum: UInt32
    var position = 0

    init(_ name: String, _ bytes: [UInt8], packed: [UInt8]?) {
      self.name = name
      self.packed = packed
      stored = packed ?? bytes
      size = bytes.count
      checksum = Deflate.crc32(bytes)
    }

    /// Copies the next bytes out.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
      let count = min(buffer.count, stored.count - position)
      unsafe buffer.copyBytes(from: stored[position..<position + count])
      position += count
      return count
    }

    /// Says how large it is and how it is packed.
    func describe(_ status: UnsafeMutablePointer<zip_stat_t>) {
      unsafe zip.stat_init(status)
      unsafe status.pointee.size = UInt64(size)
      unsafe status.pointee.comp_size = UInt64(stored.count)
      unsafe status.pointee.crc = checksum
      unsafe status.pointee.comp_method = UInt16(packed == nil ? ZIP_CM_STORE : ZIP_CM_DEFLATE)
      unsafe status.pointee.encryption_method = UInt16(ZIP_EM_NONE)
      unsafe status.pointee.valid = UInt64(
        ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD)
    }
  }
}

/// libzip asks for an entry's bytes through this.
private func supply(
  _ handle: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?, _ length: UInt64, _ command: zip_source_cmd_t
) -> Int64 {
  guard let handle = unsafe handle else { return -1 }
  let entry = unsafe Unmanaged<Archive.Entry>.fromOpaque(handle)
  switch command {
  case ZIP_SOURCE_OPEN:
    unsafe entry.takeUnretainedValue().position = 0
    return 0
  case ZIP_SOURCE_READ:
    let buffer = unsafe UnsafeMutableRawBufferPointer(start: data, count: Int(length))
    return unsafe Int64(entry.takeUnretainedValue().read(into: buffer))
  case ZIP_SOURCE_CLOSE: return 0
  case ZIP_SOURCE_STAT:
    guard let data = unsafe data else { return -1 }
    unsafe entry.takeUnretainedValue().describe(data.assumingMemoryBound(to: zip_stat_t.self))
    return unsafe Int64(MemoryLayout<zip_stat_t>.size)
  case ZIP_SOURCE_ERROR:
    // Two error numbers, both none: reading from memory does not fail.
    guard let data = unsafe data, length >= 8 else { return -1 }
    unsafe data.initializeMemory(as: UInt8.self, repeating: 0, count: 8)
    return 8
  case ZIP_SOURCE_FREE:
    unsafe entry.release()
    return 0
  case ZIP_SOURCE_SUPPORTS:
    // The commands above, as bits.
    return [
      ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
      ZIP_SOURCE_SUPPORTS,
    ]
    .reduce(0) { $0 | Int64(1) << Int64($1.rawValue) }
  default: return -1
  }
}
