import Text

/// `System.Guid`.
enum GuidMembers {
  private static func guid(_ v: Value) -> Guid { (v.unwrapped.asObject as? GuidObject)?.value ?? .empty }

  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticProperty("guid Empty {get;}") { .object(GuidObject(.empty)) }
    t.staticProperty("guid AllBitsSet {get;}") { .object(GuidObject(.allBitsSet)) }
    t.get("int Variant {get;}") { .int(Int(guid($0).low >> 60)) }
    t.get("int Version {get;}") { .int(Int(guid($0).high >> 12 & 0xF)) }
    t.staticMethod("guid NewGuid()") { _ in .object(GuidObject(.random())) }
    t.staticMethod("guid CreateVersion7()") { _ in .object(GuidObject(.version7(unixMilliseconds: DateTimeOffset.utcNow.unixTimeMilliseconds))) }
    t.staticMethod("guid Parse(string input)") { (a) throws(Unwind) in .object(GuidObject(try parse(try a.string(0, "input")))) }
    t.staticMethod("guid Parse(string s, System.IFormatProvider provider)") { (a) throws(Unwind) in .object(GuidObject(try parse(try a.string(0, "s")))) }
    t.staticMethod("guid ParseExact(string input, string format)") { (a) throws(Unwind) in
      .object(GuidObject(try exact(try a.string(0, "input"), try a.string(1, "format"))))
    }
    t.staticMethod("bool TryParse(string input, out guid result)") { (a) throws(Unwind) in try out(a, 1, a.optionalString(0).flatMap { try? parse($0) }) }
    t.staticMethod("bool TryParse(string s, System.IFormatProvider provider, out guid result)") { (a) throws(Unwind) in
      try out(a, 2, a.optionalString(0).flatMap { try? parse($0) })
    }
    t.staticMethod("bool TryParseExact(string input, string format, out guid result)") { (a) throws(Unwind) in
      try out(a, 2, a.optionalString(0).flatMap { try? exact($0, a.optionalString(1) ?? .empty) })
    }
    t.method("byte[] ToByteArray()") { this, _ in .bytes(guid(this).bytes) }
    t.comparable { _ in "Object must be of type GUID." }
    t.method("int CompareTo(guid value)") { this, a in .int(guid(this) < guid(a[0]) ? -1 : guid(this) == guid(a[0]) ? 0 : 1) }
    t.method("bool Equals(guid g)") { this, a in .bool(guid(this) == guid(a[0])) }
    t.objectMembers()
    t.method("string ToString(string format)") { (this, a) throws(Unwind) in .string(try Operators.text(this, format: a.optionalString(0))) }
    t.method("string ToString(string format, System.IFormatProvider provider)") { (this, a) throws(Unwind) in
      .string(try Operators.text(this, format: a.optionalString(0)))
    }
    t.constructor("(byte[] b)") { (a) throws(Unwind) in
      if a[0].isNull { throw Unwind.argumentNull("b") }
      guard let made = Guid(bytes: a.bytes(0)) else { throw Unwind.argument("Byte array for Guid must be exactly 16 bytes long.", "b") }
      return .object(GuidObject(made))
    }
    t.constructor("(string g)") { (a) throws(Unwind) in .object(GuidObject(try parse(try a.string(0, "g")))) }
    t.constructor("(int a, short b, short c, byte[] d)") { (a) throws(Unwind) in
      let rest = a.bytes(3)
      guard rest.count == 8 else { throw Unwind.argument("Byte array for Guid must be exactly 8 bytes long.", "d") }
      return .object(GuidObject(parts(a, rest)))
    }
    t.constructor("(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)") { a in
      .object(GuidObject(parts(a, (3...10).map { UInt8(truncatingIfNeeded: a.int($0)) })))
    }
  }

  private static func parts(_ a: Arguments, _ rest: [UInt8]) -> Guid {
    let high = UInt64(UInt32(truncatingIfNeeded: a.int(0))) << 32 | UInt64(UInt16(truncatingIfNeeded: a.int(1))) << 16 | UInt64(UInt16(truncatingIfNeeded: a.int(2)))
    return Guid(high: high, low: rest.reduce(0) { $0 << 8 | UInt64($1) })
  }

  private static func out(_ a: Arguments, _ i: Int, _ result: Guid?) throws(Unwind) -> Value {
    try a.setReference(i, .object(GuidObject(result ?? .empty)))
    return .bool(result != nil)
  }

  private static func parse(_ text: PSString) throws(Unwind) -> Guid {
    try Unwind.parsing { () throws(NumberParseError) in try text.withUTF16 { (u) throws(NumberParseError) in try Guid.parse(u) } }
  }

  private static func exact(_ text: PSString, _ format: PSString) throws(Unwind) -> Guid {
    guard format.count == 1 else {
      throw Unwind.dotNet("System.FormatException", "Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\".")
    }
    return try Unwind.parsing { () throws(NumberParseError) in try text.withUTF16 { (u) throws(NumberParseError) in try Guid.parseExact(u, format: format[0]) } }
  }
}

