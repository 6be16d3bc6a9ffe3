import DocumentModel

/// What somebody asks for.
struct Question {
  /// The method, such as `GET`.
  var method: String
  /// The address as it was sent: a path, perhaps with a query.
  var target: String
  /// The name by which the server was called, if it was said.
  var host: String?
  /// The versions that the asker has already.
  var knownTags: String?
  /// The part that is wanted, as it was sent.
  var range: String?
  /// The version that the part is to be of.
  var rangeTag: String?
}

/// What a server answers, before it is written to a connection.
struct Answer {
  /// The status code.
  var status: Int
  /// Headers besides those that every answer has.
  var headers: [(name: String, value: String)] = []
  /// The file whose bytes are the body.
  var resource: Site.Resource?
  /// The part of the file.
  var part: Range<Int> = 0..<0
  /// Whether the headers are sent without the body.
  var isHead = false
  /// Whether the answer is the stream of changes.
  var isStream = false

  /// Headers of every answer: nothing is guessed, kept without asking, shown in another site or told to one.
  static let common = [
    (name: "Cache-Control", value: "no-cache"), (name: "X-Content-Type-Options", value: "nosniff"),
    (name: "Referrer-Policy", value: "no-referrer"), (name: "Cross-Origin-Resource-Policy", value: "same-origin"),
    (name: "X-Frame-Options", value: "SAMEORIGIN"),
  ]
}

extension Site {
  /// The address of the stream of changes.
  static let changes = ".pamphlet/changes"

  /// The answer to a question.
  ///
  /// - Parameter hosts: The names by which the server may be called; `nil` allows any. A page of another site that has its
  ///   name point to this machine gets nothing.
  func answer(to question: Question, calledBy hosts: Set<String>?) -> Answer {
    let isHead = question.method == "HEAD"
    guard isHead || question.method == "GET" else {
      return Answer(status: 405, headers: [("Allow", "GET, HEAD")])
    }
    if let hosts, !hosts.contains(Site.hostName(question.host ?? "")) { return Answer(status: 421, isHead: isHead) }
    guard let path = Site.path(of: question.target) else { return Answer(status: 400, isHead: isHead) }
    if path == Site.changes { return Answer(status: 200, isHead: isHead, isStream: true) }
    guard let resource = resource(at: path) else { return Answer(status: 404, isHead: isHead) }
    var answer = Answer(status: 200, resource: resource, part: 0..<resource.bytes.count, isHead: isHead)
    answer.headers = [("ETag", resource.tag), ("Accept-Ranges", "bytes")]
    if let known = question.knownTags, Site.names(known, resource.tag) {
      return Answer(status: 304, headers: answer.headers, isHead: true)
    }
    answer.headers.append(("Content-Type", resource.mediaType))
    guard let range = question.range, question.rangeTag.map({ $0 == resource.tag }) ?? true else { return answer }
    switch RequestedPart(range, of: resource.bytes.count) {
    case .whole: break
    case .part(let part):
      answer.status = 206
      answer.part = part
      let text = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(resource.bytes.count)"
      answer.headers.append(("Content-Range", text))
    case .none:
      return Answer(status: 416, headers: [("Content-Range", "bytes */\(resource.bytes.count)")], isHead: isHead)
    }
    return answer
  }

  /// The host of a `Host` header without its port, in lower case.
  private static func hostName(_ host: String) -> String {
    let name = host.hasPrefix("[") ? String(host.prefix { $0 != "]" }) + "]" : String(host.prefix { $0 != ":" })
    return name.lowercased()
  }

  /// Whether a list of tags has one.
  private static func names(_ list: String, _ tag: String) -> Bool {
    list.split(separator: ",").contains { item in
      let item = item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      let text = String(item)
      return text == "*" || text == tag || text == "W/" + tag
    }
  }

  /// The path of an address without its query, decoded; `nil` if it is none. `..` needs no care: it is a name like any
  /// other, and no file is called so.
  static func path(of target: String) -> String? {
    let bytes = Array(target.utf8.prefix { $0 != 0x3F && $0 != 0x23 })
    guard bytes.first == 0x2F else { return nil }
    var path: [UInt8] = []
    var index = 1
    while index < bytes.count {
      var byte = bytes[index]
      if byte == 0x25 {
        guard index + 2 < bytes.count, let high = bytes[index + 1].hexadecimalValue,
          let low = bytes[index + 2].hexadecimalValue
        else {
          return nil
        }
        byte = high << 4 | low
        index += 2
      }
      guard byte >= 0x20, byte != 0x7F else { return nil }
      path.append(byte)
      index += 1
    }
    return String(validating: path, as: UTF8.self)
  }
}

/// The part of a file that a `Range` header asks for. RFC 9110 §14; several parts at once are answered with the whole.
enum RequestedPart: Equatable {
  /// All of it, also for what is not understood.
  case whole
  /// These bytes.
  case part(Range<Int>)
  /// Nothing that is there.
  case none

  /// The part of a file of `count` bytes.
  init(_ header: String, of count: Int) {
    let value = header.filter { $0 != " " }.lowercased()
    guard value.hasPrefix("bytes="), !value.contains(",") else {
      self = .whole
      return
    }
    let bounds = value.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count == 2, bounds.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
      self = .whole
      return
    }
    switch (Int(bounds[0]), Int(bounds[1])) {
    case (let first?, let last?) where first > last: self = .whole
    case (let first?, let last): self = first < count ? .part(first..<min(count - 1, last ?? count) + 1) : .none
    case (nil, let length?) where bounds[0].isEmpty:
      self = length > 0 && count > 0 ? .part(max(0, count - length)..<count) : .none
    default: self = bounds[0].isEmpty ? .whole : .none
    }
  }
}
