import Text

/// `System.Management.Automation.PSVariable`: a variable as an object, live.
package final class VariableObject: Object {
  package let name: PSString
  package let box: VariableBox

  package init(_ name: PSString, _ box: VariableBox) {
    self.name = name
    self.box = box
  }

  package override var dotNetType: DotNetType { DotNetType.variable }

  package var value: Value {
    if let compute = box.traits?.compute { return compute() }
    if case .unset = box.value { return .null }
    return box.value
  }
}

extension DotNetType {
  package nonisolated(unsafe) static let variable = DotNetType("System.Management.Automation.PSVariable", base: object) { t in
    t.constructor("(string name)") { (a) throws(Unwind) in .object(VariableObject(try a.string(0, "name"), VariableBox(.null))) }
    t.constructor("(string name, System.Object value)") { (a) throws(Unwind) in .object(VariableObject(try a.string(0, "name"), VariableBox(a[1]))) }
    t.receiver(VariableObject.self) { t in
      t.get("System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}") { (_) throws(Unwind) in .array(PSArray()) }
      t.property("string Description {get;set;}") { (this) throws(Unwind) in .string(this.box.traits?.description ?? PSString.empty) } set: {
        (this, value) throws(Unwind) in
        let traits = this.box.traits ?? VariableTraits()
        if case .string(let s) = value { traits.description = s }
        this.box.traits = traits
      }
      t.get("psmoduleinfo Module {get;}") { (_) throws(Unwind) in .null }
      t.get("string ModuleName {get;}") { (_) throws(Unwind) in .string(PSString.empty) }
      t.get("string Name {get;}") { (this) throws(Unwind) in .string(this.name) }
      t.property("System.Management.Automation.ScopedItemOptions Options {get;set;}") { (this) throws(Unwind) in
        VariableOptions.value(this.box.traits?.options ?? [])
      } set: { (this, value) throws(Unwind) in
        let traits = this.box.traits ?? VariableTraits()
        traits.options = VariableOptions.read(value)
        this.box.traits = traits
      }
      t.property("System.Object Value {get;set;}") { (this) throws(Unwind) in this.value } set: { (this, value) throws(Unwind) in
        try this.box.assign(value, name: VariableName.of(this.name))
      }
      t.get("System.Management.Automation.SessionStateEntryVisibility Visibility {get;}") { (_) throws(Unwind) in
        EnumValue.of("System.Management.Automation.SessionStateEntryVisibility", 0)
      }
      t.method("bool IsValidValue(System.Object value)") { (this, a) throws(Unwind) in
        do throws(Unwind) {
          _ = try this.box.traits?.checked(a[0], name: VariableName.of(this.name))
          return .bool(true)
        } catch {
          guard error.record != nil else { throw error }
          return .bool(false)
        }
      }
    }
  }
}

/// `ScopedItemOptions` as scripts see and give them.
package enum VariableOptions {
  package static func value(_ options: VariableTraits.Options) -> Value {
    EnumValue.of("System.Management.Automation.ScopedItemOptions", options.rawValue & 15)
  }
  package static func read(_ value: Value) -> VariableTraits.Options { VariableTraits.Options(rawValue: ParameterValue(value).int ?? 0) }
}

