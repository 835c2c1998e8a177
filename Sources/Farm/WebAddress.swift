/// `http://server:8080` – what identifies a web application in a URL: scheme, host and port. Path, query and letter case don't.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
  package let isSecure: Bool
  /// In lower case; an IPv6 address in its brackets.
  package let host: String
  package let port: Int

  package init(isSecure: Bool, host: String, port: Int) {
    self.isSecure = isSecure
    self.host = host.lowercased()
    self.port = port
  }

  /// Reads an absolute `http` or `https` URL. User information, an empty host, and a port outside 1…65535 are refused.
  ///
  /// - Parameter absentPort: the port of a URL that names none, if it isn't the scheme's own.
  package init?(_ text: String, absentPort: Int? = nil) {
    let url = text.trimmedASCII
    guard let colon = url.firstIndex(of: ":") else { return nil }
    switch url[..<colon].lowercased() {
    case "http": isSecure = false
    case "https": isSecure = true
    default: return nil
    }
    var rest = url[url.index(after: colon)...]
    guard rest.hasPrefix("//") else { return nil }
    rest = rest.dropFirst(2)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    var name = authority
    var number: Substring?
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      name = authority[...end]
      let after = authority[authority.index(after: end)...]
      guard after.isEmpty || after.first == ":" else { return nil }
      if !after.isEmpty { number = after.dropFirst() }
    } else if let mark = authority.firstIndex(of: ":") {
      name = authority[..<mark]
      number = authority[authority.index(after: mark)...]
    }
    guard !name.isEmpty, name.unicodeScalars.allSatisfy(Self.isHostScalar) else { return nil }
    host = name.lowercased()
    if let number, !number.isEmpty {
      guard number.utf8.count <= 5, let value = Int(number), (1...65535).contains(value) else { return nil }
      port = value
    } else {
      port = absentPort ?? (isSecure ? 443 : 80)
    }
  }

  /// Whether the text can stand where a URL has its host.
  static func isHost(_ text: String) -> Bool { WebAddress("http://\(text)/")?.host == text.lowercased() }

  private static func isHostScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "[", "]", ":": true
    default: scalar.value > 0x9F && !scalar.isControl
    }
  }

  /// Without a slash at the end and without a default port: `SPAlternateUrl.IncomingUrl`.
  package var description: String {
    let scheme = isSecure ? "https" : "http"
    return port == (isSecure ? 443 : 80) ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)"
  }

  /// With a slash at the end: `SPWebApplication.Url`.
  package var url: String { description + "/" }
}

extension WebAddress: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { description.bind(to: statement, at: index) }
  static func read(from statement: OpaquePointer, at column: Int32) -> WebAddress {
    let text = String.read(from: statement, at: column)
    return WebAddress(text) ?? WebAddress(isSecure: false, host: text, port: 80)
  }
}

/// `SPUrlZone`.
package enum SPUrlZone: Int, CaseIterable, Sendable {
  case `default` = 0
  case intranet = 1
  case internet = 2
  case custom = 3
  case extranet = 4

  package var name: String {
    switch self {
    case .default: "Default"
    case .intranet: "Intranet"
    case .internet: "Internet"
    case .custom: "Custom"
    case .extranet: "Extranet"
    }
  }

  /// By its name, ignoring case.
  package init?(name: String) {
    guard let zone = Self.allCases.first(where: { $0.name.namesSame(as: name) }) else { return nil }
    self = zone
  }
}
