import Engine
import Text

/// `Set-StrictMode`: which mistakes are errors in this scope and what it calls.
final class SetStrictMode: Cmdlet {
  private var version: Value = .unset
  private var off = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Set-StrictMode", "Microsoft.PowerShell.Commands.SetStrictModeCommand", module: "Microsoft.PowerShell.Core", defaultSet: "Version"
    ) { SetStrictMode() }
    d.parameter("Off", "switch", "Off: mandatory") { $0.off = $1.isPresent }
    d.parameter("Version", "version", "Version: mandatory", aliases: "v", transform: transform) { $0.version = $1.value ?? .unset }
    return d.description
  }

  /// `Latest` is this shell's own version; a whole number is a version without a minor part.
  @Sendable private static func transform(_ value: Value) throws(Unwind) -> Value {
    let text = try Conversion.text(value)
    if text.equalsIgnoringCase(ascii: "latest") { return .text("7.6") }
    return text.contains(0x2E) ? .string(text) : .text("\(text).0")
  }

  override func endProcessing() throws(Unwind) {
    if off { return frame.setStrictMode(0) }
    guard let version = version.asObject as? VersionObject else { return }
    let major = version.value.major
    if ![1, 2, 3].contains(major), major != 7 {
      throw terminating(
        "System.Management.Automation.ValidationMetadataException", "The \(version.value.text) version is not valid.",
        id: "InvalidPSVersion", category: .invalidArgument)
    }
    frame.setStrictMode(Int(major))
  }
}
