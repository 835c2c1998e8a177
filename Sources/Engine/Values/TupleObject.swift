import Text

/// `System.Tuple` and `System.ValueTuple` of one to eight items.
public final class TupleObject: Object {
  public var items: [Value]
  private let type: DotNetType

  /// - Parameter types: of the items; their own when nil.
  public init(_ items: [Value], isValue: Bool, types: [DotNetType]? = nil) {
    self.items = items
    let definition = TypeRegistry.find("System.\(isValue ? "Value" : "")Tuple`\(items.count)")
    type = definition?.constructed(types ?? items.map(\.dotNetType)) ?? DotNetType.object
  }

  public override var dotNetType: DotNetType { type }

  public override func text() throws(Unwind) -> PSString? {
    var parts: [String] = []
    for item in items { parts.append(try Conversion.text(item).string) }
    return PSString.of("(\(parts.joined(separator: ", ")))")
  }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    guard case .object(let o) = other, let t = o as? TupleObject, t.type === type else { return false }
    for (a, b) in zip(items, t.items) {
      if try !KeyTable.equal(a, b) { return false }
    }
    return true
  }

  public override func hashCode() -> Int { items.reduce(17) { $0 &* 31 &+ Int(KeyTable.hash(of: $1, .ordinal)) } }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    guard case .object(let o) = other, let t = o as? TupleObject, t.type === type else { return nil }
    for (a, b) in zip(items, t.items) {
      let order = try DefaultOrder.compare(a, b)
      if order != 0 { return order }
    }
    return 0
  }

  // MARK: - Members

  private static let itemSignatures: [StaticString] = [
    "T1 Item1 {get;}", "T2 Item2 {get;}", "T3 Item3 {get;}", "T4 Item4 {get;}", "T5 Item5 {get;}", "T6 Item6 {get;}", "T7 Item7 {get;}",
  ]
  static let parameters: [StaticString] = ["T1", "T2", "T3", "T4", "T5", "T6", "T7"]

  private static let constructors: [StaticString] = [
    "(T1 item1)", "(T1 item1, T2 item2)", "(T1 item1, T2 item2, T3 item3)", "(T1 item1, T2 item2, T3 item3, T4 item4)",
    "(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5)", "(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6)",
    "(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7)",
  ]

  /// The open generic of one length.
  static func definition(_ name: StaticString, _ count: Int, isValue: Bool) -> DotNetType {
    DotNetType(
      name, .generic(parameters: Array(parameters[..<count]), of: isValue ? .struct : .class), base: isValue ? DotNetType.valueType : DotNetType.object,
      interfaces: ["System.IComparable"]
    ) { t in
      for i in 0..<count {
        t.property(itemSignatures[i], get: { ($0.asObject as? TupleObject)?.items[i] ?? .null }, set: isValue ? { ($0.asObject as? TupleObject)?.items[i] = $1 } : nil)
      }
      t.constructor(constructors[count - 1], of: { type, a in .object(TupleObject((0..<count).map { a[$0] }, isValue: isValue, types: type.genericArguments)) })
      t.objectMembers()
    }
  }

  private static let createSignatures: [StaticString] = [
    "System.Tuple[T1] Create(T1 item1)", "System.Tuple[T1,T2] Create(T1 item1, T2 item2)", "System.Tuple[T1,T2,T3] Create(T1 item1, T2 item2, T3 item3)",
    "System.Tuple[T1,T2,T3,T4] Create(T1 item1, T2 item2, T3 item3, T4 item4)",
    "System.Tuple[T1,T2,T3,T4,T5] Create(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5)",
  ]

  /// `[System.Tuple]::Create` and `[System.ValueTuple]::Create`.
  static func declareCreate(_ t: TypeDeclaration, isValue: Bool) {
    for signature in createSignatures { t.staticMethod(signature) { a in .object(TupleObject(a.values, isValue: isValue)) } }
  }
}
