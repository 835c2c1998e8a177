import Engine
import Text

/// `Get-FormatData`: the views that exist for types.
final class GetFormatData: Cmdlet {
  private var typeNames: [PSString] = [PSString.of("*")]

  override func processRecord() throws(Unwind) {
    var patterns: [WildcardPattern] = []
    for name in typeNames {
      do {
        patterns.append(try WildcardPattern(name))
      } catch {
        throw terminating(
          "System.Management.Automation.WildcardPatternException", "The specified wildcard character pattern is not valid: \(name)",
          id: "RuntimeException", category: .invalidArgument)
      }
    }
    for name in ViewTable.typeNames() where patterns.contains(where: { $0.matches(name) }) {
      try write(.object(FormatDataObjects.extendedType(name, ViewTable.views(of: name))))
    }
  }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-FormatData", "Microsoft.PowerShell.Commands.GetFormatDataCommand", module: "Microsoft.PowerShell.Utility",
      output: ["System.Management.Automation.ExtendedTypeDefinition"]
    ) { GetFormatData() }
    // Every view here is one that all versions understand.
    d.parameter("PowerShellVersion", "version") { (_: GetFormatData, _: ParameterValue) throws(Unwind) in }
    d.parameter("TypeName", "string[]", "position 0", rules: "ValidateNotNullOrEmpty") { $0.typeNames = $1.strings ?? [PSString.of("*")] }
    return d.description
  }
}

/// Views as scripts see them: `ExtendedTypeDefinition` and what it is made of.
enum FormatDataObjects {
  static func extendedType(_ name: PSString, _ views: [ViewDefinition]) -> PSCustomObject {
    let object = named("System.Management.Automation.ExtendedTypeDefinition")
    object.members.set("TypeName", .string(name))
    object.members.set("TypeNames", .array(PSArray([.string(name)])))
    object.members.set("FormatViewDefinition", .array(PSArray(views.map { .object(view($0)) })))
    return object
  }

  private static func view(_ view: ViewDefinition) -> PSCustomObject {
    let object = named("System.Management.Automation.FormatViewDefinition")
    object.members.set("Name", .string(view.name))
    object.members.set("Control", .object(ControlObject(view)))
    return object
  }

  private static func named(_ typeName: String) -> PSCustomObject {
    let object = PSCustomObject()
    object.extra?.typeNames = [PSString.of(typeName), PSString.of("System.Object")]
    return object
  }
}

/// `TableControl` and its kin.
final class ControlObject: Object {
  let view: ViewDefinition
  init(_ view: ViewDefinition) { self.view = view }

  override var dotNetType: DotNetType {
    switch view.shape {
    case .table: ControlObject.table
    case .list: ControlObject.list
    case .wide: ControlObject.wide
    case .custom: ControlObject.custom
    }
  }

  private nonisolated(unsafe) static let control = DotNetType("System.Management.Automation.PSControl", base: .object, isAbstract: true)
  private nonisolated(unsafe) static let table = DotNetType("System.Management.Automation.TableControl", base: control, isSealed: true)
  private nonisolated(unsafe) static let list = DotNetType("System.Management.Automation.ListControl", base: control, isSealed: true)
  private nonisolated(unsafe) static let wide = DotNetType("System.Management.Automation.WideControl", base: control, isSealed: true)
  private nonisolated(unsafe) static let custom = DotNetType("System.Management.Automation.CustomControl", base: control, isSealed: true)
}
