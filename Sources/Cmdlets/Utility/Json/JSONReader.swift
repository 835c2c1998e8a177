import Engine
import Text

/// Reads JSON as PowerShell's `ConvertFrom-Json` does: with comments, single quotes, names without quotes, and dates among the strings.
struct JSONReader {
  enum DateKind: Int { case standard, local, utc, offset, string }

  /// Why a text is no JSON, in the words of Newtonsoft's reader.
  enum Failure: Error {
    case syntax(String)
    case emptyKey
    case differentCasing(old: PSString, new: PSString)
  }

  private let text: PSString
  private var i = 0
  private let asHashtable: Bool
  private let maximumDepth: Int
  private let dateKind: DateKind
  /// Where the reader is, as messages tell it: `a.b[0]`.
  private var path: [String] = []

  init(_ text: PSString, asHashtable: Bool, maximumDepth: Int, dateKind: DateKind) {
    self.text = text
    self.asHashtable = asHashtable
    self.maximumDepth = maximumDepth
    self.dateKind = dateKind
  }

  /// The only value of the text; nil when there is nothing but blanks.
  mutating func read() throws(Failure) -> Value? {
    try skipBlanks()
    if i >= text.count { return nil }
    let value = try value(depth: 1)
    try skipBlanks()
    if i < text.count {
      throw syntax("Additional text encountered after finished reading JSON content: \(character(i)).")
    }
    return value
  }

  // MARK: - Places

  private func character(_ at: Int) -> String { text.substring(at..<min(text.count, at + 1)).string }

  private var joinedPath: String {
    var joined = ""
    for part in path { joined += part.hasPrefix("[") || joined.isEmpty ? part : "." + part }
    return joined
  }

  private func syntax(_ message: String, at position: Int? = nil) -> Failure {
    var line = 1
    var start = 0
    let end = min(position ?? i, text.count)
    for k in 0..<end where text[k] == 0x0A {
      line += 1
      start = k + 1
    }
    return .syntax("\(message) Path '\(joinedPath)', line \(line), position \(end - start).")
  }

