import Text

/// What the `#requires` lines of a script ask for.
package struct ScriptRequirements {
  package var requiredApplicationId: PSString?
  package var requiredPSVersion: ScriptVersion?
  package var requiredPSEditions: [PSString] = []
  package var requiredModules: [ModuleSpecification] = []
  /// `-PSSnapin Name -Version 1.0`.
  package var requiresPSSnapIns: [SnapIn] = []
  package var requiredAssemblies: [PSString] = []
  /// `-RunAsAdministrator`.
  package var isElevationRequired = false

  package struct SnapIn {
    package let name: PSString
    package let version: ScriptVersion?
  }
}

/// A version as .NET's: parts that were not written are -1.
package struct ScriptVersion: Equatable, Sendable {
  package let major: Int32
  package let minor: Int32
  package var build: Int32 = -1
  package var revision: Int32 = -1
}

/// A module that `#requires` or `using module` names.
package struct ModuleSpecification {
  package let name: PSString
  package var guid: PSString?
  /// `ModuleVersion`, the least one.
  package var version: PSString?
  package var maximumVersion: PSString?
  package var requiredVersion: PSString?
}
