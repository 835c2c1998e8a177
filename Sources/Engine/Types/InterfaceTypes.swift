import Text

/// The interfaces that scripts ask for with `-is` or cast to: what they say about their implementers, and the few members that are called through them.
enum InterfaceTypes {
  static func generic(_ name: StaticString, _ parameters: [StaticString], _ interfaces: [StaticString] = []) -> DotNetType {
    DotNetType(name, .generic(parameters: parameters, of: .interface), interfaces: interfaces)
  }

  @Sendable static func enumerator(_ t: TypeDeclaration) {
    t.get("System.Object Current {get;}") { ($0.asObject as? ValueEnumerator)?.lastValue ?? .null }
    t.method("bool MoveNext()") { (this, _) throws(Unwind) in
      guard let all = this.asObject as? ValueEnumerator else { return .bool(false) }
      return .bool(try all.moveNext())
    }
    t.method("void Reset()") { (_, _) throws(Unwind) in throw Unwind.dotNet("System.NotSupportedException", "Specified method is not supported.") }
    t.method("void Dispose()") { _, _ in .void }
  }

  @Sendable static func dictionaryEnumerator(_ t: TypeDeclaration) {
    func current(_ v: Value) -> DictionaryEntryObject? { (v.asObject as? DictionaryEnumerator)?.current }
    t.get("System.Object Key {get;}") { current($0)?.key ?? .null }
    t.get("System.Object Value {get;}") { current($0)?.value ?? .null }
    t.get("System.Collections.DictionaryEntry Entry {get;}") { .optional(current($0)) }
    t.get("System.Object Current {get;}") { .optional(current($0)) }
    t.get("System.Object Name {get;}") { current($0)?.key ?? .null }
    t.method("bool MoveNext()") { (this, _) throws(Unwind) in .bool(try (this.asObject as? ValueEnumerator)?.next() != nil) }
    t.method("void Reset()") { _, _ in .void }
  }
}

extension DotNetType {
  /// What an enumerator that a script holds is.
  nonisolated(unsafe) static let enumerator = DotNetType(
    "System.Collections.Generic.IEnumerator", base: object, interfaces: ["System.Collections.IEnumerator", "System.IDisposable"],
    declare: InterfaceTypes.enumerator)
  nonisolated(unsafe) static let dictionaryEnumerator = DotNetType(
    "System.Collections.Hashtable+HashtableEnumerator", base: object, interfaces: ["System.Collections.IDictionaryEnumerator", "System.Collections.IEnumerator"],
    declare: InterfaceTypes.dictionaryEnumerator)
}
