import Text

/// A type's name taken apart: what stands between brackets in a script, or in a string that becomes a type.
indirect enum WrittenTypeName {
  case simple(String)
  case generic(String, [WrittenTypeName])
  case array(WrittenTypeName, rank: Int)

  /// Parses `List[string]`, ``Dictionary`2[[System.String, mscorlib],[System.Int32]]``, `int[,]`, `Name, Assembly`; nil for what is no name.
  init?(_ text: String) {
    var parser = Parser(Array(text.utf8))
    guard let name = parser.typeName(depth: 0) else { return nil }
    parser.skipAssembly()
    guard parser.atEnd else { return nil }
    self = name
  }

  /// The name without arguments, ranks and assembly: what "Unable to find type" says.
  var innermostName: String {
    switch self {
    case .simple(let name), .generic(let name, _): name
    case .array(let element, _): element.innermostName
    }
  }

  private struct Parser {
    let text: [UInt8]
    var position = 0
    init(_ text: [UInt8]) { self.text = text }

    var atEnd: Bool { position >= text.count }
    private var current: UInt8 { position < text.count ? text[position] : 0 }

    private mutating func skipSpaces() { while current == 0x20 || current == 0x09 { position += 1 } }

    mutating func typeName(depth: Int) -> WrittenTypeName? {
      if depth > 100 { return nil }
      skipSpaces()
      let start = position
      while !atEnd, current != UInt8(ascii: "["), current != UInt8(ascii: "]"), current != UInt8(ascii: ",") { position += 1 }
      var end = position
      while end > start, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
      guard end > start else { return nil }
      var result = WrittenTypeName.simple(String(decoding: text[start..<end], as: UTF8.self))
      while current == UInt8(ascii: "[") {
        position += 1
        skipSpaces()
        if current == UInt8(ascii: ",") || current == UInt8(ascii: "]") {
          var rank = 1
          while current == UInt8(ascii: ",") {
            rank += 1
            position += 1
            skipSpaces()
          }
          guard current == UInt8(ascii: "]") else { return nil }
          position += 1
          result = .array(result, rank: rank)
        } else {
          guard case .simple(let name) = result, let arguments = arguments(depth: depth + 1) else { return nil }
          result = .generic(String(name.prefix { $0 != "`" }), arguments)
        }
        skipSpaces()
      }
      return result
    }

    private mutating func arguments(depth: Int) -> [WrittenTypeName]? {
      var all: [WrittenTypeName] = []
      while true {
        skipSpaces()
        let bracketed = current == UInt8(ascii: "[")
        if bracketed { position += 1 }
        guard let argument = typeName(depth: depth) else { return nil }
        all.append(argument)
        skipSpaces()
        if bracketed {
          skipAssembly()
          guard current == UInt8(ascii: "]") else { return nil }
          position += 1
          skipSpaces()
        }
        if current == UInt8(ascii: ",") {
          position += 1
          continue
        }
        guard current == UInt8(ascii: "]") else { return nil }
        position += 1
        return all
      }
    }

    /// `, mscorlib, Version=…`: whatever comes before the closing bracket.
    mutating func skipAssembly() {
      guard current == UInt8(ascii: ",") else { return }
      while !atEnd, current != UInt8(ascii: "]") { position += 1 }
    }
  }
}