/// `System.Version`.
enum VersionMembers {
  private static func version(_ v: Value) -> Version? { (v.unwrapped.asObject as? VersionObject)?.value }

  @Sendable static func declare(_ t: TypeDeclaration) {
    func part(_ signature: StaticString, _ read: @escaping @Sendable (Version) -> Value) { t.get(signature) { version($0).map(read) ?? .null } }
    part("int Major {get;}") { .int32($0.major) }
    part("int Minor {get;}") { .int32($0.minor) }
    part("int Build {get;}") { .int32($0.build) }
    part("int Revision {get;}") { .int32($0.revision) }
    part("short MajorRevision {get;}") { .int16($0.majorRevision) }
    part("short MinorRevision {get;}") { .int16($0.minorRevision) }
    t.staticMethod("version Parse(string input)") { (a) throws(Unwind) in .object(VersionObject(try parse(try a.string(0, "input")))) }
    t.staticMethod("bool TryParse(string input, out version result)") { (a) throws(Unwind) in
      let result = a.optionalString(0).flatMap { try? parse($0) }
      try a.setReference(1, result.map { .object(VersionObject($0)) } ?? .null)
      return .bool(result != nil)
    }
    t.method("System.Object Clone()") { this, _ in this }
    t.method("int CompareTo(System.Object version)") { (this, a) throws(Unwind) in
      if a[0].isNull { return .int32(1) }
      guard let other = version(a[0]) else { throw Unwind.dotNet("System.ArgumentException", "Object must be of type Version.") }
      return order(version(this), other)
    }
    t.method("int CompareTo(version value)") { this, a in a[0].isNull ? .int32(1) : order(version(this), version(a[0])) }
    t.method("bool Equals(version obj)") { this, a in .bool(!a[0].isNull && version(this) == version(a[0])) }
    t.objectMembers()
    t.method("string ToString(int fieldCount)") { (this, a) throws(Unwind) in
      guard let v = version(this) else { return .null }
      return .string(try Unwind.arithmetic { () throws(ArithmeticError) in try v.text(fieldCount: a.int(0)) })
    }
    t.constructor("()") { (_) throws(Unwind) in try make([0, 0]) }
    t.constructor("(string version)") { (a) throws(Unwind) in .object(VersionObject(try parse(try a.string(0, "version")))) }
    t.constructor("(int major, int minor)") { (a) throws(Unwind) in try make([a.int(0), a.int(1)]) }
    t.constructor("(int major, int minor, int build)") { (a) throws(Unwind) in try make([a.int(0), a.int(1), a.int(2)]) }
    t.constructor("(int major, int minor, int build, int revision)") { (a) throws(Unwind) in try make([a.int(0), a.int(1), a.int(2), a.int(3)]) }
  }

  private static func order(_ a: Version?, _ b: Version?) -> Value {
    guard let a, let b else { return .int32(a == nil && b == nil ? 0 : a == nil ? -1 : 1) }
    return .int32(a < b ? -1 : a == b ? 0 : 1)
  }

  private static func make(_ parts: [Int]) throws(Unwind) -> Value {
    let n = parts.map { Int32(truncatingIfNeeded: $0) }
    return .object(
      VersionObject(
        try Unwind.arithmetic { () throws(ArithmeticError) in try Version(n[0], n[1], n.count > 2 ? n[2] : nil, n.count > 3 ? n[3] : nil) }))
  }

  private static func parse(_ text: PSString) throws(Unwind) -> Version {
    try Unwind.parsing { () throws(NumberParseError) in try text.withUTF16 { (u) throws(NumberParseError) in try Version.parse(u) } }
  }
}

/// `System.Management.Automation.SemanticVersion`.
enum SemanticVersionMembers {
  private static func version(_ v: Value) -> SemanticVersion? { (v.unwrapped.asObject as? SemanticVersionObject)?.value }

