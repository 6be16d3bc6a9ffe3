internal import CLibXML2

/// Reads our own files back from their final bytes and holds them to their grammars, with libxml2.
///
/// Nothing outside the bytes is read, no entity is expanded and no DTD is loaded. This is the one file that knows
/// libxml2; no pointer of it leaves.
package struct XMLProof: Sendable {
  /// What is wrong with a file.
  package struct Failure: Error, Hashable, Sendable {
    /// Line, from 1.
    package var line: Int
    /// What is wrong.
    package var reason: String
  }

  /// Number of elements' names up to which the split form of a grammar compiles in well under a millisecond.
  static let fewNames = 24
  /// Bytes of markup from which on the split form pays however many names there are.
  static let largeSize = 400_000
  /// Nodes in one element from which on it pays, too: without automata, libxml2 takes time that grows with their square.
  static let largeWidth = 800

  private let subject: Grammar.Subject
  private let names: ElementNames?
  private let form: Grammar.Form
  private let grammar: CompiledGrammar

  /// A proof of files of one kind.
  ///
  /// - Parameters:
  ///   - subject: The kind.
  ///   - names: The elements that are in the files; `nil` if they are not known.
  ///   - form: The form of the grammar; `nil` takes the quicker one.
  ///   - size: Bytes of all files together.
  package init(of subject: Grammar.Subject, names: ElementNames? = nil, form: Grammar.Form? = nil, size: Int = 0) {
    self.subject = subject
    self.names = names
    let isSplit = subject != .chapter || size >= Self.largeSize || names.map { $0.count <= Self.fewNames } ?? false
    self.form = form ?? (isSplit ? .split : .grouped)
    grammar = CompiledGrammar(Grammar(of: subject, form: self.form, narrowedTo: names))
  }

  /// Reads one file back, which has only elements whose names were given, and holds it to its grammar.
  ///
  /// - Returns: What the rules that no grammar can state are checked against.
  /// - Throws: The first thing that is wrong.
  package static func check(_ bytes: [UInt8], against subject: Grammar.Subject) throws(Failure) -> XMLFacts {
    try XMLProof(of: subject, names: ElementNames(in: bytes), size: bytes.count).check(bytes)
  }

  /// Reads a file back and holds it to the grammar. May be called from several threads at once.
  ///
  /// - Returns: What the rules that no grammar can state are checked against.
  /// - Throws: The first thing that is wrong.
  package func check(_ bytes: [UInt8]) throws(Failure) -> XMLFacts {
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
    guard let tree = unsafe tree else { throw unsafe Self.failure(xmlCtxtGetLastError(parser)) }
    defer { unsafe xmlFreeDoc(tree) }
    var grammar = self.grammar
    if form == .grouped, unsafe Self.widestElement(of: tree) >= Self.largeWidth {
      grammar = CompiledGrammar(Grammar(of: subject, form: .split, narrowedTo: names))
    }
    if let failure = unsafe Self.failure(of: tree, grammar), unsafe isRefusedByOtherForm(tree) {
      throw unsafe Self.explanation(of: tree, Grammar.rules(of: subject)) ?? failure
    }
    return unsafe Self.facts(of: tree)
  }

  /// Whether the other form of the grammar refuses a tree, too. libxml2 2.9.14 refuses some that follow the grammar, but not
  /// in both forms, which allow the same.
  private func isRefusedByOtherForm(_ tree: xmlDocPtr) -> Bool {
    let other: Grammar.Form = form == .split ? .grouped : .split
    return unsafe Self.failure(of: tree, CompiledGrammar(Grammar(of: subject, form: other, narrowedTo: names))) != nil
  }

  /// What is wrong with a tree, in the validator's view; `nil` if it follows the grammar.
  private static func failure(of tree: xmlDocPtr, _ grammar: CompiledGrammar) -> Failure? {
    guard let schema = unsafe grammar.schema else { return Failure(line: 0, reason: grammar.problem) }
    guard let validator = unsafe xmlRelaxNGNewValidCtxt(schema) else {
      return Failure(line: 0, reason: "out of memory")
    }
    defer { unsafe xmlRelaxNGFreeValidCtxt(validator) }
    let log = ErrorLog()
    unsafe xmlRelaxNGSetValidStructuredErrors(validator, collectError, Unmanaged.passUnretained(log).toOpaque())
    let outcome = withExtendedLifetime(log) { unsafe xmlRelaxNGValidateDoc(validator, tree) }
    return outcome == 0 ? nil : log.first ?? Failure(line: 0, reason: "it does not follow its grammar")
  }

  private static func failure(_ error: UnsafeMutablePointer<xmlError>?) -> Failure {
    guard let error = unsafe error?.pointee else { return Failure(line: 0, reason: "it is not well formed") }
    let message = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
    return Failure(line: Int(unsafe error.line), reason: "it is not well formed: " + message.trimmedLine)
  }

  // MARK: Grammars

  /// A compiled grammar. libxml2 only reads it from then on, from any thread.
  @safe private final class CompiledGrammar: @unchecked Sendable {
    let schema: xmlRelaxNGPtr?
    let problem: String

    init(_ grammar: Grammar) {
      xmlInitParser()
      let log = ErrorLog()
      unsafe schema = unsafe grammar.text.withUnsafeBytes { buffer in
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

  // MARK: Trees

  /// Visits every node in reading order, and every element a second time when everything in it was visited.
  private static func walk(_ tree: xmlDocPtr, entering: (xmlNodePtr) -> Void, leaving: (xmlNodePtr) -> Void) {
    var node = unsafe xmlDocGetRootElement(tree)
    let root = unsafe node
    while let current = unsafe node {
      unsafe entering(current)
      let isElement = unsafe current.pointee.type == XML_ELEMENT_NODE
      if isElement, let child = unsafe current.pointee.children {
        unsafe node = child
        continue
      }
      var next: xmlNodePtr? = unsafe current
      while let up = unsafe next {
        if unsafe up.pointee.type == XML_ELEMENT_NODE { unsafe leaving(up) }
        if unsafe up == root { return }
        if let sibling = unsafe up.pointee.next {
          unsafe next = sibling
          break
        }
        unsafe next = up.pointee.parent
      }
      unsafe node = next
    }
  }

  /// The greatest number of nodes that stand in one element.
  private static func widestElement(of tree: xmlDocPtr) -> Int {
    var widest = 0
    var counts = [0]
    unsafe walk(tree) { node in
      counts[counts.count - 1] += 1
      if unsafe node.pointee.type == XML_ELEMENT_NODE { counts.append(0) }
    } leaving: { _ in
      widest = max(widest, counts.removeLast())
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
    var links = 0
    unsafe walk(tree) { node in
      guard unsafe node.pointee.type == XML_ELEMENT_NODE else { return }
      unsafe facts.add(element(node, in: tree), isInLink: links > 0)
      if unsafe facts.isLink(node.pointee.name) { links += 1 }
    } leaving: { node in
      if unsafe facts.isLink(node.pointee.name) { links -= 1 }
    }
    return facts
  }

  /// The first element that may not stand where it does, or has an attribute that it may not have; `nil` if there is none.
  private static func explanation(of tree: xmlDocPtr, _ rules: GrammarRules) -> Failure? {
    var found: Failure?
    unsafe walk(tree) { node in
      guard found == nil, unsafe node.pointee.type == XML_ELEMENT_NODE else { return }
      let element = unsafe element(node, in: tree)
      let parent = unsafe node.pointee.parent.map { unsafe string($0.pointee.name) } ?? ""
      if let reason = rules.problem(of: element, in: parent) { found = Failure(line: element.line, reason: reason) }
    } leaving: { _ in
    }
    return found
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
  collector.first = XMLProof.Failure(line: line, reason: "it does not follow its grammar: " + message.trimmedLine)
}

extension String {
  /// Without the line feed at its end.
  fileprivate var trimmedLine: String {
    var copy = self
    while copy.utf8.last.map({ $0 <= 0x20 }) ?? false { copy.removeLast() }
    return copy
  }
}
