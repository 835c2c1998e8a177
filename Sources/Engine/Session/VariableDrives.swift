import Glibc
import Text

/// `$env:NAME`, `${function:name}`, `${variable:name}`, `${alias:name}`, and files by a path.
package enum VariableDrives {
  package static func get(_ drive: PSString, _ path: PSString, _ f: Frame) throws(Unwind) -> Value {
    switch drive.string.lowercased() {
    case "env":
      guard let raw = getenv(path.string) else { return .null }
      return .string(PSString.of(String(cString: raw)))
    case "variable": return f.value(of: VariableName.of(path)) ?? .null
    case "function": return CommandLookup.function(path, f).map { .object($0.block) } ?? .null
    case "alias": return CommandLookup.alias(path, f).map { .string($0.definition) } ?? .null
    default:
      guard let read = DriveItems.read else { throw unknown(drive) }
      return try read(drive, path, f)
    }
  }

  package static func set(_ drive: PSString, _ path: PSString, _ value: Value, _ f: Frame) throws(Unwind) {
    switch drive.string.lowercased() {
    case "env":
      let text = try Conversion.text(value)
      if value.isNull || text.isEmpty { unsetenv(path.string) } else { setenv(path.string, text.string, 1) }
    case "variable": try f.assign(VariableName.of(path), value)
    case "function":
      let (scope, name) = CommandLookup.scoped(path)
      if value.isNull {
        f.frame(forScope: scope ?? .local).existingExtras?.functions[FoldedName(name)] = nil
        f.commandsChanged(in: f.frame(forScope: scope ?? .local))
        return
      }
      let block: ScriptBlock
      if case .object(let o) = value, let b = o as? ScriptBlock {
        block = b
      } else {
        block = try ScriptFile.parse(.init(try Conversion.text(value)), f)
      }
      try f.define(FunctionInfo(name: name, kind: block.isFilter ? .filter : .function, block: block), in: scope ?? .local)
    case "alias":
      let (scope, name) = CommandLookup.scoped(path)
      f.define(AliasInfo(name: name, definition: try Conversion.text(value)), in: f.frame(forScope: scope ?? .local))
    default:
      guard let write = DriveItems.write else { throw unknown(drive) }
      try write(drive, path, value, f)
    }
  }

  private static func unknown(_ drive: PSString) -> Unwind {
    Unwind.error(
      "System.Management.Automation.DriveNotFoundException",
      "Cannot find drive. A drive with the name '\(drive)' does not exist.", id: "DriveNotFound", category: .objectNotFound, target: .string(drive))
  }
}

/// Drives of the floors above (the file system), which register here.
public enum DriveItems {
  public nonisolated(unsafe) static var read: ((_ drive: PSString, _ path: PSString, _ f: Frame) throws(Unwind) -> Value)?
  public nonisolated(unsafe) static var write: ((_ drive: PSString, _ path: PSString, _ value: Value, _ f: Frame) throws(Unwind) -> Void)?
}
