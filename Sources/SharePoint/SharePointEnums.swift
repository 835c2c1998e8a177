import Engine
import Farm
import Text

/// The enums of SharePoint's object model.
enum SharePointEnums {
  private static func make(_ name: StaticString, _ names: StaticString) -> DotNetType {
    DotNetType(name, .enumeration(EnumDeclaration(names)), base: DotNetType.enumBase, isSealed: true)
  }

  @Sendable static func makeObjectStatus() -> DotNetType {
    make(
      "Microsoft.SharePoint.Administration.SPObjectStatus", "Online Disabled Offline Unprovisioning Provisioning Upgrading")
  }

  @Sendable static func makeUrlZone() -> DotNetType {
    make("Microsoft.SharePoint.Administration.SPUrlZone", "Default Intranet Internet Custom Extranet")
  }

  @Sendable static func makeServerRole() -> DotNetType {
    make("Microsoft.SharePoint.Administration.SPServerRole", serverRoles)
  }

  private static let serverRoles: StaticString = """
    Invalid WebFrontEnd Application SingleServer SingleServerFarm DistributedCache Search Custom ApplicationWithSearch \
    WebFrontEndWithDistributedCache
    """

  static func urlZone(_ zone: SPUrlZone) -> Value { EnumValue.of("Microsoft.SharePoint.Administration.SPUrlZone", zone.rawValue) }

  /// The zone of a parameter's value.
  static func urlZone(_ value: ParameterValue) -> SPUrlZone? { value.int.flatMap { SPUrlZone(rawValue: $0) } }

  static func serverRole(_ role: SPServerRole) -> Value {
    let names = serverRoles.description.split(separator: " ")
    return EnumValue.of("Microsoft.SharePoint.Administration.SPServerRole", names.firstIndex { $0 == role.rawValue } ?? 0)
  }
}
