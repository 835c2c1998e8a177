import Engine
import Farm
import Text

/// `Get-SPFarm`: the local farm.
final class GetSPFarm: SPCmdlet {
  override class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdletGetFarm" }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Get-SPFarm", output: ["Microsoft.SharePoint.Administration.SPFarm"]) { GetSPFarm() }
    d.assignmentCollection()
    return d.description
  }

  override func processRecord() throws(Unwind) {
    try writeAssigned(FarmObject(try inFarm { () throws(FarmError) in try self.farm.farm() }))
  }
}