  private mutating func skipBlanks() throws(Failure) {
    while i < text.count {
      let c = text[i]
      if c == 0x20 || (c >= 9 && c <= 13) || c == 0xA0 {
        i += 1
      } else if c == 0x2F {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(Failure) {
    guard i + 1 < text.count else { throw syntax("Unexpected end while parsing comment.") }
    if text[i + 1] == 0x2F {
      while i < text.count, text[i] != 0x0A { i += 1 }
      return
    }
    guard text[i + 1] == 0x2A else { throw syntax("Error parsing comment. Expected: *, got \(character(i + 1)).") }
    i += 2
    while i + 1 < text.count {
      if text[i] == 0x2A, text[i + 1] == 0x2F {
        i += 2
        return
      }
      i += 1
    }
    throw syntax("Unexpected end while parsing comment.")
  }

  // MARK: - Values

  private mutating func value(depth: Int) throws(Failure) -> Value {
    switch text[i] {
    case 0x7B:
      try enter(depth)
      return try object(depth)
    case 0x5B:
      try enter(depth)
      return try array(depth)
    case 0x22, 0x27: return date(of: try string())
    default: return try word()
    }
  }

  private func enter(_ depth: Int) throws(Failure) {
    if depth > maximumDepth {
      throw syntax("The reader's MaxDepth of \(maximumDepth) has been exceeded.", at: i + 1)
    }
  }

  private mutating func array(_ depth: Int) throws(Failure) -> Value {
    i += 1
    var elements = ContiguousArray<Value>()
    while true {
      try skipBlanks()
      // An array that the text's end cuts off is taken as it is.
      guard i < text.count else { break }
      if text[i] == 0x5D {
        i += 1
        break
      }
      path.append("[\(elements.count)]")
      if text[i] == 0x2C {
        elements.append(.null)
      } else {
        elements.append(try value(depth: depth + 1))
      }
      path.removeLast()
      try skipBlanks()
      if i < text.count, text[i] == 0x2C {
        i += 1
      } else if i < text.count, text[i] != 0x5D {
        throw syntax("After parsing a value an unexpected character was encountered: \(character(i)).")
      }
    }
    return .array(PSArray(elements))
  }

  private mutating func object(_ depth: Int) throws(Failure) -> Value {
    i += 1
    var members = MemberTable()
    let table: OrderedHashtable? = asHashtable ? OrderedHashtable() : nil
    while true {
      try skipBlanks()
      guard i < text.count else { throw syntax("Unexpected end when deserializing object.") }
      if text[i] == 0x7D {
        i += 1
        break
      }
      let name = try self.name()
      path.append(name.string)
      try skipBlanks()
      guard i < text.count, text[i] == 0x3A else {
        if i >= text.count { throw syntax("Unexpected end when deserializing object.") }
        throw syntax("Invalid character after parsing property name. Expected ':' but got: \(character(i)).")
      }
      i += 1
      try skipBlanks()
      guard i < text.count else { throw syntax("Unexpected end when deserializing object.") }
      let value: Value = text[i] == 0x2C || text[i] == 0x7D ? .unset : try value(depth: depth + 1)
      if case .unset = value { throw syntax("An undefined token is not a valid System.Boolean.", at: i) }
      if let table {
        table.table.set(name, value)
      } else {
        if name.isEmpty { throw .emptyKey }
        if let p = members.position(of: name), !members[p].name.equals(name) { throw .differentCasing(old: members[p].name, new: name) }
        members.set(name, value)
      }
      path.removeLast()
      try skipBlanks()
      guard i < text.count else { throw syntax("Unexpected end when deserializing object.") }
      if text[i] == 0x2C {
        i += 1
      } else if text[i] != 0x7D {
        throw syntax("After parsing a value an unexpected character was encountered: \(character(i)).")
      }
    }
    if let table { return .object(table) }
    let made = PSCustomObject()
    made.members = members
    return .object(made)
  }

  private mutating func name() throws(Failure) -> PSString {
    let c = text[i]
    if c == 0x22 || c == 0x27 { return try string() }
    let start = i
    while i < text.count, JSONReader.isNamePart(text[i]) { i += 1 }
    if i == start { throw syntax("Invalid property identifier character: \(character(i)).") }
    return text.substring(start..<i)
  }

  private static func isNamePart(_ c: UInt16) -> Bool {
    (c >= 0x30 && c <= 0x39) || (c | 0x20 >= 0x61 && c | 0x20 <= 0x7A) || c == 0x5F || c == 0x24 || c > 0x7F
  }

  // MARK: - Strings

  private mutating func string() throws(Failure) -> PSString {
    let quote = text[i]
    i += 1
    var start = i
    var builder: PSStringBuilder?
    while i < text.count {
      let c = text[i]
      if c == quote {
        let tail = start..<i
        i += 1
        guard let builder else { return text.substring(tail) }
        builder.append(text, tail)
        return builder.build()
      }
      if c != 0x5C {
        i += 1
        continue
      }
      let made = builder ?? PSStringBuilder()
      builder = made
      made.append(text, start..<i)
      made.append(unit: try escape())
      start = i
    }
    throw syntax("Unterminated string. Expected delimiter: \(quote == 0x22 ? "\"" : "'").")
  }

  /// One escaped unit; the reader stands at the backslash.
  private mutating func escape() throws(Failure) -> UInt16 {
    guard i + 1 < text.count else { throw syntax("Unterminated string. Expected delimiter: \".") }
    let c = text[i + 1]
    i += 2
    switch c {
    case 0x62: return 8
    case 0x74: return 9
    case 0x6E: return 10
    case 0x66: return 12
    case 0x72: return 13
    case 0x5C, 0x22, 0x27, 0x2F: return c
    case 0x75:
      guard i + 4 <= text.count else { throw syntax("Unexpected end while parsing Unicode escape sequence.") }
      var n: UInt16 = 0
      for k in i..<i + 4 {
        guard let digit = JSONReader.hexDigit(text[k]) else {
          throw syntax("Could not convert string to a Unicode character: \(text.substring(i..<i + 4)).")
        }
        n = n << 4 | digit
      }
      i += 4
      return n
    default: throw syntax("Bad JSON escape sequence: \\\(character(i - 1)).")
    }
  }

  private static func hexDigit(_ c: UInt16) -> UInt16? {
    switch c {
    case 0x30...0x39: c - 0x30
    case 0x41...0x46: c - 0x37
    case 0x61...0x66: c - 0x57
    default: nil
    }
  }

  // MARK: - Words and numbers

  private mutating func word() throws(Failure) -> Value {
    let start = i
    while i < text.count, JSONReader.isWordPart(text[i]) { i += 1 }
    let word = text.substring(start..<i).string
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null", "undefined": return .null
    case "NaN": return .double(.nan)
    case "Infinity": return .double(.infinity)
    case "-Infinity": return .double(-.infinity)
    default: break
    }
    if let number = JSONReader.number(word) { return number }
    let at = i
    i = start
    if word.isEmpty { throw syntax("Unexpected character encountered while parsing value: \(character(start)).") }
    if let c = word.unicodeScalars.first, c == "t" || c == "f" || c == "n" || c == "N" || c == "I" {
      throw syntax("Error parsing \(c == "t" || c == "f" ? "boolean" : "null") value.", at: at)
    }
    throw syntax("Unexpected character encountered while parsing value: \(character(start)).")
  }

  private static func isWordPart(_ c: UInt16) -> Bool { isNamePart(c) || c == 0x2D || c == 0x2E || c == 0x2B }

  /// Whole numbers are `long` or `bigint`, those with a point or an exponent `double`; `0x` and a leading zero change the base.
  private static func number(_ word: String) -> Value? {
    guard let first = word.utf8.first, first == 0x2D || first == 0x2E || (first >= 0x30 && first <= 0x39) else { return nil }
    let digits = word.hasPrefix("-") ? word.dropFirst() : word[...]
    let sign = word.hasPrefix("-") ? "-" : ""
    if digits.hasPrefix("0x") || digits.hasPrefix("0X") { return Int64(sign + digits.dropFirst(2), radix: 16).map { .int64($0) } }
    let isWhole = !digits.isEmpty && digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    if isWhole {
      if digits.count > 1, digits.hasPrefix("0") { return Int64(sign + digits, radix: 8).map { .int64($0) } }
      if let n = Int64(word) { return .int64(n) }
      return Conversion.tryConvert(.text(word), to: DotNetType.bigInteger)
    }
    let isReal = digits.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E || $0 | 0x20 == 0x65 || $0 == 0x2B || $0 == 0x2D }
    return isReal ? Double(digits.hasPrefix(".") ? sign + "0" + digits : word).map { .double($0) } : nil
  }

  // MARK: - Dates

  /// A string that is a date in ISO 8601's long form, or Microsoft's, as a date.
  private func date(of s: PSString) -> Value {
    if dateKind == .string { return .string(s) }
    if s.count >= 19, s.count <= 40, s[10] == 0x54, s[0] >= 0x30, s[0] <= 0x39, let date = JSONDate.iso(s, dateKind) { return date }
    if s.count > 8, s[0] == 0x2F, s[s.count - 1] == 0x2F, let date = JSONDate.microsoft(s, dateKind) { return date }
    return .string(s)
  }
}

/// Dates among JSON's strings.
enum JSONDate {
  static func iso(_ s: PSString, _ kind: JSONReader.DateKind) -> Value? {
    func number(_ from: Int, _ count: Int) -> Int? {
      guard from + count <= s.count else { return nil }
      var n = 0
      for k in from..<from + count {
        guard s[k] >= 0x30, s[k] <= 0x39 else { return nil }
        n = n * 10 + Int(s[k] - 0x30)
      }
      return n
    }
    guard s[4] == 0x2D, s[7] == 0x2D, s[13] == 0x3A, s[16] == 0x3A, let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2)
    else { return nil }
    guard var date = try? DateTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second) else { return nil }
    var at = 19
    if at < s.count, s[at] == 0x2E {
      at += 1
      var ticks: Int64 = 0
      var digits = 0
      while at < s.count, s[at] >= 0x30, s[at] <= 0x39 {
        if digits < 7 { ticks = ticks * 10 + Int64(s[at] - 0x30) }
        digits += 1
        at += 1
      }
      if digits == 0 { return nil }
      while digits < 7 {
        ticks *= 10
        digits += 1
      }
      guard let whole = try? date.adding(ticks: ticks) else { return nil }
      date = whole
    }
    if at == s.count { return made(date, nil, kind) }
    if s[at] == 0x5A, at + 1 == s.count { return made(date, 0, kind) }
    guard s[at] == 0x2B || s[at] == 0x2D, let hours = number(at + 1, 2) else { return nil }
    let isNegative = s[at] == 0x2D
    at += 3
    if at < s.count, s[at] == 0x3A { at += 1 }
    let minutes = number(at, 2) ?? 0
    let total = (hours * 60 + minutes) * (isNegative ? -1 : 1)
    return made(date, total, kind, isUTC: false)
  }

  /// `/Date(1577934245000)/`, with an offset perhaps.
  static func microsoft(_ s: PSString, _ kind: JSONReader.DateKind) -> Value? {
    let text = s.string
    guard text.hasPrefix("/Date("), text.hasSuffix(")/") else { return nil }
    var body = text.dropFirst(6).dropLast(2)
    var hasOffset = false
    if let sign = body.dropFirst().firstIndex(where: { $0 == "+" || $0 == "-" }) {
      body = body[..<sign]
      hasOffset = true
    }
    guard let milliseconds = Int64(body), let ticks = milliseconds.multipliedSafely(by: TimeSpan.ticksPerMillisecond),
      let date = try? DateTime.unixEpoch.adding(ticks: ticks)
    else { return nil }
    return hasOffset ? .dateTime(date.local) : made(date.with(kind: .unspecified), 0, kind)
  }

  private static func made(_ date: DateTime, _ offset: Int?, _ kind: JSONReader.DateKind, isUTC: Bool = true) -> Value? {
    guard let offset else {
      switch kind {
      case .local: return .dateTime(date.with(kind: .local))
      case .utc: return .dateTime(date.with(kind: .utc))
      case .offset:
        guard let o = try? DateTimeOffset(date, offset: TimeSpan.zero) else { return nil }
        return .object(DateTimeOffsetObject(o))
      default: return .dateTime(date)
      }
    }
    let minutes = TimeSpan(ticks: Int64(offset) * TimeSpan.ticksPerMinute)
    if kind == .offset {
      guard let o = try? DateTimeOffset(date, offset: minutes) else { return nil }
      return .object(DateTimeOffsetObject(o))
    }
    guard let universal = try? (date - minutes).with(kind: .utc) else { return nil }
    if kind == .utc { return .dateTime(universal) }
    if kind == .local { return .dateTime(universal.local) }
    return .dateTime(isUTC ? universal : universal.local)
  }
}

extension Int64 {
  fileprivate func multipliedSafely(by other: Int64) -> Int64? {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }
}

/// `System.Management.Automation.OrderedHashtable`: what `ConvertFrom-Json -AsHashtable` makes; keys are told apart by case and keep their order.
final class OrderedHashtable: DictionaryObject {
  init() { super.init(table: KeyTable(comparer: .ordinal)) }
  override var dotNetType: DotNetType { DotNetType.orderedHashtable }
}

extension DotNetType {
  nonisolated(unsafe) static let orderedHashtable = DotNetType("System.Management.Automation.OrderedHashtable", base: hashtable)
}
