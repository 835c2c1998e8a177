import Text

/// An element of a format file: what its XML says, without namespaces or validation.
final class FormatXML {
  let name: String
  private(set) var children: [FormatXML] = []
  private(set) var text = ""

  private init(_ name: String) { self.name = name }

  func child(_ name: String) -> FormatXML? { children.first { $0.name == name } }
  func children(_ name: String) -> [FormatXML] { children.filter { $0.name == name } }
  /// The text of a child, white space around it dropped; nil when there is none.
  func value(_ name: String) -> String? { child(name).map { PSString.of($0.text).trim().string } }

  /// What is wrong with a document, in the words and with the place that .NET's reader gives.
  struct Malformed: Error { let message: String }

  static func parse(_ document: PSString) throws(Malformed) -> FormatXML {
    var reader = Reader(document.withUTF16 { Array($0) })
    return try reader.document()
  }

  private struct Reader {
    let units: [UInt16]
    var i = 0
    init(_ units: [UInt16]) { self.units = units.first == 0xFEFF ? Array(units.dropFirst()) : units }

    private static let deepest = 200

    mutating func document() throws(Malformed) -> FormatXML {
      var open: [FormatXML] = []
      var root: FormatXML?
      while i < units.count {
        guard units[i] == 0x3C else {
          let text = try self.text()
          if let last = open.last {
            last.text += text
          } else if !text.allSatisfy(\.isWhitespace) {
            throw failure("Data at the root level is invalid.")
          }
          continue
        }
        if matches("<!--") {
          try skip(past: "-->", "Unexpected end of file while parsing Comment has occurred.")
        } else if matches("<![CDATA[") {
          i += 9
          let start = i
          try skip(past: "]]>", "Unexpected end of file while parsing CDATA has occurred.")
          open.last?.text += String(decoding: units[start..<i - 3], as: UTF16.self)
        } else if matches("<?") {
          try skip(past: "?>", "Unexpected end of file while parsing PI has occurred.")
        } else if matches("<!") {
          try skip(past: ">", "Unexpected end of file while parsing DOCTYPE has occurred.")
        } else if matches("</") {
          i += 2
          let name = try self.name()
          skipSpace()
          guard let last = open.popLast() else { throw failure("Unexpected end tag.") }
          guard last.name == name else {
            throw failure("The '\(last.name)' start tag does not match the end tag of '\(name)'.")
          }
          try expect(0x3E)
        } else {
          i += 1
          let element = FormatXML(try name())
          if open.count >= Reader.deepest { throw failure("The document is nested too deep.") }
          if let last = open.last {
            last.children.append(element)
          } else if root == nil {
            root = element
          } else {
            throw failure("There are multiple root elements.")
          }
          if try !attributes() { open.append(element) }
        }
      }
      if let last = open.last {
        throw failure("Unexpected end of file has occurred. The following elements are not closed: \(last.name).")
      }
      guard let root else { throw failure("Root element is missing.") }
      return root
    }

    /// Skips attributes to the end of a start tag; true when the element is empty.
    private mutating func attributes() throws(Malformed) -> Bool {
      while true {
        skipSpace()
        guard i < units.count else { throw failure("Unexpected end of file has occurred.") }
        if matches("/>") {
          i += 2
          return true
        }
        if units[i] == 0x3E {
          i += 1
          return false
        }
        _ = try name()
        skipSpace()
        try expect(0x3D)
        skipSpace()
        guard i < units.count, units[i] == 0x22 || units[i] == 0x27 else { throw failure("'\(current)' is an unexpected token. The expected token is '\"' or '''.") }
        let quote = units[i]
        i += 1
        while i < units.count, units[i] != quote { i += 1 }
        try expect(quote)
      }
    }

    private mutating func name() throws(Malformed) -> String {
      let start = i
      while i < units.count, isNameUnit(units[i], first: i == start) { i += 1 }
      guard i > start else {
        if i >= units.count { throw failure("Unexpected end of file has occurred.") }
        throw failure("Name cannot begin with the '\(current)' character, hexadecimal value 0x\(hexadecimal(units[i])).")
      }
      return String(decoding: units[start..<i], as: UTF16.self)
    }

    private func isNameUnit(_ unit: UInt16, first: Bool) -> Bool {
      if unit | 0x20 >= 0x61 && unit | 0x20 <= 0x7A || unit == 0x5F || unit == 0x3A || unit > 0xBF { return true }
      return !first && (unit &- 0x30 < 10 || unit == 0x2D || unit == 0x2E || unit == 0xB7)
    }

    private mutating func text() throws(Malformed) -> String {
      var out: [UInt16] = []
      while i < units.count, units[i] != 0x3C {
        guard units[i] == 0x26 else {
          out.append(units[i])
          i += 1
          continue
        }
        guard let end = units[i...].firstIndex(of: 0x3B), end - i <= 12 else {
          throw failure("An error occurred while parsing EntityName.")
        }
        let entity = String(decoding: units[i + 1..<end], as: UTF16.self)
        switch entity {
        case "lt": out.append(0x3C)
        case "gt": out.append(0x3E)
        case "amp": out.append(0x26)
        case "quot": out.append(0x22)
        case "apos": out.append(0x27)
        default:
          let number = entity.hasPrefix("#x") ? UInt32(entity.dropFirst(2), radix: 16) : entity.hasPrefix("#") ? UInt32(entity.dropFirst()) : nil
          guard let number, let scalar = Unicode.Scalar(number) else { throw failure("Reference to undeclared entity '\(entity)'.") }
          out.append(contentsOf: String(Character(scalar)).utf16)
        }
        i = end + 1
      }
      return String(decoding: out, as: UTF16.self)
    }

    // MARK: - Places

    private var current: String { i < units.count ? String(decoding: units[i...i], as: UTF16.self) : "" }

    private func hexadecimal(_ unit: UInt16) -> String {
      let text = String(unit, radix: 16, uppercase: true)
      return text.count < 2 ? "0\(text)" : text
    }

    private func failure(_ words: String) -> Malformed {
      var line = 1
      var column = 1
      for unit in units[..<min(i, units.count)] {
        if unit == 0x0A {
          line += 1
          column = 1
        } else {
          column += 1
        }
      }
      return Malformed(message: "\(words) Line \(line), position \(column).")
    }

    private func matches(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { wanted in
        i + wanted.count <= units.count && wanted.indices.allSatisfy { units[i + $0] == UInt16(wanted[$0]) }
      }
    }

    private mutating func skip(past text: StaticString, _ words: String) throws(Malformed) {
      while i < units.count {
        if matches(text) {
          i += text.utf8CodeUnitCount
          return
        }
        i += 1
      }
      throw failure(words)
    }

    private mutating func skipSpace() { while i < units.count, units[i] <= 0x20 { i += 1 } }

    private mutating func expect(_ unit: UInt16) throws(Malformed) {
      guard i < units.count else { throw failure("Unexpected end of file has occurred.") }
      guard units[i] == unit else {
        throw failure("'\(current)' is an unexpected token. The expected token is '\(String(decoding: [unit], as: UTF16.self))'.")
      }
      i += 1
    }
  }
}
