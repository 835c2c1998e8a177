import Text

extension Operators {
  // MARK: - Wildcards

  /// `-like`
  package static func like(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value { try wildcard(a, b, ignoreCase, wanted: true) }
  package static func notLike(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value { try wildcard(a, b, ignoreCase, wanted: false) }

  private static func wildcard(_ a: Value, _ b: Value, _ ignoreCase: Bool, wanted: Bool) throws(Unwind) -> Value {
    let pattern: WildcardPattern
    let text = try Conversion.text(b)
    do {
      pattern = try WildcardPattern(text, ignoringCase: ignoreCase)
    } catch {
      throw Unwind.error("System.Management.Automation.WildcardPatternException", error.message, id: "RuntimeException")
    }
    if let elements = try Conversion.elements(a.unwrapped) {
      // The elements come back as the texts that were compared.
      var kept = ContiguousArray<Value>()
      for e in elements {
        let text = try Conversion.text(e)
        if pattern.matches(text) == wanted { kept.append(.string(text)) }
      }
      return .array(PSArray(kept))
    }
    return .bool(pattern.matches(try Conversion.text(a)) == wanted)
  }

  // MARK: - Regular expressions

  /// `-match`; the groups of a match of a single value go to `$Matches` of the frame.
  package static func match(_ a: Value, _ b: Value, ignoreCase: Bool, _ frame: Frame) throws(Unwind) -> Value {
    try match(a, b, ignoreCase, wanted: true, frame)
  }

  /// `-notmatch`, which remembers groups too.
  package static func notMatch(_ a: Value, _ b: Value, ignoreCase: Bool, _ frame: Frame) throws(Unwind) -> Value {
    try match(a, b, ignoreCase, wanted: false, frame)
  }

  private static func match(_ a: Value, _ b: Value, _ ignoreCase: Bool, wanted: Bool, _ frame: Frame) throws(Unwind) -> Value {
    let regex = try RegexOperand.regex(b, ignoreCase: ignoreCase)
    if let elements = try Conversion.elements(a.unwrapped) {
      return try filtered(elements) { (e: Value) throws(Unwind) in
        let text = try Conversion.text(e)
        return try RegexOperand.running { () throws(RegexMatchError) in try regex.isMatch(text) } == wanted
      }
    }
    let text = try Conversion.text(a)
    let found = try RegexOperand.running { () throws(RegexMatchError) in try regex.match(text) }
    if let found { try frame.assign(VariableName.matches, .hash(groups(of: found))) }
    return .bool((found != nil) == wanted)
  }

  /// The groups that took part: keys are numbers for unnamed groups, names for the others.
  static func groups(of match: RegexMatch) -> PSHashtable {
    let table = PSHashtable(comparer: .ignoreCase)
    for slot in stride(from: match.groupCount - 1, through: 0, by: -1) {
      guard let range = match.range(of: slot) else { continue }
      let name = match.regex.groupNames[slot]
      let key: Value =
        name.withUTF16({ try? NumberParsing.integer($0, Int32.self, styles: []) }).map { .int32($0) } ?? .string(name)
      table.table.append(key, .string(match.input.substring(range)))
    }
    return table
  }

  /// Whether a pattern with .NET's options matches a text (`[ValidatePattern]`).
  static func isMatch(_ text: PSString, _ pattern: PSString, options: Int) throws(Unwind) -> Bool {
    let regex = try RegexOperand.regex(pattern, RegexOptions(rawValue: options))
    return try RegexOperand.running { () throws(RegexMatchError) in try regex.isMatch(text) }
  }
}

/// The regular expression on the right of `-match`, `-replace` and `-split`.
enum RegexOperand {
  /// A `[regex]` as it is, anything else as a pattern.
  static func regex(_ value: Value, ignoreCase: Bool, options: RegexOptions = []) throws(Unwind) -> DotNetRegex {
    if case .object(let o) = value.unwrapped, let object = o as? RegexObject { return object.value }
    let pattern = try Conversion.text(value)
    return try regex(pattern, ignoreCase ? options.union(.ignoreCase) : options)
  }

  static func regex(_ pattern: PSString, _ options: RegexOptions) throws(Unwind) -> DotNetRegex {
    do {
      return try RegexCache.shared.regex(pattern, options)
    } catch {
      guard case .parse = error else { throw Unwind.raw("System.ArgumentException", error.message) }
      throw Unwind.raw("System.Text.RegularExpressions.RegexParseException", error.message)
    }
  }

  /// Runs a match; an engine that gives up or is stopped becomes the exception of .NET.
  static func running<R>(_ body: () throws(RegexMatchError) -> R) throws(Unwind) -> R {
    do { return try body() } catch { throw failure(error) }
  }

  static func failure(_ error: RegexMatchError) -> Unwind {
    Unwind.raw("System.Text.RegularExpressions.RegexMatchTimeoutException", RegexMatchError.timeoutMessage)
  }
}
