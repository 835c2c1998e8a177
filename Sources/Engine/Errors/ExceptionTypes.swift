import Text

/// The exception types and their bases: one table, a type made when its name is first looked up.
public enum ExceptionTypes {
  private nonisolated(unsafe) static var made: [FoldedName: DotNetType] = [:]

  public nonisolated(unsafe) static let exception = DotNetType(
    "System.Exception", base: .object, interfaces: ["System.Runtime.Serialization.ISerializable"], declare: declareException)
  public nonisolated(unsafe) static let systemException = TypeRegistry.find("System.SystemException") ?? exception

  /// The type of an exception that Swift code raises.
  public static func type(_ name: StaticString) -> DotNetType {
    let key = FoldedName(name)
    if let known = made[key] { return known }
    let type = TypeRegistry.find(name.description) ?? DotNetType(name, base: systemException)
    made[key] = type
    return type
  }

  /// A row of the table as a type; the registry keeps it.
  static func make(_ name: String) -> DotNetType? {
    guard let row = find(name) else { return nil }
    let base = TypeRegistry.find(row.base.description) ?? exception
    return DotNetType(row.name, base: base) { declare(row, $0) }
  }

  private static func find(_ name: String) -> Row? {
    NameTable.position(of: name, count: rows.count) { rows[$0].name }.map { rows[$0] }
  }

  /// The row of a type or of its nearest base that has one.
  private static func row(_ type: DotNetType, where fits: (Row) -> Bool) -> Row? {
    var t: DotNetType? = type
    while let current = t {
      if let row = find(current.fullName.string), fits(row) { return row }
      t = current.base
    }
    return nil
  }

  /// The message of an exception made without one.
  static func defaultMessage(of type: DotNetType) -> PSString {
    if let own = find(type.fullName.string), !own.message.description.isEmpty { return PSString.of(own.message.description) }
    return PSString.of("Exception of type '\(type.netName)' was thrown.")
  }

  /// `HResult` of an exception type.
  static func code(of type: DotNetType) -> Int32 {
    Int32(bitPattern: row(type) { $0.code != 0 }?.code ?? 0x8013_1500)
  }

  // MARK: - Members

  @Sendable private static func declareException(_ t: TypeDeclaration) {
    declareConstructors(.plain, t)
    t.receiver(ExceptionObject.self) { t in
      t.get("System.Collections.IDictionary Data {get;}") { (this) throws(Unwind) in .hash(this.data) }
      t.property("string HelpLink {get;set;}") { (this) throws(Unwind) in this.details.note("HelpLink") } set: { (this, value) throws(Unwind) in
        this.details.set("HelpLink", value)
      }
      t.property("int HResult {get;set;}") { (this) throws(Unwind) in
        let own = this.details.note("HResult")
        return own.isNull ? .int32(code(of: this.exceptionType)) : own
      } set: { (this, value) throws(Unwind) in
        this.details.set("HResult", value)
      }
      t.get("System.Exception InnerException {get;}") { (this) throws(Unwind) in this.inner }
      t.get("string Message {get;}") { (this) throws(Unwind) in .string(this.message) }
      t.property("string Source {get;set;}") { (this) throws(Unwind) in this.details.note("Source") } set: { (this, value) throws(Unwind) in
        this.details.set("Source", value)
      }
      t.get("string StackTrace {get;}") { (this) throws(Unwind) in this.stackTrace.map { .string($0) } ?? .null }
      t.get("System.Reflection.MethodBase TargetSite {get;}") { (_) throws(Unwind) in .null }
      t.method("System.Exception GetBaseException()") { (this, _) throws(Unwind) in .object(innermost(this)) }
    }
  }

  private static func innermost(_ exception: ExceptionObject) -> ExceptionObject {
    var current = exception
    while let inner = current.inner.asObject as? ExceptionObject { current = inner }
    return current
  }

  private static func declare(_ row: Row, _ t: TypeDeclaration) {
    declareConstructors(row.shape, t)
    for piece in row.properties.description.split(separator: ";") {
      let words = piece.split(separator: " ").map(String.init)
      let name = PSString.of(words[1])
      t.property(name, TypeResolver.resolve(word: words[0], in: t.type), isStatic: false, isHidden: false) { (this: Value) throws(Unwind) in
        (this.asObject as? ExceptionObject)?.details.note(name) ?? .null
      } set: { (this: Value, value: Value) throws(Unwind) in
        (this.asObject as? ExceptionObject)?.details.set(name, value)
      }
    }
    if carriesRecord(row) {
      t.receiver(ExceptionObject.self) { t in
        t.get("System.Management.Automation.ErrorRecord ErrorRecord {get;}") { (this) throws(Unwind) in .object(this.errorRecord) }
      }
    }
    if row.shape == .recorded {
      t.receiver(ExceptionObject.self) { t in
        t.property("bool WasThrownFromThrowStatement {get;set;}") { (this) throws(Unwind) in
          let own = this.details.note("WasThrownFromThrowStatement")
          return own.isNull ? .bool(false) : own
        } set: { (this, value) throws(Unwind) in
          this.details.set("WasThrownFromThrowStatement", value)
        }
      }
    }
  }

