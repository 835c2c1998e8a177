/// What a farm refuses, and why. Nothing of the refused operation has been applied.
///
/// `message` is the sentence for the administrator: SharePoint's own where a public page shows it. `exceptionTypeName` is the .NET exception that a script may catch.
package enum FarmError: Error, Sendable, Equatable {
  // The file
  /// The file is no SQLite database, or a database of another program.
  case notAFarm(path: String)
  /// The farm was written by a newer version of this program; nothing is read, so that nothing is misunderstood.
  case newerVersion(path: String, found: Int, known: Int)
  /// The file or its directory can't be written by this account. Reading works.
  case readOnly(path: String)
  /// The file can't be opened or made, for the reason that the system gives.
  case cannotOpen(path: String, reason: String)
  /// Another process held the farm longer than this one was ready to wait.
  case locked(path: String, seconds: Int)
  case diskFull(path: String)
  /// SQLite reports an inconsistency or an input/output error.
  case damaged(path: String, reason: String)
  /// The name that this process gives its server can't be a server's.
  case invalidLocalServer(String)
  /// Waiting for the farm was interrupted by the user.
  case interrupted

  // Objects
  /// `identity` names no object of `type`.
  case notFound(type: String, identity: String)
  /// An object's `Update()` came after another one: `object` is its SharePoint description, the rest is who was first.
  case updateConflict(object: String, account: String, process: String, processId: Int, machine: String)
  /// The object was deleted since it was read.
  case deleted(object: String)
  case alreadyExists(type: String, name: String, parentType: String, parentName: String)

  // Values
  case invalidPort(Int)
  case emptyServerName
  case invalidServerName(String)
  case invalidAddress(String)
  case invalidUserName
  case invalidCodePage(Int)
  case invalidName(String)
  case invalidUrl(String)
  case noOutboundMailServer(webApplication: String)

  // Web applications
  case applicationPoolExists
  case applicationPoolAccountMissing(pool: String)
  case bindingInUse
  case directoryInUse(String)
  case urlInUse(String)
  case databaseInUse(String)
  case noFreePort
  case administrationCannotBeRemoved
  case defaultZoneCannotBeRemoved
  case zoneNotExtended(zone: String, webApplication: String)
  case timeZoneUnknown(Int)

  // Secrets
  /// Credentials can't be saved: this server has no application credential key.
  case credentialKeyMissing(server: String)
  case emptyCredentialKey
  /// The key store can't be written or read, for the reason that the system gives.
  case keyStore(path: String, reason: String)
  /// OpenSSL refused an operation.
  case cryptography(String)

  package var message: String {
    switch self {
    case .notAFarm(let path):
      "The file \"\(path)\" is not a farm: it is not a database, or it belongs to another program. Give the path of a farm, or of a file that doesn't exist yet."
    case .newerVersion(let path, let found, let known):
      "The farm \"\(path)\" was written by a newer version of this program (its schema is \(found), this program knows \(known)). Update the program, or use another farm."
    case .readOnly(let path):
      "The farm \"\(path)\" is read-only for this account: the file or its directory can't be written. Nothing was changed."
    case .cannotOpen(let path, let reason): "The farm \"\(path)\" can't be opened: \(reason)."
    case .locked(let path, let seconds):
      "The farm \"\(path)\" has been locked by another process for more than \(seconds) seconds. Nothing was changed; try again."
    case .diskFull(let path): "The disk that holds the farm \"\(path)\" is full. Nothing was changed."
    case .damaged(let path, let reason): "The farm \"\(path)\" can't be read or written: \(reason). Nothing was changed."
    case .invalidLocalServer(let name):
      "The server name \"\(name.printable)\" is not valid. Specify the name of the server that this shell runs on."
    case .interrupted: "The operation was interrupted while it waited for the farm. Nothing was changed."
    case .notFound("SPWebApplication", let identity): "Cannot find an SPWebApplication object with Name, Id, or Url: \(identity)."
    case .notFound(let type, let identity): "Cannot find an \(type) object with Id or Name: \(identity)."
    case .updateConflict(let object, let account, let process, let processId, let machine):
      "An update conflict has occurred, and you must re-try this action. The object \(object) was updated by \(account.printable), in the \(process.printable) (\(processId)) process, on machine \(machine).  View the tracing log for more information about the conflict."
    case .deleted(let object): "The object \(object) could not be updated because it has been deleted."
    case .alreadyExists(let type, let name, let parentType, let parentName):
      "An object of the type \(type) named \"\(name)\" already exists under the parent \(parentType) named \"\(parentName)\".  Rename your object or delete the existing object."
    case .invalidPort(let port): "The port \(port) is not valid. Specify a port number between 1 and 65535."
    case .emptyServerName: "The outbound SMTP server name is empty. Specify the name of an SMTP server."
    case .invalidServerName(let name):
      "The outbound SMTP server name \"\(name.printable)\" is not valid. Specify a host name or an IP address."
    case .invalidAddress(let address):
      "The e-mail address \"\(address.printable)\" is not valid. Specify an address of the form user@example.com."
    case .invalidUserName: "The user name of the SMTP credentials is not valid. Specify a name without control characters."
    case .invalidCodePage(let page): "The code page \(page) is not valid."
    case .invalidName(let name):
      "The name \"\(name.printable)\" is not valid. Specify a name that is not empty and has no control characters."
    case .invalidUrl(let url): "The URL \"\(url.printable)\" is not valid. Specify a URL of the form http://server or https://server:port."
    case .noOutboundMailServer(let name):
      "The web application \"\(name)\" has no outbound SMTP server of its own. Set one with UpdateMailSettings first."
    case .applicationPoolExists:
      "ApplicationPool exists, either specify an existing ApplicationPool alone, or specify a non existing ApplicatioPool and an ApplicationPoolAccount."
    case .applicationPoolAccountMissing(let pool):
      "The application pool \"\(pool.printable)\" does not exist. Specify an existing ApplicationPool, or an ApplicationPoolAccount for a new one."
    case .bindingInUse: "The IIS Web Site you have selected is in use by SharePoint.  You must select another port or hostname."
    case .directoryInUse(let path):
      "The directory \(path) is already being used by another IIS Web Site.  Choose a different root directory for your new Web application."
    case .urlInUse(let url): "The URL \(url) is already in use by another web application. Specify another URL."
    case .databaseInUse(let name): "The content database \"\(name.printable)\" is already in use. Specify another database name."
    case .noFreePort: "There is no free port for the new web application. Specify a port."
    case .administrationCannotBeRemoved: "The Central Administration web application cannot be removed."
    case .defaultZoneCannotBeRemoved:
      "The Default zone of a web application cannot be removed by itself. Remove the web application instead."
    case .zoneNotExtended(let zone, let name): "The web application \"\(name)\" is not extended to the \(zone) zone."
    case .timeZoneUnknown(let id): "The time zone \(id) is not valid. Specify the identifier of a SharePoint time zone."
    case .credentialKeyMissing(let server):
      "The application credential key is not set on the server \(server), so the SMTP credentials can't be saved. Use Set-SPApplicationCredentialKey to set the same key on every server of the farm, then try again."
    case .emptyCredentialKey: "The application credential key is empty. Specify a password for it."
    case .keyStore(let path, let reason): "The application credential key can't be kept in \"\(path)\": \(reason)."
    case .cryptography(let operation): "The cryptographic operation \"\(operation)\" failed."
    }
  }

  /// The full name of the .NET exception that SharePoint raises in this case.
  package var exceptionTypeName: String {
    switch self {
    case .updateConflict: "Microsoft.SharePoint.Administration.SPUpdatedConcurrencyException"
    case .deleted: "Microsoft.SharePoint.Administration.SPDeletedConcurrencyException"
    case .alreadyExists: "Microsoft.SharePoint.Administration.SPDuplicateObjectException"
    case .notFound: "Microsoft.SharePoint.PowerShell.SPCmdletPipeBindException"
    case .invalidPort, .invalidCodePage, .timeZoneUnknown: "System.ArgumentOutOfRangeException"
    case .emptyServerName, .invalidServerName, .invalidAddress, .invalidUserName, .invalidName, .invalidUrl, .directoryInUse, .urlInUse,
      .databaseInUse,
      .emptyCredentialKey:
      "System.ArgumentException"
    case .administrationCannotBeRemoved, .defaultZoneCannotBeRemoved, .zoneNotExtended, .noOutboundMailServer:
      "System.InvalidOperationException"
    case .notAFarm, .newerVersion, .readOnly, .cannotOpen, .locked, .diskFull, .damaged, .interrupted, .invalidLocalServer, .keyStore,
      .cryptography,
      .credentialKeyMissing,
      .applicationPoolExists, .applicationPoolAccountMissing, .bindingInUse, .noFreePort:
      "Microsoft.SharePoint.PowerShell.SPCmdletException"
    }
  }
}

extension String {
  /// The text with its control characters replaced, so that a message stays on its line whatever it quotes.
  var printable: String { String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? "\u{FFFD}" : $0 })) }
}

extension Unicode.Scalar {
  /// C0, DEL, C1, and the two Unicode line ends: what must never get into a header, a command or a message.
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029 }
}
