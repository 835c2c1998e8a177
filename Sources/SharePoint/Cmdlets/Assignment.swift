import Engine
import Text

/// `Start-SPAssignment`: a collection that disposes of the objects assigned to it; with `-Global`, of all that no other collection takes.
final class StartSPAssignment: SPCmdlet {
  private var isGlobal = false

  override class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdletStartAssignment" }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Start-SPAssignment", output: ["Microsoft.SharePoint.PowerShell.SPAssignmentCollection"]) { StartSPAssignment() }
    d.parameter("Global", "switch") { $0.isGlobal = $1.isPresent }
    d.assignmentCollection()
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if isGlobal {
      if AssignmentCollection.global == nil { AssignmentCollection.global = AssignmentCollection() }
    } else {
      try write(.object(assignmentCollection ?? AssignmentCollection()))
    }
  }
}

/// `Stop-SPAssignment`: disposes of the objects of a collection, or of the global one.
final class StopSPAssignment: SPCmdlet {
  private var isGlobal = false
  private var collection: AssignmentCollection?

  override class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdletStopAssignment" }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Stop-SPAssignment") { StopSPAssignment() }
    d.parameter("Global", "switch") { $0.isGlobal = $1.isPresent }
    d.parameter("SemiGlobal", "Microsoft.SharePoint.PowerShell.SPAssignmentCollection", "position 0, pipeline") {
      $0.collection = $1.object()
    }
    d.assignmentCollection()
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let given = collection ?? assignmentCollection
    if isGlobal {
      AssignmentCollection.global?.stop()
      AssignmentCollection.global = nil
    } else if given == nil {
      throw error("There is no assignment collection to stop. Specify one that Start-SPAssignment returned, or use -Global.")
    }
    given?.stop()
  }
}
