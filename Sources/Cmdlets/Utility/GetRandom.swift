import Engine
import Text

/// `Get-Random` and `Get-SecureRandom`: random numbers, or objects chosen at random.
final class GetRandom: Cmdlet {
  private let isSecure: Bool
  private var maximum: Value = .unset
  private var minimum: Value = .unset
  private var count: Int?
  private var shuffle = false
  private var seed: Int?
  private var input: [Value] = []
  private var chosen: [Value] = []
  private var seen = 0

  /// The generator of a session in which a seed was set.
  private nonisolated(unsafe) static var seeded: RandomObject?
  private lazy var generator: RandomObject = isSecure ? RandomObject() : GetRandom.seeded ?? RandomObject()

  init(isSecure: Bool) { self.isSecure = isSecure }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Random", "Microsoft.PowerShell.Commands.GetRandomCommand", module: "Microsoft.PowerShell.Utility",
      defaultSet: "RandomNumberParameterSet", output: ["System.Double", "System.Int32", "System.Int64"]
    ) { GetRandom(isSecure: false) }
    declare(d)
    d.parameter("SetSeed", "System.Nullable[int]", "", rules: "ValidateNotNull") { $0.seed = $1.int }
    d.parameter("Shuffle", "switch", "ShuffleParameterSet: mandatory") { $0.shuffle = $1.isPresent }
    return d.description
  }

  @Sendable static func describeSecure() -> CmdletDescription {
    let d = Declaration(
      "Get-SecureRandom", "Microsoft.PowerShell.Commands.GetSecureRandomCommand", module: "Microsoft.PowerShell.Utility",
      defaultSet: "RandomNumberParameterSet", output: ["System.Double", "System.Int32", "System.Int64"]
    ) { GetRandom(isSecure: true) }
    declare(d)
    d.parameter("Shuffle", "switch", "ShuffleParameterSet: mandatory") { $0.shuffle = $1.isPresent }
    return d.description
  }

  private static func declare(_ d: Declaration<GetRandom>) {
    d.parameter("Count", "int", "RandomListItemParameterSet|RandomNumberParameterSet: ", rules: "range 1..2147483647") { $0.count = $1.int }
    d.parameter(
      "InputObject", "System.Object[]", "RandomListItemParameterSet|ShuffleParameterSet: mandatory, position 0, pipeline", rules: "AllowNull"
    ) { $0.input = $1.values ?? [.null] }
    d.parameter("Maximum", "System.Object", "RandomNumberParameterSet: position 0") { $0.maximum = $1.value ?? .unset }
    d.parameter("Minimum", "System.Object", "RandomNumberParameterSet: ") { $0.minimum = $1.value ?? .unset }
  }

  private var picks: Bool { !parameterSetName.equalsIgnoringCase(ascii: "RandomNumberParameterSet") }

  override func beginProcessing() throws(Unwind) {
    if let seed { GetRandom.seeded = RandomObject(seed: Int32(truncatingIfNeeded: seed)) }
    guard !picks else { return }
    for _ in 0..<(count ?? 1) { try write(try number()) }
  }

  override func processRecord() throws(Unwind) {
    guard picks else { return }
    let wanted = shuffle ? Int.max : count ?? 1
    for object in input {
      if seen < wanted {
        chosen.append(object)
      } else if below(Int64(seen) + 1) < Int64(wanted) {
        // Every object so far has had the same chance of being among the chosen.
        chosen[Int(below(Int64(wanted)))] = object
      }
      seen += 1
    }
  }

  override func endProcessing() throws(Unwind) {
    guard picks else { return }
    var i = chosen.count - 1
    while i > 0 {
      chosen.swapAt(i, Int(below(Int64(i) + 1)))
      i -= 1
    }
    for object in chosen { try write(object) }
  }

  /// From 0 to below `limit`.
  private func below(_ limit: Int64) -> Int64 {
    if isSecure || limit > Int64(Int32.max) { return Int64.random(in: 0..<max(1, limit)) }
    return Int64(generator.next(0, Int32(limit)))
  }

  // MARK: - Numbers

  private func number() throws(Unwind) -> Value {
    let low = try operand(minimum)
    let high = try operand(maximum)
    if isReal(low) || isReal(high) {
      let a = real(low) ?? 0
      let b = real(high) ?? Double.greatestFiniteMagnitude
      if a >= b { throw tooLarge(.double(a), .double(b)) }
      let fraction = isSecure ? Double.random(in: 0..<1) : generator.double()
      return .double(a + fraction * (b - a))
    }
    if isLong(low) || isLong(high) {
      let a = integer(low) ?? 0
      let b = integer(high) ?? Int64.max
      if a >= b { throw tooLarge(.int64(a), .int64(b)) }
      return .int64(Int64.random(in: a..<b))
    }
    let a = integer(low) ?? 0
    let b = integer(high) ?? Int64(Int32.max)
    if a >= b { throw tooLarge(.int32(Int32(a)), .int32(Int32(b))) }
    return .int32(isSecure ? Int32(Int64.random(in: a..<b)) : generator.next(Int32(a), Int32(b)))
  }

  /// A bound as `int`, `long` or `double`; text is read as a number first.
  private func operand(_ value: Value) throws(Unwind) -> Value {
    switch value.unwrapped {
    case .unset, .null, .void: return .unset
    case .int32, .int64, .double: return value.unwrapped
    case .string(let s):
      if case .int32(let n)? = Conversion.tryConvert(.string(s), to: DotNetType.int32) { return .int32(n) }
      if case .int64(let n)? = Conversion.tryConvert(.string(s), to: DotNetType.int64) { return .int64(n) }
      return try Conversion.convert(value, to: DotNetType.double)
    case .single, .object: return try Conversion.convert(value, to: DotNetType.double)
    default:
      if case .int32(let n)? = Conversion.tryConvert(value, to: DotNetType.int32) { return .int32(n) }
      return try Conversion.convert(value, to: DotNetType.int64)
    }
  }

  private func isReal(_ v: Value) -> Bool { if case .double = v { true } else { false } }
  private func isLong(_ v: Value) -> Bool { if case .int64 = v { true } else { false } }
  private func integer(_ v: Value) -> Int64? {
    switch v {
    case .int32(let n): Int64(n)
    case .int64(let n): n
    default: nil
    }
  }
  private func real(_ v: Value) -> Double? {
    if case .double(let d) = v { return d }
    return integer(v).map(Double.init)
  }

  private func tooLarge(_ low: Value, _ high: Value) -> Unwind {
    let a = (try? Conversion.text(low).string) ?? ""
    let b = (try? Conversion.text(high).string) ?? ""
    return terminating(
      "System.ArgumentException", "The Minimum value (\(a)) cannot be greater than or equal to the Maximum value (\(b)).",
      id: "MinGreaterThanOrEqualMax", category: .invalidArgument)
  }
}
