import Engine
import Text

/// `$Host` as farm scripts use it: its name and version, and the runspace whose thread they pin.
final class HostObject: Object {
  nonisolated(unsafe) static let shared = HostObject()
  override var dotNetType: DotNetType { DotNetType.internalHost }

  static func install() {
    Runtime.variableMakers["host"] = { _ in
      let traits = VariableTraits()
      traits.options = [.constant, .allScope]
      return VariableBox(.object(HostObject.shared), traits: traits)
    }
  }
}

/// `$Host.Runspace`. A runspace here always keeps its thread, so every choice of `ThreadOptions` is met.
final class RunspaceObject: Object {
  nonisolated(unsafe) static let shared = RunspaceObject()
  var threadOptions: Value = .null
  override var dotNetType: DotNetType { DotNetType.localRunspace }
}

extension DotNetType {
  nonisolated(unsafe) static let internalHost = DotNetType("System.Management.Automation.Internal.Host.InternalHost", base: object) { t in
    t.receiver(HostObject.self) { t in
      t.get("string Name {get;}") { _ in .text("ConsoleHost") }
      t.get("version Version {get;}") { (_) throws(Unwind) in try Conversion.convert(.text("7.6.5"), to: TypeRegistry.find("System.Version") ?? .string) }
      t.get("runspace Runspace {get;}") { _ in .object(RunspaceObject.shared) }
    }
  }
  nonisolated(unsafe) static let localRunspace = DotNetType("System.Management.Automation.Runspaces.LocalRunspace", base: object) { t in
    t.receiver(RunspaceObject.self) { t in
      t.property("System.Management.Automation.Runspaces.PSThreadOptions ThreadOptions {get;set;}") { (this) throws(Unwind) in
        guard case .null = this.threadOptions, let type = TypeRegistry.find("System.Management.Automation.Runspaces.PSThreadOptions") else {
          return this.threadOptions
        }
        return try Conversion.convert(.text("Default"), to: type)
      } set: { (this, value) throws(Unwind) in this.threadOptions = value }
    }
  }
}
