import DocumentModel

/// Inline elements around blocks, such as a link around paragraphs, become elements in each of these, in the manner of HTML's
/// reconstruction of formatting elements (WHATWG HTML, 13.2.4.3): XHTML for all readers has no blocks in them.
extension ChapterWriter {
  /// Elements that wait, at most; a limit of ours, in the place of HTML's for equal ones.
  private static let mostWaiting = 8

  /// Number of elements that are not inline and hold more than a line of text.
  static func home(of elements: ArraySlice<RawElement>) -> Int {
    elements.count { $0.role != .inline && $0.role != .paragraph }
  }

  /// Writes the start tag of an inline element.
  mutating func open(_ element: RawElement, at source: SourceRange) {
    guard let tag = element.tag else { return }
    var element = element
    element.start = markup.count
    element.source = source
    rawElements.append(element)
    writeRawOpen(tag, at: source)
  }

  /// Closes the innermost element, which is inline, and keeps it for the next text; takes it away if there is nothing in it.
  mutating func interruptLast() {
    guard var element = rawElements.last, let tag = element.tag, !RubyElement.names.contains(tag.name),
      waitingElements.count < Self.mostWaiting
    else {
      return closeLastRaw()
    }
    if isBlank(since: element.start) {
      rawElements.removeLast()
      if rawClosings.popLast() == "a" { openLinks -= 1 }
      let names = RawMarkup.identifiers(in: markup.bytes[element.start...])
      markup.bytes.removeSubrange(element.start...)
      for name in names {
        markup.add("<span")
        markup.add("id", name)
        markup.add("></span>")
      }
    } else {
      closeLastRaw()
      element.isResumed = true
    }
    element.tag?.attributes.removeAll { $0.name == "id" || $0.name == "name" }
    waitingElements.insert(element, at: 0)
  }

  /// Opens the elements again that wait.
  mutating func resumeElements() {
    let waiting = waitingElements
    waitingElements = []
    for element in waiting { open(element, at: element.source) }
  }

  /// Lets the elements go that began in one that is closed now. A link that never had anything in it waits for its end.
  mutating func forgetWaiting() {
    let home = Self.home(of: rawElements[...])
    waitingElements.removeAll { $0.home > home && ($0.isResumed || $0.written != "a") }
  }

  /// Ends an element that waits; returns whether there was one. One that never had anything in it is written, for it may be a
  /// place or a link.
  @discardableResult
  mutating func endWaiting(_ name: String) -> Bool {
    guard let index = waitingElements.lastIndex(where: { $0.written == name }) else { return false }
    let element = waitingElements.remove(at: index)
    if element.isResumed || name != "a" && element.tag?.identifier == nil { return true }
    enterText()
    open(element, at: element.source)
    closeLastRaw()
    return true
  }
}
