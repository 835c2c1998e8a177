/// The classes of SharePoint's objects that a farm stores, by their short names.
package enum ObjectType: String, Sendable {
  case persistedObject = "SPPersistedObject"
  case farm = "SPFarm"
  case server = "SPServer"
  case webService = "SPWebService"
  case webApplication = "SPWebApplication"
  case administrationWebApplication = "SPAdministrationWebApplication"
  case applicationPool = "SPApplicationPool"
  case contentDatabase = "SPContentDatabase"
  case configurationDatabase = "SPConfigurationDatabase"
  case healthRule = "SPHealthAnalysisRule"

  /// With its namespace, as messages and `GetType().FullName` have it.
  package var fullName: String { "Microsoft.SharePoint.Administration.\(rawValue)" }
}

/// `SPObjectStatus`.
package enum SPObjectStatus: Int, Sendable {
  case online = 0
  case disabled = 1
  case offline = 2
  case unprovisioning = 3
  case provisioning = 4
  case upgrading = 5

  package var name: String {
    switch self {
    case .online: "Online"
    case .disabled: "Disabled"
    case .offline: "Offline"
    case .unprovisioning: "Unprovisioning"
    case .provisioning: "Provisioning"
    case .upgrading: "Upgrading"
    }
  }
}
