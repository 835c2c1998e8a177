import Glibc
import Syntax
import Text

/// `#requires`: checked before a script runs.
package enum Requirements {
  /// Whether a snap-in of that name is there; whoever has snap-ins registers it.
  package nonisolated(unsafe) static var hasSnapIn: (PSString) -> Bool = { _ in false }
  /// Whether a module can be found: one of the shell's own; the module cmdlets add those in files.
  package nonisolated(unsafe) static var hasModule: (PSString) -> Bool = { CmdletRegistry.module(named: $0) != nil }

  static func check(_ script: ScriptBlockAst, _ f: Frame) throws(Unwind) {
    guard let wanted = script.scriptRequirements else { return }
    let name = script.extent.file.map { $0.string.split(separator: "/").last.map(String.init) ?? $0.string } ?? ""
    if let version = wanted.requiredPSVersion, !isMet(version) {
      throw refused(
        "ScriptRequiresUnmatchedPSVersion", name,
        "contained a \"#requires\" statement for PowerShell \(text(version)). The version of PowerShell that is required by the script does not match the currently running version of PowerShell 7.6.5.",
        because: true)
    }
    if !wanted.requiredPSEditions.isEmpty, !wanted.requiredPSEditions.contains(where: { $0.equalsIgnoringCase(ascii: "Core") }) {
      let editions = wanted.requiredPSEditions.map(\.string).joined(separator: ", ")
      throw Unwind.error(
        "System.Management.Automation.RuntimeException",
        "The script '\(name)' cannot be run because it contained a \"#requires\" statement for PowerShell editions '\(editions)'. The edition of PowerShell that is required by the script does not match the currently running PowerShell Core edition.",
        id: "ScriptRequiresUnmatchedPSEdition")
    }
    let missingSnapIns = wanted.requiresPSSnapIns.filter { !hasSnapIn($0.name) }
    if !missingSnapIns.isEmpty {
      throw refused(
        "ScriptRequiresMissingPSSnapIns", name,
        "the following snap-ins that are specified by the \"#requires\" statements of the script are missing: \(missingSnapIns.map(\.name.string).joined(separator: ", "))."
      )
    }
    let missingModules = wanted.requiredModules.filter { !hasModule($0.name) }
    if !missingModules.isEmpty {
      throw refused(
        "ScriptRequiresMissingModules", name,
        "the following modules that are specified by the \"#requires\" statements of the script are missing: \(missingModules.map(\.name.string).joined(separator: ", "))."
      )
    }
    if wanted.isElevationRequired, geteuid() != 0 {
      throw refused(
        "ScriptRequiresElevation", name,
        "contains a \"#requires\" statement for running as Administrator. The current PowerShell session is not running as Administrator. Start PowerShell by using the Run as Administrator option, and then try running the script again.",
        because: true)
    }
  }

  private static func refused(_ id: String, _ script: String, _ reason: String, because: Bool = false) -> Unwind {
    Unwind.error(
      "System.Management.Automation.ScriptRequiresException", "The script '\(script)' cannot be run because \(because ? "it " : "")\(reason)", id: id,
      category: .resourceUnavailable, target: .text(script))
  }

  /// 7.6 satisfies itself and what came before.
  private static func isMet(_ version: ScriptVersion) -> Bool {
    let ours: [Int32] = [7, 6, 5, 0]
    let theirs = [version.major, version.minor, max(0, version.build), max(0, version.revision)]
    return !ours.lexicographicallyPrecedes(theirs)
  }

  private static func text(_ version: ScriptVersion) -> String {
    [version.major, version.minor, version.build, version.revision].filter { $0 >= 0 }.map(String.init).joined(separator: ".")
  }
}
