import Text

/// `System.Management.Automation.ErrorCategory`, in the order of its values.
public enum ErrorCategory: Int, CaseIterable, Sendable {
  case notSpecified, openError, closeError, deviceError, deadlockDetected, invalidArgument, invalidData, invalidOperation, invalidResult, invalidType
  case metadataError, notImplemented, notInstalled, objectNotFound, operationStopped, operationTimeout, syntaxError, parserError, permissionDenied
  case resourceBusy, resourceExists, resourceUnavailable, readError, writeError, fromStdErr, securityError, protocolError, connectionError
  case authenticationError, limitsExceeded, quotaExceeded, notEnabled

  /// The name as PowerShell prints it.
  public var name: String {
    let own = String(describing: self)
    return self == .fromStdErr ? "FromStdErr" : own.prefix(1).uppercased() + own.dropFirst()
  }
}
