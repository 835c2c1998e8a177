import Engine
import Text

/// `New-Object`: an instance of a .NET type, its properties set.
final class NewObject: Cmdlet {
  private var typeName = PSString.empty
  private var arguments: [Value] = []
  private var properties: DictionaryObject?

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "New-Object", "Microsoft.PowerShell.Commands.NewObjectCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "Net"
    ) { NewObject() }
    d.parameter("ArgumentList", "System.Object[]", "Net: position 1", aliases: "Args") { $0.arguments = $1.values ?? [] }
    d.parameter("Property", "System.Collections.IDictionary") { $0.properties = $1.object() }
    d.parameter("TypeName", "string", "Net: mandatory, position 0") { $0.typeName = $1.string ?? PSString.empty }
    return d.description
  }

  override func endProcessing() throws(Unwind) {
    guard let type = resolve() else {
      throw terminating(
        "System.Management.Automation.PSArgumentException",
        "Cannot find type [\(typeName)]: verify that the assembly containing this type is loaded.", id: "TypeNotFound", category: .invalidType)
    }
    if type === DotNetType.psObject || type === DotNetType.customObject, arguments.isEmpty {
      let made = PSCustomObject()
      var members = MemberTable()
      for entry in properties?.orderedEntries() ?? [] { members.set(try Conversion.text(entry.key), entry.value) }
      made.members = members
      return try write(.object(made))
    }
    let made = try construct(type)
    if let properties { try fill(made, properties) }
    try write(made)
  }

  private func resolve() -> DotNetType? {
    let namespaces = frame.session.namespaces
    if let type = TypeResolver.resolve(text: typeName) { return type }
    for namespace in namespaces { if let type = TypeResolver.resolve(text: PSString.of("\(namespace).\(typeName)")) { return type } }
    return nil
  }

  private func construct(_ type: DotNetType) throws(Unwind) -> Value {
    do {
      return try Members.construct(type, arguments, frame)
    } catch {
      guard let record = error.record else { throw error }
      let id = record.errorId.string
      if id == "MethodCountCouldNotFindBest" || id == "MethodNotFound" {
        throw terminating(
          "System.Management.Automation.PSArgumentException",
          "A constructor was not found. Cannot find an appropriate constructor for type \(typeName).", id: "CannotFindAppropriateCtor",
          category: .objectNotFound)
      }
      let made = ErrorRecord(record.exception, id: "ConstructorInvokedThrowException", category: .invalidOperation, target: .null)
      throw terminating(made)
    }
  }

  private func fill(_ object: Value, _ properties: DictionaryObject) throws(Unwind) {
    for entry in properties.orderedEntries() {
      let name = try Conversion.text(entry.key)
      do {
        try Members.set(object, name, entry.value, frame)
      } catch {
        guard let record = error.record else { throw error }
        if record.errorId.equalsIgnoringCase(ascii: "PropertyNotFound") {
          throw terminating(
            "System.InvalidOperationException",
            "The value supplied is not valid, or the property is read-only. Change the value, and then try again.", id: "InvalidValue",
            category: .invalidType)
        }
        throw terminating(
          ErrorRecord(record.exception, id: "InvalidValue", category: .invalidData, target: .null))
      }
    }
  }
}
