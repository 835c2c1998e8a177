import Engine
import Farm
import Text

extension FarmError {
  /// The .NET exception that SharePoint raises in this case.
  var exception: ExceptionObject {
    ExceptionObject(type: TypeRegistry.find(exceptionTypeName) ?? ExceptionTypes.exception, message: PSString.of(message))
  }

  /// The error as a member of an object throws it; a wait that Ctrl-C ended stops the pipeline.
  var unwind: Unwind {
    if self == .interrupted { return Runtime.current.takeInterrupt() }
    return Unwind(.error(ErrorRecord(exception, id: "")))
  }
}

/// Uses the farm from a member of an object: what the farm refuses is thrown as SharePoint's exception.
func inFarm<Result>(_ body: () throws(FarmError) -> Result) throws(Unwind) -> Result {
  do { return try body() } catch { throw error.unwind }
}

/// The exceptions of SharePoint that a script may name in `catch`.
enum SharePointExceptions {
  /// `SPException`, the base of SharePoint's own exceptions.
  @Sendable static func spException() -> DotNetType { make("Microsoft.SharePoint.SPException", ExceptionTypes.systemException) }

  @Sendable static func concurrency() -> DotNetType {
    make("Microsoft.SharePoint.Administration.SPConcurrencyException", base("System.Data.DBConcurrencyException"))
  }

  @Sendable static func updatedConcurrency() -> DotNetType {
    make(
      "Microsoft.SharePoint.Administration.SPUpdatedConcurrencyException",
      base("Microsoft.SharePoint.Administration.SPConcurrencyException"))
  }

  @Sendable static func deletedConcurrency() -> DotNetType {
    make(
      "Microsoft.SharePoint.Administration.SPDeletedConcurrencyException",
      base("Microsoft.SharePoint.Administration.SPConcurrencyException"))
  }

  @Sendable static func duplicateObject() -> DotNetType {
    make("Microsoft.SharePoint.Administration.SPDuplicateObjectException", base("Microsoft.SharePoint.SPException"))
  }

  @Sendable static func cmdlet() -> DotNetType {
    make("Microsoft.SharePoint.PowerShell.SPCmdletException", base("Microsoft.SharePoint.SPException"))
  }

  @Sendable static func pipeBind() -> DotNetType {
    make("Microsoft.SharePoint.PowerShell.SPCmdletPipeBindException", base("Microsoft.SharePoint.PowerShell.SPCmdletException"))
  }

  private static func base(_ name: StaticString) -> DotNetType {
    TypeRegistry.find(name.description) ?? ExceptionTypes.systemException
  }

  private static func make(_ name: StaticString, _ base: DotNetType) -> DotNetType {
    DotNetType(name, base: base) { t in
      t.constructor("()") { (_: Arguments) throws(Unwind) in
        .object(ExceptionObject(type: t.type, message: PSString.of("Exception of type '\(t.type.fullName)' was thrown.")))
      }
      t.constructor("(string message)") { (a: Arguments) throws(Unwind) in
        .object(ExceptionObject(type: t.type, message: a.optionalString(0) ?? PSString.empty))
      }
      t.constructor("(string message, System.Exception innerException)") { (a: Arguments) throws(Unwind) in
        .object(ExceptionObject(type: t.type, message: a.optionalString(0) ?? PSString.empty, inner: a[1]))
      }
    }
  }
}
