import Text

/// The options of `-split`, with the bits of `System.Management.Automation.SplitOptions`.
struct SplitOptions: OptionSet {
  let rawValue: Int
  static let simpleMatch = SplitOptions(rawValue: 1)
  static let regexMatch = SplitOptions(rawValue: 2)
  static let cultureInvariant = SplitOptions(rawValue: 4)
  static let ignorePatternWhitespace = SplitOptions(rawValue: 8)
  static let multiline = SplitOptions(rawValue: 16)
  static let singleline = SplitOptions(rawValue: 32)
  static let ignoreCase = SplitOptions(rawValue: 64)
  static let explicitCapture = SplitOptions(rawValue: 128)

  nonisolated(unsafe) static let type = DotNetType(
    "System.Management.Automation.SplitOptions",
    .enumeration(
      EnumDeclaration(
        isFlags: true,
        "SimpleMatch=1 RegexMatch=2 CultureInvariant=4 IgnorePatternWhitespace=8 Multiline=16 Singleline=32 IgnoreCase=64 ExplicitCapture=128")),
    base: .enumBase)

  var regexOptions: RegexOptions {
    var all: RegexOptions = []
    if contains(.cultureInvariant) { all.insert(.cultureInvariant) }
    if contains(.ignorePatternWhitespace) { all.insert(.ignorePatternWhitespace) }
    if contains(.multiline) { all.insert(.multiline) }
    if contains(.singleline) { all.insert(.singleline) }
    if contains(.ignoreCase) { all.insert(.ignoreCase) }
    if contains(.explicitCapture) { all.insert(.explicitCapture) }
    return all
  }
}

extension Operators {
  /// `-split a`: at white space, none of it around.
  static func split(_ a: Value, _ frame: Frame) throws(Unwind) -> Value {
    let regex = try RegexOperand.regex(PSString.of("\\s+"), [])
    var parts: [PSString] = []
    for text in try texts(a) {
      let trimmed = text.trim()
      parts += try RegexOperand.running { () throws(RegexMatchError) in try regex.split(trimmed) }
    }
    return .array(PSArray.strings(parts))
  }

  /// `a -split pattern`, `a -split pattern, max, options`, `a -split { … }, max`. A negative maximum counts from the right.
  static func split(_ a: Value, _ b: Value, ignoreCase: Bool, _ frame: Frame) throws(Unwind) -> Value {
    let operands = try Conversion.elements(b.unwrapped) ?? [b]
    guard let first = operands.first else {
      throw Unwind.runtime("BadOperatorArgument", "Bad argument to operator '-split': \(try Conversion.text(b)).")
    }
    let block: ScriptBlock? = if case .object(let o) = first.unwrapped { o as? ScriptBlock } else { nil }
    let pattern = block == nil ? try Conversion.text(first) : PSString.empty
    let limit = operands.count > 1 ? try maximum(operands[1]) : 0
    var options: SplitOptions = []
    if operands.count > 2, !operands[2].isNull, !isEmptyText(operands[2]) {
      options = try splitOptions(operands[2])
      if block != nil {
        throw Unwind.runtime("InvalidSplitOptionWithPredicate", "Split options cannot be specified when the delimiter is a script block.")
      }
    }
    if ignoreCase { options.insert(.ignoreCase) }
    var parts: [PSString] = []
    if let block {
      for text in try texts(a) { try split(text, block, limit, frame, into: &parts) }
      return .array(PSArray.strings(parts))
    }
    let regex = try self.regex(pattern, options, fromRight: limit < 0)
    for text in try texts(a) {
      parts += try RegexOperand.running { () throws(RegexMatchError) in try regex.split(text, count: Int(limit.magnitude)) }
    }
    return .array(PSArray.strings(parts))
  }

  private static func texts(_ a: Value) throws(Unwind) -> [PSString] {
    guard let elements = try Conversion.elements(a.unwrapped) else { return [try Conversion.text(a)] }
    var all: [PSString] = []
    for e in elements { all.append(try Conversion.text(e)) }
    return all
  }

  private static func maximum(_ value: Value) throws(Unwind) -> Int {
    do { return Int(try Conversion.convert(value, to: DotNetType.int32).asInt64 ?? 0) } catch { throw withoutId(error) }
  }

  private static func isEmptyText(_ value: Value) -> Bool { if case .string(let s) = value { s.isEmpty } else { false } }

  private static func splitOptions(_ value: Value) throws(Unwind) -> SplitOptions {
    do { return SplitOptions(rawValue: Int(try Conversion.convert(value, to: SplitOptions.type).enumValue?.raw ?? 0)) } catch { throw withoutId(error) }
  }

  private static func regex(_ pattern: PSString, _ options: SplitOptions, fromRight: Bool) throws(Unwind) -> DotNetRegex {
    let isSimple = options.contains(.simpleMatch)
    if isSimple && !options.subtracting([.simpleMatch, .ignoreCase]).isEmpty || options.contains([.multiline, .singleline]) {
      throw Unwind.runtime(
        "InvalidSplitOptionCombination", "The specified split options are not compatible; the SimpleMatch option excludes all but IgnoreCase.")
    }
    var regexOptions = options.regexOptions
    if fromRight { regexOptions.insert(.rightToLeft) }
    return try RegexOperand.regex(isSimple ? DotNetRegex.escape(pattern) : pattern, regexOptions)
  }

  /// At the characters for which a block is true.
  private static func split(_ text: PSString, _ block: ScriptBlock, _ limit: Int, _ frame: Frame, into parts: inout [PSString]) throws(Unwind) {
    if limit == 1 || limit == -1 {
      parts.append(text)
      return
    }
    func isDelimiter(_ i: Int) throws(Unwind) -> Bool {
      let arguments = [Value.string(text), .int32(Int32(truncatingIfNeeded: i))]
      return try Conversion.truth(try block.invoke(frame, mode: .child, under: .string(PSString.of(unit: text[i])), arguments: arguments))
    }
    var own: [PSString] = []
    if limit < 0 {
      var end = text.count
      for i in stride(from: text.count - 1, through: 0, by: -1) where try isDelimiter(i) {
        own.append(text.substring(i + 1..<end))
        end = i
        if own.count >= -limit - 1 { break }
      }
      own.append(text.substring(0..<end))
      parts += own.reversed()
      return
    }
    var start = 0
    for i in 0..<text.count where try isDelimiter(i) {
      own.append(text.substring(start..<i))
      start = i + 1
      if limit > 0, own.count >= limit - 1 { break }
    }
    own.append(text.substring(start..<text.count))
    parts += own
  }

  // MARK: - Joining

  /// `-join a`
  static func join(_ a: Value) throws(Unwind) -> Value { try join(a, .string(.empty)) }

  /// `a -join separator`
  static func join(_ a: Value, _ separator: Value) throws(Unwind) -> Value {
    guard let elements = try Conversion.elements(a.unwrapped) else { return .string(try Conversion.text(a)) }
    return .string(try Conversion.join(elements, try Conversion.text(separator)))
  }
}
