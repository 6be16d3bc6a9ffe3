import CYAML
import DocumentModel

extension YAMLNode {
  /// Reads the one YAML document in `bytes`; an empty document is a null scalar.
  ///
  /// Places are indices of the slice, so that a part of a file read as YAML knows where in the file it stands.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - file: Index of the file in ``Document/sources``, for the places.
  /// - Throws: ``YAMLError``.
  public init(parsing bytes: ArraySlice<UInt8>, file: Int = 0) throws(YAMLError) {
    var builder = YAMLTreeBuilder()
    var failure: YAMLError?
    unsafe bytes.withUnsafeBufferPointer { buffer in
      let parser = unsafe YAMLEventParser(buffer, from: bytes.startIndex, file: file)
      do throws(YAMLError) {
        while let (event, source) = try parser.next() { try builder.add(event, at: source) }
      } catch { failure = error }
      parser.free()
    }
    if let failure { throw failure }
    let nothing = YAMLNode(
      .scalar("", isPlain: true), at: SourceRange(file: file, bytes.startIndex, bytes.startIndex))
    self = builder.root ?? nothing
  }

  /// Reads the one YAML document in `bytes`.
  public init(parsing bytes: [UInt8], file: Int = 0) throws(YAMLError) {
    try self.init(parsing: bytes[...], file: file)
  }
}

/// libyaml's parser over a buffer that outlives it. The only place that knows of libyaml.
@safe private final class YAMLEventParser {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let buffer: UnsafeBufferPointer<UInt8>
  private let start: Int
  private let file: Int
  private var documents = 0
  private var isAtEnd = false
  /// libyaml counts characters and we count bytes: the last pair that was looked up.
  private var known = (character: 0, byte: 0)

  init(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int, file: Int) {
    unsafe self.buffer = unsafe buffer
    self.start = start
    self.file = file
    unsafe parser = .allocate(capacity: 1)
    let isReady = unsafe yaml_parser_initialize(parser) == 1
    if isReady {
      unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
    } else {
      isAtEnd = true
    }
  }

  func free() {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  /// The next event that matters with its place, or `nil` at the end.
  func next() throws(YAMLError) -> (YAMLEvent, SourceRange)? {
    while !isAtEnd {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
      defer { unsafe yaml_event_delete(&event) }
      let source = unsafe range(event.start_mark, event.end_mark)
      switch unsafe event.type {
      case YAML_STREAM_END_EVENT: isAtEnd = true
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        if documents > 1 { throw .severalDocuments(source) }
      case YAML_SCALAR_EVENT:
        let scalar = unsafe event.data.scalar
        let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
        let text = unsafe String(decoding: bytes, as: UTF8.self)
        return unsafe (.scalar(text, isPlain: isPlain, anchor: string(scalar.anchor)), source)
      case YAML_ALIAS_EVENT: return unsafe (.alias(string(event.data.alias.anchor)), source)
      case YAML_SEQUENCE_START_EVENT:
        return unsafe (.sequenceStart(anchor: string(event.data.sequence_start.anchor)), source)
      case YAML_MAPPING_START_EVENT:
        return unsafe (.mappingStart(anchor: string(event.data.mapping_start.anchor)), source)
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return (.collectionEnd, source)
      default: break
      }
    }
    return nil
  }

  private func string(_ name: UnsafeMutablePointer<UInt8>?) -> String {
    guard let name = unsafe name else { return "" }
    return unsafe String(cString: name)
  }

  private func failure() -> YAMLError {
    if unsafe parser.pointee.error == YAML_MEMORY_ERROR { return .outOfMemory }
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "unknown problem"
    let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) } ?? ""
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      let offset = unsafe start + min(parser.pointee.problem_offset, buffer.count)
      return unsafe .syntax(problem: problem, context: context, SourceRange(file: file, offset, offset))
    }
    return unsafe .syntax(
      problem: problem, context: context, range(parser.pointee.problem_mark, parser.pointee.problem_mark))
  }

  private func range(_ from: yaml_mark_t, _ to: yaml_mark_t) -> SourceRange {
    let first = offset(of: from.index)
    return SourceRange(file: file, start + first, start + max(first, offset(of: to.index)))
  }

  /// The byte at which the character of an index begins. Marks hardly go back, so this costs one pass in all.
  private func offset(of character: Int) -> Int {
    var (index, byte) = known
    while index > character {
      repeat { byte -= 1 } while unsafe buffer[byte] & 0xC0 == 0x80
      index -= 1
    }
    while index < character, unsafe byte < buffer.count {
      repeat { byte += 1 } while unsafe byte < buffer.count && buffer[byte] & 0xC0 == 0x80
      index += 1
    }
    known = (index, byte)
    return byte
  }
}
