import Text

/// `System.Random`: with a seed the numbers that .NET gives for it, without one the system's.
public final class RandomObject: Object {
  /// Knuth's subtractive generator, as .NET seeds it; nil: the system's generator.
  private var table: [Int32]?
  private var first = 0
  private var second = 21

  public override init() { super.init() }

  public init(seed: Int32) {
    var state = [Int32](repeating: 0, count: 56)
    let magnitude = seed == .min ? Int32.max : abs(seed)
    var j = 161_803_398 &- magnitude
    state[55] = j
    var k: Int32 = 1
    var position = 0
    for _ in 1..<55 {
      position += 21
      if position >= 55 { position -= 55 }
      state[position] = k
      k = j &- k
      if k < 0 { k = k &+ .max }
      j = state[position]
    }
    for _ in 1..<5 {
      for i in 1..<56 {
        var n = i + 30
        if n >= 55 { n -= 55 }
        state[i] = state[i] &- state[1 + n]
        if state[i] < 0 { state[i] = state[i] &+ .max }
      }
    }
    table = state
    super.init()
  }

  public override var dotNetType: DotNetType { DotNetType.random }

  /// A number from 0 to 2^31 - 2.
  private func sample() -> Int32 {
    guard table != nil else { return Int32.random(in: 0..<Int32.max) }
    first = first + 1 >= 56 ? 1 : first + 1
    second = second + 1 >= 56 ? 1 : second + 1
    var value = (table?[first] ?? 0) &- (table?[second] ?? 0)
    if value == .max { value -= 1 }
    if value < 0 { value = value &+ .max }
    table?[first] = value
    return value
  }

  /// From 0 to below 1.
  public func double() -> Double { table == nil ? Double.random(in: 0..<1) : Double(sample()) * (1.0 / Double(Int32.max)) }

  public func next() -> Int32 { sample() }

  /// From `low` to below `high`; `low` when they are equal.
  public func next(_ low: Int32, _ high: Int32) -> Int32 {
    let range = Int64(high) - Int64(low)
    if range <= 0 { return low }
    if range <= Int64(Int32.max) { return Int32(truncatingIfNeeded: Int64(double() * Double(range)) + Int64(low)) }
    // A range beyond 31 bits takes two samples, one of them for the sign.
    var value = sample()
    if sample() % 2 == 0 { value = 0 &- value }
    let scaled = (Double(value) + Double(Int32.max - 1)) / (2 * Double(UInt32(Int32.max)) - 1)
    return Int32(truncatingIfNeeded: Int64(scaled * Double(range)) + Int64(low))
  }

  public func next(_ low: Int64, _ high: Int64) -> Int64 {
    if high <= low { return low }
    let range = UInt64(bitPattern: high &- low)
    if table == nil { return low &+ Int64(bitPattern: UInt64.random(in: 0..<range)) }
    return low &+ Int64(truncatingIfNeeded: UInt64(double() * Double(range)))
  }

  func byte() -> UInt8 { table == nil ? UInt8.random(in: 0...255) : UInt8(truncatingIfNeeded: sample()) }

  fileprivate nonisolated(unsafe) static let shared = RandomObject()
}

extension DotNetType {
  public nonisolated(unsafe) static let random = DotNetType("System.Random", base: object, declare: RandomMembers.declare)
}

enum RandomMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticProperty("System.Random Shared {get;}") { .object(RandomObject.shared) }
    t.constructor("()") { _ in .object(RandomObject()) }
    t.constructor("(int Seed)") { a in .object(RandomObject(seed: Int32(truncatingIfNeeded: a.int(0)))) }
    t.receiver(RandomObject.self) { t in
      t.method("int Next()") { this, _ in .int32(this.next()) }
      t.method("int Next(int maxValue)") { (this, a) throws(Unwind) in
        if a.int(0) < 0 { throw Unwind.outOfRange("maxValue", "'maxValue' must be greater than zero.") }
        return .int32(this.next(0, Int32(truncatingIfNeeded: a.int(0))))
      }
      t.method("int Next(int minValue, int maxValue)") { (this, a) throws(Unwind) in
        if a.int(0) > a.int(1) { throw Unwind.outOfRange("minValue", "'minValue' cannot be greater than maxValue.") }
        return .int32(this.next(Int32(truncatingIfNeeded: a.int(0)), Int32(truncatingIfNeeded: a.int(1))))
      }
      t.method("long NextInt64()") { this, _ in .int64(this.next(0, Int64.max)) }
      t.method("long NextInt64(long maxValue)") { this, a in .int64(this.next(0, Int64(a.int(0)))) }
      t.method("long NextInt64(long minValue, long maxValue)") { this, a in .int64(this.next(Int64(a.int(0)), Int64(a.int(1)))) }
      t.method("double NextDouble()") { this, _ in .double(this.double()) }
      t.method("float NextSingle()") { this, _ in .single(Float(this.double())) }
      t.method("void NextBytes(byte[] buffer)") { (this, a) throws(Unwind) in
        let buffer = try a.required(0, "buffer", as: PSArray.self)
        for i in buffer.elements.indices { buffer.elements[i] = .uint8(this.byte()) }
        return .void
      }
      t.method("void Shuffle(T[] values)") { (this, a) throws(Unwind) in
        let values = try a.required(0, "values", as: PSArray.self)
        for i in stride(from: 0, to: values.count - 1, by: 1) {
          let j = Int(this.next(Int32(truncatingIfNeeded: i), Int32(truncatingIfNeeded: values.count)))
          if i != j { values.elements.swapAt(i, j) }
        }
        return .void
      }
    }
  }
}
