import Engine
import Farm
import Text

/// `Get-SPServer`: the servers of the farm, or the one of an identity.
final class GetSPServer: SPCmdlet {
  private var identity: ServerPipeBind?

  override class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdletGetServer" }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Get-SPServer", output: ["Microsoft.SharePoint.Administration.SPServer"]) { GetSPServer() }
    d.parameter("Identity", "Microsoft.SharePoint.PowerShell.SPServerPipeBind", "position 0, pipeline", aliases: "Address") {
      $0.identity = $1.object()
    }
    d.assignmentCollection()
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if let identity {
      if let found = try read(identity) { try writeAssigned(ServerObject(found)) }
      return
    }
    for server in try inFarm({ () throws(FarmError) in try self.farm.servers() }) { try writeAssigned(ServerObject(server)) }
  }
}
