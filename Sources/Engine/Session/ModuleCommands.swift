import Text

/// Commands of modules that are not loaded yet: looked for along `PSModulePath` when nothing else has the name.
package enum ModuleCommands {
  /// How a module that exports a command is found and imported; the module cmdlets register it.
  package nonisolated(unsafe) static var autoload: ((_ name: PSString, _ f: Frame) throws(Unwind) -> CommandInfo?)?

  static func find(_ name: PSString, _ f: Frame) throws(Unwind) -> CommandInfo? {
    guard let autoload else { return nil }
    return try autoload(name, f)
  }
}