  @Sendable static func declare(_ t: TypeDeclaration) {
    t.get("int Major {get;}") { version($0).map { .int32($0.major) } ?? .null }
    t.get("int Minor {get;}") { version($0).map { .int32($0.minor) } ?? .null }
    t.get("int Patch {get;}") { version($0).map { .int32($0.patch) } ?? .null }
    t.get("string PreReleaseLabel {get;}") { version($0)?.preReleaseLabel.map { .text($0) } ?? .null }
    t.get("string BuildLabel {get;}") { version($0)?.buildLabel.map { .text($0) } ?? .null }
    t.staticMethod("semver Parse(string version)") { (a) throws(Unwind) in
      let text = try a.string(0, "version")
      if text.isEmpty { throw Unwind.dotNet("System.FormatException", "The input string '' was not in a correct format.") }
      guard let made = text.withUTF16({ SemanticVersion.parse($0) }) else {
        throw Unwind.dotNet("System.FormatException", "The input string '\(text)' was not in a correct format.")
      }
      return .object(SemanticVersionObject(made))
    }
    t.staticMethod("bool TryParse(string version, out semver result)") { (a) throws(Unwind) in
      let made = a.optionalString(0).flatMap { $0.withUTF16 { SemanticVersion.parse($0) } }
      try a.setReference(1, made.map { .object(SemanticVersionObject($0)) } ?? .null)
      return .bool(made != nil)
    }
    t.staticMethod("int Compare(semver versionA, semver versionB)") { a in order(version(a[0]), version(a[1])) }
    t.method("int CompareTo(System.Object version)") { (this, a) throws(Unwind) in
      if a[0].isNull { return .int32(1) }
      guard let other = version(a[0]) else { throw Unwind.argument("Object must be of type SemanticVersion.", "version") }
      return order(version(this), other)
    }
    t.method("int CompareTo(semver value)") { this, a in order(version(this), version(a[0])) }
    t.method("bool Equals(semver other)") { this, a in .bool(!a[0].isNull && version(this) == version(a[0])) }
    t.objectMembers()
    t.constructor("(string version)") { (a) throws(Unwind) in
      let text = try a.string(0, "version")
      guard let made = text.withUTF16({ SemanticVersion.parse($0) }) else {
        throw Unwind.dotNet("System.FormatException", "The input string '\(text)' was not in a correct format.")
      }
      return .object(SemanticVersionObject(made))
    }
    t.constructor("(int major)") { (a) throws(Unwind) in try make(a, 1) }
    t.constructor("(int major, int minor)") { (a) throws(Unwind) in try make(a, 2) }
    t.constructor("(int major, int minor, int patch)") { (a) throws(Unwind) in try make(a, 3) }
    t.constructor("(int major, int minor, int patch, string label)") { (a) throws(Unwind) in try make(a, 3, a.optionalString(3)) }
    t.constructor("(int major, int minor, int patch, string preReleaseLabel, string buildLabel)") { (a) throws(Unwind) in
      try make(a, 3, a.optionalString(3), a.optionalString(4))
    }
    t.constructor("(version version)") { (a) throws(Unwind) in
      guard let v = (a[0].asObject as? VersionObject)?.value, let made = SemanticVersion(v) else { throw Unwind.argumentNull("version") }
      return .object(SemanticVersionObject(made))
    }
  }

  private static func make(_ a: Arguments, _ parts: Int, _ label: PSString? = nil, _ build: PSString? = nil) throws(Unwind) -> Value {
    func part(_ i: Int) -> Int32 { i < parts ? Int32(truncatingIfNeeded: a.int(i)) : 0 }
    for (i, name) in (["major", "minor", "patch"] as [StaticString]).enumerated() where part(i) < 0 {
      throw Unwind.argument("Cannot process argument because the value of argument \"\(name)\" is not valid. Change the value of the \"\(name)\" argument and run the operation again.", name)
    }
    guard let made = SemanticVersion(part(0), part(1), part(2), preReleaseLabel: label?.string, buildLabel: build?.string) else {
      throw Unwind.dotNet("System.FormatException", "The input string '\(label ?? .empty)' was not in a correct format.")
    }
    return .object(SemanticVersionObject(made))
  }

  private static func order(_ a: SemanticVersion?, _ b: SemanticVersion?) -> Value {
    guard let a, let b else { return .int32(a == nil && b == nil ? 0 : a == nil ? -1 : 1) }
    return .int(SemanticVersion.compare(a, b))
  }
}
