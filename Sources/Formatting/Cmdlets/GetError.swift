import Engine
import Text

/// `Get-Error`: error records with everything that is known of them.
final class GetError: Cmdlet {
  private var input: Value = .unset
  private var newest: Int?

  override func processRecord() throws(Unwind) {
    if case .unset = input {
      for (index, value) in runtime.errors.elements.prefix(newest ?? 1).enumerated() { try show(value, index: newest == nil ? nil : index) }
      return
    }
    try show(input, index: nil)
  }

  private nonisolated(unsafe) static let extended = PSString.of("#PSExtendedError")

  /// The record under the type name whose view shows all of it.
  private func show(_ value: Value, index: Int?) throws(Unwind) {
    guard let object = value.asObject else { return try write(value) }
    let names = TypeTable.typeNames(of: value)
    let shown = names.first { $0.equals(DotNetType.errorRecord.fullName) } ?? PSString.of("System.Exception")
    let extra = object.extra ?? ObjectExtension()
    let own = shown.concat(GetError.extended) ?? shown
    if names.first?.equals(own) != true { extra.typeNames = [own] + names }
    if let index { extra.members.set(InstanceMember(PSString.of("PSErrorIndex"), .note(.int32(Int32(truncatingIfNeeded: index))))) }
    object.extra = extra
    try write(value)
  }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Error", "Microsoft.PowerShell.Commands.GetErrorCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "Newest",
      output: ["System.Exception#PSExtendedError", "System.Management.Automation.ErrorRecord#PSExtendedError"]
    ) { GetError() }
    d.parameter("InputObject", "psobject", "Error: position 0, pipeline", rules: "ValidateNotNullOrEmpty") { $0.input = $1.value ?? .unset }
    d.parameter("Newest", "int", "Newest:", aliases: "Last", rules: "range 1..2147483647") { $0.newest = $1.int }
    return d.description
  }
}