  /// PowerShell's own exceptions have an error record each.
  private static func carriesRecord(_ row: Row) -> Bool {
    let name = row.name.description
    return name == "System.Management.Automation.RuntimeException"
      || name.hasPrefix("System.Management.Automation.PS") && !row.base.description.hasPrefix("System.Management.Automation.")
  }

  private static func declareConstructors(_ shape: Shape, _ t: TypeDeclaration) {
    if shape == .none { return }
    func add(_ signature: StaticString, _ fill: @escaping (ExceptionObject, Arguments) throws(Unwind) -> Void) {
      t.constructor(signature, of: { (type: DotNetType, a: Arguments) throws(Unwind) in
        let made = ExceptionObject(type: type, message: defaultMessage(of: type))
        try fill(made, a)
        return .object(made)
      })
    }
    func message(_ e: ExceptionObject, _ a: Arguments, _ i: Int) { if let text = a.optionalString(i) { e.message = text } }
    func parameter(_ e: ExceptionObject, _ a: Arguments, _ i: Int) {
      guard let name = a.optionalString(i), !name.isEmpty else { return }
      e.details.set("ParamName", .string(name))
      e.message = PSString.of("\(e.message) (Parameter '\(name)')")
    }
    switch shape {
    case .disposed:
      add("(string objectName)") { (e, a) throws(Unwind) in
        e.details.set("ObjectName", a[0])
        e.message = PSString.of("Cannot access a disposed object.\nObject name: '\(a.optionalString(0) ?? .empty)'.")
      }
      add("(string objectName, string message)") { (e, a) throws(Unwind) in
        message(e, a, 1)
        e.details.set("ObjectName", a[0])
        if let name = a.optionalString(0), !name.isEmpty { e.message = PSString.of("\(e.message)\nObject name: '\(name)'.") }
      }
    case .numbered:
      add("(int error)") { (e, a) throws(Unwind) in
        e.details.set("NativeErrorCode", a[0])
        e.message = SystemError.message(Int32(truncatingIfNeeded: a.int(0)))
      }
      add("(int error, string message)") { (e, a) throws(Unwind) in
        e.details.set("NativeErrorCode", a[0])
        message(e, a, 1)
      }
    default: break
    }
    if shape != .disposed { add("()") { (_, _) throws(Unwind) in } }
    switch shape {
    case .argumentNull, .outOfRange:
      add("(string paramName)") { (e, a) throws(Unwind) in parameter(e, a, 0) }
      add("(string paramName, string message)") { (e, a) throws(Unwind) in
        message(e, a, 1)
        parameter(e, a, 0)
      }
    case .disposed: break
    default: add("(string message)") { (e, a) throws(Unwind) in message(e, a, 0) }
    }
    add("(string message, System.Exception innerException)") { (e, a) throws(Unwind) in
      message(e, a, 0)
      e.inner = a[1]
    }
    switch shape {
    case .argument:
      add("(string message, string paramName)") { (e, a) throws(Unwind) in
        message(e, a, 0)
        parameter(e, a, 1)
      }
      add("(string message, string paramName, System.Exception innerException)") { (e, a) throws(Unwind) in
        message(e, a, 0)
        parameter(e, a, 1)
        e.inner = a[2]
      }
    case .outOfRange:
      add("(string paramName, System.Object actualValue, string message)") { (e, a) throws(Unwind) in
        message(e, a, 2)
        parameter(e, a, 0)
        e.details.set("ActualValue", a[1])
        if !a[1].isNull { e.message = PSString.of("\(e.message)\nActual value was \(try Conversion.text(a[1])).") }
      }
    case .file:
      add("(string message, string fileName)") { (e, a) throws(Unwind) in
        message(e, a, 0)
        e.details.set("FileName", a[1])
      }
      add("(string message, string fileName, System.Exception innerException)") { (e, a) throws(Unwind) in
        message(e, a, 0)
        e.details.set("FileName", a[1])
        e.inner = a[2]
      }
    case .coded:
      add("(string message, int hresult)") { (e, a) throws(Unwind) in
        message(e, a, 0)
        e.details.set("HResult", a[1])
      }
    case .aggregate:
      add("(string message, params System.Exception[] innerExceptions)") { (e, a) throws(Unwind) in
        message(e, a, 0)
        aggregate(e, a.elements(1))
      }
      add("(params System.Exception[] innerExceptions)") { (e, a) throws(Unwind) in aggregate(e, a.elements(0)) }
    case .recorded:
      add("(string message, System.Exception innerException, System.Management.Automation.ErrorRecord errorRecord)") { (e, a) throws(Unwind) in
        message(e, a, 0)
        e.inner = a[1]
        if let record = a.object(2, as: ErrorRecord.self) { e.adopt(record) }
      }
    default: break
    }
  }

  /// Inner exceptions behind the message: `One or more errors occurred. (first) (second)`.
  private static func aggregate(_ e: ExceptionObject, _ inner: ContiguousArray<Value>) {
    e.inner = inner.first ?? .null
    e.details.set(
      "InnerExceptions", .object(ListObject(inner, type: DotNetType.readOnlyCollection.constructed([exception]))))
    var text = e.message.string
    for case .object(let o) in inner { if let exception = o as? ExceptionObject { text += " (\(exception.message))" } }
    e.message = PSString.of(text)
  }
}

extension MemberTable {
  /// A note's value, `$null` when there is none.
  func note(_ name: StaticString) -> Value { note(PSString.of(name.description)) ?? .null }
}
