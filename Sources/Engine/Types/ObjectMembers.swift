import Text

/// The members that every object has.
enum ObjectMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.method("type GetType()") { this, _ in .object(this.dotNetType) }
    t.method("string ToString()") { (this, _) throws(Unwind) in .string(try Conversion.textForToString(this)) }
    t.method("bool Equals(System.Object obj)") { (this, a) throws(Unwind) in .bool(try KeyTable.equal(this, a[0])) }
    t.method("int GetHashCode()") { this, _ in .int32(Int32(bitPattern: KeyTable.hash(of: this, .ordinal))) }
    t.staticMethod("bool Equals(System.Object objA, System.Object objB)") { (a) throws(Unwind) in .bool(try KeyTable.equal(a[0], a[1])) }
    t.staticMethod("bool ReferenceEquals(System.Object objA, System.Object objB)") { a in .bool(same(a[0], a[1])) }
    t.constructor("()") { _ in .object(Object()) }
  }

  /// Whether two values are one object; values of value types never are.
  private static func same(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.string(let x), .string(let y)): x === y
    default: if let x = a.asObject, let y = b.asObject { x === y && !x.dotNetType.isValueType } else { false }
    }
  }
}
