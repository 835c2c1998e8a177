import Text

/// `System.StringComparer`: an order and an equality of strings that dictionaries, sets and sorting take.
public final class StringComparerObject: Object {
  let order: StringOrder
  init(_ order: StringOrder) { self.order = order }
  public override var dotNetType: DotNetType { DotNetType.stringComparer }

  func compare(_ a: Value, _ b: Value) throws(Unwind) -> Int {
    if case .string(let x) = a.unwrapped, case .string(let y) = b.unwrapped { return order.compare(x, y) }
    return try DefaultOrder.compare(a, b)
  }

  /// How a dictionary with this comparer tells its keys apart.
  public var keys: KeyComparer { order.ignoresCase ? .ignoreCase : .ordinal }
}

extension DotNetType {
  public nonisolated(unsafe) static let stringComparer = DotNetType(
    "System.StringComparer", base: object,
    interfaces: ["System.Collections.IComparer", "System.Collections.IEqualityComparer", "System.Collections.Generic.IComparer[string]", "System.Collections.Generic.IEqualityComparer[string]"],
    isAbstract: true, declare: declareStringComparer)

  @Sendable private static func declareStringComparer(_ t: TypeDeclaration) {
    for (i, signature) in stringComparers.enumerated() {
      t.staticProperty(signature) { .object(StringComparerObject(StringOrder(i))) }
    }
    t.staticMethod("System.StringComparer FromComparison(System.StringComparison comparisonType)") { a in
      .object(StringComparerObject(StringOrder(a.enumeration(0))))
    }
    t.staticMethod("System.StringComparer Create(cultureinfo culture, bool ignoreCase)") { a in
      .object(StringComparerObject(StringOrder(a.bool(1) ? 1 : 0)))
    }
    t.receiver(StringComparerObject.self) { t in
      t.method("int Compare(System.Object x, System.Object y)") { (this, a) throws(Unwind) in .int(try this.compare(a[0], a[1])) }
      t.method("int Compare(string x, string y)") { (this, a) throws(Unwind) in .int(try this.compare(a[0], a[1])) }
      t.method("bool Equals(System.Object x, System.Object y)") { (this, a) throws(Unwind) in .bool(try this.compare(a[0], a[1]) == 0) }
      t.method("bool Equals(string x, string y)") { this, a in .bool(StringMembers.equal(a.optionalString(0), a.optionalString(1), this.order)) }
      t.method("int GetHashCode(System.Object obj)") { this, a in .int32(Int32(bitPattern: KeyTable.hash(of: a[0], this.keys))) }
      t.method("int GetHashCode(string obj)") { this, a in .int32(Int32(bitPattern: KeyTable.hash(of: a[0], this.keys))) }
    }
  }

  /// In the order of `StringComparison`'s values.
  private static let stringComparers: [StaticString] = [
    "System.StringComparer CurrentCulture {get;}", "System.StringComparer CurrentCultureIgnoreCase {get;}",
    "System.StringComparer InvariantCulture {get;}", "System.StringComparer InvariantCultureIgnoreCase {get;}",
    "System.StringComparer Ordinal {get;}", "System.StringComparer OrdinalIgnoreCase {get;}",
  ]
}
