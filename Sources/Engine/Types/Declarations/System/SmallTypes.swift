import Text

/// Types of few members.
enum SmallTypes {
  @Sendable static func garbageCollector(_ t: TypeDeclaration) {
    t.staticProperty("int MaxGeneration {get;}") { .int32(2) }
    // Memory is counted by references: there is nothing to collect.
    t.staticMethod("void Collect()") { _ in .void }
    t.staticMethod("void Collect(int generation)") { _ in .void }
    t.staticMethod("void WaitForPendingFinalizers()") { _ in .void }
    t.staticMethod("void KeepAlive(System.Object obj)") { _ in .void }
    t.staticMethod("void SuppressFinalize(System.Object obj)") { _ in .void }
    t.staticMethod("long GetTotalMemory(bool forceFullCollection)") { (_) throws(Unwind) in try Members.getStatic(environment, PSString.of("WorkingSet"), strict: 0) }
  }

  private static var environment: DotNetType { TypeRegistry.find("System.Environment") ?? .object }

  @Sendable static func activator(_ t: TypeDeclaration) {
    t.staticMethod("System.Object CreateInstance(type type)") { (a) throws(Unwind) in
      try unwrapped(a) { (type) throws(Unwind) in try Members.construct(type, [], a.frame) }
    }
    t.staticMethod("System.Object CreateInstance(type type, params System.Object[] args)") { (a) throws(Unwind) in
      try unwrapped(a) { (type) throws(Unwind) in try Members.construct(type, Array(a.elements(1)), a.frame) }
    }
  }

  private static func unwrapped(_ a: Arguments, _ body: (DotNetType) throws(Unwind) -> Value) throws(Unwind) -> Value {
    let type = try a.required(0, "type", as: DotNetType.self)
    do {
      return try body(type)
    } catch {
      if error.record?.errorId.equals(PSString.of("MethodCountCouldNotFindBest")) == true {
        throw Unwind.dotNet("System.MissingMethodException", "Cannot dynamically create an instance of type '\(type.netName)'. Reason: No parameterless constructor defined.")
      }
      throw error
    }
  }

  @Sendable static func buffer(_ t: TypeDeclaration) {
    t.staticMethod("void BlockCopy(array src, int srcOffset, array dst, int dstOffset, int count)") { (a) throws(Unwind) in
      try ArrayMembers.copy(a[0], a.int(1), a[2], a.int(3), a.int(4))
      return .void
    }
    t.staticMethod("int ByteLength(array array)") { a in .int(ArrayMembers.total(a[0])) }
  }

  @Sendable static func eventArgs(_ t: TypeDeclaration) {
    t.constructor("()") { [unowned t] _ in .object(PlainObject(t.type)) }
    t.staticProperty("System.EventArgs Empty {get;}") { [unowned t] in .object(PlainObject(t.type)) }
  }

  @Sendable static func dictionaryEntry(_ t: TypeDeclaration) {
    t.receiver(DictionaryEntryObject.self) { t in
      t.property("System.Object Key {get;set;}") { $0.key } set: { $0.key = $1 }
      t.property("System.Object Value {get;set;}") { $0.value } set: { $0.value = $1 }
    }
    t.constructor("(System.Object key, System.Object value)") { a in .object(DictionaryEntryObject(.dictionaryEntry, a[0], a[1])) }
    t.constructor("()") { _ in .object(DictionaryEntryObject(.dictionaryEntry, .null, .null)) }
    t.objectMembers()
  }

  @Sendable static func keyValuePair(_ t: TypeDeclaration) {
    t.receiver(DictionaryEntryObject.self) { t in
      t.get("TKey Key {get;}") { $0.key }
      t.get("TValue Value {get;}") { $0.value }
    }
    t.constructor("(TKey key, TValue value)") { [unowned t] a in .object(DictionaryEntryObject(t.type, a[0], a[1])) }
    t.objectMembers()
  }

  @Sendable static func nullable(_ t: TypeDeclaration) {
    t.constructor("(T value)") { a in a[0] }
    t.get("bool HasValue {get;}") { .bool(!$0.isNull) }
    t.get("T Value {get;}") { $0 }
  }
}

/// An object that has nothing but its type (and what scripts add).
public final class PlainObject: Object {
  private let type: DotNetType
  public init(_ type: DotNetType) { self.type = type }
  public override var dotNetType: DotNetType { type }
}
