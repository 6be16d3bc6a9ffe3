internal import CLibXML2

/// Reads our own files back from their final bytes and holds them to their grammars, with libxml2.
///
/// Nothing outside the bytes is read, no entity is expanded and no DTD is loaded. This is the one file that knows
/// libxml2; no pointer of it leaves.
package enum XMLProof {
  /// What is wrong with a file.
  package struct Failure: Error, Hashable, Sendable {
    /// Line, from 1.
    package var line: Int
    /// What is wrong, in libxml2's words.
    package var reason: String
  }

  /// Reads a file back.
  ///
  /// - Parameter isLarge: Whether there is so much to check that the grammar's form for that pays.
  /// - Returns: What the rules that no grammar can state are checked against.
  /// - Throws: The first thing that is wrong.
  package static func check(
    _ bytes: [UInt8], against subject: Grammar.Subject, isLarge: Bool = false
  ) throws(Failure) -> XMLFacts {
    guard let parser = unsafe xmlNewParserCtxt() else { throw Failure(line: 0, reason: "out of memory") }
    defer { unsafe xmlFreeParserCtxt(parser) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_COMPACT.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_BIG_LINES.rawValue
    let tree = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlCtxtReadMemory(
        parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: buffer.count), nil, "UTF-8",
        Int32(options))
    }
    guard let tree = unsafe tree else { throw unsafe failure(xmlCtxtGetLastError(parser)) }
    defer { unsafe xmlFreeDoc(tree) }
    let grammar = unsafe grammar(of: subject, isLarge: isLarge || widestElement(of: tree) >= Grammar.largeWidth)
    guard let schema = unsafe grammar.schema else { throw Failure(line: 0, reason: grammar.problem) }
    guard let validator = unsafe xmlRelaxNGNewValidCtxt(schema) else { throw Failure(line: 0, reason: "out of memory") }
    defer { unsafe xmlRelaxNGFreeValidCtxt(validator) }
    let log = ErrorLog()
    unsafe xmlRelaxNGSetValidStructuredErrors(validator, collectError, Unmanaged.passUnretained(log).toOpaque())
    let outcome = withExtendedLifetime(log) { unsafe xmlRelaxNGValidateDoc(validator, tree) }
    guard outcome == 0 else { throw log.first ?? Failure(line: 0, reason: "it does not follow its grammar") }
    return unsafe facts(of: tree)
  }

  private static func failure(_ error: UnsafeMutablePointer<xmlError>?) -> Failure {
    guard let error = unsafe error?.pointee else { return Failure(line: 0, reason: "it is not well formed") }
    let message = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
    return Failure(line: Int(unsafe error.line), reason: message.trimmedLine)
  }

  // MARK: Grammars

  /// A compiled grammar. libxml2 only reads it from then on, from any thread.
  @safe private final class CompiledGrammar: @unchecked Sendable {
    let schema: xmlRelaxNGPtr?
    let problem: String

    init(_ subject: Grammar.Subject, isLarge: Bool = false) {
      xmlInitParser()
      let text = Array(Grammar(of: subject, isLarge: isLarge).text.utf8)
      let log = ErrorLog()
      unsafe schema = unsafe text.withUnsafeBytes { buffer in
        let bytes = unsafe buffer.bindMemory(to: CChar.self)
        guard let parser = unsafe xmlRelaxNGNewMemParserCtxt(bytes.baseAddress, Int32(bytes.count)) else { return nil }
        defer { unsafe xmlRelaxNGFreeParserCtxt(parser) }
        unsafe xmlRelaxNGSetParserStructuredErrors(parser, collectError, Unmanaged.passUnretained(log).toOpaque())
        return unsafe xmlRelaxNGParse(parser)
      }
      problem = log.first?.reason ?? "it does not compile"
    }

    deinit { unsafe xmlRelaxNGFree(schema) }
  }

  // Compiled on first use, once in a run.
  private static let chapter = CompiledGrammar(.chapter)
  private static let largeChapter = CompiledGrammar(.chapter, isLarge: true)
  private static let navigation = CompiledGrammar(.navigation)
  private static let largeNavigation = CompiledGrammar(.navigation, isLarge: true)
  private static let package = CompiledGrammar(.package)
  private static let largePackage = CompiledGrammar(.package, isLarge: true)
  private static let ncx = CompiledGrammar(.ncx)
  private static let largeNCX = CompiledGrammar(.ncx, isLarge: true)
  private static let container = CompiledGrammar(.container)

  private static func grammar(of subject: Grammar.Subject, isLarge: Bool) -> CompiledGrammar {
    switch subject {
    case .chapter: isLarge ? largeChapter : chapter
    case .navigation: isLarge ? largeNavigation : navigation
    case .package: isLarge ? largePackage : package
    case .ncx: isLarge ? largeNCX : ncx
    case .container: container
    }
  }

  /// The greatest number of nodes that stand in one element.
  private static func widestElement(of tree: xmlDocPtr) -> Int {
    var widest = 0
    var counts = [0]
    var node = unsafe xmlDocGetRootElement(tree)
    while let current = unsafe node {
      counts[counts.count - 1] += 1
      widest = max(widest, counts[counts.count - 1])
      if unsafe current.pointee.type == XML_ELEMENT_NODE, let child = unsafe current.pointee.children {
        unsafe node = child
        counts.append(0)
        continue
      }
      var next: xmlNodePtr? = unsafe current
      while let up = unsafe next {
        if let sibling = unsafe up.pointee.next {
          unsafe next = sibling
          break
        }
        unsafe next = up.pointee.parent
        counts.removeLast()
        if counts.isEmpty { return widest }
      }
      unsafe node = next
    }
    return widest
  }

  // MARK: Errors

  /// Where libxml2's errors go instead of the terminal.
  fileprivate final class ErrorLog {
    var first: Failure?
  }

  // MARK: Facts

  private static func facts(of tree: xmlDocPtr) -> XMLFacts {
    var facts = XMLFacts()
    var node = unsafe xmlDocGetRootElement(tree)
    let root = unsafe node
    var links = 0
    while let current = unsafe node {
      if unsafe current.pointee.type == XML_ELEMENT_NODE {
        unsafe facts.add(element(current, in: tree), isInLink: links > 0)
        if unsafe facts.isLink(current.pointee.name) { links += 1 }
        if let child = unsafe current.pointee.children {
          unsafe node = child
          continue
        }
      }
      var next: xmlNodePtr? = unsafe current
      while let up = unsafe next {
        if unsafe up.pointee.type == XML_ELEMENT_NODE, unsafe facts.isLink(up.pointee.name) { links -= 1 }
        if unsafe up == root { return facts }
        if let sibling = unsafe up.pointee.next {
          unsafe next = sibling
          break
        }
        unsafe next = up.pointee.parent
      }
      unsafe node = next
    }
    return facts
  }

  private static func element(_ node: xmlNodePtr, in tree: xmlDocPtr) -> XMLFacts.Element {
    var element = unsafe XMLFacts.Element(name: string(node.pointee.name), line: Int(xmlGetLineNo(node)))
    var attribute = unsafe node.pointee.properties
    while let current = unsafe attribute {
      var value = ""
      if let text = unsafe xmlNodeListGetString(tree, current.pointee.children, 1) {
        value = unsafe string(text)
        unsafe free(text)
      }
      unsafe element.attributes.append((string(current.pointee.name), value))
      unsafe attribute = current.pointee.next
    }
    return element
  }

  fileprivate static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }
}

/// libxml2 calls this with every error.
private func collectError(_ log: UnsafeMutableRawPointer?, _ error: UnsafeMutablePointer<xmlError>?) {
  guard let log = unsafe log, let error = unsafe error?.pointee else { return }
  let collector = unsafe Unmanaged<XMLProof.ErrorLog>.fromOpaque(log).takeUnretainedValue()
  guard collector.first == nil else { return }
  var line = Int(unsafe error.line)
  if let node = unsafe error.node { line = unsafe Int(xmlGetLineNo(node.assumingMemoryBound(to: xmlNode.self))) }
  let message = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
  collector.first = XMLProof.Failure(line: line, reason: message.trimmedLine)
}

extension String {
  /// Without the line feed at its end.
  fileprivate var trimmedLine: String {
    var copy = self
    while copy.utf8.last.map({ $0 <= 0x20 }) ?? false { copy.removeLast() }
    return copy
  }
}
